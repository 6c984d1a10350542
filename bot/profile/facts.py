"""What one message, or one form, tells of a person: values by field, and what was passed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.reading.values import Value


@dataclass(frozen=True)
class Facts:
    """What was said, before it is judged (`bot.profile.answers.take_answers` does).

    `values` holds typed values by the profile's fields, `held` titles of badges and credentials, `refused` the
    fields passed over, and `understood` each value in words, for saying it back. A form fills `values` itself.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    refused: frozenset[str] = frozenset()
    understood: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was understood."""
        return not (self.values or self.held or self.refused)
