"""The attributes that our components add are none of Rasa's own."""

from __future__ import annotations

import numpy as np
import rasa.shared.nlu.constants as rasa_constants
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.message_contract import KNOWLEDGE
from bot.nlu.message_attributes import CLASSIFICATIONS, PASSAGE, POINT, QUESTIONS, EncodedQuestion

OWN = (CLASSIFICATIONS, KNOWLEDGE, PASSAGE, POINT, QUESTIONS)


def test_names_are_free() -> None:
    taken = {value for name, value in vars(rasa_constants).items() if name.isupper() and isinstance(value, str)}
    assert taken.isdisjoint(OWN)
    assert len(set(OWN)) == len(OWN)


def test_questions_stay_inside_the_pipeline() -> None:
    message = Message({"text": "hi"})
    message.set(QUESTIONS, (EncodedQuestion("hi", np.zeros(384, dtype=np.float32)),))
    assert QUESTIONS not in message.as_dict(only_output_properties=True)
