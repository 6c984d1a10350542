from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.mrkdwn import escape, strong, to_mrkdwn
from tests.channels.slack.block_limits import message_faults


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Q&A <b>", "Q&amp;A &lt;b&gt;"),
        ("<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;"),
        ("**bold** and __bold__", "*bold* and *bold*"),
        ("*led* a team", "_led_ a team"),
        ("~~gone~~", "~gone~"),
        ("# Title\ntext", "*Title*\ntext"),
        ("- one\n* two\n+ three", "• one\n• two\n• three"),
        ("see [the guide](https://a.example/x?a=1&b=2).", "see <https://a.example/x?a=1&amp;b=2|the guide>."),
        ("[mail](mailto:hr@a.example)", "<mailto:hr@a.example|mail>"),
        ("[run](javascript:alert(1))", "[run](javascript:alert(1))"),
        ("2 * 3 * 4 and snake_case_name and 5*6*7", "2 * 3 * 4 and snake_case_name and 5*6*7"),
        ("well-known - as said", "well-known - as said"),
        ("", ""),
    ],
)
def test_markdown_becomes_what_slack_shows(text: str, shown: str) -> None:
    assert to_mrkdwn(text) == shown


def test_bold_is_one_line_without_stars() -> None:
    assert strong(" two\nwords * more ") == "*two words ∗ more*"
    assert strong(" ") == ""


@given(st.text(max_size=300))
def test_no_text_can_mention_or_break_out(text: str) -> None:
    shown = to_mrkdwn(text) + strong(text)
    assert list(message_faults({"text": shown[:4000] or "x"})) == []
    assert re.search(r"<[@#!]", shown) is None
    assert html.unescape(escape(text).replace("\r", "")) == text.replace("\r", "") or "&" in text
