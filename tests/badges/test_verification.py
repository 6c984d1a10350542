"""Four verdicts that stay apart, and what refuses a badge."""

from __future__ import annotations

from itertools import product

import pytest

from bot.badges.verification import (
    BadgeUnreadable,
    Check,
    LegacyBadge,
    Verdict,
    Verification,
    failed,
    not_checked,
    passed,
)


@pytest.mark.parametrize("verdicts", product(Verdict, repeat=4))
def test_only_four_passes_pass(verdicts: tuple[Verdict, ...]) -> None:
    verification = Verification("b", "SQL", "A", "did:web:a", *(Check(verdict, "So.") for verdict in verdicts))
    assert tuple(check.verdict for _, check in verification.checks) == verdicts
    assert verification.all_passed == (set(verdicts) == {Verdict.PASSED})


def test_what_was_not_checked_has_not_passed() -> None:
    checks = (passed("Fine."), failed("Altered."), not_checked("No answer."))
    assert [check.passed for check in checks] == [True, False, False]
    assert [check.reason for check in checks] == ["Fine.", "Altered.", "No answer."]


def test_an_older_badge_is_refused_like_any_other_and_says_what_to_do() -> None:
    with pytest.raises(BadgeUnreadable) as refusal:
        raise LegacyBadge
    assert refusal.value.reason == str(refusal.value)
    assert "3.0" in refusal.value.reason
