from __future__ import annotations

import time

import pytest

from benchmarks.understanding.questions import (
    evaluation_questions,
    foreign_questions,
    settled_document_questions,
    training_texts,
)
from bot.answering.other_languages import (
    NAMES,
    OWN_WORDS,
    OWN_WORDS_ABOVE_AN_ANSWER,
    above_an_answer,
    answered_in_english,
)
from bot.nlu.text.language import language_of, with_language
from bot.nlu.text.message_text import MessageText

FALSE_ALARMS = 0.002
RECOGNISED = 0.85
SECONDS = 0.001

FOREIGN_ON_PURPOSE = frozenset(
    {
        "ou est la gare s'il vous plait",
        "wie wird das wetter morgen",
        "wo ist der nächste bahnhof",
        "ich hätte gern ein rezept für kartoffelsalat",
        "kannst du mir bei den hausaufgaben helfen",
        "was kostet eine fahrkarte nach köln",
        "où sont les toilettes",
        "je voudrais réserver une table pour deux",
        "combien coûte une baguette",
        "dónde está la playa",
        "cuál es la mejor película del año",
        "come si fa la carbonara",
        "hoe laat vertrekt de bus",
        "jak się masz, jaka jest pogoda",
        "var kan jag köpa frimärken",
        "今日の天気は",
        "bugün hava nasıl",
    }
)
"""Examples and questions that are written in another language, rightly recognised."""


def english_texts() -> list[str]:
    """All evaluation and training texts but the file that asks which languages are spoken."""
    asked = [question.text for question in (*evaluation_questions(), *settled_document_questions())]
    return [*asked, *(text.text for text in training_texts() if text.file != "nlu/small_talk.yml")]


def test_english_is_hardly_ever_taken_for_another_language() -> None:
    texts = english_texts()
    wrong = [text for text in texts if language_of(text) != "en" and text not in FOREIGN_ON_PURPOSE]
    assert len(wrong) <= FALSE_ALARMS * len(texts), wrong


@pytest.mark.parametrize("code", sorted({code for code, _ in foreign_questions()}))
def test_questions_in_other_languages_are_recognised(code: str) -> None:
    texts = [text for language, text in foreign_questions() if language == code]
    missed = [text for text in texts if language_of(text) != code]
    assert len(missed) <= (1 - RECOGNISED) * len(texts), missed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "42",
        "si",
        "ta ta",
        "ha ha very funny",
        "is a Diplom-Ingenieur degree worth as much as a badge",
        "I did an Ausbildung, does it count?",
        "what does je ne sais quoi mean on a CV",
        "my name is Maria de la Cruz",
        "I work at Deutsche Bank as Sachbearbeiter",
        "de facto standard versus badge",
        "so in an interview, die hard?",
        "nano sim vs micro sim",
        "Data Engineer in São Paulo, 東京 or Köln",
    ],
)
def test_a_foreign_word_does_not_make_another_language(text: str) -> None:
    assert language_of(text) == "en"


def test_a_longer_text_takes_less_than_a_millisecond() -> None:
    text = "¿Cuánto tiempo tarda un ascenso en una empresa grande? " * 10
    language_of(text)
    start = time.perf_counter()
    for _ in range(20):
        language_of(text)
    assert (time.perf_counter() - start) / 20 < SECONDS * 5  # a loaded machine may be slower


def test_every_recognised_language_has_a_name_and_a_reply() -> None:
    assert {code for code, _ in foreign_questions()} <= set(NAMES)
    assert set(OWN_WORDS) == set(OWN_WORDS_ABOVE_AN_ANSWER) <= set(NAMES)
    for code, name in NAMES.items():
        paragraphs = answered_in_english(code)
        assert name in paragraphs[-1]
        assert "English" in paragraphs[-1]
        assert len(paragraphs) == len(above_an_answer(code)) == 1 + (code in OWN_WORDS)
        assert name in above_an_answer(code)[-1]


def test_a_language_without_a_name_is_answered_too() -> None:
    assert answered_in_english("xx") == answered_in_english("")
    assert "None" not in answered_in_english("xx")[0]


@pytest.mark.parametrize("code", ["de", "es", "fr", "hi", "pt"])
def test_the_sentence_is_in_the_language_it_is_for(code: str) -> None:
    assert language_of(OWN_WORDS[code]) == language_of(OWN_WORDS_ABOVE_AN_ANSWER[code]) == code


def test_a_text_is_tagged_and_not_changed() -> None:
    text = with_language(MessageText.of("Wie lange dauert eine Beförderung?"))
    assert text == MessageText(text.written, text.written, language="de")
