"""The app's home page: profile, plan, progress and buttons, as a view of Slack's."""

from __future__ import annotations

from bot.channels.slack import limits, messages
from bot.channels.slack.buttons import Addressee, button_parts
from bot.channels.slack.guide import HomeContent
from bot.channels.slack.message import Block, context_parts, mrkdwn_parts
from bot.channels.slack.mrkdwn import strong, to_mrkdwn
from bot.channels.slack.rendering import progress_line

OPEN_FORM = "rung_open_form"
"""The action id of the button that opens the form."""

_LINES = 40
"""Lines of one part: a page is an overview, and Slack takes a hundred blocks."""


def home_view(content: HomeContent | None, person: str, picture_file: str | None = None) -> Block:
    """The page of a person; without content, that it cannot be shown just now."""
    blocks = [_header(messages.HOME_TITLE), *_texts(messages.HOME_WELCOME)]
    if content is None:
        blocks += _texts(messages.HOME_FAILED)
    else:
        blocks += [*_profile(content), *_plan(content), *_progress(content, picture_file)]
        buttons = button_parts(content.buttons, Addressee(person, True, "0"))
        blocks += [part.block for part in buttons]
    blocks += [part.block for part in context_parts(messages.HOME_PRIVATE)]
    return {"type": "home", "blocks": blocks[: limits.BLOCKS_OF_VIEW]}


def _profile(content: HomeContent) -> list[Block]:
    lines = [f"{strong(label)}: {to_mrkdwn(' '.join(answer.split()))}" for label, answer in content.profile]
    told = _texts("\n".join(lines)) if lines else _texts(messages.HOME_NO_PROFILE)
    title = messages.HOME_CHANGE if lines else messages.HOME_START
    button = {
        "type": "button",
        "action_id": OPEN_FORM,
        "text": {"type": "plain_text", "text": title, "emoji": False},
        "style": "primary",
    }
    return [_header(messages.HOME_PROFILE), *told, {"type": "actions", "elements": [button]}]


def _plan(content: HomeContent) -> list[Block]:
    if not content.plan:
        return []
    lines = [f"{number}. {to_mrkdwn(' '.join(step.split()))}" for number, step in enumerate(content.plan, 1)]
    return [_header(messages.HOME_PLAN), *_limited(lines)]


def _progress(content: HomeContent, picture_file: str | None) -> list[Block]:
    if not content.progress and content.picture is None:
        return []
    blocks = [_header(messages.HOME_PROGRESS), *_limited([progress_line(one) for one in content.progress])]
    if content.picture is not None:
        words = content.picture.alternative
        if picture_file is None:
            blocks += _texts(to_mrkdwn(words))
        else:
            blocks.append({"type": "image", "slack_file": {"id": picture_file}, "alt_text": words[:2_000]})
    return blocks


def _limited(lines: list[str]) -> list[Block]:
    more = [messages.HOME_MORE.format(number=len(lines) - _LINES)] if len(lines) > _LINES else []
    return _texts("\n".join([*lines[:_LINES], *more]))


def _header(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": text, "emoji": False}}


def _texts(mrkdwn: str) -> list[Block]:
    return [part.block for part in mrkdwn_parts(mrkdwn)]
