"""The register of the ten tools."""

from __future__ import annotations

from dataclasses import fields

from bot.dialogue.payload import is_allowed, payload
from bot.dialogue.tool_registry import TOOLS, tool_for_intent, tool_for_term
from bot.documents.parser import parse_documents
from bot.profile.profile import Profile
from bot.settings import PROJECT_ROOT


def test_each_of_the_ten_terms_has_a_tool_of_its_own() -> None:
    passages = {
        passage.key
        for document in parse_documents(PROJECT_ROOT / "data" / "knowledge")
        for passage in document.passages
    }
    assert len(TOOLS) == 10 == len({tool.term for tool in TOOLS}) == len({tool.intent for tool in TOOLS})
    assert {tool.term for tool in TOOLS} <= passages


def test_tools_are_found_by_term_and_by_intent() -> None:
    for tool in TOOLS:
        assert tool_for_term(tool.term) is tool is tool_for_intent(tool.intent)
        assert is_allowed(payload(tool.intent))
        assert set(tool.needs) <= {field.name for field in fields(Profile)}
    assert tool_for_term("earning-potential") is None
    assert tool_for_intent("greet") is None
