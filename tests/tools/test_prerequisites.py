"""What has to come first, also where the catalogue is wrong about it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.records import Credential
from bot.tools.prerequisites import blockers, by_key, closures, in_order
from tests.tools.people import credential

CHAIN = by_key([credential("a"), credential("b", first=("a",)), credential("c", first=("b", "a"))])
CIRCLE = by_key([credential("x", first=("y",)), credential("y", first=("x",)), credential("z", first=("x",))])


def test_all_that_comes_before() -> None:
    assert closures(CHAIN, ()) == {"a": {"a"}, "b": {"a", "b"}, "c": {"a", "b", "c"}}


def test_what_is_held_need_not_be_earned() -> None:
    assert closures(CHAIN, ("b",)) == {"a": {"a"}, "c": {"a", "c"}}
    assert closures(CHAIN, ("a", "b")) == {"c": {"c"}}


def test_circles_and_unknown_ones_cannot_be_obtained() -> None:
    assert closures(CIRCLE, ()) == {}
    assert closures(CIRCLE, ("y",)) == {"x": {"x"}, "z": {"x", "z"}}
    assert closures(by_key([credential("a", first=("nowhere",))]), ()) == {}
    assert closures(by_key([credential("a", first=("a",))]), ()) == {}


def test_blockers_name_the_reason() -> None:
    assert blockers("z", CIRCLE, ()) == ("x", "y")
    assert blockers("c", CHAIN, ()) == ()
    assert blockers("b", by_key([credential("b", first=("gone",))]), ()) == ("gone",)
    assert blockers("z", CIRCLE, ("x",)) == ()


def test_the_shortest_comes_first_where_nothing_asks_for_another_order() -> None:
    some = by_key(
        [credential("long", hours=30), credential("short", hours=2), credential("after", first=("long",))]
    )
    assert [one.key for one in in_order(some, some)] == ["short", "long", "after"]
    assert in_order(["nowhere"], some) == []
    assert {one.key for one in in_order(CIRCLE, CIRCLE)} == {"x", "y", "z"}


@st.composite
def catalogues(draw: st.DrawFn) -> dict[str, Credential]:
    """Up to eight credentials that may ask for any other, themselves and unknown ones."""
    keys = [f"c{number}" for number in range(draw(st.integers(0, 8)))]
    first = st.lists(st.sampled_from([*keys, "nowhere"]), max_size=3, unique=True).map(tuple)
    return by_key(credential(key, first=draw(first), hours=draw(st.integers(0, 9))) for key in keys)


@given(catalogues(), st.sets(st.sampled_from(["c0", "c1", "c2"])))
def test_an_order_keeps_every_prerequisite(catalogue: dict[str, Credential], held: set[str]) -> None:
    ways = closures(catalogue, held)
    for key, way in ways.items():
        earned = set(held)
        for one in in_order(way, catalogue):
            assert set(one.prerequisites) <= earned
            earned.add(one.key)
        assert key in earned
    for key in set(catalogue) - set(ways) - held:
        assert blockers(key, catalogue, held)
