"""Seeded changes to real input: bytes are flipped, cut, doubled and put in, and JSON is given other values."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any

LONGEST = 300_000
"""More bytes than this are no better an input, only a slower one."""

ODD_PIECES: tuple[bytes, ...] = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x8f\xbf\xbf", "\u202e\u200b".encode()),
    *(b'"', b"'", b"\\", b"{", b"}", b"[", b"]", b"<", b">", b"&", b",", b";", b":", b"\r\n", b"\n\n", b"\t"),
    *(b"---\n", b"{{7*7}}", b"%s%n", b"${x}", b"$(id)", b"<script>", b"<!--", b"]]>", b"../../etc/passwd"),
    *(
        b"' OR 1=1 --",
        b"0",
        b"-1",
        b"1e999",
        b"NaN",
        b"99999999999999999999",
        b"0x7f",
        b"1/0",
        b"\xc2\xbd",
        b"null",
    ),
    *(b"true", b"eyJhbGciOiJub25lIn0.", b"https://127.0.0.1/", b"https://[::1]:99999/", b"did:web:", b"did:key:z"),
    *(b"&a;" * 8, b"#" * 9, b"> " * 30, b"[" * 3_000, b'{"a":' * 1_000, b"(" * 2_000, b"A" * 20_000),
)
"""Signs and words that parsers have stumbled over: encodings, ends of quotations, numbers, references, depths."""

ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**63, 10**400, 1e308, -0.0, "", " ", "\0", "\ud800", "x" * 5_000, "1e999", "NaN"),
    *([], {}, [[]], [None], {"": ""}, {"id": {}}, {"@id": []}, [1, "a", None], [{}] * 40, {"type": ["a", 7]}),
    *("https://127.0.0.1/", "mailto:", "urn:", "did:web:", "2026-13-45T99:99:99Z", "٣", "½", "𝟘", "../..", "a\nb"),
)


def mutated(seed: bytes, random: Random) -> bytes:
    """One changed copy of an input; about one in twenty stays as it is."""
    if random.random() < 0.4:
        value = _json_of(seed)
        if isinstance(value, (dict, list)):
            return as_bytes(mutated_json(value, random))
    changed = seed
    for _ in range(random.choice((0, 1, 1, 1, 2, 3, 5, 12))):
        changed = _CHANGES[random.randrange(len(_CHANGES))](changed, random)[:LONGEST]
    return changed


def mutated_json(value: Any, random: Random) -> Any:
    """A copy of a value with one to four of its parts replaced, removed, doubled, renamed or put deep inside."""
    changed = copy.deepcopy(value)
    for _ in range(random.choice((1, 1, 2, 4))):
        places = list(_places(changed))
        if not places:
            return random.choice(ODD_VALUES)
        holder, key = random.choice(places)
        _change_part(holder, key, random)
    return changed


def as_bytes(value: Any) -> bytes:
    """JSON as anybody may send it, with halves of surrogate pairs and all."""
    try:
        return json.dumps(value).encode("ascii")
    except (ValueError, RecursionError):
        return b"[]"


def _change_part(holder: Any, key: Any, random: Random) -> None:
    does = random.randrange(6)
    if does == 0:
        del holder[key]
    elif does == 1 and isinstance(holder, dict):
        holder[random.choice((f"{key} ", str(key).upper(), "", "@id", "id", "\ud800"))] = holder.pop(key)
    elif does == 2 and isinstance(holder[key], str):
        text = holder[key].encode("utf-8", "surrogatepass")
        changed = _CHANGES[random.randrange(len(_CHANGES))](text, random)[:LONGEST]
        holder[key] = changed.decode("utf-8", "replace")
    elif does == 3:
        holder[key] = [holder[key]] * random.choice((1, 2, 30))
    elif does == 4:
        inner = holder[key]
        for _ in range(random.choice((1, 5, 200))):
            inner = {str(key): inner} if random.random() < 0.5 else [inner]
        holder[key] = inner
    else:
        holder[key] = copy.deepcopy(random.choice(ODD_VALUES))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    pending = [value]
    while pending:
        holder = pending.pop()
        keys: Any = ()
        if isinstance(holder, dict):
            keys = list(holder)
        elif isinstance(holder, list):
            keys = range(len(holder))
        for key in keys:
            yield holder, key
            pending.append(holder[key])


def _json_of(seed: bytes) -> Any:
    try:
        return json.loads(seed)
    except (ValueError, RecursionError):
        return None


def _flip(data: bytes, random: Random) -> bytes:
    if not data:
        return data
    place = random.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]


def _any_byte(data: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    return data[:place] + random.randbytes(random.choice((1, 1, 2, 8))) + data[place:]


def _cut(data: bytes, random: Random) -> bytes:
    first, last = _stretch(data, random)
    return data[:first] + data[last:]


def _end_early(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _double(data: bytes, random: Random) -> bytes:
    first, last = _stretch(data, random)
    return data[:last] + data[first:last] * random.choice((1, 3, 50)) + data[last:]


def _move(data: bytes, random: Random) -> bytes:
    first, last = _stretch(data, random)
    rest = data[:first] + data[last:]
    place = random.randrange(len(rest) + 1)
    return rest[:place] + data[first:last] + rest[place:]


def _put_in(data: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    return data[:place] + random.choice(ODD_PIECES) + data[place:]


def _number(data: bytes, random: Random) -> bytes:
    """Another number in place of a digit."""
    digits = [place for place, byte in enumerate(data[:5_000]) if 48 <= byte <= 57]
    if not digits:
        return _put_in(data, random)
    place = random.choice(digits)
    other = random.choice((b"0", b"-1", b"99999999999999999999", b"1e999", b"2147483648", b"65536", b""))
    return data[:place] + other + data[place + 1 :]


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    first = random.randrange(len(data) + 1)
    return first, min(len(data), first + random.choice((1, 2, 8, 60, 1_000)))


_CHANGES = (_flip, _any_byte, _cut, _end_early, _double, _move, _put_in, _put_in, _number)
