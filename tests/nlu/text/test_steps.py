"""The steps one by one and together: what they leave can always be led back to what was written."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.nlu import text as text_package
from bot.nlu.text.message_text import MessageText
from bot.nlu.text.rereading import Rereader
from bot.nlu.text.steps import prepared, steps
from bot.nlu.text.word_model import WordModel

EXAMPLES = 6 * ["how do I earn a badge", "what does a badge cost", "will I get a raise", "is it stackable"]
ENGLISH = {word for text in EXAMPLES for word in text.lower().split()} | {"batch", "bull", "stack"}
STEPS = steps(Rereader(WordModel.of(EXAMPLES), ENGLISH.__contains__))

UNCHANGED = ("zq7kx", "Qx9w", "77jz", "vx0q", "q8q8v")
"""Words that no step touches, each of which stands in a text at most once."""

PIECES = (
    "how do I earn a bagde", "a batch", "stack a bull", "will I get a rise", "um", "uh,", "Hi,", "hello there!",
    "Thanks!", "please", "quick question:", "Wie lange dauert es", "ﬁ", "ｂadge", "e\u0301", "\u200b", "\x00", "\n",
    "\n> quoted\n", "\r\n", "\nKind regards,\n", "  ", "/", "/restart", '{"a": "b"}', "@", "?", ".", ",",
    "bla " * 40,
)  # fmt: skip
ODD = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Pieces that steps work on, and between them words that they leave alone."""
    words = draw(st.permutations(UNCHANGED))[: draw(st.integers(0, len(UNCHANGED)))]
    return draw(ODD) + "".join(f" {word} {draw(ODD)}" for word in words)


def check_map(text: MessageText) -> None:
    single = [text.original(at, at + 1) for at in range(len(text.now))]
    assert [first for first, _ in single] == sorted(first for first, _ in single)
    assert [last for _, last in single] == sorted(last for _, last in single)
    changed = {at for change in text.changes for at in range(change.start, change.end)}
    assert all(
        text.written[first:last] == text.now[at] for at, (first, last) in enumerate(single) if at not in changed
    )
    for match in re.finditer(r"\w+", text.now):
        # Between the letters of a word something may have been taken out: "b\u200badge" is quoted with it.
        taken_out = [change for change in text.changes if match.start() < change.start < match.end()]
        if changed.isdisjoint(range(*match.span())) and not taken_out:
            assert text.quote(*match.span()) == match.group()


def check_words(text: MessageText) -> None:
    for match in re.finditer(r"\w+", text.now):
        if match.group() in UNCHANGED:
            start = text.written.index(match.group())
            assert text.original(*match.span()) == (start, start + len(match.group()))
            assert text.quote(*match.span()) == match.group()


@pytest.mark.parametrize("at", range(len(STEPS)))
@settings(deadline=None)
@given(written=texts() | st.text(max_size=60))
def test_each_step_keeps_the_way_back(at: int, written: str) -> None:
    text = STEPS[at](MessageText.of(written))
    assert text.written == written
    check_map(text)
    check_words(text)


@settings(deadline=None)
@given(texts() | st.text(max_size=60))
@example("Hi, ｈow do\u200b I earn a ﬁne bagde zq7kx? Thanks!")
def test_all_steps_keep_the_way_back(written: str) -> None:
    text = prepared(written, STEPS)
    assert text.written == written
    check_map(text)
    check_words(text)


@settings(deadline=None)
@given(st.permutations(STEPS), texts())
def test_steps_in_any_order_keep_the_way_back(order: list, written: str) -> None:
    text = prepared(written, tuple(order))
    check_map(text)
    check_words(text)


@pytest.mark.parametrize("word", UNCHANGED)
def test_words_that_no_step_touches_arrive(word: str) -> None:
    text = prepared(f"Hello, how do I earn a bagde {word} um, please? Thanks!", STEPS)
    assert text.now == f"how do I earn a badge {word} please?"
    check_words(text)


@pytest.mark.parametrize(
    "written",
    [
        'hi /restart{"a": "b c d"}',
        'Hello, /restart{"x":1} ok now',
        'thanks! /forget_me{"a": "b c d"}',
        "um / /restart it all now",
    ],
)
def test_no_step_brings_a_command_back(written: str) -> None:
    assert prepared(written, STEPS).now.startswith(("restart", "forget_me"))


@given(texts() | st.text('/ humi,\n{}\u200b"restart', max_size=40))
def test_only_a_payload_starts_with_a_slash(written: str) -> None:
    text = prepared(written, STEPS)
    assert text.now.startswith("/") == text.is_payload


@pytest.mark.parametrize("payload", ["/ask_person", '/show_passage{"passage": "badge-raise"}'])
def test_a_payload_stays_what_it_is(payload: str) -> None:
    text = prepared(f" {payload}\n", STEPS)
    assert (text.now, text.is_payload, text.language) == (payload, True, "en")


def test_a_badge_becomes_words_that_stand_for_all_of_it() -> None:
    written = "here: https://badges.example.org/assertions/1"
    text = prepared(written, STEPS)
    assert text.now == "check my badge"
    assert text.quote(6, 8) == written


def test_another_language_is_tagged_and_not_corrected() -> None:
    text = prepared("Hallo, wie lange dauert eine bagde Beförderung?", STEPS)
    assert (text.language, "bagde" in text.now) == ("de", True)


def test_without_a_rereader_spelling_stays() -> None:
    assert prepared("Hi, how do I earn a bagde", steps()).now == "how do I earn a bagde"


def test_no_step_knows_rasa() -> None:
    (folder,) = text_package.__path__
    imported = {
        name
        for file in Path(folder).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert "bot.dialogue.payload" in imported
    assert [name for name in imported if name.partition(".")[0] in ("rasa", "rasa_sdk")] == []
