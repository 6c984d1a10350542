"""What each factor rests on, in the person's own terms: their answers said back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.dialogue.phrases import counted, plain
from bot.profile.profile import Profile
from bot.reading.durations import in_words
from bot.recommendation.signals import EMPLOYER_PAYS, Signal
from bot.recommendation.standing import Standing

NOT_TOLD = "not told yet"
MOST_SAID = 2

_WORDS = {
    ("goal", "pay"): "you want more pay",
    ("goal", "responsibility"): "you want more responsibility",
    ("goal", "skills"): "you want new skills",
    ("goal", "change"): "you want a change",
    ("recognition", "internal"): "recognition inside your organisation counts most for you",
    ("recognition", "industry"): "recognition across your industry counts most for you",
    ("recognition", "both"): "recognition inside and outside counts for you",
    ("opening", "yes"): "there is an opening",
    ("opening", "no"): "you know of no opening",
    ("budget", EMPLOYER_PAYS): "your employer pays for courses",
}


def reason_of(signals: Sequence[str], told: Mapping[str, Signal], profile: Profile, standing: Standing) -> str:
    """The answers behind these signals, the weightiest first."""
    reasons = [reason for name in signals[:MOST_SAID] if (reason := _reason(name, told[name], standing))]
    return " and ".join(reasons) if reasons else NOT_TOLD


def _reason(name: str, value: Signal, standing: Standing) -> str:
    if isinstance(value, str):
        if (name, value) == ("goal", "target_role"):
            return (
                f"you aim at the role {standing.target_title}"
                if standing.target_title
                else "you aim at a particular role"
            )
        return _WORDS[name, value]
    return "" if value is None else _NUMBERS[name](value, standing)


def _target(standing: Standing) -> str:
    return f"for {standing.target_title}" if standing.target_title else "for your target role"


def _hours(value: float, standing: Standing) -> str:
    return f"you can spare {counted(value, 'hour')} a week" if value else "you have no time to spare for learning"


def _budget(value: float, standing: Standing) -> str:
    return f"you can spend up to €{plain(value)}" if value else "you have no money to spend"


def _missing(value: float, standing: Standing) -> str:
    return (
        f"{counted(value, 'skill')} {'is' if value == 1 else 'are'} missing {_target(standing)}"
        if value
        else (f"no skill is missing {_target(standing)}")
    )


def _proven(value: float, standing: Standing) -> str:
    return f"you hold {counted(value, 'verified badge')}" if value else "you hold no verified badge yet"


_NUMBERS: Mapping[str, Callable[[float, Standing], str]] = {
    "months_left": lambda value, standing: f"you want to be there in {in_words(value)}",
    "hours_per_week": _hours,
    "budget": _budget,
    "missing": _missing,
    "proven": _proven,
    "months_in_role": lambda value, standing: f"you have been in your role for {in_words(value)}",
    "covered": lambda value, standing: f"you cover {value:.0%} of the skills {_target(standing)}",
    "criteria_met": lambda value, standing: f"you meet {value:.0%} of the criteria {_target(standing)}",
}
