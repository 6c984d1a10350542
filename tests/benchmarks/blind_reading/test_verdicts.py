"""What a blind reader found is counted by version; a line that judges nothing is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.blind_reading.mixing import KEY
from benchmarks.blind_reading.verdicts import VERDICTS, counted, run, table
from benchmarks.performance.processes import BenchmarkError

VERSIONS = {"0": "now", "1": "before"}


def test_replies_are_counted_by_version() -> None:
    found = counted(VERSIONS, ["0\t1\tfully\tgood", "0\t2\tnot\tbad", "", "1\t1\tpartly\tso so"])
    assert table(found).splitlines()[2:] == [
        "| before | 1 | 0.00 | 1.00 | 0.00 |",
        "| now | 2 | 0.50 | 0.00 | 0.50 |",
    ]


@pytest.mark.parametrize("line", ["0\t1\tgreat\t", "7\t1\tfully\t", "0 1 fully", "0\t1"])
def test_a_line_that_is_no_verdict(line: str) -> None:
    with pytest.raises(BenchmarkError, match="line 2: not a verdict"):
        counted(VERSIONS, ["0\t1\tfully\t", line])


def test_a_reply_is_judged_once() -> None:
    with pytest.raises(BenchmarkError, match="line 2: this reply is judged twice"):
        counted(VERSIONS, ["0\t1\tfully\t", "0\t1\tnot\t"])


def test_the_table_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / KEY).write_text(json.dumps(VERSIONS), encoding="utf-8")
    (tmp_path / VERDICTS).write_text("0\t1\tfully\tgood\n", encoding="utf-8")
    assert run([str(tmp_path)]) == 0
    assert "| now | 1 | 1.00 | 0.00 | 0.00 |" in capsys.readouterr().out
