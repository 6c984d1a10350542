"""A made-up handbook of as many passages as wanted, three questions each, and questions that none of it teaches.

Every passage is about one matter ("parking permit renewal") for one group of people ("part-time welders"), so that
thousands of passages differ in what they are about, and yet each has many that are near it in words and meaning.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

PASSAGES_EACH = 100
"""Passages in a document."""

LARGEST = 10_000

_THINGS = [
    "parking permit",
    "travel expense",
    "study leave",
    "locker key",
    "safety boots",
    "laptop loan",
    "canteen card",
    "shift swap",
    "language course",
    "standing desk",
    "childcare voucher",
    "company bicycle",
    "protective goggles",
    "training budget",
    "overtime claim",
    "staff discount",
    "visitor badge",
    "health check",
    "relocation grant",
    "tool allowance",
]
_STEPS = ("application", "renewal", "appeal", "handover", "cancellation")
_PEOPLE = [
    "welders",
    "nurses",
    "accountants",
    "drivers",
    "librarians",
    "electricians",
    "translators",
    "gardeners",
    "chemists",
    "receptionists",
    "plumbers",
    "teachers",
    "designers",
    "bakers",
    "surveyors",
    "pilots",
    "tailors",
    "auditors",
    "foresters",
    "mechanics",
]
_CIRCUMSTANCES = ("part-time", "newly hired", "seconded", "retiring", "travelling")
_OFFICES = ("front desk", "personnel office", "works council", "finance team", "site manager")

_LEAD_QUESTIONS = (
    "how does the {thing} work for {people}",
    "can {people} get a {thing}",
    "what are the rules on a {thing} if somebody is one of the {people}",
    "tell me about the {thing} for {people}",
)
_PROOF_QUESTIONS = (
    "which papers do {people} need for the {thing}",
    "what must {people} hand in for a {thing}",
)
_UNSEEN_QUESTIONS = (
    "I work with {people}, who looks after a {thing}?",
    "please explain the {thing} that {people} have",
    "is there a {thing} for {people} here?",
)


class Asked(NamedTuple):
    """A question that the handbook does not hold, and the title of the passage that answers it."""

    text: str
    title: str


class _Subject(NamedTuple):
    thing: str
    people: str

    @property
    def title(self) -> str:
        return f"{self.thing.capitalize()} for {self.people}"

    @property
    def key(self) -> str:
        return self.title.lower().replace(" ", "-")


def write_handbook(folder: Path, passages: int) -> None:
    """Writes the documents of this many passages into an empty folder."""
    subjects = [_subject(number) for number in range(passages)]
    for number, start in enumerate(range(0, passages, PASSAGES_EACH)):
        text = _document(number, subjects[start : start + PASSAGES_EACH], start)
        (folder / f"handbook-{number:03}.md").write_text(text, encoding="utf-8")


def unseen_questions(passages: int, count: int) -> list[Asked]:
    """Of different passages, drawn with a fixed seed; their wording is in no document."""
    draw = random.Random(passages)
    numbers = draw.sample(range(passages), min(count, passages))
    asked = [_asked(_subject(number), draw) for number in numbers]
    return [asked[number % len(asked)] for number in range(count)]


def _asked(subject: _Subject, draw: random.Random) -> Asked:
    return Asked(draw.choice(_UNSEEN_QUESTIONS).format(**subject._asdict()), subject.title)


def _subject(number: int) -> _Subject:
    """A different one for each number below `LARGEST`; neighbours differ in both of their parts."""
    if not 0 <= number < LARGEST:
        raise ValueError(f"There are {LARGEST} different passages at most.")
    things = [f"{thing} {step}" for step in _STEPS for thing in _THINGS]
    people = [f"{circumstance} {name}" for circumstance in _CIRCUMSTANCES for name in _PEOPLE]
    column = number % len(things)
    return _Subject(things[column], people[(number // len(things) + 7 * column) % len(people)])


def _document(number: int, subjects: Sequence[_Subject], start: int) -> str:
    intent = f"ask_handbook_{number:03}"
    front = (
        f"---\nkey: handbook-{number:03}\ntitle: Handbook {number:03}\naudience: public\nsource:\n"
        f"  name: Made-up handbook, volume {number:03}\n  date: 2026-01-15\nreviewed: 2026-03-01\n"
        f"review_holds: 36 months\naspects:\n  definition: [definition, meaning]\n"
        f"intents:\n  {intent}: volume {number:03} of the handbook\n---\n"
    )
    sections = "\n".join(
        "\n".join(_section(subject, intent, start + place)) for place, subject in enumerate(subjects)
    )
    return f"{front}\n# Handbook {number:03}\n\n> Made up to measure with; nothing of it is true.\n\n{sections}\n"


def _section(subject: _Subject, intent: str, number: int) -> Iterator[str]:
    draw = random.Random(number)
    words = subject._asdict()
    office = draw.choice(_OFFICES)
    yield f"## {subject.title}\n"
    yield f"- key: {subject.key}\n- intent: {intent}\n"
    yield f"The {office} decides on a {subject.thing} for {subject.people} within {draw.randint(2, 30)} days.\n"
    yield "### Points\n"
    yield f"- `papers`: For the {subject.thing}, {subject.people} hand form {number} in at the {office}.\n"
    yield "### Questions\n\n#### lead\n"
    yield from (f"- {question.format(**words)}" for question in draw.sample(_LEAD_QUESTIONS, 2))
    yield f"\n#### papers\n\n- {draw.choice(_PROOF_QUESTIONS).format(**words)}\n"
