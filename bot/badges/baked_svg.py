"""The credential inside a baked SVG: the element `openbadges:credential`.

Parsed by defusedxml without building a tree: entities that are declared, and files that are pointed to, end it.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import ParseError

from bot.badges.baked_png import MAX_TEXT
from bot.badges.unreadable import BadgeUnreadable, LegacyBadge

_CREDENTIAL = re.compile(r"\{https://purl\.imsglobal\.org/ob/v3p0/?\}credential")
_LEGACY = re.compile(r"\{http://openbadges\.org/?\}assertion")


def credential_of_svg(data: bytes) -> str:
    """The credential's text; raises `BadgeUnreadable` when there is none, or several that differ."""
    from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
    from defusedxml.ElementTree import DefusedXMLParser  # type: ignore[import-untyped]

    finder = _Finder()
    parser = DefusedXMLParser(target=finder)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        raise BadgeUnreadable("This SVG declares entities of its own, which is not safe to read.") from None
    except (ParseError, ValueError, LookupError, RecursionError):
        raise BadgeUnreadable("This SVG is damaged. Download it anew from where you earned it.") from None
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
        """An element begins."""
        self._root = self._root or tag
        self._is_legacy = self._is_legacy or bool(_LEGACY.fullmatch(tag))
        if not _CREDENTIAL.fullmatch(tag):
            return
        if "verify" in attributes:
            self._keep(attributes["verify"])
        else:
            self._text = []

    def data(self, text: str) -> None:
        """A piece of text."""
        if self._text is not None:
            self._length += len(text)
            if self._length > MAX_TEXT:
                raise _too_large()
            self._text.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._text is not None and _CREDENTIAL.fullmatch(tag):
            self._keep("".join(self._text))
            self._text = None

    def close(self) -> None:
        """The document ends."""

    def credential(self) -> str:
        """The one credential that was found."""
        if len(self._found) > 1:
            raise BadgeUnreadable("This SVG holds several different badges. Give me them one by one.")
        if self._found:
            return self._found.pop()
        if self._is_legacy:
            raise LegacyBadge
        raise BadgeUnreadable("This SVG holds no badge. Download it anew from where you earned it.")

    def _keep(self, text: str) -> None:
        if len(text) > MAX_TEXT:
            raise _too_large()
        if text.strip():
            self._found.add(text.strip())


def _too_large() -> BadgeUnreadable:
    return BadgeUnreadable(f"The badge inside this SVG is larger than {MAX_TEXT // 1024} KiB.")
