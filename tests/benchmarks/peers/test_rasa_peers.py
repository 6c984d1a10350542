"""The Rasa bots of the comparison: their files, what is read of their predictions, and one of them in earnest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.peers import rasa_configs
from benchmarks.peers.examples import Example
from benchmarks.peers.made_up import TRAINING
from benchmarks.peers.measuring import FLOOR, SPACY, Workspace, measure
from benchmarks.peers.rasa_files import intent_of, passage_of, write_project
from benchmarks.peers.rasa_peer import digest_of
from benchmarks.peers.rasa_predict import read
from benchmarks.peers.spacy_vectors import spacy_vectors_folder
from benchmarks.performance.processes import BenchmarkError
from benchmarks.understanding.questions import EvaluationQuestion

INTENTS = {"cost": "ask_cost", "time": "ask_time"}


@pytest.mark.parametrize("with_selector", [True, False])
def test_a_passage_is_found_again_in_its_name(with_selector: bool) -> None:
    assert passage_of(intent_of(Example("x", "ask_cost", "cost"), with_selector)) == "cost"
    assert passage_of(intent_of(Example("x", "greet"), with_selector)) is None


def test_the_stock_pipeline_is_the_one_that_rasa_writes() -> None:
    names = [component["name"] for component in rasa_configs.stock()["pipeline"]]
    assert names[0] == "WhitespaceTokenizer"
    assert names[-4:] == ["DIETClassifier", "EntitySynonymMapper", "ResponseSelector", "FallbackClassifier"]
    assert rasa_configs.spacy_vectors("folder")["pipeline"][0] == {"name": "SpacyNLP", "model": "folder"}


def test_fewer_epochs_for_every_network_and_nothing_else() -> None:
    short = rasa_configs.with_epochs(rasa_configs.stock(), 2)
    epochs = [part["epochs"] for part in (*short["pipeline"], *short["policies"]) if "epochs" in part]
    assert epochs == [2, 2, 2, 2]
    assert rasa_configs.stock()["pipeline"][5]["epochs"] == 100
    assert digest_of(TRAINING, short) != digest_of(TRAINING, rasa_configs.stock())


def test_files_of_a_bot_with_a_response_selector(tmp_path: Path) -> None:
    write_project(tmp_path, TRAINING, rasa_configs.stock())
    domain = yaml.safe_load((tmp_path / "domain.yml").read_text(encoding="utf-8"))
    assert domain["intents"] == ["faq", "greet", "out_of_scope"]
    assert domain["responses"]["utter_faq/cost"] == [{"text": "What it costs"}]
    rules = yaml.safe_load((tmp_path / "data" / "rules.yml").read_text(encoding="utf-8"))["rules"]
    assert {rule["steps"][0]["intent"] for rule in rules} == {*domain["intents"], "nlu_fallback"}
    nlu = yaml.safe_load((tmp_path / "data" / "nlu.yml").read_text(encoding="utf-8"))["nlu"]
    assert "faq/time" in [block["intent"] for block in nlu]


def _intent(name: str, confidence: float) -> dict[str, Any]:
    return {"name": name, "confidence": confidence}


SELECTED = {
    "default": {
        "ranking": [
            {"intent_response_key": "faq/time", "confidence": 0.8},
            {"intent_response_key": "faq/cost", "confidence": 0.2},
        ]
    }
}


def test_reading_a_response_selector() -> None:
    parsed = {"intent": _intent("faq", 0.5), "intent_ranking": [_intent("faq", 0.5)], "response_selector": SELECTED}
    found = read(parsed, TRAINING, INTENTS, 0.1)
    assert (found.intent, found.answers, found.confidence) == ("ask_time", True, pytest.approx(0.4))
    assert found.ranking == ("How long it takes", "What it costs")


def test_a_fallback_is_a_refusal_with_a_ranking() -> None:
    parsed = {"intent": _intent("nlu_fallback", 0.7), "intent_ranking": [], "response_selector": SELECTED}
    found = read(parsed, TRAINING, INTENTS, 0.1)
    assert (found.intent, found.answers, found.ranking[0]) == ("out_of_scope", False, "How long it takes")


def test_reading_intents() -> None:
    ranking = [_intent("faq_cost", 0.6), _intent("greet", 0.3), _intent("faq_time", 0.1)]
    found = read({"intent": ranking[0], "intent_ranking": ranking}, TRAINING, INTENTS, 0.1)
    assert (found.intent, found.answers, found.ranking) == (
        "ask_cost",
        True,
        ("What it costs", "How long it takes"),
    )
    found = read({"intent": ranking[1], "intent_ranking": ranking}, TRAINING, INTENTS, 0.1)
    assert (found.intent, found.answers) == ("greet", False)


def test_a_bot_is_trained_once_asked_and_served(tmp_path: Path) -> None:
    asked = (
        EvaluationQuestion("what does a badge cost", "plain", ("What it costs",)),
        EvaluationQuestion("how many weeks does it take", "plain", ("How long it takes",)),
        EvaluationQuestion("my laptop is broken", "plain"),
    )
    workspace = Workspace(tmp_path, TRAINING, asked)
    result = measure(FLOOR, workspace)
    scores = result.scores
    assert [share.value for share in (scores.right_first, scores.right_intent) if share] == [1.0, 1.0]
    assert scores.wrong_source is not None
    assert scores.wrong_source.value == 0.0
    assert result.cost.served
    assert 0 < result.cost.p50 < result.cost.startup_seconds
    assert result.cost.memory_bytes > 1e8
    record = json.loads((tmp_path / FLOOR / "trained.json").read_text(encoding="utf-8"))
    assert record["seconds"] == result.cost.training_seconds
    assert record["digest"] == digest_of(TRAINING, rasa_configs.floor())


def test_vectors_that_cannot_be_installed_are_told(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="Leave that peer out"):
        spacy_vectors_folder(tmp_path, uv=tmp_path / "no-such-uv")
    assert SPACY == "spacy"
