"""Keyboard alone, small screens, other directions, and what axe finds: nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from benchmarks.browser.site import HostPage, Visitor
from tests.browser.conftest import Arrives

FOCUSED = "document.activeElement.shadowRoot?.activeElement?.outerHTML ?? document.activeElement.outerHTML"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


STANDS_STILL = """async () => {
  const roots = [document, document.querySelector("career-chat")?.shadowRoot].filter(Boolean);
  const moving = roots.flatMap((root) => root.getAnimations({ subtree: true }));
  const ending = moving.filter((one) => one.effect.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map((one) => one.finished));
}"""
"""What fades in has its colours only at the end: measured before, a busy machine finds too little contrast."""


def faults(page: Page) -> list[str]:
    page.evaluate(STANDS_STILL)
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {[node['html'] for node in fault['nodes']]}" for fault in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), (320, 640)], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_the_page(arrives: Arrives, scheme: Any, size: tuple[int, int]) -> None:
    visitor = arrives(color_scheme=scheme, viewport={"width": size[0], "height": size[1]})
    visitor.ask("compare promotion and badges on cost and time")
    visitor.answers().last.locator("summary").first.click()
    visitor.chat.get_by_role("button", name="Options").click()
    assert faults(visitor.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_widget_of_another_page(
    arrives: Arrives, listed_page: HostPage, scheme: Any
) -> None:
    visitor = arrives(listed_page.url, color_scheme=scheme, bypass_csp=True)
    expect(visitor.launcher).to_be_visible()
    assert faults(visitor.page) == []
    visitor.launcher.click()
    visitor.ask()
    assert faults(visitor.page) == []


def test_the_keyboard_alone_suffices(arrives: Arrives, listed_page: HostPage) -> None:
    visitor = arrives(listed_page.url)
    keyboard, focused = visitor.page.keyboard, lambda: str(visitor.page.evaluate(FOCUSED))
    expect(visitor.launcher).to_be_visible()
    keyboard.press("Tab")
    keyboard.press("Tab")
    assert 'class="launcher"' in focused()
    keyboard.press("Enter")
    assert "<textarea" in focused()
    visitor.is_welcomed()
    keyboard.type("will a badge get me a raise?")
    keyboard.press("Enter")
    expect(visitor.answers()).to_have_count(1)
    # Backwards from the input: the chips, and at some point the source.
    for _ in range(20):
        keyboard.press("Shift+Tab")
        if "<summary" in focused():
            break
    keyboard.press("Enter")
    expect(visitor.answers().locator("details")).to_have_attribute("open", "")
    visitor.chat.locator(".chip:visible").first.focus()
    keyboard.press("Space")
    expect(visitor.answers()).to_have_count(2)
    assert "<textarea" in focused()
    keyboard.press("Escape")
    expect(visitor.input).not_to_be_visible()
    assert 'class="launcher"' in focused()


def test_the_focus_stays_inside_while_the_chat_is_open(arrives: Arrives, listed_page: HostPage) -> None:
    visitor = arrives(listed_page.url)
    visitor.launcher.click()
    visitor.is_welcomed()
    for key in ("Tab", "Shift+Tab"):
        seen = set()
        for _ in range(15):
            visitor.page.keyboard.press(key)
            seen.add(visitor.page.evaluate("document.activeElement.localName"))
        assert seen == {"career-chat"}, key


def test_escape_closes_the_options_first(arrives: Arrives, listed_page: HostPage) -> None:
    visitor = arrives(listed_page.url)
    visitor.launcher.click()
    options = visitor.chat.get_by_role("button", name="Options")
    options.click()
    visitor.page.keyboard.press("Escape")
    expect(options).to_be_focused()
    expect(visitor.input).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(visitor.input).not_to_be_visible()


def test_a_page_that_loads_again_does_not_take_the_focus(arrives: Arrives, listed_page: HostPage) -> None:
    visitor = arrives(listed_page.url)
    visitor.launcher.click()
    visitor.is_welcomed()
    visitor.page.reload()
    visitor.is_welcomed()
    assert visitor.page.evaluate("document.activeElement.localName") == "body"


def test_new_messages_are_told_and_old_ones_are_not(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.ask()
    log = visitor.chat.get_by_role("log")
    expect(log).to_have_attribute("aria-label", "Conversation")
    expect(log).not_to_have_attribute("aria-live", "off")
    # On loading, the log is silenced while what was said before is put in.
    visitor.page.add_init_script(
        """window.watched = [];
           const attach = Element.prototype.attachShadow;
           Element.prototype.attachShadow = function (options) {
             const root = attach.call(this, options);
             new MutationObserver((changes) => {
               if (changes.some((change) => change.target.className === "entries"))
                 window.watched.push(root.querySelector("[role=log]").getAttribute("aria-live"));
             }).observe(root, { childList: true, subtree: true });
             return root;
           };"""
    )
    visitor.page.reload()
    expect(visitor.answers()).to_have_count(1)
    assert set(visitor.page.evaluate("window.watched")) == {"off"}
    expect(log).not_to_have_attribute("aria-live", "off")


@pytest.fixture(params=[(320, 640), (390, 844), (640, 400)], ids=["small phone", "phone", "200 % zoom"])
def screen(request: pytest.FixtureRequest) -> dict[str, int]:
    """Sizes in CSS pixels; at 200 % a screen of 1280 by 800 has half of them."""
    return {"width": request.param[0], "height": request.param[1]}


def test_the_page_fits_small_screens(arrives: Arrives, screen: dict[str, int]) -> None:
    visitor = arrives(viewport=screen, has_touch=True)
    visitor.ask("compare promotion and badges on cost and time")
    expect(visitor.answers().locator("table")).to_be_visible()
    assert visitor.page.evaluate(OVERFLOW) <= 0
    assert inner_overflow(visitor) == []


def test_the_widget_fits_small_screens(arrives: Arrives, listed_page: HostPage, screen: dict[str, int]) -> None:
    visitor = arrives(listed_page.url, viewport=screen, has_touch=True)
    visitor.launcher.click()
    visitor.ask("compare promotion and badges on cost and time")
    panel = visitor.chat.locator(".panel")
    panel.evaluate("(panel) => Promise.all(panel.getAnimations().map((one) => one.finished))")
    box = panel.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= screen["width"]
    assert box["y"] + box["height"] <= screen["height"]
    expect(visitor.input).to_be_in_viewport()
    expect(visitor.chat.get_by_role("button", name="Close the chat")).to_be_in_viewport()
    assert inner_overflow(visitor) == []


def inner_overflow(visitor: Visitor) -> list[str]:
    """What is wider than the conversation that it stands in."""
    found: list[str] = visitor.chat.locator(".log").evaluate(
        """(log) => { const edge = log.getBoundingClientRect();
             return [...log.querySelectorAll("*")].filter((one) => {
               const box = one.getBoundingClientRect();
               return box.width > 2 && (box.right > edge.right + 1 || box.left < edge.left - 1);
             }).map((one) => one.outerHTML.slice(0, 120)); }"""
    )
    return found


def test_right_to_left_pages_have_it_on_the_left(arrives: Arrives, listed_page: HostPage) -> None:
    listed_page.direction = "rtl"
    try:
        visitor = arrives(listed_page.url)
    finally:
        listed_page.direction = "ltr"
    box = visitor.launcher.bounding_box()
    assert box is not None
    assert box["x"] < 100
    visitor.launcher.click()
    visitor.ask()
    mine, answer = (visitor.entries(who).last.locator(".bubble").bounding_box() for who in ("person", "assistant"))
    assert mine is not None
    assert answer is not None
    assert mine["x"] < answer["x"]
    assert inner_overflow(visitor) == []


def test_nothing_moves_for_those_who_do_not_want_it(arrives: Arrives, listed_page: HostPage) -> None:
    visitor = arrives(listed_page.url, reduced_motion="reduce")
    visitor.launcher.click()
    moving = visitor.chat.locator(".panel").evaluate(
        "(panel) => [panel, ...panel.querySelectorAll('*')]"
        ".filter((one) => getComputedStyle(one).animationName !== 'none').length"
    )
    assert moving == 0


def test_the_focus_can_be_seen(arrives: Arrives, listed_page: HostPage) -> None:
    visitor = arrives(listed_page.url)
    expect(visitor.launcher).to_be_visible()
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    visitor.is_welcomed()
    for _ in range(6):
        visitor.page.keyboard.press("Tab")
        outline = visitor.page.evaluate(
            "(() => { const style = getComputedStyle(document.activeElement.shadowRoot.activeElement);"
            " return [style.outlineStyle, parseInt(style.outlineWidth)]; })()"
        )
        assert outline[0] == "solid"
        assert outline[1] >= 2
    assert re.search("textarea|button|log", str(visitor.page.evaluate(FOCUSED)))
