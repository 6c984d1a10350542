"""Lists, numbers, prices and the label of sample data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue.records import Credential, Criterion, Occupation, Opening, Published, Requirement
from bot.dialogue.phrases import counted, listed
from bot.tools.gap import gap
from bot.tools.gap.wording import gap_reply
from bot.tools.limits import Limits
from bot.tools.phrases import (
    MOST_ROWS,
    amount,
    costs,
    hours_of,
    level,
    named,
    not_compared,
    price,
    published_note,
    sample_note,
    table,
    takes,
    titled,
    unpublished_note,
)
from bot.tools.plan import planning
from bot.tools.plan.wording import plan_reply
from bot.tools.progress import progress
from bot.tools.progress.wording import track_reply
from tests.tools.people import CREDENTIALS, SKILLS, TODAY, credential


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D", "E", "F"], "A, B, C, D and 2 more"),
    ],
)
def test_lists(names: list[str], text: str) -> None:
    assert listed(names) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1 hour"), (0, "0 hours"), (2.5, "2.5 hours"), (2.04, "2 hours"), (1234, "1,234 hours")],
)
def test_numbers(number: float, text: str) -> None:
    assert counted(number, "hour") == text


def test_names_levels_and_samples() -> None:
    assert named(SKILLS, ["sql", "nowhere"]) == "SQL and nowhere"
    assert (level(None), level(4.0), level(2.75)) == ("–", "4 of 7", "2.8 of 7")
    sample = replace(CREDENTIALS[0], is_sample=True)
    assert titled(sample) == "Sql Basics badge (sample)"
    assert titled(Opening("o", "Lead", "lead", is_sample=True)) == "Lead (sample)"
    assert titled(Criterion("c", "lead", "Two years", "months_in_role", is_sample=True)) == "Two years (sample)"
    assert sample_note([None, CREDENTIALS[0]]) == ""
    assert "sample organisation" in sample_note([None, sample])


def test_tables_end_after_so_many_rows() -> None:
    rows = [(str(number),) for number in range(MOST_ROWS + 2)]

    def cut(amount: int, *nouns: str) -> tuple[int, str]:
        made = table(("N",), rows[:amount], "Numbers", *nouns)
        assert made is not None
        return len(made.rows), made.left_out

    assert cut(MOST_ROWS + 2, "row") == (MOST_ROWS, "And 2 more rows.")
    assert cut(MOST_ROWS + 2, "criterion", "criteria") == (MOST_ROWS, "And 2 more criteria.")
    assert cut(MOST_ROWS + 1, "row") == (MOST_ROWS, "And 1 more row.")
    assert cut(MOST_ROWS, "row") == (MOST_ROWS, "")
    assert table(("N",), [], "Numbers", "row") is None


def test_prices() -> None:
    assert amount(1250, "EUR") == "1,250 EUR"
    assert amount(12.5, "EUR") == "12.50 EUR"
    assert price([]) == "free"
    assert price([credential("a", cost=0)]) == "free"
    some = [credential("a", cost=20), credential("b", cost=30), credential("c", cost=9.9, currency="USD")]
    assert price(some) == "50 EUR and 9.90 USD"


def test_why_no_price_is_held_against_an_amount() -> None:
    assert "no exchange rate for NGN" in not_compared("150,000 NGN")
    assert "Several countries have shillings" in not_compared("5,000 shillings")
    assert "do not know in which currency" in not_compared("120,000")


def test_many_rows_are_cut_and_said_to_be() -> None:
    many = Occupation("o", "Big", requirements=tuple(Requirement(f"s{number}") for number in range(30)))
    credentials = tuple(credential(f"c{number}", f"s{number}") for number in range(30))
    wide = gap.skill_gap(many, {}, [], credentials, TODAY)
    plan = planning.plan_gap(wide, credentials, Limits(5.0), TODAY)
    for reply in (gap_reply(wide), plan_reply(plan, {})):
        assert reply.table is not None
        assert len(reply.table.rows) == MOST_ROWS
        assert reply.table.left_out.startswith(f"And {30 - MOST_ROWS} more")
    reply = track_reply(progress.track(plan, [], (), TODAY))
    assert len(reply.progress) == MOST_ROWS
    assert reply.paragraphs[-1] == f"Here are the first {MOST_ROWS - 1} of its 30 steps."


CARD = Credential(
    "card", "The Card", "certificate", "Guild", (), 40.0, published=Published("it", "https://guild.example/card")
)
OWN = Credential("own", "Our badge", "badge", "We", (), 12.0, 30.0)


def test_what_is_not_published_is_said() -> None:
    assert hours_of([CARD]) == "hours not published (40 set aside)"
    assert hours_of([OWN, CARD]) == "52 hours"
    assert price([CARD]) == "price not published"
    assert price([OWN, CARD]) == "30 EUR and prices not published"
    assert "I set aside 40: a working week." in unpublished_note([OWN, CARD])
    assert (unpublished_note([OWN]), published_note([OWN])) == ("", "")
    assert published_note([OWN, CARD]) == "The Card is issued by Guild (https://guild.example/card)."


def test_how_long_one_takes_and_what_it_costs_as_clauses() -> None:
    known = credential("sql", "sql", hours=8, cost=120)
    assert (takes(known), costs(known)) == ("It takes 8 hours", "it costs 120 EUR")
    assert costs(replace(known, cost=0.0)) == "it is free"
    unpublished = replace(known, published=Published("IT"), hours=40.0)
    assert takes(unpublished) == "Its issuer publishes no hours, so I set aside 40"
    assert costs(unpublished) == "its price is not published"
