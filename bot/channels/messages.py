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
TOKEN_NEEDED = "Send the token from RUNG_REST_TOKEN in the header 'Authorization: Bearer …'."
LOCAL_PROGRAMS_ONLY = (
    "Without a token, only programs on this machine are answered: connect directly to 127.0.0.1 or localhost and "
    "send the header 'Content-Type: application/json'. For anything else, set RUNG_REST_TOKEN."
)
TOO_MANY_MESSAGES = "That was a lot of messages in a short time. Please try again in {wait}."

FILE_GONE = (
    "There is nothing at this address. Files are kept for a day, for the person who asked for them: "
    "ask the assistant again, and it will make a new one."
)
FILES_AWAY = "The file cannot be read just now. Please try again in a moment."

WELCOME = (
    "Hello! I answer questions about getting ahead at work: promotions, badges and other micro-credentials, and "
    "how to combine them. Each answer comes from a reviewed document and names its source."
)
"""What the widget opens with."""

WELCOME_SUGGESTIONS = (
    "Will a badge get me a raise?",
    "Promotion or micro-credentials: which suits me?",
    "What can you do?",
)
"""Sent as they stand when they are pressed."""


TOO_FAST = "One moment please, that was very fast. It is sent in a few seconds."
TOO_LONG = "That message is too long: at most 4,000 characters, please."
MESSAGE_NOT_READ = "That message could not be read."
LOGIN_ENDED = "Your sign-in has ended. Please load the page again."
ORIGIN_REFUSED = "This page may not hold the chat. List its origin in RUNG_WEB_ORIGINS."
TOO_MANY_CONNECTIONS = "There are too many connections from this address. Please try again in a minute."

UPLOAD_TOO_LARGE = "The file is too large: at most 5 MB, please."
UPLOAD_EMPTY = "The file is empty."
UPLOAD_TOO_OFTEN = "That were many files at once. Please wait a minute."
UPLOAD_NOT_KNOWN = "Open the chat first: a file needs the conversation that it belongs to."
