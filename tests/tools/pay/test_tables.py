"""The published figures: found by the codes of both sources, and of every country alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue.records import Occupation
from bot.files.faults import FaultyFiles
from bot.settings import PROJECT_ROOT
from bot.tools.pay.tables import FOLDER, Pay, load_pay

(US,) = load_pay(PROJECT_ROOT / FOLDER)


def pay_of(key: str, reference: str = "") -> Pay:
    found = US.of(Occupation(key, key, reference=reference))
    assert found is not None
    return found


def test_figures_of_the_united_states() -> None:
    assert (US.source.country, US.source.year, US.source.currency) == ("the United States", 2025, "USD")
    nurses = pay_of("onet-registered-nurses", "29-1141.00")
    assert (nurses.median, nurses.p10, nurses.p90, nurses.employment) == (97550, 68940, 137470, 3379720)
    assert pay_of("data-warehouse-designer", "http://data.europa.eu/esco/occupation/x").median == 139500
    assert pay_of("onet-data-warehousing-specialists", "15-1243.01").title == "Database Architects"


@pytest.mark.parametrize(
    ("key", "reference"), [("actor", "27-2011.00"), ("none", ""), ("projectionist", "http://x")]
)
def test_where_nothing_is_published_nothing_is_made_up(key: str, reference: str) -> None:
    assert US.of(Occupation(key, key, reference=reference)) is None


def test_every_code_of_an_esco_occupation_is_in_the_table() -> None:
    assert set(US.codes.values()) <= set(US.rows)


def test_another_country_is_another_table(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").write_text(
        "ie:\n  country: Ireland\n  table: ie.csv\n  currency: EUR\n  year: 2026\n  source: Our own survey\n"
    )
    (tmp_path / "ie.csv").write_text("code,title,employment,p10,median,p90\n7,Nurses,,30000,41000.5,\n")
    (tmp_path / "soc_of_esco.csv").write_text("occupation,code\nnurse,7\n")
    (table,) = load_pay(tmp_path)
    found = table.of(Occupation("nurse", "Nurse"))
    assert found is not None
    assert (found.source.country, found.median, found.p90, found.employment) == ("Ireland", 41000.5, None, None)
    assert load_pay(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("country: Ireland", "has no table"),
        ("year: soon", '"soon" is not a year'),
        ("table: ie.csv", '"ie.csv" is no file beside it'),
        ("table: ../elsewhere.csv", '"../elsewhere.csv" is no file beside it'),
        ("years: 2026", 'unknown field "years"'),
        ("", "has no fields"),
    ],
)
def test_a_table_without_its_source_is_refused(entry: str, fault: str, tmp_path: Path) -> None:
    folder = tmp_path / "pay"
    folder.mkdir()
    (tmp_path / "elsewhere.csv").write_text("code\n")
    (folder / "sources.yml").write_text(f"ie:\n  {entry}\n")
    with pytest.raises(FaultyFiles, match=fault):
        load_pay(folder)
