"""What a host page decides, where the widget works, and how a page passes a login on."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import jwt
from playwright.sync_api import expect

from benchmarks.browser.site import QUESTION, SSO_KEY, HostPage, Server, Visitor
from bot.channels.web.sessions import Session
from bot.dialogue.reply import Reply
from tests.browser.conftest import Arrives
from tests.browser.remembering import remember, signed_in, visitor

LOGO = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='64' height='32'/%3E"


def login(name: str = "anna") -> str:
    claims = {"sub": f"{name}-{time.time()}", "aud": "rung", "exp": time.time() + 600}
    return jwt.encode(claims, SSO_KEY, "HS256")


@contextmanager
def with_attributes(page: HostPage, attributes: str) -> Iterator[str]:
    page.attributes = attributes
    try:
        yield page.url
    finally:
        page.attributes = ""


def test_a_host_chooses_words_logo_and_colours(arrives: Arrives, listed_page: HostPage) -> None:
    chosen = (
        'label="Ada" greeting="Welcome to Ada." starts="Will a badge get me a raise?|Help" placeholder="Ask Ada" '
        f'logo="{LOGO}" accent="rgb(120, 0, 60)" on-accent="rgb(255, 250, 240)"'
    )
    with with_attributes(listed_page, chosen) as url:
        shown = arrives(url)
    expect(shown.launcher).to_have_css("background-color", "rgb(120, 0, 60)")
    expect(shown.launcher).to_have_css("color", "rgb(255, 250, 240)")
    shown.launcher.click()
    expect(shown.chat.get_by_role("dialog", name="Ada")).to_be_visible()
    expect(shown.chat.locator('[data-id="welcome"] .text')).to_have_text("Welcome to Ada.")
    expect(shown.chat.locator('[data-id="welcome"] .chip')).to_have_text([QUESTION, "Help"])
    expect(shown.input).to_have_attribute("placeholder", "Ask Ada")
    expect(shown.chat.locator(".logo")).to_be_visible()
    shown.chat.get_by_role("button", name=QUESTION).click()
    expect(shown.answers()).to_have_count(1)


def test_a_colour_that_is_none_changes_nothing(arrives: Arrives, listed_page: HostPage) -> None:
    with with_attributes(listed_page, 'accent="red; } * { display: none"') as url:
        shown = arrives(url)
    expect(shown.launcher).to_have_css("background-color", "rgb(31, 95, 79)")


def test_the_interface_speaks_german_and_what_is_said_is_marked_as_english(
    arrives: Arrives, listed_page: HostPage
) -> None:
    with with_attributes(listed_page, 'language="de-AT"') as url:
        shown = arrives(url)
    shown.chat.get_by_role("button", name="Chat öffnen: Karriereberatung").click()
    expect(shown.chat.get_by_label("Ihre Nachricht")).to_be_focused()
    shown.page.keyboard.type(QUESTION)
    shown.chat.get_by_role("button", name="Senden", exact=True).click()
    expect(shown.answers()).to_have_count(1)
    expect(shown.chat.locator(".panel")).to_have_attribute("lang", "de")
    expect(shown.answers().locator(".bubble")).to_have_attribute("lang", "en")
    expect(shown.answers().locator("summary .label")).to_have_attribute("lang", "de")
    shown.chat.get_by_role("button", name="Optionen").click()
    expect(shown.chat.get_by_role("button", name="Neu beginnen Leert diese Unterhaltung.")).to_be_visible()


def test_the_language_is_that_of_the_page_around_it(arrives: Arrives, listed_page: HostPage) -> None:
    shown = arrives(listed_page.url)
    shown.page.evaluate(
        """() => { const around = document.createElement("div"); around.lang = "de";
             document.querySelector("career-chat").remove();
             const chat = document.createElement("career-chat");
             around.append(chat); document.body.append(around); }"""
    )
    expect(shown.launcher).to_have_accessible_name("Chat öffnen: Karriereberatung")


def test_it_works_inside_another_shadow_root(arrives: Arrives, listed_page: HostPage) -> None:
    shown = arrives(listed_page.url)
    shown.page.evaluate(
        """() => { const outer = document.createElement("section");
             const chat = document.querySelector("career-chat");
             document.body.append(outer);
             outer.attachShadow({ mode: "open" }).append(chat); }"""
    )
    shown.launcher.click()
    shown.ask()
    shown.page.keyboard.press("Shift+Tab")
    shown.page.keyboard.press("Escape")
    expect(shown.input).not_to_be_visible()


def test_it_works_in_a_frame_without_a_cookie_and_with_a_login_of_the_framing_page(
    arrives: Arrives, listed_page: HostPage, server: Server
) -> None:
    listed_page.framed = "/chat"
    try:
        shown = arrives("about:blank")
        token = login("frida")
        shown.context.add_init_script(
            f"""if (top === window) addEventListener("message", ({{ data, source, origin }}) => {{
                 if (origin === "{server.url}" && data.type === "career-chat-login")
                   source.postMessage({{ type: "career-chat-login", token: "{token}" }}, origin); }})"""
        )
        shown.go(listed_page.url)
    finally:
        listed_page.framed = ""
    frame = shown.page.frame_locator("iframe")
    frame.get_by_label("Your message").fill(QUESTION)
    frame.get_by_label("Your message").press("Enter")
    expect(frame.locator(".entry.assistant details")).to_be_visible()
    assert shown.context.cookies() == []
    at_home = arrives(f"{server.url}/#login={token}")
    expect(at_home.entries("person")).to_have_text([re.compile(re.escape(QUESTION))])


def test_the_page_takes_a_login_from_its_address_and_keeps_it_for_the_tab(arrives: Arrives, server: Server) -> None:
    shown = arrives(f"{server.url}/#login={login()}")
    shown.is_welcomed()
    shown.ask()
    assert shown.page.url == f"{server.url}/"
    assert shown.page.evaluate("Object.keys(localStorage).some((name) => name.endsWith(' token'))") is False
    shown.page.reload()
    expect(shown.answers()).to_have_count(1)


def test_an_expired_login_offers_to_sign_in_and_keeps_the_question(arrives: Arrives, listed_page: HostPage) -> None:
    with with_attributes(listed_page, 'token="expired" sign-in="/next" open') as url:
        shown = arrives(url)
    expect(shown.chat.locator(".state")).to_contain_text("Your sign-in has expired")
    shown.write(QUESTION)
    expect(shown.chat.locator(".pending .entry")).to_have_count(1)
    expect(shown.chat.get_by_role("button", name="Sign in")).to_be_visible()
    shown.page.evaluate("(token) => { document.querySelector('career-chat').token = token; }", login())
    expect(shown.answers()).to_have_count(1)
    expect(shown.chat.locator(".notice")).not_to_be_visible()
    expect(shown.entries("person").locator(".text")).to_have_text(QUESTION)


def test_where_an_answer_is_for_employees_one_can_sign_in_and_finds_the_question_again(
    arrives: Arrives, listed_page: HostPage, server: Server
) -> None:
    session = visitor()
    hint = Reply(("There is an answer to this for employees.",), sign_in=True)
    remember(server, session, [("how long is the rotation?", hint)])
    with with_attributes(listed_page, 'sign-in="/next" open'):
        shown: Visitor = arrives("about:blank")
        shown.context.add_init_script(signed_in(server, session))
        shown.go(listed_page.url)
        shown.chat.get_by_role("button", name="Sign in").click()
        shown.page.wait_for_url("**/next")
        shown.page.evaluate("(token) => { document.querySelector('career-chat').token = token; }", login())
    expect(shown.input).to_have_value("how long is the rotation?")


def test_a_host_that_sees_to_the_login_itself_keeps_its_page(
    arrives: Arrives, listed_page: HostPage, server: Server
) -> None:
    session: Session = visitor()
    remember(server, session, [("the rotation?", Reply(("For employees.",), sign_in=True))])
    with with_attributes(listed_page, "sign-in open"):
        shown = arrives("about:blank")
        shown.context.add_init_script(signed_in(server, session))
        shown.go(listed_page.url)
    shown.page.evaluate(
        """(token) => addEventListener("career-chat-login", (event) => {
             event.preventDefault(); event.target.token = token; })""",
        login(),
    )
    shown.chat.get_by_role("button", name="Sign in").click()
    expect(shown.input).to_have_value("the rotation?")
    assert shown.page.url.rstrip("/") == listed_page.url
