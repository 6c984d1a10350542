"""The door between actions and the store, in the shape that rasa-sdk gives such doors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rasa_sdk.knowledge_base.storage import KnowledgeBase

from bot.dialogue.person import Audience
from bot.documents.passage import Passage
from bot.knowledge.store import KnowledgeSnapshot, KnowledgeStore

Object = dict[str, Any]


class PassageKnowledgeBase(KnowledgeBase):  # type: ignore[misc]
    """What one audience may see of the knowledge base, as objects that are plain dictionaries.

    Object types are "passage", "term", "comparison" (with one attribute for each side, named after the side)
    and "document". Every object has a `key` and is shown as its `title`. All methods that read raise
    `KnowledgeMissing` when nothing was built.
    """

    def __init__(self, store: KnowledgeStore, audience: Audience) -> None:
        super().__init__()
        self._store = store
        self._audience = audience
        self._readers: dict[str, Callable[[KnowledgeSnapshot], list[Object]]] = {
            "passage": _passages,
            "term": _terms,
            "comparison": _comparisons,
            "document": _documents,
        }
        for object_type in self._readers:
            self.key_attribute[object_type] = "key"
            self.representation_function[object_type] = _title

    def get_object_types(self) -> list[str]:
        """The types that the other methods know, whether or not there is an object of each."""
        return list(self._readers)

    def snapshot(self) -> KnowledgeSnapshot:
        """All that the audience may see, for the pure functions that decide and phrase."""
        return self._store.snapshot(self._audience)

    async def get_attributes_of_object(self, object_type: str) -> list[str]:
        """Names of the attributes of the type's objects; none for an unknown type or one without objects."""
        objects = self._objects(object_type)
        return list(objects[0]) if objects else []

    async def get_objects(
        self, object_type: str, attributes: Sequence[Mapping[str, str]], limit: int = 5
    ) -> list[Object]:
        """The first `limit` objects, in document order, that have all of the attributes.

        An attribute is ``{"name": …, "value": …}``; case does not count, and an unknown one matches nothing.
        """
        matching = [
            candidate
            for candidate in self._objects(object_type)
            if all(_has(candidate, attribute["name"], attribute["value"]) for attribute in attributes)
        ]
        return matching[:limit]

    async def get_object(self, object_type: str, object_identifier: str) -> Object | None:
        """The object with this key, or the only one whose title holds the text; None for none or several."""
        objects = self._objects(object_type)
        wanted = str(object_identifier).casefold()
        for attribute in ("key", "title"):
            exact = [candidate for candidate in objects if candidate[attribute].casefold() == wanted]
            if exact:
                return exact[0] if len(exact) == 1 else None
        containing = [candidate for candidate in objects if wanted and wanted in candidate["title"].casefold()]
        return containing[0] if len(containing) == 1 else None

    def _objects(self, object_type: str) -> list[Object]:
        reader = self._readers.get(object_type)
        return [] if reader is None else reader(self.snapshot())


def _title(candidate: Object) -> str:
    return str(candidate["title"])


def _has(candidate: Object, name: str, value: str) -> bool:
    return name in candidate and str(candidate[name]).casefold() == str(value).casefold()


def _passages(snapshot: KnowledgeSnapshot) -> list[Object]:
    return [_passage(passage) for passage in snapshot.passages.values()]


def _passage(passage: Passage) -> Object:
    names = ("key", "title", "intent", "document", "side", "aspect", "term", "lead")
    return {name: getattr(passage, name) for name in names}


def _terms(snapshot: KnowledgeSnapshot) -> list[Object]:
    return [
        {"key": passage.key, "title": passage.title, "term": passage.term, "lead": passage.lead}
        for passage in snapshot.passages.values()
        if passage.term is not None
    ]


def _comparisons(snapshot: KnowledgeSnapshot) -> list[Object]:
    return [
        {
            "key": passage.key,
            "title": passage.title,
            "aspect": passage.aspect,
            **{point.side or point.id: point.text for point in passage.points},
        }
        for passage in snapshot.passages.values()
        if passage.is_comparison
    ]


def _documents(snapshot: KnowledgeSnapshot) -> list[Object]:
    names = ("key", "title", "source_name", "source_date", "reviewed", "disclaimer")
    return [{name: getattr(document, name) for name in names} for document in snapshot.documents.values()]
