"""Questions of a document that an example out of scope says nothing answers: whoever trains should know of them.

Small documents answer all the same (`bot.nlu.scope`). With a passage of many questions, the classifier learns both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.dialogue.message_contract import OUT_OF_SCOPE
from bot.documents.passage import Document
from bot.files.intent_examples import intent_examples

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]

ALIKE = 0.85
"""The cosine from which two texts ask the same."""

MOST_NAMED = 20


@dataclass(frozen=True)
class ScopeClash:
    """A question of a passage, and the example in a training file that says that nothing answers it."""

    passage: str
    question: str
    file: str
    example: str

    def __str__(self) -> str:
        return (
            f'{self.passage}: "{self.question}" is asked like "{self.example}" in {self.file}, which is there as '
            "something that nothing answers. Take that example out before you train."
        )


def scope_clashes(root: Path, documents: Iterable[Document], encode: Encode) -> Iterator[ScopeClash]:
    """The clashes of the documents' questions, the nearest example of each; at most `MOST_NAMED` of them."""
    passages = [passage for document in documents for passage in document.passages]
    asked = [(passage.title, question.text) for passage in passages for question in passage.questions]
    examples = [one for one in intent_examples(root / "data" / "nlu") if one.intent == OUT_OF_SCOPE]
    if not asked or not examples:
        return
    cosines = encode([text for _, text in asked]) @ encode([example.text for example in examples]).T
    nearest = cosines.argmax(axis=1)
    alike = [place for place in range(len(asked)) if cosines[place, nearest[place]] >= ALIKE]
    for place in sorted(alike, key=lambda place: -cosines[place, nearest[place]])[:MOST_NAMED]:
        (title, question), example = asked[place], examples[nearest[place]]
        yield ScopeClash(title, question, f"data/nlu/{example.file}", example.text)
