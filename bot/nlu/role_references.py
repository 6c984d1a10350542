"""Which words name the roles of a message: the surest where several do, and what "that job" stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.message_reading import ROLE_AIM, ROLE_NOW, ROLE_OTHER, FactSpan

_REFERENCE = re.compile(
    r"(?:(?:[Tt]h(?:at|is|e)|same|his|her|their)\s+)+(?:job|role|post|position|title|spot|seat|one)|it|that|this"
)
"""Words that stand for a role named elsewhere: "that job", "her role", "it"."""


def roles_meant(spans: Sequence[FactSpan]) -> tuple[FactSpan, ...]:
    """The roles that somebody has and aims at, the surest first, each by its name.

    Who wants "that job" wants the one of somebody else that was named before; named nowhere, it is no role.
    """
    named = []
    for span in spans:
        if span.label not in (ROLE_NOW, ROLE_AIM):
            continue
        if not _REFERENCE.fullmatch(span.text):
            named.append(span)
        elif span.label == ROLE_AIM and (other := _before(spans, span)):
            named.append(replace(other, label=ROLE_AIM, probability=span.probability))
    return tuple(sorted(named, key=lambda span: -span.probability))


def _before(spans: Sequence[FactSpan], reference: FactSpan) -> FactSpan | None:
    """The last role of somebody else that was named before."""
    others = [span for span in spans if span.label == ROLE_OTHER and span.end <= reference.start]
    return max(others, key=lambda span: span.start, default=None)
