"""The plan that a person keeps, as it stands on a day: for the conversation and for every page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from bot.catalogue.records import Credential, Occupation
from bot.people.person import Person
from bot.profile.holdings import holdings_on
from bot.tools.plan.kept import KeptPlan, plan_of
from bot.tools.progress.progress import Track, track
from bot.tools.situation import Catalogue, Situation


def kept_constraints(person: Person, credentials: Iterable[Credential], today: date) -> KeptPlan | None:
    """The constraints of the plan that is kept, with what was earned since counted as done; None without a plan.

    A credential that is past its validity on this day does not count.
    """
    if person.plan is None:
        return None
    held = holdings_on(person.evidence, credentials, today).credentials
    return KeptPlan.from_json(person.plan.plan).kept_up(held, today)


def kept_target(person: Person, catalogue: Catalogue) -> Occupation | None:
    """What the kept plan leads to; None without a plan, and where the catalogue has lost it."""
    return catalogue.occupations.get((person.plan.target if person.plan else None) or "")


def kept_target_name(person: Person, role_titles: Mapping[str, str]) -> str:
    """What the plan leads to as the person calls it, else as people do; empty where neither is known."""
    key = person.plan.target if person.plan is not None else None
    own = person.profile.target_words if key == person.profile.target else None
    return own or role_titles.get(key or "", "")


def kept_track(person: Person, catalogue: Catalogue, today: date) -> Track | None:
    """How far the kept plan of credentials is; None without one, and where its target has left the catalogue."""
    credentials = tuple(catalogue.credentials.values())
    kept, target = kept_constraints(person, credentials, today), kept_target(person, catalogue)
    if kept is None or target is None or kept.towards:
        return None
    gap = Situation(person.profile, person.evidence, person.achievements, catalogue, today).gap(target)
    held = holdings_on(person.evidence, credentials, today).credentials
    return track(plan_of(kept, gap, credentials), person.achievements, tuple(held), today)
