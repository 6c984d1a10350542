"""A badge is verified and waits for its holder."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest

from actions import badges
from actions.badges import ActionCheckBadge, ActionConfirmBadge
from actions.base import stores
from bot.badges.reading import reference_to
from bot.badges.trusted_issuers import TrustedIssuers
from bot.badges.wording import NONE_OF_THESE
from tests.actions.acting import VISITOR, Act, known
from tests.badges.issuing import Academy
from tests.badges.proving import document, multikey, policy_of, proven

ACADEMY = Academy()
ISSUER = f"did:key:{multikey(ACADEMY.key)}"
WHAT_NOW = "so how do I get some use out of this badge?"

HandOver = Callable[..., str]


@pytest.fixture
def hand_over(guide: Act, monkeypatch: pytest.MonkeyPatch) -> HandOver:
    """Keeps a badge as a channel does; returns the message that refers to it."""

    def keep(title: str = "SQL for analysts", is_trusted: bool = True, **more: Any) -> str:
        policy = policy_of(ISSUER) if is_trusted else TrustedIssuers()
        monkeypatch.setattr(badges, "trusted_issuers", lambda: policy)
        body = document(ISSUER)
        body["credentialSubject"]["achievement"] |= {"name": title, **more}
        content = json.dumps(proven(body, ACADEMY.key, f"{ISSUER}#{multikey(ACADEMY.key)}")).encode()
        path = stores.files().keep(VISITOR, "badge.txt", "text/plain", content, datetime.now(timezone.utc))
        return reference_to(path.rpartition("/")[2])

    return keep


def said(text: str) -> dict[str, str]:
    return {"event": "user", "text": text}


def test_a_typed_confirmation_of_a_badge_does_nothing(guide: Act) -> None:
    assert "No badge" in guide(ActionConfirmBadge(), "", entities={"mine": "yes"}).text
    assert known().evidence == ()


def test_what_is_no_badge_is_refused_in_words(guide: Act) -> None:
    done = guide(ActionCheckBadge(), "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2lnbmF0dXJl")
    assert "Traceback" not in done.text
    assert known().pending_badges == ()
    assert "Paste your Open Badge" in guide(ActionCheckBadge(), "check my badge").text


def test_a_badge_that_a_channel_kept_is_verified_and_becomes_evidence(guide: Act, hand_over: HandOver) -> None:
    done = guide(ActionCheckBadge(), f"please look: {hand_over('SQL')}")
    assert "Signature: passed" in done.text
    assert "“SQL”, issued by The Academy." in done.text
    assert len(known().pending_badges) == 1
    thanks = guide(ActionConfirmBadge(), "", entities={"mine": "yes"})
    assert "“SQL” now counts" in thanks.text
    (evidence,) = known().evidence
    assert (evidence.kind, evidence.title, evidence.skill) == ("proven", "SQL", "sql")


def test_what_to_do_next_is_answered_for_the_badge_before(guide: Act, hand_over: HandOver) -> None:
    badge = hand_over(is_trusted=False)
    checked = guide(ActionCheckBadge(), badge)
    assert "Issuer: failed" in checked.text
    assert "nobody has checked that name" in checked.text
    answer = guide(ActionCheckBadge(), WHAT_NOW, before=[said(badge), said("hm")])
    assert "on the list" in answer.text
    assert ISSUER in answer.text
    assert "Paste your Open Badge" in guide(ActionCheckBadge(), WHAT_NOW).text
    assert "Paste your Open Badge" in guide(ActionCheckBadge(), "check my badge", before=[said(badge)]).text


def test_a_text_that_is_kept_no_longer_has_to_be_pasted_again(guide: Act) -> None:
    assert "Paste it again" in guide(ActionCheckBadge(), reference_to("x" * 43)).text


def test_the_holder_says_which_skill_a_badge_shows_that_names_none(guide: Act, hand_over: HandOver) -> None:
    guide(ActionCheckBadge(), hand_over("Project management in practice"))
    asked = guide(ActionConfirmBadge(), "", entities={"mine": "yes"})
    assert asked.titles[-1] == NONE_OF_THESE
    payload = json.loads(asked.payloads[0].partition("/confirm_badge")[2])
    chosen = guide(ActionConfirmBadge(), "", entities=payload)
    assert f"“{asked.titles[0]}”" in chosen.text
    proven_title, claimed = known().evidence
    assert (proven_title.kind, proven_title.skill) == ("proven", None)
    assert (claimed.kind, claimed.skill) == ("claimed", payload["skill"])
    assert "own title" in guide(ActionConfirmBadge(), "", entities={"skill": "none"}).text


def test_skills_that_the_catalogue_lacks_go_to_the_list_for_hr(guide: Act, hand_over: HandOver) -> None:
    alignment = {"type": ["Alignment"], "targetName": "Juggling", "targetUrl": "https://a.example/juggling"}
    guide(ActionCheckBadge(), hand_over(alignment=[alignment]))
    assert [one.name for one in stores.unknown_skill_log().all()] == ["Juggling"]
