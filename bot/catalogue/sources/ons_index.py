"""Titles of the UK's occupation index (ONS, SOC 2010 volume 2), each mapped to an occupation of the catalogue.

`python -m bot.catalogue.sources.ons_index INDEX.csv OUT.csv` writes data/catalogue/listed_titles.csv from the
index as a CSV of code, title and qualifier. Nothing else is read, neither the
evaluation nor what anybody wrote. The procedure:

1. A title is turned round ("Accountant, cost" is a cost accountant). Only titles with one code are kept.
2. Role search, over the catalogue's own names alone, finds occupations for each title. Those that it is sure of
   vote for what the unit group of their code is about.
3. A title goes to the occupation with the highest sum of its own score and of its group's share of votes. It is
   kept where the two agree, or where either is strong.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot.catalogue.naming import normalised
from bot.catalogue.records import Match
from bot.catalogue.search import OccupationIndex
from bot.catalogue.source_files import LAY_TITLE_COLUMNS
from bot.catalogue.store import CatalogueStore
from bot.database.engine import shared_engine
from bot.encoder.encoder_choice import shared_encoder
from bot.encoder.sentence_encoder import Encoder
from bot.files.delimited import write_table
from bot.settings import Settings

VOTES = 0.8
"""From this score on, a title votes for what its unit group is about."""

CANDIDATES = 40
GROUP_WEIGHT = 0.5
"""How much the group's share of votes counts beside the title's own score."""

ENOUGH = 0.85
"""The sum from which on a title is kept; one whose own score is below `LEAST` never is."""

LEAST = 0.3
MOST_WORDS = 4
BATCH = 256
_LETTERS = re.compile(r"[A-Za-z'’ -]+")


def titles_by_code(rows: Sequence[Mapping[str, str]]) -> dict[str, list[str]]:
    """The unambiguous titles of each code, as people say them."""
    codes: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        codes[as_said(row["title"])].add(row["code"])
    grouped: dict[str, list[str]] = defaultdict(list)
    for title, found in codes.items():
        if len(found) == 1 and title and len(title.split()) <= MOST_WORDS:
            grouped[found.pop()].append(title)
    return grouped


def as_said(title: str) -> str:
    """ "Accountant, cost" the way people say it; empty for a title that is turned round more than once."""
    parts = [part.strip() for part in title.split(",")]
    if len(parts) > 2 or not all(_LETTERS.fullmatch(part) for part in parts):
        return ""
    return " ".join(reversed(parts)).lower()


def shares(found: Mapping[str, Sequence[Match]], titles: Sequence[str]) -> dict[str, float]:
    """Which occupations the titles of one unit group are about: shares of the votes of those that are sure."""
    votes: Counter[str] = Counter()
    for title in titles:
        best = found[title][:1]
        votes.update({one.key: 1 for one in best if one.score >= VOTES})
    total = sum(votes.values())
    return {key: count / total for key, count in votes.items()} if total else {}


def chosen(matches: Sequence[Match], share: Mapping[str, float]) -> str | None:
    """The occupation for one title; None where neither the title nor its group says enough."""
    scored = [(one.score + GROUP_WEIGHT * share.get(one.key, 0.0), one) for one in matches if one.score >= LEAST]
    if not scored:
        return None
    best, match = max(scored, key=lambda pair: pair[0])
    return match.key if best >= ENOUGH else None


def mapped(
    grouped: Mapping[str, Sequence[str]], index: OccupationIndex, encoder: Encoder
) -> Iterator[tuple[str, str]]:
    """Occupation and title of every title that could be mapped and that the catalogue does not have already."""
    for titles in grouped.values():
        found: dict[str, list[Match]] = {}
        for start in range(0, len(titles), BATCH):
            batch = titles[start : start + BATCH]
            vectors = encoder.encode(batch)
            for title, vector in zip(batch, vectors, strict=True):
                found[title] = index.search(title, vector, CANDIDATES)
        share = shares(found, titles)
        for title in titles:
            key = chosen(found[title], share)
            if key is not None and normalised(found[title][0].name) != normalised(title):
                yield key, title


def main(index_file: Path, out: Path) -> None:
    """Maps the index in a file and writes the titles."""
    settings = Settings.from_environment()
    with index_file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    index = OccupationIndex.load(CatalogueStore(shared_engine(settings.database_url)))
    titles = sorted(set(mapped(titles_by_code(rows), index, shared_encoder(settings.encoder))))
    out.write_text(write_table(LAY_TITLE_COLUMNS, titles), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
