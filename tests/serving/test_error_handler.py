"""Errors are answered with their name alone, whatever was wrong with the request."""

from __future__ import annotations

import logging
from random import Random
from typing import Any

import aiohttp
import pytest
from sanic import Sanic
from sanic.exceptions import NotFound
from sanic.response import empty

from benchmarks.fuzz.requests import Request
from benchmarks.fuzz.sending import exchange
from bot.serving.error_handler import QuietErrorHandler
from tests.channels.serving import running


def application(error: BaseException | None = None) -> Sanic:
    Sanic.test_mode = True
    app = Sanic(f"errors-{id(error)}", configure_logging=False, register=False)
    app.error_handler = QuietErrorHandler()

    async def serve(_request: Any) -> Any:
        if error:
            raise error
        return empty()

    app.add_route(serve, "/here", methods=["GET", "POST"])
    return app


async def asked(app: Sanic, path: str = "/here", **options: Any) -> tuple[int, Any]:
    async with (
        running(app) as base,
        aiohttp.ClientSession() as session,
        session.get(base + path, **options) as answer,
    ):
        return answer.status, await answer.json()


async def test_an_error_inside_is_told_by_name_and_logged_with_the_path_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, "bot.serving.error_handler"):
        assert await asked(application(KeyError("my salary is 5"))) == (500, {"error": "KeyError"})
    (record,) = [one for one in caplog.records if one.name == "bot.serving.error_handler"]
    assert record.getMessage() == "A request failed at /here"


async def test_what_sanic_refuses_keeps_its_status() -> None:
    assert await asked(application(NotFound("the thing"))) == (404, {"error": "NotFound"})
    assert await asked(application(), "/nowhere") == (404, {"error": "NotFound"})


async def test_a_header_that_is_no_text_is_refused_like_others() -> None:
    written = Request("GET", b"/here", (("Expect", b"x\xaa"),)).written()
    async with running(application()) as base:
        assert await exchange(int(base.rpartition(":")[2]), written, Random(0)) == "417"
