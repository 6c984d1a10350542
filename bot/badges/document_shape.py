"""What a JSON-LD document must look like before its canonical form may stand for it.

A Data Integrity proof signs the statements that a document expands to, while everything after the proof reads the
document's JSON. The two say the same only when the JSON spells its statements with the terms of the contexts, each
in the place where it is read. So a document with any other spelling is refused: keys that are addresses or
keywords, contexts of its own, arrays in arrays, blank node ids, and a node whose members are spread over several
objects, where a reader would look at one of them alone. The sizes keep the work small that is done before anything
is proven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.badges.contexts import CONTEXTS, CREDENTIALS_V1, CREDENTIALS_V2, UnknownContext
from bot.badges.json_text import objects

MAX_VALUES = 4_000
MAX_DEPTH = 32
MAX_CONTEXTS = 60
"""At most so many contexts are named in one document, those of credentials inside it included."""

_TEXT_IN_A_LANGUAGE = frozenset({"@value", "@language", "@direction"})
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")

_READ_OF_CREDENTIAL = frozenset(
    {
        "issuer",
        "validFrom",
        "validUntil",
        "issuanceDate",
        "expirationDate",
        "credentialSubject",
        "credentialStatus",
        "refreshService",
    }
)
_READ_OF_SUBJECT = frozenset(
    {"achievement", "identifier", "result", "encodedList", "statusPurpose", "statusSize", "verifiableCredential"}
)
_REFERENCE = frozenset({"id", "type"})


class MisleadingDocument(ValueError):
    """The document's JSON may say something else than what its proof signs."""


def check_shape(document: dict[str, Any]) -> None:
    """Raises `MisleadingDocument` or `UnknownContext` for a document that must not be canonicalised."""
    contexts = 0
    for count, (value, depth, is_in_list) in enumerate(_values(document, 0, False)):
        if count > MAX_VALUES or depth > MAX_DEPTH:
            raise MisleadingDocument("It is larger than any badge.")
        if isinstance(value, list) and is_in_list:
            raise MisleadingDocument("It has lists in lists.")
        if isinstance(value, dict):
            contexts += _check_object(value)
        if contexts > MAX_CONTEXTS:
            raise MisleadingDocument("It names too many contexts.")
    first = next(iter(_listed(document.get("@context"))), None)
    if first not in (CREDENTIALS_V1, CREDENTIALS_V2):
        raise UnknownContext(first if isinstance(first, str) else "")
    _check_places(document)


def _values(value: Any, depth: int, is_in_list: bool) -> Iterator[tuple[Any, int, bool]]:
    """All values in a document with their depth, without recursion; contexts are left out."""
    waiting = [(value, depth, is_in_list)]
    while waiting:
        value, depth, is_in_list = waiting.pop()
        yield value, depth, is_in_list
        if depth > MAX_DEPTH:
            continue
        if isinstance(value, dict):
            waiting += [(inner, depth + 1, False) for key, inner in value.items() if key != "@context"]
        elif isinstance(value, list):
            waiting += [(inner, depth + 1, True) for inner in value]


def _check_object(value: dict[str, Any]) -> int:
    """Checks the keys of one object; returns the number of contexts that it names."""
    if value.keys() <= _TEXT_IN_A_LANGUAGE and value:
        language = value.get("@language")
        if language is not None and not (isinstance(language, str) and _LANGUAGE.fullmatch(language)):
            raise MisleadingDocument("It has a text in no language.")
        return 0
    for key in value:
        if key != "@context" and (":" in key or key.startswith("@")):
            raise MisleadingDocument("It spells a name in another way than its contexts do.")
    node_id = value.get("id")
    if isinstance(node_id, str) and node_id.startswith("_:"):
        raise MisleadingDocument("It has an id without meaning outside of it.")
    if "@context" not in value:
        return 0
    named = _listed(value["@context"])
    for name in named:
        if not isinstance(name, str) or name not in CONTEXTS:
            raise UnknownContext(name if isinstance(name, str) else "")
    if len(set(named)) < len(named):
        raise MisleadingDocument("It names a context twice.")
    return len(named)


def _check_places(document: dict[str, Any]) -> None:
    """Refuses a node that is read in one place while members of it stand in another."""
    places: dict[str, list[dict[str, Any]]] = {}
    for value, _, _ in _values(document, 0, False):
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            places.setdefault(value["id"], []).append(value)
    read: list[tuple[dict[str, Any], frozenset[str] | None]] = [(document, _READ_OF_CREDENTIAL)]
    read += [(subject, _READ_OF_SUBJECT) for subject in objects(document.get("credentialSubject"))]
    for member in ("credentialStatus", "refreshService"):
        read += [(entry, None) for entry in objects(document.get(member))]
    for node, members in read:
        for other in places.get(str(node.get("id")), ()):
            spread = other.keys() - _REFERENCE if members is None else other.keys() & members
            if other is not node and spread:
                raise MisleadingDocument("It describes the same thing in several places.")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
