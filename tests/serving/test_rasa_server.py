"""Rasa's application: our channels and nothing of Rasa's own API."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from sanic import Sanic

from bot.serving import agent
from bot.serving.agent import ModelNotLoadedError
from bot.serving.protocol import REQUEST_SECONDS
from bot.serving.rasa_server import _load_model, create_rasa_app
from bot.settings import PROJECT_ROOT, Settings
from tests.channels.serving import running


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sanic:
    """The application of the project's credentials; its model is not loaded, for no listener has run."""
    url = f"sqlite:///{tmp_path}/rung.db"
    monkeypatch.setenv("RUNG_DATABASE_URL", url)
    monkeypatch.setenv("RUNG_WEB_SECRET", "a-secret-of-this-test-0123456789")
    Sanic.test_mode = True
    return create_rasa_app(Settings(url), tmp_path / "model.tar.gz", "http://127.0.0.1:1", "the-action-secret")


def test_every_channel_of_the_credentials_has_its_route(app: Sanic) -> None:
    paths = {f"/{route.path}".rstrip("/") for route in app.router.routes}
    assert {"/health", "/metrics", "/webhooks/rest/webhook", "/uploads", "/widget.js"} <= paths
    assert any(path.startswith("/files/") for path in paths)


def test_a_request_is_looked_after_often_enough_to_be_bounded(app: Sanic) -> None:
    looks = min(app.config.REQUEST_TIMEOUT, app.config.KEEP_ALIVE_TIMEOUT, app.config.RESPONSE_TIMEOUT) / 2
    assert 2 * looks + REQUEST_SECONDS <= 30


def test_rasas_own_api_is_off(app: Sanic) -> None:
    paths = {f"/{route.path}" for route in app.router.routes}
    assert not [path for path in paths if path.startswith(("/conversations", "/model", "/domain", "/status"))]


async def test_it_does_not_serve_before_its_model_is_loaded(app: Sanic) -> None:
    with pytest.raises(ModelNotLoadedError, match="make train"):
        async with running(app):
            pytest.fail("It serves without a model.")


async def test_what_is_loaded_is_looked_through_for_garbage_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    async def load_nothing(*_: object) -> object:
        return object()

    monkeypatch.setattr(agent, "load_agent", load_nothing)
    app = SimpleNamespace(ctx=SimpleNamespace())
    gc.unfreeze()
    try:
        loop = asyncio.get_running_loop()
        await _load_model(Settings("sqlite://"), Path("model"), None, app, loop)
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
    assert app.ctx.agent is not None


def test_without_a_model_it_says_how_to_train_one(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys, bot.settings as settings\n"
        "from bot.serving import model_files, rasa_server\n"
        "model_files.current_model = lambda root, encoder: None\n"
        "rasa_server.main()\n"
    )
    environ = {**os.environ, "RUNG_DATABASE_URL": f"sqlite:///{tmp_path}/rung.db", "RUNG_MODEL": ""}
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT_ROOT, env=environ, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert "make train" in ran.stderr
