"""Every kind of disturbance by name, and the disturbed questions: the same ones on every machine and day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.stress.appearance import emoji, lower_case, no_punctuation, upper_case
from benchmarks.stress.contractions import contractions
from benchmarks.stress.dictation import dictation
from benchmarks.stress.filler import filler_after, filler_before
from benchmarks.stress.quoted_mail import quoted_mail
from benchmarks.stress.spelling_variants import british_american
from benchmarks.stress.synonyms import synonyms
from benchmarks.stress.typing_errors import (
    doubled_letters,
    dropped_letters,
    neighbouring_keys,
    swapped_letters,
)
from benchmarks.understanding.questions import EvaluationQuestion

Disturb = Callable[[str, Random], str]

DISTURBANCES: dict[str, Disturb] = {
    "keyboard typos": neighbouring_keys,
    "dropped letters": dropped_letters,
    "doubled letters": doubled_letters,
    "swapped letters": swapped_letters,
    "lower case": lower_case,
    "upper case": upper_case,
    "no punctuation": no_punctuation,
    "contractions": contractions,
    "filler before": filler_before,
    "filler after": filler_after,
    "synonyms": synonyms,
    "British and American": british_american,
    "voice to text": dictation,
    "emoji": emoji,
    "quoted mail": quoted_mail,
}


@dataclass(frozen=True)
class Disturbed:
    """A question and the same one disturbed."""

    plain: EvaluationQuestion
    disturbed: EvaluationQuestion


def disturbed(questions: Sequence[EvaluationQuestion], kind: str) -> list[Disturbed]:
    """The questions that this kind changes, each with what it makes of them."""
    pairs = [
        Disturbed(
            question, replace(question, text=DISTURBANCES[kind](question.text, Random(f"{kind}: {question.text}")))
        )
        for question in questions
    ]
    return [pair for pair in pairs if pair.disturbed.text != pair.plain.text]
