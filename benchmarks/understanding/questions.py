"""The evaluation questions as values, and every text of data/ that a model learns from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.documents.digest import training_items
from bot.documents.parser import parse_documents
from bot.files.intent_examples import intent_examples
from bot.nlu.messages.annotations import AnnotatedMessage, read_messages
from bot.nlu.small_documents import small_documents
from bot.settings import PROJECT_ROOT

FOLDER = Path(__file__).parent
HELD_TALK = FOLDER / "held_talk"
DATA = PROJECT_ROOT / "data"


@dataclass(frozen=True)
class EvaluationQuestion:
    """A question with the titles that may answer it; none of them when it is out of scope.

    `together` holds the titles that must all be named, for two questions in one message.
    """

    text: str
    kind: str
    sources: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    near_miss: bool = False

    @property
    def in_scope(self) -> bool:
        """Whether some passage answers it."""
        return bool(self.sources)


@dataclass(frozen=True)
class Wish:
    """Something that a person may want for themselves, with its intent; none for a question in general."""

    text: str
    intent: str | None


@dataclass(frozen=True)
class TranslatedQuestion:
    """A question in English and, by the code of the language, in others; no sources when no passage answers."""

    english: str
    translations: dict[str, str]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrainingText:
    """A text of data/ and the file that it stands in."""

    text: str
    intent: str
    file: str


def evaluation_questions() -> list[EvaluationQuestion]:
    """The frozen set: in scope and out, written before the first model was trained."""
    return _questions("in_scope.yml", "out_of_scope.yml")


def settled_document_questions() -> list[EvaluationQuestion]:
    """The settled-document set: in scope and out, written once the documents had settled."""
    return _questions("settled_documents.yml")


def other_subject_questions() -> list[EvaluationQuestion]:
    """Questions on other subjects: other meanings of the words, other matters of HR, near misses, chit-chat."""
    return _questions("other_subjects.yml")


def every_passage_questions() -> list[EvaluationQuestion]:
    """The every-passage set: five questions in seven kinds of wording about each passage, and near misses."""
    return _questions("every_passage.yml")


def edge_questions() -> list[EvaluationQuestion]:
    """The edge-of-knowledge set: near misses, and questions that look like near misses and are answered."""
    return _questions("edge_of_knowledge.yml")


def other_voices_questions() -> list[EvaluationQuestion]:
    """The other-voices set: 150 questions in scope and 70 out, in the voices of 42 people."""
    return _questions("other_voices.yml")


def twelve_documents_questions() -> list[EvaluationQuestion]:
    """The twelve-documents set: two questions about each section of the documents beside the article."""
    return _questions("twelve_documents.yml")


def every_section_questions() -> list[EvaluationQuestion]:
    """The every-section set: questions about each section of all documents by another pen, and near misses."""
    return _questions("every_section.yml")


def handbook_questions() -> list[EvaluationQuestion]:
    """Questions about the people handbook: 50 that it answers, plain and colloquial, and 30 that it does not."""
    return _questions("people_handbook/questions.yml")


def foreign_questions() -> list[tuple[str, str]]:
    """Questions in other languages, each with the code of its language."""
    return [(language, text) for language, texts in _read(FOLDER / "other_languages.yml").items() for text in texts]


def translated_questions() -> list[TranslatedQuestion]:
    """Every second plain, indirect or short question of the frozen set, and every sixth that no passage answers."""
    originals = {question.text: question for question in evaluation_questions()}
    return [
        TranslatedQuestion(entry.pop("en"), entry, originals[english].sources)
        for entry in _read(FOLDER / "translated.yml")
        if (english := entry["en"])
    ]


def translated_development() -> list[TranslatedQuestion]:
    """Questions like those of the training data, to calibrate with: no figure is one of theirs."""
    return [
        TranslatedQuestion(entry.pop("en"), entry, (source,) if (source := entry.pop("source", None)) else ())
        for entry in _read(FOLDER / "translated_development.yml")
    ]


def guidance_wishes() -> list[Wish]:
    """Wishes for guidance and their near misses."""
    return [Wish(entry["text"], entry.get("intent")) for entry in _read(FOLDER / "guidance.yml")]


def training_texts(data: Path = DATA) -> list[TrainingText]:
    """The questions, titles and aliases of the documents and the examples of data/nlu."""
    documents = parse_documents(data / "knowledge")
    found = [TrainingText(item.text, item.intent, "knowledge") for item in training_items(documents)]
    found += [TrainingText(one.text, one.intent, f"nlu/{one.file}") for one in intent_examples(data / "nlu")]
    return found


def learned_messages() -> tuple[AnnotatedMessage, ...]:
    """The messages of data/messages, which acts and facts are learned from."""
    return read_messages(DATA / "messages")


def held_messages() -> tuple[AnnotatedMessage, ...]:
    """Messages of pen 4 and the last of pen 7, annotated like those and held apart from them."""
    return read_messages(FOLDER / "held_messages")


def held_talk() -> list[str]:
    """What people say in openers, replies and conversations that other pens wrote and that are held apart."""
    lines = [json.loads(line) for name in ("openers", "replies") for line in _lines(HELD_TALK / f"{name}.jsonl")]
    told = [str(line.get("text") or line.get("reply")) for line in lines]
    played = [turn["user"] for entry in _read(HELD_TALK / "conversations.yml") for turn in entry["turns"]]
    return list(dict.fromkeys([*told, *played]))


def calibration_texts(root: Path = PROJECT_ROOT) -> list[str]:
    """What the made-up documents of data/calibration say and are asked."""
    documents = small_documents(root)
    pairs = [text for document in documents for _, text in (*document.texts, *document.asked)]
    return [*pairs, *(text for document in documents for text in document.outside)]


def _questions(*names: str) -> list[EvaluationQuestion]:
    return [
        EvaluationQuestion(
            text=entry["text"],
            kind=entry["kind"],
            sources=tuple(entry.get("sources", ())),
            together=tuple(entry.get("sources_all", ())),
            near_miss=bool(entry.get("near_miss")),
        )
        for name in names
        for entry in _read(FOLDER / name)
    ]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
