"""The promotion route: what the next rung asks for beyond today, what is shown already, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.profile.profile import Achievement, Evidence
from bot.rungs.step import Step, has_only_begun
from bot.tools.promotion_route.work import Work, work_for
from bot.tools.readiness.readiness import CriterionState, Readiness
from bot.tools.shown import newest_first, proven_first, shows_anything

TERM_TITLE = "Promotion route"


@dataclass(frozen=True)
class PromotionRoute:
    """The way from one rung to the next. `criteria` are the organisation's own for the role aimed at."""

    step: Step
    work: Work
    criteria: tuple[CriterionState, ...] = ()
    results: tuple[Achievement, ...] = ()
    proofs: tuple[Evidence, ...] = ()
    months_in_role: int | None = None

    @property
    def aim(self) -> str:
        """What the next rung is called: by the person, else by the ladder; empty where neither says."""
        return self.step.wanted

    @property
    def is_early(self) -> bool:
        """Whether the person has only begun in their present role."""
        return has_only_begun(self.months_in_role)

    @property
    def shows_anything(self) -> bool:
        """Whether anything is on record that speaks for them."""
        return shows_anything(self.results, self.proofs, self.criteria)


def promotion_route(
    step: Step,
    fields: Sequence[Work],
    readiness: Readiness | None,
    evidence: Iterable[Evidence],
    achievements: Iterable[Achievement],
    *,
    months_in_role: int | None = None,
    code: str = "",
    today: date,
) -> PromotionRoute:
    """The route for a step.

    `fields` are the pieces of work to choose from, `code` is the present occupation's O*NET code, where it has one.
    """
    return PromotionRoute(
        step,
        work_for(fields, (step.now, step.aim), step.ladder, code),
        readiness.states if readiness is not None else (),
        newest_first(achievements),
        proven_first(evidence, today),
        months_in_role,
    )
