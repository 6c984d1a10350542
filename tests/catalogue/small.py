"""A catalogue of a few rows in the form of the files that ship, and an encoder that counts what it encodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sqlalchemy.engine import Engine

from bot.catalogue.build import BuildReport, build
from bot.catalogue.parts import PUBLISHED
from bot.catalogue.published_file import COLUMNS, SOURCE_COLUMNS
from bot.catalogue.records import Occupation, Requirement, Skill
from bot.catalogue.source_files import SourceData, write_source

ESCO = SourceData(
    (
        Occupation("data-analyst", "data analyst", ("figures person",), (Requirement("count", True, 3.0),)),
        Occupation("web-developer", "web developer", (), (Requirement("count", False), Requirement("code"))),
    ),
    (Skill("count", "count things"), Skill("code", "write code", alternatives=("programming",))),
)
ONET = SourceData(
    (Occupation("onet-web-developers", "Web Developers", (), (Requirement("onet-test-pages"),)),),
    (Skill("onet-test-pages", "Test pages", "activity"),),
)
SAMPLE = {
    "credentials": "key,title,kind,issuer,teaches,hours\nfirst,First badge,badge,Guild,count:2,4\n",
    "openings": "key,title,occupation\nvacancy,Analyst wanted,data-analyst\n",
    "criteria": "key,occupation,text,kind,at_least\nyears,data-analyst,Two years,months_in_role,24\n",
}
NO_CREDENTIALS_THAT_EXIST = {"credentials": ",".join(COLUMNS) + "\n", "sources": ",".join(SOURCE_COLUMNS) + "\n"}


class CountingEncoder:
    """Encodes a text as its length and 1; `texts` are all that it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.texts += texts
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


def write_small(folder: Path) -> Path:
    """The files of the small catalogue below this folder."""
    write_source(ESCO, folder / "esco")
    write_source(ONET, folder / "onet")
    (folder / "lay_titles.csv").write_text("occupation,title\nweb-developer,coder\n", encoding="utf-8")
    (folder / "sample").mkdir(exist_ok=True)
    for kind, text in SAMPLE.items():
        (folder / "sample" / f"{kind}.csv").write_text(text, encoding="utf-8")
    write_existing(folder, NO_CREDENTIALS_THAT_EXIST)
    return folder


def write_existing(folder: Path, texts: Mapping[str, str]) -> None:
    """The two files of the credentials that exist, below this folder."""
    (folder / PUBLISHED).mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / PUBLISHED / f"{name}.csv").write_text(text, encoding="utf-8")


def build_small(folder: Path, engine: Engine, encoder: CountingEncoder | None = None) -> BuildReport:
    """Writes the files and builds them with an encoder named "lengths"."""
    return build(write_small(folder), engine, lambda: encoder or CountingEncoder(), "lengths")
