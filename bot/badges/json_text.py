"""JSON from an untrusted source, read so that nothing in it can surprise the code that uses it."""

from __future__ import annotations

import json
import unicodedata
from typing import Any, NoReturn

MAX_WORDS = 300
"""At most so many characters of a name or description are kept."""

MAX_ID = 4000
"""At most so many characters of an identifier are kept; some hold a whole key."""


class NotJson(ValueError):
    """The text is not a JSON object."""


def read_object(text: str | bytes) -> dict[str, Any]:
    """The JSON object that a text holds; raises `NotJson` for anything else."""
    try:
        value = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise NotJson("That is not JSON.") from None
    if not isinstance(value, dict):
        raise NotJson("That is JSON, but not an object.")
    return value


def words(value: Any, most: int = MAX_WORDS) -> str:
    """A text value on one line, without characters that are invisible or cannot be stored; empty for other values.

    Of a text in several languages the first is taken.
    """
    if isinstance(value, dict):
        value = value.get("@value") or next(iter(value.values()), "")
    if not isinstance(value, str):
        return ""
    shown = "".join(" " if char.isspace() else char for char in value[: 4 * most] if _is_shown(char))
    return " ".join(shown.split())[:most]


def objects(value: Any) -> tuple[dict[str, Any], ...]:
    """The objects in a field that holds one or a list of them; anything else in it is dropped."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, dict))


def texts(value: Any) -> tuple[str, ...]:
    """The texts in a field that holds one or a list of them; anything else in it is dropped."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str))


def identifier(value: Any) -> str:
    """The id in a field that is a bare id, an object with an id, or a list of a single one of either.

    A list of several names nobody: whoever hands a badge in can put its members in another order.
    """
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else None
    if isinstance(value, dict):
        value = value.get("id")
    return value if isinstance(value, str) else ""


def _is_shown(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
