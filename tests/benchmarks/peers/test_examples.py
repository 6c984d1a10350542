from __future__ import annotations

from pathlib import Path

from benchmarks.peers.examples import TrainingSet
from benchmarks.peers.made_up import TRAINING
from benchmarks.peers.questions import right_intents, unseen_questions
from benchmarks.performance.processes import run
from bot.settings import PROJECT_ROOT


def test_kept_examples_are_read_as_they_were(tmp_path: Path) -> None:
    TRAINING.save(tmp_path / "set.json")
    assert TrainingSet.load(tmp_path / "set.json") == TRAINING


def test_the_project_s_own_examples(tmp_path: Path) -> None:
    arguments = ["benchmarks.peers.examples", str(tmp_path / "set.json")]
    run("examples", arguments, tmp_path, 120.0, PYTHONPATH=str(PROJECT_ROOT))
    training = TrainingSet.load(tmp_path / "set.json")
    texts = {example.text for example in training.examples}
    questions = unseen_questions()
    intents = right_intents(training)
    assert len(training.examples) > 5_000
    assert {example.passage for example in training.examples if example.passage} == set(training.titles)
    assert texts.isdisjoint(question.text for question in questions)
    assert all(intents(question) for question in questions)
    assert {intent for question in questions for intent in intents(question)} <= {
        *(example.intent for example in training.examples)
    }
