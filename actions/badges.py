"""Digital badge promotion: a badge is verified, and becomes evidence once its holder is confirmed."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.stores import files, people, settings, unknown_skill_log
from actions.base.tool import ToolAction
from bot.badges.alignments import skills_like, unknown_skills
from bot.badges.evidence import evidence_of, is_only_a_title, is_recipient
from bot.badges.next_steps import asks_what_next, next_steps
from bot.badges.quoting import quoted
from bot.badges.reading import mentions_badge, read_badge, referred_to
from bot.badges.trusted_issuers import FILE, TrustedIssuers, load_trusted_issuers
from bot.badges.verification import BadgeUnreadable, Recipient, Verification
from bot.badges.wording import (
    BADGE_IS_MINE,
    BADGE_NOT_MINE,
    BADGE_NOT_THIS_HOLDER,
    BADGE_TEXT_GONE,
    IT_IS_MINE,
    NO_BADGE_WAITS,
    NO_SKILL_NOTED,
    NONE_OF_THESE,
    NOT_MINE,
    PASTE_A_BADGE,
    SKILL_NOTED,
    WHICH_SKILL,
    badge_reply,
    refusal_reply,
    steps_reply,
)
from bot.decision.awaited import Pending
from bot.dialogue.message_contract import PENDING_SLOT
from bot.dialogue.payload import CONFIRM_BADGE, PROMOTION_CASE, payload
from bot.dialogue.reply import Button, Reply
from bot.people.person import PendingBadge
from bot.profile.profile import Evidence
from bot.tools.promotion_case.page import MAKE_MY_CASE

HIDDEN = "hidden"
NO_SKILL = "none"
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


@lru_cache(maxsize=1)
def trusted_issuers() -> TrustedIssuers:
    """The organisation's list, read once; a change counts from the next start on."""
    return load_trusted_issuers(settings().root / FILE)


class ActionCheckBadge(ToolAction):
    """Verifies the badge in the message; without one, says how to hand one in. Channels send uploads as text."""

    intent = "check_badge"

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The four verdicts and the holder, and the question whether the person is the holder."""
        said = guidance.turn.said
        is_new = mentions_badge(said)
        source = said if is_new else _last_badge(tracker) if asks_what_next(said) else None
        if source is None:
            return guidance.say(dispatcher, Reply((PASTE_A_BADGE,), private=True), self.tool.term)
        try:
            verification = await _verify(_source(source))
        except BadgeUnreadable as error:
            return guidance.say(dispatcher, refusal_reply(error), self.tool.term)
        if not is_new:
            reply = steps_reply(next_steps(verification, settings().hr_contact))
            return guidance.say(dispatcher, reply, self.tool.term)
        if not verification.counting:
            return guidance.say(dispatcher, badge_reply(verification), self.tool.term)
        _hold(guidance, verification)
        events = guidance.say(dispatcher, badge_reply(verification), self.tool.term, _question(verification))
        return [*events, SlotSet(PENDING_SLOT, Pending("badge").as_slot())]


class ActionConfirmBadge(RungAction):
    """The person says whether the badge that waits is theirs; with a hidden holder, by the address they give."""

    action_name = "action_confirm_badge"

    def __init__(self, mine: bool = True) -> None:
        """`mine` is what the person says where no button says it."""
        self._mine = mine

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Takes the badge as evidence, or forgets it."""
        guidance = Guidance.of(tracker)
        skill = guidance.turn.entity("skill")
        if skill is not None:
            return _note_skill(guidance, dispatcher, skill)
        pending = _pending(guidance)
        if pending is None:
            return guidance.say(dispatcher, Reply((NO_BADGE_WAITS,), private=True))
        if guidance.turn.entity("mine") == "no" or not self._mine:
            with people().change(guidance.person.id) as change:
                change.reject_badge(pending.badge)
            return guidance.say(dispatcher, Reply((BADGE_NOT_MINE,), private=True))
        if not _is_holder(pending, guidance.turn.said):
            events = guidance.say(dispatcher, Reply((BADGE_NOT_THIS_HOLDER,), private=True))
            return [*events, SlotSet(PENDING_SLOT, Pending("badge").as_slot())]
        with people().change(guidance.person.id) as change:
            evidence = change.confirm_badge(pending.badge)
        title = quoted(evidence[0].title)
        asked = _skills_asked(guidance, evidence)
        thanks = (BADGE_IS_MINE.format(title=title), *((WHICH_SKILL,) if asked else ()))
        buttons = asked or (Button(MAKE_MY_CASE, payload(PROMOTION_CASE)),)
        return guidance.say(dispatcher, Reply(thanks, private=True), "digital-badge-promotion", buttons)


