"""What the channels themselves say to people: one place for every sentence that no action or domain file holds."""

from __future__ import annotations

NOTHING_TO_SAY = "I am here. Ask me about promotions, micro-credentials, or how to combine them."
"""The reply when a turn brought none, for instance to an empty message."""

TURN_FAILED = "Sorry, I cannot answer just now. Please try again in a moment."
"""The reply when a turn failed or took too long."""

BODY_TOO_LARGE = "The request is too large: at most 64 KB, please."
BODY_NOT_JSON = 'The request is not JSON. Send {"sender": "me", "message": "hello"}.'
BODY_NOT_OBJECT = 'The request must be a JSON object like {"sender": "me", "message": "hello"}.'
SENDER_WRONG = '"sender" must be a text or a number of 1 to 200 characters.'
MESSAGE_WRONG = '"message" must be a text.'
ACCESS_REFUSED = (
    "Requests from other machines or through a proxy need the token of RUNG_REST_TOKEN "
    "in the header 'Authorization: Bearer …'."
)

FILE_GONE = (
    "There is nothing at this address. Files are kept for a day, for the person who asked for them: "
    "ask the assistant again, and it will make a new one."
)
FILES_AWAY = "The file cannot be read just now. Please try again in a moment."
