"""What a text or a file contains: a credential, the address of one, or a picture with one baked in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.badges.baked import MAX_TEXT, SIGNATURE, credential_of_png, credential_of_svg
from bot.badges.verification import BadgeUnreadable

BadgeForm = Literal["jwt", "json", "address"]
Carrier = Literal["text", "png", "svg"]

MAX_FILE = 5 * 1024 * 1024
"""In bytes. Larger files are refused unread."""

SHORTEST_WRAP = 40
"""Lines shorter than this were not wrapped by a mail program."""

# No word boundaries: what was pasted may be part of a sentence.
_JWT = re.compile(r"(?<![\w.-])eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*(?![\w-])")
_ADDRESS = re.compile(r"https?://[^\s<>\"'|]+", re.IGNORECASE)
_JSON_START = re.compile(r"\s*\{")
_SVG_START = re.compile(r"\s*<(\?xml|!DOCTYPE|!--|(\w+:)?svg)", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Badge:
    """A badge as handed in: `text` is its credential, or the https address where one is hosted."""

    form: BadgeForm
    text: str
    carrier: Carrier = "text"


def read_badge(source: str | bytes) -> Badge:
    """The badge in a text or a file; raises `BadgeUnreadable` with the reason. Nothing is fetched or verified."""
    if len(source) > MAX_FILE:
        raise BadgeUnreadable(f"That is larger than {MAX_FILE // 1024 // 1024} MB, which is more than I read.")
    return _of_text(source) if isinstance(source, str) else _of_bytes(source)


def mentions_badge(text: str) -> bool:
    """Whether a message contains anything that `read_badge` should be tried on."""
    return bool(_JWT.search(text) or _ADDRESS.search(text) or _SVG_START.match(text))


def _of_bytes(data: bytes) -> Badge:
    if data.startswith(SIGNATURE):
        return _of_credential(credential_of_png(data), "png")
    if data.startswith(_MARKS[1:]) or _SVG_START.match(data[:200].decode("utf-8-sig", "replace")):
        return _of_credential(credential_of_svg(data), "svg")
    try:
        return _of_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadgeUnreadable("That file is not a badge: it is not a PNG, an SVG or text.") from None


def _of_text(text: str) -> Badge:
    if _SVG_START.match(text):
        return _of_credential(credential_of_svg(text.encode("utf-8", "replace")), "svg")
    if len(text) > MAX_TEXT:
        raise BadgeUnreadable(
            f"That text is longer than {MAX_TEXT // 1024} KiB, so it cannot be a badge that I read."
        )
    if _JSON_START.match(text):
        return Badge("json", text.strip())
    credentials = set(_JWT.findall(_unwrapped(text)))
    addresses = {address.rstrip(".,;:!?)]}") for address in _ADDRESS.findall(text)}
    found = credentials or addresses
    if len(found) > 1:
        raise BadgeUnreadable("There are several badges in that. Give them to me one at a time.")
    if found:
        return Badge("jwt" if credentials else "address", found.pop())
    raise BadgeUnreadable(
        "I see no badge in that. Paste the credential itself (a long text that begins with eyJ) or its https "
        "address, or give me the badge's picture as a PNG or SVG."
    )


def _unwrapped(text: str) -> str:
    """The text with its lines joined where a mail program wrapped one long line into equal pieces."""
    lines = text.split()
    lengths = {len(line) for line in lines[:-1]}
    is_wrapped = len(lengths) == 1 and lengths.pop() >= max(SHORTEST_WRAP, len(lines[-1]))
    is_wrapped = is_wrapped and not any(_JWT.fullmatch(line) for line in lines)
    return "".join(lines) if is_wrapped else text


def _of_credential(text: str, carrier: Carrier) -> Badge:
    badge = _of_text(text)
    if badge.form == "address":
        raise BadgeUnreadable(
            "The picture holds only an address, as badges of older versions do. Give me that address instead."
        )
    return Badge(badge.form, badge.text, carrier)
