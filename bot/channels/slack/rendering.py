"""A reply as Block Kit: every part of it native, none dropped, whatever its length."""

from __future__ import annotations

from bot.channels.slack.buttons import Addressee, button_parts
from bot.channels.slack.message import Part, SlackMessage, context_parts, mrkdwn_parts, pack, text_parts
from bot.channels.slack.mrkdwn import escape, strong, to_mrkdwn
from bot.channels.slack.tables import table_parts
from bot.dialogue.rendering import source_line
from bot.dialogue.reply import Progress, Reply

_STEPS = 10


def render(reply: Reply, addressee: Addressee) -> list[SlackMessage]:
    """The messages that show a reply. Pictures and files are sent apart, as uploads."""
    return pack([*content_parts(reply), *button_parts(reply.buttons, addressee)])


def content_parts(reply: Reply) -> list[Part]:
    """All of a reply that stands in blocks, but the buttons."""
    parts = text_parts("\n\n".join(reply.paragraphs))
    if reply.items:
        parts += mrkdwn_parts("\n".join(f"• {to_mrkdwn(' '.join(item.split()))}" for item in reply.items))
    if reply.table is not None:
        parts += table_parts(reply.table)
    if reply.progress:
        parts += mrkdwn_parts("\n".join(progress_line(progress) for progress in reply.progress))
    if reply.note:
        parts += context_parts(reply.note)
    if reply.sources:
        parts += context_parts(source_line(reply.sources))
    return parts


def progress_line(progress: Progress) -> str:
    """A bar and the same in words, as mrkdwn."""
    done = min(max(progress.done, 0.0), 1.0)
    filled = round(_STEPS * done)
    bar = "▰" * filled + "▱" * (_STEPS - filled)
    return f"{strong(progress.label)}  {bar}  {escape(progress.detail or f'{done:.0%}')}".strip()
