"""The choice of credentials as an integer programme, first reduced and then solved exactly by HiGHS.

A credential is taken or not; each needed skill requires one that proves it; a credential requires its
prerequisites. Dropped beforehand is everything that no best choice needs: credentials that neither prove a needed
skill nor lead to one that does, that cannot be earned, or that another credential beats in every respect.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from bot.catalogue.records import Credential
from bot.tools.gap.gap import covers
from bot.tools.prerequisites import closures

SECONDS = 20.0
"""The solver's time limit, far beyond any realistic plan; a choice made at the limit is not proven best."""

TOLERANCE = 1e-6


@dataclass(frozen=True)
class PlanModel:
    """The credentials that may be part of a best choice, with the needed skills that each of them proves.

    `worth` is how much each needed skill matters; all matter alike where nothing is known of it.
    """

    credentials: Mapping[str, Credential]
    covered: Mapping[str, frozenset[str]]
    prerequisites: Mapping[str, frozenset[str]]
    needed: tuple[str, ...]
    uncoverable: tuple[str, ...]
    worth: Mapping[str, float] = field(default_factory=dict)

    def worth_of(self, skills: Iterable[str]) -> float:
        """How much these skills matter together."""
        return sum(self.worth.get(skill, 0.0) if self.worth else 1.0 for skill in skills)

    def rank(self, key: str) -> tuple[int, str]:
        """A sort key that puts the credentials that prove least first."""
        return (len(self.covered[key]), key)


@dataclass(frozen=True)
class Selection:
    """The chosen credentials; `left` are needed skills that stay uncovered, which happens on request only."""

    keys: frozenset[str]
    left: tuple[str, ...]
    is_proven_best: bool


def build_model(
    needs: Mapping[str, float | None],
    credentials: Mapping[str, Credential],
    held: Collection[str],
    worth: Mapping[str, float] = MappingProxyType({}),
) -> PlanModel:
    """The model with only those credentials that matter for these needs: level by skill, None for any level."""
    ways = closures(credentials, held)
    covered = {key: covers(credentials[key], needs) for key in ways}
    relevant = frozenset[str]().union(*(ways[key] for key in ways if covered[key]))
    kept = _undominated({key: covered[key] for key in relevant}, credentials, ways)
    coverable = frozenset[str]().union(*(covered[key] for key in kept))
    return PlanModel(
        credentials={key: credentials[key] for key in kept},
        covered={key: covered[key] for key in kept},
        prerequisites={key: frozenset(credentials[key].prerequisites) & ways[key] for key in kept},
        needed=tuple(skill for skill in needs if skill in coverable),
        uncoverable=tuple(skill for skill in needs if skill not in coverable),
        worth={skill: worth[skill] for skill in needs if skill in worth},
    )


def select(
    model: PlanModel,
    aims: Sequence[str],
    hours: float | None = None,
    cost: float | None = None,
    may_leave: bool = False,
) -> Selection | None:
    """The best choice within this many hours and this much money; None when there is none.

    `aims` are "skills" (few left uncovered), "worth" (little of importance left), "hours" and "cost", the most
    important first: each is minimised while those before it keep their minimum. With `may_leave`, skills may stay
    uncovered.
    """
    if not model.needed:
        return Selection(frozenset(), (), True)
    problem = _Problem(model, hours, cost, may_leave)
    result: Selection | None = None
    for aim in aims:
        result = problem.minimise(aim)
        if result is None:
            return None
    return result


