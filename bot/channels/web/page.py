"""What is served over HTTP: the widget's and the page's files, and `GET /` with the comparison as a table.

Files are read once and compressed, with a digest so that browsers keep them.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from bot.answering.wording import table_columns
from bot.knowledge.store import KnowledgeSnapshot
from bot.settings import PROJECT_ROOT

FOLDER = PROJECT_ROOT / "bot" / "web"

NO_KNOWLEDGE = "<p>The knowledge base is still empty.</p>"

_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".html": "text/html; charset=utf-8",
}


@dataclass(frozen=True)
class Asset:
    """A file as it is sent, plain and compressed."""

    content: bytes
    compressed: bytes
    media_type: str
    etag: str

    @classmethod
    def of(cls, content: bytes, suffix: str) -> Asset:
        """An asset with this content; the suffix of its name decides its media type."""
        digest = hashlib.sha256(content).hexdigest()[:24]
        return cls(content, gzip.compress(content, 9, mtime=0), _TYPES[suffix], f'"{digest}"')

    def answer(self, headers: Mapping[str, str]) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers for a request with these headers; 304 if the browser already has the file."""
        sent = {"ETag": self.etag, "Cache-Control": "no-cache", "Vary": "Origin, Accept-Encoding"}
        known = [tag.strip().removeprefix("W/") for tag in headers.get("if-none-match", "").split(",")]
        if self.etag in known:
            return 304, b"", sent
        encodings = [part.partition(";")[0].strip() for part in headers.get("accept-encoding", "").split(",")]
        if "gzip" in encodings:
            return 200, self.compressed, {**sent, "Content-Encoding": "gzip"}
        return 200, self.content, sent


def read_assets(folder: Path = FOLDER) -> dict[str, Asset]:
    """All files in the folder, by their path below it, with slashes."""
    return {
        path.relative_to(folder).as_posix(): Asset.of(path.read_bytes(), path.suffix)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in _TYPES
    }


def render_page(
    template: str, snapshot: KnowledgeSnapshot | None, hr_contact: str, sign_in_url: str | None = None
) -> str:
    """The page; whatever comes from documents or settings is escaped."""
    return Template(template).safe_substitute(
        comparison=_comparison(snapshot) if snapshot else NO_KNOWLEDGE,
        sources=_sources(snapshot) if snapshot else "",
        hr_contact=escape(hr_contact),
        sign_in=f'sign-in="{escape(sign_in_url)}"' if sign_in_url else "",
    )


def _comparison(snapshot: KnowledgeSnapshot) -> str:
    rows = [passage for passage in snapshot.passages.values() if passage.is_comparison]
    if not rows:
        return NO_KNOWLEDGE
    sides = [point.side or point.id for point in rows[0].points]
    columns = table_columns(sides)
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = []
    for passage in rows:
        texts = {point.side or point.id: point.text for point in passage.points}
        aspect = passage.aspect or passage.title
        cells = "".join(
            f'<td data-label="{escape(column)}">{escape(texts.get(side, ""))}</td>'
            for side, column in zip(sides, columns[1:], strict=True)
        )
        body.append(f'<tr><th scope="row">{escape(aspect[:1].upper() + aspect[1:])}</th>{cells}</tr>')
    return (
        '<table class="comparison"><caption class="quiet">Row by row, from the knowledge base</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    )


def _sources(snapshot: KnowledgeSnapshot) -> str:
    """Titles, review date and disclaimer of the documents that the public may see; equal ones share a line."""
    groups: dict[tuple[date, str], list[str]] = {}
    for document in snapshot.documents.values():
        groups.setdefault((document.reviewed, document.disclaimer), []).append(escape(document.title))
    items = "".join(
        f"<li><strong>{'; '.join(titles)}</strong>, last reviewed "
        f"{reviewed.day} {reviewed:%B %Y}. {escape(disclaimer)}</li>"
        for (reviewed, disclaimer), titles in groups.items()
    )
    return f"<ul>{items}</ul>"
