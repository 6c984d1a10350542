from __future__ import annotations

from dataclasses import replace

import pytest

from bot.badges.verification import (
    Alignment,
    BadgeUnreadable,
    Recipient,
    Verification,
    failed,
    not_checked,
    passed,
)
from bot.badges.wording import badge_reply, holder_question, outcome, refusal_reply
from bot.dialogue.reply import Reply

PASSED = passed("Fine.")
GOOD = Verification(
    badge_id="b1",
    achievement="SQL",
    issuer="Academy",
    issuer_id="did:web:a",
    signature=PASSED,
    dates=PASSED,
    revocation=PASSED,
    trust=PASSED,
    recipients=(Recipient("mailto:ada@a.example", "emailAddress"),),
    skills=tuple(Alignment(f"skill {number}") for number in range(10)),
)


def test_the_reply_tells_each_verdict_and_the_holder_and_is_private() -> None:
    reply = badge_reply(replace(GOOD, dates=failed("It expired."), revocation=not_checked("No answer.")))
    assert reply.private
    assert reply.items == (
        "Signature: passed. Fine.",
        "Dates: failed. It expired.",
        "Revocation: not checked. No answer.",
        "Issuer: passed. Fine.",
        "Holder: ada@a.example; not confirmed yet.",
    )
    assert "“skill 7” and 2 more" in reply.note
    assert Reply.from_dict(reply.as_dict()) == reply


def test_what_a_badge_says_is_not_told_as_fact_without_a_signature() -> None:
    reply = badge_reply(replace(GOOD, signature=failed("Altered.")))
    assert "claims to be from “Academy”" in reply.paragraphs[0]
    assert reply.note == ""


@pytest.mark.parametrize(
    ("verification", "confirmed", "word"),
    [
        (GOOD, "ada@a.example", "so it counts"),
        (GOOD, None, "Is that you?"),
        (GOOD, "eve@a.example", "Is that you?"),
        (replace(GOOD, dates=failed("x"), trust=failed("x")), None, "dates and issuer failed"),
        (replace(GOOD, dates=failed("x"), trust=not_checked("x")), "ada@a.example", "dates failed"),
        (replace(GOOD, revocation=not_checked("x")), "ada@a.example", "revocation could not be checked"),
    ],
)
def test_the_outcome(verification: Verification, confirmed: str | None, word: str) -> None:
    assert word in outcome(verification, confirmed)
    assert ("so it counts" in outcome(verification, confirmed)) == (word == "so it counts")


@pytest.mark.parametrize(
    ("recipients", "word"),
    [
        (GOOD.recipients, "given to ada@a.example"),
        ((), "names no holder"),
        ((Recipient("sha256$0", "emailAddress", True),), "With which e-mail address"),
        ((Recipient("did:web:" + "x" * 300, "did"),), "…"),
    ],
)
def test_the_question_to_the_holder(recipients: tuple[Recipient, ...], word: str) -> None:
    question = holder_question(replace(GOOD, recipients=recipients))
    assert word in question
    assert len(question) < 200
    assert "sha256" not in question


def test_another_holder_is_told() -> None:
    assert "not who you said" in badge_reply(GOOD, "eve@a.example").items[-1]
    assert "confirmed to be you" in badge_reply(GOOD, "ada@a.example").items[-1]


def test_a_refusal_says_that_nothing_was_stored() -> None:
    reply = refusal_reply(BadgeUnreadable("No."))
    assert reply.private
    assert reply.paragraphs[-1] == "Nothing was stored."
