"""The widget's and the page's files, read once: compressed, and with a digest so that browsers keep them."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.settings import PROJECT_ROOT

FOLDER = PROJECT_ROOT / "bot" / "web"

_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".html": "text/html; charset=utf-8",
}


@dataclass(frozen=True)
class Asset:
    """A file as it is sent."""

    content: bytes
    compressed: bytes
    media_type: str
    etag: str

    @classmethod
    def of(cls, content: bytes, suffix: str) -> Asset:
        """The file with this content."""
        digest = hashlib.sha256(content).hexdigest()[:24]
        return cls(content, gzip.compress(content, 9, mtime=0), _TYPES[suffix], f'"{digest}"')

    def answer(self, headers: Mapping[str, str]) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers for a request with these headers; 304 for a browser that has it already."""
        sent = {"ETag": self.etag, "Cache-Control": "no-cache", "Vary": "Origin, Accept-Encoding"}
        known = [tag.strip().removeprefix("W/") for tag in headers.get("if-none-match", "").split(",")]
        if self.etag in known:
            return 304, b"", sent
        encodings = [part.partition(";")[0].strip() for part in headers.get("accept-encoding", "").split(",")]
        if "gzip" in encodings:
            return 200, self.compressed, {**sent, "Content-Encoding": "gzip"}
        return 200, self.content, sent


def read_assets(folder: Path = FOLDER) -> dict[str, Asset]:
    """All files of the folder by their path below it, with slashes."""
    return {
        path.relative_to(folder).as_posix(): Asset.of(path.read_bytes(), path.suffix)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in _TYPES
    }
