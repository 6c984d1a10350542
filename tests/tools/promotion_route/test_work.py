"""Pieces of work that fit the field."""

from __future__ import annotations

import pytest

from bot.settings import PROJECT_ROOT
from bot.tools.promotion_route.work import FILE, read_work, work_for

FIELDS = read_work(PROJECT_ROOT / FILE)


@pytest.mark.parametrize(
    ("roles", "ladder", "code", "field"),
    [
        (("staff nurse", "ward sister"), "nursing", "", "health"),
        (("welder", "welding foreman"), "", "51-4121.00", "trades"),
        (("teller", "senior teller"), "", "", "business"),
        (("zorblax", ""), "", "35-1011.00", "kitchen"),
        (("zorblax", ""), "", "", "any"),
    ],
)
def test_ladder_then_words_then_code_tell_the_field(
    roles: tuple[str, str], ladder: str, code: str, field: str
) -> None:
    assert work_for(FIELDS, roles, ladder, code).field == field


def test_a_word_belongs_to_one_field() -> None:
    words = [word for field in FIELDS for word in field.words]
    assert len(words) == len(set(words))
