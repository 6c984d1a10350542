"""The goal of somebody who talks as people do: an opener, answers plain and vague, corrections, digressions.

Every line but the ways out is drawn from the sets held apart (`benchmarks.simulation.held_voices`).
"""

from __future__ import annotations

from benchmarks.simulation.held_voices import answer, corrected, digression, held_openers
from benchmarks.simulation.person import GoalMissed, Heard, Person
from benchmarks.simulation.situation import question_in
from bot.people.summary import LABELS

ADVICE = ("My advice:", "I know too little of your situation")
NOT_READ = "I did not get that as an answer"
NONE_OF_THESE = "None of these"
BESIDE = {"budget": ("employer_pays",), "target": ("goal",)}
"""What answers the question for a field as well."""

KNOWN = "what do you know about me?"
MOST_NOT_READ = 1
"""So often somebody is patient enough to say it again."""


def tell_their_case(person: Person) -> None:
    """Lays out their case, is asked on until the advice comes, and finds what they said in what is kept."""
    opener = person.random.choice(held_openers())
    heard = person.say(opener.text)
    if heard.is_lost:
        raise GoalMissed("the opener was not heard")
    if not _goes_on(heard):
        heard = person.say("assess my situation")
    told = _talk(person, heard)
    listed = person.say(KNOWN).text
    for field in sorted(told):
        if not any(LABELS[name] in listed for name in (field, *BESIDE.get(field, ()))):
            raise GoalMissed(f"{field} was told and is not kept")


def _talk(person: Person, heard: Heard) -> frozenset[str]:
    """Answers until the advice comes; the fields that were told in answer to their own question."""
    told: frozenset[str] = frozenset()
    asked: str | None = None
    not_read, digressed, has_corrected = 0, False, False
    while not any(words in heard.text for words in ADVICE):
        if heard.payload(NONE_OF_THESE) is not None:
            heard = person.say(heard.buttons[0]["payload"])
            continue
        previous, asked = asked, question_in(heard.text) or asked
        if asked is None:
            raise GoalMissed(f"neither a question nor advice after {person.lines[-1][0]!r}")
        chance = person.random.random()
        put = corrected(person.random, previous) if previous and previous in told and not has_corrected else None
        if chance < 0.15 and not digressed:
            said, digressed = digression(person.random).text, True
        elif chance < 0.25 and put is not None:
            said, has_corrected = put.text, True
        elif reply := answer(person.random, asked):
            said = reply.text
            told |= reply.told & {asked}
        else:
            said = "skip"
        heard = person.say(said)
        if heard.is_lost:
            raise GoalMissed(f"{said!r} led nowhere")
        not_read += NOT_READ in heard.text
        if not_read > MOST_NOT_READ:
            raise GoalMissed(f"{said!r} was no answer to {asked}")
    return told


def _goes_on(heard: Heard) -> bool:
    is_asked = question_in(heard.text) is not None or heard.payload(NONE_OF_THESE) is not None
    return is_asked or any(words in heard.text for words in ADVICE)
