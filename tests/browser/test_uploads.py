"""Files on their way to the assistant: what one sees of each, and what becomes of those that are not taken."""

from __future__ import annotations

import json
import re
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.sync_api import Locator, expect

from benchmarks.browser.site import Visitor
from tests.badges.proving import document, multikey, proven
from tests.browser.conftest import Arrives

CREDENTIAL = b"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"


def file(name: str, content: bytes = CREDENTIAL, kind: str = "text/plain") -> dict[str, Any]:
    return {"name": name, "mimeType": kind, "buffer": content}


def send(visitor: Visitor, *files: dict[str, Any]) -> None:
    visitor.chat.locator("input[type=file]").set_input_files(files=list(files))


def cards(visitor: Visitor) -> Locator:
    return visitor.chat.locator(".upload")


def test_a_file_that_is_no_badge_is_refused_in_the_chat_with_its_name_and_a_reason(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    send(visitor, file("holiday.png", b"\x89PNG but nothing else", "image/png"))
    card = cards(visitor)
    expect(card).to_contain_text("holiday.png")
    expect(card.get_by_role("status")).not_to_be_empty()
    expect(card.get_by_role("button", name="Try again")).to_be_in_viewport()
    card.get_by_role("button", name="Try again").click()
    expect(card.get_by_role("button", name="Try again")).to_be_visible()
    card.get_by_role("button", name="Remove holiday.png").click()
    expect(cards(visitor)).to_have_count(0)
    visitor.errors.clear()


def test_what_need_not_be_sent_is_not(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    sent: list[str] = []
    visitor.page.on("request", lambda request: sent.append(request.url))
    large = file("large.png", b"x" * (5 * 1024 * 1024 + 1), "image/png")
    send(visitor, large, file("empty.json", b""), file("film.mp4", b"x", "video/mp4"))
    expect(cards(visitor)).to_have_count(3)
    expect(cards(visitor).nth(0)).to_contain_text("At most 5 MB")
    expect(cards(visitor).nth(1)).to_contain_text("It is empty")
    expect(cards(visitor).nth(2)).to_contain_text("Send a badge (PNG, SVG or text)")
    expect(visitor.chat.get_by_role("button", name="Choose another file")).to_have_count(3)
    assert [url for url in sent if "/uploads" in url] == []
    expect(visitor.chat.locator("input[type=file]")).to_have_attribute("accept", re.compile(r"image/svg\+xml"))


def test_how_far_a_file_is_shows_while_it_is_sent(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    network = visitor.context.new_cdp_session(visitor.page)
    network.send("Network.enable")
    slow = {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": 100_000}
    network.send("Network.emulateNetworkConditions", slow)
    send(visitor, file("picture.png", b"\x89PNG" + b" " * 400_000, "image/png"))
    expect(cards(visitor).get_by_role("progressbar")).to_have_accessible_name("picture.png")
    expect(cards(visitor).get_by_role("status")).to_contain_text("Sending")
    network.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": -1})
    expect(cards(visitor).get_by_role("progressbar")).not_to_be_visible()
    expect(cards(visitor).get_by_role("button", name="Try again")).to_be_visible()
    visitor.errors.clear()


def test_a_file_can_be_dropped_on_the_chat(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    data = visitor.page.evaluate_handle(
        """(text) => { const data = new DataTransfer();
             data.items.add(new File([text], "my badge.jwt", { type: "" })); return data; }""",
        CREDENTIAL.decode(),
    )
    panel = visitor.chat.locator(".panel")
    panel.dispatch_event("dragenter", {"dataTransfer": data})
    expect(visitor.chat.get_by_text("Drop your badge here")).to_be_visible()
    panel.dispatch_event("drop", {"dataTransfer": data})
    expect(visitor.chat.get_by_text("Drop your badge here")).not_to_be_visible()
    expect(visitor.entries("person").locator(".text")).to_have_text("my badge.jwt")
    expect(visitor.answers()).to_have_count(1)


def test_a_file_that_is_chosen_offline_is_sent_when_the_connection_is_back(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    visitor.ask("hello")
    visitor.context.set_offline(True)
    # An open socket outlives this in Chromium: it is closed as a lost network would.
    visitor.chat.evaluate("(chat) => chat.token = null")
    expect(visitor.chat.locator(".state")).to_contain_text("No connection")
    send(visitor, file("badge.txt"))
    expect(cards(visitor).get_by_role("status")).to_contain_text("Will be sent when the connection is back")
    visitor.context.set_offline(False)
    expect(cards(visitor)).to_have_count(0)
    expect(visitor.entries("person").locator(".text").last).to_have_text("badge.txt")
    visitor.errors.clear()


def large_badge() -> str:
    """A genuine badge of some 200 kB whose issuer's key is its name."""
    key = Ed25519PrivateKey.generate()
    issuer = f"did:key:{multikey(key)}"
    evidence = {"id": "urn:evidence:1", "type": ["Evidence"], "narrative": "What I did. " * 17_000}
    body = document(issuer, evidence=[evidence])
    return json.dumps(proven(body, key, f"{issuer}#{multikey(key)}"))


def test_a_badge_of_200_kilobytes_is_read_whether_pasted_or_sent(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    badge = large_badge()
    assert len(badge) > 200_000
    expect(visitor.ask(badge)).to_contain_text("Signature: passed")
    # What is too long for a message goes as a file.
    expect(visitor.entries("person").locator(".text").last).to_have_text("badge.json")
    before = visitor.answers().count()
    send(visitor, file("badge.json", badge.encode(), "application/json"))
    expect(visitor.answers().nth(before)).to_contain_text("Signature: passed", timeout=15_000)
