"""What each factor rests on: the person's own answers, said back to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.dialogue.phrases import counted
from bot.profile.profile import Profile
from bot.reading.durations import in_words
from bot.recommendation.signals import EMPLOYER_PAYS, Signal, TargetFacts

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


def reason_of(signals: Sequence[str], told: Mapping[str, Signal], profile: Profile, target: TargetFacts) -> str:
    """The answers behind the first `MOST_SAID` of these signals; `NOT_TOLD` where there are none."""
    reasons = [reason for name in signals[:MOST_SAID] if (reason := _reason(name, told[name], target))]
    return " and ".join(reasons) if reasons else NOT_TOLD


def _reason(name: str, value: Signal, target: TargetFacts) -> str:
    if isinstance(value, str):
        if (name, value) == ("goal", "target_role"):
            return f"you aim at the role {target.title}" if target.title else "you aim at a particular role"
        return _WORDS[name, value]
    return "" if value is None else _NUMBERS[name](value, target)


def _target(target: TargetFacts) -> str:
    return f"for {target.title}" if target.title else "for your target role"


def _hours(value: float, target: TargetFacts) -> str:
    return f"you can spare {counted(value, 'hour')} a week" if value else "you have no time to spare for learning"


def _budget(value: float, target: TargetFacts) -> str:
    return f"you can spend up to €{round(value):,}" if value else "you have no money to spend"


def _missing(value: float, target: TargetFacts) -> str:
    return (
        f"{counted(value, 'skill')} {'is' if value == 1 else 'are'} missing {_target(target)}"
        if value
        else (f"no skill is missing {_target(target)}")
    )


def _proven(value: float, target: TargetFacts) -> str:
    return f"you hold {counted(value, 'verified badge')}" if value else "you hold no verified badge yet"


_NUMBERS: Mapping[str, Callable[[float, TargetFacts], str]] = {
    "months_left": lambda value, target: f"you have {in_words(value)} for it",
    "hours_per_week": _hours,
    "budget": _budget,
    "missing": _missing,
    "proven": _proven,
    "months_in_role": lambda value, target: f"you have been in your role for {in_words(value)}",
    "covered": lambda value, target: f"you cover {value:.0%} of the skills {_target(target)}",
    "criteria_met": lambda value, target: f"you meet {value:.0%} of the criteria {_target(target)}",
}
