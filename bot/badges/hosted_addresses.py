"""From the address that people copy to the address of the badge itself.

What a browser shows of a badge is a web page; the assertion stands at another address of the same platform. The
table follows the platforms' own documents and pages: Credly's OBI endpoints, Badgr's public API (Canvas Credentials
and Parchment run on it), and Open Badge Factory's assertions. Badgecraft and Open Badge Passport publish no address
of the assertion for a page, so the picture has to be sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.badges.verification import BadgeUnreadable

_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"

_REGION = r"(?:(?P<region>eu|ca|au|sg)\.)?"

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _badgr(match: re.Match[str]) -> str:
    region = f"{match['region']}." if match["region"] else ""
    return f"https://api.{region}badgr.io/public/assertions/{match['id']}"


_TABLE: tuple[_Rule, ...] = (
    (
        re.compile(
            rf"https://(?:www\.)?(?:credly|youracclaim)\.com/(?:earner/earned/badge|badges)/(?P<id>{_UUID})(?:[/?#].*)?"
        ),
        lambda match: f"https://api.credly.com/v1/obi/v2/badge_assertions/{match['id'].lower()}",
    ),
    (
        re.compile(
            rf"https://(?:api\.|www\.)?{_REGION}"
            r"(?:badgr\.(?:io|com)|badges\.parchment\.com|canvascredentials\.org|badges\.canvas\.com)"
            r"/public/assertions/(?P<id>[A-Za-z0-9_-]+)(?:\.json|/image)?/?(?:[?#].*)?"
        ),
        _badgr,
    ),
    (
        re.compile(
            r"https://openbadgefactory\.com/v1/assertion/(?P<id>[0-9a-f]{40})(?:\.html|\.json)?/?(?:[?#].*)?"
        ),
        lambda match: f"https://openbadgefactory.com/v1/assertion/{match['id']}",
    ),
)

_PAGES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"https://(?:www\.)?badgecraft\.eu/[a-z]{2}/(?:user-badges|badges?)/.+"),
        "That is a page of Badgecraft, which does not give the badge itself. Open the badge there, download its "
        "picture, and send me that.",
    ),
    (
        re.compile(r"https://openbadgepassport\.com/app/badge/info/.+"),
        "That is a page of Open Badge Passport, which does not give the badge itself. Open the badge there, choose "
        "“Download”, and send me the picture.",
    ),
    (
        re.compile(r"https://(?:www\.)?credly\.com/(?:users|earner|mgmt|org)/.+"),
        "That is a page of Credly about a person or an organisation. Open the badge itself there, press “Share”, "
        "and give me the address of its public page.",
    ),
)


def assertion_address(address: str) -> str:
    """The address of the badge itself; other addresses as they are.

    Raises `BadgeUnreadable` for pages of which it is known that they do not lead to the badge.
    """
    for pattern, make in _TABLE:
        match = pattern.fullmatch(address)
        if match:
            return make(match)
    for pattern, advice in _PAGES:
        if pattern.fullmatch(address):
            raise BadgeUnreadable(advice)
    return address
