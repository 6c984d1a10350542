"""Asks a started assistant what the voices say, over REST, and counts what was right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from uuid import uuid4

from benchmarks.running import Running
from benchmarks.simulation.person import GoalMissed, Heard, Person
from benchmarks.simulation.situation import question_in
from benchmarks.voices.folder import OUT_OF_SCOPE, Question, Telling, Voices
from bot.assessment.questions import QUESTIONS, SKIP, WHICH_ROLE
from bot.people.summary import LABELS

ASSESS = "assess my situation"
WHAT_IS_KNOWN = "what do you know about me?"
TOLD_BEFORE = "I am an accountant, 3 years in my role, I want to be a financial manager in 2 years"
"""What somebody says first who would otherwise not be asked for all that the assessment can ask for."""

FIELDS_BEFORE = frozenset({"occupation", "months_in_role", "target", "goal", "deadline"})
"""What that tells."""

WHICH_ROLES = WHICH_ROLE.partition("“")[0]
KNOWLEDGE, REFUSED, NO_QUESTION = "right source first", "out of scope refused", "no question: no source"

_FIELD_OF = {label: field for field, label in LABELS.items()}
_LISTED = re.compile(r"^\W*([^:\n]+): ", re.MULTILINE)


@dataclass(frozen=True)
class Miss:
    """What was said, and what was wrong with what came of it."""

    said: str
    wrong: str


@dataclass(frozen=True)
class Count:
    """How many of something were right; `misses` are the others."""

    name: str
    of: int
    misses: tuple[Miss, ...]

    @property
    def right(self) -> int:
        """How many were right."""
        return self.of - len(self.misses)


def measure(running: Running, voices: Voices, key_of: Mapping[str, str]) -> list[Count]:
    """All counts of a folder; `key_of` gives the passages' keys by their titles. A failed turn is a miss."""
    asker = Askers(running)
    counts = []
    for part, questions in (("questions", voices.questions), ("real", voices.real)):
        counts += count_questions(part, questions, lambda text: cited(asker.new().say(text), key_of))
    counts += count_tellings("openers", voices.openers, lambda telling: heard_of_opener(asker.new(), telling))
    counts += count_tellings("replies", voices.replies, lambda telling: heard_of_reply(asker.new, telling))
    return counts


def count_questions(part: str, questions: Sequence[Question], ask: Callable[[str], Sequence[str]]) -> list[Count]:
    """Questions by what is due for them; `ask` gives the keys of a reply's sources."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(group_of(question), []).append(question)
    return [
        Count(f"{part}: {name}", len(groups[name]), tuple(_question_misses(groups[name], ask)))
        for name in (KNOWLEDGE, REFUSED, NO_QUESTION)
        if name in groups
    ]


def group_of(question: Question) -> str:
    """What is counted of a question, by the reply that fits it best."""
    if question.best == OUT_OF_SCOPE:
        return REFUSED
    return KNOWLEDGE if question.best in question.passages else NO_QUESTION


def cited(heard: Heard, key_of: Mapping[str, str]) -> list[str]:
    """The keys of a reply's sources in their order; the title itself where no passage has it."""
    return [key_of.get(title, title) for title in heard.sources]


def count_tellings(
    part: str, tellings: Sequence[Telling], hear: Callable[[Telling], frozenset[str]]
) -> list[Count]:
    """Facts that were noted and facts that must not be; `hear` gives the fields that the profile then holds."""
    noted, absent, near, of_noted, of_absent = [], [], [], 0, 0
    for telling in tellings:
        try:
            fields = hear(telling)
        except GoalMissed as error:
            fields = frozenset({f"({error})"}) if not telling.noted else frozenset()
        if telling.near_miss:
            if fields:
                near.append(Miss(telling.text, f"noted: {', '.join(sorted(fields))}"))
            continue
        of_noted += len(telling.noted)
        of_absent += len(telling.absent)
        noted += [Miss(telling.text, f"not noted: {field}") for field in sorted(telling.noted - fields)]
        absent += [Miss(telling.text, f"noted: {field}") for field in sorted(telling.absent & fields)]
    counts = (
        Count(f"{part}: facts noted", of_noted, tuple(noted)),
        Count(f"{part}: facts that nobody told left out", of_absent, tuple(absent)),
        Count(f"{part}: near misses left alone", sum(t.near_miss for t in tellings), tuple(near)),
    )
    return [count for count in counts if count.of]


def heard_of_opener(person: Person, telling: Telling) -> frozenset[str]:
    """The fields that stand in the profile after a first message."""
    _choose(person, person.say(telling.text))
    return known_fields(person.say(WHAT_IS_KNOWN))


def heard_of_reply(new_person: Callable[[], Person], telling: Telling) -> frozenset[str]:
    """The fields that an answer added to the profile; raises `GoalMissed` where the question is not asked.

    A person who skips everything is not asked for all; so another one tells something before.
    """
    for told_before in (None, TOLD_BEFORE):
        person, before = new_person(), set(FIELDS_BEFORE if told_before else ())
        if told_before:
            _choose(person, person.say(told_before))
        heard = person.say(ASSESS)
        for _ in QUESTIONS:
            asked = question_in(heard.text)
            if asked is None:
                break
            if asked == telling.asked:
                _choose(person, person.say(telling.text))
                return known_fields(person.say(WHAT_IS_KNOWN)) - before
            if asked == "opening":
                before.add(asked)
            heard = person.say("yes" if asked == "opening" else SKIP.answer)
    raise GoalMissed(f"never asked for {telling.asked}")


def _choose(person: Person, heard: Heard) -> None:
    """Takes the first role where a reply asks which one is meant."""
    if WHICH_ROLES in heard.text and heard.buttons:
        person.press(heard, heard.buttons[0]["title"])


def known_fields(listing: Heard) -> frozenset[str]:
    """The profile's fields that a reply to "what do you know about me?" lists."""
    return frozenset(_FIELD_OF[label] for label in _LISTED.findall(listing.text) if label in _FIELD_OF)


def _question_misses(questions: Iterable[Question], ask: Callable[[str], Sequence[str]]) -> Iterable[Miss]:
    for question in questions:
        try:
            sources = ask(question.text)
        except GoalMissed as error:
            yield Miss(question.text, str(error))
            continue
        if not question.is_right(sources):
            yield Miss(question.text, ", ".join(sources) or "no source")


class Askers:
    """New people, each with a name of their own."""

    def __init__(self, running: Running, name: str = "voice") -> None:
        self._running = running
        # Another measurement on the same server has people of its own.
        self._name = f"{name}-{uuid4().hex[:8]}"
        self._count = 0

    def new(self) -> Person:
        """Somebody whom the assistant does not know."""
        self._count += 1
        return Person(self._running, f"{self._name}-{self._count}", Random(0))
