"""Measures an encoder as Rung loads it: nearest text, a linear head, a document it never saw, and CLINC150.

Run with Rung's own environment from the repository's root; without `--encoder` it measures the one that ships:

    python -m benchmarks.encoder_training.measure --examples var/examples.jsonl --handbook var/handbook.jsonl \\
        --encoder var/minilm/served

None of the questions that it asks is ever learned from.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from benchmarks.understanding.questions import (
    EvaluationQuestion,
    edge_questions,
    evaluation_questions,
    every_passage_questions,
    settled_document_questions,
)
from bot.encoder.encoder_choice import load_encoder
from bot.encoder.sentence_encoder import Encoder

Vectors = npt.NDArray[np.float32]
HANDBOOK_QUESTIONS = Path(__file__).parent / "handbook" / "questions.jsonl"
SEARCHED = ("question", "alias", "point", "lead")
"""The kinds of text among which the nearest is looked for."""
REGULARISATION = 10.0
SCALE = 2.0
"""The length of a vector where the linear head reads it."""


def nearest_titles(asked: Vectors, texts: Vectors, titles: Sequence[str]) -> list[list[str]]:
    """For each question the titles, ordered by their nearest text. The rows of both arrays are unit vectors."""
    return [list(dict.fromkeys(titles[place] for place in np.argsort(-row))) for row in asked @ texts.T]


def report(name: str, asked: Sequence[EvaluationQuestion], ranked: Sequence[Sequence[str]]) -> str:
    """How many of the questions in scope have a right title first, and the share within three; also by kind."""
    hits: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for question, titles in zip(asked, ranked, strict=True):
        if question.in_scope:
            hit = (titles[0] in question.sources, not set(titles[:3]).isdisjoint(question.sources))
            hits["all"].append(hit)
            hits[question.kind].append(hit)
    return f"{name:28} " + "  ".join(_figures(kind, found) for kind, found in hits.items())


def _figures(kind: str, hits: Sequence[tuple[bool, bool]]) -> str:
    first, within_three = np.mean(hits, axis=0)
    return f"{kind} {sum(hit[0] for hit in hits)}/{len(hits)} {first:.3f} ({within_three:.3f})"


def rejection(known: Sequence[float], unknown: Sequence[float]) -> float:
    """Area under the curve: how often a question in scope scores above one out of scope; ties count half."""
    ours, others = np.asarray(known)[:, None], np.asarray(unknown)[None, :]
    return float(((ours > others) + 0.5 * (ours == others)).mean())


def handbook_questions(file: Path = HANDBOOK_QUESTIONS) -> list[EvaluationQuestion]:
    """The fifty questions about the handbook; their kind is plain or colloquial."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [EvaluationQuestion(row["text"], row["kind"], (row["title"],)) for row in rows]


def question_sets() -> dict[str, list[EvaluationQuestion]]:
    """The sets of benchmarks/understanding that are about the shipped document."""
    return {
        "frozen": evaluation_questions(),
        "settled-document": settled_document_questions(),
        "every-passage": every_passage_questions(),
        "edge-of-knowledge": edge_questions(),
    }


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The rows that `export_examples` wrote."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def measure_nearest(
    name: str, encoder: Encoder, rows: Sequence[dict[str, Any]], asked: Sequence[EvaluationQuestion]
) -> None:
    """Right first by the nearest of the rows' searched texts."""
    searched = [row for row in rows if row["kind"] in SEARCHED]
    texts = encoder.encode([row["text"] for row in searched])
    found = encoder.encode([question.text for question in asked])
    print(report(name, asked, nearest_titles(found, texts, [row["title"] for row in searched])), flush=True)


