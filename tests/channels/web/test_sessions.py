from __future__ import annotations

import contextlib
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.sessions import VISITOR_SECONDS, SessionRefusedError, Sessions, kept_secret
from bot.dialogue.person import audience_of
from bot.settings import Settings
from tests.clock import Clock

SECRET, SSO_KEY = "a-secret-of-thirty-two-characters", "a-key-of-thirty-two-characters-xx"
NOW = 1_800_000_000.0


@pytest.fixture
def sessions(clock: Clock[float]) -> Sessions:
    return Sessions(SECRET, SSO_KEY, clock)


def login(key: str = SSO_KEY, algorithm: str = "HS256", **claims: Any) -> str:
    given = {"sub": "anna", "aud": "rung", "exp": NOW + 600, **claims}
    return jwt.encode({name: value for name, value in given.items() if value is not None}, key, algorithm)


def test_each_visitor_gets_an_id_of_their_own(sessions: Sessions) -> None:
    opened = [sessions.open(None) for _ in range(100)]
    assert len({session.sender_id for session in opened}) == 100
    assert all(session.sender_id.startswith("web:") for session in opened)
    assert audience_of(opened[0].sender_id) == "public"


def test_a_token_brings_the_visitor_back(sessions: Sessions) -> None:
    first = sessions.open({})
    again = sessions.open({"token": first.token})
    assert (again.sender_id, again.token, again.key) == (first.sender_id, None, first.key)


def test_a_token_is_renewed_before_it_expires(sessions: Sessions, clock: Clock[float]) -> None:
    first = sessions.open({})
    clock.now += VISITOR_SECONDS * 0.6
    renewed = sessions.open({"token": first.token})
    assert renewed.sender_id == first.sender_id
    assert renewed.token not in (None, first.token)
    clock.now += VISITOR_SECONDS * 0.6
    assert sessions.open({"token": renewed.token}).sender_id == first.sender_id
    with pytest.raises(SessionRefusedError, match="expired"):
        sessions.open({"token": first.token})


@pytest.mark.parametrize("kind", ["conversation id", "other key", "unsigned", "changed", "a login", "nonsense"])
def test_nothing_but_our_own_signature_opens_a_conversation(sessions: Sessions, kind: str) -> None:
    victim = sessions.open({})
    claims = {"sub": victim.sender_id.removeprefix("web:"), "aud": "rung-visitor", "exp": NOW + 600}
    assert victim.token is not None
    head, body, signature = victim.token.split(".")
    forged = {
        "conversation id": victim.sender_id,
        "other key": jwt.encode(claims, "another-secret-of-thirty-two-chars", "HS256"),
        "unsigned": jwt.encode(claims, None, "none"),
        "changed": f"{head}.{body[:-4]}AAAA.{signature}",
        "a login": login(SECRET),
        "nonsense": "x" * 100_000,
    }[kind]
    with pytest.raises(SessionRefusedError) as refused:
        sessions.open({"token": forged})
    assert refused.value.code == "token"


def test_what_names_a_conversation_outside_the_token_does_not_count(sessions: Sessions) -> None:
    victim = sessions.open({})
    for sent in ({"session_id": victim.sender_id}, {"sender": victim.sender_id, "token": ""}, victim.sender_id):
        assert sessions.open(sent).sender_id != victim.sender_id


def test_a_login_of_the_host_page_makes_an_employee(sessions: Sessions) -> None:
    session = sessions.open({"login": login(), "token": sessions.new_visitor().token})
    assert (session.sender_id, session.token) == ("intranet:anna", None)
    assert audience_of(session.sender_id) == "employees"


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "another-key-of-thirty-two-characters"},
        {"key": SECRET},
        {"algorithm": "HS512"},
        {"exp": NOW - 31},
        {"exp": None},
        {"aud": None},
        {"aud": "elsewhere"},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 129},
        {"sub": " anna"},
        {"sub": "an\nna"},
    ],
    ids=str,
)
def test_a_wrong_login_is_refused_and_makes_nobody(sessions: Sessions, wrong: dict[str, Any]) -> None:
    with pytest.raises(SessionRefusedError) as refused:
        sessions.open({"login": login(**wrong)})
    assert refused.value.code == "login"


def test_without_a_key_no_login_is_known(clock: Clock[float]) -> None:
    with pytest.raises(SessionRefusedError, match="RUNG_SSO_KEY"):
        Sessions(SECRET, None, clock).open({"login": login()})


def test_a_visitors_token_is_no_login(sessions: Sessions, clock: Clock[float]) -> None:
    same_key = Sessions(SECRET, SECRET, clock)
    with pytest.raises(SessionRefusedError):
        same_key.open({"login": same_key.new_visitor().token})


@given(st.none() | st.text() | st.dictionaries(st.sampled_from(["token", "login"]), st.text() | st.integers()))
def test_no_credentials_break_the_reading(given: Any) -> None:
    with contextlib.suppress(SessionRefusedError):
        assert Sessions(SECRET, SSO_KEY).open(given).sender_id.startswith("web:")


@pytest.mark.parametrize("name", ["token", "login"])
def test_half_a_surrogate_pair_is_no_token(name: str) -> None:
    with pytest.raises(SessionRefusedError):
        Sessions(SECRET, SSO_KEY).open({name: "a.b.\udfff"})


def test_the_secret_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "var" / "web-secret"
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(kept_secret, [file] * 32))
    assert len(made) == 1
    assert len(made.pop()) >= 60
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


DAY = 24 * 3600


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": NOW + DAY},
        {"exp": NOW + DAY, "iat": NOW},
        {"exp": NOW + DAY + 20, "iat": NOW + 20},
        {"exp": NOW + 60, "iat": NOW - DAY + 60},
        {"exp": NOW + 60, "iat": None},
    ],
)
def test_a_login_may_be_valid_for_a_day(sessions: Sessions, claims: dict[str, Any]) -> None:
    assert sessions.open({"login": login(**claims)}).expires == claims["exp"] + 30


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": NOW + DAY + 31},
        {"exp": NOW + 365 * DAY, "iat": NOW},
        {"exp": NOW + 60, "iat": NOW - 2 * DAY},
        {"exp": NOW + 3 * DAY, "iat": NOW + 2 * DAY},
        {"exp": 10**400, "iat": NOW},
        {"exp": float("inf")},
        {"exp": float("nan"), "iat": NOW},
        {"exp": NOW + 60, "iat": float("nan")},
        {"exp": NOW + 60, "iat": "now"},
        {"exp": NOW + 60, "iat": True},
    ],
)
def test_a_login_that_is_valid_for_longer_is_refused(sessions: Sessions, claims: dict[str, Any]) -> None:
    with pytest.raises(SessionRefusedError) as refused:
        sessions.open({"login": login(**claims)})
    assert refused.value.code == "login"


def test_the_setting_says_how_long(clock: Clock[float]) -> None:
    long = {"login": login(exp=NOW + 3 * DAY)}
    settings = Settings.from_environment(
        {"RUNG_LOGIN_HOURS": "72", "RUNG_SSO_KEY": SSO_KEY, "RUNG_WEB_SECRET": SECRET}
    )
    assert settings.login_hours == 72
    assert Sessions(SECRET, SSO_KEY, clock, settings.login_hours).open(long).sender_id == "intranet:anna"
    week = login(exp=time.time() + 7 * DAY)
    with pytest.raises(SessionRefusedError, match="72 hours"):
        Sessions.of(settings).open({"login": week})
