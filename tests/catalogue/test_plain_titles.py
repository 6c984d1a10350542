"""What occupations are called before people."""

from __future__ import annotations

import pytest

from bot.catalogue.plain_titles import is_plain, plain_title
from bot.catalogue.records import Occupation


@pytest.mark.parametrize(
    ("title", "alternatives", "plain"),
    [
        ("Registered Nurses", (), "registered nurse"),
        ("data warehouse designer", ("data engineer",), "data warehouse designer"),
        ("First-Line Supervisors of Retail Sales Workers", ("shop manager",), "shop manager"),
        ("Database Administrators", ("DBA",), "database administrator"),
        ("Carpenters, Except Rough", (), "carpenters, except rough"),
    ],
)
def test_a_title_of_a_class_gives_way_to_a_plain_one(title: str, alternatives: tuple[str, ...], plain: str) -> None:
    assert plain_title(Occupation("a", title, alternatives)) == plain


def test_long_titles_and_lists_are_not_plain() -> None:
    assert not is_plain("Heavy and Tractor-Trailer Truck Drivers")
    assert is_plain("bus driver")
