from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.profile.profile import Achievement
from bot.tools.talk.page import talk_page
from bot.tools.talk.talk import Talk
from tests.tools.promotion_case.test_page import elements

TODAY = date(2026, 11, 28)
TALK = Talk("step", TODAY, "staff nurse", "ward sister", results=(Achievement("I cut falls by 30 %", TODAY),))


def test_the_page_has_what_the_talk_needs_and_room_to_write() -> None:
    page = talk_page(TALK).decode()
    assert "<h1>My talk: ward sister</h1>" in page
    for title in (
        "What I ask for",
        "Agenda",
        "What I can point to",
        "If the answer is no, or not now",
        "What we agreed",
    ):
        assert title in page
    assert "I cut falls by 30 %" in page
    assert ("Result 1" in page, "Result 2" in page) == (False, True)


@given(st.text(), st.text())
def test_no_words_of_a_person_become_markup(role: str, result: str) -> None:
    page = talk_page(replace(TALK, aim=role, results=(Achievement(result, TODAY),)))
    assert elements(page) == elements(talk_page(replace(TALK, aim="x" if role else "")))
