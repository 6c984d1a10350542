"""What Slack takes at most in one place, as its reference documents it. Lengths are in characters."""

from __future__ import annotations

MESSAGE_TEXT = 4_000
BLOCKS_OF_MESSAGE = 50
BLOCKS_OF_VIEW = 100
SECTION_TEXT = 3_000
FIELD_TEXT = 2_000
FIELDS_OF_SECTION = 10
CONTEXT_TEXT = 3_000
ELEMENTS_OF_ACTIONS = 25
BUTTON_LABEL = 75
BUTTON_VALUE = 2_000
FILE_ALTERNATIVE = 1_000
RESPONSES_OF_URL = 5
"""How many messages one response_url takes."""
