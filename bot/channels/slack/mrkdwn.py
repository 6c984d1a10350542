"""Plain text, and what Markdown gets into it, in Slack's own markup, mrkdwn."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^\s()<>]+|mailto:[^\s()<>]+)\)")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[-*+][ \t]+(?=\S)", re.MULTILINE)
_BOLD = re.compile(
    r"(?<![*\w])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![*\w])|(?<![_\w])__(?=\S)([^_\n]+?)(?<=\S)__(?![_\w])"
)
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![*\w])")
_STRUCK = re.compile(r"~~(?=\S)([^~\n]+?)(?<=\S)~~")

# Stands for Slack's sign of bold while single asterisks still mean italics; no text holds it.
_STRONG = "\ue000"


def escape(text: str) -> str:
    """The text with the characters replaced that Slack reads as control: nothing in it can mention or link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def to_mrkdwn(text: str) -> str:
    """The text as mrkdwn: escaped, Markdown's links, headings, lists and emphasis as Slack writes them."""
    text = escape(text.replace(_STRONG, ""))
    text = _LINK.sub(lambda match: f"<{match[2]}|{match[1].replace('|', '/')}>", text)
    text = _HEADING.sub(lambda match: _strong(match[1].replace("**", "")), text)
    text = _BULLET.sub(r"\1• ", text)
    text = _BOLD.sub(lambda match: _strong(match[1] or match[2]), text)
    text = _ITALIC.sub(r"_\1_", text)
    text = _STRUCK.sub(r"~\1~", text)
    return text.replace(_STRONG, "*")


def strong(text: str) -> str:
    """Plain text as bold mrkdwn, on one line; Slack takes no bold that opens or ends with a space."""
    words = escape(" ".join(text.split())).replace("*", "∗")
    return f"*{words}*" if words else ""


def _strong(text: str) -> str:
    return f"{_STRONG}{text}{_STRONG}"
