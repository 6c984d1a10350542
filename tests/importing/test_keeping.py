"""What of a file is kept: the present role, and skills and certificates as claims."""

from __future__ import annotations

from datetime import date

from sqlalchemy import create_engine

from bot.catalogue.store import CatalogueStore
from bot.importing.keeping import is_kept, kept_of
from bot.importing.rows import Row

TODAY = date(2026, 11, 28)


def test_what_the_catalogue_knows_gets_its_key_and_the_rest_its_words(shipped_catalogue_url: str) -> None:
    catalogue = CatalogueStore(create_engine(shipped_catalogue_url)).snapshot("public")
    rows = (
        Row("role", "Data Analyst", "Larkfield", date(2024, 11, 28), is_present=True),
        Row("role", "Clerk", "Old Ltd", date(2019, 1, 1), date(2023, 1, 1)),
        Row("skill", "data mining"),
        Row("skill", "Juggling"),
        Row("certificate", "Relational databases", "Larkfield", date(2025, 1, 1), date(2028, 1, 1)),
        Row("certificate", "Fire marshal"),
    )
    kept = kept_of(rows, catalogue, TODAY)
    assert kept.profile == {"occupation": "data-analyst", "occupation_words": "Data Analyst", "months_in_role": 24}
    assert [(one.kind, one.title, one.skill, one.credential) for one in kept.evidence] == [
        ("claimed", "data mining", "data-mining", None),
        ("claimed", "Juggling", None, None),
        ("claimed", "Relational databases", None, "relational-databases"),
        ("claimed", "Fire marshal", None, None),
    ]
    assert kept.evidence[2].expires == date(2028, 1, 1)
    assert [is_kept(row) for row in rows] == [True, False, True, True, True, True]


def test_an_unknown_role_and_a_day_to_come_are_not_made_up(shipped_catalogue_url: str) -> None:
    catalogue = CatalogueStore(create_engine(shipped_catalogue_url)).snapshot("public")
    kept = kept_of(
        (Row("role", "Chief Vibes Officer", starts=date(2027, 1, 1), is_present=True),), catalogue, TODAY
    )
    assert kept.profile == {"occupation": None, "occupation_words": "Chief Vibes Officer"}
