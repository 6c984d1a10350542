"""The documents that training calibrates with: each passage is asked, and none of it is anybody's answer."""

from __future__ import annotations

from bot.documents.parser import parse_documents
from bot.nlu.small_documents import small_documents
from bot.settings import PROJECT_ROOT

DOCUMENTS = small_documents(PROJECT_ROOT)


def test_every_passage_is_asked_as_others_ask() -> None:
    for document in DOCUMENTS:
        passages = {passage for passage, _ in document.texts}
        assert {passage for passage, _ in document.asked} == passages
        assert len(document.asked) >= 5 * len(passages)
        assert len(document.outside) >= 10


def test_no_text_stands_twice() -> None:
    pairs = [pair for document in DOCUMENTS for pair in (*document.texts, *document.asked)]
    texts = [*(text for _, text in pairs), *(text for document in DOCUMENTS for text in document.outside)]
    assert len(set(texts)) == len(texts)


def test_their_passages_are_none_of_the_documents() -> None:
    shipped = {
        passage.title
        for document in parse_documents(PROJECT_ROOT / "data" / "knowledge")
        for passage in document.passages
    }
    assert shipped.isdisjoint(passage for document in DOCUMENTS for passage, _ in document.texts)
