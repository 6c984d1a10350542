"""What must not happen: foreign pages, stolen ids, markup in messages, requests to elsewhere."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

from playwright.sync_api import expect
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from benchmarks.browser.site import QUESTION, HostPage, Server
from bot.channels.web.sessions import Sessions
from bot.database.engine import create_engine
from bot.database.tracker_store import RungTrackerStore
from bot.dialogue.reply import Picture, Reply
from bot.people.files import FileStore
from bot.settings import Settings
from tests.browser.conftest import Arrives

MARKUP = "<img src=x onerror=\"window.hurt = 'message'\"><script>window.hurt = 'script'</script>"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000"
    "000301010018dd8db00000000049454e44ae426082"
)


def test_markup_in_a_message_is_text(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.ask(MARKUP)
    expect(visitor.entries("person").locator(".text")).to_have_text(MARKUP)
    visitor.page.reload()
    expect(visitor.entries("person").locator(".text")).to_have_text(MARKUP)
    assert visitor.chat.locator(".entries img, .entries script").count() == 0
    assert visitor.page.evaluate("window.hurt") is None


def test_markup_in_any_part_of_a_reply_is_text(arrives: Arrives) -> None:
    visitor = arrives()
    visitor.is_welcomed()
    made = visitor.page.evaluate(
        """async (markup) => {
          const { entryElement } = await import("/widget/blocks.js");
          const path = "javascript:window.hurt='link'";
          const blocks = [
            { kind: "text", text: markup }, { kind: "note", text: markup }, { kind: "list", items: [markup] },
            { kind: "table", caption: markup, columns: [markup, markup], rows: [[markup, markup]] },
            { kind: "progress", label: markup, done: 0.5, detail: markup },
            { kind: "picture", path, title: markup, alt: markup },
            { kind: "picture", path: "//evil.example/x", title: markup, alt: markup },
            { kind: "file", path, name: markup, text: markup },
            { kind: "sources", sources: [{ title: markup, text: [markup] }] },
            { kind: "nothing of ours", text: markup },
          ];
          const buttons = [{ title: markup, payload: markup }];
          const entry = { id: markup, who: "assistant", blocks, buttons, copy: markup };
          const element = entryElement(entry, { server: new URL(location.href) });
          document.body.append(element);
          await new Promise((resolve) => setTimeout(resolve, 200));
          return {
            tags: [...new Set([...element.querySelectorAll("*")].map((one) => one.localName))],
            links: [...element.querySelectorAll("[href], [src]")].map((one) => one.href ?? one.src),
          };
        }""",
        MARKUP,
    )
    assert not {"script", "iframe"} & set(made["tags"])
    # A picture at an address like the server's own is the one link that may remain.
    assert all(link.startswith(visitor.page.url) for link in made["links"])
    assert visitor.page.evaluate("window.hurt") is None
    visitor.errors.clear()


def test_a_foreign_page_gets_neither_widget_nor_socket(
    arrives: Arrives, foreign_page: HostPage, server: Server
) -> None:
    visitor = arrives(foreign_page.url)
    # The page counts as loaded only once its modules are: here, once the browser has refused the widget's.
    assert visitor.page.evaluate("customElements.get('career-chat') === undefined") is True
    assert any("widget.js" in error for error in visitor.errors)
    address = f"{server.url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket"
    opened = visitor.page.evaluate(
        """(address) => new Promise((resolve) => {
             const socket = new WebSocket(address);
             socket.onopen = () => resolve("open");
             socket.onerror = () => resolve("refused");
           })""",
        address,
    )
    assert opened == "refused"
    visitor.errors.clear()


def test_a_stolen_conversation_id_opens_nothing(arrives: Arrives, server: Server) -> None:
    victim, thief = arrives(), arrives()
    victim.ask()
    stolen = victim.sender_id()
    thief.is_welcomed()
    for wrong in (stolen, stolen.removeprefix("web:"), victim.token()[:-6] + "AAAAAA"):
        thief.page.evaluate(
            """(token) => { const name = Object.keys(localStorage).find((name) => name.endsWith(" token"));
                 localStorage.setItem(name, JSON.stringify(token)); }""",
            wrong,
        )
        thief.page.reload()
        thief.is_welcomed()
        assert thief.sender_id() not in (stolen, "")
        assert thief.entries("person").count() == 0
    thief.ask("hello")
    expect(victim.entries("person")).to_have_count(1)
    assert QUESTION not in thief.chat.locator(".entries .person").inner_text()


def test_nothing_is_asked_of_anybody_else(arrives: Arrives, server: Server) -> None:
    visitor = arrives("about:blank")
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.page.on("websocket", lambda socket: asked.append(socket.url))
    visitor.go(server.url)
    visitor.ask()
    assert len(asked) > 8
    host = server.url.partition("://")[2]
    assert [url for url in asked if url.split("/")[2] != host] == []
    assert visitor.context.cookies() == []


async def remember(server: Server, sender_id: str, reply: Reply) -> None:
    """Writes a turn into the conversation, as the action server would have it said."""
    store = RungTrackerStore(Domain.empty(), url=server.database_url)
    events = [
        UserUttered("show me my progress", message_id="f" * 32),
        BotUttered("x", {}, {"reply": reply.as_dict()}),
    ]
    await store.save(DialogueStateTracker.from_events(sender_id, events))
    store.engine.dispose()


def test_a_picture_of_guidance_is_shown_with_its_words(arrives: Arrives, server: Server) -> None:
    session = Sessions.of(Settings.from_environment({})).new_visitor()
    kept = FileStore(create_engine(server.database_url)).keep(
        session.sender_id, "progress.png", "image/png", PNG, datetime.now(timezone.utc)
    )
    reply = Reply(("Your progress",), pictures=(Picture(kept, "Progress", "Three of five skills are covered."),))
    with ThreadPoolExecutor(1) as pool:  # Playwright holds this thread's event loop.
        pool.submit(asyncio.run, remember(server, session.sender_id, reply)).result()
    visitor = arrives("about:blank")
    name = json.dumps(f"career-chat {server.url}/ token")
    visitor.context.add_init_script(f"localStorage.setItem({name}, JSON.stringify({json.dumps(session.token)}))")
    visitor.go(server.url)
    picture = visitor.chat.get_by_role("img", name="Three of five skills are covered.")
    expect(picture).to_be_visible()
    width = "document.querySelector('career-chat').shadowRoot.querySelector('img').naturalWidth"
    visitor.page.wait_for_function(f"{width} === 1")
