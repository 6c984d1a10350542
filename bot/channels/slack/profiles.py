"""What App Home and the modal show of a person's profile and plan, and how the modal's answers are saved."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.catalogue.store import CatalogueMissing, CatalogueSnapshot, CatalogueStore
from bot.channels.slack import messages
from bot.channels.slack.modal_answers import RoleNames, read_answers
from bot.dialogue.payload import ASK_CAPABILITIES, payload
from bot.dialogue.person import audience_of
from bot.dialogue.phrases import day, plain
from bot.dialogue.reply import Button, Progress
from bot.people.kept_plan import kept_target_name, kept_track
from bot.people.person import Person
from bot.people.store import PeopleStore
from bot.profile.answers import take_answers
from bot.profile.profile import Profile
from bot.reading.durations import in_words
from bot.tools.progress.progress import Track

_MOST_EVIDENCE = 15


@dataclass(frozen=True)
class HomePicture:
    """A picture as PNG, with the words that replace it for those who cannot see it."""

    name: str
    title: str
    alternative: str
    content: bytes


@dataclass(frozen=True)
class HomeContent:
    """What App Home shows of one person: `profile` is pairs of label and answer, `plan` has one line per step."""

    profile: tuple[tuple[str, str], ...] = ()
    plan: tuple[str, ...] = ()
    progress: tuple[Progress, ...] = ()
    picture: HomePicture | None = None
    buttons: tuple[Button, ...] = ()


class Profiles:
    """People's profiles as Slack shows and changes them; people are named as in `bot.dialogue.person`.

    May be used from several threads.
    """

    def __init__(self, people: PeopleStore, catalogue: CatalogueStore) -> None:
        self._people = people
        self._catalogue = catalogue
        self._roles = RoleNames(catalogue)
        self._lock = threading.Lock()

    def home(self, person: str, today: date) -> HomeContent:
        """The person's profile, evidence, plan and progress as stored now."""
        known = self._people.load(person)
        snapshot = self._snapshot(person)
        progress = kept_track(known, snapshot, today) if snapshot is not None else None
        return HomeContent(
            profile=tuple(_profile_lines(known, snapshot)),
            plan=tuple(_plan_lines(progress)) if progress is not None else (),
            progress=tuple(_progress_bars(progress)) if progress is not None else (),
            picture=self._picture(progress, known, snapshot) if progress is not None else None,
            buttons=(Button(messages.HOME_CAPABILITIES, payload(ASK_CAPABILITIES)),),
        )

    def answers(self, person: str) -> Mapping[str, str]:
        """What is stored, by field, as the modal shows it. Evidence is only ever added: its field stays empty."""
        profile = self._people.load(person).profile
        snapshot = self._snapshot(person)
        texts = {
            "occupation": _role(profile.occupation, profile.occupation_words, snapshot),
            "target": _role(profile.target, profile.target_words, snapshot),
            "months_in_role": in_words(profile.months_in_role) if profile.months_in_role is not None else "",
            "deadline": profile.deadline.isoformat() if profile.deadline is not None else "",
            "hours_per_week": plain(profile.hours_per_week) if profile.hours_per_week is not None else "",
            "budget": _money(profile),
            "opening": "" if profile.opening is None else "yes" if profile.opening else "no",
            "recognition": profile.recognition or "",
        }
        return {name: text for name, text in texts.items() if text}

    def save(self, person: str, answers: Mapping[str, str], today: date) -> Mapping[str, str]:
        """Saves the modal's answers by the rules of the conversation, all or none; unchanged answers are skipped.

        Returns what is wrong with an answer, by field; if anything is, nothing is saved.
        """
        before = self.answers(person)
        changed = {name: text for name, text in answers.items() if before.get(name) != text}
        reading = read_answers(changed, self._roles.find, today)
        with self._people.change(person) as change:
            profile = self._people.load(person).profile
            taken = take_answers(profile, None, reading.facts, today)
            wrong = {_field(problem.field): problem.reason for problem in taken.problems}
            problems = {**wrong, **reading.problems}
            if problems:
                return problems
            if taken.changed:
                change.save_profile({name: getattr(taken.profile, name) for name in taken.changed})
            for evidence in taken.evidence:
                change.add_evidence(evidence)
        return {}

    def _snapshot(self, person: str) -> CatalogueSnapshot | None:
        try:
            return self._catalogue.snapshot(audience_of(person))
        except CatalogueMissing:
            return None

    def _picture(self, progress: Track, known: Person, snapshot: CatalogueSnapshot | None) -> HomePicture:
        from bot.tools.progress.chart import progress_chart

        with self._lock:
            name = kept_target_name(known, snapshot.role_titles) if snapshot is not None else ""
            chart = progress_chart(progress, name or messages.HOME_PLAN)
        return HomePicture("progress.png", chart.title, chart.alternative, chart.png)


def _field(name: str) -> str:
    return "budget" if name in ("employer_pays", "budget_words") else "target" if name == "goal" else name


def _title(key: str | None, snapshot: CatalogueSnapshot | None) -> str:
    return snapshot.role_titles.get(key or "", "") if snapshot is not None else ""


def _role(key: str | None, words: str | None, snapshot: CatalogueSnapshot | None) -> str:
    """The catalogue's title, by which the form finds the role again, or what the person calls an unknown one."""
    occupation = snapshot.occupations.get(key or "") if snapshot is not None else None
    return occupation.title if occupation is not None else words or ""


def _money(profile: Profile) -> str:
    if profile.employer_pays:
        return messages.EMPLOYER_PAYS
    if profile.budget_words is not None:
        return profile.budget_words
    return plain(profile.budget) if profile.budget is not None else ""


def _profile_lines(known: Person, snapshot: CatalogueSnapshot | None) -> Iterable[tuple[str, str]]:
    profile = known.profile
    lines = {
        messages.LABEL_OCCUPATION: profile.occupation_words or _title(profile.occupation, snapshot),
        messages.LABEL_MONTHS: in_words(profile.months_in_role) if profile.months_in_role is not None else "",
        messages.LABEL_TARGET: profile.target_words or _title(profile.target, snapshot),
        messages.LABEL_DEADLINE: day(profile.deadline) if profile.deadline is not None else "",
        messages.LABEL_HOURS: plain(profile.hours_per_week) if profile.hours_per_week is not None else "",
        messages.LABEL_BUDGET: _money(profile),
        messages.LABEL_RECOGNITION: dict(messages.RECOGNITIONS).get(profile.recognition or "", ""),
        messages.LABEL_EVIDENCE: "; ".join(_evidence_titles(known)),
    }
    return [(label, text) for label, text in lines.items() if text]


def _evidence_titles(known: Person) -> list[str]:
    titles = [one.title + (messages.PROVEN if one.kind == "proven" else "") for one in known.evidence]
    more = len(titles) - _MOST_EVIDENCE
    return [*titles[:_MOST_EVIDENCE], *([messages.HOME_MORE.format(number=more)] if more > 0 else [])]


def _plan_lines(progress: Track) -> Iterable[str]:
    for one in progress.steps:
        ends = messages.STEP_ENDS.format(day=day(one.step.ends)) if one.step.ends is not None else ""
        done = messages.STEP_DONE if one.is_done else ends
        yield f"{one.step.credential.title}{done}"


def _progress_bars(progress: Track) -> Iterable[Progress]:
    steps = len(progress.steps)
    detail = messages.STEPS_DONE.format(done=progress.finished, steps=steps)
    yield Progress(messages.WHOLE_PLAN, progress.done, detail)
    for one in progress.steps:
        yield Progress(one.step.credential.title, one.done)
