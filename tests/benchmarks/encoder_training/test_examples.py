"""Batches hold what the programme says they hold, and show every question before any comes again."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from benchmarks.encoder_training.examples import (
    CHATS,
    EACH,
    NEAR_NEGATIVES,
    NEGATIVES,
    NEIGHBOURS,
    SAID,
    STRANGERS,
    Batches,
    Example,
    Vectors,
    passages,
    read_examples,
    read_pool,
    without,
)

PASSAGES = 12
QUESTIONS = 9
OUT_OF_SCOPE = 130


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    asked = [
        Example(f"question {n} of {p}", "question", f"p{p}") for p in range(PASSAGES) for n in range(QUESTIONS)
    ]
    said = [Example(f"lead of {p}", "lead", f"p{p}") for p in range(PASSAGES)]
    chats = [Example(f"{intent} {n}", "chat", intent) for intent in ("greet", "thank", "bye") for n in range(5)]
    outside = [Example(f"outside {n}", "out_of_scope", None) for n in range(OUT_OF_SCOPE)]
    return [*asked, *said, *chats, *outside]


@pytest.fixture(scope="module")
def vectors(examples: list[Example]) -> Vectors:
    """Passages lie on a quarter of a circle in their order, so that neighbours have neighbouring numbers."""
    angles = [int(e.label[1:]) if e.label and e.label.startswith("p") else PASSAGES for e in examples]
    turned = np.array(angles, dtype=np.float32) * np.float32(np.pi / 2 / PASSAGES)
    return np.stack([np.cos(turned), np.sin(turned)], axis=1)


def test_a_batch_holds_passages_chat_and_texts_of_no_class(examples: list[Example], vectors: Vectors) -> None:
    for batch in Batches(examples, vectors, seed=1).draw(20):
        labels = Counter(examples[place].label for place in batch)
        assert labels.pop(None) == NEAR_NEGATIVES + NEGATIVES
        assert set(labels.values()) == {EACH}
        assert len(labels) == 1 + NEIGHBOURS + STRANGERS + CHATS
        assert sum(not str(label).startswith("p") for label in labels) == CHATS


def test_neighbours_stand_in_one_batch(examples: list[Example], vectors: Vectors) -> None:
    for batch in Batches(examples, vectors, seed=1).draw(20):
        numbers = list(dict.fromkeys(int(e.label[1:]) for p in batch if (e := examples[p]).kind == "question"))
        first, *others = numbers
        assert all(abs(number - first) <= 2 * NEIGHBOURS for number in others[:NEIGHBOURS])


def test_no_question_comes_again_before_all_of_its_passage_came(examples: list[Example], vectors: Vectors) -> None:
    asked = [place for place, example in enumerate(examples) if example.kind != "lead"]
    shown: dict[str, list[int]] = {}
    for batch in Batches([examples[place] for place in asked], vectors[asked], seed=1).draw(30):
        for place in batch:
            if examples[asked[place]].kind == "question":
                shown.setdefault(str(examples[asked[place]].label), []).append(place)
    assert len(shown) == PASSAGES
    for places in shown.values():
        rounds = [places[start : start + QUESTIONS] for start in range(0, len(places), QUESTIONS)]
        assert all(len(set(one)) == len(one) for one in rounds)


def test_a_lead_stands_for_about_one_text_in_four(examples: list[Example], vectors: Vectors) -> None:
    kinds = Counter(
        examples[place].kind for batch in Batches(examples, vectors, seed=1).draw(10) for place in batch
    )
    assert kinds["lead"] / (kinds["lead"] + kinds["question"]) == pytest.approx(0.25, abs=0.03)
    assert set(SAID) >= {"lead"}


def test_a_seed_draws_the_same_batches_again(examples: list[Example], vectors: Vectors) -> None:
    one, same, other = (list(Batches(examples, vectors, seed).draw(5)) for seed in (7, 7, 8))
    assert one == same != other


def test_passages_are_left_out_whole(examples: list[Example]) -> None:
    kept, out = without(examples, 3, seed=5)
    assert len(set(out)) == 3
    assert set(passages(examples)) - set(passages(kept)) == set(out)
    assert [e for e in examples if e.label not in out] == kept
    assert without(examples, 0, seed=5) == (examples, [])


def test_exported_texts_are_read_once_and_out_of_scope_has_no_class(tmp_path: Path) -> None:
    rows = [
        {"text": "does it pay?", "kind": "question", "label": "pay"},
        {"text": "does it pay?", "kind": "question", "label": "pay"},
        {"text": "hi", "kind": "chat", "label": "greet"},
        {"text": "where is my payslip", "kind": "out_of_scope", "label": "out_of_scope"},
    ]
    file = tmp_path / "examples.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    assert read_examples(file) == [
        Example("does it pay?", "question", "pay"),
        Example("hi", "chat", "greet"),
        Example("where is my payslip", "out_of_scope", None),
    ]
    assert passages(read_examples(file)) == ["pay"]


def test_a_pool_is_one_text_a_line(tmp_path: Path) -> None:
    (tmp_path / "pool.txt").write_text("tea\n\n  tea \ncoffee\n", "utf-8")
    assert read_pool([tmp_path / "pool.txt"]) == [Example("tea", "pool", None), Example("coffee", "pool", None)]
