"""The text of a PDF or a Word document, as far as a CV is long."""

from __future__ import annotations

import io
import logging
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from bot.importing.archives import members
from bot.importing.rows import ProfileUnreadable

MOST_PAGES = 20
MOST_TEXT = 200_000
"""Characters; the rest of a document is left."""

BODY = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BROKEN_PDF = "That PDF is broken or locked, so I cannot read it."
EMPTY_PDF = "That PDF has no text in it: it is probably a scan. Please send the document that it was made from."
BROKEN_WORD = "That Word document is broken, so I cannot read it."


def text_of_pdf(content: bytes) -> str:
    """The text of the first pages. Raises `ProfileUnreadable`, also where there is none."""
    from pypdf import PdfReader

    # What a damaged file makes pypdf say is about the file of a person: it does not belong in our log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ProfileUnreadable(BROKEN_PDF)
        text = "\n".join(page.extract_text() for page in reader.pages[:MOST_PAGES])[:MOST_TEXT]
    except ProfileUnreadable:
        raise
    except Exception as error:
        # A damaged file makes pypdf raise almost anything.
        raise ProfileUnreadable(BROKEN_PDF) from error
    if not any(map(str.isalpha, text)):
        raise ProfileUnreadable(EMPTY_PDF)
    return text


def text_of_word(content: bytes) -> str:
    """The paragraphs of a .docx, each on a line. Raises `ProfileUnreadable`."""
    body = members(content, BODY.__eq__).get(BODY)
    if body is None:
        raise ProfileUnreadable(BROKEN_WORD)
    try:
        root = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ProfileUnreadable(BROKEN_WORD) from error
    lines = ("".join(_run(part) for part in paragraph.iter()) for paragraph in root.iter(f"{_WORD}p"))
    return "\n".join(lines)[:MOST_TEXT]


def _run(part: object) -> str:
    tag, text = getattr(part, "tag", ""), getattr(part, "text", None)
    if tag == f"{_WORD}t":
        return text or ""
    return {f"{_WORD}tab": "\t", f"{_WORD}br": "\n"}.get(tag, "")
