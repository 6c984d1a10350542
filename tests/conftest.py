"""What tests of several rooms share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.clock import Clock

# How long an example takes is a matter of the machine, and measured in benchmarks. The examples are the
# same in each run, so that a change is not judged by chance; `ARGS="--hypothesis-profile=explore"` draws others.
settings.register_profile("rung", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("rung")

pytest_plugins = [
    "tests.database.postgres",
    "tests.serving.running",
    "tests.knowledge_base",
    "tests.catalogue_data",
]


@pytest.fixture
def clock() -> Clock[float]:
    """A clock that stands still until the test moves it, in seconds."""
    return Clock(1_800_000_000.0)
