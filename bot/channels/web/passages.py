"""The passages behind an answer's sources, which unfold below it, as far as the person may see them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.web.entries import Paragraph, PassageText
from bot.dialogue.person import Audience, audience_of
from bot.dialogue.phrases import day
from bot.documents.passage import Passage
from bot.knowledge.store import KnowledgeMissing, KnowledgeSnapshot, KnowledgeStore

logger = logging.getLogger(__name__)


class Passages:
    """Finds passages by title, as answers name them."""

    def __init__(self, engine: Engine) -> None:
        self._store = KnowledgeStore(engine)
        self._by_title: dict[Audience, tuple[str, dict[str, tuple[Paragraph, ...]]]] = {}

    def text_for(self, sender_id: str) -> PassageText:
        """The text of the passages that this person may see."""
        return partial(self._text, audience_of(sender_id))

    def snapshot(self) -> KnowledgeSnapshot | None:
        """The knowledge that the public may see; None if none was built or the database does not answer."""
        return self._snapshot("public")

    def _text(self, audience: Audience, title: str) -> Sequence[Paragraph]:
        snapshot = self._snapshot(audience)
        if snapshot is None:
            return ()
        kept = self._by_title.get(audience)
        if kept is None or kept[0] != snapshot.revision:
            texts = {passage.title: paragraphs(passage) for passage in snapshot.passages.values()}
            kept = self._by_title[audience] = (snapshot.revision, texts)
        return kept[1].get(title, ())

    def _snapshot(self, audience: Audience) -> KnowledgeSnapshot | None:
        try:
            return self._store.snapshot(audience)
        except (KnowledgeMissing, SQLAlchemyError) as error:
            logger.warning("Passages could not be read: %s", type(error).__name__)
            return None


def paragraphs(passage: Passage) -> tuple[Paragraph, ...]:
    """The whole passage and the pages it rests on. In a comparison, each side is named above its text."""
    pages: list[Paragraph] = [
        {"label": "Based on", "text": f"{page.title}, {page.address}, read on {day(page.read)}"}
        for page in passage.sources
    ]
    if passage.is_comparison:
        sides = ({"label": _capital(point.side or point.id), "text": point.text} for point in passage.points)
        return (*sides, *pages)
    return (*({"text": text} for text in (passage.lead, *(point.text for point in passage.points))), *pages)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
