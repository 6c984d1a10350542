"""Conversations as the database holds them, to be looked at without having them."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from typing import Any

from PIL import Image
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from benchmarks.browser.site import Server, Visitor
from bot.channels.web.sessions import Session, Sessions
from bot.database.engine import create_engine
from bot.database.tracker_store import RungTrackerStore
from bot.dialogue.rendering import render_text
from bot.dialogue.reply import Picture, Reply, Table
from bot.drawing.style import PAPER
from bot.people.files import FileStore
from bot.settings import Settings
from tests.browser.conftest import Arrives

Said = tuple[str, Reply]
"""What a person wrote, and what was replied."""

PLAN = Table(
    ("Step", "Credential", "Work", "Price", "Until", "Closes"),
    tuple(
        (str(number), f"Certificate number {number} (sample)", "40 hours", "120 EUR", "3 May 2027", "SQL and Spark")
        for number in range(1, 9)
    ),
    "Your plan, in this order",
    "And 4 more steps.",
    12,
)
COMPARISON = Table(
    ("Aspect", "Promotion", "Micro-credentials"),
    (("timeframe", "A promotion is usually a long-term goal.", "You can earn one within weeks or months."),),
)


def visitor() -> Session:
    """Somebody whom the server lets in."""
    return Sessions.of(Settings.from_environment({})).new_visitor()


def remember(server: Server, session: Session, said: Sequence[Said]) -> None:
    """Writes turns into the conversation, as the action server would have them said."""
    events: list[Event] = []
    for number, (text, reply) in enumerate(said):
        buttons = [{"title": one.title, "payload": one.payload} for one in reply.buttons]
        # As Rasa keeps it, so that a conversation can go on from here.
        events.append(ActionExecuted("action_listen"))
        events.append(UserUttered(text, message_id=f"{number:032}"))
        events.append(BotUttered(render_text(reply), {"buttons": buttons}, {"reply": reply.as_dict()}))
    events.append(ActionExecuted("action_listen"))

    async def save() -> None:
        store = RungTrackerStore(Domain.empty(), url=server.database_url)
        await store.save(DialogueStateTracker.from_events(session.sender_id, events))
        store.engine.dispose()

    with ThreadPoolExecutor(1) as pool:  # Playwright holds this thread's event loop.
        pool.submit(asyncio.run, save()).result()


def picture(server: Server, session: Session, size: tuple[int, int] = (960, 600)) -> Picture:
    """A kept picture, of the paper that all are drawn on."""
    content = io.BytesIO()
    Image.new("RGB", size, PAPER).save(content, "PNG")
    path = FileStore(create_engine(server.database_url)).keep(
        session.sender_id, "progress.png", "image/png", content.getvalue(), datetime.now(timezone.utc)
    )
    return Picture(path, "Progress", "Three of five skills are covered.", *size)


def signed_in(server: Server, session: Session) -> str:
    """A script that makes a browser this visitor's."""
    name = json.dumps(f"career-chat {server.url}/ token")
    return f"localStorage.setItem({name}, JSON.stringify({json.dumps(session.token)}))"


SaidOf = Callable[[Session], Sequence[Said]]


def knowing(arrives: Arrives, server: Server, said_of: SaidOf, **options: Any) -> Visitor:
    """A visitor at Rung's own page who has had this conversation."""
    session = visitor()
    remember(server, session, said_of(session))
    arrived = arrives("about:blank", **options)
    arrived.context.add_init_script(signed_in(server, session))
    return arrived.go(server.url)
