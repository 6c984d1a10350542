from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.channels.web.requests import RequestRefusedError, is_signed, session_of
from bot.channels.web.sessions import Sessions

SESSIONS = Sessions("a-secret-of-thirty-two-characters")


@dataclass
class Sent:
    """A request, as far as its sender matters."""

    headers: dict[str, Any] = field(default_factory=dict)


def test_a_visitor_is_known_by_our_token() -> None:
    session = SESSIONS.new_visitor()
    sent = Sent({"authorization": f"Visitor {session.token}"})
    assert is_signed(sent)  # type: ignore[arg-type]
    assert session_of(sent, SESSIONS).sender_id == session.sender_id  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("authorization", "code"), [("", "token"), ("Visitor", "token"), ("Visitor x", "token"), ("Login x", "login")]
)
def test_a_refusal_says_which_token_is_not_accepted(authorization: str, code: str) -> None:
    with pytest.raises(RequestRefusedError) as refusal:
        session_of(Sent({"authorization": authorization}), SESSIONS)  # type: ignore[arg-type]
    assert (refusal.value.status, refusal.value.as_dict()) == (401, {"code": code, "reason": ""})


def test_without_a_header_nobody_is_named() -> None:
    assert not is_signed(Sent())  # type: ignore[arg-type]
