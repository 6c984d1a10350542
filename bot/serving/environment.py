"""The environment of the launcher's children: what it tells them, and what Rasa finds in it.

Secrets go this way and never on a command line, where everyone on the machine can read them. Nothing of Rasa is
imported here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

ACTION_SECRET = "RUNG_ACTION_SECRET"
"""The secret that the action server demands, made at each start."""

ACTION_URL = "RUNG_ACTION_URL"
"""Where Rasa's process finds the processes of the action server, comma separated."""

SOCKET = "RUNG_SOCKET"
"""The file descriptor of the socket that a child is to serve."""

WATCHED = "RUNG_LAUNCHED"
"""Set when the parent holds the other end of the child's standard input: its end means that the parent died."""

MODEL = "RUNG_MODEL"
"""The model file that Rasa's process is to load."""

MODEL_DAMAGED = 3
"""The code with which Rasa's process ends when its model cannot be loaded."""

STARTED_BY = "RUNG_PARENT"
"""Set by the Makefile to "make", so that the launcher ends with make even when that is killed."""

QUIET_RASA = {
    "RASA_TELEMETRY_ENABLED": "false",
    # TensorFlow comes with Rasa and is of no use to our pipeline: keep it silent and off graphics cards.
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
}
"""The environment in which Rasa is imported, for a server, a shell or a training."""

ANSWERING = {
    **QUIET_RASA,
    # One question makes small matrices: more threads only wait for each other, at twice the processor's time.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
"""The environment of a server or a shell."""


def set_defaults(environ: Mapping[str, str]) -> None:
    """Sets those of these variables that this process does not have yet."""
    os.environ.update({name: value for name, value in environ.items() if name not in os.environ})
