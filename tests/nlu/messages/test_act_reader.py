from __future__ import annotations

import pytest

from bot.dialogue.message_reading import ACTS, ANSWERS, ASKS, CONFIRMS, IN_CRISIS, REFUSES, TELLS, THANKS
from bot.encoder.sentence_encoder import SentenceEncoder
from bot.nlu.messages.act_reader import ActExample, ActReader, Circumstances
from bot.nlu.messages.annotations import AnnotatedMessage

JOBS = ("nurse", "cook", "welder", "clerk", "teacher", "driver", "baker", "porter")


def examples() -> list[AnnotatedMessage]:
    found = []
    for job in JOBS:
        found += [
            AnnotatedMessage(f"I work as a {job}", acts=frozenset({TELLS})),
            AnnotatedMessage(f"what does a {job} earn?", acts=frozenset({ASKS})),
            AnnotatedMessage(f"thanks! I am a {job}", acts=frozenset({TELLS, THANKS})),
            AnnotatedMessage(f"a {job}, yes", acts=frozenset({ANSWERS}), asked="occupation"),
            AnnotatedMessage(f"yes, as {job}", acts=frozenset({CONFIRMS}), pending="log"),
            AnnotatedMessage(f"no, not as {job}", acts=frozenset({REFUSES}), pending="log"),
        ]
    return found


@pytest.fixture(scope="module")
def reader(encoder: SentenceEncoder) -> ActReader:
    messages = examples()
    texts = [message.text for message in messages]
    return ActReader.trained([*map(ActExample.of, messages)], encoder.encode(texts))


def acts_of(reader: ActReader, encoder: SentenceEncoder, text: str, around: Circumstances) -> set[str]:
    acts = reader.read(text, encoder.encode([text])[0], around)
    assert list(acts.values()) == sorted(acts.values(), reverse=True)
    assert set(acts) == set(ACTS)
    return {act for act, probability in acts.items() if probability >= 0.5}


def test_a_message_may_do_two_things(reader: ActReader, encoder: SentenceEncoder) -> None:
    assert acts_of(reader, encoder, "thanks! I am a gardener", Circumstances()) == {TELLS, THANKS}
    assert acts_of(reader, encoder, "what does a gardener earn?", Circumstances()) == {ASKS}


def test_what_a_yes_does_depends_on_what_is_open(reader: ActReader, encoder: SentenceEncoder) -> None:
    (vector,) = encoder.encode(["yes"])
    likeliest = {
        around: next(iter(reader.read("yes", vector, around)))
        for around in (Circumstances(asked="occupation"), Circumstances(pending="log"))
    }
    assert list(likeliest.values()) == [ANSWERS, CONFIRMS]


def test_what_was_never_learned_is_never_likely(reader: ActReader, encoder: SentenceEncoder) -> None:
    assert reader.read("help me", encoder.encode(["help me"])[0], Circumstances())[IN_CRISIS] == 0.0


def test_of_what_is_doubtful_nothing_is_learned(encoder: SentenceEncoder) -> None:
    known = [ActExample.of(message) for message in examples()]
    texts = [*(example.text for example in known), *(f"a {job}, hm?" for job in JOBS)]
    vectors, (vector,) = encoder.encode(texts), encoder.encode(["a plumber, hm?"])
    asks = []
    for doubtful in (frozenset({ASKS}), frozenset[str]()):
        others = [ActExample(text, frozenset(), doubtful=doubtful) for text in texts[len(known) :]]
        reader = ActReader.trained([*known, *others], vectors)
        asks.append(reader.read("a plumber, hm?", vector, Circumstances())[ASKS])
    assert asks[0] > 3 * asks[1]


def test_what_was_stored_says_the_very_same(reader: ActReader, encoder: SentenceEncoder) -> None:
    stored = ActReader.of_arrays(reader.arrays())
    for text in ("thanks! I am a gardener", "yes", "what does a florist earn?", "大"):
        (vector,) = encoder.encode([text])
        for around in (Circumstances(), Circumstances(asked="occupation"), Circumstances(pending="log")):
            assert list(stored.read(text, vector, around).items()) == list(
                reader.read(text, vector, around).items()
            )
