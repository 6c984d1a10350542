from __future__ import annotations

from bot.catalogue.records import Occupation, Opening, Requirement
from bot.tools.interests.matching import COMMON, MOST_ROLES, matching_roles, roles_near
from bot.tools.pay.tables import Pay, PaySource, PayTable

SOURCE = PaySource("the United States", "USD", 2025, "OEWS")
SOCIAL, PRACTICAL = (0.0, 0.0, 0.0, 2.0, 0.0, 0.0), (2.0, 0.0, 0.0, 0.0, 0.0, 0.0)
LIKES_PEOPLE = (0.0, 0.0, 0.0, 4.0, 0.0, 0.0)


def role(key: str, *skills: str, reference: str = "") -> Occupation:
    return Occupation(key, key, (), tuple(Requirement(skill) for skill in skills), reference=reference)


def table(**employed: float) -> PayTable:
    codes = {key: f"11-000{number}" for number, key in enumerate(employed)}
    rows = {codes[key]: Pay(key, SOURCE, 40000, 1, 2, count) for key, count in employed.items()}
    return PayTable(SOURCE, rows, codes)


WAITER = role("waiter", "serve", "greet")
HOST, CARER, FITTER = role("host", "greet", "seat"), role("carer", "care"), role("fitter", "fit", "serve")
ROLES = {one.key: one for one in (WAITER, HOST, CARER, FITTER)}
THEMES = {"waiter": SOCIAL, "host": SOCIAL, "carer": SOCIAL, "fitter": PRACTICAL}
TABLES = (table(carer=COMMON, host=10),)


def keys(own: Occupation | None, openings: tuple[Opening, ...] = ()) -> list[str]:
    found = matching_roles(LIKES_PEOPLE, own, ROLES, THEMES, TABLES, openings)
    return [match.occupation.key for match in found]


def test_roles_of_the_themes_liked_come_the_nearest_first_and_never_ones_own() -> None:
    assert keys(WAITER) == ["host", "carer"]


def test_without_a_job_common_roles_are_suggested() -> None:
    assert keys(None) == ["carer"]


def test_what_is_shared_paid_and_open_is_told() -> None:
    opening = Opening("o", "Host wanted", "host")
    host, carer = matching_roles(LIKES_PEOPLE, WAITER, ROLES, THEMES, TABLES, (opening,))
    assert (host.shared, host.openings, host.nearness) == (("greet",), 1, 1 / 3)
    assert carer.pay is not None
    assert (carer.pay.median, carer.shared) == (40000, ())


def test_a_role_without_themes_is_left_out_and_a_class_is_no_role() -> None:
    named = {**ROLES, "class": Occupation("class", "Cooks, All Other", (), WAITER.requirements)}
    found = matching_roles(LIKES_PEOPLE, WAITER, named, {"class": SOCIAL, "host": SOCIAL}, TABLES, ())
    assert [match.occupation.key for match in found] == ["host"]


def test_few_are_enough() -> None:
    many = {f"host-{number}": role(f"host number {number}", "greet") for number in range(9)}
    themes = dict.fromkeys(many, SOCIAL)
    assert len(matching_roles(LIKES_PEOPLE, WAITER, many, themes, (), ())) == MOST_ROLES


def test_who_likes_all_alike_gets_none() -> None:
    assert matching_roles((2.0,) * 6, WAITER, ROLES, THEMES, TABLES, ()) == ()


def test_roles_near_ones_own_are_those_that_share_skills_of_whatever_theme() -> None:
    found = roles_near(WAITER, ROLES, TABLES, ())
    assert [match.occupation.key for match in found] == ["fitter", "host"]
    assert all(match.shared for match in found)
