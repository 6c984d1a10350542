"""Certifications that build on one another."""

from __future__ import annotations

from bot.profile.holdings import Holdings, holdings_on
from bot.tools.ascent.ascent import ascent, summits
from bot.tools.ascent.wording import ascent_reply
from tests.tools.people import CREDENTIALS, SKILLS, TODAY, credential, proven

CHAIN = (
    credential("top", "cloud", "sql", first=("middle", "side"), hours=30, cost=90),
    credential("middle", "python", "sql", first=("base",), hours=20),
    credential("side", "sql", hours=5),
    credential("base", "python", hours=10),
)


def test_the_order_and_what_each_adds() -> None:
    found = ascent(CHAIN[0], CHAIN, holdings_on([proven(credential="base")], CHAIN, TODAY))
    assert [(one.credential.key, one.height, one.adds) for one in found.stages] == [
        ("side", 1, ("sql",)),
        ("base", 1, ("python",)),
        ("middle", 2, ()),
        ("top", 3, ("cloud",)),
    ]
    assert [one.credential.key for one in found.stages if one.is_done] == ["base"]
    assert [one.credential.key for one in found.stages if one.is_open] == ["side", "middle"]
    assert found.hours_left == 55
    reply = ascent_reply(found, SKILLS)
    assert reply.paragraphs == (
        "3 stages to go to Top badge: 55 hours, 90 EUR. Next: Side badge and Middle badge.",
    )
    assert reply.progress[0].detail == "1 of 4 stages"


def test_a_top_that_is_reached_or_out_of_reach() -> None:
    all_held = holdings_on([proven(credential=one.key) for one in CHAIN], CHAIN, TODAY)
    assert ascent_reply(ascent(CHAIN[0], CHAIN, all_held), SKILLS).paragraphs == (
        "You have reached the top: Top badge.",
    )
    circle = (credential("a", first=("b",)), credential("b", first=("a",)))
    blocked = ascent(circle[0], circle, Holdings())
    assert blocked.blocked_by == ("a", "b")
    assert "Please tell HR" in ascent_reply(blocked, SKILLS).paragraphs[1]
    unknown = credential("z", first=("nowhere",))
    assert ascent(unknown, (), Holdings()).blocked_by == ("nowhere",)


def test_summits() -> None:
    assert [one.key for one in summits(CHAIN)] == ["top"]
    assert [one.key for one in summits(CREDENTIALS)] == ["pipeline-maker", "sql-advanced"]
    assert [one.key for one in summits(CREDENTIALS, ["sql"])] == ["sql-advanced", "pipeline-maker"]
    assert summits(()) == ()
    assert summits((credential("alone"),)) == ()
