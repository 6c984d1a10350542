"""Writes the texts that Rung ships as training data to a JSON-lines file, for programs that cannot import Rung.

Run with Rung's own environment, from the repository's root:

    python -m benchmarks.encoder_training.export_examples --nlu data/nlu --out var/examples.jsonl
    python -m benchmarks.encoder_training.export_examples --knowledge benchmarks/encoder_training/handbook --out …

A line is one text: ``kind`` is question, alias, point, lead or title for what a knowledge document says (with the
passage's key, the point and its related passages), and chat or out_of_scope for an example of data/nlu.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.documents.parser import parse_documents
from bot.documents.passage import Document, Passage
from bot.files.intent_examples import intent_examples

OUT_OF_SCOPE = "out_of_scope"


def document_rows(documents: tuple[Document, ...]) -> Iterator[dict[str, Any]]:
    """What the passages of the documents say and are asked, in the order of the files.

    Each row holds text, kind, document, label (the passage's key), title, point and the related passages.
    """
    for document in documents:
        for passage in document.passages:
            for kind, point, text in _passage_texts(passage):
                yield {
                    "text": text,
                    "kind": kind,
                    "document": document.key,
                    "label": passage.key,
                    "title": passage.title,
                    "point": point,
                    "related": list(passage.related),
                }


def _passage_texts(passage: Passage) -> Iterator[tuple[str, str, str]]:
    """Kind, point and text of everything that a passage holds."""
    yield "title", "", passage.title
    yield "lead", "lead", passage.lead
    for alias in passage.aliases:
        yield "alias", "lead", alias
    for point in passage.points:
        yield "point", point.id, point.text
    for question in passage.questions:
        yield "question", question.point, question.text


def intent_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The examples of the folder's intents: what is said to the assistant that no passage answers.

    Each row holds text, kind, label (the intent) and file.
    """
    for example in intent_examples(folder):
        kind = OUT_OF_SCOPE if example.intent == OUT_OF_SCOPE else "chat"
        yield {"text": example.text, "kind": kind, "label": example.intent, "file": example.file}


def main() -> None:
    """Reads the command line, writes the file and says how many texts of each kind it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--knowledge", type=Path, default=Path("data/knowledge"))
    parser.add_argument("--nlu", type=Path, default=None, help="a folder of intent examples, for instance data/nlu")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    rows = list(document_rows(parse_documents(arguments.knowledge)))
    if arguments.nlu:
        rows += intent_rows(arguments.nlu)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    with arguments.out.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    kinds = [row["kind"] for row in rows]
    print({kind: kinds.count(kind) for kind in dict.fromkeys(kinds)})


if __name__ == "__main__":
    main()
