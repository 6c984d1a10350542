"""Reads a file of unknown kind as a profile: what it is shows in its first bytes, never in its name alone."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bot.importing.archives import members
from bot.importing.documents import BODY, MOST_TEXT, text_of_pdf, text_of_word
from bot.importing.europass_xml import rows_of_xml
from bot.importing.json_profiles import is_profile, rows_of_json
from bot.importing.linkedin import is_of_linkedin, rows_of_table
from bot.importing.plain_text import rows_of_text
from bot.importing.rows import ProfileUnreadable, Row, gathered

MOST_BYTES = 5 * 1024 * 1024
"""As much as a channel takes."""

EMPTY = "That file is empty."
TOO_LARGE = "That file is larger than 5 MB, which is more than I read."
NOTHING = "I found no role, skill or certificate in that file."
NO_TEXT = "I cannot read that file. I read LinkedIn's export, JSON Resume, Europass, PDF, Word and plain text."
NO_PROFILE = "That JSON file is no JSON Resume and no Europass CV."
BROKEN_JSON = "That JSON file is broken, so I cannot read it."
NOT_LINKEDIN = "That archive is neither LinkedIn's export nor a Word document."


def read_profile(content: bytes) -> tuple[Row, ...]:
    """The rows that a file holds, at least one. Raises `ProfileUnreadable`; nothing is kept or fetched."""
    if not content.strip(b"\0\t\n\r "):
        raise ProfileUnreadable(EMPTY)
    if len(content) > MOST_BYTES:
        raise ProfileUnreadable(TOO_LARGE)
    try:
        rows = gathered(_rows(content))
    except RecursionError as error:
        raise ProfileUnreadable(NO_TEXT) from error
    if not rows:
        raise ProfileUnreadable(NOTHING)
    return rows


def _rows(content: bytes) -> Iterable[Row | None]:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_archive(content)
    if content.startswith(b"%PDF"):
        return rows_of_text(text_of_pdf(content))
    start = content.lstrip(b"\xef\xbb\xbf\t\n\r ")[:1]
    if start == b"<":
        return rows_of_xml(content)
    text = text_of(content)
    if text.lstrip().startswith("{"):
        return _of_json(text)
    return [*(rows_of_table(text)), *rows_of_text(text)] if "," in text.partition("\n")[0] else rows_of_text(text)


def _of_archive(content: bytes) -> Iterable[Row | None]:
    found = members(content, lambda name: is_of_linkedin(name) or name == BODY)
    if BODY in found:
        return rows_of_text(text_of_word(content))
    if not found:
        raise ProfileUnreadable(NOT_LINKEDIN)
    return [one for data in found.values() for one in rows_of_table(text_of(data))]


def _of_json(text: str) -> Iterable[Row | None]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise ProfileUnreadable(BROKEN_JSON) from error
    if not is_profile(value):
        raise ProfileUnreadable(NO_PROFILE)
    return rows_of_json(value)


def text_of(content: bytes) -> str:
    """The text of a file in any of the usual encodings. Raises `ProfileUnreadable` for what is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    odd = sum(not (sign.isprintable() or sign.isspace()) or sign == "\ufffd" for sign in text[:4000])
    if odd * 20 > len(text[:4000]):
        raise ProfileUnreadable(NO_TEXT)
    return text[:MOST_TEXT]
