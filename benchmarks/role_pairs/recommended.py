"""Which credentials a plan names, and what a second reader said of each for that person: `judged.csv`.

A line of it is of one person and one credential: `field` says whether it is of the field of either role, `sense`
whether it makes sense for this person, where they stand, and `why` what is wrong with it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

JUDGED = Path(__file__).with_name("judged.csv")

Line = tuple[str, str, str]
"""What somebody is, what they want to become, and a credential that their plan names."""


@dataclass(frozen=True)
class Judgement:
    """What the second reader said of a line."""

    of_the_field: bool
    makes_sense: bool
    why: str = ""


def named_in(reply: str, titles: Iterable[str]) -> tuple[str, ...]:
    """The titles of credentials that a reply names, in its order; a longer title is no shorter one as well."""
    found: list[tuple[int, str]] = []
    for title in sorted(titles, key=len, reverse=True):
        pattern = re.compile(rf"(?<!\w){re.escape(title)}(?!\w)")
        place = pattern.search(reply)
        if place is not None:
            found.append((place.start(), title))
            reply = pattern.sub(lambda match: "#" * len(match.group()), reply)
    return tuple(title for _, title in sorted(found))


def judgements() -> Mapping[Line, Judgement]:
    """What was judged so far."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return {
            (row["now"], row["aim"], row["credential"]): Judgement(
                row["field"] == "yes", row["sense"] == "yes", row["why"]
            )
            for row in csv.DictReader(file)
        }


def summary(lines: Sequence[Line], judged: Mapping[Line, Judgement]) -> str:
    """How many of the lines fit, then each that does not or was not judged yet."""
    known = [judged[line] for line in lines if line in judged]
    field = sum(one.of_the_field for one in known)
    both = sum(one.of_the_field and one.makes_sense for one in known)
    counted = f"{len(lines)} credentials, {len(known)} judged: {field} of the field, {both} of it and sensible"
    return "\n".join([counted, *filter(None, (_said(line, judged.get(line)) for line in lines))])


def _said(line: Line, judgement: Judgement | None) -> str:
    name = "{} -> {}: {}".format(*line)
    if judgement is None:
        return f"- {name}: not judged yet"
    return f"- {name}: {judgement.why}" if judgement.why else ""
