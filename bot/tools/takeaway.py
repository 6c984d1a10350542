"""What somebody can take with them from a conversation, and how."""

from __future__ import annotations

from bot.dialogue.payload import PREPARE_REPORT_TALK, PREPARE_TALK, PROMOTION_CASE
from bot.dialogue.tool_registry import MAKE_PLAN

CANNOT_SEND = (
    "I cannot send mail or messages: what you tell me stays here. You can save what I give you, or copy the text."
)
HERE_AGAIN = "Here it is again, with a file to save or print."
WHAT_THERE_IS = (
    "As a file there are your plan, for the calendar, the talk with your manager and your promotion case, each as "
    "a page to print, and all that you have told me."
)

WITH_A_FILE = frozenset({MAKE_PLAN, PREPARE_TALK, PREPARE_REPORT_TALK, PROMOTION_CASE})
"""The guidance that comes with a file to take away."""
