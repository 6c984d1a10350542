"""All that is stored about a person, in plain words, and what is said about showing and forgetting it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.dialogue.phrases import counted, day
from bot.people.hr_requests import HrRequest
from bot.people.person import Person
from bot.profile.profile import Achievement, Evidence

ALL_THAT_IS_KNOWN = "This is all that I know about you:"
CONVERSATION_TOO = (
    "Our conversation itself is stored as well, so that I can follow it. “Export my data” gives you the list as "
    "files to download, “Forget me” deletes all of it."
)
NOTHING_IS_KNOWN = (
    "I know nothing about you but this conversation, which is stored so that I can follow it. "
    "“Forget me” deletes that, too."
)
FORGET_ME = "Forget me"

FORGET_QUESTION = (
    "Shall I forget you? I then delete everything about you, for good: what you told me about yourself, your "
    "evidence, badges, achievements and plan, files, requests to HR, and our conversations. This cannot be undone."
)
YES_FORGET = "Yes, forget me"
NO_KEEP = "No, keep it"
SHOW_FIRST = "Show me what you know"

KEPT = "All right, I keep everything as it is."

FORGOTTEN = (
    "Done. Everything that I had about you is deleted, this conversation included. If you write to me again, "
    "we start from nothing."
)

LABELS: Mapping[str, str] = {
    "occupation": "Your role now",
    "months_in_role": "Time in that role",
    "target": "The role that you aim at",
    "goal": "What you want",
    "deadline": "By when",
    "hours_per_week": "Time for learning",
    "budget": "Money for learning",
    "employer_pays": "Who pays",
    "opening": "An opening for your promotion",
    "recognition": "Whose recognition counts for you",
    "evidence": "What you can do",
}
"""What each answer of the assessment is about."""

_GOALS = {
    "target_role": "a certain role",
    "pay": "more pay",
    "responsibility": "more responsibility",
    "skills": "new skills",
    "change": "a change",
}
_RECOGNITIONS = {
    "internal": "that of your own organisation",
    "industry": "that of other employers",
    "both": "that of your own organisation and of other employers",
}


def known_facts(
    person: Person,
    requests: Sequence[HrRequest] = (),
    files: Sequence[str] = (),
    titles: Mapping[str, str] | None = None,
    open_question: str | None = None,
) -> tuple[str, ...]:
    """One line for each thing stored, nothing left out; none about a stranger.

    `titles` names the keys of the catalogue; a key without one is shown as it is. `open_question` is the field
    whose question waits for its answer in this conversation.
    """
    names = titles or {}
    return (
        *_answers(person, names, open_question),
        *(_evidence(one, names) for one in person.evidence),
        *(
            f"A badge that waits for you to say whether you are its holder, {one.holder}: "
            f"{', '.join(evidence.title for evidence in one.evidence) or one.badge} (since {day(one.asked_on)})"
            for one in person.pending_badges
        ),
        *(_achievement(one, names) for one in person.achievements),
        *_plan(person, names),
        *(f"You want to hear when you are ready for: {names.get(key, key)}" for key in person.watched),
        *(_request(one) for one in requests),
        *(f"A file that you can still open for a day at most: {name}" for name in files),
    )


def _answers(person: Person, names: Mapping[str, str], open_question: str | None) -> Iterator[str]:
    for name, label in LABELS.items():
        value = getattr(person.profile, name, None)
        words = getattr(person.profile, f"{name}_words", None)
        if words is not None:
            yield f"{label}: {'up to ' if name == 'budget' else ''}{words}"
        elif value is not None:
            yield f"{label}: {_in_words(name, value, names)}"
    refused = [LABELS.get(name, name) for name in LABELS if name in person.profile.refused]
    if refused:
        yield f"You would rather not say: {_listed(refused)}"
    asked = [LABELS.get(name, name) for name in person.asked]
    if asked:
        yield f"I have asked you about: {_listed(asked)}"
    if person.interests:
        yield f"What you like to do: {counted(len(person.interests), 'answer')}"
    if open_question is not None:
        yield f"A question of mine waits for your answer: {_lower(LABELS.get(open_question, open_question))}"


def _in_words(name: str, value: Any, names: Mapping[str, str]) -> str:
    if name in ("occupation", "target"):
        return names.get(value, value)
    if name == "months_in_role":
        return duration(value)
    if name == "deadline":
        return day(value)
    if name == "hours_per_week":
        return f"{value:g} {'hour' if value == 1 else 'hours'} a week"
    if name == "budget":
        return f"up to {value:,.0f} euro" if value else "none"
    if name == "employer_pays":
        return "your employer" if value else "you"
    if name == "opening":
        return "you know of one" if value else "you know of none"
    return {**_GOALS, **_RECOGNITIONS}[value]


def duration(months: int) -> str:
    """A number of months as people say it: "2 years and 3 months"."""
    years, rest = divmod(months, 12)
    parts = [f"{n} {unit if n == 1 else unit + 's'}" for n, unit in ((years, "year"), (rest, "month")) if n]
    return " and ".join(parts) or "less than a month"


def _evidence(evidence: Evidence, names: Mapping[str, str]) -> str:
    how = "proven" if evidence.kind == "proven" else "as you say"
    details = [how]
    details += [f"level {evidence.level:g} of 7"] if evidence.level is not None else []
    details += [
        f"{kind} {names.get(key, key)}"
        for kind, key in (("skill", evidence.skill), ("credential", evidence.credential))
        if key and names.get(key, key) != evidence.title
    ]
    details += [f"badge {evidence.badge}"] if evidence.badge else []
    details += [f"earned on {day(evidence.earned)}"] if evidence.earned else []
    details += [f"valid until {day(evidence.expires)}"] if evidence.expires else []
    return f"You have: {evidence.title} ({', '.join(details)})"


def _achievement(achievement: Achievement, names: Mapping[str, str]) -> str:
    about = [names.get(key, key) for key in (achievement.credential, achievement.skill) if key]
    about += [f"{achievement.hours:g} h"] if achievement.hours is not None else []
    return f"You logged on {day(achievement.day)}: {achievement.text}" + (f" ({', '.join(about)})" if about else "")


def _plan(person: Person, names: Mapping[str, str]) -> Iterator[str]:
    if person.plan is not None:
        towards = f" towards {names.get(person.plan.target, person.plan.target)}" if person.plan.target else ""
        yield f"A plan{towards}, made on {day(person.plan.made_on)}"


def _request(request: HrRequest) -> str:
    state = "not dealt with yet" if request.state == "open" else "dealt with"
    text = " ".join(request.text.split())
    return f"You asked HR on {day(request.made_on)} ({state}), to be reached at {request.contact}: “{text}”"


def _listed(labels: Sequence[str]) -> str:
    return ", ".join(_lower(label) for label in labels)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
