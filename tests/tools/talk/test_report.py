from __future__ import annotations

from datetime import date

from bot.dialogue.reply import File
from bot.tools.talk.report import not_yet_reply, report_page, report_reply
from tests.tools.promotion_case.test_page import elements

PAGE = File("/files/x", "talk.html")


def test_a_manager_gets_the_other_side_of_the_talk() -> None:
    reply = report_reply(PAGE)
    assert "their own view first" in " ".join(reply.items)
    assert (reply.files, reply.private) == ((PAGE,), True)


def test_nothing_about_a_team_member_is_kept_and_nothing_unfair_is_a_measure() -> None:
    assert "keep nothing about your team member" in report_reply(PAGE).note
    assert "age, health, family" in " ".join(not_yet_reply().items)


def test_the_page_has_room_for_names_and_what_was_agreed() -> None:
    page = report_page(date(2026, 11, 28))
    assert "We look at it again on" in page.decode()
    assert "section" in elements(page)
