from __future__ import annotations

import struct
import time
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.badges.baked_png import MAX_CHUNKS, MAX_TEXT
from bot.badges.reading import MAX_FILE, Badge, mentions_badge, read_badge
from bot.badges.unreadable import BadgeUnreadable, LegacyBadge
from tests.badges.issuing import SVG, Academy, baked_png, baked_svg, chunk, itxt, png, unsigned

ACADEMY = Academy()
TOKEN = ACADEMY.sign(ACADEMY.credential())
OTHER = ACADEMY.sign(ACADEMY.credential(id="urn:uuid:22222222-2222-4222-8222-222222222222"))
NS = "https://purl.imsglobal.org/ob/v3p0"


def svg(inner: str, head: str = "") -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="{NS}">{inner}</svg>'.encode()


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


def test_pictures_that_the_library_baked() -> None:
    assert read_badge(baked_png(TOKEN)) == Badge("jwt", TOKEN, "png")
    assert read_badge(baked_svg(TOKEN)) == Badge("jwt", TOKEN, "svg")
    assert read_badge(baked_svg(TOKEN).decode()) == Badge("jwt", TOKEN, "svg")


def test_pictures_that_others_bake() -> None:
    assert read_badge(png(itxt(TOKEN.encode(), compressed=True))).text == TOKEN
    assert read_badge(png(itxt(b'{"proof": {}}'))).form == "json"
    assert read_badge(svg(f"<ob:credential>{{}}{'<!-- -->'}</ob:credential>")).form == "json"
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://w3.org/svg11.dtd">\n'
    assert read_badge(svg(f'<ob:credential verify="{TOKEN}"/>', doctype)).text == TOKEN
    assert read_badge(svg(f'<ob:credential verify="{TOKEN}"/>').decode().encode("utf-16")).text == TOKEN


def test_pictures_of_older_versions() -> None:
    for data in (
        png(itxt(b"https://a.example/assertion", b"openbadges")),
        png(chunk(b"tEXt", b"openbadges\0https://a.example/assertion")),
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="http://openbadges.org"><o:assertion verify="x"/></svg>',
    ):
        with pytest.raises(LegacyBadge, match="older version"):
            read_badge(data)


@pytest.mark.parametrize(
    "data",
    [
        png(),
        SVG,
        png()[:40],
        png(itxt(b"https://a.example/1")),
        png(chunk(b"iTXt", b"openbadgecredential\0")),
        png(chunk(b"iTXt", b"openbadgecredential\0\0\0\0")),
        png(chunk(b"iTXt", b"openbadgecredential\0\x01\0\0\0nonsense")),
        png(itxt(b"\xff\xfe\xfd")),
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 2**31) + b"iTXt",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a\xff\xff",
        b"%PDF-1.7\xff",
        b"<svg",
        b"<svg></svg><svg></svg>",
        b'<?xml version="1.0" encoding="no-such"?><svg/>',
    ],
)
def test_pictures_without_a_badge(data: bytes) -> None:
    with pytest.raises(BadgeUnreadable) as refusal:
        read_badge(data)
    assert refusal.value.reason.endswith(".")


@pytest.mark.parametrize("size", [20 * 1024 * 1024, MAX_FILE + 1])
def test_a_file_that_is_too_large_is_refused_at_once(size: int) -> None:
    start = time.monotonic()
    for data in (b"\x89PNG\r\n\x1a\n" + bytes(size), b"<svg>" + bytes(size), "x" * size):
        with pytest.raises(BadgeUnreadable, match="larger"):
            read_badge(data)
    assert time.monotonic() - start < 1


def _nested(depth: int) -> bytes:
    return svg("<g>" * depth + "</g>" * depth)


_ENTITIES = (
    '<!DOCTYPE svg [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(png(itxt(b"0" * 50_000_000, compressed=True)), id="zlib bomb"),
        pytest.param(png(itxt(b"0" * (MAX_TEXT + 1))), id="long text"),
        pytest.param(png(*[chunk(b"tEXt", b"")] * (MAX_CHUNKS + 1)), id="many chunks"),
        pytest.param(png(*[chunk(b"tEXt", b"")] * 400_000), id="as many chunks as fit"),
        pytest.param(png(chunk(b"iCCP", b"x\0\0" + zlib.compress(b"0" * 50_000_000))), id="bomb in another chunk"),
        pytest.param(svg("&i;", _ENTITIES), id="billion laughs"),
        pytest.param(svg("&x;", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), id="external entity"),
        pytest.param(svg("", '<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://a.example/x">%x;]>'), id="parameter"),
        pytest.param(svg("", '<!DOCTYPE svg [<!ENTITY a "' + "x" * 10**6 + '">]>'), id="long entity"),
        pytest.param(_nested(500_000), id="deep"),
        pytest.param(svg(f'<ob:credential verify="{"e" * (MAX_TEXT + 1)}"/>'), id="long attribute"),
        pytest.param(svg(f"<ob:credential>{'e' * (MAX_TEXT + 1)}</ob:credential>"), id="long element"),
        pytest.param(svg("<g/>" * 1_000_000), id="many elements"),
    ],
)
def test_pictures_made_to_cost(data: bytes) -> None:
    assert len(data) <= MAX_FILE
    start = time.monotonic()
    with pytest.raises(BadgeUnreadable):
        read_badge(data)
    assert time.monotonic() - start < 5


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
