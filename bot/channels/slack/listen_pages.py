"""Home page and form: shown when asked for, answers taken when sent."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.channels.slack import messages
from bot.channels.slack.form import CALLBACK, FORM, answers_of
from bot.channels.slack.home import OPEN_FORM
from bot.channels.slack.pages import Pages
from bot.channels.slack.parts import Parts


def listen_to_pages(app: AsyncApp, parts: Parts, pages: Pages) -> None:
    """Registers the listeners on the app."""

    async def on_home(event: dict[str, Any], body: dict[str, Any]) -> None:
        if event.get("tab") == "home" and await parts.seen.is_first(f"event:{body.get('event_id')}"):
            await pages.show_home(str(event["user"]))

    async def on_open(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        await pages.open_form(str(body["user"]["id"]), str(body["trigger_id"]))

    async def on_send(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        user = str(body["user"]["id"])
        problems = await pages.save(user, answers_of(view))
        if problems is None:
            await ack(response_action="errors", errors={next(iter(FORM)): messages.MODAL_NOT_SAVED})
        elif problems:
            await ack(response_action="errors", errors=dict(problems))
        else:
            await ack()
            await pages.show_home(user)
            place = await parts.delivery.direct(user)
            if place is not None:
                await parts.delivery.tell(place, messages.MODAL_SAVED)

    app.event("app_home_opened")(on_home)
    app.action(OPEN_FORM)(on_open)
    app.view(CALLBACK)(on_send)
