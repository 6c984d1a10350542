"""The facts of a message: which words carry one, and which it is.

Each word is labelled with the kind of fact that it is part of, or with none, by `TaggerNetwork` over the encoder's
vectors of the words; words of one label in a row are a fact. Decision 28 has what else was measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.dialogue.message_reading import CREDENTIAL_HELD, LABELS, SKILL_HELD, FactSpan
from bot.encoder.sentence_encoder import Vectors
from bot.nlu.messages.annotations import AnnotatedMessage
from bot.nlu.messages.label_chain import Matrix, Numbers, likeliest, marginals
from bot.nlu.messages.tagger_network import Inputs, Schedule, TaggerNetwork, train
from bot.nlu.messages.whole_spans import whole
from bot.nlu.messages.word_features import FeatureTable, features_of
from bot.nlu.messages.word_vectors import Projection, TokenEncoder, word_vectors
from bot.nlu.messages.words import Word, words_of
from bot.nlu.plain_arrays import Arrays, json_array, json_value, part, under

NONE = 0
"""The label of words that are part of no fact."""

EAGERNESS = 1.0
"""What the score of no fact is lowered by: a fact that is missed costs a question, one too many a tap."""

LEAST = 0.45
"""How probable a fact has to be where no question was open; of those below, one in five is there."""

LEAST_HELD = 0.65
"""The same for what somebody holds: below it, less than half is there, and a wrong one is kept as evidence."""

_HELD = (CREDENTIAL_HELD, SKILL_HELD)

_SAYS_ANYTHING = re.compile(r"[^\W\d_]{2}|\d")

_NO_END = frozenset(".,;:!?-–—…)\"'”’")
_NO_BEGINNING = frozenset(".,;:!?-–—…(\"'“‘") | {"a", "an", "the"}


@dataclass(frozen=True)
class FactReader:
    """What reads the facts of messages; it holds no encoder, so that it can be stored."""

    projection: Projection
    table: FeatureTable
    network: TaggerNetwork

    @classmethod
    def trained(
        cls, messages: Sequence[AnnotatedMessage], vectors: Sequence[Vectors], schedule: Schedule | None = None
    ) -> FactReader:
        """Learns from annotated messages, none of them empty, and the vectors of the words of each."""
        worded = [(message, words_of(message.text)) for message in messages]
        features = [features_of(words, message.asked) for message, words in worded]
        projection = Projection.of(np.concatenate(vectors))
        table = FeatureTable.of(names for message in features for names in message)
        inputs = Inputs(
            np.concatenate([projection.with_neighbours(one) for one in vectors]),
            table.matrix([names for message in features for names in message]),
            np.array([len(words) for _, words in worded], dtype=np.int64),
        )
        labels = np.concatenate([_labels_of(message, words) for message, words in worded])
        return cls(projection, table, train(inputs, labels, len(LABELS) + 1, schedule))

    def arrays(self) -> Arrays:
        """What it has learned, to be stored."""
        return {
            "mean": self.projection.mean,
            "directions": self.projection.directions,
            "features": json_array(self.table.columns),
            **under("network", self.network.parameters),
        }

    @classmethod
    def of_arrays(cls, arrays: Arrays) -> FactReader:
        """The reader that gave these arrays."""
        return cls(
            Projection(arrays["mean"], arrays["directions"]),
            FeatureTable(json_value(arrays["features"])),
            TaggerNetwork(part(arrays, "network")),
        )

    def read(self, text: str, asked: str | None, encoder: TokenEncoder) -> tuple[FactSpan, ...]:
        """The facts of a message in the order of the text; `asked` is the question that was open."""
        words = words_of(text)
        if not words:
            return ()
        vectors = self.projection.with_neighbours(word_vectors(text, words, encoder))
        scores = self.network.scores(vectors, self.table.matrix(features_of(words, asked)))
        scores[:, NONE] -= EAGERNESS
        labels = likeliest(scores, self.network.steps)
        probable = marginals(scores, self.network.steps)
        found = _spans(text, words, labels, probable)
        return whole(text, sure_enough(found, asked))


def sure_enough(spans: Iterable[FactSpan], asked: str | None) -> list[FactSpan]:
    """The facts that are probable enough to be said back, where a question was open all; none without a word."""
    least = dict.fromkeys(_HELD, LEAST_HELD)
    return [
        span
        for span in spans
        if _SAYS_ANYTHING.search(span.text)
        and (asked is not None or span.probability >= least.get(span.label, LEAST))
    ]


def _labels_of(message: AnnotatedMessage, words: Sequence[Word]) -> Numbers:
    labels = np.full(len(words), NONE, dtype=np.int64)
    for span in message.spans:
        for place, word in enumerate(words):
            if word.start < span.end and span.start < word.end:
                labels[place] = LABELS.index(span.label) + 1
    return labels


def _spans(text: str, words: Sequence[Word], labels: Numbers, probable: Matrix) -> Iterator[FactSpan]:
    first = 0
    for last in range(1, len(words) + 1):
        if last < len(words) and labels[last] == labels[first]:
            continue
        label = int(labels[first])
        if label != NONE:
            begin, end = _trimmed(words, first, last)
            if begin < end:
                place = words[begin].start, words[end - 1].end
                probability = float(probable[begin:end, label].mean())
                yield FactSpan(LABELS[label - 1], text[slice(*place)], *place, round(probability, 4))
        first = last


def _trimmed(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Without articles and punctuation at the ends, which carry no fact."""
    while first < last and words[first].lower in _NO_BEGINNING:
        first += 1
    while first < last and words[last - 1].lower in _NO_END:
        last -= 1
    return first, last
