from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from bot.serving.action_endpoint import ActionEndpoint
from bot.serving.agent import CheckedAction, ModelNotLoadedError, RungAgent, load_agent
from bot.settings import Settings
from tests.serving.running import Trained

RESULTS: list[Any] = [
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": [{"text": "x", "reply": {}}]},
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
