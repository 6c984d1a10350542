"""What tests of pictures share: reading a PNG, odd names, and worlds of any size."""

from __future__ import annotations

import io
from typing import Any

from bot.catalogue.records import Credential, Occupation, Requirement, Skill
from bot.drawing.style import DPI, PAPER, WIDTH, Chart
from tests.tools.people import credential

ODD_NAMES = (
    "Costs $5 or $6 & <b>",
    "日本語 データ",
    "🚀",
    "Donaudampfschifffahrt" * 6,
    "a\nb\tc",
    "",
    "\\alpha {x_1}",
)


def pixels(chart: Chart) -> Any:
    """The picture as an array of rows, columns and colours, after a look at its form."""
    import numpy
    from PIL import Image

    image = Image.open(io.BytesIO(chart.png))
    assert image.format == "PNG"
    assert image.width == WIDTH * DPI
    shades = numpy.asarray(image.convert("RGBA"))
    assert (shades[:, :, 3] == 255).all()
    return shades[:, :, :3]


def has_quiet_edges(chart: Chart) -> bool:
    """Whether nothing is drawn at the very edge, where it would be cut."""
    paper = [int(PAPER[place : place + 2], 16) for place in (1, 3, 5)]
    shades = pixels(chart)
    edges = (shades[:6], shades[-6:], shades[:, :12], shades[:, -12:])
    return all((edge == paper).all() for edge in edges)


def world(size: int) -> tuple[Occupation, dict[str, Skill], tuple[Credential, ...]]:
    """An occupation with so many skills, each taught by a credential; every second one builds on the one before."""
    names = [ODD_NAMES[number] if number < len(ODD_NAMES) else f"Skill {number} " * 9 for number in range(size)]
    skills = {f"s{number}": Skill(f"s{number}", name, group=f"G{number % 4}") for number, name in enumerate(names)}
    credentials = tuple(
        credential(f"c{number}", f"s{number}", hours=number + 1, first=(f"c{number - 1}",) if number % 2 else ())
        for number in range(size)
    )
    requirements = tuple(Requirement(f"s{number}", level=(None, 3.0, 5.5)[number % 3]) for number in range(size))
    return Occupation("o", "Head of $all$ and everything", requirements=requirements), skills, credentials
