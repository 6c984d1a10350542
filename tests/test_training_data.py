"""The training data hangs together: Rasa's own validation, and what Rasa does not look at."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Action

import actions
from benchmarks.understanding.questions import DATA, training_texts
from bot.dialogue.payload import ENTITIES_OF, is_allowed
from bot.documents.parser import parse_documents
from bot.documents.passage import LEAD, Passage
from bot.settings import PROJECT_ROOT


@pytest.fixture(scope="module")
def domain() -> dict[str, Any]:
    return dict(yaml.safe_load((PROJECT_ROOT / "domain.yml").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def rules() -> list[dict[str, Any]]:
    return list(yaml.safe_load((DATA / "rules.yml").read_text(encoding="utf-8"))["rules"])


def passages() -> dict[str, Passage]:
    documents = parse_documents(DATA / "knowledge")
    return {passage.key: passage for document in documents for passage in document.passages}


def document_intents() -> set[str]:
    return {intent for document in parse_documents(DATA / "knowledge") for intent in document.intents}


def validate(root: Path) -> bool:
    """Whether Rasa's `data validate` passes, with our importer and the structure of the stories."""
    from rasa.shared.importers.importer import TrainingDataImporter
    from rasa.validator import Validator

    importer = TrainingDataImporter.load_from_config(
        str(root / "config.yml"), str(root / "domain.yml"), [str(root / "data")]
    )
    validator = Validator.from_importer(importer)
    # What `rasa data validate --fail-on-warnings` runs.
    checks = (
        validator.verify_domain_validity(),
        validator.verify_nlu(ignore_warnings=False),
        validator.verify_actions_in_stories_rules(),
        validator.verify_forms_in_stories_rules(),
        validator.verify_slot_mappings(),
        validator.verify_story_structure(ignore_warnings=False, max_history=3),
    )
    return all(checks)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("config.yml", "domain.yml"):
        shutil.copy(PROJECT_ROOT / name, tmp_path / name)
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path


def test_rasa_finds_no_fault() -> None:
    assert validate(PROJECT_ROOT)


def test_a_story_against_a_rule_is_noticed(copy: Path) -> None:
    with (copy / "data" / "stories.yml").open("a", encoding="utf-8") as stories:
        stories.write(
            "\n  - story: a planted conflict\n    steps:\n"
            "      - intent: ask_pay\n      - action: action_answer\n"
            "      - intent: tell_more\n      - action: action_why\n"
        )
    assert not validate(copy)


def test_an_unknown_intent_in_a_rule_is_noticed(copy: Path) -> None:
    with (copy / "data" / "rules.yml").open("a", encoding="utf-8") as rules:
        rules.write("\n  - rule: planted\n    steps:\n      - intent: ask_nobody\n      - action: action_answer\n")
    assert not validate(copy)


def test_the_command_line_of_rasa_agrees() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "rasa", "data", "validate", "--max-history", "3"],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert result.returncode == 0, (result.stdout + result.stderr)[-3000:]


def test_no_text_stands_in_two_intents() -> None:
    intents_of: dict[str, set[str]] = defaultdict(set)
    for text in training_texts():
        intents_of[" ".join(text.text.lower().split()).rstrip("?!. ")].add(text.intent)
    assert {text: intents for text, intents in intents_of.items() if len(intents) > 1} == {}


def test_no_text_stands_in_two_passages() -> None:
    keys_of: dict[str, set[str]] = defaultdict(set)
    for passage in passages().values():
        for question in passage.questions:
            keys_of[" ".join(question.text.lower().split()).rstrip("?!. ")].add(passage.key)
    assert {text: keys for text, keys in keys_of.items() if len(keys) > 1} == {}


def test_every_intent_has_examples_or_a_button(domain: dict[str, Any]) -> None:
    taught = {text.intent for text in training_texts()}
    # Empty messages are told by their emptiness, other languages by their small words, and questions to a document
    # that came after the model by the passage that answers them: none by examples. Six are decided.
    assert set(domain["intents"]) - taught == {
        "ask_document",
        "nothing_said",
        "other_language",
        "show_passage",
        "compare",
        "give_feedback",
        "confirm_forget_me",
        "choose_role",
        "correct_fact",
        "take_turn",
        "cannot_do_it",
        "was_refused",
        "ask_about_role",
        "told_feedback",
        "put_news_right",
        "ask_whom",
        "confirm_badge",
        "send_to_hr",
        "watch_readiness",
        "import_profile",
        "keep_profile",
        "export_my_data",
        "answer_interest",
    }
    assert taught - set(domain["intents"]) == document_intents()


