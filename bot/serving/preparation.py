"""What has to be there before anything is served: the built knowledge base and a model that fits the files."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.files.faults import FaultyFiles
from bot.serving.child import Child
from bot.serving.environment import QUIET_RASA
from bot.serving.model_files import current_model
from bot.settings import Settings

Say = Callable[[str], None]


class PreparationError(Exception):
    """The knowledge base or the catalogue could not be built, a file for guidance is faulty, or no model was
    trained; the message says why."""


def prepare(settings: Settings, say: Say) -> Path:
    """Builds knowledge base and catalogue, and trains where the files have changed; returns the model to serve.

    All happen in processes of their own, so that the launcher stays small. Of several that start at once,
    one does the work and the others wait for it. Raises `PreparationError`.
    """
    _check_guidance(settings)
    _close_to_others(settings)
    with _one_at_a_time(settings.var / "preparation.lock"):
        _build_knowledge(settings)
        model = current_model(settings.root, settings.encoder)
        if model is not None:
            return model
        say("Training the model, because its files have changed. This takes a minute or two.")
        start = time.monotonic()
        _run(settings, ["bot", "train"], "train")
        model = current_model(settings.root, settings.encoder)
        if model is None:
            raise PreparationError("The training made no model that fits the files. Did they change meanwhile?")
        say(f"Trained {model.name} in {time.monotonic() - start:.0f} s.")
        return model


def _close_to_others(settings: Settings) -> None:
    """What older versions made readable for everyone on this machine is ours alone from now on."""
    settings.var.mkdir(parents=True, exist_ok=True)
    settings.var.chmod(0o700)
    if settings.database_url.startswith("sqlite:///"):
        database = Path(settings.database_url.removeprefix("sqlite:///").partition("?")[0])
        for path in (database, *(Path(f"{database}{ending}") for ending in ("-wal", "-shm"))):
            if path.is_file() and path.owner() == settings.var.owner():
                path.chmod(0o600)


def _check_guidance(settings: Settings) -> None:
    """What HR edits and actions read only when it is needed: a fault is reported now, not in a conversation."""
    from bot.badges import trusted_issuers
    from bot.recommendation import weights

    try:
        if (path := settings.root / weights.FILE).exists():
            weights.load_weights(path)
        if (path := settings.root / trusted_issuers.FILE).exists():
            trusted_issuers.load_trusted_issuers(path)
    except FaultyFiles as error:
        raise PreparationError(str(error)) from error


def _build_knowledge(settings: Settings) -> None:
    _run(settings, ["bot", "knowledge", "build"], "knowledge")
    _run(settings, ["bot", "catalogue", "build"], "catalogue")


def _run(settings: Settings, arguments: list[str], name: str) -> None:
    """Runs one of our commands; raises `PreparationError` with the end of what it said when it fails."""
    child = Child(arguments, settings.var / "log" / f"{name}.log", settings.root, QUIET_RASA, quiet=True)
    child.log.unlink(missing_ok=True)
    try:
        child.start()
        code = child.wait()
    finally:
        child.end()
    if code != 0:
        raise PreparationError(child.last_lines(30) or f"rung {' '.join(arguments[1:])} failed with code {code}.")


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
