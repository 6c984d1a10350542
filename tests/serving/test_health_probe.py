from __future__ import annotations

import io
import tarfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import numpy as np
import pytest
from aiohttp import web

from bot.database.engine import create_engine
from bot.documents.parser import parse_documents
from bot.knowledge.build import build
from bot.knowledge.store import KnowledgeStore
from bot.monitoring.metrics import REGISTRY
from bot.serving.action_endpoint import ActionEndpoint
from bot.serving.health_probe import HealthProbe
from bot.serving.sockets import listen_on_loopback, port_of
from bot.settings import PROJECT_ROOT, Settings
from tests.channels.serving import FakeAgent


@pytest.fixture
async def action() -> AsyncIterator[ActionEndpoint]:
    """An endpoint whose server is there and well."""

    async def well(_request: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    app.router.add_get("/health", well)
    runner = web.AppRunner(app)
    await runner.setup()
    bound = listen_on_loopback()
    await web.SockSite(runner, bound).start()
    endpoint = ActionEndpoint(f"http://127.0.0.1:{port_of(bound)}", "x")
    yield endpoint
    await endpoint.close()
    await runner.cleanup()


@pytest.fixture(scope="module")
def built_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    url = f"sqlite:///{tmp_path_factory.mktemp('built')}/rung.db"
    engine = create_engine(url)
    documents = parse_documents(PROJECT_ROOT / "data" / "knowledge")
    build(documents, engine, lambda texts: np.ones((len(texts), 384), dtype=np.float32), "none")
    yield url
    engine.dispose()


def model_with(digest: str, folder: Path) -> Path:
    path = folder / "20260101-000000-0123456789ab.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("components/x/question_digest.txt")
        member.size = len(digest)
        archive.addfile(member, io.BytesIO(digest.encode()))
    return path


async def test_all_is_well(action: ActionEndpoint, built_url: str, tmp_path: Path) -> None:
    digest = KnowledgeStore(create_engine(built_url)).question_digest()
    assert digest is not None
    model = model_with(digest, tmp_path)
    health = await HealthProbe(Settings(built_url), model, action).check(FakeAgent())
    assert health.is_good
    assert health.as_dict() == {"status": "ok", "model": model.name, "retrain_needed": False}


async def test_other_questions_call_for_training_but_answers_go_on(
    action: ActionEndpoint, built_url: str, tmp_path: Path
) -> None:
    model = model_with("0" * 64, tmp_path)
    health = await HealthProbe(Settings(built_url), model, action).check(FakeAgent())
    assert health.is_good
    assert health.retrain_needed


async def test_an_empty_database_is_reachable(action: ActionEndpoint, tmp_path: Path) -> None:
    settings = Settings(f"sqlite:///{tmp_path}/new.db")
    assert (await HealthProbe(settings, tmp_path / "m.tar.gz", action).check(FakeAgent())).is_good


async def test_what_fails_is_named(tmp_path: Path) -> None:
    agent = FakeAgent()
    agent.ready = False
    settings = Settings("postgresql://rung:hush@127.0.0.1:1/rung")
    action = ActionEndpoint("http://127.0.0.1:1", "x")
    start = time.monotonic()
    health = await HealthProbe(settings, tmp_path / "m.tar.gz", action).check(agent)
    await action.close()
    assert time.monotonic() - start < 3
    assert len(health.failing) == 3
    parts = ("model", "action_server", "database")
    assert [REGISTRY.get_sample_value("rung_part_up", {"part": part}) for part in parts] == [0, 0, 0]
    for part, name in zip(("model", "action server", "database"), health.failing, strict=True):
        assert part in name
    assert "hush" not in str(health.as_dict())


async def test_no_agent_yet_means_no_model(action: ActionEndpoint, built_url: str, tmp_path: Path) -> None:
    health = await HealthProbe(Settings(built_url), tmp_path / "m.tar.gz", action).check(None)
    assert health.failing == ("the model is not loaded",)