def test_every_intent_has_exactly_one_rule(domain: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    first = [rule["steps"][0]["intent"] for rule in rules]
    assert sorted(first) == sorted(domain["intents"])
    assert not set(first) & document_intents()


def test_every_intent_of_a_document_is_used_by_a_passage() -> None:
    assert {passage.intent for passage in passages().values()} == document_intents()


def test_domain_and_code_name_the_same_actions(domain: dict[str, Any]) -> None:
    assert sorted(name for name, _ in coded_actions()) == sorted(domain["actions"])


def test_every_action_is_led_to(domain: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    led_to = {step["action"] for rule in rules for step in rule["steps"] if "action" in step}
    assert {*domain["actions"]} <= led_to


def test_every_response_exists_and_is_used(domain: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    by_rule = {
        step["action"] for rule in rules for step in rule["steps"] if step.get("action", "").startswith("utter")
    }
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources())
    named = {name for name in domain["responses"] if name in by_rule or f'"{name}"' in code}
    built = {f"utter_{kind}" for kind in ("not_covered", "not_understood")} if 'f"utter_{kind}"' in code else set()
    assert set(domain["responses"]) - named - built == set()
    assert by_rule <= set(domain["responses"])


def test_responses_vary(domain: dict[str, Any]) -> None:
    facts = {"utter_privacy", "utter_which_side", "utter_sources_in_general", "utter_start_over", "utter_crisis"}
    facts |= {"utter_crisis_people", "utter_crisis_again", "utter_crisis_thanks"}
    alone = {name for name, variants in domain["responses"].items() if len({v["text"] for v in variants}) < 2}
    assert alone <= facts


def test_every_button_of_a_response_leads_to_what_exists(domain: dict[str, Any]) -> None:
    known = passages()
    variants = [variant for variants in domain["responses"].values() for variant in variants]
    payloads = {button["payload"] for variant in variants for button in variant.get("buttons", [])}
    assert payloads
    for written in payloads:
        # Rasa fills slots into single braces, so they are doubled in the file.
        sent = written.replace("{{", "{").replace("}}", "}")
        assert is_allowed(sent), written
        intent, _, entities = sent.removeprefix("/").partition("{")
        assert intent in domain["intents"]
        values = json.loads("{" + entities) if entities else {}
        assert set(values) <= ENTITIES_OF[intent]
        if "passage" in values:
            passage = known[values["passage"]]
            assert values.get("point", LEAD) in {LEAD, *(point.id for point in passage.points)}, written


def test_what_buttons_send_is_known_to_the_domain(domain: dict[str, Any]) -> None:
    entities = {name for entity in domain["entities"] for name in ([entity] if isinstance(entity, str) else entity)}
    assert set(ENTITIES_OF) <= set(domain["intents"])
    assert set().union(*ENTITIES_OF.values()) <= entities


def test_entities_and_slots_never_steer_the_dialogue(domain: dict[str, Any]) -> None:
    for entity in domain["entities"]:
        assert all(options == {"influence_conversation": False} for options in entity.values()), entity
    for name, slot in domain["slots"].items():
        assert slot["influence_conversation"] is False, name
        assert [mapping["type"] for mapping in slot["mappings"]] == ["custom"], name


def test_sessions_end_and_fallback_is_the_projects_own(domain: dict[str, Any]) -> None:
    assert 0 < domain["session_config"]["session_expiration_time"] <= 24 * 60
    config = yaml.safe_load((PROJECT_ROOT / "config.yml").read_text(encoding="utf-8"))
    assert "FallbackClassifier" not in json.dumps(config["pipeline"])
    names = {importer["name"] for importer in config["importers"]}
    assert names == {"RasaFileImporter", "bot.nlu.knowledge_importer.KnowledgeImporter"}


def coded_actions() -> Iterator[tuple[str, type[Action]]]:
    """The actions in actions/, with the names that they give themselves."""
    for module in pkgutil.iter_modules(actions.__path__):
        members = vars(importlib.import_module(f"actions.{module.name}")).values()
        for member in members:
            is_own = inspect.isclass(member) and member.__module__ == f"actions.{module.name}"
            if is_own and issubclass(member, Action) and not inspect.isabstract(member):
                yield member().name(), member


def sources() -> Iterator[Path]:
    for folder in ("actions", "bot"):
        yield from sorted((PROJECT_ROOT / folder).rglob("*.py"))
