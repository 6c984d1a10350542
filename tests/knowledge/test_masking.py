"""What is taken out of a text before it is kept; whatever stands around it."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import masking
from bot.knowledge.masking import MAX_CHARACTERS, MaskFailed, mask

NAMES = st.from_regex(r"[a-zA-Z][a-zA-Z0-9._+-]{2,20}[a-zA-Z]", fullmatch=True)
HOSTS = st.from_regex(r"[a-z][a-z0-9-]{1,12}(\.[a-z]{2,6}){1,2}", fullmatch=True)
SEPARATORS = st.sampled_from(["", " ", "-", ".", "/", " - ", ") ", " ("])
# Any characters at all, invisible ones and other scripts among them.
SURROUNDINGS = st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("write to jane.doe+x@firma.co.uk please", "write to [email] please"),
        ("jane (at) firma (dot) com", "[email]"),
        ("write jane @ firma", "write [mention]"),
        ("jane @ firma.de", "[email]"),
        ("jane[at]firma.com", "[email]"),
        ("jane doe@localhost", "jane [mention]"),
        ("ｊａｎｅ＠ｆｉｒｍａ．ｄｅ", "[email]"),
        ("jane\u200b@firma.de", "[email]"),
        ("call +49 (176) 123-4567 or 0176/1234567", "call [number] or [number]"),
        ("my staff number is 48213", "my staff number is [number]"),
        ("I earn 52,000 a year", "I earn [number] a year"),
        ("born 12.05.1984", "born [number]"),
        ("١٢٣٤٥٦٧", "[number]"),
        ("DE89 3704 0044 0532 0130 00", "[account]"),
        ("pay to gb29nwbk60161331926819 now", "pay to [account] now"),
        ("see https://x.example/a?b=c and www.firma.de/jane", "see [link] and [link]"),
        ("linkedin.com/in/jane-doe", "[link]"),
        ("my page is janedoe.dev", "my page is [link]"),
        ("ask @jane or <@U0123ABC>", "ask [mention] or [mention]"),
        ("<mailto:jane@firma.de|jane@firma.de>", "<mailto: [email] | [email] >"),
        ("ask Caroline Herschel or Mr. Okafor", "ask [name] or [name]"),
        ("tell Jane <jane@firma.de>", "tell [name] < [email] >"),
        ("I live at 12 Baker Street", "I live at [address]"),
        ("my badge number is AB12345", "my badge number is [number]"),
        ("two\nlines\tand\x00 no\x1b more", "two lines and no more"),
    ],
)
def test_what_identifies_is_replaced(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "can i get a parking badge in 2025?",
        "5-10 years, 15.5 % more, level 3 of 4",
        "is 10:30 ok, e.g. on monday",
        "Qu'est-ce qu'un badge?",
        "职业发展 👍🏽",
        "",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert mask(text) == text


@given(SURROUNDINGS, NAMES, HOSTS, SURROUNDINGS)
def test_no_address_stays(before: str, name: str, host: str, after: str) -> None:
    assert f"{name}@" not in mask(f"{before} {name}@{host} {after}")
    assert f"@{host}" not in mask(f"{before} {name}@{host} {after}")


@given(SURROUNDINGS, st.lists(st.integers(0, 9), min_size=5, max_size=30), SEPARATORS, SURROUNDINGS)
def test_no_long_number_stays(before: str, digits: list[int], separator: str, after: str) -> None:
    found = mask(f"{before} {separator.join(map(str, digits))} {after}")
    assert not re.search(r"\d(?:[\s().,/_+-]{0,3}\d){4,}", found)


@given(SURROUNDINGS, st.from_regex(r"[A-Z]{2}[0-9]{2}( ?[A-Z0-9]{4}){3,7}", fullmatch=True), SURROUNDINGS)
def test_no_account_stays(before: str, account: str, after: str) -> None:
    assert account not in mask(f"{before} {account} {after}")


@given(SURROUNDINGS, st.sampled_from(["https://", "http://", "www.", "ftp://"]), HOSTS, NAMES)
def test_no_link_stays(before: str, scheme: str, host: str, path: str) -> None:
    found = mask(f"{before} {scheme}{host}/{path}")
    assert f"{host}/{path}" not in found


@given(SURROUNDINGS, NAMES)
def test_no_mention_stays(before: str, name: str) -> None:
    assert f"@{name}" not in mask(f"{before} @{name}")


@given(st.text(max_size=3000))
def test_whatever_is_typed_becomes_one_short_clean_line(text: str) -> None:
    found = mask(text)
    assert len(found) <= MAX_CHARACTERS
    assert found == " ".join(found.split())
    assert "\x00" not in found
    assert not any(pattern.search(found) for _, pattern in masking.PATTERNS)
    found.encode("utf-8")


@pytest.mark.parametrize("piece", ["a", "a@", "1 ", "a.", "@", "(at)", "www.", "aa11", "<@", "a-", "://", "ﷺ"])
def test_long_texts_are_masked_quickly(piece: str) -> None:
    started = time.process_time()
    mask(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 0.5


def test_what_is_still_found_at_the_second_look_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    leaky = [("jane@firma.de", pattern) for name, pattern in masking.PATTERNS if name == "[email]"]
    monkeypatch.setattr(masking, "PATTERNS", leaky)
    with pytest.raises(MaskFailed):
        mask("jane@firma.de")
