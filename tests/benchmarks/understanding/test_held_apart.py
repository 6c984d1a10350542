"""The evaluation questions stay unseen: nothing that the model learns from equals or nearly equals one of them.

Near-equality has two bounds, either of which is enough: a cosine of the sentence vectors from `COSINE`, where two
texts say the same in nearly the same words, and a Jaccard index of their character 3-grams from `JACCARD`, where
they are spelt nearly alike. The titles of passages are left out: they are names that the product has promised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest
from sklearn.feature_extraction.text import CountVectorizer

from benchmarks.understanding.base_encoder import base_encoder
from benchmarks.understanding.fitting_answers import expectations
from benchmarks.understanding.questions import (
    DATA,
    calibration_texts,
    edge_questions,
    evaluation_questions,
    every_passage_questions,
    every_section_questions,
    guidance_wishes,
    handbook_questions,
    held_messages,
    held_talk,
    learned_messages,
    other_subject_questions,
    other_voices_questions,
    settled_document_questions,
    training_texts,
    twelve_documents_questions,
)
from bot.dialogue.tool_registry import TOOLS
from bot.documents.parser import parse_document, parse_documents
from bot.encoder.stored_vectors import VectorCache
from bot.settings import Settings

COSINE = 0.95
JACCARD = 0.8

SHARED = 0.25
"""Texts that share fewer character 3-grams than this with every question need no vector: of 14 pairs with a cosine
from 0.94 on none has an index below 0.32."""

SHORT = 3
"""Answers of so few words ("two years", "not sure") belong to everybody."""

Matrix = npt.NDArray[np.float32]


class Pair(NamedTuple):
    """A learned text and an evaluation question that are too near each other."""

    learned: str
    asked: str
    cosine: float
    jaccard: float


def normalised(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def asked_titles() -> set[str]:
    """The titles of the document that the sets were written for."""
    document = parse_document(DATA / "knowledge" / "promotion-vs-micro-credentials.md")
    return {passage.title for passage in document.passages}


def passage_titles() -> set[str]:
    return {passage.title for document in parse_documents(DATA / "knowledge") for passage in document.passages}


def jaccard(learned: Sequence[str], asked: Sequence[str]) -> Matrix:
    """The Jaccard index of the character 3-grams of each pair, of shape (learned, asked)."""
    vectorizer = CountVectorizer(
        analyzer="char", ngram_range=(3, 3), binary=True, preprocessor=lambda text: f"  {normalised(text)}  "
    )
    vectorizer.fit([*learned, *asked])
    one, other = vectorizer.transform(learned), vectorizer.transform(asked)
    shared = (one @ other.T).toarray().astype(np.float32)
    sizes = np.add.outer(one.getnnz(axis=1), other.getnnz(axis=1))
    return np.asarray(shared / (sizes - shared), dtype=np.float32)


def too_near(learned: Sequence[str], asked: Sequence[str], cosines: Matrix) -> list[Pair]:
    """Pairs of a learned and an asked text that are (nearly) equal. `cosines` has shape (learned, asked)."""
    indices = jaccard(learned, asked)
    return [
        Pair(learned[row], asked[column], float(cosines[row, column]), float(indices[row, column]))
        for row, column in np.argwhere((cosines >= COSINE) | (indices >= JACCARD))
    ]


def near_in_words(learned: Sequence[str], asked: Sequence[str]) -> list[str]:
    """The learned texts that share enough letters with an asked one to be compared by their meaning as well."""
    most = jaccard(learned, asked).max(axis=1)
    return [text for text, index in zip(learned, most, strict=True) if index >= SHARED]


@pytest.fixture(scope="module")
def encoder() -> VectorCache:
    # The bounds are those of the encoder that was never tuned: a tuned one sees the subject's texts nearer.
    return VectorCache(base_encoder(), Settings.from_environment({}).vectors)


def test_nothing_learned_nearly_equals_an_evaluation_question(encoder: VectorCache) -> None:
    titles = passage_titles()
    examples = [text.text for text in training_texts() if text.text not in titles]
    texts = list(dict.fromkeys([*examples, *calibration_texts()]))
    sets = (
        evaluation_questions(),
        settled_document_questions(),
        other_subject_questions(),
        every_passage_questions(),
        edge_questions(),
        other_voices_questions(),
        twelve_documents_questions(),
        every_section_questions(),
        handbook_questions(),
    )
    asked = [question.text for questions in (*sets, guidance_wishes(), expectations()) for question in questions]
    learned = near_in_words(texts, asked)
    found = too_near(learned, asked, encoder.encode(learned) @ encoder.encode(asked).T)
    assert found == [], "Remove the training example from data/, never the evaluation question."


def test_no_message_to_learn_from_nearly_equals_one_held_apart(encoder: VectorCache) -> None:
    held = [message.text for message in held_messages() if len(message.text.split()) > SHORT]
    held += [text for text in held_talk() if len(text.split()) > SHORT]
    asked = [wish.text for wish in guidance_wishes()]
    texts = [*held, *asked]
    learned = near_in_words([message.text for message in learned_messages()], texts)
    found = too_near(learned, texts, encoder.encode(learned) @ encoder.encode(texts).T)
    assert found == [], "Remove the message from data/messages, never the one held apart."


@pytest.mark.parametrize("change", [str.upper, lambda text: f"{text} ??", lambda text: f"{text} please"])
def test_a_planted_copy_is_noticed(encoder: VectorCache, change: Callable[[str], str]) -> None:
    asked = [max((question.text for question in evaluation_questions()), key=len)]
    planted = ["an unlike text about tea", change(asked[0])]
    assert near_in_words(planted, asked) == planted[1:]
    found = too_near(planted, asked, encoder.encode(planted) @ encoder.encode(asked).T)
    assert [pair.learned for pair in found] == planted[1:]


def test_a_text_that_is_only_spelt_alike_is_noticed() -> None:
    learned, asked = ["how do you get promotd quickly", "tea"], ["how do you get promoted quickly"]
    found = too_near(learned, asked, np.zeros((2, 1), dtype=np.float32))
    assert [pair.learned for pair in found] == learned[:1]


def test_the_evaluation_set_is_as_large_and_varied_as_it_must_be() -> None:
    questions = evaluation_questions()
    outside = [question for question in questions if not question.in_scope]
    harder = [q for q in questions if q.kind in {"indirect", "fragment", "typo", "non-native"}]
    assert len(questions) - len(outside) >= 300
    assert len(outside) >= 100
    assert 2 * sum(question.near_miss for question in outside) >= len(outside)
    assert 3 * len(harder) >= len(questions)
    assert len({normalised(question.text) for question in questions}) == len(questions)


def test_the_guidance_set_asks_for_everything_that_can_be_done_for_a_person() -> None:
    wishes = guidance_wishes()
    near_misses = [wish for wish in wishes if wish.intent is None]
    wanted = {wish.intent for wish in wishes if wish.intent is not None}
    assert len(wishes) - len(near_misses) >= 150
    assert len(near_misses) >= 50
    assert wanted >= {tool.intent for tool in TOOLS} | {
        text.intent for text in training_texts() if "guidance" in text.file
    }
    assert len({normalised(wish.text) for wish in wishes}) == len(wishes)


def test_the_settled_document_set_is_as_varied_and_asks_something_else() -> None:
    questions = settled_document_questions()
    outside = [question for question in questions if not question.in_scope]
    harder = [q for q in questions if q.kind in {"indirect", "fragment", "typo", "non-native"}]
    assert (len(questions), len(outside)) == (150, 60)
    assert 2 * sum(question.near_miss for question in outside) >= len(outside)
    assert 2 * len(harder) >= len(questions)
    frozen = {normalised(question.text) for question in evaluation_questions()}
    assert frozen.isdisjoint(normalised(question.text) for question in questions)


def test_the_every_passage_set_asks_about_every_passage_and_asks_something_else() -> None:
    questions = every_passage_questions()
    outside = [question for question in questions if not question.in_scope]
    kinds = Counter(question.kind for question in questions if question.in_scope)
    best = Counter(question.sources[0] for question in questions if question.in_scope)
    assert (len(questions), len(outside)) == (220, 80)
    assert 2 * sum(question.near_miss for question in outside) >= len(outside)
    assert set(kinds) == {"plain", "indirect", "long", "fragment", "typo", "non-native", "two-in-one"}
    assert kinds["plain"] * 3 <= len(questions) - len(outside)
    assert set(best) == asked_titles()
    earlier = {
        normalised(q.text)
        for q in (*evaluation_questions(), *settled_document_questions(), *other_subject_questions())
    }
    assert earlier.isdisjoint(normalised(question.text) for question in questions)


def test_the_edge_of_knowledge_set_lies_on_both_sides_of_the_border_and_asks_something_else() -> None:
    questions = edge_questions()
    inside = [question for question in questions if question.in_scope]
    kinds = Counter(question.kind for question in inside)
    assert (len(questions), len(inside), sum(question.near_miss for question in questions)) == (140, 60, 60)
    assert not any(question.near_miss for question in inside)
    assert set(kinds) == {"plain", "indirect", "long", "fragment", "typo", "non-native"}
    assert kinds["plain"] * 2 <= len(inside)
    assert {question.sources[0] for question in inside} == asked_titles()
    sets = (
        evaluation_questions(),
        settled_document_questions(),
        other_subject_questions(),
        every_passage_questions(),
    )
    earlier = {normalised(question.text) for asked in sets for question in asked}
    assert earlier.isdisjoint(normalised(question.text) for question in questions)
    assert len({normalised(question.text) for question in questions}) == len(questions)


def test_the_other_voices_set_asks_about_every_passage_and_asks_something_else() -> None:
    questions = other_voices_questions()
    inside = [question for question in questions if question.in_scope]
    assert (len(questions), len(inside), sum(question.near_miss for question in questions)) == (220, 150, 35)
    assert not any(question.near_miss for question in inside)
    assert {question.kind for question in questions} == {
        "plain",
        "formal",
        "spoken",
        "short",
        "dialect",
        "non-native",
    }
    assert {question.sources[0] for question in inside} == asked_titles()
    sets = (
        evaluation_questions(),
        settled_document_questions(),
        other_subject_questions(),
        every_passage_questions(),
        edge_questions(),
    )
    earlier = {normalised(question.text) for asked in sets for question in asked}
    assert earlier.isdisjoint(normalised(question.text) for question in questions)
    assert len({normalised(question.text) for question in questions}) == len(questions)


def test_the_sets_by_people_who_saw_headings_alone_ask_about_every_section() -> None:
    twelve, section = twelve_documents_questions(), every_section_questions()
    assert (len(twelve), sum(q.in_scope for q in twelve)) == (190, 130)
    assert (len(section), sum(q.in_scope for q in section)) == (179, 121)
    assert sum(q.near_miss for q in (*twelve, *section)) == 80
    titles = Counter(q.sources[0] for q in twelve if q.in_scope)
    assert set(titles.values()) == {2}
    assert {q.sources[0] for q in section if q.in_scope} == set(titles) | asked_titles()
    texts = [normalised(q.text) for q in (*twelve, *section)]
    assert len(set(texts)) == len(texts)
