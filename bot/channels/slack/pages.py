"""Shows home page and form to a person. Nothing is raised: what fails is logged."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.delivery import UNREACHABLE
from bot.channels.slack.faults import FaultLog
from bot.channels.slack.form import form_view
from bot.channels.slack.guide import Guide, HomeContent, HomePicture
from bot.channels.slack.home import home_view

logger = logging.getLogger(__name__)

FILE_PAUSE = 1.0
"""Seconds until a picture that was just uploaded can be shown: Slack looks through it first."""

_PICTURES = 500


class Pages:
    """Home page and form, filled by guidance; a person is named by their id in Slack."""

    def __init__(self, client: AsyncWebClient, faults: FaultLog, guide: Guide) -> None:
        self._client = client
        self._faults = faults
        self._guide = guide
        self._pictures: OrderedDict[str, str] = OrderedDict()

    async def show_home(self, user: str) -> None:
        """Publishes the page: at once in words, and with its picture as soon as Slack can show that."""
        content = await self._content(user)
        picture = content.picture if content is not None else None
        known = self._pictures.get(_digest(picture)) if picture is not None else None
        await self._publish(user, home_view(content, user, known))
        if picture is not None and known is None and (file := await self._upload(picture)):
            await asyncio.sleep(FILE_PAUSE)
            if await self._publish(user, home_view(content, user, file)):
                self._remember(picture, file)

    async def open_form(self, user: str, trigger: str) -> None:
        """Opens the form with what the person told before."""
        try:
            answers = await asyncio.to_thread(self._guide.answers, person_id(user))
        except Exception:
            logger.exception("What a person told before could not be read; the form opens empty.")
            answers = {}
        try:
            await self._client.views_open(trigger_id=trigger, view=form_view(answers))
        except SlackApiError as error:
            self._faults.refused(error, "opening the form")
        except UNREACHABLE as error:
            self._faults.failed(error, "opening the form")

    async def save(self, user: str, answers: Mapping[str, str]) -> Mapping[str, str] | None:
        """Saves what was filled in; returns by field what is wrong, None when saving failed."""
        try:
            return await asyncio.to_thread(self._guide.save, person_id(user), answers, date.today())
        except Exception:
            logger.exception("A form could not be saved.")
            return None

    async def _content(self, user: str) -> HomeContent | None:
        try:
            return await asyncio.to_thread(self._guide.home, person_id(user), date.today())
        except Exception:
            logger.exception("A home page could not be made.")
            return None

    async def _publish(self, user: str, view: Mapping[str, Any]) -> bool:
        try:
            await self._client.views_publish(user_id=user, view=dict(view))
        except SlackApiError as error:
            self._faults.refused(error, "showing the home page")
            return False
        except UNREACHABLE as error:
            self._faults.failed(error, "showing the home page")
            return False
        return True

    async def _upload(self, picture: HomePicture) -> str | None:
        """The id of the picture as a file that only the app holds."""
        try:
            answer = await self._client.files_upload_v2(
                filename=picture.name,
                content=picture.content,
                title=picture.title,
                alt_txt=picture.alternative[:1_000],
            )
        except SlackApiError as error:
            self._faults.refused(error, "uploading a picture")
            return None
        except UNREACHABLE as error:
            self._faults.failed(error, "uploading a picture")
            return None
        files = answer.get("files") or [{}]
        return str(files[0].get("id") or "") or None

    def _remember(self, picture: HomePicture, file: str) -> None:
        self._pictures[_digest(picture)] = file
        if len(self._pictures) > _PICTURES:
            self._pictures.popitem(last=False)


def person_id(user: str) -> str:
    """The person behind an id of Slack; see `bot.dialogue.person`."""
    return f"slack:{user}"


def _digest(picture: HomePicture) -> str:
    return hashlib.sha256(picture.content).hexdigest()
