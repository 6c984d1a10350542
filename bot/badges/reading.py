"""What a text or a file contains: a credential, the address of one, or a picture with one baked in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.badges.baked import MAX_TEXT, SIGNATURE, credential_of_png, credential_of_svg
from bot.badges.verification import BadgeUnreadable

BadgeForm = Literal["jwt", "sd-jwt", "json", "address"]
Carrier = Literal["text", "png", "svg"]

MAX_FILE = 5 * 1024 * 1024
"""In bytes. Larger files are refused unread."""

SHORTEST_WRAP = 40
"""Lines shorter than this were not wrapped by a mail program."""

# No word boundaries: what was pasted may be part of a sentence. What follows "~" is an SD-JWT's.
_JWT = re.compile(r"(?<![\w.-])eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*(?:~[A-Za-z0-9_.~-]*)?(?![\w-])")
_ADDRESS = re.compile(r"https?://[^\s<>\"'|]+", re.IGNORECASE)
_JSON_START = re.compile(r"\s*\{")
_JSON_STRING = re.compile(r'\s*"[^"\\{]+"\s*')
_JSON_MEMBER = re.compile(r'"(?:@context|credentialSubject|verifiableCredential|recipient|badge|vc)"\s*:')
_SVG_START = re.compile(r"\s*<(\?xml|!DOCTYPE|!--|(\w+:)?svg)", re.IGNORECASE)
_SVG_TAG = re.compile(r"<(?:\?xml|!DOCTYPE|!--|(?:\w{1,20}:)?svg)\b", re.IGNORECASE)
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
    """Whether a message contains anything that `read_badge` should be tried on, or a reference to it."""
    return bool(REFERENCE.search(text) or place_of_badge(text) or _ADDRESS.search(text))


REFERENCE = re.compile(r"(?<!\S)badge-file:([A-Za-z0-9_-]{43})(?!\S)")
"""What takes the place of a badge's text in a message: the token that the text is kept under."""


def reference_to(token: str) -> str:
    """The reference to a badge's text that is kept under a token."""
    return f"badge-file:{token}"


def referred_to(text: str) -> str | None:
    """The token in a message that refers to a badge's text."""
    match = REFERENCE.search(text)
    return match[1] if match else None


def place_of_badge(text: str) -> tuple[int, int] | None:
    """Where in a message the text of a badge stands, from its first to its last character; None without one.

    An address is none: it is short, and says where the badge is.
    """
    place = _place_of_json(text) or _place_of_svg(text)
    if place is not None:
        return place
    found = list(_JWT.finditer(text))
    if found:
        return found[0].start(), found[-1].end()
    return (0, len(text)) if _JWT.search(_unwrapped(text)) else None


def _place_of_json(text: str) -> tuple[int, int] | None:
    start, end = text.find("{"), text.rfind("}") + 1
    return (start, end) if -1 < start < end and _JSON_MEMBER.search(text, start, end) else None


def _place_of_svg(text: str) -> tuple[int, int] | None:
    tag, end = _SVG_TAG.search(text), text.rfind(">") + 1
    return (tag.start(), end) if tag is not None and tag.start() < end else None


def words_beside(text: str, stand_in: str = "") -> str:
    """A message with a stand-in in place of a badge's text."""
    place = place_of_badge(text)
    return text if place is None else f"{text[: place[0]]}{stand_in}{text[place[1] :]}"


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
    if _JSON_STRING.fullmatch(text):
        return _of_text(text.strip()[1:-1])
    credentials = set(_JWT.findall(_unwrapped(text)))
    addresses = {address.rstrip(".,;:!?)]}") for address in _ADDRESS.findall(text)}
    found = credentials or addresses
    if len(found) > 1:
        raise BadgeUnreadable("There are several badges in that. Give them to me one at a time.")
    if found:
        is_address, text = not credentials, found.pop()
        return Badge("address" if is_address else "sd-jwt" if "~" in text else "jwt", text)
    raise BadgeUnreadable(
        "I see no badge in that. Paste the credential itself (a long text that begins with { or eyJ) or its https "
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
    return Badge(badge.form, badge.text, carrier)