class _Problem:
    """The matrices of one model; each minimum that was found becomes a bound for the next aim."""

    def __init__(self, model: PlanModel, hours: float | None, cost: float | None, may_leave: bool) -> None:
        import numpy

        self.model, self.may_leave = model, may_leave
        self.keys = sorted(model.credentials)
        self.place = {key: number for number, key in enumerate(self.keys)}
        self.size = len(self.keys) + len(model.needed)
        blank = [0.0] * len(model.needed)
        self.values = {
            "hours": numpy.array([model.credentials[key].hours for key in self.keys] + blank),
            "cost": numpy.array([model.credentials[key].cost for key in self.keys] + blank),
            "skills": numpy.array([0.0] * len(self.keys) + [1.0] * len(model.needed)),
            "worth": numpy.array([0.0] * len(self.keys) + [model.worth_of([skill]) for skill in model.needed]),
        }
        self.bounds = {name: most for name, most in (("hours", hours), ("cost", cost)) if most is not None}
        self.rows = self._rows()

    def minimise(self, aim: str) -> Selection | None:
        import numpy
        from scipy.optimize import Bounds, milp

        upper = numpy.ones(self.size)
        if not self.may_leave:
            upper[len(self.keys) :] = 0.0
        result = milp(
            self.values[aim],
            integrality=numpy.ones(self.size),
            bounds=Bounds(numpy.zeros(self.size), upper),
            constraints=self._constraints(),
            options={"mip_rel_gap": 0.0, "time_limit": SECONDS},
        )
        if result.x is None:
            return None
        taken = {key for key, value in zip(self.keys, result.x, strict=False) if value > 0.5}
        least = float(self.values[aim] @ numpy.round(result.x))
        self.bounds[aim] = min(least, self.bounds.get(aim, least))
        keys = _without_spare(taken, self.model)
        proved = frozenset[str]().union(*(self.model.covered[key] for key in keys))
        return Selection(keys, tuple(one for one in self.model.needed if one not in proved), result.status == 0)

    def _rows(self) -> Any:
        """A row per skill (provers plus leaving it >= 1) and per prerequisite (prerequisite - credential >= 0)."""
        from scipy.sparse import csr_matrix

        entries: list[tuple[int, int, float]] = []
        first = {skill: number for number, skill in enumerate(self.model.needed)}
        entries += [(row, len(self.keys) + row, 1.0) for row in first.values()]
        for key in self.keys:
            entries += [(first[skill], self.place[key], 1.0) for skill in self.model.covered[key]]
        rows = len(first)
        for key in self.keys:
            for one in self.model.prerequisites[key]:
                entries += [(rows, self.place[one], 1.0), (rows, self.place[key], -1.0)]
                rows += 1
        places, columns, values = zip(*entries, strict=True)
        return csr_matrix((values, (places, columns)), shape=(rows, self.size))

    def _constraints(self) -> list[Any]:
        import numpy
        from scipy.optimize import LinearConstraint

        least = numpy.zeros(self.rows.shape[0])
        least[: len(self.model.needed)] = 1.0
        constraints = [LinearConstraint(self.rows, least, numpy.inf)]
        for name, most in self.bounds.items():
            constraints.append(LinearConstraint(self.values[name][None, :], -numpy.inf, most + TOLERANCE))
        return constraints


def _undominated(
    covered: Mapping[str, frozenset[str]],
    credentials: Mapping[str, Credential],
    ways: Mapping[str, frozenset[str]],
) -> list[str]:
    """Drops what another beats (as many skills, no more hours, money or prerequisites) and nothing builds on."""
    built_on = {one for key in covered for one in credentials[key].prerequisites}
    kept: list[str] = []
    by_skill: dict[str, list[str]] = {}

    def rank(key: str) -> tuple[int, float, float, int, str]:
        return (-len(covered[key]), credentials[key].hours, credentials[key].cost, len(ways[key]), key)

    for key in sorted(covered, key=rank):
        rivals = min((by_skill.get(skill, []) for skill in covered[key]), key=len, default=[])
        if key not in built_on and any(_beats(one, key, covered, credentials, ways) for one in rivals):
            continue
        kept.append(key)
        for skill in covered[key]:
            by_skill.setdefault(skill, []).append(key)
    return kept


def _beats(
    one: str,
    other: str,
    covered: Mapping[str, frozenset[str]],
    credentials: Mapping[str, Credential],
    ways: Mapping[str, frozenset[str]],
) -> bool:
    return (
        credentials[one].hours <= credentials[other].hours
        and credentials[one].cost <= credentials[other].cost
        and covered[one] >= covered[other]
        and ways[one] - {one} <= ways[other] - {other}
    )


def _without_spare(taken: set[str], model: PlanModel) -> frozenset[str]:
    """Drops what costs and adds nothing, which no aim keeps the solver from taking."""
    kept = set(taken)
    while spare := next((key for key in sorted(kept, key=model.rank) if _is_spare(key, kept, model)), None):
        kept.discard(spare)
    return frozenset(kept)


def _is_spare(key: str, kept: set[str], model: PlanModel) -> bool:
    others = kept - {key}
    proved = frozenset[str]().union(*(model.covered[one] for one in others))
    return model.covered[key] <= proved and not any(key in model.prerequisites[one] for one in others)


def warm_up() -> None:
    """Loads the solver, so that the first plan does not have to wait for it."""
    from importlib import import_module

    import_module("scipy.optimize")
