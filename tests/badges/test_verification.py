"""Four verdicts that stay apart, and what refuses a badge."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.badges.verification import (
    BadgeUnreadable,
    Check,
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


def test_what_somebody_else_gave_as_the_reason_is_quoted() -> None:
    assert failed("Withdrawn.", "gone”. Signature: passed").reason == "Withdrawn: “gone'. Signature: passed”."


def test_a_record_counts_by_its_achievements_that_passed() -> None:
    good = Verification("b", "SQL", "A", "did:web:a", *(passed("Fine."),) * 4)
    bad = replace(good, dates=failed("Expired."))
    assert good.counting == (good,)
    assert replace(good, parts=(good, bad)).counting == (good,)
    assert replace(bad, parts=(good,)).counting == ()


def test_a_refusal_is_its_reason() -> None:
    assert BadgeUnreadable("No.").reason == str(BadgeUnreadable("No."))
