"""App Home: a person's profile, plan, progress and buttons, published whenever they open the tab."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack import messages
from bot.channels.slack.block_kit import (
    BLOCKS_OF_VIEW,
    Addressee,
    Block,
    button_parts,
    context_parts,
    header,
    mrkdwn_parts,
    plain_text,
)
from bot.channels.slack.client import UNREACHABLE, FailureLog
from bot.channels.slack.conversations import Assistant
from bot.channels.slack.files import FILE_ALTERNATIVE
from bot.channels.slack.mrkdwn import strong, to_mrkdwn
from bot.channels.slack.profiles import HomeContent, HomePicture, Profiles
from bot.channels.slack.rendering import progress_line
from bot.channels.slack.workspace import person_id

logger = logging.getLogger(__name__)

OPEN_MODAL = "rung_open_form"
"""The action id of the button that opens the modal."""

FILE_PAUSE = 1.0
"""Seconds before a picture that was just uploaded can be shown: Slack processes it first."""

_LINES = 40
"""The most lines of one section of the page: it is an overview, and Slack accepts a hundred blocks."""

_IMAGE_ALTERNATIVE = 2_000
_PICTURES = 500


class AppHome:
    """Publishes the page. Nothing is raised: failures are logged."""

    def __init__(self, client: AsyncWebClient, failures: FailureLog, profiles: Profiles) -> None:
        self._client = client
        self._failures = failures
        self._profiles = profiles
        self._pictures: OrderedDict[str, str] = OrderedDict()

    async def show(self, user: str) -> None:
        """Publishes the page in words at once, and again with its picture as soon as Slack can show it."""
        content = await self._content(user)
        picture = content.picture if content is not None else None
        known = self._pictures.get(_digest(picture)) if picture is not None else None
        await self._publish(user, home_view(content, user, known))
        if picture is not None and known is None and (file := await self._upload(picture)):
            await asyncio.sleep(FILE_PAUSE)
            if await self._publish(user, home_view(content, user, file)):
                self._remember(picture, file)

    async def _content(self, user: str) -> HomeContent | None:
        try:
            return await asyncio.to_thread(self._profiles.home, person_id(user), date.today())
        except Exception:
            logger.exception("A person's App Home could not be prepared.")
            return None

    async def _publish(self, user: str, view: Mapping[str, Any]) -> bool:
        try:
            await self._client.views_publish(user_id=user, view=dict(view))
        except SlackApiError as error:
            self._failures.refused(error, "showing the home page")
            return False
        except UNREACHABLE as error:
            self._failures.failed(error, "showing the home page")
            return False
        return True

    async def _upload(self, picture: HomePicture) -> str | None:
        """Uploads the picture as a file that belongs to the app alone; returns its id."""
        try:
            answer = await self._client.files_upload_v2(
                filename=picture.name,
                content=picture.content,
                title=picture.title,
                alt_txt=picture.alternative[:FILE_ALTERNATIVE],
            )
        except SlackApiError as error:
            self._failures.refused(error, "uploading a picture")
            return None
        except UNREACHABLE as error:
            self._failures.failed(error, "uploading a picture")
            return None
        files = answer.get("files") or [{}]
        return str(files[0].get("id") or "") or None

    def _remember(self, picture: HomePicture, file: str) -> None:
        self._pictures[_digest(picture)] = file
        if len(self._pictures) > _PICTURES:
            self._pictures.popitem(last=False)


def listen_to_home(app: AsyncApp, assistant: Assistant, home: AppHome) -> None:
    """Registers the listener that publishes the page when a person opens the Home tab."""

    async def on_home(event: dict[str, Any], body: dict[str, Any]) -> None:
        is_home = event.get("tab") == "home"
        if is_home and await assistant.deduplication.is_first(f"event:{body.get('event_id')}"):
            await home.show(str(event["user"]))

    app.event("app_home_opened")(on_home)


def home_view(content: HomeContent | None, person: str, picture_file: str | None = None) -> Block:
    """A person's page; without content, it says that it cannot be shown right now."""
    blocks = [header(messages.HOME_TITLE), *_texts(messages.HOME_WELCOME)]
    if content is None:
        blocks += _texts(messages.HOME_FAILED)
    else:
        blocks += [*_profile(content), *_plan(content), *_progress(content, picture_file)]
        buttons = button_parts(content.buttons, Addressee(person, True, "0"))
        blocks += [part.block for part in buttons]
    blocks += [part.block for part in context_parts(messages.HOME_PRIVATE)]
    return {"type": "home", "blocks": blocks[:BLOCKS_OF_VIEW]}


def _profile(content: HomeContent) -> list[Block]:
    lines = [f"{strong(label)}: {to_mrkdwn(' '.join(answer.split()))}" for label, answer in content.profile]
    texts = _texts("\n".join(lines)) if lines else _texts(messages.HOME_NO_PROFILE)
    title = messages.HOME_CHANGE if lines else messages.HOME_START
    button = {"type": "button", "action_id": OPEN_MODAL, "text": plain_text(title), "style": "primary"}
    return [header(messages.HOME_PROFILE), *texts, {"type": "actions", "elements": [button]}]


def _plan(content: HomeContent) -> list[Block]:
    if not content.plan:
        return []
    lines = [f"{number}. {to_mrkdwn(' '.join(step.split()))}" for number, step in enumerate(content.plan, 1)]
    return [header(messages.HOME_PLAN), *_limited(lines)]


def _progress(content: HomeContent, picture_file: str | None) -> list[Block]:
    if not content.progress and content.picture is None:
        return []
    blocks = [header(messages.HOME_PROGRESS), *_limited([progress_line(one) for one in content.progress])]
    if content.picture is not None:
        words = content.picture.alternative
        if picture_file is None:
            blocks += _texts(to_mrkdwn(words))
        else:
            alternative = words[:_IMAGE_ALTERNATIVE]
            blocks.append({"type": "image", "slack_file": {"id": picture_file}, "alt_text": alternative})
    return blocks


def _limited(lines: list[str]) -> list[Block]:
    more = [messages.HOME_MORE.format(number=len(lines) - _LINES)] if len(lines) > _LINES else []
    return _texts("\n".join([*lines[:_LINES], *more]))


def _texts(mrkdwn: str) -> list[Block]:
    return [part.block for part in mrkdwn_parts(mrkdwn)]


def _digest(picture: HomePicture) -> str:
    return hashlib.sha256(picture.content).hexdigest()
