"""The next action, remembered: policies work it out anew for each turn, and always find the same.

A prediction replays the last turns four times to state what stood between them, and filters two hundred rules by
each state: five milliseconds a turn, half as much as understanding the message. It follows from intents and actions
alone as long as nothing else has a say, which is looked at here: no slot and no entity counts, and nothing was
predicted from a text, in a loop, or taken back.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from rasa.core.policies.policy import PolicyPrediction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.data import TrainingType

MOST = 10_000
"""So many predictions are remembered, of 150 numbers each; then those that were not asked for longest go."""

Key = tuple[tuple[str, ...], ...]


class PredictionMemory:
    """What was predicted after the same intents and actions; empty for a domain or a model of another kind."""

    def __init__(self, domain: Domain, training: TrainingType) -> None:
        self._known: OrderedDict[Key, PolicyPrediction] = OrderedDict()
        self._is_used = (
            training is not TrainingType.END_TO_END
            and not domain.form_names
            and not domain.action_texts
            and not any(slot.influence_conversation for slot in domain.slots)
            and not any(entity for used in domain.intent_properties.values() for entity in used["used_entities"])
        )

    def key_of(self, tracker: DialogueStateTracker) -> Key | None:
        """What the next action follows from; None where more than intents and actions may have a say."""
        if not self._is_used or tracker.active_loop_name or tracker.followup_action:
            return None
        return _visible(tracker.events)

    def recall(self, key: Key) -> PolicyPrediction | None:
        """A prediction of its own for this turn, with events of now; None where there was none yet."""
        known = self._known.get(key)
        if known is None:
            return None
        self._known.move_to_end(key)
        return _anew(known)

    def keep(self, key: Key, prediction: PolicyPrediction) -> None:
        """Remembers a prediction, unless it says more than which action follows."""
        if _is_plain(prediction):
            self._known[key] = _anew(prediction)
            if len(self._known) > MOST:
                self._known.popitem(last=False)


def _visible(events: Iterable[Event]) -> Key | None:
    found: list[tuple[str, ...]] = []
    is_undecided = False
    for event in events:
        kind = type(event)
        if kind is UserUttered:
            if is_undecided or event.use_text_for_featurization or not event.intent_name:
                return None
            # Of the last message nobody has said yet that its intent counts and not its text.
            is_undecided = event.use_text_for_featurization is None
            found.append(("intent", event.intent_name, event.full_retrieval_intent_name or "", str(is_undecided)))
        elif kind is ActionExecuted:
            if not event.action_name:
                return None
            found.append(("action", event.action_name, "hidden" if event.hide_rule_turn else ""))
        elif kind is SessionStarted:
            found.append(("session",))
        elif kind is DefinePrevUserUtteredFeaturization:
            if event.use_text_for_featurization:
                return None
        elif kind not in (SlotSet, BotUttered):
            return None
    return tuple(found)


def _is_plain(prediction: PolicyPrediction) -> bool:
    return not (
        prediction.is_end_to_end_prediction
        or prediction.is_no_user_prediction
        or prediction.diagnostic_data
        or prediction.action_metadata
        or prediction.optional_events
        or any(
            type(event) is not DefinePrevUserUtteredFeaturization or event.use_text_for_featurization
            for event in prediction.events
        )
    )


def _anew(prediction: PolicyPrediction) -> PolicyPrediction:
    """A copy whose events happen now, and that whoever gets it may change."""
    return PolicyPrediction(
        list(prediction.probabilities),
        prediction.policy_name,
        prediction.policy_priority,
        events=[DefinePrevUserUtteredFeaturization(False) for _ in prediction.events],
        hide_rule_turn=prediction.hide_rule_turn,
    )
