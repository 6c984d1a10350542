"""The canonical form of a JSON-LD document by RDFC-1.0 (URDNA2015), which most Data Integrity proofs sign.

It is computed before anything is known of who wrote the document. Its cost grows with the factorial of the number
of nodes that look alike, so the steps are counted: real credentials have hardly any such nodes.
"""

from __future__ import annotations

import re
from typing import Any

from pyld import jsonld
from pyld.canon import URDNA2015

from bot.badges.contexts import UnknownContext, load_context
from bot.badges.document_shape import MisleadingDocument, check_shape

MAX_STATEMENTS = 6_000
MAX_STEPS = 1_500
"""Steps of telling alike nodes apart (RDFC-1.0's Hash N-Degree Quads); real badges take none or a few."""

MAX_ALIKE = 5
"""At most so many nodes that look alike are compared in every order."""

_BASE = "https://relative.invalid/"
"""Relative addresses are resolved against this, and thereby seen."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*")


def canonical_form(document: dict[str, Any]) -> bytes:
    """The statements of a document, sorted, in N-Quads.

    Raises `UnknownContext` for contexts that are not bundled, and `MisleadingDocument` where the statements are not
    all that the JSON says, or where they cannot be put in order with a bounded effort.
    """
    check_shape(document)
    dropped: list[Any] = []
    options = {"documentLoader": load_context, "base": _BASE, "processingMode": "json-ld-1.1"}
    try:
        expanded = jsonld.expand(document, options, on_property_dropped=dropped.append)
        if dropped:
            raise MisleadingDocument("It uses names that its contexts do not define.")
        _check_addresses(expanded)
        dataset = jsonld.to_rdf(expanded, options)
        if sum(len(statements) for statements in dataset.values()) > MAX_STATEMENTS:
            raise MisleadingDocument("It is larger than any badge.")
        text: str = _Canonicalisation().main(dataset, {"format": "application/n-quads"})
    except jsonld.JsonLdError as error:
        unknown = _unknown_context(error)
        if unknown is not None:
            raise unknown from None
        raise MisleadingDocument("It is not well-formed JSON-LD.") from None
    except (RecursionError, TypeError, AttributeError, LookupError, ValueError, ArithmeticError) as error:
        if isinstance(error, (MisleadingDocument, UnknownContext)):
            raise
        # pyld assumes types that a hostile document need not have.
        raise MisleadingDocument("It is not well-formed JSON-LD.") from None
    return text.encode("utf-8", "surrogatepass")


def _check_addresses(expanded: Any) -> None:
    """Refuses what would silently be no statement: ids and types that are no addresses, and other spellings."""
    waiting = [expanded]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            if "@reverse" in value or "@included" in value:
                raise MisleadingDocument("It states something backwards.")
            if "@value" in value:
                continue
            for address in (value.get("@id"), *value.get("@type", ())):
                if address is not None and not _is_address(address):
                    raise MisleadingDocument("It uses names that its contexts do not define.")
            waiting += [inner for key, inner in value.items() if key not in ("@id", "@type")]


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and not value.startswith(_BASE) and _ADDRESS.fullmatch(value) is not None


def _unknown_context(error: BaseException | None) -> UnknownContext | None:
    while error is not None and not isinstance(error, UnknownContext):
        error = error.__cause__ or error.__context__
    return error


class _Canonicalisation(URDNA2015):  # type: ignore[misc]
    """pyld's algorithm with a limit on its steps, which pyld has not."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = 0

    def create_hash_to_related(self, id_: str, issuer: Any) -> dict[str, list[str]]:
        """Counts the calls of Hash N-Degree Quads, each of which begins here."""
        self._steps += 1
        groups: dict[str, list[str]] = super().create_hash_to_related(id_, issuer)
        if self._steps > MAX_STEPS or any(len(group) > MAX_ALIKE for group in groups.values()):
            raise MisleadingDocument("It has too many parts that look alike.")
        return groups
