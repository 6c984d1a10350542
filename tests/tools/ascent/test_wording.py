"""The way up to a certification in words."""

from __future__ import annotations

from dataclasses import replace

from bot.profile.holdings import Holdings, holdings_on
from bot.tools.ascent.ascent import ascent
from bot.tools.ascent.wording import ascent_reply
from tests.tools.ascent.test_ascent import CHAIN
from tests.tools.people import SKILLS, TODAY, credential, proven


def test_every_stage_with_what_it_adds() -> None:
    chain = tuple(replace(one, is_sample=True) for one in CHAIN)
    held = holdings_on([proven(credential="base")], chain, TODAY)
    reply = ascent_reply(ascent(chain[0], chain, held), SKILLS)
    assert reply.table is not None
    assert reply.table.rows == (
        ("1", "Side badge (sample)", "SQL", "open to you"),
        ("1", "Base badge (sample)", "Python programming", "done"),
        ("2", "Middle badge (sample)", "nothing new, but the next stage asks for it", "open to you"),
        ("3", "Top badge (sample)", "Use cloud services", "later"),
    )
    assert "sample organisation" in reply.note
    assert reply.private


def test_one_stage_that_stands_alone() -> None:
    alone = credential("alone", "sql", hours=1)
    reply = ascent_reply(ascent(alone, (), Holdings()), SKILLS)
    assert reply.paragraphs[0] == "1 stage to go to Alone badge: 1 hour, free. Next: Alone badge."
    assert reply.progress[0].done == 0.0
