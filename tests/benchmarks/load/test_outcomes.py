from __future__ import annotations

import json

import pytest
import yaml

from benchmarks.load.outcomes import ANSWERED, APOLOGY, LIMITED, LOST, REFUSED, outcome_of, retry_seconds
from bot.channels.messages import TURN_FAILED, TURN_NOT_KEPT
from bot.settings import PROJECT_ROOT


def body(*texts: str) -> str:
    return json.dumps([{"recipient_id": "rest:a", "text": text} for text in texts], separators=(",", ":"))


@pytest.mark.parametrize(
    ("status", "said", "outcome"),
    [
        (200, body("A badge may help."), ANSWERED),
        (200, body("A badge may help.", TURN_NOT_KEPT), APOLOGY),
        (200, body(TURN_FAILED), APOLOGY),
        (200, "[]", LOST),
        (200, "", LOST),
        (503, '{"error": "A lot of people are asking"}', REFUSED),
        (429, '{"error": "That was a lot"}', LIMITED),
        (500, "", LOST),
        (0, "", LOST),
    ],
)
def test_what_came_of_a_message(status: int, said: str, outcome: str) -> None:
    assert outcome_of(status, said) == outcome


def test_every_apology_of_the_domain_is_known() -> None:
    domain = yaml.safe_load((PROJECT_ROOT / "domain.yml").read_text(encoding="utf-8"))
    texts = [variant["text"] for variant in domain["responses"]["utter_apology"]]
    assert texts
    assert {outcome_of(200, body(text)) for text in texts} == {APOLOGY}


@pytest.mark.parametrize(
    ("header", "seconds"), [("2", 2.0), ("0", 0.0), ("-3", 0.0), ("3600", 10.0), (None, 1.0), ("soon", 1.0)]
)
def test_how_long_a_user_waits(header: str | None, seconds: float) -> None:
    assert retry_seconds(header) == seconds
