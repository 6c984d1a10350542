"""Every route of both servers has an entry: a new one cannot be forgotten."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from sanic import Sanic
from sanic.response import empty

from benchmarks.fuzz.endpoints import ENDPOINTS, Endpoint, routes_of
from benchmarks.running import START_SECONDS
from benchmarks.slack.fake_slack import BOT_TOKEN
from benchmarks.slack.people import SECRET
from bot.settings import PROJECT_ROOT

ROUTES = """
import json
from pathlib import Path
from benchmarks.fuzz.endpoints import routes_of
from bot.serving.action_server import create_action_app
from bot.serving.rasa_server import create_rasa_app
from bot.settings import Settings

rasa = create_rasa_app(Settings.from_environment(), Path("none"), "http://127.0.0.1:1", "x")
print(json.dumps(sorted(routes_of(rasa, "rasa") | routes_of(create_action_app("x"), "actions"))))
"""


def test_every_route_of_both_servers_has_an_entry_and_no_entry_is_left_over(sqlite_url: str) -> None:
    environ = {"RUNG_DATABASE_URL": sqlite_url, "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET}
    done = subprocess.run(
        [sys.executable, "-c", ROUTES],
        cwd=PROJECT_ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    routes = {Endpoint(*parts) for parts in json.loads(done.stdout.splitlines()[-1])}
    assert len(routes) > 20
    assert routes == set(ENDPOINTS)


def test_routes_are_read_with_methods_and_parameters() -> None:
    app = Sanic("routes", register=False)
    app.add_route(lambda _request: empty(), "/a", methods=["GET", "POST"])
    app.add_route(lambda _request: empty(), "/a", methods=["PUT"], name="put")
    app.add_route(lambda _request, key: empty(), "/b/<key:path>", methods=["GET"], name="b")
    assert routes_of(app, "rasa") == {
        *(Endpoint("rasa", method, "/a") for method in ("GET", "POST", "PUT")),
        Endpoint("rasa", "GET", "/b/<key:path>"),
    }


def test_names_are_for_people() -> None:
    assert Endpoint("rasa", "GET", "/live").name == "GET /live"
    assert Endpoint("actions", "GET", "/metrics").name == "GET /metrics, action server"
    assert len({endpoint.name for endpoint in ENDPOINTS}) == len(ENDPOINTS)
