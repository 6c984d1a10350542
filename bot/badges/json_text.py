"""JSON that somebody else wrote, read so that nothing in it can surprise what comes after."""

from __future__ import annotations

import json
import unicodedata
from typing import Any, NoReturn

MAX_WORDS = 300
"""Characters of a name or description that are kept."""

MAX_ID = 4000
"""Characters of an identifier that are kept; some hold a whole key."""


class NotJson(ValueError):
    """The text is no JSON object."""


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
    """A text of the object on one line, without signs that are invisible or cannot be stored; else empty.

    A text in several languages is taken in its first.
    """
    if isinstance(value, dict):
        value = value.get("@value") or next(iter(value.values()), "")
    if not isinstance(value, str):
        return ""
    shown = "".join(" " if sign.isspace() else sign for sign in value[: 4 * most] if _is_shown(sign))
    return " ".join(shown.split())[:most]


def objects(value: Any) -> tuple[dict[str, Any], ...]:
    """The objects of a field that holds one or a list of them; anything else in it is left out."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, dict))


def texts(value: Any) -> tuple[str, ...]:
    """The texts of a field that holds one or a list of them."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str))


def identifier(value: Any) -> str:
    """The id of a field that is a bare id, an object with one, or a list that opens with either."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("id")
    return value if isinstance(value, str) else ""


def _is_shown(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
