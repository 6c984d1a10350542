"""The credential that is baked into a picture: the PNG chunk or the SVG element that Open Badges 3.0 names for it.

The chunks of a PNG are walked by hand and no pixel is decoded, so a picture cannot cost more time or memory than
its bytes: chunks are counted, and compressed text is unpacked only up to a limit. SVG is parsed by defusedxml
without building a tree; declared entities and references to files end the parse.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from bot.badges.verification import BadgeUnreadable, LegacyBadge

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"openbadgecredential"
LEGACY_KEYWORD = b"openbadges"

MAX_CHUNKS = 20_000
MAX_TEXT = 256 * 1024


def credential_of_png(data: bytes) -> str:
    """The credential's text in a baked PNG; raises `BadgeUnreadable` for none, or several that differ."""
    found: set[str] = set()
    is_legacy = False
    for kind, body in _chunks(data):
        keyword, _, rest = body.partition(b"\x00")
        is_legacy = is_legacy or (kind in (b"iTXt", b"tEXt") and keyword == LEGACY_KEYWORD)
        if kind == b"iTXt" and keyword == KEYWORD:
            found.add(_text(rest))
    if len(found) > 1:
        raise BadgeUnreadable("This picture holds several different badges. Give them to me one at a time.")
    if found:
        return found.pop()
    if is_legacy:
        raise LegacyBadge
    raise BadgeUnreadable(
        "This picture holds no badge. Download it again from where you earned it, as a PNG or SVG."
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
            raise BadgeUnreadable("This picture is damaged: it ends too early. Download it again.")
        if kind in (b"iTXt", b"tEXt"):
            yield kind, data[place + 8 : place + 8 + length]
        if kind == b"IEND":
            return
        place = end
    raise BadgeUnreadable("This picture has too many parts for me to read.")


def _text(rest: bytes) -> str:
    """The text of an iTXt chunk after its keyword: flag, method, language, translated keyword, text."""
    if len(rest) < 2:
        raise BadgeUnreadable("The badge inside this picture is damaged. Download it again.")
    is_compressed = rest[0] != 0
    parts = rest[2:].split(b"\x00", 2)
    if len(parts) < 3:
        raise BadgeUnreadable("The badge inside this picture is damaged. Download it again.")
    text = _unpacked(parts[2]) if is_compressed else parts[2]
    if len(text) > MAX_TEXT:
        raise BadgeUnreadable(f"The badge inside this picture is larger than {MAX_TEXT // 1024} KiB.")
    try:
        return text.decode("utf-8").strip()
    except UnicodeDecodeError:
        raise BadgeUnreadable("The badge inside this picture is damaged. Download it again.") from None


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, MAX_TEXT + 1)
    except zlib.error:
        raise BadgeUnreadable("The badge inside this picture is damaged. Download it again.") from None


_CREDENTIAL = re.compile(r"\{https://purl\.imsglobal\.org/ob/v3p0/?\}credential")
_LEGACY = re.compile(r"\{http://openbadges\.org/?\}assertion")


def credential_of_svg(data: bytes) -> str:
    """The credential's text in a baked SVG; raises `BadgeUnreadable` for none, or several that differ."""
    from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
    from defusedxml.ElementTree import DefusedXMLParser  # type: ignore[import-untyped]

    finder = _Finder()
    parser = DefusedXMLParser(target=finder)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        raise BadgeUnreadable("This SVG declares its own entities, which makes it unsafe to read.") from None
    except (ParseError, ValueError, LookupError, RecursionError):
        raise BadgeUnreadable("This SVG is damaged. Download it again from where you earned it.") from None
    return finder.credential()


class _Finder:
    """Receives the parser's events and keeps only what is inside the credential's element."""

    def __init__(self) -> None:
        self._root = ""
        self._found: set[str] = set()
        self._is_legacy = False
        self._text: list[str] | None = None
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Notes the start of an element; a `verify` attribute holds the credential itself."""
        self._root = self._root or tag
        self._is_legacy = self._is_legacy or bool(_LEGACY.fullmatch(tag))
        if not _CREDENTIAL.fullmatch(tag):
            return
        if "verify" in attributes:
            self._keep(attributes["verify"])
        else:
            self._text = []

    def data(self, text: str) -> None:
        """Collects text inside the credential's element, up to `MAX_TEXT` characters."""
        if self._text is not None:
            self._length += len(text)
            if self._length > MAX_TEXT:
                raise _too_large()
            self._text.append(text)

    def end(self, tag: str) -> None:
        """Keeps what the credential's element held."""
        if self._text is not None and _CREDENTIAL.fullmatch(tag):
            self._keep("".join(self._text))
            self._text = None

    def close(self) -> None:
        """Part of the parser's interface; nothing is left to do."""

    def credential(self) -> str:
        """The one credential in the document; raises `BadgeUnreadable` as `credential_of_svg` does."""
        if len(self._found) > 1:
            raise BadgeUnreadable("This SVG holds several different badges. Give them to me one at a time.")
        if self._found:
            return self._found.pop()
        if self._is_legacy:
            raise LegacyBadge
        raise BadgeUnreadable("This SVG holds no badge. Download it again from where you earned it.")

    def _keep(self, text: str) -> None:
        if len(text) > MAX_TEXT:
            raise _too_large()
        if text.strip():
            self._found.add(text.strip())


def _too_large() -> BadgeUnreadable:
    return BadgeUnreadable(f"The badge inside this SVG is larger than {MAX_TEXT // 1024} KiB.")
