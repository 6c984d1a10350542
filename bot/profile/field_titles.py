"""What the fields of a profile are called in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.dialogue.phrases import in_a_row

FIELD_TITLES: Mapping[str, str] = {
    "occupation": "your present role",
    "months_in_role": "your time in the role",
    "target": "what you aim for",
    "goal": "what you want most",
    "deadline": "by when",
    "hours_per_week": "your hours a week",
    "budget": "your budget",
    "employer_pays": "who pays",
    "evidence": "what you hold already",
    "opening": "whether there is an opening",
    "recognition": "whose recognition counts",
    "catalogue": "the skills and criteria of your target role",
}
"""What a field is called in a sentence."""

MOST_LISTED = 3


def list_titles(fields: Sequence[str]) -> str:
    """Fields named in a sentence, the first few of many."""
    titles = [FIELD_TITLES[field] for field in fields]
    if len(titles) > MOST_LISTED:
        titles = [*titles[: MOST_LISTED - 1], "other things about you"]
    return in_a_row(titles)
