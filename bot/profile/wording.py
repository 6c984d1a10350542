"""What the fields of a profile are called in a sentence, and how a message's new facts are said back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.dialogue.phrases import in_a_row
from bot.profile.answers import ProfileUpdate
from bot.profile.facts import Facts
from bot.profile.profile import Evidence

FIELD_TITLES: Mapping[str, str] = {
    "occupation": "your present role",
    "months_in_role": "your time in the role",
    "target": "what you are aiming for",
    "goal": "what you want most",
    "deadline": "by when",
    "hours_per_week": "your hours a week",
    "budget": "your budget",
    "employer_pays": "who pays",
    "evidence": "what you already hold",
    "opening": "whether there is an opening",
    "recognition": "whose recognition counts",
    "catalogue": "the skills and criteria of your target role",
}
"""The name of each field in a sentence."""

MOST_LISTED = 3


def list_titles(fields: Sequence[str]) -> str:
    """Fields listed in a sentence; of more than `MOST_LISTED` only the first two."""
    titles = [FIELD_TITLES[field] for field in fields]
    if len(titles) > MOST_LISTED:
        titles = [*titles[: MOST_LISTED - 1], "other things about you"]
    return in_a_row(titles)


def news_in_words(
    taken: ProfileUpdate,
    facts: Facts,
    evidence: Iterable[Evidence],
    titles: Mapping[str, str],
    names: Mapping[str, str],
) -> tuple[str, ...]:
    """Each new fact in a few words.

    `titles` are the occupations' titles by key, `names` what the person called the roles, by field.
    """
    said = []
    for name in taken.changed:
        if name in ("occupation", "target"):
            key = getattr(taken.profile, name)
            verb = "you work as" if name == "occupation" else "you aim at"
            said.append(f"{verb} {_called(titles.get(key, key), names.get(name, ''))}")
        elif name in facts.understood:
            said.append(facts.understood[name])
    said += [f"you have “{one.title}”" for one in evidence]
    return tuple(dict.fromkeys(said))


def _called(title: str, name: str) -> str:
    """The role in the person's own words, with its title where that differs."""
    same = not name or name.casefold() == title.casefold()
    return f"“{title}”" if same else f"“{name}” (in my catalogue “{title}”)"
