"""A conversation as a visitor has it, with all that happens to networks, tabs and servers meanwhile."""

from __future__ import annotations

import re
import time

import jwt
from playwright.sync_api import expect

from benchmarks.browser.site import QUESTION, SOURCE, SSO_KEY, HostPage, Server, Visitor
from tests.browser.conftest import Arrives


def test_a_question_is_answered_with_a_source_that_unfolds(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    expect(visitor.chat.locator(".chip")).to_have_count(3)
    answer = visitor.ask()
    source = answer.locator("details.source")
    expect(source.locator("summary")).to_have_text(f"Source: {SOURCE}")
    expect(source.locator("p").first).not_to_be_visible()
    source.locator("summary").click()
    expect(source.locator("p").first).to_be_visible()
    assert source.locator("p").count() >= 3
    expect(answer.locator("time")).to_have_attribute("datetime", re.compile(r"^\d{4}-\d\d-\d\dT"))


def test_a_suggestion_can_be_pressed_once(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.chat.get_by_role("button", name=QUESTION).click()
    expect(visitor.answers()).to_have_count(1)
    expect(visitor.entries("person")).to_have_text(re.compile(re.escape(QUESTION)))
    expect(visitor.chat.locator('[data-id="welcome"] .chip').first).not_to_be_visible()
    visitor.chat.get_by_role("button", name="Tell me more").click()
    expect(visitor.answers()).to_have_count(2)
    # The words on the button are shown, not the command that it sends.
    expect(visitor.entries("person").nth(1)).to_have_text(re.compile("Tell me more"))
    assert visitor.chat.locator(".chip:visible", has_text="Tell me more").count() <= 1


def test_an_example_of_the_page_asks_in_the_chat(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.page.locator("[data-ask]").first.click()
    expect(visitor.answers().locator(".source")).to_be_visible()


def test_it_shows_that_an_answer_is_being_written(arrives: Arrives, server: Server) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    hung = server.running.servers("action_server")
    for process in hung:
        process.suspend()
    try:
        visitor.write(QUESTION)
        expect(visitor.chat.locator(".typing")).to_be_visible()
        expect(visitor.chat.get_by_text("The assistant is writing.")).to_be_attached()
    finally:
        for process in hung:
            process.resume()
    expect(visitor.answers()).to_have_count(1)
    expect(visitor.chat.locator(".typing")).not_to_be_visible()


def test_a_reload_in_the_middle_loses_nothing(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.ask()
    visitor.write("tell me more")
    visitor.page.reload()
    expect(visitor.answers()).to_have_count(2)
    expect(visitor.entries("person")).to_have_count(2)
    before = visitor.chat.locator(".entries").inner_text()
    visitor.page.reload()
    expect(visitor.answers()).to_have_count(2)
    assert visitor.chat.locator(".entries").inner_text() == before


def test_two_tabs_show_one_conversation(arrives: Arrives, server: Server) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    other = visitor.second_tab()
    other.goto(server.url)
    expect(other.locator('career-chat [data-id="welcome"]')).to_be_visible()
    visitor.ask()
    expect(other.locator("career-chat .entry.person")).to_have_count(1)
    expect(other.locator("career-chat details.source")).to_have_count(1)
    other.get_by_label("Your message").fill("tell me more")
    other.get_by_label("Your message").press("Enter")
    expect(visitor.answers()).to_have_count(2)
    assert len(visitor.entries("person").all()) == 2


def test_the_conversation_goes_along_to_another_page(arrives: Arrives, listed_page: HostPage) -> None:
    visitor = arrives(listed_page.url)
    visitor.launcher.click()
    visitor.ask()
    visitor.page.get_by_role("link", name="Another page").click(force=True)
    visitor.page.wait_for_url("**/next")
    expect(visitor.answers()).to_have_count(1)
    expect(visitor.input).to_be_visible()


def test_a_message_that_nobody_has_seen_is_counted(arrives: Arrives, listed_page: HostPage, server: Server) -> None:
    visitor = arrives(listed_page.url)
    visitor.launcher.click()
    visitor.is_welcomed()
    hung = server.running.servers("action_server")
    for process in hung:
        process.suspend()
    try:
        visitor.write(QUESTION)
        visitor.chat.get_by_role("button", name="Close the chat").click()
    finally:
        for process in hung:
            process.resume()
    expect(visitor.launcher.locator(".badge")).to_have_text("1")
    expect(visitor.launcher).to_have_accessible_name(re.compile("1 new message"))
    visitor.page.reload()
    expect(visitor.launcher.locator(".badge")).to_have_text("1")
    visitor.launcher.click()
    expect(visitor.launcher).not_to_be_visible()
    visitor.chat.get_by_role("button", name="Close the chat").click()
    expect(visitor.launcher.locator(".badge")).not_to_be_visible()


def test_starting_again_empties_the_conversation(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.ask()
    visitor.chat.get_by_role("button", name="Options").click()
    visitor.chat.get_by_role("button", name="Start again").click()
    expect(visitor.entries("person")).to_have_text([re.compile("Start again")])
    expect(visitor.answers()).to_have_count(1)
    visitor.page.reload()
    expect(visitor.entries("person")).to_have_text([re.compile("Start again")])


def test_who_was_forgotten_is_told_so(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.ask()
    visitor.chat.get_by_role("button", name="Options").click()
    visitor.chat.get_by_role("button", name="Forget me").click()
    expect(visitor.answers()).to_have_count(2)
    visitor.chat.locator(".chip:visible").first.click()
    expect(visitor.entries("person")).to_have_count(0)
    expect(visitor.answers()).to_have_count(1)


def test_who_wants_to_be_forgotten_is_asked_and_then_forgotten_in_every_tab(
    arrives: Arrives, server: Server
) -> None:
    visitor = arrives()
    visitor.ask()
    before = visitor.token()
    other = visitor.second_tab()
    other.goto(server.url)
    expect(other.locator("career-chat .entry.person")).to_have_count(1)
    visitor.chat.get_by_role("button", name="Options").click()
    visitor.chat.get_by_role("button", name="Forget me").click()
    expect(visitor.answers()).to_have_count(2)
    visitor.chat.locator(".chip:visible").first.click()
    # Which tab is told first is chance: where it is the other one, this one follows it and shows the welcome alone.
    expect(visitor.entries("person")).to_have_count(0)
    expect(other.locator("career-chat .entry.person")).to_have_count(0)
    visitor.ask("hello")
    expect(other.locator("career-chat .entry.person")).to_have_count(1)
    assert visitor.token() != before
    visitor.page.reload()
    expect(visitor.entries("person")).to_have_count(1)


def test_a_badge_can_be_sent_from_a_page_of_another_origin(arrives: Arrives, listed_page: HostPage) -> None:
    visitor = arrives(listed_page.url)
    visitor.launcher.click()
    visitor.is_welcomed()
    expect(visitor.chat.get_by_role("button", name="Send a badge")).to_be_visible()
    credential = b"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"
    file = {"name": "my badge.json", "mimeType": "application/json", "buffer": credential}
    visitor.chat.locator("input[type=file]").set_input_files(files=[file])
    expect(visitor.entries("person").locator(".text")).to_have_text("my badge.json")
    expect(visitor.answers()).to_have_count(1)


def test_an_answer_can_be_copied_with_its_source(arrives: Arrives) -> None:
    visitor = arrives(permissions=["clipboard-read", "clipboard-write"])
    answer = visitor.ask()
    expect(answer.get_by_role("button", name="Copy")).not_to_be_visible()
    answer.get_by_role("button", name="More about this answer").click()
    answer.get_by_role("button", name="Copy").click()
    expect(visitor.chat.get_by_role("button", name="Copied")).to_be_visible()
    assert f"Source: {SOURCE}" in visitor.page.evaluate("navigator.clipboard.readText()")


def test_sound_is_off_until_somebody_wants_it(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    visitor.chat.get_by_role("button", name="Options").click()
    sound = visitor.chat.get_by_role("button", name="Sound")
    expect(sound).to_have_attribute("aria-pressed", "false")
    sound.click()
    visitor.page.reload()
    visitor.chat.get_by_role("button", name="Options").click()
    expect(sound).to_have_attribute("aria-pressed", "true")


def test_an_employee_is_known_wherever_they_sign_in(arrives: Arrives, listed_page: HostPage) -> None:
    login = jwt.encode({"sub": f"anna-{time.time()}", "aud": "rung", "exp": time.time() + 600}, SSO_KEY, "HS256")
    listed_page.attributes = f'token="{login}"'
    try:
        at_work, at_home = arrives(listed_page.url), arrives(listed_page.url)
    finally:
        listed_page.attributes = ""
    at_work.launcher.click()
    at_work.ask()
    at_home.launcher.click()
    expect(at_home.entries("person")).to_have_text([re.compile(re.escape(QUESTION))])
    assert at_work.page.evaluate("Object.keys(localStorage).some((name) => name.endsWith(' token'))") is False


def test_two_hundred_messages_at_once_are_each_answered_once(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    visitor.input.evaluate(
        """(input) => { for (let number = 0; number < 200; number++) {
             input.value = `hello ${number}`; input.form.requestSubmit(); } }"""
    )
    expect(visitor.chat.locator(".pending .entry")).to_have_count(0, timeout=90_000)
    expect(visitor.answers()).to_have_count(200, timeout=20_000)
    said = [text.strip() for text in visitor.entries("person").locator(".text").all_inner_texts()]
    ids = visitor.chat.locator(".entries .entry").evaluate_all("(all) => all.map((one) => one.dataset.id)")
    shown = [f"hello {number}" for number in range(200)]
    assert said == shown[-len(said) :]
    assert len(set(ids)) == len(ids)


def test_what_was_written_while_the_server_was_away_is_sent_once(arrives: Arrives, server: Server) -> None:
    visitor: Visitor = arrives()
    other = arrives()
    visitor.ask()
    other.is_welcomed()
    server.stop()
    expect(visitor.chat.locator(".state")).to_contain_text("No connection", timeout=15_000)
    visitor.write("tell me more")
    visitor.write("and how long does it take?")
    expect(visitor.chat.locator(".pending .entry")).to_have_count(2)
    # Kept in the page's storage, also when the page is left.
    other.write("hello")
    server.start_again()
    expect(visitor.answers()).to_have_count(3, timeout=30_000)
    expect(visitor.chat.locator(".pending .entry")).to_have_count(0)
    expect(other.answers()).to_have_count(1, timeout=30_000)
    visitor.page.reload()
    expect(visitor.answers()).to_have_count(3)
    said = visitor.entries("person").locator(".text").all_inner_texts()
    assert said == [QUESTION, "tell me more", "and how long does it take?"]
    visitor.errors.clear()
    other.errors.clear()
