"""How much of what is personal in labelled texts is masked, and how much else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
_LABEL = re.compile(r"\{(\w+)\|([^{}]*)\}")
_MASK = re.compile(r" ?\[(?:name|number|address|account|email|link|mention)\] ?")
ENOUGH = 0.8
"""Something counts as masked when this share of its letters and digits is gone."""


@dataclass(frozen=True)
class Label:
    """Something personal in a text: its kind, its words, and where it begins and ends."""

    kind: str
    words: str
    start: int
    end: int


@dataclass
class Figures:
    """What was found of each kind, what was missed, and what was masked though nothing personal."""

    found: dict[str, int] = field(default_factory=dict)
    all: dict[str, int] = field(default_factory=dict)
    missed: list[Label] = field(default_factory=list)
    too_much: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of what is personal that was masked."""
        return sum(self.found.values()) / sum(self.all.values())

    @property
    def precision(self) -> float:
        """The share of what was masked that is personal."""
        found = sum(self.found.values())
        return found / (found + len(self.too_much))


def read_texts(name: str) -> Iterator[tuple[str, tuple[Label, ...]]]:
    """The texts of a file in this folder, with their labels."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, labels, last = "", [], 0
            for match in _LABEL.finditer(line):
                text += line[last : match.start()]
                labels.append(Label(match[1], match[2], len(text), len(text) + len(match[2])))
                text += match[2]
                last = match.end()
            yield text + line[last:], tuple(labels)


def measure(name: str, mask: Callable[[str], str]) -> Figures:
    """The figures of a way to mask on the texts of a file."""
    figures = Figures()
    for text, labels in read_texts(name):
        kept = _kept(text, mask(text))
        for label in labels:
            figures.all[label.kind] = figures.all.get(label.kind, 0) + 1
            signs = [place for place in range(label.start, label.end) if text[place].isalnum()]
            if sum(place not in kept for place in signs) >= ENOUGH * len(signs):
                figures.found[label.kind] = figures.found.get(label.kind, 0) + 1
            else:
                figures.missed.append(label)
        personal = {place for label in labels for place in range(label.start, label.end)}
        figures.too_much += _pieces(text, kept, personal)
    return figures


def _kept(text: str, masked: str) -> set[int]:
    """The places of a text that are still in its masked form, told by the pieces between the masks."""
    kept: set[int] = set()
    begin = 0
    for piece in _MASK.split(masked):
        start = text.find(piece.strip(), begin)
        if start >= 0:
            kept.update(range(start, start + len(piece.strip())))
            begin = start + len(piece.strip())
    return kept


def _pieces(text: str, kept: set[int], personal: set[int]) -> list[str]:
    """The runs of words that were masked and hold nothing personal."""
    marked = "".join(" " if place in kept else sign for place, sign in enumerate(text))
    gone = re.finditer(r"[^\s].*?(?=\s{2}|\s*$)", marked)
    return [
        piece[0]
        for piece in gone
        if any(sign.isalnum() for sign in piece[0]) and not set(range(*piece.span())) & personal
    ]
