"""Texts as somebody in a hurry types them: other than before, but never another text."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.encoder_training.typing_noise import CHAT, CLOSERS, NEIGHBOUR_KEYS, OPENERS, hurried

QUESTION = "Should I ask my manager about a promotion, or would a certificate be better for my career?"


@given(st.text(max_size=80), st.integers(0, 2**32 - 1))
def test_any_text_may_be_typed_in_haste(text: str, seed: int) -> None:
    one, same = (hurried(text, np.random.default_rng(seed)) for _ in range(2))
    assert one == same


def test_haste_leaves_most_letters_as_they_are() -> None:
    random = np.random.default_rng(3)
    longest = max(map(len, OPENERS)) + max(map(len, CLOSERS))
    forms = [hurried(QUESTION, random) for _ in range(200)]
    assert len(set(forms)) > 150
    assert all(len(QUESTION) / 2 < len(form) < len(QUESTION) + longest + 10 for form in forms)


def test_chat_spellings_capitals_and_slips_all_occur() -> None:
    random = np.random.default_rng(3)
    forms = [hurried(QUESTION, random) for _ in range(200)]
    lower = sum(form == form.lower() for form in forms)
    chat = sum(CHAT["promotion"] in form.lower().split() for form in forms)
    assert 60 < lower < 180
    assert 5 < chat < 150


def test_a_slip_lands_on_a_key_nearby() -> None:
    letters = set(NEIGHBOUR_KEYS)
    assert letters == set("abcdefghijklmnopqrstuvwxyz")
    assert all(set(near) <= letters - {key} for key, near in NEIGHBOUR_KEYS.items())


def test_no_chat_spelling_is_the_word_itself() -> None:
    assert [word for word, short in CHAT.items() if word == short] == []
