from __future__ import annotations

import gzip
import re
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from bot.channels.web.page import FOLDER, NO_KNOWLEDGE, Asset, read_assets, render_page
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
    assert sources.count("last reviewed") == len({document.disclaimer for document in snapshot.documents.values()})
    assert all(escape(document.title) in sources for document in snapshot.documents.values())
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


def test_the_page_offers_to_sign_in_where_there_is_a_way_to() -> None:
    assert render_page("<a $sign_in>", None, "HR") == "<a >"
    page = render_page("<a $sign_in>", None, "HR", 'https://login.example.com/?a=1&b="')
    assert page == '<a sign-in="https://login.example.com/?a=1&amp;b=&quot;">'


def test_a_file_is_compressed_for_those_who_ask_for_it() -> None:
    asset = Asset.of(b"body { }" * 100, ".css")
    assert asset.answer({})[:2] == (200, asset.content)
    status, body, headers = asset.answer({"accept-encoding": "br, gzip;q=0.8"})
    assert (status, gzip.decompress(body), headers["Content-Encoding"]) == (200, asset.content, "gzip")
    assert "Content-Encoding" not in asset.answer({"accept-encoding": "br"})[2]
    assert asset.media_type == "text/css; charset=utf-8"


@pytest.mark.parametrize(
    ("sent", "status"), [("{}", 304), ("W/{}", 304), ('"x", {}', 304), ('"x"', 200), ("", 200)]
)
def test_a_browser_that_has_the_file_is_not_sent_it_again(sent: str, status: int) -> None:
    asset = Asset.of(b"1", ".js")
    assert asset.answer({"if-none-match": sent.format(asset.etag)})[0] == status
    assert Asset.of(b"2", ".js").etag != asset.etag == Asset.of(b"1", ".js").etag


def test_only_files_of_the_web_are_read(tmp_path: Path) -> None:
    for path in ("a.js", "b/c.css", "b/secret.py", "README.md"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(path)
    assert {path: asset.content for path, asset in read_assets(tmp_path).items()} == {
        "a.js": b"a.js",
        "b/c.css": b"b/c.css",
    }
    assert {"widget.js", "page/index.html"} <= set(read_assets(FOLDER))
