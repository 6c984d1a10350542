"""What the channels themselves say to people: one place for every sentence that no action or domain file holds."""

from __future__ import annotations

NOTHING_TO_SAY = "I am here. Ask me about promotions, micro-credentials, or how to combine them."
"""The reply when a turn brought none, for instance to an empty message."""

TURN_FAILED = "Sorry, I cannot answer just now. Please try again in a moment."
"""The reply when a turn failed or took too long."""

TURN_NOT_KEPT = "Sorry, I could not save this, so it may not count. Please send it again in a moment."
"""What follows the replies of a turn that could not be stored."""

BODY_TOO_LARGE = "The request is too large: at most 64 KB of words and a badge of 256 KB, please."
BODY_NOT_JSON = 'The request is not JSON. Send {"sender": "me", "message": "hello"}.'
BODY_NOT_OBJECT = 'The request must be a JSON object like {"sender": "me", "message": "hello"}.'
SENDER_WRONG = '"sender" must be a text or a number of 1 to 200 characters.'
MESSAGE_WRONG = '"message" must be a text.'
TOKEN_NEEDED = "Send the token from RUNG_REST_TOKEN in the header 'Authorization: Bearer …'."
LOCAL_PROGRAMS_ONLY = (
    "Without a token, only programs on this machine are answered: connect directly to 127.0.0.1 or localhost and "
    "send the header 'Content-Type: application/json'. For anything else, set RUNG_REST_TOKEN."
)
METRICS_TOKEN_NEEDED = "Send the token from RUNG_METRICS_TOKEN in the header 'Authorization: Bearer …'."
METRICS_LOCAL_ONLY = (
    "Without a token, only programs on this machine may read the metrics: connect directly to 127.0.0.1 or "
    "localhost. For anything else, set RUNG_METRICS_TOKEN."
)
TOO_MANY_MESSAGES = "That was a lot of messages in a short time. Please try again in {wait}."
TOO_BUSY = "A lot of people are asking just now. Please try again in a moment."

FILE_GONE = (
    "There is nothing at this address. Files are kept for one day, for the person who asked for them. "
    "Ask the assistant again and it will make a new one."
)
FILES_AWAY = "I cannot read this file just now. Please try again in a moment."

ORIGIN_REFUSED = "This page may not embed the chat. Add its origin to RUNG_WEB_ORIGINS."
TOO_MANY_CONNECTIONS = "There are too many connections from your address. Please try again in a minute."

SLACK_NOT_SIGNED = "This is not signed by Slack, or was signed more than five minutes ago."
SLACK_NOT_READ = "This is nothing that Slack sends."

BADGE_SENT = "[badge, {size} KB]"
"""What the conversation shows in place of a badge's text."""
