"""The addresses that people copy, and those of the badges behind them."""

from __future__ import annotations

import pytest

from bot.badges.hosted_addresses import assertion_address
from bot.badges.verification import BadgeUnreadable

CREDLY = "https://api.credly.com/v1/obi/v2/badge_assertions/54a07c5c-89f9-4c33-9731-e1b0d34f88b9"
FACTORY = "https://openbadgefactory.com/v1/assertion/" + "0a" * 20


@pytest.mark.parametrize(
    ("copied", "meant"),
    [
        ("https://www.credly.com/badges/54A07C5C-89f9-4c33-9731-e1b0d34f88b9", CREDLY),
        ("https://www.credly.com/badges/54a07c5c-89f9-4c33-9731-e1b0d34f88b9/public_url", CREDLY),
        ("https://www.credly.com/badges/54a07c5c-89f9-4c33-9731-e1b0d34f88b9?source=linked_in_profile", CREDLY),
        ("https://www.youracclaim.com/badges/54a07c5c-89f9-4c33-9731-e1b0d34f88b9", CREDLY),
        ("https://eu.badgr.com/public/assertions/A", "https://api.eu.badgr.io/public/assertions/A"),
        ("https://api.ca.badgr.io/public/assertions/A", "https://api.ca.badgr.io/public/assertions/A"),
        ("https://badges.parchment.com/public/assertions/A", "https://api.badgr.io/public/assertions/A"),
        (f"{FACTORY}.html", FACTORY),
        (FACTORY, FACTORY),
        ("https://badges.academy.example/1", "https://badges.academy.example/1"),
        ("https://www.credly.com.evil.example/badges/x", "https://www.credly.com.evil.example/badges/x"),
    ],
)
def test_the_address_of_the_badge(copied: str, meant: str) -> None:
    assert assertion_address(copied) == meant


@pytest.mark.parametrize(
    "page",
    [
        "https://www.badgecraft.eu/en/user-badges/3b2621dc",
        "https://openbadgepassport.com/app/badge/info/918042",
        "https://www.credly.com/users/ada/badges",
    ],
)
def test_a_page_that_does_not_lead_to_its_badge_says_what_to_do(page: str) -> None:
    with pytest.raises(BadgeUnreadable, match=r"[Bb]adge"):
        assertion_address(page)
