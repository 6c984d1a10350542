"""Fingerprints of what people said in public, to keep it out of what is learned.

    python -m benchmarks.understanding.voice_digests FOLDER

The folder holds texts that measure the assistant and must never teach it: `*.jsonl`, a JSON object a line, whose
strings under "text" and "reply" count, and `*.yml`, whose strings under "user" count, at any depth. What is kept of
them is `voice_runs.bin`: the first `DIGEST_BYTES` bytes of the SHA-256 of every run of `RUN_LENGTH` words (lower
case, letters and digits only), sorted and each once. That is enough to notice a copied run, and the texts cannot be
read from it. The folder itself is not needed afterwards.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

RUN_LENGTH = 6
DIGEST_BYTES = 8
DIGESTS = Path(__file__).with_name("voice_runs.bin")
SPOKEN = frozenset({"text", "reply", "user"})
"""The keys whose strings are what a person said."""

_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> list[str]:
    """All runs of `RUN_LENGTH` words of a text, in its order; none where it is shorter."""
    words = _WORD.findall(text.lower())
    return [" ".join(words[start : start + RUN_LENGTH]) for start in range(len(words) - RUN_LENGTH + 1)]


def digest_of(run: str) -> bytes:
    """The first `DIGEST_BYTES` bytes of the run's SHA-256."""
    return hashlib.sha256(run.encode()).digest()[:DIGEST_BYTES]


def spoken_texts(folder: Path) -> Iterator[str]:
    """What people say in the files of a folder, file by file; raises `ValueError` where a file cannot be read."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield from _spoken(json.loads(line))
    for path in sorted(folder.glob("*.yml")):
        try:
            yield from _spoken(yaml.safe_load(path.read_text(encoding="utf-8")))
        except yaml.YAMLError as error:
            raise ValueError(f"{path.name} is no YAML: {error}") from error


def write_digests(texts: Iterable[str], file: Path = DIGESTS) -> int:
    """Writes the digests of all runs of these texts, and returns how many there are."""
    found = {digest_of(run) for text in texts for run in runs(text)}
    file.write_bytes(b"".join(sorted(found)))
    return len(found)


def known_digests(file: Path = DIGESTS) -> frozenset[bytes]:
    """The digests that were written."""
    content = file.read_bytes()
    return frozenset(content[at : at + DIGEST_BYTES] for at in range(0, len(content), DIGEST_BYTES))


def _spoken(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):
                if key in SPOKEN:
                    yield inner
            else:
                yield from _spoken(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spoken(inner)


def main(arguments: list[str] | None = None) -> int:
    """Writes the digests of the folder's texts and says how many; 1 where there is no text."""
    parser = argparse.ArgumentParser(description="Keeps fingerprints of public voices.")
    parser.add_argument("folder", type=Path, help="holds *.jsonl and *.yml with what people say")
    folder = parser.parse_args(arguments).folder
    texts = list(spoken_texts(folder))
    if not texts:
        sys.stderr.write(f"There is nothing that anybody says in {folder}.\n")
        return 1
    sys.stdout.write(f"{write_digests(texts)} runs of {RUN_LENGTH} words from {len(texts)} texts.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
