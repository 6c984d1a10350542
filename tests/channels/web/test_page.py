from __future__ import annotations

import re
from dataclasses import replace

from bot.channels.web.page import NO_KNOWLEDGE, render_page
from bot.database.engine import create_engine
from bot.knowledge.store import KnowledgeStore

TEMPLATE = "$comparison|$sources|$hr_contact|$else"


def test_the_comparison_stands_in_a_table_row_by_row(shipped_knowledge_url: str) -> None:
    snapshot = KnowledgeStore(create_engine(shipped_knowledge_url)).snapshot("public")
    table, sources, contact, rest = render_page(TEMPLATE, snapshot, "Jo & Al").split("|")
    assert re.findall(r'<th scope="col">([^<]+)', table) == ["Aspect", "Promotion", "Micro-credentials"]
    rows = re.findall(r'<th scope="row">([^<]+)', table)
    assert len(rows) == sum(passage.is_comparison for passage in snapshot.passages.values()) == 7
    assert table.count("<td ") == 14
    assert '<td data-label="Promotion"></td>' not in table
    assert "last reviewed" in sources
    assert (contact, rest) == ("Jo &amp; Al", "$else")


def test_markup_in_a_document_is_text(shipped_knowledge_url: str) -> None:
    snapshot = KnowledgeStore(create_engine(shipped_knowledge_url)).snapshot("public")
    hurt = {
        key: replace(passage, points=tuple(replace(point, text="<script>") for point in passage.points))
        for key, passage in snapshot.passages.items()
    }
    page = render_page(TEMPLATE, replace(snapshot, passages=hurt), "")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_without_knowledge_the_page_says_so() -> None:
    assert render_page(TEMPLATE, None, "HR") == f"{NO_KNOWLEDGE}||HR|$else"
