from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.badges.reading import MAX_FILE, Badge, mentions_badge, read_badge
from bot.badges.verification import BadgeUnreadable
from tests.badges.issuing import Academy, baked_png, baked_svg, itxt, png, svg, unsigned

ACADEMY = Academy()
TOKEN = ACADEMY.sign(ACADEMY.credential())
OTHER = ACADEMY.sign(ACADEMY.credential(id="urn:uuid:22222222-2222-4222-8222-222222222222"))


@pytest.mark.parametrize(
    "text",
    [
        TOKEN,
        f"  {TOKEN}\n",
        f"here is my badge: {TOKEN}",
        f"{TOKEN} thanks",
        f"{TOKEN}\nthanks",
        f"{TOKEN} {TOKEN}",
        "\n".join(TOKEN[place : place + 76] for place in range(0, len(TOKEN), 76)),
        "\r\n".join(TOKEN[place : place + 64] for place in range(0, len(TOKEN), 64)),
    ],
    ids=["alone", "with space", "after words", "before words", "before a line", "twice", "wrapped", "wrapped 64"],
)
def test_a_credential_in_a_text(text: str) -> None:
    assert read_badge(text) == Badge("jwt", TOKEN)
    assert read_badge(text.encode()) == Badge("jwt", TOKEN)
    assert read_badge(b"\xef\xbb\xbf" + text.encode()) == Badge("jwt", TOKEN)


def test_a_credential_without_signature_is_read_so_that_it_can_be_refused() -> None:
    assert read_badge(unsigned(TOKEN)).text == unsigned(TOKEN)


@pytest.mark.parametrize(
    "text",
    ["https://a.example/b/1", "See https://a.example/b/1.", "(https://a.example/b/1)", "<https://a.example/b/1>"],
)
def test_an_address_in_a_text(text: str) -> None:
    assert read_badge(text) == Badge("address", "https://a.example/b/1")
    assert mentions_badge(text)


@pytest.mark.parametrize("text", ["", " ", "hello", "eyJ", "a.b.c", "badge", "\0", "ey J", "www.a.example", "{"])
def test_a_text_that_is_no_badge(text: str) -> None:
    assert not mentions_badge(text)
    if text != "{":
        with pytest.raises(BadgeUnreadable):
            read_badge(text)


def test_several_badges_at_once() -> None:
    for text in (f"{TOKEN} {OTHER}", "https://a.example/1 https://a.example/2"):
        with pytest.raises(BadgeUnreadable, match="several"):
            read_badge(text)
    with pytest.raises(BadgeUnreadable, match="several"):
        read_badge(png(itxt(TOKEN.encode()), itxt(OTHER.encode())))
    with pytest.raises(BadgeUnreadable, match="several"):
        read_badge(svg(f'<ob:credential verify="{TOKEN}"/><ob:credential verify="{OTHER}"/>'))


@pytest.mark.parametrize("size", [20 * 1024 * 1024, MAX_FILE + 1])
def test_a_file_that_is_too_large_is_refused_at_once(size: int) -> None:
    start = time.monotonic()
    for data in (b"\x89PNG\r\n\x1a\n" + bytes(size), b"<svg>" + bytes(size), "x" * size):
        with pytest.raises(BadgeUnreadable, match="larger"):
            read_badge(data)
    assert time.monotonic() - start < 1


@settings(max_examples=200)
@given(st.one_of(st.text(), st.binary()))
def test_odd_input_is_read_or_refused_in_words(source: str | bytes) -> None:
    with suppress(BadgeUnreadable):
        assert read_badge(source).text


@settings(max_examples=200)
@given(st.data())
def test_damaged_pictures_are_read_or_refused_in_words(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([baked_png(TOKEN), baked_svg(TOKEN), TOKEN.encode()]))
    start = data.draw(st.integers(0, len(whole)))
    broken = whole[:start] + data.draw(st.binary(max_size=9)) + whole[start + data.draw(st.integers(0, 50)) :]
    with suppress(BadgeUnreadable):
        assert read_badge(broken).text
