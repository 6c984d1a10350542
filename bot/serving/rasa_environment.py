"""The environment in which Rasa is imported, without any import of Rasa."""

from __future__ import annotations

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
