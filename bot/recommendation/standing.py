"""What the catalogue says of a person's way to their target: the facts that the recommendation weighs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """Facts that the catalogue yields for a profile; None where it cannot know (no target, no data).

    `missing` counts the skills that the target asks for and nothing shows, `covered` is the share (0 to 1) of its
    skills that evidence or the present role covers, `criteria_met` the share of the promotion criteria that are
    met, `openings` the number of fitting openings inside the organisation. The titles are for saying it in words.
    """

    missing: int | None = None
    covered: float | None = None
    criteria_met: float | None = None
    openings: int | None = None
    occupation_title: str = ""
    target_title: str = ""


UNKNOWN = Standing()
"""Where nothing of the catalogue is known."""
