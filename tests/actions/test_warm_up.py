"""What is slow the first time is done at the start, and its failure stops nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.base import stores
from actions.warm_up import warm_up
from tests.actions.acting import Act


@pytest.mark.usefixtures("guide")
def test_catalogue_and_weights_are_there_afterwards() -> None:
    warm_up()
    assert stores.weights.cache_info().currsize == 1
    before = stores.catalogue().snapshot("public")
    assert stores.catalogue().snapshot("public") is before


def test_without_a_catalogue_it_only_warns(
    act: Act, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    stores.forget()
    warm_up()
    assert "The catalogue is not there yet" in caplog.text
    assert stores.weights.cache_info().currsize == 1
