"""Rasa's agent, loaded so that a failure is reported, and with cheaper calls of our actions."""

from __future__ import annotations

import asyncio
import contextvars
import copy
from collections import deque
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import jsonschema
from rasa.core.actions.action import Action, RemoteAction
from rasa.core.agent import Agent
from rasa.core.brokers.broker import EventBroker
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.engine.constants import PLACEHOLDER_TRACKER
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionReverted, Event, UserUtteranceReverted
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.common import TempDirectoryPath, get_temp_dir_name

from bot.monitoring.turn import POLICIES, UNDERSTANDING, timed
from bot.people.erasure import erase_person
from bot.serving.action_endpoint import ActionEndpoint
from bot.serving.model_storage import ServingStorage
from bot.serving.prediction_memory import PredictionMemory
from bot.serving.straight_runner import StraightRunner
from bot.settings import Settings

TURNS_LOOKED_BACK = 2
"""As long as the longest rule or story that a policy has learned to match: the `max_history` of MemoizationPolicy
is three states, and a turn has two at least."""

_TAKING_BACK = (ActionReverted, UserUtteranceReverted)


class ModelNotLoadedError(Exception):
    """Rasa could not load the model; the message says why and how to fix it."""


class CheckedAction(RemoteAction):  # type: ignore[misc]
    """An action of the action server, whose results are checked against Rasa's schema read once.

    Rasa validates the schema itself before each result, which takes longer than everything else in a turn. What
    our actions return as a rule is seen to fit without the schema.
    """

    def _validate_action_result(self, result: dict[str, Any]) -> bool:
        if not is_plain(result):
            _result_validator().validate(result)
        return True


def is_plain(result: Any) -> bool:
    """Whether an action returned nothing but texts, with what belongs to them, slots and the action to follow."""
    if not isinstance(result, dict):
        return False
    events, responses = result.get("events"), result.get("responses")
    return (
        isinstance(events, list)
        and isinstance(responses, list)
        and all(isinstance(event, dict) and _is_plain_event(event) for event in events)
        and all(isinstance(response, dict) and isinstance(response.get("text"), str) for response in responses)
    )


def _is_plain_event(event: Mapping[str, Any]) -> bool:
    if event.get("timestamp") is not None or event.get("metadata") is not None:
        return False
    kind = event.get("event")
    return kind == "followup" or (kind == "slot" and isinstance(event.get("name"), str) and "value" in event)


@lru_cache(maxsize=1)
def _result_validator() -> Any:
    return jsonschema.Draft202012Validator(RemoteAction.action_response_format_spec())


