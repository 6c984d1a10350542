"""Names of the environment variables by which the launcher tells its children what they need.

Secrets go this way and never on a command line, where everyone on the machine can read them.
"""

from __future__ import annotations

ACTION_SECRET = "RUNG_ACTION_SECRET"
"""The secret that the action server demands, made at each start."""

ACTION_URL = "RUNG_ACTION_URL"
"""Where Rasa's process finds the action server."""

SOCKET = "RUNG_SOCKET"
"""The file descriptor of the socket that a child is to serve."""

WATCHED = "RUNG_LAUNCHED"
"""Set when the parent holds the other end of the child's standard input: its end means that the parent died."""

MODEL = "RUNG_MODEL"
"""The model file that Rasa's process is to load."""

STARTED_BY = "RUNG_PARENT"
"""Set by the Makefile to "make", so that the launcher ends with make even when that is killed."""
