"""The guided assessment in the widget: asked, led back after a digression and a reload, and ended in advice."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from benchmarks.browser.site import Visitor
from tests.browser.conftest import Arrives

MOST_QUESTIONS = 8
ADVICE = "My advice:"


def skip_until_advice(visitor: Visitor) -> str:
    """Skips what is still asked; returns the last reply."""
    said = visitor.answers().last.inner_text()
    for _ in range(MOST_QUESTIONS):
        if ADVICE in said:
            return said
        said = visitor.ask("skip").inner_text()
    return said


def test_a_whole_assessment_leads_to_advice_also_after_a_digression_and_a_reload(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    assert "What is your job" in visitor.ask("assess my situation").inner_text()
    assert "Which role would you like" in visitor.ask("I work as a data analyst").inner_text()
    visitor.ask("what is a nanodegree leap?")
    expect(visitor.answers().last).to_contain_text("Which role would you like", ignore_case=True)
    visitor.page.reload()
    expect(visitor.answers().last).to_contain_text("Which role would you like", ignore_case=True)
    visitor.ask("database administrator")
    said = skip_until_advice(visitor)
    assert ADVICE in said
    assert "Source" in said
    visitor.ask("show me my badge ladder")
    picture = visitor.answers().last.locator("img")
    expect(picture).to_be_visible()
    expect(picture).to_have_attribute("alt", re.compile("database administrator"))
