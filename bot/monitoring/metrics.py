"""The metrics of a process, as Prometheus counts them: https://prometheus.io/docs/practices/naming/

Nothing here says anything about anybody: every label has few values, all of them named in the code. A process
counts for itself; `bot.monitoring.exposition` puts both servers of a Rung onto one page.
"""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

REGISTRY = CollectorRegistry(auto_describe=True)
"""What is served. The library's own registry also counts what nobody looks at, such as Python's garbage."""

ProcessCollector(registry=REGISTRY)

CHANNELS = ("rest", "web", "slack", "shell")
OTHER = "other"

_TURN_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
_STAGE_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0)

TURNS = Counter(
    "rung_turns",
    "Turns that have ended: answered, failed (an apology), late (an apology, and it went on), or not_kept "
    "(answered, but it could not be stored).",
    ["channel", "outcome"],
    registry=REGISTRY,
)
TURN_SECONDS = Histogram(
    "rung_turn_seconds", "What people waited for a turn.", ["channel"], registry=REGISTRY, buckets=_TURN_BUCKETS
)
TURNS_REFUSED = Counter(
    "rung_turns_refused", "Messages told to come again: as many turns were under way as may be.", registry=REGISTRY
)
TURNS_UNDER_WAY = Gauge("rung_turns_under_way", "Turns that have begun and not ended.", registry=REGISTRY)
TURNS_LIMIT = Gauge("rung_turns_limit", "How many turns may be under way at a time.", registry=REGISTRY)

STAGE_SECONDS = Histogram(
    "rung_stage_seconds",
    "What a stage took: understanding a message, the policies' choice of an action, an action (from Rasa's process "
    "with the call to the action server), or one statement in the database.",
    ["stage"],
    registry=REGISTRY,
    buckets=_STAGE_BUCKETS,
)
ACTION_FAILURES = Counter(
    "rung_action_failures", "Calls of the action server that ended in an apology.", registry=REGISTRY
)

QUESTIONS = Counter(
    "rung_questions",
    "Questions by what came of them: answered, pointed_out (a section named beside guidance), asked_back, "
    "not_covered and not_understood (both not known), or for_employees.",
    ["outcome"],
    registry=REGISTRY,
)
ASSESSMENTS_FINISHED = Counter(
    "rung_assessments_finished", "Assessments that came to their advice or tool.", registry=REGISTRY
)

ERRORS = Counter("rung_errors", "Errors that were logged, by the part of the program.", ["room"], registry=REGISTRY)
PART_UP = Gauge(
    "rung_part_up", "Whether a part answers: model, action_server, database (1 or 0).", ["part"], registry=REGISTRY
)
RETRAIN_NEEDED = Gauge(
    "rung_retrain_needed", "Whether the documents have changed since the model was trained.", registry=REGISTRY
)
SLACK_TAKEN_OVER = Counter(
    "rung_slack_messages_taken_over", "Slack's messages that a server left unanswered.", registry=REGISTRY
)


# From the first scrape on: a counter that appears with its first event seems not to have grown.
for _channel in CHANNELS:
    for _outcome in ("answered", "failed", "late", "not_kept"):
        TURNS.labels(_channel, _outcome)
for _outcome in ("answered", "pointed_out", "asked_back", "not_covered", "not_understood", "for_employees"):
    QUESTIONS.labels(_outcome)


def channel_label(name: str | None) -> str:
    """The channel as a label; what is no channel of ours is not told apart."""
    return name if name in CHANNELS else OTHER
