"""The sample organisation: large enough to show every tool, and its gaps can really be closed."""

from __future__ import annotations

import pytest

from bot.catalogue.store import CatalogueSnapshot, CatalogueStore
from bot.database.engine import create_engine

PATHS = [
    ("data-analyst", "data-warehouse-designer"),
    ("software-developer", "software-architect"),
    ("ict-system-administrator", "ict-security-administrator"),
    ("software-developer", "web-developer"),
    ("software-developer", "onet-information-technology-project-managers"),
    ("data-analyst", "database-administrator"),
    ("ict-help-desk-agent", "ict-network-engineer"),
    ("onet-registered-nurses", "onet-medical-and-health-services-managers"),
    (
        "onet-stockers-and-order-fillers",
        "onet-first-line-supervisors-of-helpers-laborers-and-material-movers-hand",
    ),
    ("onet-retail-salespersons", "onet-sales-managers"),
    ("onet-human-resources-specialists", "onet-human-resources-managers"),
]


@pytest.fixture
def public(shipped_catalogue_url: str) -> CatalogueSnapshot:
    return CatalogueStore(create_engine(shipped_catalogue_url)).snapshot("public")


@pytest.mark.parametrize(("start", "target"), PATHS)
def test_the_gap_of_a_popular_path_can_be_closed(public: CatalogueSnapshot, start: str, target: str) -> None:
    held = {need.skill for need in public.occupations[start].requirements}
    missing = {need.skill for need in public.occupations[target].requirements if need.essential} - held
    taught = {skill.skill for credential in public.credentials.values() for skill in credential.teaches}
    assert missing
    assert missing - taught == set()


def test_it_is_large_and_varied_enough(shipped_catalogue_url: str) -> None:
    whole = CatalogueStore(create_engine(shipped_catalogue_url)).snapshot(None)
    assert len(whole.credentials) >= 60
    assert {credential.kind for credential in whole.credentials.values()} == {"badge", "certificate", "nanodegree"}
    assert all("Sample" in credential.issuer for credential in whole.credentials.values())
    assert len(whole.openings) >= 20
    assert len({criterion.occupation for criterion in whole.criteria.values()}) >= 10
    assert len({criterion.kind for criterion in whole.criteria.values()}) == 4
