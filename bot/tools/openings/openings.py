"""On-demand career bumping: the openings that fit what a person has now, and what is missing for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.catalogue.records import Credential, Occupation, Opening, Skill
from bot.profile.profile import Evidence
from bot.tools.gap.gap import Gap, SkillState, skill_gap

TERM_TITLE = "On-demand career bumping"

FITS = 0.7
"""From this share of the required skills on an opening fits; below it, it is out of reach for now."""


@dataclass(frozen=True)
class OpeningMatch:
    """One opening compared with what the person has; `gap` is None when its requirements are unknown."""

    opening: Opening
    gap: Gap | None

    @property
    def held(self) -> tuple[SkillState, ...]:
        """The required skills that the person has, proven or claimed."""
        return tuple(one for one in self._counted if one.status != "missing")

    @property
    def missing(self) -> tuple[SkillState, ...]:
        """The required skills that the person does not have."""
        return tuple(one for one in self._counted if one.status == "missing")

    @property
    def share(self) -> float:
        """The share of the required skills (0 to 1) that the person has, proven or claimed."""
        return len(self.held) / len(self._counted) if self._counted else 0.0

    @property
    def fits(self) -> bool:
        """Whether the share reaches `FITS`."""
        return self.share >= FITS

    @property
    def _counted(self) -> tuple[SkillState, ...]:
        return self.gap.counted if self.gap is not None else ()


def match_openings(
    openings: Iterable[Opening],
    occupations: Mapping[str, Occupation],
    skills: Mapping[str, Skill],
    evidence: Iterable[Evidence],
    credentials: Iterable[Credential],
    today: date,
) -> tuple[OpeningMatch, ...]:
    """All that are still open, best match first; among equals the one with more proof, then the first to close."""
    still_open = [one for one in openings if one.closes is None or one.closes >= today]
    known, catalogue = tuple(evidence), tuple(credentials)
    wanted = {one.occupation: occupations.get(one.occupation) for one in still_open}
    gaps = {
        key: skill_gap(occupation, skills, known, catalogue, today)
        for key, occupation in wanted.items()
        if occupation is not None and occupation.requirements
    }
    matches = (OpeningMatch(one, gaps.get(one.occupation)) for one in still_open)
    return tuple(sorted(matches, key=_rank))


def _rank(match: OpeningMatch) -> tuple[float, int, date, str]:
    proofs = sum(one.status == "proven" for one in match.held)
    return (-match.share, -proofs, match.opening.closes or date.max, match.opening.key)
