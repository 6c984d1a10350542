"""What is checked of a reply: what its story expects, and what holds for every reply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.assessment.questions import QUESTIONS
from bot.dialogue.payload import is_allowed
from tests.conversations.stories import ASKS_BACK, KINDS

LEADS_BACK = "Back to you"
"""How a message of its own begins that leads back to the assessment after an answer."""

LONGEST = 1_400
"""Characters of a reply beyond which it is a wall; a table is none."""

_ASKS_ON = re.compile(
    "|".join(rf"\n{re.escape(text)}" for text in (LEADS_BACK, *(q.text for q in QUESTIONS.values())))
)
"""Where a reply goes on to a question of the assessment, after an answer."""

_SOURCE_LINE = re.compile(r"^Sources?: (?P<titles>.+)$", re.MULTILINE)
_TABLE_ROW = re.compile(r" \| |-\+-")
_UNRENDERED = re.compile(r"[{}]|\bNone\b|Traceback|Exception")


@dataclass(frozen=True)
class SaidBack:
    """A reply as REST gave it; `responses` are the responses of domain.yml that it is made of."""

    text: str
    buttons: tuple[dict[str, str], ...] = ()
    responses: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        match = _SOURCE_LINE.search(self.text)
        return tuple(match["titles"].split("; ")) if match else ()

    @property
    def kind(self) -> str:
        if self.sources:
            return "answer"
        if self.text.startswith(ASKS_BACK):
            return "asks back"
        return next((kind for kind, names in KINDS.items() if set(names) & set(self.responses)), "other")


def faults(reply: SaidBack, expected: dict[str, Any], earlier: Sequence[SaidBack] = ()) -> list[str]:
    """What is wrong with a reply, in words; empty when it is as its story expects."""
    found = [*general_faults(reply), *_source_faults(reply, expected)]
    if "opens" in expected and not reply.text.startswith(expected["opens"]):
        found.append(f"it does not open with {expected['opens']!r}")
    for words in _as_list(expected.get("says")):
        if not any(choice.lower() in reply.text.lower() for choice in words.split("|")):
            found.append(f"it does not say {words!r}")
    found += [f"it says {words!r}" for words in _as_list(expected.get("not_says")) if words in reply.text]
    kind = expected.get("kind", reply.kind)
    if reply.kind != kind:
        found.append(f"it is of the kind {reply.kind!r}, not {kind!r}")
    if expected.get("buttons") and not reply.buttons:
        found.append("it offers no buttons")
    if expected.get("new") and reply.text in {before.text for before in earlier}:
        found.append("it was said before")
    return found


def _source_faults(reply: SaidBack, expected: dict[str, Any]) -> list[str]:
    found = []
    if "source" in expected:
        allowed = _as_list(expected["source"])
        if not allowed and reply.sources:
            found.append(f"it names a source: {reply.sources}")
        if allowed and (not reply.sources or reply.sources[0] not in allowed):
            found.append(f"its first source is {reply.sources[:1]}, not one of {allowed}")
    if "sources" in expected and list(reply.sources) != expected["sources"]:
        found.append(f"its sources are {reply.sources}, not {expected['sources']}")
    return found


def general_faults(reply: SaidBack) -> list[str]:
    """What no reply may be."""
    found = []
    if not reply.text.strip():
        found.append("it is empty")
    if _UNRENDERED.search(reply.text):
        found.append("it holds a template or a traceback")
    prose = "\n".join(line for line in reply.text.splitlines() if not _TABLE_ROW.search(line))
    if len(prose) > LONGEST:
        found.append(f"it is a wall of {len(prose)} characters")
    if len(_SOURCE_LINE.findall(reply.text)) > 1 or len(reply.sources) > 3:
        found.append("it names too many sources")
    answered = re.split(_ASKS_ON, reply.text)[0]
    if reply.sources and not _SOURCE_LINE.match(answered.rstrip().splitlines()[-1]):
        found.append("its source line is not the last one")
    if len(set(reply.sources)) < len(reply.sources):
        found.append("it names a source twice")
    # A button may also say an answer in the person's place ("skip"): words need no leave.
    bad = [b["payload"] for b in reply.buttons if b["payload"].startswith("/") and not is_allowed(b["payload"])]
    if bad:
        found.append(f"it has buttons that would be refused: {bad}")
    return found


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
