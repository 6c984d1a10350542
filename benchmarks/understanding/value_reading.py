"""Which marked facts become values, by kind: `python -m benchmarks.understanding.value_reading [FOLDER]`.

A fact is read in two steps: which words carry it, and what they are worth. This measures the second one alone, on
the words that people marked in `data/messages`, so that no model is needed. A label without a reader says its value
itself, as `opening.yes` does; a role and a level become the words that they are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.nlu.messages.annotations import AnnotatedMessage, read_messages
from bot.nlu.role_references import roles_meant
from bot.profile.roles import RoleMentions
from bot.profile.surroundings.own_facts import is_something_else
from bot.profile.told import facts_told
from bot.settings import PROJECT_ROOT

MESSAGES = PROJECT_ROOT / "data" / "messages"
TODAY = date(2026, 9, 28)
"""The day on which the messages count as written, so that figures stay what they are."""

MEASURED = (
    *(labels.TIME_IN_ROLE, labels.HOURS, labels.MONEY, labels.DEADLINE, labels.DEADLINE_NONE),
    *(labels.OPENING_YES, labels.OPENING_NO, labels.OPENING_UNKNOWN),
    *(labels.WHO_PAYS_EMPLOYER, labels.WHO_PAYS_SELF, labels.WHO_PAYS_SHARED),
    *(labels.RECOGNITION_INSIDE, labels.RECOGNITION_OUTSIDE, labels.RECOGNITION_BOTH),
    *(labels.LEVEL, labels.NEXT_RUNG, labels.ROLE_NOW, labels.ROLE_AIM),
)
"""The labels whose facts the profile or the guidance has a place for."""

_ROLES = (labels.ROLE_NOW, labels.ROLE_AIM)


@dataclass(frozen=True)
class ValuesRead:
    """How many facts of a kind became a value, and the words of those that did not, each with its message."""

    label: str
    read: int
    unread: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """The share that became a value; 1 where there was none."""
        marked = self.read + len(self.unread)
        return self.read / marked if marked else 1.0


def values_read(messages: Sequence[AnnotatedMessage]) -> tuple[ValuesRead, ...]:
    """What became of the marked facts of each kind in `MEASURED`, in its order."""
    return tuple(_of_kind(label, messages) for label in MEASURED)


def _of_kind(label: str, messages: Sequence[AnnotatedMessage]) -> ValuesRead:
    read = 0
    unread = []
    for message in messages:
        for span in message.spans:
            if span.label != label:
                continue
            if _becomes_a_value(span, message):
                read += 1
            else:
                unread.append((span.text, message.text))
    return ValuesRead(label, read, tuple(unread))


def _becomes_a_value(span: FactSpan, message: AnnotatedMessage) -> bool:
    if span.label == labels.LEVEL:
        return bool(span.text.strip())
    if span.label in _ROLES:
        named = roles_meant(message.spans)
        return any(one.label == span.label for one in named)
    facts = facts_told([span], RoleMentions(), TODAY, message.text)
    return not facts.is_empty and not is_something_else(span, message.spans, message.text)


def main(arguments: list[str] | None = None) -> int:
    """Prints the share of each kind, and with `--misses` the words that no value was read from."""
    parser = argparse.ArgumentParser(description="Counts the marked facts that become values.")
    parser.add_argument(
        "folder", type=Path, nargs="?", default=MESSAGES, help="holds *.jsonl of annotated messages"
    )
    parser.add_argument("--misses", action="store_true", help="list the words without a value as well")
    options = parser.parse_args(arguments)
    for kind in values_read(read_messages(options.folder)):
        marked = kind.read + len(kind.unread)
        print(f"{kind.label:20} {kind.read:5} of {marked:5}  {kind.share:.1%}")
        for words, text in kind.unread if options.misses else ():
            print(f"    {words!r} in {text!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
