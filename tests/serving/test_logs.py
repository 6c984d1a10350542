"""Where the log goes: all of it to standard output, warnings to standard error as well."""

from __future__ import annotations

import json
import logging
import subprocess
import sys

import pytest

from bot.monitoring.metrics import REGISTRY
from bot.serving.logs import SAME_LINES, SAME_SECONDS, ErrorCounter, RepeatFilter, room_of

PROGRAM = """
import logging, warnings
from bot.serving.logs import configure_rasa_logging, log_to_terminal
log_to_terminal(warnings_apart={apart})
{rasa}
logging.getLogger("bot.somewhere").info("only to the file")
logging.getLogger("bot.somewhere").warning("to both")
logging.getLogger("socketio").info("noise")
logging.getLogger("urllib3.connectionpool").info("more noise")
warnings.warn("an old habit", DeprecationWarning)
"""


def ran(apart: bool = True, rasa: bool = False) -> tuple[str, str]:
    """What a process prints to standard output and to standard error."""
    program = PROGRAM.format(apart=apart, rasa="configure_rasa_logging()" if rasa else "")
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return result.stdout, result.stderr


@pytest.mark.parametrize("rasa", [False, True])
def test_all_goes_to_the_file_and_warnings_to_the_terminal_as_well(rasa: bool) -> None:
    output, errors = ran(rasa=rasa)
    assert "INFO bot.somewhere: only to the file" in output
    assert "WARNING bot.somewhere: to both" in output
    assert "only to the file" not in errors
    assert errors.count("to both") == 1


def test_warnings_are_printed_once_where_both_are_the_terminal() -> None:
    output, errors = ran(apart=False)
    assert output.count("to both") == 1
    assert "to both" not in errors


def test_noise_and_old_habits_are_left_out() -> None:
    shown = "".join(ran())
    assert "noise" not in shown
    assert "an old habit" not in shown


STRUCTURED = """
import logging
import structlog
from bot.monitoring.turn import turns_logger, under_way
from bot.serving.logs import configure_rasa_logging, log_to_terminal
log_to_terminal(warnings_apart=False, form="{form}")
configure_rasa_logging()
with under_way("turn-9"):
    for number in range(20):
        turns_logger.info("A turn took %d ms", number, extra={{"seconds": 0.5}})
        logging.getLogger("bot.database.x").error("It fails")
    structlog.get_logger("rasa.core").warning("rasa.event", event_info="Rasa says", text="private words")
try:
    1 / 0
except ZeroDivisionError:
    logging.getLogger("bot.x").exception("Broken")
"""


@pytest.fixture(scope="module", params=["text", "json"])
def written(request: pytest.FixtureRequest) -> tuple[str, str]:
    program = STRUCTURED.format(form=request.param)
    return request.param, subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout


def test_turns_are_all_logged_and_repetitions_are_not(written: tuple[str, str]) -> None:
    _, output = written
    assert output.count("A turn took") == 20
    assert output.count("It fails") == SAME_LINES


def test_a_line_names_its_turn(written: tuple[str, str]) -> None:
    form, output = written
    line = next(line for line in output.splitlines() if "It fails" in line)
    if form == "json":
        value = json.loads(line)
        assert {**value, "timestamp": ""} == {
            "event": "It fails",
            "logger": "bot.database.x",
            "level": "error",
            "timestamp": "",
            "turn": "turn-9",
        }
    else:
        assert line.endswith("ERROR bot.database.x: It fails [turn turn-9]")


def test_every_line_is_json_with_what_was_handed_over(written: tuple[str, str]) -> None:
    form, output = written
    if form == "text":
        assert "ZeroDivisionError" in output
        return
    lines = [json.loads(line) for line in output.splitlines()]
    assert {line["seconds"] for line in lines if "A turn took" in line["event"]} == {0.5}
    assert "ZeroDivisionError" in lines[-1]["exception"]


def test_an_event_of_rasas_is_told_without_its_values(written: tuple[str, str]) -> None:
    _, output = written
    assert "Rasa says" in output
    assert "private" not in output


def test_errors_are_counted_by_room() -> None:
    logger, counter = logging.getLogger("bot.fetching.test"), ErrorCounter()
    logger.addHandler(counter)
    try:
        logger.warning("not this")
        logger.error("this")
    finally:
        logger.removeHandler(counter)
    assert REGISTRY.get_sample_value("rung_errors_total", {"room": "fetching"}) == 1


@pytest.mark.parametrize(
    ("name", "room"),
    [("bot.database.x", "database"), ("actions.answer", "actions"), ("rasa.core.x", "rasa"), ("U1 said", "other")],
)
def test_a_room_is_one_of_few(name: str, room: str) -> None:
    assert room_of(name) == room


def test_what_repeats_is_counted_instead() -> None:
    now = [100.0]
    repeats = RepeatFilter(clock=lambda: now[0])

    def logged(count: int) -> list[str]:
        records = [
            logging.LogRecord("bot.a", logging.ERROR, "", 0, "It failed at %s", (n,), None) for n in range(count)
        ]
        return [record.getMessage() for record in records if repeats.filter(record)]

    assert len(logged(100)) == SAME_LINES
    now[0] += SAME_SECONDS + 1
    assert logged(1) == ["It failed at 0 [and 95 times more before]"]
    assert repeats.filter(logging.LogRecord("bot.a", logging.ERROR, "", 0, "Something else", (), None))
