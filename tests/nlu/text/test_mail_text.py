from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.text import mail_text
from bot.nlu.text.message_guard import guarded
from bot.nlu.text.message_text import MessageText

QUESTION = "How do I get a badge?"
QUOTED = "\n> Dear all,\n> the car park is closed.\n"


def own_words(text: str) -> str:
    return mail_text.own_words(MessageText.of(text)).now


def clean(text: str) -> str:
    return guarded(MessageText.of(text)).now


@pytest.mark.parametrize(
    "mail",
    [
        f"{QUESTION}\n\nOn Mon, 3 Nov 2025 at 09:12, HR <hr@example.com> wrote:{QUOTED}",
        f"Hello,\n\n{QUESTION}\n\nKind regards,\nSam Carter\nAccounts",
        f"{QUESTION}\n\n--\nLee Wong\nField Service",
        f"{QUESTION}\n\n-----Original Message-----\nFrom: Jo\nSubject: News\nThe lift is out of order.",
        f"{QUESTION}\nFrom: Jo <jo@example.com>\nSent: Friday\nLunch?",
        f"{QUOTED}{QUESTION}",
        f"{QUESTION}\n\nSent from my iPhone",
        f"{QUESTION}\n________________________________\nFrom: Jo\nhello",
    ],
)
def test_only_what_the_person_wrote_is_left(mail: str) -> None:
    assert own_words(mail).strip() == QUESTION
    assert clean(mail) == QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "",
        QUESTION,
        "> quoted only",
        "Thanks",
        "Hello,",
        "I am from: nowhere",
        "first line\nsecond line",
    ],
)
def test_what_is_no_mail_stays(text: str) -> None:
    assert own_words(text) == text


@given(st.text(max_size=300))
def test_something_is_always_left(text: str) -> None:
    assert bool(own_words(text).strip()) == bool(text.strip())


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n\n", "\n \u2028"])
def test_each_line_is_quoted_from_its_own_place(line_break: str) -> None:
    mail = line_break.join(["Hello,", "I have the badge.", "> quoted", "What now?", "Kind regards,", "Sam"])
    text = mail_text.own_words(MessageText.of(mail))
    assert text.now == "I have the badge.\nWhat now?"
    for line in text.now.splitlines():
        start = text.now.index(line)
        assert text.original(start, start + len(line)) == (mail.index(line), mail.index(line) + len(line))
