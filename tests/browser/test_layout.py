"""How replies look: tables, plans and pictures, on wide and narrow screens, in light and dark."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import expect

from benchmarks.browser.site import HostPage, Server
from bot.channels.web.sessions import Session
from bot.dialogue.reply import Button, Reply, Table
from tests.browser.conftest import Arrives
from tests.browser.remembering import COMPARISON, PLAN, Said, knowing, picture

DISPLAY = "(one) => getComputedStyle(one).display"


def compared(_session: Session) -> list[Said]:
    return [("compare", Reply(("Compared:",), table=COMPARISON))]


def planned(_session: Session) -> list[Said]:
    return [("make a plan", Reply(("Twelve steps.",), table=PLAN))]


def test_a_comparison_is_a_table_in_the_chat_of_the_page(arrives: Arrives, server: Server) -> None:
    table = knowing(arrives, server, compared).chat.get_by_role("table")
    expect(table).to_have_accessible_name("Aspect: Promotion, Micro-credentials")
    assert table.evaluate(DISPLAY) == "table"
    expect(table.get_by_role("columnheader")).to_have_text(["Aspect", "Promotion", "Micro-credentials"])


def test_a_comparison_is_a_table_in_the_widget_of_another_page(arrives: Arrives, listed_page: HostPage) -> None:
    shown = arrives(listed_page.url)
    shown.launcher.click()
    shown.ask("compare promotion and badges on cost")
    assert shown.answers().last.get_by_role("table").evaluate(DISPLAY) == "table"


def test_where_a_comparison_has_no_room_each_side_stands_below_its_name(arrives: Arrives, server: Server) -> None:
    shown = knowing(arrives, server, compared, viewport={"width": 320, "height": 640})
    table = shown.chat.get_by_role("table")
    expect(table).to_have_accessible_name("Aspect: Promotion, Micro-credentials")
    cell = table.get_by_role("cell").first
    assert cell.evaluate(DISPLAY) == "block"
    assert cell.evaluate("(one) => getComputedStyle(one, '::before').display") == "block"
    expect(cell).to_have_text("A promotion is usually a long-term goal.")
    assert shown.chat.get_by_text(re.compile(r"Promotion: A promotion")).count() == 0


@pytest.mark.parametrize("size", [(390, 844), (320, 640)], ids=["phone", "small phone"])
def test_a_plan_is_read_as_cards_and_fits_the_screen(
    arrives: Arrives, server: Server, size: tuple[int, int]
) -> None:
    shown = knowing(arrives, server, planned, viewport={"width": size[0], "height": size[1]}, has_touch=True)
    rows = shown.chat.locator("tbody tr")
    expect(shown.chat.locator("tbody tr:visible")).to_have_count(3)
    expect(rows.first.get_by_role("rowheader")).to_have_accessible_name("Step 1 of 12")
    expect(rows.first.get_by_role("cell").first).to_have_text("Certificate number 1 (sample)")
    assert shown.chat.locator(".bubble").last.evaluate("(one) => one.offsetHeight") < 900
    shown.chat.get_by_role("button", name="Show all 8").click()
    expect(shown.chat.locator("tbody tr:visible")).to_have_count(8)
    edge = shown.chat.locator(".log").evaluate("(log) => log.scrollWidth - log.clientWidth")
    assert edge <= 0


def test_on_a_wide_panel_a_plan_is_a_table(arrives: Arrives, server: Server) -> None:
    shown = knowing(arrives, server, planned)
    shown.page.evaluate("document.querySelector('.chat').style.inlineSize = '900px'")
    table = shown.chat.get_by_role("table", name="Your plan, in this order")
    expect(shown.chat.get_by_role("button", name="Show all 8")).not_to_be_visible()
    assert table.evaluate(DISPLAY) == "table"
    expect(table.locator("tbody tr:visible")).to_have_count(8)


def test_a_picture_keeps_its_place_opens_and_is_enlarged(arrives: Arrives, server: Server) -> None:
    shown = knowing(
        arrives, server, lambda session: [("progress", Reply(("Far.",), pictures=(picture(server, session),)))]
    )
    image = shown.chat.get_by_role("img", name="Three of five skills are covered.")
    expect(image).to_have_attribute("height", "600")
    assert shown.chat.locator("figcaption").count() == 0
    shown.chat.get_by_role("button", name="Progress, open the picture").click()
    viewer = shown.chat.get_by_role("dialog", name="Progress")
    large = viewer.get_by_role("img")
    before = large.evaluate("(one) => one.offsetWidth")
    viewer.get_by_role("button", name="Larger").click()
    assert large.evaluate("(one) => one.offsetWidth") == pytest.approx(1.5 * before, abs=2)
    shown.page.keyboard.press("-")
    assert large.evaluate("(one) => one.offsetWidth") == before
    expect(viewer.get_by_role("button", name="Smaller")).to_be_disabled()
    shown.page.keyboard.press("Escape")
    expect(viewer).to_have_count(0)
    expect(shown.chat.get_by_role("button", name="Progress, open the picture")).to_be_focused()


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_pictures_are_dark_where_the_page_is(arrives: Arrives, server: Server, scheme: str, is_dark: bool) -> None:
    shown = knowing(
        arrives,
        server,
        lambda session: [("progress", Reply(("Far.",), pictures=(picture(server, session),)))],
        color_scheme=scheme,
    )
    image = shown.chat.locator("figure img")
    expect(image).to_have_js_property("complete", True)
    taken = image.screenshot()
    assert (brightness(taken) < 80) is is_dark


def brightness(png: bytes) -> float:
    """The mean of all pixels, from 0 to 255."""
    return float(ImageStat.Stat(Image.open(io.BytesIO(png)).convert("L")).mean[0])


@pytest.mark.parametrize("width", [320, 390])
def test_the_composer_is_one_line_on_a_phone(arrives: Arrives, width: int) -> None:
    shown = arrives(viewport={"width": width, "height": 700}, has_touch=True)
    shown.is_welcomed()
    boxes = [shown.input.bounding_box(), *(one.bounding_box() for one in shown.chat.locator("form button").all())]
    tops = {round(box["y"] + box["height"]) for box in boxes if box}
    assert len(boxes) == 3
    assert max(tops) - min(tops) <= 1
    assert all(box and box["height"] <= 48 for box in boxes)


def test_on_a_phone_the_first_screen_leads_to_the_chat(arrives: Arrives) -> None:
    shown = arrives(viewport={"width": 390, "height": 780}, has_touch=True)
    way = shown.page.get_by_role("link", name="Ask the assistant")
    expect(way).to_be_in_viewport(ratio=1)
    way.click()
    expect(shown.input).to_be_in_viewport()


def test_an_example_raises_no_keyboard_on_a_phone(arrives: Arrives) -> None:
    shown = arrives(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    shown.is_welcomed()
    shown.page.locator("[data-ask]").first.click()
    expect(shown.answers()).to_have_count(1)
    expect(shown.input).not_to_be_focused()
    expect(shown.answers()).to_be_in_viewport()


def test_what_one_presses_is_large_enough_for_a_thumb(arrives: Arrives, server: Server) -> None:
    buttons = (Button("Tell me more", "/tell_more"), Button("Helped", '/give_feedback{"helpful": "yes"}'))
    shown = knowing(arrives, server, lambda _session: [("x", Reply(("y",), buttons=buttons))])
    shown.chat.get_by_role("button", name="More about this answer").click()
    shown.chat.get_by_role("button", name="Options").click()
    small = shown.chat.locator("button:visible, summary:visible").evaluate_all(
        "(all) => all.filter((one) => one.offsetHeight < 44 || one.offsetWidth < 44).map((one) => one.outerHTML)"
    )
    assert small == []


def test_a_table_of_one_column_too_many_is_not_cut(arrives: Arrives, server: Server) -> None:
    wide = Table(tuple("ABCDEFGH"), (tuple("12345678"),), "Wide")
    shown = knowing(arrives, server, lambda _session: [("x", Reply(("y",), table=wide))])
    expect(shown.chat.get_by_role("cell")).to_have_count(7)
    assert shown.chat.locator(".log").evaluate("(log) => log.scrollWidth - log.clientWidth") <= 0
