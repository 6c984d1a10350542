"""The credential that is baked into a picture: the PNG chunk or the SVG element that Open Badges names for it.

Version 3.0 has names of its own for both, so that one picture can hold a badge of each version: the newer counts.

The chunks of a PNG are walked by hand and no pixel is decoded, so a picture cannot cost more time or memory than
its bytes: chunks are counted, and compressed text is unpacked only up to a limit. SVG is parsed by defusedxml
without building a tree; declared entities and references to files end the parse.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from bot.badges.verification import BadgeUnreadable

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"openbadgecredential"
OLDER_KEYWORD = b"openbadges"

MAX_CHUNKS = 20_000
MAX_ELEMENTS = 50_000
MAX_ATTRIBUTES = 50_000
MAX_TEXT = 256 * 1024


def credential_of_png(data: bytes) -> str:
    """The text or address in a baked PNG; raises `BadgeUnreadable` for none, or several that differ."""
    found: dict[bytes, set[str]] = {KEYWORD: set(), OLDER_KEYWORD: set()}
    for kind, body in _chunks(data):
        keyword, _, rest = body.partition(b"\x00")
        if keyword in found and kind == b"iTXt":
            found[keyword].add(_text(rest))
        elif keyword == OLDER_KEYWORD:
            found[keyword].add(_decoded(rest))
    texts = found[KEYWORD] or found[OLDER_KEYWORD]
    if len(texts) > 1:
        raise BadgeUnreadable("This picture holds several different badges. Give them to me one at a time.")
    if texts:
        return texts.pop()
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
    return _decoded(_unpacked(parts[2]) if is_compressed else parts[2])


def _decoded(text: bytes) -> str:
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


_CREDENTIAL = frozenset(f"{{https://purl.imsglobal.org/ob/v3p0{end}}}credential" for end in ("", "/"))
_OLDER = frozenset(
    f"{{{scheme}://openbadges.org{end}}}assertion" for scheme in ("http", "https") for end in ("", "/")
)
_ELEMENTS = _CREDENTIAL | _OLDER


def credential_of_svg(data: bytes) -> str:
    """The credential's text in a baked SVG; raises `BadgeUnreadable` for none, or several that differ."""
    from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
    from defusedxml.ElementTree import DefusedXMLParser  # type: ignore[import-untyped]

    if data.count(b"=") > MAX_ATTRIBUTES:
        raise BadgeUnreadable("This SVG has too many parts for me to read.")
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
        self._found: dict[bool, set[str]] = {True: set(), False: set()}
        self._elements = 0
        self._is_older = False
        self._verify = ""
        self._text: list[str] | None = None
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Notes a credential's element; its `verify` attribute may hold the credential or its address."""
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise BadgeUnreadable("This SVG has too many parts for me to read.")
        if tag in _ELEMENTS:
            self._is_older = tag in _OLDER
            self._verify, self._text = attributes.get("verify", ""), []

    def data(self, text: str) -> None:
        """Collects text inside the credential's element, up to `MAX_TEXT` characters."""
        if self._text is not None:
            self._length += len(text)
            if self._length > MAX_TEXT:
                raise _too_large()
            self._text.append(text)

    def end(self, tag: str) -> None:
        """Keeps what the credential's element held; its content says more than the address beside it."""
        if self._text is not None and tag in _ELEMENTS:
            text = "".join(self._text).strip() or self._verify.strip()
            if len(text) > MAX_TEXT:
                raise _too_large()
            if text:
                self._found[self._is_older].add(text)
            self._text = None

    def close(self) -> None:
        """Part of the parser's interface; nothing is left to do."""

    def credential(self) -> str:
        """The one credential in the document; raises `BadgeUnreadable` as `credential_of_svg` does."""
        texts = self._found[False] or self._found[True]
        if len(texts) > 1:
            raise BadgeUnreadable("This SVG holds several different badges. Give them to me one at a time.")
        if texts:
            return texts.pop()
        raise BadgeUnreadable("This SVG holds no badge. Download it again from where you earned it.")


def _too_large() -> BadgeUnreadable:
    return BadgeUnreadable(f"The badge inside this SVG is larger than {MAX_TEXT // 1024} KiB.")
