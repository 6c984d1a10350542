"""What must not happen: foreign pages, stolen ids, markup in messages, requests to elsewhere."""

from __future__ import annotations

from playwright.sync_api import expect

from benchmarks.browser.site import QUESTION, HostPage, Server
from bot.channels.web.sessions import Session
from bot.dialogue.reply import Reply
from tests.browser.conftest import Arrives
from tests.browser.remembering import Said, knowing, picture

MARKUP = "<img src=x onerror=\"window.hurt = 'message'\"><script>window.hurt = 'script'</script>"


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
          const { textsOf } = await import("/widget/texts.js");
          const say = await textsOf("en");
          const path = "javascript:window.hurt='link'";
          const blocks = [
            { kind: "text", text: markup }, { kind: "note", text: markup }, { kind: "list", items: [markup] },
            { kind: "table", caption: markup, columns: [markup, markup], rows: [[markup, markup]],
              titles: [markup] },
            { kind: "progress", label: markup, done: 0.5, detail: markup },
            { kind: "picture", path, title: markup, alt: markup },
            { kind: "picture", path: "//evil.example/x", title: markup, alt: markup },
            { kind: "file", path, name: markup, text: markup },
            { kind: "sources", sources: [{ title: markup, text: [{ label: markup, text: markup }] }] },
            { kind: "nothing of ours", text: markup },
          ];
          const buttons = [{ title: markup, payload: markup }];
          const entry = { id: markup, who: "assistant", blocks, buttons, copy: markup, time: 0, feedback: buttons };
          const element = entryElement(entry, { server: new URL(location.href), say });
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
        thief.page.wait_for_function(
            """(wrong) => { const name = Object.keys(localStorage).find((name) => name.endsWith(" token"));
                 const token = JSON.parse(localStorage.getItem(name)); return token && token !== wrong; }""",
            arg=wrong,
        )
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


def test_a_picture_of_guidance_is_shown_with_its_words(arrives: Arrives, server: Server) -> None:
    def said(session: Session) -> list[Said]:
        return [("progress", Reply(("Far.",), pictures=(picture(server, session, (1, 1)),)))]

    visitor = knowing(arrives, server, said)
    shown = visitor.chat.get_by_role("img", name="Three of five skills are covered.")
    expect(shown).to_be_visible()
    width = "document.querySelector('career-chat').shadowRoot.querySelector('figure img').naturalWidth"
    visitor.page.wait_for_function(f"{width} === 1")
