"""Delivery: each reply goes where it belongs, to everyone in a place, one person there, or a direct message."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack import messages
from bot.channels.slack.block_kit import Addressee, Block, SlackMessage, pack, text_parts
from bot.channels.slack.client import UNREACHABLE, FailureLog, error_code, webhook_client
from bot.channels.slack.files import Uploader, attachments_of
from bot.channels.slack.rendering import render, reply_of
from bot.channels.slack.workspace import Place
from bot.dialogue.reply import Reply
from bot.people.files import FileStore

RESPONSES_OF_URL = 5
"""How many messages Slack accepts at one response_url."""

_NOT_A_MEMBER = frozenset({"channel_not_found", "not_in_channel", "user_not_in_channel", "is_archived"})
_REMEMBERED = 500


class Delivery:
    """Posts everything that the assistant says. Nothing is raised: failures are logged."""

    def __init__(self, client: AsyncWebClient, failures: FailureLog, store: FileStore | None = None) -> None:
        self._client = client
        self._failures = failures
        self._uploader = Uploader(client, store)
        self._hidden: OrderedDict[str, tuple[Block, ...]] = OrderedDict()

    async def deliver(self, place: Place, collected: Iterable[Mapping[str, Any]]) -> None:
        """Sends the messages of a turn, in order."""
        sent_to_url = 0
        for message in collected:
            reply = reply_of(message)
            private = place.hidden or (reply.private and not place.is_direct)
            addressee = Addressee(place.user, reply.private or place.hidden, secrets.token_hex(8))
            for rendered in render(reply, addressee):
                if private:
                    self._remember(addressee.key, rendered.blocks)
                    sent_to_url += 1
                    await self._send_to_one(place, rendered, sent_to_url <= RESPONSES_OF_URL)
                else:
                    await self._send(place, rendered)
            await self._attach(place, reply, private)

    async def tell(self, place: Place, text: str, private: bool = False) -> None:
        """Sends a plain text; `private` hides it from everyone else in the place."""
        for rendered in pack(text_parts(text)):
            if private and not place.is_direct:
                await self._send_to_one(place, rendered)
            else:
                await self._send(place, rendered)

    async def direct(self, user: str) -> Place | None:
        """The person's direct messages; None when Slack does not open them, which is logged."""
        try:
            answer = await self._client.conversations_open(users=user)
            return Place(user=user, channel=str(answer["channel"]["id"]))
        except SlackApiError as error:
            self._failures.refused(error, "opening a direct message")
        except UNREACHABLE as error:
            self._failures.failed(error, "opening a direct message")
        return None

    async def replace(self, place: Place, ts: str, blocks: Sequence[Block], text: str) -> None:
        """Replaces a message that everyone in the place sees."""
        try:
            await self._client.chat_update(channel=place.channel, ts=ts, blocks=list(blocks), text=text)
        except SlackApiError as error:
            self._failures.refused(error, "changing a message")
        except UNREACHABLE as error:
            self._failures.failed(error, "changing a message")

    async def replace_hidden(self, url: str, blocks: Sequence[Block], text: str) -> None:
        """Replaces a message that one person sees; only the response_url of a press on it can do that."""
        await self._respond(url, SlackMessage(text, tuple(blocks)), replace_original=True)

    def hidden_blocks(self, key: str) -> tuple[Block, ...] | None:
        """The blocks of a message that one person saw, which Slack does not send along with a press.

        None when it is one of the older messages, which are no longer remembered.
        """
        return self._hidden.get(key)

    def _remember(self, key: str, blocks: tuple[Block, ...]) -> None:
        if any(block["type"] == "actions" for block in blocks):
            self._hidden[key] = blocks
            if len(self._hidden) > _REMEMBERED:
                self._hidden.popitem(last=False)

    async def _send(self, place: Place, message: SlackMessage) -> None:
        arguments: dict[str, Any] = {"channel": place.channel, "thread_ts": place.thread, "unfurl_links": False}
        try:
            await self._client.chat_postMessage(
                **arguments, text=message.text, blocks=list(message.blocks), unfurl_media=False
            )
            self._failures.succeeded()
        except SlackApiError as error:
            self._failures.refused(error, "sending a reply")
            if error_code(error) in ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"):
                await self._send_text(arguments, message.text)
        except UNREACHABLE as error:
            self._failures.failed(error, "sending a reply")

    async def _send_text(self, arguments: Mapping[str, Any], text: str) -> None:
        """Sends the words without the blocks that Slack refused, so that no answer gets lost."""
        try:
            await self._client.chat_postMessage(**arguments, text=text)
        except SlackApiError as error:
            self._failures.refused(error, "sending a reply as text")
        except UNREACHABLE as error:
            self._failures.failed(error, "sending a reply as text")

    async def _send_to_one(self, place: Place, message: SlackMessage, by_url: bool = True) -> None:
        if place.response_url is not None and by_url and await self._respond(place.response_url, message):
            return
        try:
            await self._client.chat_postEphemeral(
                channel=place.channel,
                user=place.user,
                thread_ts=place.thread,
                text=message.text,
                blocks=list(message.blocks),
            )
        except SlackApiError as error:
            if error_code(error) in _NOT_A_MEMBER and (direct := await self.direct(place.user)):
                await self._send(direct, message)
            else:
                self._failures.refused(error, "sending a private reply")
        except UNREACHABLE as error:
            self._failures.failed(error, "sending a private reply")

    async def _respond(self, url: str, message: SlackMessage, replace_original: bool = False) -> bool:
        """Sends to a response_url; whether Slack accepted it."""
        body = {
            "response_type": "ephemeral",
            "replace_original": replace_original,
            "text": message.text,
            "blocks": list(message.blocks),
        }
        try:
            response = await webhook_client(url).send_dict(body)
        except UNREACHABLE as error:
            self._failures.failed(error, "sending a private reply")
            return False
        return bool(response.status_code == 200)

    async def _attach(self, place: Place, reply: Reply, private: bool) -> None:
        """Uploads the reply's pictures and files. Slack has no hidden uploads: private ones are sent directly."""
        attachments = attachments_of(reply)
        if not attachments:
            return
        target = await self.direct(place.user) if private and not place.is_direct else place
        if target is None:
            return
        for attachment in attachments:
            try:
                instead = await self._uploader.upload(target, attachment)
                if instead:
                    await self.tell(target, instead)
            except SlackApiError as error:
                self._failures.refused(error, "uploading a file")
                await self.tell(target, f"{attachment.title}: {attachment.alternative}")
            except UNREACHABLE as error:
                self._failures.failed(error, "uploading a file")
        if target is not place:
            await self.tell(place, messages.SENT_AS_DIRECT_MESSAGE, private=True)
