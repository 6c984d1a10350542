from __future__ import annotations

from bot.nlu.messages.word_features import SELDOM, FeatureTable, features_of
from bot.nlu.messages.words import words_of


def test_numbers_and_units_say_the_same_however_they_are_written() -> None:
    one = features_of(words_of("nurse for 3 years now"), None)
    other = features_of(words_of("nurse for seven yrs now"), None)
    around = [
        {name for name in names if not name.startswith(("word=", "end", "begin", "outline="))} for names in one
    ]
    assert [set(names) >= shared for names, shared in zip(other, around, strict=True)] == [True] * 5


def test_the_open_question_is_part_of_a_words_place() -> None:
    (bare,) = features_of(words_of("11"), None)
    (asked,) = features_of(words_of("11"), "months_in_role")
    assert {name for name in bare if "asked" in name} == set()
    assert set(bare) < set(asked)
    assert "asked=months_in_role short" in asked
    long = features_of(words_of("one two three four five six seven eight nine"), "budget")
    assert not any(name.endswith("short") for names in long for name in names)


def test_neighbours_are_told_apart_by_their_place_and_ends_are_known() -> None:
    first, _, last = features_of(words_of("a b c"), None)
    assert {"-1=^", "+1=b", "+2=c", "+3=^", "after=b", "after=c"} <= set(first)
    assert {"-1=b", "-2=a", "+1=^", "before=a"} <= set(last)


def test_only_features_that_are_not_seldom_have_a_column() -> None:
    table = FeatureTable.of([["often"]] * SELDOM + [["seldom"]] * (SELDOM - 1))
    assert table.columns == {"often": 0}
    matrix = table.matrix([["seldom"], ["often", "never seen"], []])
    assert matrix.toarray().tolist() == [[0.0], [1.0], [0.0]]
