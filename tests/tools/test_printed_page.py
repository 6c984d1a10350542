from __future__ import annotations

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from bot.tools.printed_page import blanks, bullets, heading, note, numbered, paragraph, printed_page, section, table
from tests.tools.promotion_case.test_page import elements

TODAY = date(2026, 11, 28)


@given(st.text())
@example('<script>alert(1)</script><li>"')
def test_whatever_was_written_stays_text(text: str) -> None:
    parts = (
        heading(text, text),
        note(text),
        section("a", text, paragraph(text) + bullets([text]) + numbered([text]) + blanks([text])),
        table(text, (text, text), [(text, text)]),
    )
    tags = elements(printed_page(text, parts, TODAY))
    assert "script" not in tags
    assert tags.count("li") == 3


def test_a_page_loads_nothing_and_is_found_by_no_search_engine() -> None:
    page = printed_page("Talk", (paragraph("Hello"), ""), TODAY).decode()
    assert "default-src 'none'" in page
    assert 'content="noindex"' in page
    assert "Made with Rung on 28 November 2026." in page
