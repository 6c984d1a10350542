"""Takes in what a message tells of the person: reads it, has it validated, stores what holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from rasa_sdk import Tracker

from actions.base.guidance import Guidance
from actions.base.stores import people
from bot.answering.candidates import asked_questions
from bot.assessment.digression import is_digression, is_question, is_wish
from bot.dialogue.message_contract import REQUESTED_SLOT, SITUATION
from bot.profile.answers import ProfileUpdate, take_answers
from bot.profile.claims import beside_titles, claimed_credentials, claimed_skills
from bot.profile.facts import Facts, read_facts
from bot.profile.profile import Evidence
from bot.profile.roles import RoleMentions, UnclearRole, role_mentions
from bot.profile.wording import news_in_words
from bot.reading.values import Problem


@dataclass(frozen=True)
class Statement:
    """What a message says about the person.

    `guidance` has the person as they are stored now, `understood` says back what is new, `problems` are answers
    that cannot be, `unclear` is a role that could be several.
    """

    guidance: Guidance
    understood: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    unclear: UnclearRole | None = None
    refused: bool = False

    @property
    def is_anything(self) -> bool:
        """Whether the message said anything about the person at all."""
        return bool(self.understood or self.problems or self.unclear or self.refused)


def take_in(tracker: Tracker, guidance: Guidance) -> Statement:
    """Reads the latest message, with the open question in mind, and stores what holds."""
    asked = guidance.person.open_question if tracker.get_slot(REQUESTED_SLOT) else None
    if asked is not None and is_question(guidance.turn.said, guidance.turn.intent):
        return Statement(guidance)
    said = role_mentions(_situation(guidance), asked, guidance.turn.said)
    facts = read_facts(guidance.turn.said, guidance.turn.today, asked, said.values)
    is_else = not facts.is_empty or is_wish(guidance.turn.intent, guidance.turn.confidence)
    if said.unclear is not None and not said.unclear.matches and is_else:
        # What is like no role and reads as something else was no role.
        said = replace(said, unclear=None)
    evidence = (
        *claimed_credentials(facts.held, guidance.catalogue.credentials),
        *claimed_skills(beside_titles(said.skills, facts.held), guidance.catalogue.skills),
    )
    if said.unclear is None and not said.values and not evidence and _is_aside(guidance, facts):
        return Statement(guidance)
    taken = take_answers(guidance.person.profile, asked, facts, guidance.turn.today)
    return _stored(guidance, taken, evidence, facts, said)


def take_choice(tracker: Tracker, guidance: Guidance) -> Statement | None:
    """What a button for a role says; None for any other message."""
    field, role = guidance.turn.entity("field"), guidance.turn.entity("role")
    if role is None or field not in ("occupation", "target") or role not in guidance.catalogue.occupations:
        return None
    facts = Facts({field: role})
    taken = take_answers(guidance.person.profile, field, facts, guidance.turn.today)
    return _stored(guidance, taken, (), facts, RoleMentions())


def _stored(
    guidance: Guidance, taken: ProfileUpdate, evidence: tuple[Evidence, ...], facts: Facts, said: RoleMentions
) -> Statement:
    before = guidance.person
    refused = taken.profile.refused - before.profile.refused
    with people().change(before.id) as change:
        if taken.changed:
            change.save_profile({name: getattr(taken.profile, name) for name in taken.changed})
        for name in refused:
            change.refuse(name)
        new = [one for one in evidence if change.add_evidence(one)]
        if evidence and before.open_question == "evidence":
            change.close_question()
    after = guidance.again()
    titles = {key: occupation.title for key, occupation in guidance.catalogue.occupations.items()}
    return Statement(
        after,
        news_in_words(taken, facts, new, titles, said.names),
        taken.problems,
        said.unclear,
        refused=bool(facts.refused),
    )


def _is_aside(guidance: Guidance, facts: Facts) -> bool:
    questions = asked_questions(guidance.turn.message)
    return is_digression(
        guidance.turn.said,
        facts,
        guidance.turn.intent,
        guidance.turn.confidence,
        questions[0].in_scope if questions else 0.0,
    )


def _situation(guidance: Guidance) -> dict[str, Any]:
    """What the pipeline found on the message (`bot.nlu.situation_reader`)."""
    return guidance.turn.message.get(SITUATION) or {}