def measure_knowledge(encoder: Encoder, rows: Sequence[dict[str, Any]]) -> None:
    """Nearest text and a linear head over passages and intents, both asked every set."""
    vectors = encoder.encode([row["text"] for row in rows])
    known = [place for place, row in enumerate(rows) if row["kind"] in SEARCHED]
    titles = [rows[place]["title"] for place in known]
    head = LogisticRegression(C=REGULARISATION, max_iter=300)
    head.fit(SCALE * vectors, [row.get("title", row["label"]) for row in rows])
    is_title = np.array([label in set(titles) for label in head.classes_])
    names = head.classes_[is_title]
    scores: dict[str, list[float]] = defaultdict(list)
    for name, asked in question_sets().items():
        found = encoder.encode([question.text for question in asked])
        print(report(f"nearest {name}", asked, nearest_titles(found, vectors[known], titles)), flush=True)
        likely = head.predict_proba(SCALE * found)
        order = np.argsort(-likely[:, is_title], axis=1)
        print(report(f"head {name}", asked, [[str(names[i]) for i in row] for row in order]), flush=True)
        top = (found @ vectors[known].T).max(axis=1)
        for question, near, row in zip(asked, top, likely, strict=True):
            side = "in" if question.in_scope else "out"
            scores[f"nearest {side}"].append(float(near))
            scores[f"head {side}"].append(float(row[is_title].sum()))
    for kind in ("nearest", "head"):
        area = rejection(scores[f"{kind} in"], scores[f"{kind} out"])
        print(f"{kind}: area under the rejection curve {area:.4f}")


def measure_held_out(encoder: Encoder, rows: Sequence[dict[str, Any]], run: Path) -> None:
    """Nearest text for the questions about passages that a run was never shown, among the texts of all passages."""
    keys = json.loads(run.read_text("utf-8"))["held_out"]
    held_out = {row["title"] for row in rows if row["kind"] in SEARCHED and row["label"] in keys}
    asked = [q for questions in question_sets().values() for q in questions if not held_out.isdisjoint(q.sources)]
    measure_nearest("nearest, passages held out", encoder, rows, asked)


def measure_clinc(encoder: Encoder, folder: Path, every: int) -> None:
    """CLINC150 with its out-of-scope class: in-scope accuracy and out-of-scope recall of a linear head.

    To save time the head may learn from every second, third … example alone; all questions are asked.
    """
    data: dict[str, Any] = json.loads((folder / "data_full.json").read_text("utf-8"))
    train = (data["train"] + data["oos_train"])[::every]
    head = LogisticRegression(C=REGULARISATION, max_iter=100)
    head.fit(SCALE * encoder.encode([text for text, _ in train]), [label for _, label in train])
    right = {}
    for part in ("test", "oos_test"):
        predicted = head.predict(SCALE * encoder.encode([text for text, _ in data[part]]))
        right[part] = np.mean([a == b for a, (_, b) in zip(predicted, data[part], strict=True)])
    print(f"CLINC150: in scope {right['test']:.4f}, out of scope {right['oos_test']:.4f}", flush=True)


def measure_speed(encoder: Encoder, texts: Sequence[str]) -> None:
    """Processor milliseconds a text, one after the other, tokenising and pooling included."""
    times = []
    for text in [*texts[:20], *texts]:
        began = time.process_time()
        encoder.encode([text])
        times.append(time.process_time() - began)
    median, late = 1e3 * np.percentile(times[20:], [50, 95])
    print(f"{median:.1f} ms a text (median), {late:.1f} ms p95")


def main() -> None:
    """Reads the command line and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, help="a folder with model.onnx and tokenizer.json")
    parser.add_argument("--examples", type=Path, help="what export_examples wrote of data/")
    parser.add_argument("--handbook", type=Path, help="what export_examples wrote of handbook/")
    parser.add_argument("--held-out", type=Path, help="a run.json: ask about its passages alone")
    parser.add_argument("--clinc", type=Path, help="the folder of CLINC150's data_full.json")
    parser.add_argument("--clinc-every", type=int, default=1, metavar="N", help="learn from every Nth example")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.encoder)
    print(f"== {arguments.encoder or 'shipped'}")
    measure_speed(encoder, [question.text for question in every_passage_questions()])
    if arguments.handbook:
        measure_nearest("nearest handbook", encoder, read_rows(arguments.handbook), handbook_questions())
    if arguments.held_out:
        measure_held_out(encoder, read_rows(arguments.examples), arguments.held_out)
    elif arguments.examples:
        measure_knowledge(encoder, read_rows(arguments.examples))
    if arguments.clinc:
        measure_clinc(encoder, arguments.clinc, arguments.clinc_every)


if __name__ == "__main__":
    main()
