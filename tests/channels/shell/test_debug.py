from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rich.console import Console

from bot.channels.shell import debug as shell_debug
from bot.settings import Settings

SETTINGS = Settings("sqlite:///:memory:")
CANDIDATE = {
    "key": "earning-potential",
    "title": "Earning potential",
    "point": "micro-raise",
    "score": 0.91234,
    "similarity": 0.8,
    "why": "like the question “does a badge raise pay”",
}
PARSED: dict[str, Any] = {
    "intent": {"name": "ask_pay", "confidence": 0.934},
    "entities": [{"entity": "side", "value": "micro-credential", "text": "badge"}],
    "knowledge": {"questions": [{"text": "will a badge get me a raise", "candidates": [CANDIDATE]}]},
}


def explained(parsed: dict[str, Any]) -> str:
    tracker = DialogueStateTracker.from_events(
        "shell:a",
        [UserUttered("x", parsed.get("intent"), parsed.get("entities"), parsed)],
    )
    console = Console(file=io.StringIO(), width=120)
    for part in shell_debug.explain(tracker, SETTINGS):
        console.print(part)
    output: Any = console.file
    return str(output.getvalue())


@pytest.fixture(autouse=True)
def _subjects(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell_debug, "subjects", lambda _settings: {"ask_pay": "pay and raises"})


def test_a_turn_is_explained_in_words() -> None:
    text = explained(PARSED)
    assert "pay and raises (ask_pay), 93% sure" in text
    assert "“badge” as side micro-credential" in text
    for part in ("Passages for “will a badge", "Earning potential", "micro-raise", "0.91", "0.80", "does a badge"):
        assert part in text


def test_acts_facts_and_the_decision_are_shown_with_their_words_and_reasons() -> None:
    text = explained(
        {
            **PARSED,
            "reading": {
                "acts": {"tells": 0.98, "asks": 0.4, "thanks": 0.02},
                "spans": [{"label": "role_now", "text": "staff nurse", "start": 0, "end": 11, "probability": 0.97}],
            },
            "plan": {
                "intent": "take_turn",
                "steps": [
                    {"kind": "take_in", "detail": "", "reason": "it tells about themselves"},
                    {"kind": "guide", "detail": "my_gap", "reason": ""},
                ],
            },
        }
    )
    assert "It does: tells (98%), asks (40%)" in text
    assert "It tells: role now “staff nurse” (97%)" in text
    assert "Decided: take in, because: it tells about themselves" in text
    assert "Decided: guide (my gap), because: it follows" in text


def test_a_pressed_button_has_neither() -> None:
    text = explained(PARSED)
    assert "It does" not in text
    assert "Decided" not in text


def test_nothing_known_is_said() -> None:
    assert "Words recognised: none" in explained({"intent": {}, "entities": []})
    assert next(iter(shell_debug.explain(None, SETTINGS))).plain.startswith("Nothing is known")


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(candidate=st.dictionaries(st.sampled_from(list(CANDIDATE)), json_values), text=json_values)
def test_whatever_is_there_is_shown(candidate: dict[str, Any], text: Any) -> None:
    explained({**PARSED, "knowledge": {"questions": [{"text": text, "candidates": [candidate]}]}})


def test_subjects_come_from_the_documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.undo()
    assert shell_debug.subjects(Settings(f"sqlite:///{tmp_path}/empty.db")) == {}
