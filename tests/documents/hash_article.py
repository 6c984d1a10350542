"""Writes the fingerprints by which test_shipped_document.py knows the source article's wording.

    python tests/documents/hash_article.py ARTICLE.txt > tests/documents/article_runs.txt

The article belongs to its publisher and stays out of this repository. What is kept of it is a hash of every run of
eight words, enough to notice a copied run and too little to read the article from.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

RUN_LENGTH = 8
HASH_LENGTH = 16

_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> list[str]:
    """All runs of `RUN_LENGTH` words, lower case, with everything but letters and digits gone."""
    words = _WORD.findall(text.lower())
    return [" ".join(words[start : start + RUN_LENGTH]) for start in range(len(words) - RUN_LENGTH + 1)]


def hash_of(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:HASH_LENGTH]


def main() -> None:
    article = Path(sys.argv[1]).read_text(encoding="utf-8")
    sys.stdout.writelines(f"{found}\n" for found in sorted({hash_of(run) for run in runs(article)}))


if __name__ == "__main__":
    main()
