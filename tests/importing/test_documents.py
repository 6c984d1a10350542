"""The text of PDFs and Word documents."""

from __future__ import annotations

import pytest

from benchmarks.sample_profiles import CV, archive, pdf, word
from bot.importing import documents
from bot.importing.documents import text_of_pdf, text_of_word
from bot.importing.rows import ProfileUnreadable


def test_the_lines_of_a_document_are_read() -> None:
    assert "Shift Lead, Larkfield Foods\nJan 2023" in text_of_word(word(CV))
    assert "Shift Lead, Larkfield Foods\nJan 2023" in text_of_pdf(pdf(CV))


@pytest.mark.parametrize(
    ("content", "said"),
    [(pdf(""), documents.EMPTY_PDF), (pdf(CV)[:120], documents.BROKEN_PDF), (b"%PDF-1.4", documents.BROKEN_PDF)],
    ids=["scan", "cut", "head"],
)
def test_a_pdf_without_text_says_so(content: bytes, said: str) -> None:
    with pytest.raises(ProfileUnreadable) as caught:
        text_of_pdf(content)
    assert str(caught.value) == said


@pytest.mark.parametrize("body", ["<w:document", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'])
def test_a_broken_word_document_is_refused(body: str) -> None:
    with pytest.raises(ProfileUnreadable, match="broken"):
        text_of_word(archive({"word/document.xml": body}))
