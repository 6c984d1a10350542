"""The files of a folder of voices, one JSON object a line: the first must be there, the others may.

`questions.jsonl`, and `real.jsonl` with what people asked in public:
    {"text": "does a cert raise my pay?", "expect": ["earning-potential", "comparison-cost"]}
    `expect` holds what is a right reply, best first: keys of passages (`SHORT_NAMES` will do as well), or one of
    `NO_PASSAGE`, where no passage is due: "out-of-scope", "advice" for somebody's own case, "thanks" and so on.

`openers.jsonl`, first messages in which people tell their situation:
    {"text": "barista, two years, want to run a shop", "kind": "opener", "facts": {"occupation": ["barista"]}}
    `facts` names what is told, `absent` what must not be read; of kind "near-miss" is what tells nothing.

`replies.jsonl`, answers to the assessment's questions:
    {"question": "hours", "reply": "two evenings", "expect": {"hours_per_week": [3, 8]}, "absent": ["budget"]}
    An expected field of value "unknown" must not be noted. Only whether a field is noted counts, not its value.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.performance.processes import BenchmarkError
from bot.people.summary import LABELS

Row = TypeVar("Row")

OUT_OF_SCOPE = "out-of-scope"
NO_PASSAGE = frozenset({OUT_OF_SCOPE, "advice", "greet", "goodbye", "thanks", "bot-challenge", "help", "human"})
NEAR_MISS = "near-miss"
UNKNOWN = "unknown"

SHORT_NAMES: Mapping[str, str] = {
    "overview": "promotion-or-micro-credentials",
    "promotion": "how-promotion-works",
    "micro-credentials": "what-micro-credentials-are",
    "promotion-benefits": "what-a-promotion-brings",
    "micro-credential-benefits": "how-micro-credentials-speed-up-a-career",
    "employer-perception": "how-employers-see-each",
    "flexibility": "flexibility-in-a-changing-job-market",
    "combining": "combining-both",
    "choosing": "choosing-your-path",
}
"""Other names of passages; "aspect-cost" and the like mean the rows of the comparison ("comparison-cost")."""

FIELDS: Mapping[str, str] = {
    **{name: name for name in LABELS},
    "deadline_months": "deadline",
    "budget_eur_like": "budget",
}
"""The profile's field by the name of a fact in the files. Other names are left out."""

ASKED_FIELDS: Mapping[str, str] = {
    "job": "occupation",
    "target": "target",
    "time_in_role": "months_in_role",
    "deadline": "deadline",
    "hours": "hours_per_week",
    "money": "budget",
    "who_pays": "budget",
    "opening": "opening",
    "recognition": "recognition",
}
"""The profile's field that a question of `replies.jsonl` asks for; questions that are not here are left out."""


@dataclass(frozen=True)
class Question:
    """A question with the keys of the passages that may answer it; `without` says whether none may as well.

    `best` is the reply that fits best: a passage's key or one of `NO_PASSAGE`.
    """

    text: str
    best: str
    passages: frozenset[str]
    without: bool

    def is_right(self, cited: Sequence[str]) -> bool:
        """Whether a reply with these passages as its sources, the first one foremost, is a right one."""
        return cited[0] in self.passages if cited else self.without


@dataclass(frozen=True)
class Telling:
    """A message that tells facts: the fields that must be noted from it, and those that must not."""

    text: str
    noted: frozenset[str]
    absent: frozenset[str]
    asked: str = ""
    """The field that was asked for before it; empty for a first message."""
    near_miss: bool = False


@dataclass(frozen=True)
class Voices:
    """What a folder holds; a part without a file is empty."""

    questions: tuple[Question, ...]
    real: tuple[Question, ...]
    openers: tuple[Telling, ...]
    replies: tuple[Telling, ...]


def read_voices(folder: Path) -> Voices:
    """The folder's files; raises `BenchmarkError` with file and line where one cannot be read."""
    if not (folder / "questions.jsonl").is_file():
        raise BenchmarkError(f"There is no questions.jsonl in {folder}. Name the folder with DATA=…")
    return read_parts(folder)


def read_parts(folder: Path) -> Voices:
    """Whatever of the files a folder holds; raises `BenchmarkError` with file and line where one cannot be read."""
    return Voices(
        tuple(_read(folder / "questions.jsonl", question_of)),
        tuple(_read(folder / "real.jsonl", question_of)),
        tuple(_read(folder / "openers.jsonl", opener_of)),
        tuple(telling for telling in _read(folder / "replies.jsonl", reply_of) if telling.asked),
    )


def question_of(row: Mapping[str, Any]) -> Question:
    """A line of `questions.jsonl` or `real.jsonl`."""
    names = [passage_key(str(name)) for name in row["expect"]]
    return Question(str(row["text"]), names[0], frozenset(names) - NO_PASSAGE, not NO_PASSAGE.isdisjoint(names))


def opener_of(row: Mapping[str, Any]) -> Telling:
    """A line of `openers.jsonl`."""
    noted, near_miss = _fields(row.get("facts", ())), row.get("kind") == NEAR_MISS
    return Telling(str(row["text"]), noted, _fields(row.get("absent", ())) - noted, near_miss=near_miss)


def reply_of(row: Mapping[str, Any]) -> Telling:
    """A line of `replies.jsonl`; its `asked` is empty where the question is none of the assessment's."""
    expect: Mapping[str, Any] = row["expect"]
    noted = _fields(name for name, value in expect.items() if value != UNKNOWN)
    absent = _fields([*(name for name, value in expect.items() if value == UNKNOWN), *row.get("absent", ())])
    return Telling(str(row["reply"]), noted, absent - noted, ASKED_FIELDS.get(str(row["question"]), ""))


def passage_key(name: str) -> str:
    """The key of a passage by its key or another name for it."""
    return SHORT_NAMES.get(name, name.replace("aspect-", "comparison-", 1))


def _fields(names: Iterable[str]) -> frozenset[str]:
    return frozenset(FIELDS[name] for name in names if name in FIELDS)


def _read(path: Path, row_of: Callable[[Mapping[str, Any]], Row]) -> Iterator[Row]:
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield row_of(json.loads(line))
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            raise BenchmarkError(f"{path.name}, line {number}: not as the format asks: {error!r}") from error
