"""Capabilities by group and level."""

from __future__ import annotations

from bot.profile.profile import Evidence
from bot.tools.capability.capability import UNGROUPED, Stack, capability_stack
from bot.tools.capability.wording import stack_reply
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, claimed, proven


def stack_with(*evidence: Evidence) -> Stack:
    return capability_stack(ENGINEER, SKILLS, evidence, CREDENTIALS, TODAY)


def test_groups_with_what_is_there_and_what_would_come() -> None:
    stack = stack_with(proven("sql", 2.0), claimed("cloud"), proven("teamwork"))
    layers = {layer.group: layer for layer in stack.layers}
    assert [one.skill.key for one in layers["Data"].held] == ["sql"]
    assert [one.skill.key for one in layers["Data"].from_role] == ["sql", "pipelines"]
    assert [one.credential and one.credential.key for one in layers["Data"].from_credentials] == [
        "sql-advanced",
        "pipeline-maker",
    ]
    assert layers["Operations"].from_role == ()
    assert [one.skill.key for one in layers[UNGROUPED].held] == ["teamwork"]
    assert stack.layers[-1].group == UNGROUPED


def test_a_role_that_adds_nothing_and_an_unknown_skill() -> None:
    full = stack_with(
        proven("sql", 7.0), proven("python"), proven("pipelines"), proven("cloud"), claimed("juggling")
    )
    assert "asks for nothing beyond" in stack_reply(full).paragraphs[0]
    assert [one.skill.name for one in full.layers[-1].held] == ["juggling"]
