from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.slack.block_limits import message_faults
from bot.channels.slack.mrkdwn import escape, split, strong, to_mrkdwn

LINK = "<https://a.example/a-very-long-address/of-a-page|a label of several words>"


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


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_can_mention_or_break_out(text: str) -> None:
    shown = to_mrkdwn(text) + strong(text)
    assert list(message_faults({"text": f"x{shown[:3999]}"})) == []
    assert re.search(r"<[@#!]", shown) is None
    assert html.unescape(escape(text)) == text


def test_short_text_is_one_piece() -> None:
    assert split("One. Two.", 20) == ["One. Two."]
    assert split("  ", 20) == []


def test_sentences_stay_whole() -> None:
    text = " ".join(f"Sentence number {number} is here." for number in range(200))
    pieces = split(text, 300)
    assert all(piece.endswith("here.") and piece.startswith("Sentence") for piece in pieces)
    assert " ".join(pieces) == text


def test_paragraphs_are_cut_first() -> None:
    assert split("First one. Still first.\n\nSecond one. Still second.", 40) == [
        "First one. Still first.",
        "Second one. Still second.",
    ]


@pytest.mark.parametrize("before", range(15, 101))
def test_no_link_is_cut_wherever_the_limit_falls(before: int) -> None:
    text = "x" * (before - 10) + " " + "y" * 9 + LINK + " and what follows it, at some length, in words."
    pieces = split(text, 100)
    assert [piece for piece in pieces if LINK in piece] != []
    assert all(len(piece) <= 100 for piece in pieces)


def test_a_bare_address_is_not_cut() -> None:
    address = "https://a.example/" + "p" * 60
    assert any(address in piece for piece in split("word " * 15 + address + " word" * 15, 100))


def test_what_is_longer_than_all_is_cut_but_not_lost() -> None:
    assert split("x" * 250, 100) == ["x" * 100, "x" * 100, "x" * 50]


words = st.sampled_from(
    ["word", "Ends.", "a&b", "<x>", "\n\n", "\n", "[l l](https://a.example/q?a=1&b=2)", "é" * 30]
)


@settings(deadline=None)
@given(st.lists(words, max_size=150), st.integers(60, 300))
def test_nothing_is_lost_and_nothing_is_broken(parts: list[str], limit: int) -> None:
    text = to_mrkdwn(" ".join(parts))
    pieces = split(text, limit)
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    for piece in pieces:
        assert piece.count("<") == piece.count(">")
        assert re.search(r"&(?!amp;|lt;|gt;)", piece) is None
