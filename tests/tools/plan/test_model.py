"""The model is small before it is solved, and no smaller than the best choice needs."""

from __future__ import annotations

import random
import time

from bot.catalogue.records import Credential
from bot.tools.plan.model import build_model, select
from bot.tools.prerequisites import by_key
from tests.tools.people import credential


def kept(needs: list[str], *credentials: Credential, held: tuple[str, ...] = ()) -> set[str]:
    return set(build_model(dict.fromkeys(needs), by_key(credentials), held).credentials)


def test_what_leads_to_nothing_needed_is_left_out() -> None:
    useful, idle = credential("useful", "sql", first=("base",)), credential("idle", "soup")
    assert kept(["sql"], useful, credential("base"), idle) == {"useful", "base"}


def test_what_another_beats_is_left_out() -> None:
    good, bad = credential("good", "sql", "python", hours=5), credential("bad", "sql", hours=9)
    assert kept(["sql", "python"], good, bad) == {"good"}
    same = credential("same", "sql", "python", hours=5)
    assert len(kept(["sql", "python"], good, same)) == 1


def test_what_is_better_in_one_respect_stays() -> None:
    quick, cheap = credential("quick", "sql", hours=1, cost=9), credential("cheap", "sql", hours=9)
    assert kept(["sql"], quick, cheap) == {"quick", "cheap"}
    asking = credential("asking", "sql", hours=1, first=("base",))
    assert kept(["sql"], asking, credential("base"), credential("free", "sql", hours=2)) == {
        "asking",
        "base",
        "free",
    }


def test_what_others_build_on_stays_although_it_is_beaten() -> None:
    base, better = credential("base", "sql", hours=9), credential("better", "sql", hours=1)
    top = credential("top", "python", first=("base",))
    assert kept(["sql", "python"], base, better, top) == {"base", "better", "top"}


def test_what_is_free_of_work_and_money_is_not_taken_for_nothing() -> None:
    spare = [credential(f"x{number}", "sql", hours=0) for number in range(3)]
    model = build_model(
        {"sql": None, "python": None}, by_key([*spare, credential("p", "python", first=("x1",))]), ()
    )
    found = select(model, ("hours",))
    assert found is not None
    assert found.keys == {"p", "x1"}


def test_a_large_catalogue_is_solved_within_seconds() -> None:
    """A generous bound, since other work may run beside the tests; the benchmark measures it."""
    chance = random.Random(7)
    skills = [f"s{number}" for number in range(300)]
    catalogue = [
        credential(
            f"c{number}",
            *chance.sample(skills, chance.randint(1, 6)),
            hours=chance.randint(2, 90),
            cost=chance.choice([0, chance.randint(10, 500)]),
            first=(f"c{chance.randrange(number)}",) if number % 3 == 1 else (),
        )
        for number in range(2000)
    ]
    start = time.perf_counter()
    model = build_model(dict.fromkeys(skills[:60]), by_key(catalogue), ())
    found = select(model, ("hours", "cost"), hours=900, cost=2000)
    assert found is not None
    assert found.is_proven_best
    assert time.perf_counter() - start < 10


def test_what_proves_something_else_stays_although_it_takes_longer() -> None:
    gated = [credential(f"gated{n}", "c", "d", hours=3 + n / 9, cost=9 - n, first=("gate",)) for n in (1, 2)]
    cheap, between, last = (
        credential("cheap", "a", "b", hours=3),
        credential("between", "a", "c", hours=4),
        credential("last", "d", hours=1),
    )
    catalogue = by_key([*gated, credential("gate", hours=20), cheap, between, last])
    found = select(build_model(dict.fromkeys("abcd"), catalogue, ()), ("hours",))
    assert found is not None
    assert found.keys == {"cheap", "between", "last"}
