"""Derives the themes of vocational interest of the shipped occupations from their activities and skills.

    python -m bot.catalogue.sources.themes data/themes/occupations.csv

The six themes are Holland's: realistic, investigative, artistic, social, enterprising, conventional. Each is told
by eight activities in our own words. An activity is as near to a theme as to the two of these that are nearest to
it, by the sentence encoder that ships, in standard deviations from the mean of all activities. An occupation has
the mean of its activities, and a little of what its title says. data/themes/README.md tells how well that agrees
with people.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.encoder.encoder_choice import load_encoder
from bot.encoder.sentence_encoder import Encoder
from bot.files.delimited import write_table

SOURCES = ("onet", "esco")
COLUMNS = ("occupation", "realistic", "investigative", "artistic", "social", "enterprising", "conventional")

TOLD_BY: Mapping[str, tuple[str, ...]] = {
    "realistic": (
        "Repair machines or vehicles",
        "Operate tools and heavy equipment",
        "Build or install structures with the hands",
        "Work outdoors with plants, animals or materials",
        "Drive or move goods",
        "Assemble and maintain mechanical parts",
        "Clean or prepare materials, surfaces or equipment",
        "Cook or process food by hand",
    ),
    "investigative": (
        "Conduct scientific research",
        "Analyze data to find out why something happens",
        "Develop theories or models",
        "Test hypotheses in a laboratory",
        "Diagnose medical or technical problems",
        "Study natural or social phenomena",
        "Write programs to solve hard problems",
        "Review research literature to learn more",
    ),
    "artistic": (
        "Create works of art",
        "Write stories, scripts or songs",
        "Perform music, dance or theatre for an audience",
        "Design how things look",
        "Draw sketches and illustrations",
        "Direct films or shows",
        "Develop new artistic ideas",
        "Choose colours, materials and style",
    ),
    "social": (
        "Teach people",
        "Care for patients or children",
        "Counsel people with personal problems",
        "Help people recover and cope",
        "Assist individuals with special needs",
        "Encourage learners and give them feedback",
        "Listen to people and support them",
        "Explain health matters to patients and families",
    ),
    "enterprising": (
        "Sell products or services",
        "Lead a business and set its goals",
        "Persuade or negotiate with customers",
        "Manage budgets, staff and operations",
        "Promote and market products",
        "Negotiate contracts",
        "Recruit and direct employees",
        "Develop business strategies",
    ),
    "conventional": (
        "Keep records and files",
        "Enter data into computers",
        "Check documents for accuracy",
        "Calculate financial figures by set rules",
        "Process invoices and payments",
        "Schedule appointments and handle mail",
        "Sort and classify information",
        "Prepare reports in a set form",
    ),
}
"""What each theme is told by."""

NEAREST = 2
SHARPNESS = 0.5
"""How much the nearest theme of an activity outweighs the others: the temperature of a softmax over the six."""

TITLE_WEIGHT = 0.3

Scores = npt.NDArray[np.float32]


def derive(folder: Path, encoder: Encoder) -> dict[str, tuple[float, ...]]:
    """The six themes of each occupation of the shipped catalogue in `folder`, in standard deviations from the mean.

    The mean is that of the O*NET occupations, which cover all walks of life.
    """
    titles = {row["key"]: row["title"] for row in _rows(folder, "occupations.csv")}
    skills = {row["key"]: row["name"] for row in _rows(folder, "skills.csv")}
    asked: dict[str, list[str]] = {}
    for row in _rows(folder, "requirements.csv"):
        asked.setdefault(row["occupation"], []).append(row["skill"])
    themes = [encoder.encode(texts) for texts in TOLD_BY.values()]
    nearness = _standard(_nearness(encoder.encode(list(skills.values())), themes))
    share = np.exp(nearness / SHARPNESS)
    share /= share.sum(axis=1, keepdims=True)
    place = {key: number for number, key in enumerate(skills)}
    keys = [key for key in titles if key in asked]
    of_all = np.array([key.startswith("onet-") for key in keys])
    activities = np.stack([share[[place[skill] for skill in asked[key]]].mean(axis=0) for key in keys])
    by_title = _nearness(encoder.encode([titles[key] for key in keys]), themes)
    scores = _standard(activities, of_all) + TITLE_WEIGHT * _standard(by_title, of_all)
    return {key: tuple(round(float(value), 2) for value in row) for key, row in zip(keys, scores, strict=True)}


def _nearness(vectors: Scores, themes: Sequence[Scores]) -> Scores:
    columns = [np.sort(vectors @ theme.T, axis=1)[:, -NEAREST:].mean(axis=1) for theme in themes]
    return np.stack(columns, axis=1)


def _standard(values: Scores, of: npt.NDArray[np.bool_] | None = None) -> Scores:
    chosen = values if of is None else values[of]
    standard: Scores = (values - chosen.mean(axis=0)) / chosen.std(axis=0)
    return standard


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for source in SOURCES:
        with (folder / source / name).open(encoding="utf-8", newline="") as text:
            found += csv.DictReader(text)
    return found


def main(arguments: Sequence[str]) -> None:
    """Writes the file that `arguments` names."""
    (target,) = arguments
    derived = derive(Path("data") / "catalogue", load_encoder())
    Path(target).write_text(write_table(COLUMNS, [(key, *row) for key, row in derived.items()]), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
