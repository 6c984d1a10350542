"""What can change about one person. All changes of an action go through one `PersonChanges`: all or none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.engine import Connection

from bot.people.person import PendingBadge, SavedPlan, achievement_of, evidence_from_json, evidence_to_json
from bot.people.tables import (
    AchievementRow,
    EvidenceRow,
    PendingBadgeRow,
    PlanRow,
    ProfileRow,
    ReadinessWatchRow,
)
from bot.profile.profile import FIELDS, Achievement, Evidence, Profile

ANSWERS = tuple(entry.name for entry in fields(Profile) if entry.name != "refused")
"""The fields of a profile that an answer can fill."""

ASKABLE = frozenset((*ANSWERS, *FIELDS))


class UnknownFieldError(ValueError):
    """No profile has a field of this name."""


class PersonChanges:
    """Writes about one person in the transaction of `connection`, which `PeopleStore.change` opens.

    The transaction has the person to itself: what is read here does not change before it is written.
    """

    def __init__(self, connection: Connection, person: str) -> None:
        self._connection = connection
        self._person = person

    def save_profile(self, changes: Mapping[str, Any]) -> None:
        """Sets these fields and no other. An answer takes a refusal back."""
        _check(changes, ANSWERS)
        row = self._profile_row()
        refused = [name for name in row.refused if changes.get(name) is None]
        self._update_profile({**changes, "refused": refused})

    def refuse(self, name: str) -> None:
        """Notes that the person would rather not answer this, and forgets an answer that they gave before."""
        _check([name], ASKABLE)
        row = self._profile_row()
        refused = [*(other for other in row.refused if other != name), name]
        emptied = {each: None for each in (name, f"{name}_words") if each in ANSWERS}
        self._update_profile({**emptied, "refused": refused})

    def ask(self, name: str) -> None:
        """Notes that this question was asked."""
        _check([name], ASKABLE)
        row = self._profile_row()
        asked = [*row.asked, *([name] if name not in row.asked else [])]
        self._update_profile({"asked": asked})

    def keep_interests(self, answers: Sequence[str]) -> None:
        """Keeps the answers to the form on interests in place of those before."""
        self._profile_row()
        self._update_profile({"interests": list(answers)})

    def ask_afresh(self) -> None:
        """What was asked and got no answer may be asked again."""
        self._profile_row()
        self._update_profile({"asked": []})

    def take_out(self, name: str) -> None:
        """Takes an answer back: nothing is known of this field then, and it may be asked again."""
        _check([name], ASKABLE)
        row = self._profile_row()
        emptied = {each: None for each in (name, f"{name}_words") if each in ANSWERS}
        asked = [other for other in row.asked if other != name]
        self._update_profile({**emptied, "asked": asked, "refused": [one for one in row.refused if one != name]})

    def start_again(self) -> None:
        """Empties the profile, so that everything is asked again. Evidence, achievements and plan stay."""
        self._connection.execute(delete(ProfileRow).where(ProfileRow.person == self._person))

    def add_evidence(self, evidence: Evidence) -> bool:
        """Adds what the person has; returns False when exactly the same is stored already.

        The same skill or credential replaces what was stored of it before: the person corrects it.
        """
        rows = self._connection.execute(select(_table(EvidenceRow)).where(EvidenceRow.person == self._person)).all()
        values = asdict(evidence)
        if any(all(row[name] == value for name, value in values.items()) for row in _mappings(rows)):
            return False
        replaced = [row.id for row in rows if _subject(row) == _subject(evidence)]
        self._connection.execute(delete(EvidenceRow).where(EvidenceRow.id.in_(replaced)))
        self._connection.execute(insert(EvidenceRow).values(person=self._person, **values))
        return True

    def remove_evidence(self, evidence: Evidence) -> bool:
        """Removes what the person said they have; returns whether it was stored."""
        values = asdict(evidence)
        rows = self._connection.execute(select(_table(EvidenceRow)).where(EvidenceRow.person == self._person)).all()
        same = [row["id"] for row in _mappings(rows) if all(row[name] == value for name, value in values.items())]
        self._connection.execute(delete(EvidenceRow).where(EvidenceRow.id.in_(same)))
        return bool(same)

    def log_achievement(self, achievement: Achievement) -> None:
        """Adds an achievement as the last one."""
        self._connection.execute(insert(AchievementRow).values(person=self._person, **asdict(achievement)))

    def undo_achievement(self, text: str | None = None) -> Achievement | None:
        """Deletes the achievement that was logged last, of those with this text if one is given, and returns it."""
        query = select(_table(AchievementRow)).where(AchievementRow.person == self._person)
        if text is not None:
            query = query.where(AchievementRow.text == text)
        row = self._connection.execute(query.order_by(AchievementRow.id.desc()).limit(1)).first()
        if row is None:
            return None
        self._connection.execute(delete(AchievementRow).where(AchievementRow.id == row.id))
        return achievement_of(row)

    def save_plan(self, plan: Mapping[str, Any], made_on: date, target: str | None = None) -> SavedPlan:
        """Keeps this plan (JSON-ready) in place of the previous one."""
        saved = SavedPlan(plan, made_on, target, plan_digest(plan))
        self.drop_plan()
        self._connection.execute(
            insert(PlanRow).values(
                person=self._person, plan=dict(plan), made_on=made_on, target=target, digest=saved.digest
            )
        )
        return saved

    def drop_plan(self) -> None:
        """Forgets the plan, if there is one."""
        self._connection.execute(delete(PlanRow).where(PlanRow.person == self._person))

    def hold_badge(self, pending: PendingBadge) -> None:
        """Keeps a verified badge until the person says whether they are its holder; a newer one replaces it."""
        self.reject_badge(pending.badge)
        evidence = [evidence_to_json(one) for one in pending.evidence]
        values = {"badge": pending.badge, "holder": pending.holder, "asked_on": pending.asked_on}
        self._connection.execute(insert(PendingBadgeRow).values(person=self._person, evidence=evidence, **values))

    def confirm_badge(self, badge: str) -> tuple[Evidence, ...]:
        """The person is the holder: the badge becomes evidence, which is returned; none if no such badge waits."""
        query = select(PendingBadgeRow.evidence).where(*self._is_pending(badge))
        stored = self._connection.execute(query).scalar()
        evidence = tuple(evidence_from_json(one) for one in stored or ())
        for one in evidence:
            self.add_evidence(one)
        self.reject_badge(badge)
        return evidence

    def reject_badge(self, badge: str) -> bool:
        """The person is not the holder: nothing of the badge stays. Returns whether it was there."""
        return bool(self._connection.execute(delete(PendingBadgeRow).where(*self._is_pending(badge))).rowcount)

    def watch(self, occupation: str, since: date) -> None:
        """Notes that the person wants to hear when they are ready for this occupation."""
        self.unwatch(occupation)
        self._connection.execute(
            insert(ReadinessWatchRow).values(person=self._person, occupation=occupation, since=since)
        )

    def unwatch(self, occupation: str) -> None:
        """The person has been told, or no longer wants to be."""
        own = (ReadinessWatchRow.person == self._person, ReadinessWatchRow.occupation == occupation)
        self._connection.execute(delete(ReadinessWatchRow).where(*own))

    def _is_pending(self, badge: str) -> tuple[Any, ...]:
        return PendingBadgeRow.person == self._person, PendingBadgeRow.badge == badge

    def _profile_row(self) -> Any:
        """The row of the person's profile, created when there is none."""
        query = select(_table(ProfileRow)).where(ProfileRow.person == self._person)
        row = self._connection.execute(query).first()
        if row is None:
            self._connection.execute(insert(ProfileRow).values(person=self._person, refused=[], asked=[]))
            row = self._connection.execute(query).one()
        return row

    def _update_profile(self, values: Mapping[str, Any]) -> None:
        own = ProfileRow.person == self._person
        self._connection.execute(update(ProfileRow).where(own).values(**values))


def plan_digest(plan: Mapping[str, Any]) -> str:
    """A SHA-256 digest in hex that is the same for the same content, whatever the order of its keys."""
    text = json.dumps(plan, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _check(names: Any, known: Any) -> None:
    wrong = sorted(set(names) - set(known))
    if wrong:
        raise UnknownFieldError(f"A profile has no {', '.join(wrong)}; it has {', '.join(sorted(known))}.")


def _subject(evidence: Any) -> tuple[Any, ...]:
    """What two pieces of evidence share when they are about the same thing. Each badge is a thing of its own."""
    named = (evidence.skill, evidence.credential)
    return (evidence.kind, *named, evidence.badge, None if any(named) else evidence.title.casefold())


def _mappings(rows: Any) -> list[Any]:
    return [row._mapping for row in rows]


def _table(row: Any) -> Table:
    table: Table = row.__table__
    return table
