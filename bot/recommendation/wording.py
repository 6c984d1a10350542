"""A recommendation as replies: the advice, its reasons, what would change it, and a personal comparison.

What is said about promotion and micro-credentials in general is quoted from the knowledge base, with its title.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.dialogue.reply import Button, Reply, Table
from bot.documents.passage import Passage
from bot.profile.wording import list_titles
from bot.recommendation.change_wording import OPTION_TITLES, in_sentences
from bot.recommendation.quotations import (
    COMPARISON_KEYS,
    CREDENTIALS,
    PROMOTION,
    Quotation,
    quotation_at,
    quotation_for,
)
from bot.recommendation.reasons import NOT_TOLD
from bot.recommendation.recommendation import Contribution, Option, Recommendation
from bot.recommendation.what_would_change import WhatWouldChange

WORKED_OUT = (
    "I worked this out for you, so it stands in no document. It rests on what you told me, on weights that HR can "
    "read and set, and on what the catalogue says of roles, skills and credentials. What holds in general comes "
    "from the documents named below my advice. Ask “why?” to see every factor with its points."
)
CANNOT_DO_IT = (
    "Then let me fit the advice to you. Tell me in your own words what stands in the way: less time (“2 hours a "
    "week”), no money, a later date, no opening, or a step that you cannot take (“drop the first step”)."
)
ASK_WHY = "Why?"
SHOW_WHAT_WOULD_CHANGE = "What would change it?"
SHOW_COMPARISON = "Compare for me"

MOST_SOURCES = 3
MOST_REASONS = 2
ADVICE_ONLY = "This is advice, never a decision: that stays with you and your organisation."
_NO_PROMISE = "It is no promise, and may not fit your case."

_ADVICE: Mapping[Option, str] = {
    "promotion": "My advice: go for the promotion first.",
    "micro_credentials": "My advice: go for micro-credentials first.",
    "credentials_then_promotion": "My advice: do both, micro-credentials first and the promotion after them.",
    "promotion_then_credentials": "My advice: do both, the promotion first and micro-credentials after it.",
}
_NOTHING_KNOWN = "I know too little of your situation to lean either way; both together would be a start."
_CLOSE = "It is a close call: a small change in your situation could tip the balance."
_UNCERTAIN = "I do not know {fields} yet, and that could still change the result."
_LEANS = {
    PROMOTION: "speaks for a promotion",
    CREDENTIALS: "speaks for micro-credentials",
    "neither": "speaks for neither",
}


def advice_in_short(recommendation: Recommendation) -> str:
    """What is advised, in one sentence."""
    return _ADVICE[recommendation.option] if recommendation.is_founded else _NOTHING_KNOWN


def recommendation_reply(
    recommendation: Recommendation,
    passages: Mapping[str, Passage],
    *,
    first_step: Sequence[str] = (),
    buttons: Sequence[Button] = (),
) -> Reply:
    """The advice with its weightiest reasons, the main reason against it, the first step, and that it is advice."""
    against = next((reason for reason in recommendation.against if reason.leading), None)
    counter = quotation_for(against, passages) if against else None
    sourced = _sourced_reasons(recommendation, passages, counter)
    advice = advice_in_short(recommendation)
    items = [f"For it: {_said(reason.reason, quotation)}" for reason, quotation in sourced]
    if against:
        items.append(f"Against it: {_said(against.reason, counter)}")
    items += first_step
    return Reply(
        paragraphs=(" ".join([advice, *_hedges(recommendation)]),),
        items=tuple(items),
        note=f"{ADVICE_ONLY} {_NO_PROMISE}",
        sources=_sources([*(quotation for _, quotation in sourced), counter]),
        buttons=tuple(buttons),
        private=True,
    )


def why_reply(
    recommendation: Recommendation, passages: Mapping[str, Passage], *, buttons: Sequence[Button] = ()
) -> Reply:
    """A table of all factors with their contributions, which add up to the score."""
    rows = tuple(
        (
            contribution.title,
            _sentence(contribution.reason, ""),
            f"{contribution.weight:.0%}",
            _signed(contribution.contribution),
        )
        for contribution in recommendation.contributions
    )
    total = ("Together", OPTION_TITLES[recommendation.option], "100%", _signed(recommendation.score))
    quotations = [quotation_for(reason, passages) for reason in _reasons(recommendation)]
    lines = [
        "Each row counts for a promotion (plus) or for micro-credentials (minus), in points out of 100. "
        "Together they make the result.",
        *_hedges(recommendation),
    ]
    return Reply(
        paragraphs=(" ".join(lines),),
        table=Table(("What counts", "In your case", "Weight", "Points"), (*rows, total)),
        note=ADVICE_ONLY,
        sources=_sources(quotations),
        buttons=tuple(buttons),
        private=True,
    )


def change_reply(result: WhatWouldChange, *, buttons: Sequence[Button] = ()) -> Reply:
    """What would change the recommendation: the smallest change first, then others."""
    first, *others = in_sentences(result)
    return Reply(paragraphs=(first,), items=tuple(others), note=ADVICE_ONLY, buttons=tuple(buttons), private=True)


def comparison_reply(
    recommendation: Recommendation, passages: Mapping[str, Passage], *, buttons: Sequence[Button] = ()
) -> Reply:
    """The seven rows of the comparison, each with what it means for this person."""
    by_factor = {contribution.factor: contribution for contribution in recommendation.contributions}
    rows = []
    quotations: list[tuple[float, Quotation]] = []
    for aspect, key in COMPARISON_KEYS.items():
        sides = [quotation_at(key, side, passages) for side in (PROMOTION, CREDENTIALS)]
        weight = abs(by_factor[aspect].contribution)
        quotations += [(weight, quotation) for quotation in sides if quotation]
        texts = [quotation.text if quotation else "nothing in my documents" for quotation in sides]
        rows.append((by_factor[aspect].title, texts[0], texts[1], _for_you(by_factor[aspect])))
    quotations.sort(key=lambda pair: -pair[0])
    return Reply(
        paragraphs=("Here is how the two compare, and what each row means for you.",),
        table=Table(("Aspect", "Promotion", "Micro-credentials", "For you"), tuple(rows)),
        note=ADVICE_ONLY,
        sources=_sources([quotation for _, quotation in quotations]),
        buttons=tuple(buttons),
        private=True,
    )


def _reasons(recommendation: Recommendation) -> tuple[Contribution, ...]:
    """The weightiest reasons, each answer at most once."""
    by_answer: dict[str, Contribution] = {}
    for reason in recommendation.reasons:
        if reason.leading:
            by_answer.setdefault(reason.leading, reason)
    return tuple(by_answer.values())[:MOST_REASONS]


def _sourced_reasons(
    recommendation: Recommendation, passages: Mapping[str, Passage], counter: Quotation | None
) -> list[tuple[Contribution, Quotation | None]]:
    """The reasons with their quotations, as many as the source line has room for beside the one against."""
    sources = {counter.source} if counter else set()
    kept: list[tuple[Contribution, Quotation | None]] = []
    for reason in _reasons(recommendation):
        quotation = quotation_for(reason, passages)
        if quotation and len(sources | {quotation.source}) > MOST_SOURCES:
            continue
        sources |= {quotation.source} if quotation else set()
        kept.append((reason, quotation))
    return kept


def _hedges(recommendation: Recommendation) -> list[str]:
    hedges = [_CLOSE] if recommendation.is_close and recommendation.is_founded else []
    if recommendation.could_change and recommendation.missing:
        hedges.append(_UNCERTAIN.format(fields=list_titles(recommendation.missing)))
    return hedges


def _said(reason: str, quotation: Quotation | None) -> str:
    return f"{reason}. {quotation.text}" if quotation else f"{reason}."


def _sentence(text: str, end: str = "") -> str:
    return f"{text[:1].upper()}{text[1:]}{end}"


def _for_you(contribution: Contribution) -> str:
    if contribution.reason == NOT_TOLD:
        return _sentence(NOT_TOLD)
    return _sentence(f"{contribution.reason}: {_LEANS[contribution.lean]}")


def _signed(number: float) -> str:
    points = round(number * 100, 1)
    return f"{points:+.1f}" if points else "0"


def _sources(quotations: Sequence[Quotation | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quotation.source for quotation in quotations if quotation))[:MOST_SOURCES]
