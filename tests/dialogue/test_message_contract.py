"""The keys that understanding, actions and channels share clash with nothing, and the slots among them exist."""

from __future__ import annotations

import json

import pytest
import yaml
from rasa.shared.nlu import constants as rasa_constants
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue import message_contract
from bot.settings import PROJECT_ROOT

MESSAGE_KEYS = ("KNOWLEDGE", "SITUATION", "LANGUAGE", "TEXT_CHANGES", "READING", "PLAN")
SLOTS = ("FOCUS_SLOT", "MISSES_SLOT", "PURPOSE_SLOT", "ERASE_SLOT", "OPEN_QUESTION_SLOT", "PENDING_SLOT")


def value(name: str) -> str:
    return str(getattr(message_contract, name))


def names() -> list[str]:
    return [name for name in vars(message_contract) if name.isupper()]


def test_no_two_names_mean_the_same_key() -> None:
    assert {*MESSAGE_KEYS, *SLOTS} <= set(names())
    assert len({value(name) for name in names()}) == len(names())


@pytest.mark.parametrize("name", MESSAGE_KEYS)
def test_a_key_of_a_message_is_none_of_rasas_own(name: str) -> None:
    assert value(name) not in [getattr(rasa_constants, constant) for constant in dir(rasa_constants)]


@pytest.mark.parametrize("name", MESSAGE_KEYS)
def test_what_is_put_on_a_message_reaches_the_tracker_as_it_is(name: str) -> None:
    put = {"ranked": [["cost", 0.5]], "none": None, "ünïcode": "ß"}
    message = Message.build("hello")
    message.set(value(name), put, add_to_output=True)
    assert json.loads(json.dumps(message.as_dict(only_output_properties=True)))[value(name)] == put


@pytest.mark.parametrize("name", SLOTS)
def test_every_slot_is_in_the_domain(name: str) -> None:
    slots = yaml.safe_load((PROJECT_ROOT / "domain.yml").read_text(encoding="utf-8"))["slots"]
    assert value(name) in slots


def test_no_message_can_fill_the_slot_that_ends_an_erasure() -> None:
    slots = yaml.safe_load((PROJECT_ROOT / "domain.yml").read_text(encoding="utf-8"))["slots"]
    assert [mapping["type"] for mapping in slots[message_contract.ERASE_SLOT]["mappings"]] == ["custom"]
