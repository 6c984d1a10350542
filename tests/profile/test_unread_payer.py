"""Who pays, said in so many words, where no word of it was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.message_reading import CREDENTIAL_WANTED, WHO_PAYS_SELF, FactSpan
from bot.profile.unread_payer import payer_missed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our bank does not sponsor anybody before two years", "you pay yourself"),
        ("my work won't cover any certs", "you pay yourself"),
        ("They're not funding study this year.", "you pay yourself"),
        ("The owner'd pay for a licence if it is short", "your employer pays"),
        ("they said they would reimburse the tuition", "your employer pays"),
        ("the union won nothing. The ministry funds half of the degree.", "your employer pays a part"),
        ("they're offering us 900 dollars towards a retraining course", "your employer pays"),
    ],
)
def test_who_pays_for_learning_is_seen(text: str, words: str) -> None:
    read = payer_missed(text, ())
    assert read is not None
    assert read.understood == words
    assert read.value is (words != "you pay yourself")


@pytest.mark.parametrize(
    "text",
    [
        "they don't pay well",
        "my boss won't pay me more",
        "the firm never pays overtime",
        "does the company pay for exams?",
        "the shop used to pay for courses",
        "will they cover the exam",
        "they pay peanuts and study is a dream",
    ],
)
def test_wages_and_questions_say_nothing_of_it(text: str) -> None:
    assert payer_missed(text, ()) is None


def test_a_credential_by_its_name_is_learning() -> None:
    text = "the depot is far, the firm pays for ADR if you ask"
    place = text.index("ADR"), text.index("ADR") + 3
    assert payer_missed(text, ()) is None
    read = payer_missed(text, (FactSpan(CREDENTIAL_WANTED, "ADR", *place),))
    assert read is not None
    assert text[read.start : read.end] == "the firm pays"


def test_what_was_read_is_not_read_again() -> None:
    text = "I pay, the firm doesn't sponsor courses"
    assert payer_missed(text, (FactSpan(WHO_PAYS_SELF, "I pay", 0, 5),)) is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read = payer_missed(f"{text} the firm won't fund a course", ())
    places = [read.start, read.end] if read is not None else []
    assert places == sorted(places)
