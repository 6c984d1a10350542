"""Where a conversation stands: at its newest message, at the start of an answer, or where one has scrolled to."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from benchmarks.browser.site import Server, Visitor
from bot.channels.web.conversations import MOST_ENTRIES
from bot.channels.web.sessions import Session
from bot.dialogue.reply import Reply
from tests.browser.conftest import Arrives
from tests.browser.remembering import Said, knowing, picture

LONG = " ".join(["And I have been wondering about that for a long time."] * 40)
FROM_END = "(log) => log.scrollHeight - log.scrollTop - log.clientHeight"


def log_of(visitor: Visitor) -> Locator:
    return visitor.chat.get_by_role("log")


def talked(_session: Session) -> list[Said]:
    return [(f"question {number}", Reply((f"Answer {number}. {LONG[:400]}",))) for number in range(20)]


def test_a_reload_shows_the_newest_message_below_pictures_that_come_later(arrives: Arrives, server: Server) -> None:
    def said(session: Session) -> list[Said]:
        pictures = [("progress", Reply(("Far.",), pictures=(picture(server, session),))) for _ in range(3)]
        return [*pictures, ("thanks", Reply(("You are welcome.",)))]

    visitor = knowing(arrives, server, said)
    visitor.page.reload()
    expect(visitor.chat.get_by_text("You are welcome.")).to_be_in_viewport()
    expect(visitor.chat.locator("figure img").last).to_have_js_property("complete", True)
    expect(visitor.chat.get_by_text("You are welcome.")).to_be_in_viewport()
    assert log_of(visitor).evaluate(FROM_END) < 5


def test_a_long_question_does_not_hide_its_answer(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    answer = visitor.ask(f"Will a badge get me a raise? {LONG}")
    expect(answer.locator("p").first).to_be_in_viewport()
    log, start = log_of(visitor).bounding_box(), answer.bounding_box()
    assert log is not None
    assert start is not None
    # All of the answer, or as much as half of the log holds.
    shown = min(start["height"], log["height"] / 2)
    assert log["y"] <= start["y"]
    assert start["y"] + shown <= log["y"] + log["height"] + 1


def test_who_reads_on_above_stays_there_and_is_led_to_the_latest(arrives: Arrives, server: Server) -> None:
    visitor = knowing(arrives, server, talked)
    latest = visitor.chat.get_by_role("button", name="To the latest message")
    expect(visitor.answers()).to_have_count(20)
    expect(latest).not_to_be_visible()
    log_of(visitor).evaluate("(log) => log.scrollTop = 0")
    expect(latest).to_be_visible()
    other = visitor.second_tab()
    other.goto(server.url)
    other.get_by_label("Your message").fill("hello")
    other.get_by_label("Your message").press("Enter")
    expect(visitor.answers()).to_have_count(21)
    assert log_of(visitor).evaluate("(log) => log.scrollTop") < 5
    latest.click()
    expect(latest).not_to_be_visible()
    assert log_of(visitor).evaluate(FROM_END) < 5


def test_a_source_that_is_unfolded_stays_where_it_is(arrives: Arrives) -> None:
    visitor = arrives()
    source = visitor.ask().locator("summary")
    visitor.chat.get_by_role("log").evaluate("(log) => log.scrollTop = log.scrollHeight")
    before = source.bounding_box()
    source.click()
    expect(visitor.answers().last.locator("details p").last).to_be_visible()
    # Two frames, in which whatever scrolls has scrolled.
    visitor.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert source.bounding_box() == before
    visitor.ask("tell me more")
    expect(visitor.answers().last).to_be_in_viewport()


def test_messages_before_those_that_are_shown_can_be_had(arrives: Arrives, server: Server) -> None:
    turns = MOST_ENTRIES // 2 + 10
    visitor = knowing(
        arrives, server, lambda _session: [(f"question {number}", Reply(("Yes.",))) for number in range(turns)]
    )
    expect(visitor.entries("person")).to_have_count(MOST_ENTRIES // 2)
    earlier = visitor.chat.get_by_role("button", name="Earlier messages")
    first = visitor.entries("person").first
    text = first.locator(".text").inner_text()
    first.scroll_into_view_if_needed()
    earlier.click()
    expect(visitor.entries("person")).to_have_count(turns)
    expect(visitor.entries("person").first).to_contain_text("question 0")
    expect(earlier).not_to_be_visible()
    # What one was reading stays where it was.
    expect(visitor.chat.get_by_text(text, exact=True)).to_be_in_viewport()


def test_a_draft_survives_a_reload_and_goes_when_it_is_sent(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    visitor.input.press_sequentially("Will a badge")
    visitor.page.reload()
    expect(visitor.input).to_have_value("Will a badge")
    visitor.ask("Will a badge get me a raise?")
    visitor.page.reload()
    visitor.is_welcomed()
    expect(visitor.input).to_have_value("")
