"""How often role search is right at first place on titles that are in no data file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from bot.catalogue.search import OccupationIndex
from bot.files.delimited import read_table
from bot.settings import PROJECT_ROOT

LAY_TITLES = Path(__file__).with_name("lay_titles.yml")
BLIND_TITLES = Path(__file__).with_name("blind_titles.yml")
"""Everyday titles, a third of those that were written with the catalogue closed; the others became lay titles."""

ONET = PROJECT_ROOT / "data" / "catalogue" / "onet" / "occupations.csv"
CLASS_LENGTH = len("29-1141")

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]


@dataclass(frozen=True)
class LayTitle:
    """What somebody calls their role, and the keys of the occupations that are right for it."""

    title: str
    right: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What the search found for a title, best first."""

    asked: LayTitle
    found: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        """Whether the best match is a right one."""
        return self.found[:1] != () and self.found[0] in self.asked.right

    @property
    def is_among(self) -> bool:
        """Whether a right one is among the matches at all."""
        return any(key in self.asked.right for key in self.found)


def lay_titles(file: Path = LAY_TITLES) -> list[LayTitle]:
    """The titles of a file, in its order: the hundred of lay_titles.yml, or those of blind_titles.yml.

    Near twins are right together: O*NET divides some occupations of the US classification (acute care nurses
    are registered nurses), and no title tells which division is meant.
    """
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [LayTitle(row["title"], _with_twins(row["right"])) for row in rows]


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    """The class of the US classification of each O*NET occupation."""
    table = read_table(ONET, ",")
    return {row.cells["key"]: row.cells["reference"][:CLASS_LENGTH] for row in table.rows}


def _with_twins(right: Sequence[str]) -> tuple[str, ...]:
    classes = {_classes()[key] for key in right if key in _classes()}
    twins = (key for key, of in _classes().items() if of in classes)
    return tuple(dict.fromkeys((*right, *twins)))


def outcomes(index: OccupationIndex, encode: Encode, file: Path = LAY_TITLES, limit: int = 3) -> list[Outcome]:
    """What the index finds for every title of a file; `encode` gives one row of unit length for each title."""
    asked = lay_titles(file)
    vectors = encode([title.title for title in asked])
    return [
        Outcome(title, tuple(match.key for match in index.search(title.title, vector, limit)))
        for title, vector in zip(asked, vectors, strict=True)
    ]
