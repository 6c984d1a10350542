"""Where the log goes: all of it to standard output, warnings to standard error as well."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from bot.serving.logs import SAME_LINES, SAME_SECONDS, RepeatFilter

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
