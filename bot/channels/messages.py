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
    "There is nothing at this address. Files are kept for one day, for the person who asked for them. "
    "Ask the assistant again and it will make a new one."
)
FILES_AWAY = "I cannot read this file just now. Please try again in a moment."

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
"""Sent word for word when they are pressed."""

TOO_FAST = "That was fast! Your message will be sent in a few seconds."
TOO_LONG = "That message is too long. Please keep it to 4,000 characters."
MESSAGE_NOT_READ = "I couldn't read that message."
LOGIN_ENDED = "Your sign-in has expired. Please reload the page."
ORIGIN_REFUSED = "This page may not embed the chat. Add its origin to RUNG_WEB_ORIGINS."
TOO_MANY_CONNECTIONS = "There are too many connections from your address. Please try again in a minute."

UPLOAD_TOO_LARGE = "That file is too large. I can read files of up to 5 MB."
UPLOAD_EMPTY = "That file is empty."
UPLOAD_TOO_OFTEN = "That was a lot of files at once. Please wait a minute."
UPLOAD_NOT_KNOWN = "Open the chat first, so that I know which conversation the file belongs to."
