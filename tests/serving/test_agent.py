from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUtteranceReverted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from benchmarks.running import START_SECONDS
from bot.database.migrations import upgraded_engine
from bot.dialogue.message_contract import ERASE_SLOT
from bot.serving.action_endpoint import ActionEndpoint
from bot.serving.agent import CheckedAction, ModelNotLoadedError, RungAgent, load_agent, recent, tracker_store_of
from bot.settings import PROJECT_ROOT, Settings
from tests.people.remains import tables_with
from tests.people.sample import store_everything
from tests.serving.running import Trained

RESULTS: list[Any] = [
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": [{"text": "x", "reply": {}}]},
    {"events": [{"event": "followup", "name": "action_listen"}], "responses": [{"text": "x"}]},
    {"events": [{"event": "slot", "name": "a", "value": 1, "timestamp": "x"}], "responses": []},
    {"events": [{"event": "slot", "name": 1, "value": 1}], "responses": []},
    {"events": [{"event": "slot", "name": "a"}], "responses": [{"text": "x"}]},
    {"events": [{"event": "followup", "name": "a", "metadata": 1}], "responses": [{"text": "x"}]},
    {"events": [], "responses": [{"text": 1}]},
    {"events": None},
    {"events": [{"event": "no such event"}], "responses": []},
    {"responses": ["text"]},
    [],
]


@pytest.mark.parametrize("result", RESULTS)
def test_a_result_is_judged_as_rasa_judges_it(result: Any) -> None:
    def is_valid(action: RemoteAction) -> bool:
        try:
            return bool(action._validate_action_result(result))
        except jsonschema.ValidationError:
            return False

    assert is_valid(CheckedAction("a", None)) == is_valid(RemoteAction("a", None))


def turns(count: int) -> list[Event]:
    made: list[Event] = []
    for number in range(count):
        made += [ActionExecuted("action_listen"), UserUttered(f"{number}"), ActionExecuted("action_answer")]
    return made


def test_policies_see_the_last_turns_and_the_conversation_keeps_all() -> None:
    tracker = DialogueStateTracker.from_events("rest:a", turns(10))
    seen = recent(tracker)
    assert [event.text for event in seen.events if isinstance(event, UserUttered)] == ["8", "9"]
    assert isinstance(seen.events[0], ActionExecuted)
    assert seen.latest_message == tracker.latest_message
    assert seen.latest_action_name == "action_answer"
    assert len(tracker.events) == 30


@pytest.mark.parametrize("events", [turns(2), [*turns(9), UserUtteranceReverted()]])
def test_a_short_conversation_and_one_with_something_taken_back_are_seen_whole(events: list[Event]) -> None:
    tracker = DialogueStateTracker.from_events("rest:a", events)
    assert recent(tracker) is tracker


async def test_policies_choose_the_same_from_the_last_turns(
    trained: Trained, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", trained.database_url)
    agent = await load_agent(Settings.from_environment(), trained.model, ActionEndpoint("http://127.0.0.1:1", "x"))
    chance = random.Random(0)
    intents = sorted(intent for intent in agent.domain.intents)
    chosen = set()
    for _ in range(60):
        events: list[Event] = []
        for _ in range(12):
            said = UserUttered("x", {"name": chance.choice(intents), "confidence": 1.0})
            events += [ActionExecuted("action_listen"), said]
            tracker = DialogueStateTracker.from_events("rest:a", events, agent.domain.slots)
            seen = agent.processor.graph_runner.run({"__tracker__": recent(tracker)}, ["select_prediction"])
            whole = agent.processor.graph_runner.run({"__tracker__": tracker}, ["select_prediction"])
            both = [one["select_prediction"].probabilities for one in (seen, whole)]
            assert both[0] == both[1]
            first, again = (agent.processor._predict_next_with_tracker(tracker) for _ in range(2))
            assert first == again == whole["select_prediction"]
            name = agent.domain.action_names_or_texts[both[0].index(max(both[0]))]
            chosen.add(name)
            events += [*first.events, ActionExecuted(name)]
    assert len(chosen) > 20
    assert len(agent.processor._predictions._known) > 100


async def test_our_actions_run_as_checked_actions(trained: Trained, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", trained.database_url)
    asked: list[str] = []
    kinds: list[type] = []
    action = ActionEndpoint("http://127.0.0.1:1", "x")

    async def request(json: dict[str, Any], **_: Any) -> dict[str, Any]:
        asked.append(json["next_action"])
        return {"events": [], "responses": [{"text": "said"}]}

    monkeypatch.setattr(action, "request", request)
    judge = CheckedAction._validate_action_result
    monkeypatch.setattr(
        CheckedAction,
        "_validate_action_result",
        lambda self, result: kinds.append(type(self)) or judge(self, result),
    )
    agent = await load_agent(Settings.from_environment(), trained.model, action)
    assert isinstance(agent, RungAgent)
    assert agent.is_ready()
    replies = await agent.handle_text("will a badge get me a raise?", sender_id="shell:agent-test")
    assert [reply["text"] for reply in replies] == ["said"]
    assert len(asked) == 1
    assert kinds == [CheckedAction]


@pytest.mark.parametrize("content", [None, b"", b"no archive"])
async def test_a_model_that_cannot_be_loaded_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", f"sqlite:///{tmp_path}/rung.db")
    model = tmp_path / "20260101-000000-0123456789ab.tar.gz"
    if content is not None:
        model.write_bytes(content)
    with pytest.raises(ModelNotLoadedError, match="make train"):
        await load_agent(Settings.from_environment(), model, ActionEndpoint("http://127.0.0.1:1", "x"))


async def test_who_is_forgotten_is_gone_from_every_table(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", sqlite_url)
    engine = upgraded_engine(sqlite_url)
    store = tracker_store_of(AvailableEndpoints.read_endpoints(str(PROJECT_ROOT / "endpoints.yml")))
    store.domain = Domain.empty()
    store_everything(engine, "rest:anna", "zerubbabel")
    tracker = await store.get_or_create_tracker("rest:anna")
    tracker.update(UserUttered("forget zerubbabel"))
    await store.save(tracker)
    assert "events" in tables_with(engine, "zerubbabel")
    tracker.update(SlotSet(ERASE_SLOT, "rest:anna"))
    await store.save(tracker)
    assert tables_with(engine, "zerubbabel", "rest:anna") == set()


LOADING = """
import asyncio, sys
sys.addaudithook(lambda event, found: print("unpickled", *found) if event == "pickle.find_class" else None)
import os
import subprocess
import sys
from pathlib import Path
from bot.serving.action_endpoint import ActionEndpoint
from bot.serving.agent import load_agent
from bot.settings import Settings

async def load():
    action = ActionEndpoint("http://127.0.0.1:1", "x")
    agent = await load_agent(Settings.from_environment(), Path(sys.argv[1]), action)
    print("understood", (await agent.parse_message("does a badge raise my pay?"))["intent"]["name"])

asyncio.run(load())
if sys.argv[2:]:
    import pathlib, pickle
    pickle.loads(pickle.dumps(pathlib.PurePosixPath("/")))
"""


@pytest.mark.parametrize("with_a_pickle", [False, True])
def test_loading_a_model_and_reading_with_it_makes_nothing_from_a_pickle(
    trained: Trained, with_a_pickle: bool
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADING, str(trained.model), *(["also"] if with_a_pickle else [])],
        cwd=PROJECT_ROOT,
        env={**os.environ, "RUNG_DATABASE_URL": trained.database_url},
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "understood ask_pay" in done.stdout
    assert ("unpickled" in done.stdout) is with_a_pickle, done.stdout
