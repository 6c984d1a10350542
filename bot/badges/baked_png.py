"""The credential inside a baked PNG: the iTXt chunk `openbadgecredential`.

The chunks are walked by hand and no pixel is decoded, so that a picture cannot cost more time or memory than its
bytes: chunks are counted, and a compressed text unfolds only up to a limit.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from bot.badges.unreadable import BadgeUnreadable, LegacyBadge

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"openbadgecredential"
LEGACY_KEYWORD = b"openbadges"

MAX_CHUNKS = 20_000
MAX_TEXT = 256 * 1024


def credential_of_png(data: bytes) -> str:
    """The credential's text; raises `BadgeUnreadable` when there is none, or several that differ."""
    found: set[str] = set()
    is_legacy = False
    for kind, body in _chunks(data):
        keyword, _, rest = body.partition(b"\x00")
        is_legacy = is_legacy or (kind in (b"iTXt", b"tEXt") and keyword == LEGACY_KEYWORD)
        if kind == b"iTXt" and keyword == KEYWORD:
            found.add(_text(rest))
    if len(found) > 1:
        raise BadgeUnreadable("This picture holds several different badges. Give me them one by one.")
    if found:
        return found.pop()
    if is_legacy:
        raise LegacyBadge
    raise BadgeUnreadable(
        "This picture holds no badge. Download it anew from where you earned it, as a PNG or SVG."
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    for _ in range(MAX_CHUNKS):
        head = data[place : place + 8]
        if len(head) < 8:
            return
        length, kind = struct.unpack(">I4s", head)
        end = place + 12 + length
        if end > len(data):
            raise BadgeUnreadable("This picture is damaged: it ends too early. Download it anew.")
        if kind in (b"iTXt", b"tEXt"):
            yield kind, data[place + 8 : place + 8 + length]
        if kind == b"IEND":
            return
        place = end
    raise BadgeUnreadable("This picture is made of so many pieces that I do not read it.")


def _text(rest: bytes) -> str:
    """The text of an iTXt chunk after its keyword: flag, method, language, translated keyword, text."""
    if len(rest) < 2:
        raise BadgeUnreadable("The badge inside this picture is damaged. Download it anew.")
    is_compressed = rest[0] != 0
    parts = rest[2:].split(b"\x00", 2)
    if len(parts) < 3:
        raise BadgeUnreadable("The badge inside this picture is damaged. Download it anew.")
    text = _unfolded(parts[2]) if is_compressed else parts[2]
    if len(text) > MAX_TEXT:
        raise BadgeUnreadable(f"The badge inside this picture is larger than {MAX_TEXT // 1024} KiB.")
    try:
        return text.decode("utf-8").strip()
    except UnicodeDecodeError:
        raise BadgeUnreadable("The badge inside this picture is damaged. Download it anew.") from None


def _unfolded(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, MAX_TEXT + 1)
    except zlib.error:
        raise BadgeUnreadable("The badge inside this picture is damaged. Download it anew.") from None
