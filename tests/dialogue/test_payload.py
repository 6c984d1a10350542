"""Which slash commands are obeyed: those of the assistant's own buttons, and nothing else."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.nlg.interpolator import interpolate
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.payload import ENTITIES_OF, entities_of, is_allowed, payload
from bot.settings import PROJECT_ROOT

VALUES = st.from_regex(r"\A[a-z0-9][a-z0-9 -]{0,30}\Z")


@given(intent=st.sampled_from(sorted(ENTITIES_OF)), data=st.data())
def test_every_payload_that_can_be_made_is_allowed_and_read_as_meant(intent: str, data: st.DataObject) -> None:
    names = data.draw(st.sets(st.sampled_from(sorted(ENTITIES_OF[intent]) or ["none"])))
    entities = {name: data.draw(VALUES) for name in names if name in ENTITIES_OF[intent]}
    text = payload(intent, **entities)
    assert is_allowed(text)
    read = YAMLStoryReader.unpack_regex_message(Message({"text": text}), entity_extractor_name="test")
    assert read.get("intent")["name"] == intent
    assert {entity["entity"]: entity["value"] for entity in read.get("entities")} == entities


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "/",
        "/restart",
        "/session_start",
        "/back",
        "/greet",
        "/ask_pay",
        "/show_passage{",
        "/show_passage{}{}",
        '/show_passage{"key":' + "[" * 100_000 + "}",
        '/show_passage{"passage": 1}',
        '/show_passage{"passage": null}',
        '/show_passage{"passage": ["pay"]}',
        '/show_passage{"passage": "{name}"}',
        '/show_passage{"passage": "../../etc"}',
        '/show_passage{"passage": "PAY"}',
        '/show_passage{"passage": ""}',
        '/show_passage{"passage": "' + "x" * 81 + '"}',
        '/show_passage{"focus": "pay"}',
        '/show_passage{"passage": "pay", "misses": "9"}',
        "/show_passage['pay']",
        '/show_passage@0.5{"passage": "pay"}',
        '/show_passage {"passage": "pay"}',
        '/tell_more{"passage": "pay"}',
        '/give_feedback{"helpful": "yes"} and more',
        'hi /show_passage{"passage": "pay"}',
        "//ask_person",
        "/ask_person\n/restart",
        "/ASK_PERSON",
    ],
)
def test_what_no_button_sends_is_refused(text: str) -> None:
    assert not is_allowed(text)


def test_spaces_around_a_payload_do_not_matter() -> None:
    assert is_allowed(' /show_passage{"passage": "pay", "point": "badge-raise"}\n')


def test_a_button_cannot_be_made_with_anything_else() -> None:
    with pytest.raises(ValueError, match="restart"):
        payload("restart")
    with pytest.raises(ValueError, match="show_passage"):
        payload("show_passage", passage="Not a key!")
    with pytest.raises(ValueError, match="tell_more"):
        payload("tell_more", passage="pay")


def test_every_button_in_the_domain_is_allowed_and_known_to_it() -> None:
    domain = yaml.safe_load((PROJECT_ROOT / "domain.yml").read_text(encoding="utf-8"))
    entities = {next(iter(entity)) for entity in domain["entities"]}
    assert set(ENTITIES_OF) <= set(domain["intents"])
    assert set().union(*ENTITIES_OF.values()) <= entities
    variants = [variant for variants in domain["responses"].values() for variant in variants]
    payloads = {button["payload"] for variant in variants for button in variant.get("buttons", [])}
    assert payloads
    for written in payloads:
        # Doubled in the file: Rasa reads single braces as slots and complains of each that there is no such one.
        assert "{" not in written.replace("{{", ""), written
        sent = interpolate(written, {"focus": None})
        assert is_allowed(sent), sent
        assert "{{" not in sent, sent


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers() | st.none(), max_size=2))
def test_odd_entities_never_break_the_check(entities: dict[str, object]) -> None:
    assert is_allowed(f"/show_passage{json.dumps(entities)}") in (True, False)


def test_the_entities_of_a_button_are_read_by_its_intent() -> None:
    assert entities_of(payload("correct_fact", field="hours-per-week"), "correct_fact") == {
        "field": "hours-per-week"
    }
    assert entities_of(payload("tell_more"), "correct_fact") == {}
    assert entities_of("skip", "correct_fact") == {}
