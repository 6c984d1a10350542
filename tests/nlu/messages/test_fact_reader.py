from __future__ import annotations

import pytest

from bot.dialogue.message_reading import HOURS, ROLE_NOW, SKILL_HELD, FactSpan
from bot.encoder.sentence_encoder import SentenceEncoder
from bot.nlu.messages.annotations import AnnotatedMessage, read_marks
from bot.nlu.messages.fact_reader import LEAST, LEAST_HELD, FactReader, sure_enough
from bot.nlu.messages.word_vectors import word_vectors
from bot.nlu.messages.words import words_of

JOBS = ("nurse", "cook", "welder", "clerk", "teacher", "driver", "baker", "porter")
MARKED = [
    text
    for job in JOBS
    for text in (
        f'I am a "[{job}](role_now)" and have [two hours a week](hours).',
        f"what does a {job} earn?",
        f"[Head {job}](role_now), [5 hrs](hours)!",
    )
]


@pytest.fixture(scope="module")
def reader(encoder: SentenceEncoder) -> FactReader:
    messages = [AnnotatedMessage(*read_marks(text)) for text in MARKED]
    return FactReader.trained(
        messages, [word_vectors(message.text, words_of(message.text), encoder) for message in messages]
    )


def read(reader: FactReader, encoder: SentenceEncoder, text: str) -> list[tuple[str, str]]:
    spans = reader.read(text, None, encoder)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(0 < span.probability <= 1 for span in spans)
    return [(span.label, span.text) for span in spans]


def test_facts_are_found_in_words_never_seen(reader: FactReader, encoder: SentenceEncoder) -> None:
    found = read(reader, encoder, 'i am a "Gardener" and have three hours a week.')
    assert found == [(ROLE_NOW, "Gardener"), (HOURS, "three hours a week")]


def test_neither_articles_nor_punctuation_belong_to_a_fact(reader: FactReader, encoder: SentenceEncoder) -> None:
    for text in ("I am a “plumber”. And have two hours a week …", "Head plumber, 6 hrs!!"):
        assert [words.strip(" .,!…“”") for _, words in read(reader, encoder, text)] == [
            words for _, words in read(reader, encoder, text)
        ]


def test_a_question_in_general_holds_none(reader: FactReader, encoder: SentenceEncoder) -> None:
    assert read(reader, encoder, "what does a gardener earn?") == []


def test_what_somebody_holds_has_to_be_surer_than_what_they_are() -> None:
    job, sure_skill, unsure_skill, unsure_job = (
        FactSpan(ROLE_NOW, "cook", 5, 9, LEAST),
        FactSpan(SKILL_HELD, "sauces", 11, 17, LEAST_HELD),
        FactSpan(SKILL_HELD, "worksheet", 19, 28, LEAST_HELD - 0.01),
        FactSpan(ROLE_NOW, "thirty", 30, 36, LEAST - 0.01),
    )
    told = [job, sure_skill, unsure_skill, unsure_job]
    assert sure_enough(told, None) == [job, sure_skill]
    assert sure_enough(told, "evidence") == told
    assert sure_enough([FactSpan(SKILL_HELD, "_} %s %", 0, 7, 0.99)], "evidence") == []


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_said(reader: FactReader, encoder: SentenceEncoder, text: str) -> None:
    assert read(reader, encoder, text) == []


def test_a_mark_within_a_word_takes_in_the_word(encoder: SentenceEncoder) -> None:
    # "5hrs" is two words, "nursing" one: what is marked of it is learned as the whole.
    message = AnnotatedMessage("nursing", (FactSpan(ROLE_NOW, "nurs", 0, 4),))
    vectors = [word_vectors("nursing", words_of("nursing"), encoder)]
    reader = FactReader.trained([message] * 8, vectors * 8)
    assert [span.text for span in reader.read("nursing", None, encoder)] == ["nursing"]


def test_what_was_stored_says_the_very_same(reader: FactReader, encoder: SentenceEncoder) -> None:
    stored = FactReader.of_arrays(reader.arrays())
    found = 0
    for text in (*MARKED, "i am a gardener and have three hours a week", "head florist, 5 hrs!", "大"):
        facts = reader.read(text, None, encoder)
        found += len(facts)
        assert stored.read(text, None, encoder) == facts
    assert found > 5
