"""Changes to a genuine badge, each of which must make it fail: a letter, a value, a member, a part of a JWT."""

from __future__ import annotations

import base64
import copy
import json
import random
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]


def mutations(text: str, seed: int, number: int) -> Iterator[str]:
    """So many different changes to a badge, always the same ones for a seed."""
    chosen = random.Random(seed)
    for _ in range(number):
        yield _of_json(text, chosen) if text.lstrip().startswith("{") else _of_token(text, chosen)


def _of_token(text: str, chosen: random.Random) -> str:
    """One character of any of the three parts, or one value of the payload."""
    parts = text.split(".")
    if chosen.random() < 0.5:
        payload = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)).decode()
        changed = _of_json(payload, chosen)
        parts[1] = base64.urlsafe_b64encode(changed.encode()).decode().rstrip("=")
        return ".".join(parts)
    place = chosen.randrange(3)
    at = chosen.randrange(len(parts[place]))
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = chosen.choice([sign for sign in alphabet if sign != parts[place][at]])
    parts[place] = parts[place][:at] + other + parts[place][at + 1 :]
    return ".".join(parts)


def _of_json(text: str, chosen: random.Random) -> str:
    body = json.loads(text)
    while True:
        changed = copy.deepcopy(body)
        _change(changed, chosen)
        if not _is_same(changed, body):
            return json.dumps(changed)


def _change(body: dict[str, Any], chosen: random.Random) -> None:
    leaves = [path for path in _leaves(body) if not _is_free(path)]
    path = chosen.choice(leaves)
    kind = chosen.choice(("letter", "letter", "value", "remove", "add", "rename", "swap", "copy"))
    holder = _at(body, path[:-1])
    value = holder[path[-1]]
    if kind == "letter" and isinstance(value, str) and value:
        at = chosen.randrange(len(value))
        holder[path[-1]] = value[:at] + chosen.choice("abcxyzABC0123456789-. ") + value[at + 1 :]
    elif kind == "value":
        holder[path[-1]] = chosen.choice(
            ["x", "https://a.example/x", 7, True, {"id": "urn:x"}, "2099-01-01T00:00:00Z"]
        )
    elif kind == "remove" and isinstance(holder, dict):
        del holder[path[-1]]
    elif kind == "add":
        target = next((inner for inner in (holder, body) if isinstance(inner, dict)), body)
        target[chosen.choice(("name", "description", "validUntil", "role", "evidence", "unheardOf"))] = "Added"
    elif kind == "rename" and isinstance(holder, dict):
        holder[f"{path[-1]}X"] = holder.pop(str(path[-1]))
    elif kind == "swap":
        other = chosen.choice(leaves)
        there = _at(body, other[:-1])
        holder[path[-1]], there[other[-1]] = there[other[-1]], holder[path[-1]]
    elif kind == "copy":
        holder[path[-1]] = copy.deepcopy(_at(body, chosen.choice(leaves)))


def _is_free(path: Path) -> bool:
    """Contexts are no statements: naming another one that defines the same words changes nothing that is said."""
    return path[0] == "@context" or "@context" in path


def _is_same(one: Any, other: Any) -> bool:
    """Whether two documents say the same: a list is a set in JSON-LD, and a single value is a list of one."""
    same: bool = _plain(one) == _plain(other)
    return same


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return json.dumps({key: _plain(inner) for key, inner in value.items()}, sort_keys=True)
    if isinstance(value, list):
        inner = sorted({json.dumps(_plain(one)) for one in value})
        return json.loads(inner[0]) if len(inner) == 1 else inner
    return value


def _leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, (dict, list)) and value:
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            yield from _leaves(inner, (*path, key))
    elif path:
        yield path


def _at(body: Any, path: Path) -> Any:
    for key in path:
        body = body[key]
    return body
