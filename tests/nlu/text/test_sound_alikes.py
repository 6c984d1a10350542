"""Which words a microphone may take for one another."""

from __future__ import annotations

import pytest

from bot.nlu.text.sound_alikes import HOMOPHONES, homophones, sound_key, sounds_like


@pytest.mark.parametrize(
    ("heard", "meant"),
    [("batch", "badge"), ("lathering", "laddering"), ("carrier", "career"), ("stackabull", "stackable")],
)
def test_words_of_like_consonants_have_one_key(heard: str, meant: str) -> None:
    assert sound_key(heard) == sound_key(meant)


@pytest.mark.parametrize(("one", "other"), [("badge", "course"), ("raise", "role"), ("promotion", "position")])
def test_other_words_have_keys_of_their_own(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("batch", "badge", True),
        ("lathering", "laddering", True),
        pytest.param("bitch", "badge", False, id="another vowel"),
        pytest.param("badger", "badge", False, id="a syllable more"),
        pytest.param("batched", "bad", False, id="much longer"),
        pytest.param("", "", True, id="nothing"),
    ],
)
def test_like_vowels(one: str, other: str, alike: bool) -> None:
    assert sounds_like(one, other) is alike
    assert sounds_like(other, one) is alike


def test_homophones_know_one_another() -> None:
    others = homophones()
    assert others["to"] == ("too", "two")
    assert all(word in others[other] for word, group in others.items() for other in group)
    assert len(others) == sum(len(group.split()) for group in HOMOPHONES)
