from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.serving.child import LOG_LIMIT_BYTES, Child
from bot.serving.sockets import listen_on_loopback

FAKE = {
    "polite.py": "import time\nprint('here', flush=True)\ntime.sleep(60)\n",
    "stubborn.py": (
        "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('here', flush=True)\n"
        "time.sleep(60)\n"
    ),
    "telling.py": (
        "import os, socket\nhanded = socket.socket(fileno=int(os.environ['RUNG_SOCKET']))\n"
        "print(handed.getsockname()[1], os.environ['EXTRA'])\n"
    ),
    "failing.py": "raise SystemExit('it cannot be')\n",
}
Make = Callable[..., Child]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    for name, code in FAKE.items():
        (tmp_path / name).write_text(code)
    made: list[Child] = []

    def child(module: str, **options: object) -> Child:
        made.append(Child([module], tmp_path / "log" / f"{module}.log", tmp_path, quiet=True, **options))
        return made[-1]

    yield child
    for one in made:
        one.end(0)


def until(condition: Callable[[], object], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A zombie that nobody has waited for yet is dead, too.
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_a_child_ends_when_asked(make: Make) -> None:
    child = make("polite")
    child.start()
    until(lambda: "here" in child.last_lines())
    child.end()
    assert child.exit_code == -15


def test_a_stubborn_child_is_killed(make: Make) -> None:
    child = make("stubborn")
    child.start()
    until(lambda: "here" in child.last_lines())
    child.end(0.3)
    assert child.exit_code == -9


def test_a_child_gets_its_socket_and_environment(make: Make) -> None:
    with listen_on_loopback() as bound:
        child = make("telling", environ={"EXTRA": "extra"}, socket_number=bound.fileno())
        child.start()
        assert child.wait() == 0
        assert child.last_lines() == f"{bound.getsockname()[1]} extra"


def test_its_end_is_told_and_the_log_says_why(make: Make) -> None:
    ended = threading.Event()
    child = make("failing")
    child.start(on_end=ended.set)
    assert ended.wait(15)
    assert child.exit_code == 1
    assert child.last_lines() == "it cannot be"


def test_a_long_log_is_put_aside(make: Make) -> None:
    child = make("failing")
    child.log.parent.mkdir()
    child.log.write_bytes(b"x" * (LOG_LIMIT_BYTES + 1))
    child.start()
    child.wait()
    assert child.log.with_suffix(".old.log").stat().st_size > LOG_LIMIT_BYTES
    assert child.last_lines() == "it cannot be"


def test_a_child_ends_when_its_launcher_is_killed(tmp_path: Path) -> None:
    (tmp_path / "child.py").write_text(
        "import time\nfrom bot.serving.child import end_with_parent\n"
        "end_with_parent()\nprint('here', flush=True)\ntime.sleep(60)\n"
    )
    launcher = (
        "import pathlib, sys, time\nfrom bot.serving.child import Child\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "child = Child(['child'], folder / 'child.log', folder, quiet=True)\n"
        "child.start()\nprint(child.pid, flush=True)\ntime.sleep(60)\n"
    )
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", launcher, str(tmp_path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": root},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        log = tmp_path / "child.log"
        until(lambda: log.exists() and "here" in log.read_text())
        assert alive(pid)
        process.kill()
        until(lambda: not alive(pid), 10)
    finally:
        process.kill()
        process.wait()


def test_a_log_that_grows_is_put_aside_while_it_is_written(make: Make) -> None:
    child = make("polite")
    child.start()
    until(lambda: "here" in child.last_lines())
    with child.log.open("ab") as log:
        log.write(b"x" * (LOG_LIMIT_BYTES + 1))
        log.flush()
        child.keep_log_small()
        log.write(b"goes on")
    assert child.log.read_text() == "goes on"
    assert child.log.with_suffix(".old.log").stat().st_size > LOG_LIMIT_BYTES
