from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.badges.credential import check_dates, read_credential
from bot.badges.jwt_credential import claims_agree
from bot.badges.verification import BadgeUnreadable, Verdict
from tests.badges.issuing import NOW, Academy

BODY = Academy().payload()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def body(**changes: Any) -> dict[str, Any]:
    return {key: value for key, value in {**BODY, **changes}.items() if value is not ...}


@pytest.mark.parametrize(
    "broken",
    [
        body(type="VerifiableCredential"),
        body(type=None),
        body(issuer=None),
        body(issuer={"name": "A"}),
        body(credentialSubject=None),
        body(credentialSubject={"achievement": {"name": "\u200b\n"}}),
    ],
)
def test_what_is_no_open_badge(broken: dict[str, Any]) -> None:
    with pytest.raises(BadgeUnreadable):
        read_credential(broken, "x")


@pytest.mark.parametrize("member", ["credentialSubject", "achievement"])
def test_several_of_what_may_stand_in_any_order_are_refused(member: str) -> None:
    subject = body()["credentialSubject"]
    several = {"achievement": [subject["achievement"]] * 2}
    subjects = [subject, subject] if member == "credentialSubject" else {**subject, **several}
    with pytest.raises(BadgeUnreadable, match="several"):
        read_credential(body(credentialSubject=subjects), "x")


def test_other_forms_that_the_standard_allows() -> None:
    subject = body()["credentialSubject"]
    found = read_credential(
        body(
            issuer="did:web:a", credentialSubject=[subject], type=["VerifiableCredential", "AchievementCredential"]
        ),
        "x",
    )
    assert (found.issuer_id, found.issuer, found.achievement) == ("did:web:a", "did:web:a", "SQL for analysts")


@settings(max_examples=300)
@given(st.sampled_from(sorted(BODY)), JSON)
def test_a_field_of_any_form_is_read_or_refused(name: str, value: Any) -> None:
    try:
        found = read_credential(body(**{name: value}), "x")
    except BadgeUnreadable:
        return
    assert check_dates(found, NOW).reason
    assert claims_agree(body(**{name: value})) in (True, False)
    found.achievement.encode()


@settings(max_examples=200)
@given(st.sampled_from(["id", "identifier", "achievement", "result"]), JSON)
def test_a_subject_of_any_form_is_read_or_refused(name: str, value: Any) -> None:
    subject = {**body()["credentialSubject"], name: value}
    try:
        found = read_credential(body(credentialSubject=subject), "x")
    except BadgeUnreadable:
        return
    for recipient in found.recipients:
        recipient.value.encode()


def dates(start: Any, end: Any, **claims: Any) -> Verdict:
    changes = {"validFrom": start, "validUntil": end, "nbf": ..., "exp": ..., **claims}
    return check_dates(read_credential(body(**changes), "x"), NOW).verdict


DAY = timedelta(days=1)
YESTERDAY, TOMORROW = (NOW - DAY).isoformat(), (NOW + DAY).isoformat()


@pytest.mark.parametrize(
    ("start", "end", "claims", "is_valid"),
    [
        (YESTERDAY, TOMORROW, {}, True),
        (YESTERDAY, None, {}, True),
        (YESTERDAY.replace("+00:00", "Z"), TOMORROW.replace("+00:00", ".5Z"), {}, True),
        (YESTERDAY.replace("+00:00", ".123456789Z"), None, {}, True),
        (YESTERDAY, (NOW - timedelta(seconds=30)).isoformat(), {}, True),
        (YESTERDAY, (NOW - timedelta(seconds=90)).isoformat(), {}, False),
        (TOMORROW, None, {}, False),
        (TOMORROW, YESTERDAY, {}, False),
        (None, None, {}, False),
        (YESTERDAY, "soon", {}, False),
        (YESTERDAY, "2999-01-01T00:00:00", {}, False),
        (YESTERDAY, 4102444800, {}, False),
        (YESTERDAY, TOMORROW, {"exp": int((NOW - DAY).timestamp())}, False),
        (YESTERDAY, TOMORROW, {"nbf": int((NOW + DAY).timestamp())}, False),
        (YESTERDAY, TOMORROW, {"exp": "later"}, False),
        (YESTERDAY, TOMORROW, {"exp": 1e300}, False),
        (YESTERDAY, TOMORROW, {"exp": True}, False),
        (None, None, {"issuanceDate": YESTERDAY, "expirationDate": TOMORROW}, True),
        (None, None, {"issuanceDate": YESTERDAY, "expirationDate": YESTERDAY}, False),
    ],
)
def test_dates(start: Any, end: Any, claims: dict[str, Any], is_valid: bool) -> None:
    assert dates(start, end, **claims) is (Verdict.PASSED if is_valid else Verdict.FAILED)


def test_the_dates_of_another_time_zone() -> None:
    far = timezone(timedelta(hours=-11))
    ended = datetime(NOW.year, NOW.month, NOW.day, tzinfo=timezone.utc) - timedelta(minutes=5)
    assert dates((NOW - 9 * DAY).astimezone(far).isoformat(), ended.astimezone(far).isoformat()) is Verdict.FAILED
