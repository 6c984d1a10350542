"""The translated questions: which they are, that each is one of another language, and how they are counted."""

from __future__ import annotations

from benchmarks.understanding.evaluate import Outcome
from benchmarks.understanding.languages import score_languages, table
from benchmarks.understanding.questions import (
    EvaluationQuestion,
    TranslatedQuestion,
    evaluation_questions,
    training_texts,
    translated_development,
    translated_questions,
)

LANGUAGES = ["es", "fr", "de", "pt", "hi"]
KINDS = ("plain", "indirect", "fragment")


def test_the_questions_were_chosen_by_a_rule_and_not_by_how_they_are_answered() -> None:
    of_kind = [question for question in evaluation_questions() if question.kind in KINDS]
    inside = [question.text for question in of_kind if question.in_scope][::2]
    outside = [question.text for question in of_kind if not question.in_scope][::6]
    assert [question.english for question in translated_questions()] == [*inside, *outside]
    assert (len(inside), len(outside)) == (100, 25)


def test_every_question_is_in_every_language_and_in_none_twice() -> None:
    for questions in (translated_questions(), translated_development()):
        assert all(list(question.translations) == LANGUAGES for question in questions)
        texts = [text for question in questions for text in question.translations.values()]
        assert all(text.strip() for text in texts)
        assert len(set(texts)) >= 0.99 * len(texts)


def test_nothing_is_learned_or_calibrated_from_them() -> None:
    asked = {text for question in translated_questions() for text in question.translations.values()}
    assert asked.isdisjoint(text.text for text in training_texts())
    assert asked.isdisjoint(
        text for question in translated_development() for text in question.translations.values()
    )


def test_each_language_is_counted_apart() -> None:
    questions = [
        TranslatedQuestion("how long", {"es": "¿cuánto tiempo dura esto?"}, ("Time",)),
        TranslatedQuestion("the weather", {"es": "el tiempo que hace"}),
    ]

    def answer_all(asked: list[EvaluationQuestion]) -> list[Outcome]:
        found = {"how long": ("Time",), "¿cuánto tiempo dura esto?": ("Cost",), "el tiempo que hace": ("Time",)}
        given = [found.get(question.text, ()) for question in asked]
        return [
            Outcome(question, "x", "answer" if titles else "not_covered", titles, (*titles, "Other", "Time"))
            for question, titles in zip(asked, given, strict=True)
        ]

    english, spanish = score_languages(questions, answer_all)
    assert (english.right_first, english.right_within, english.unanswered, english.wrong_source) == (1, 1, 0, 0)
    assert (spanish.right_first, spanish.right_within, spanish.unanswered, spanish.wrong_source) == (0, 1, 0, 1)
    assert (spanish.recognised, spanish.inside, spanish.outside) == (2, 1, 1)
    assert "| es | 2 of 2 | 1 | 0 | 1 | 0 | 1 | 1 |" in table([english, spanish])
