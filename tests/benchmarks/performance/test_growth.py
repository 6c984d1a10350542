from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import psutil
import pytest

from benchmarks.performance.figures import Latency
from benchmarks.performance.growth import Growth, fill, render
from benchmarks.performance.handbook import LARGEST, unseen_questions, write_handbook
from benchmarks.performance.machine import Machine
from benchmarks.performance.memory import PeakMemory
from benchmarks.performance.report_parts import PARTS
from benchmarks.running import until
from bot.documents.parser import parse_documents

MACHINE = Machine(2, 2, 2**34, "Linux x86_64", "3.10", "3.6", 0.1)


def grown(passages: int, p50: float) -> Growth:
    return Growth(passages, Latency(200, p50, 2 * p50), 0.99, 0.9, 12.0, 34.0, 2_000_000_000, 900_000_000)


def test_the_handbook_is_sound_and_has_three_questions_a_passage(tmp_path: Path) -> None:
    write_handbook(tmp_path, 120)
    documents = parse_documents(tmp_path)
    passages = [passage for document in documents for passage in document.passages]
    assert len(documents) == 2
    assert len({passage.title for passage in passages}) == 120
    assert {len(passage.questions) for passage in passages} == {3}


def test_what_is_asked_stands_in_no_document(tmp_path: Path) -> None:
    write_handbook(tmp_path, 120)
    passages = [passage for document in parse_documents(tmp_path) for passage in document.passages]
    held = {question.text for passage in passages for question in passage.questions}
    asked = unseen_questions(120, 200)
    assert len(asked) == 200
    assert held.isdisjoint(question.text for question in asked)
    assert {question.title for question in asked} <= {passage.title for passage in passages}


def test_there_are_no_more_different_passages(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="different passages"):
        write_handbook(tmp_path, LARGEST + 1)


def test_the_handbook_takes_the_documents_place(tmp_path: Path) -> None:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "other.md").touch()
    (tmp_path / "stories.yml").touch()
    fill(tmp_path, 3)
    assert [path.name for path in (tmp_path / "knowledge").iterdir()] == ["handbook-000.md"]
    assert not (tmp_path / "stories.yml").exists()


def test_the_most_memory_of_a_process_is_seen() -> None:
    program = "held = bytearray(200_000_000); input(); del held; input()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, text=True) as process:
        with PeakMemory(process.pid) as peak:
            until(lambda: peak.bytes > 200_000_000)
            process.stdin.write("\n")
            process.stdin.flush()
            until(lambda: psutil.Process(process.pid).memory_info().rss < 200_000_000)
        process.communicate("\n", 30)
    assert 200_000_000 < peak.bytes < 400_000_000


@pytest.mark.parametrize(("p50", "factor", "met"), [(0.035, "1.75", "met"), (0.045, "2.25", "missed")])
def test_the_report_says_whether_the_aim_is_met(p50: float, factor: str, met: str) -> None:
    text = render([grown(28, 0.02), grown(10_000, p50)], MACHINE, date(2026, 1, 2))
    assert f"takes {factor} times as long" in text
    assert f"is {met}." in text
    assert "| 28 | 20.0 ms | 40.0 ms | 1.00 | 99 % | 90 % | 12.0 s | 34.0 s | 2000 MB | 900 MB |" in text


def test_the_report_has_its_part() -> None:
    assert "bench-growth" in PARTS
