"""The same way, through question, assessment, plan, badge and "forget me", as different visitors have to go it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from benchmarks.browser.site import QUESTION, HostPage, Server, Visitor
from tests.browser.conftest import Arrives

CREDENTIAL = b"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 60_000, "uploadThroughput": 30_000}

VISITORS: dict[str, dict[str, Any]] = {
    "on a phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True},
    "at 200 % zoom": {"viewport": {"width": 640, "height": 400}},
    "with reduced motion": {"reduced_motion": "reduce"},
    "on a slow network": {},
    "by keyboard alone": {},
    "by a screen reader's tree": {},
}


class Way:
    """How somebody writes, presses and sends a file; by default with a mouse."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def ask(self, text: str) -> Locator:
        return self.visitor.ask(text)

    def press(self, button: Locator) -> None:
        button.click()

    def send_badge(self) -> None:
        file = {"name": "badge.jwt", "mimeType": "text/plain", "buffer": CREDENTIAL}
        self.visitor.chat.locator("input[type=file]").set_input_files(files=[file])


class ByKeyboard(Way):
    """Nothing but keys: every button is reached with Tab from where the focus is."""

    def ask(self, text: str) -> Locator:
        self._reach(self.visitor.input)
        before = self.visitor.answers().count()
        self.visitor.page.keyboard.type(text)
        self.visitor.page.keyboard.press("Enter")
        answer = self.visitor.answers().nth(before)
        expect(answer).to_be_visible(timeout=15_000)
        return answer

    def press(self, button: Locator) -> None:
        self._reach(button)
        self.visitor.page.keyboard.press("Enter")

    def send_badge(self) -> None:
        with self.visitor.page.expect_file_chooser() as chooser:
            self.press(self.visitor.chat.get_by_role("button", name="Send a badge"))
        chooser.value.set_files([{"name": "badge.jwt", "mimeType": "text/plain", "buffer": CREDENTIAL}])

    def _reach(self, wanted: Locator) -> None:
        expect(wanted).to_be_visible()
        for _ in range(80):
            if wanted.evaluate("(one) => one.getRootNode().activeElement === one"):
                return
            self.visitor.page.keyboard.press("Shift+Tab")
        raise AssertionError("Shift+Tab does not lead there")


class ByTree(Way):
    """Nothing but what the accessibility tree holds: roles and names."""

    def ask(self, text: str) -> Locator:
        before = self.visitor.answers().count()
        self.visitor.chat.get_by_role("textbox", name="Your message").fill(text)
        self.visitor.chat.get_by_role("button", name="Send", exact=True).click()
        answer = self.visitor.answers().nth(before)
        expect(answer).to_be_visible(timeout=15_000)
        told = self.visitor.chat.get_by_role("log", name="Conversation").aria_snapshot()
        assert told.rindex("Assistant:") > told.rindex("You:")
        for button in answer.get_by_role("button").all():
            expect(button).to_have_accessible_name(re.compile(r"\w"))
        return answer

    def press(self, button: Locator) -> None:
        expect(button).to_have_accessible_name(re.compile(r"\w"))
        button.click()

    def send_badge(self) -> None:
        with self.visitor.page.expect_file_chooser() as chooser:
            self.press(self.visitor.chat.get_by_role("button", name="Send a badge"))
        chooser.value.set_files([{"name": "badge.jwt", "mimeType": "text/plain", "buffer": CREDENTIAL}])


WAYS: dict[str, type[Way]] = {"by keyboard alone": ByKeyboard, "by a screen reader's tree": ByTree}


@pytest.fixture(params=list(VISITORS))
def way(request: pytest.FixtureRequest, arrives: Arrives, listed_page: HostPage) -> Way:
    visitor = arrives("about:blank", **VISITORS[request.param])
    if request.param == "on a slow network":
        network = visitor.context.new_cdp_session(visitor.page)
        network.send("Network.enable")
        network.send("Network.emulateNetworkConditions", SLOW)
    visitor.go(listed_page.url)
    made = WAYS.get(request.param, Way)(visitor)
    expect(visitor.launcher).to_be_visible(timeout=20_000)
    if isinstance(made, ByKeyboard):
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Enter")
    else:
        visitor.launcher.click()
    visitor.is_welcomed()
    return made


def test_from_a_question_to_being_forgotten(way: Way) -> None:
    visitor = way.visitor
    answer = way.ask(QUESTION)
    way.press(answer.locator("summary").first)
    expect(answer.locator("details")).to_have_attribute("open", "")
    assert "What is your job" in way.ask("assess my situation").inner_text()
    expect(visitor.chat.get_by_text("Question 1 of at most 5")).to_be_visible()
    way.ask("I work as a data analyst")
    expect(visitor.chat.get_by_text("Question 2 of at most 5")).to_be_visible()
    before = visitor.answers().count()
    way.press(visitor.chat.get_by_role("button", name="Leave it there").last)
    expect(visitor.answers()).to_have_count(before + 1)
    planned = way.ask("make me a plan to become a database administrator")
    expect(planned).to_contain_text(re.compile("database administrator|hours|plan", re.IGNORECASE))
    before = visitor.answers().count()
    way.send_badge()
    expect(visitor.entries("person").locator(".text", has_text="badge.jwt")).to_be_visible(timeout=20_000)
    expect(visitor.answers().nth(before)).to_be_visible(timeout=20_000)
    way.press(visitor.chat.get_by_role("button", name="Options"))
    way.press(visitor.chat.get_by_role("button", name=re.compile("Forget me")))
    expect(visitor.answers().last).to_contain_text("Shall I forget you?")
    way.press(visitor.chat.get_by_role("button", name="Yes, forget me"))
    expect(visitor.entries("person")).to_have_count(0, timeout=15_000)
    expect(visitor.answers()).to_have_count(1)


def test_a_screen_reader_is_told_who_says_what_and_what_can_be_pressed(arrives: Arrives, server: Server) -> None:
    visitor = arrives(server.url)
    visitor.ask("How long does a promotion take compared with a certificate?")
    expect(visitor.chat.get_by_role("log", name="Conversation")).to_match_aria_snapshot(
        """
        - log "Conversation":
          - text: "Assistant:"
          - paragraph: /Hello! I answer questions/
          - text: "You:"
          - paragraph: /How long does a promotion take/
          - text: "Assistant:"
          - 'table "Aspect: Promotion, Micro-credentials"'
          - button "More about this answer"
          - group "Did this help?":
            - button "Yes"
            - button "No"
          - group "Suggestions"
        """
    )
    expect(visitor.chat.get_by_role("region", name="Career assistant")).to_match_aria_snapshot(
        """
        - region "Career assistant":
          - heading "Career assistant" [level=2]
          - button "Options"
          - log "Conversation"
          - button "Send a badge"
          - textbox "Your message"
          - button "Send"
        """
    )
