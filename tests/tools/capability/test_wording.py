"""The capability stack in words."""

from __future__ import annotations

from dataclasses import replace

from bot.profile.profile import Evidence
from bot.tools.capability.capability import Stack, capability_stack
from bot.tools.capability.wording import stack_reply
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, claimed, proven


def stack_with(*evidence: Evidence) -> Stack:
    return capability_stack(ENGINEER, SKILLS, evidence, CREDENTIALS, TODAY)


def test_words() -> None:
    reply = stack_reply(stack_with(proven("sql", 2.0), claimed("cloud")))
    assert reply.paragraphs[0] == (
        "You have 2 capabilities in my records. “Data engineer” would add 3, and credentials would teach 3 of them."
    )
    assert reply.table is not None
    assert reply.table.rows[0][:2] == ("Data", "SQL (level 2)")


def test_no_target_and_nothing_known() -> None:
    without = capability_stack(None, SKILLS, [proven("sql")], CREDENTIALS, TODAY)
    assert "Tell me the role" in stack_reply(without).paragraphs[0]
    nothing = capability_stack(None, SKILLS, [], CREDENTIALS, TODAY)
    assert nothing.layers == ()
    assert "I know of no skill" in stack_reply(nothing).paragraphs[0]


def test_sample_credentials_are_marked() -> None:
    sample = tuple(replace(one, is_sample=True) for one in CREDENTIALS)
    reply = stack_reply(capability_stack(ENGINEER, SKILLS, [claimed("sql", 1.0)], sample, TODAY))
    assert reply.table is not None
    assert "Sql Advanced badge (sample)" in reply.table.rows[0][3]
    assert reply.table.rows[0][1] == "SQL (level 1)"
    assert "sample organisation" in reply.note
    assert reply.private
