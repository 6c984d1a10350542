"""Lines end where the page does, whatever they are made of."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.drawing.lettering import ELLIPSIS, printable, wrapped
from bot.drawing.lettering import _width as width_of


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=120), st.floats(0.5, 7.0), st.booleans())
def test_no_line_is_wider_than_asked(text: str, width: float, bold: bool) -> None:
    for line in (line for line in wrapped(text, width, 10.5, bold) if len(line) > 1):
        assert width_of(line, 10.5, bold) <= width


def test_words_stay_whole_where_they_fit() -> None:
    lines = wrapped("one two three four five six seven", 1.2, 10.5)
    assert len(lines) > 1
    assert " ".join(lines) == "one two three four five six seven"


def test_a_long_word_is_broken_and_a_long_text_cut() -> None:
    assert "".join(wrapped("a" * 60, 2.0, 10.5)) == "a" * 60
    lines = wrapped("word " * 300, 2.0, 10.5)
    assert len(lines) == 4
    assert lines[-1].endswith(ELLIPSIS)


def test_signs_that_the_font_lacks() -> None:
    assert printable("日本 \x00x\n") == "□□ □x "
    assert wrapped("", 2.0, 10.5) == ("",)
