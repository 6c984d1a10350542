"""What the person's roles pay."""

from __future__ import annotations

from actions.pay import ActionPay
from actions.recommendation import ActionCompareForMe
from tests.actions.acting import VISITOR, Act, analyst, tell


def test_pay_of_both_roles_and_in_the_comparison(guide: Act) -> None:
    assert "Which role do you mean?" in guide(ActionPay(), "what would it pay?").text
    analyst()
    done = guide(ActionPay(), "what would it pay?")
    assert done.text.startswith("These are national figures of the United States, 2025, in USD.")
    assert "139,500 USD" in done.text
    assert "national figures of the United States" in guide(ActionCompareForMe(), "compare for me").text


def test_roles_of_which_no_figures_are_known_are_named(guide: Act) -> None:
    tell(VISITOR, occupation_words="PC", target_words="sergeant")
    assert "I do not find “PC” and “sergeant”" in guide(ActionPay(), "what would it pay?").text


def test_beside_a_known_role_the_unknown_one_is_named_as_well(guide: Act) -> None:
    tell(VISITOR, occupation="data-analyst", target_words="dream catcher")
    text = guide(ActionPay(), "what would it pay?").text
    assert "national figures of the United States" in text
    assert "I do not find “dream catcher”" in text
    assert "I do not find “data analyst”" not in text