def _last_badge(tracker: Tracker) -> str | None:
    """The message that handed over the last badge of the conversation, before the latest message."""
    said = (str(event.get("text") or "") for event in reversed(tracker.events) if event.get("event") == "user")
    return next((text for text in said if mentions_badge(text)), None)


def _skills_asked(guidance: Guidance, evidence: tuple[Evidence, ...]) -> tuple[Button, ...]:
    """Asks which skill a badge shows when the catalogue knows none that it names."""
    if not is_only_a_title(evidence):
        return ()
    similar = skills_like((evidence[0].title,), guidance.catalogue.skills)
    if not similar:
        return ()
    chosen = (Button(skill.name, payload(CONFIRM_BADGE, skill=skill.key)) for skill in similar)
    return (*chosen, Button(NONE_OF_THESE, payload(CONFIRM_BADGE, skill=NO_SKILL)))


def _note_skill(guidance: Guidance, dispatcher: CollectingDispatcher, key: str) -> Events:
    """The skill that the person says their badge shows: their own word, not a proof."""
    skill = guidance.catalogue.skills.get(key)
    if skill is None:
        return guidance.say(dispatcher, Reply((NO_SKILL_NOTED,), private=True))
    with people().change(guidance.person.id) as change:
        change.add_evidence(Evidence("claimed", skill.name, skill=skill.key))
    return guidance.say(dispatcher, Reply((SKILL_NOTED.format(skill=f"“{skill.name}”"),), private=True))


def _source(said: str) -> str | bytes:
    """What the message hands over: the text that a channel kept as a file, or the message with its address."""
    token = referred_to(said)
    if token is None:
        return said
    file = files().fetch(token, datetime.now(timezone.utc))
    if file is None:
        raise BadgeUnreadable(BADGE_TEXT_GONE)
    return file.content


async def _verify(source: str | bytes) -> Verification:
    # Imported here: a cryptographic library that most turns never need.
    from bot.badges.verify import SECONDS, verify_badge
    from bot.fetching.fetcher import Fetcher

    async with Fetcher(settings().fetch_allow, SECONDS) as fetcher:
        return await verify_badge(
            read_badge(source), trusted_issuers(), fetcher, datetime.now(timezone.utc), SECONDS
        )


def _hold(guidance: Guidance, verification: Verification) -> None:
    skills = guidance.catalogue.skills
    evidence = evidence_of(verification, guidance.catalogue.credentials, skills)
    for one in verification.counting:
        unknown_skill_log().record(unknown_skills(one, skills))
    pending = PendingBadge(verification.badge_id, _holder(verification), evidence, guidance.turn.today)
    with people().change(guidance.person.id) as change:
        change.hold_badge(pending)


def _holder(verification: Verification) -> str:
    """Whom the badge names, to be asked about later; a hidden holder with what is needed to compare an address."""
    plain = [recipient for recipient in verification.recipients if not recipient.is_hashed]
    if plain or not verification.recipients:
        return plain[0].value if plain else ""
    hidden = verification.recipients[0]
    return " ".join((HIDDEN, hidden.value, hidden.salt)).strip()


def _question(verification: Verification) -> tuple[Button, ...]:
    hidden = bool(verification.recipients) and all(one.is_hashed for one in verification.recipients)
    yes = () if hidden else (Button(IT_IS_MINE, payload(CONFIRM_BADGE, mine="yes")),)
    return (*yes, Button(NOT_MINE, payload(CONFIRM_BADGE, mine="no")))


def _pending(guidance: Guidance) -> PendingBadge | None:
    """The badge that was shown last of those that wait."""
    return guidance.person.pending_badges[-1] if guidance.person.pending_badges else None


def _is_holder(pending: PendingBadge, text: str) -> bool:
    """Whether the person may say that it is theirs: for a hidden holder only with the address behind it."""
    if not pending.holder.startswith(f"{HIDDEN} "):
        return True
    _, value, *salt = pending.holder.split(" ")
    recipient = Recipient(value, is_hashed=True, salt=salt[0] if salt else "")
    return any(is_recipient(recipient, address) for address in _EMAIL.findall(text))
