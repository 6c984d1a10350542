"""Pay in words: whose figures they are is said before any of them."""

from __future__ import annotations

from bot.catalogue.records import Occupation
from bot.dialogue.rendering import render_text
from bot.settings import PROJECT_ROOT
from bot.tools.pay.tables import FOLDER, load_pay
from bot.tools.pay.wording import in_short, pay_reply

TABLES = load_pay(PROJECT_ROOT / FOLDER)
NURSE = Occupation("n", "Nurse", reference="29-1141.00")
MANAGER = Occupation("m", "Ward manager", reference="11-9111.00")
UNKNOWN = Occupation("u", "Wizard")


def test_the_country_comes_before_the_figures_and_the_source_after_them() -> None:
    text = render_text(pay_reply(NURSE, MANAGER, TABLES), "")
    order = ["national figures of the United States, 2025, in USD", "do not take them for your own", "97,550 USD"]
    places = [text.index(part) for part in [*order, "promise nothing", "US Bureau of Labor Statistics"]]
    assert places == sorted(places)
    assert "above yours" in text
    assert "3,379,720" in text


def test_what_has_no_figures_is_said() -> None:
    assert "no published pay figures for “Wizard”" in pay_reply(NURSE, UNKNOWN, TABLES).paragraphs[1]
    assert "no published pay figures for “Wizard”" in pay_reply(None, UNKNOWN, TABLES).paragraphs[0]
    assert "no published pay figures" in pay_reply(NURSE, MANAGER, ()).paragraphs[0]
    assert "Which role do you mean?" in pay_reply(None, None, TABLES).paragraphs[0]


def test_two_names_of_one_occupation_are_not_compared() -> None:
    twin = Occupation("t", "Charge nurse", reference="29-1141.03")
    assert "Both count as the same occupation" in pay_reply(NURSE, twin, TABLES).paragraphs[1]


def test_in_short_for_the_comparison() -> None:
    text = in_short(NURSE, MANAGER, TABLES)
    assert text.startswith("These are national figures of the United States")
    assert text.index("“Ward manager” has a median of") < text.index("“Nurse” 97,550 USD")
    assert in_short(None, UNKNOWN, TABLES) == in_short(NURSE, None, TABLES) == ""
