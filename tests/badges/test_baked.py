"""Badges baked into pictures: found, refused, and never at a high cost."""

from __future__ import annotations

import struct
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.badges.baked import MAX_CHUNKS, MAX_TEXT, credential_of_png, credential_of_svg
from bot.badges.reading import MAX_FILE, Badge, read_badge
from bot.badges.verification import BadgeUnreadable
from tests.badges.issuing import SVG, Academy, baked_png, baked_svg, chunk, itxt, png, svg


def older_svg(inner: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="http://openbadges.org">{inner}</svg>'.encode()


ACADEMY = Academy()
TOKEN = ACADEMY.sign(ACADEMY.credential())


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


ASSERTION = '{"type": "Assertion", "badge": "https://a.example/badge"}'
AT = "https://a.example/assertion"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (png(itxt(ASSERTION.encode(), b"openbadges")), Badge("json", ASSERTION, "png")),
        (png(chunk(b"tEXt", b"openbadges\0" + AT.encode())), Badge("address", AT, "png")),
        (png(itxt(TOKEN.encode()), itxt(ASSERTION.encode(), b"openbadges")), Badge("jwt", TOKEN, "png")),
        (older_svg(f'<o:assertion verify="{AT}"/>'), Badge("address", AT, "svg")),
        (
            older_svg(f"<o:assertion verify='{AT}'><![CDATA[{ASSERTION}]]></o:assertion>"),
            Badge("json", ASSERTION, "svg"),
        ),
        (older_svg(f"<o:assertion verify='{TOKEN}'/>"), Badge("jwt", TOKEN, "svg")),
    ],
)
def test_pictures_of_older_versions(data: bytes, found: Badge) -> None:
    assert read_badge(data) == found


@pytest.mark.parametrize(
    "data",
    [
        png(),
        SVG,
        png()[:40],
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
@given(st.binary())
def test_odd_bytes_hold_a_credential_or_are_refused_in_words(data: bytes) -> None:
    for read in (credential_of_png, credential_of_svg):
        with pytest.raises(BadgeUnreadable) as refusal:
            read(data)
        assert refusal.value.reason.endswith(".")
