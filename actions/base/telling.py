"""Takes in what a message tells of the person: reads it, has it validated, stores what holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions.base.guidance import Guidance
from actions.base.stores import people
from bot.catalogue.naming import normalised
from bot.decision.fact_kinds import ANSWERED_BY, NOTED, ROLE_FIELDS
from bot.dialogue.message_contract import READING, SITUATION
from bot.dialogue.message_reading import ANSWERS, TIME_IN_ROLE, FactSpan, MessageReading
from bot.profile.answers import ProfileUpdate, take_answers
from bot.profile.claims import beside_titles, claimed_credentials, claimed_skills
from bot.profile.corrections import corrected_in, settled_lengths
from bot.profile.facts import Facts
from bot.profile.profile import Evidence
from bot.profile.role_changes import roles_as_meant
from bot.profile.roles import PresentRole, RoleMentions, UnclearRole, role_mentions
from bot.profile.surroundings.roles import own_roles
from bot.profile.told import answer_in, facts_told
from bot.profile.unread import skills_in_own_words
from bot.profile.unread_roles import Find, with_missed_roles
from bot.profile.wording import News, named_besides, news_in_words
from bot.reading.manner import is_correction
from bot.reading.values import Problem
from bot.tools.plan.changes import knows_already

BARE_WORDS = 4
"""Of so many words at most an answer is read as what was asked for, although no fact was read in it."""


@dataclass(frozen=True)
class Statement:
    """What a message says about the person.

    `guidance` has the person as they are stored now, `news` says back what is new, `problems` are answers that
    cannot be, `unclear` is a role that could be several, `passed` are the fields that were passed over, `known`
    those that were told in words that change nothing, `before` has the person as they were.
    """

    guidance: Guidance
    news: tuple[News, ...] = ()
    problems: tuple[Problem, ...] = ()
    unclear: UnclearRole | None = None
    passed: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    before: Guidance | None = None

    @property
    def is_anything(self) -> bool:
        """Whether the message said anything about the person at all."""
        return bool(self.news or self.problems or self.unclear or self.passed or self.known)


_SETS_A_DATE = re.compile(
    r"\b(?:by|in|within|until|till|before|next|years?|months?|asap|rush|20\d\d)\b", re.IGNORECASE
)

_BY_WHEN = re.compile(
    r"\b(?:by|within|before|until|till|asap|in (?:an?|one|two|three|the next|\d+))\b", re.IGNORECASE
)

YES_OR_NO = frozenset({"opening", "recognition"})
"""Questions whose answer is no amount and no time."""


def take_in(
    guidance: Guidance,
    asked: str | None = None,
    corrects: Sequence[str] = (),
    only: Collection[str] | None = None,
) -> Statement:
    """Reads the latest message and stores what holds; `asked` is the open question, if it answers one.

    `corrects` are the fields that a correction may be about, the likeliest first. Where `only` is given, nothing is
    taken in but these fields: the rest of the message was read as something else.
    """
    reading = MessageReading.from_json(guidance.turn.message.get(READING))
    profile = guidance.person.profile
    present = PresentRole(profile.occupation, profile.occupation_words)
    found = _situation(guidance)
    if knows_already(guidance.turn.said):
        # What somebody says that they know already is no role, whatever it was read as.
        found = {**found, "roles": []}
    is_put_right = bool(corrects) or is_correction(guidance.turn.said)
    own = own_roles(
        found.get("roles") or (),
        reading.spans,
        guidance.turn.said,
        guidance.title_heads,
        asked in ROLE_FIELDS,
    )
    situation = with_missed_roles({**found, "roles": own}, guidance.turn.said, _finder(guidance))
    roles, again = roles_as_meant(situation["roles"], guidance.turn.said, asked, profile, is_put_right)
    situation = {**situation, "roles": roles}
    said = role_mentions(situation, asked, guidance.turn.said, present, guidance.ladders)
    spans = settled_lengths(reading.spans, guidance.turn.said, corrects)
    if profile.months_in_role is not None and asked != "months_in_role" and not is_put_right and not _has_job(said):
        # A second length of time is of a part of the work, of a course or of something else.
        spans = tuple(span for span in spans if span.label != TIME_IN_ROLE)
        again |= {"months_in_role"} if len(spans) < len(reading.spans) else set()
    facts = facts_told(spans, said, guidance.turn.today, guidance.turn.said)
    if asked == "opening" and not is_put_right and _BY_WHEN.search(guidance.turn.said) is None:
        # When a place was filled, is free or ends is no date by which somebody wants to be there.
        facts = replace(facts, values={name: value for name, value in facts.values.items() if name != "deadline"})
    if corrects and (facts.is_empty or facts.values.keys() <= YES_OR_NO & {asked}):
        # "Two years rather than one" puts a deadline right, whatever yes or no the open question reads in it.
        put_right = corrected_in(guidance.turn.said, corrects, guidance.turn.today, asked)
        facts = facts if put_right.is_empty else put_right
    if (
        asked is not None
        and not (corrects and facts.values)
        and not said.words
        and not reading.spans_of(*ANSWERED_BY[asked])
        and _may_answer(reading, guidance)
    ):
        told_else = reading.spans_of(*NOTED)
        said_else = _besides(told_else, guidance.turn.said)
        is_left = asked in YES_OR_NO or not (told_else or facts.values) or _is_answer_besides(said_else, asked)
        if is_left:
            # Many words around another fact say more of that: "no money for courses this year" sets no date.
            facts = _with(facts, answer_in(said_else, asked, guidance.turn.today))
    if only is not None:
        values = {name: value for name, value in facts.values.items() if name in only}
        return _stored(guidance, Facts(values, understood=facts.understood), (), asked, None)
    evidence = (
        *claimed_credentials(facts.held, guidance.catalogue.credentials),
        *claimed_skills(beside_titles(said.skills, facts.held), guidance.catalogue.skills),
        *(Evidence("claimed", name) for name in skills_in_own_words(spans, (*said.skills.values(), *facts.held))),
    )
    statement = _stored(guidance, facts, evidence, asked, said.unclear)
    statement = replace(statement, known=statement.known | again)
    if said.others and any(news.field == "target" for news in statement.news):
        statement = replace(statement, news=(*statement.news, named_besides(said.others)))
    return statement


def take_choice(guidance: Guidance) -> Statement | None:
    """What a button for a role says; None for any other message."""
    field, role = guidance.turn.entity("field"), guidance.turn.entity("role")
    return take_role(guidance, field or "", role or "")


def take_role(guidance: Guidance, field: str, role: str) -> Statement | None:
    """Notes a role of the catalogue by its key; None where there is no such role or field."""
    if field not in ("occupation", "target") or role not in guidance.catalogue.occupations:
        return None
    words = getattr(guidance.person.profile, f"{field}_words")
    values = {field: role, **({f"{field}_words": words} if words else {})}
    return _stored(guidance, Facts(values), (), field, None)


def take_new_job(guidance: Guidance, words: str) -> Statement:
    """Notes a job that somebody has just got; the time in the one before is past, as is an aim that this was."""
    key = guidance.catalogue.roles_by_name.get(normalised(words))
    profile = guidance.person.profile
    is_aim = profile.target is not None and profile.target == key
    is_aim = is_aim or normalised(profile.target_words or "") == normalised(words)
    with people().change(guidance.person.id) as change:
        for name in ("months_in_role", *(("target",) if is_aim else ())):
            change.take_out(name)
    values = {"occupation_words": words, **({"occupation": key} if key is not None else {})}
    return _stored(guidance.again(), Facts(values), (), "occupation", None)


def pass_over(guidance: Guidance, field: str) -> Statement:
    """Notes that this question is passed over; an answer that was given to it before is withdrawn."""
    return _stored(guidance, Facts(refused=frozenset({field})), (), field, None)


def _has_job(said: RoleMentions) -> bool:
    return "occupation_words" in said.words


def _is_answer_besides(said: str, asked: str) -> bool:
    """Whether what stands beside other facts may be an answer: a day of the week beside hours sets no date."""
    return len(said.split()) <= BARE_WORDS and (asked != "deadline" or _SETS_A_DATE.search(said) is not None)


def _besides(spans: Sequence[FactSpan], said: str) -> str:
    """The words that were read as no fact: "my employer would pay" is no answer to whose recognition counts."""
    for span in spans:
        if said[span.start : span.end] == span.text:
            said = said[: span.start] + " " * len(span.text) + said[span.end :]
    return said


def _may_answer(reading: MessageReading, guidance: Guidance) -> bool:
    """Whether a message in which no fact was read may be the answer itself: it was read as one, or it is short."""
    return reading.does(ANSWERS) or len(guidance.turn.said.split()) <= BARE_WORDS


def _with(facts: Facts, answer: Facts) -> Facts:
    return replace(
        facts,
        values={**facts.values, **answer.values},
        refused=facts.refused | answer.refused,
        understood={**facts.understood, **answer.understood},
    )


def _stored(
    guidance: Guidance,
    facts: Facts,
    evidence: tuple[Evidence, ...],
    asked: str | None,
    unclear: UnclearRole | None,
) -> Statement:
    before = guidance.person
    taken: ProfileUpdate = take_answers(before.profile, asked, facts, guidance.turn.today)
    with people().change(before.id) as change:
        if taken.changed:
            change.save_profile({name: getattr(taken.profile, name) for name in taken.changed})
        for name in taken.profile.refused - before.profile.refused:
            change.refuse(name)
        new = [one for one in evidence if change.add_evidence(one)]
    titles = guidance.catalogue.role_titles
    return Statement(
        guidance.again(),
        news_in_words(taken, facts, new, titles),
        taken.problems,
        unclear,
        passed=facts.refused,
        known=frozenset(facts.values) - set(taken.changed),
        before=guidance,
    )


def _finder(guidance: Guidance) -> Find:
    """Finds an occupation by exactly its name."""
    catalogue = guidance.catalogue

    def find(words: str) -> list[dict[str, Any]]:
        key = catalogue.roles_by_name.get(normalised(words))
        title = catalogue.role_titles.get(key or "", "")
        return [{"key": key, "title": title, "score": 1.0, "name": words}] if key else []

    return find


def _situation(guidance: Guidance) -> dict[str, Any]:
    """What the pipeline found on the message (`bot.nlu.situation_reader`)."""
    return guidance.turn.message.get(SITUATION) or {}