class RungProcessor(MessageProcessor):  # type: ignore[misc]
    """Rasa's processor, running `CheckedAction` wherever Rasa would run its `RemoteAction`.

    Messages are understood in a thread, one after the other as in Rasa: the components read the database, and
    the server goes on talking to others while it takes its time.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.graph_runner: Any = StraightRunner(self.graph_runner)
        self._predictions = PredictionMemory(self.domain, self.model_metadata.training_type)
        self._understanding = ThreadPoolExecutor(max_workers=1, thread_name_prefix="understanding")

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        """Unpacks a model; the same as Rasa's method but for the storage's class."""
        with TempDirectoryPath(get_temp_dir_name()) as folder:
            metadata, runner = load_predict_graph_runner(
                Path(folder), Path(model_path), ServingStorage, DaskGraphRunner
            )
        return Path(model_path).name, metadata, runner

    async def parse_message(
        self, message: UserMessage, tracker: DialogueStateTracker | None = None, only_output_properties: bool = True
    ) -> dict[str, Any]:
        """What the pipeline understands; see Rasa's method."""
        known = tracker or DialogueStateTracker.from_events(message.sender_id, [])
        # The thread works for this turn, and says so in the log.
        turn = contextvars.copy_context()
        read = partial(turn.run, self._understood, message, known, only_output_properties)
        parsed: dict[str, Any] = await asyncio.get_running_loop().run_in_executor(self._understanding, read)
        return parsed

    def _understood(
        self, message: UserMessage, tracker: DialogueStateTracker, only_output_properties: bool
    ) -> dict[str, Any]:
        with timed(UNDERSTANDING):
            parsed: dict[str, Any] = self._parse_message_with_graph(message, tracker, only_output_properties)
        return parsed

    def _predict_next_with_tracker(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        if tracker.followup_action:
            prediction: PolicyPrediction = super()._predict_next_with_tracker(tracker)
            return prediction
        looked_at = recent(tracker)
        key = self._predictions.key_of(looked_at)
        known = self._predictions.recall(key) if key else None
        if known is not None:
            return known
        target = self.model_metadata.core_target
        found: PolicyPrediction = self.graph_runner.run(inputs={PLACEHOLDER_TRACKER: looked_at}, targets=[target])[
            target
        ]
        if key:
            self._predictions.keep(key, found)
        return found

    @staticmethod
    def _log_slots(tracker: DialogueStateTracker) -> None:
        """Nothing: Rasa copies all slots for a line that is logged at a level which is off."""

    def predict_next_with_tracker_if_should(self, tracker: DialogueStateTracker) -> tuple[Action, PolicyPrediction]:
        """The next action and the prediction that chose it; see Rasa's method."""
        with timed(POLICIES):
            action, prediction = super().predict_next_with_tracker_if_should(tracker)
        if type(action) is RemoteAction:
            action = CheckedAction(action.name(), self.action_endpoint)
        return action, prediction


def recent(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """The conversation as far back as a policy looks: each works out the state after every event that it is given.

    What was taken back may lie further back; then it is all of the conversation.
    """
    events = list(tracker.events)
    listened = [index for index, event in enumerate(events) if _listens(event)]
    start = listened[-TURNS_LOOKED_BACK] if len(listened) > TURNS_LOOKED_BACK else 0
    if not start or any(isinstance(event, _TAKING_BACK) for event in events[start:]):
        return tracker
    shorter = copy.copy(tracker)
    shorter.events = deque(events[start:], tracker.events.maxlen)
    return shorter


def _listens(event: Event) -> bool:
    return isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME


class RungAgent(Agent):  # type: ignore[misc]
    """Rasa's agent with our processor, and without its fallback for a database that fails.

    Rasa would keep conversations in memory from then on and tell nobody; a turn that cannot be stored has failed.
    """

    @staticmethod
    def _create_tracker_store(store: TrackerStore, domain: Domain) -> TrackerStore:
        store.domain = domain
        return store

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """Loads the model; the same as Rasa's method but for the processor's class."""
        self.processor = RungProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            generator=self.nlg,
            action_endpoint=self.action_endpoint,
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        self.nlg.responses = self.domain.responses


async def load_agent(settings: Settings, model: Path, action: ActionEndpoint, loop: Any = None) -> RungAgent:
    """The agent with the stores of endpoints.yml.

    Raises `ModelNotLoadedError` where Rasa would go on without a model.
    """
    endpoints = AvailableEndpoints.read_endpoints(str(settings.root / "endpoints.yml"))
    broker = await EventBroker.create(endpoints.event_broker, loop=loop)
    agent = RungAgent(
        generator=endpoints.nlg,
        tracker_store=tracker_store_of(endpoints, broker),
        lock_store=LockStore.create(endpoints.lock_store),
        action_endpoint=action,
    )
    try:
        agent.load_model(str(model))
    except Exception as error:
        # A damaged archive fails in any of a dozen ways: tarfile's, zlib's, JSON's, a component's.
        reason = str(error) or type(error).__name__
        raise ModelNotLoadedError(
            f"Rasa cannot load {model.name} ({reason}). Train again with: make train"
        ) from error
    return agent


def tracker_store_of(endpoints: AvailableEndpoints, broker: EventBroker | None = None) -> TrackerStore:
    """The tracker store that endpoints.yml names; it erases people's rows together with their conversations."""
    if endpoints.tracker_store is not None:
        endpoints.tracker_store.kwargs["erase_person"] = erase_person
    return TrackerStore.create(endpoints.tracker_store, event_broker=broker)
