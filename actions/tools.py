"""The tools by their intents, for the assessment that has asked on behalf of one."""

from __future__ import annotations

from actions.ascent import ActionAscent
from actions.base.tool import ToolAction
from actions.capability import ActionCapabilities
from actions.gap import ActionGap
from actions.ladder import ActionLadder
from actions.leap import ActionLeap
from actions.openings import ActionOpenings
from actions.plan import ActionPathway
from actions.progress import ActionProgress
from actions.readiness import ActionReadiness

TOOL_ACTIONS: tuple[type[ToolAction], ...] = (
    ActionLadder,
    ActionLeap,
    ActionPathway,
    ActionGap,
    ActionProgress,
    ActionAscent,
    ActionOpenings,
    ActionCapabilities,
    ActionReadiness,
)


def tool_action(intent: str | None) -> ToolAction | None:
    """The action that runs this intent's tool; None for any other intent, and for none."""
    return next((action() for action in TOOL_ACTIONS if action.intent == intent), None)
