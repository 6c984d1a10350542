"""The shipped weights hold; faults are all told at once, with line and fix."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.files.faults import FaultyFiles
from bot.recommendation.signals import SIGNALS
from bot.recommendation.weights import FACTORS, WEIGHTS_FILE, load_weights

TEXT = WEIGHTS_FILE.read_text(encoding="utf-8")


def faults_of(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "weights.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FaultyFiles) as caught:
        load_weights(file)
    assert all(fault.fix for fault in caught.value.faults)
    return [f"{fault.line}: {fault.message}" for fault in caught.value.faults]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_the_shipped_weights() -> None:
    weights = load_weights()
    assert [factor.factor for factor in weights.factors] == list(FACTORS)
    assert sum(factor.weight for factor in weights.factors) == pytest.approx(1)
    assert all(factor.why.endswith(".") for factor in weights.factors)
    assert {signal.signal for factor in weights.factors for signal in factor.signals} == set(SIGNALS)
    for factor in weights.factors:
        assert sum(signal.share for signal in factor.signals) == pytest.approx(1)


def test_between_two_numbers_runs_a_straight_line() -> None:
    (months,) = next(factor for factor in load_weights().factors if factor.factor == "timeframe").signals
    assert (months.value(0), months.value(6), months.value(500)) == (-1, -0.8, 1)
    assert months.value(9) == pytest.approx(-0.6)
    assert months.value(None) == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("clear: 0.15", "clear: lots", "not a number"),
        ("clear: 0.15", "clear: 7", "outside 0.01 to 0.99"),
        ("weight: 18", "weight: -1", "outside 0 to 1000"),
        ("weight: 18", "wieght: 18", 'unknown field "wieght"'),
        ("  cost:", "  costs:", "has no cost"),
        ("internal: 1", "internal: 2", "outside -1 to 1"),
        ("internal: 1, ", "", "no value for internal"),
        ("12: -0.4, 18: 0", "12: -0.4, 18: -0.9", "nearer deadline"),
        ('"yes": 0.7, "no": -0.8', '"yes": -0.7, "no": -0.8', "speak against a promotion"),
        (", employer_pays: -0.7", "", "no value for employer_pays"),
        ("{0: 0.9, 1: -0.5, 3: -0.8, 8: -0.6, 20: -0.2, 40: 0}", "{0: 0.9}", "at least two numbers"),
        ("{0: 0.9, 1: -0.5", "{none: 0.9, 1: -0.5", '"none" is not a number'),
        ("      proven:", "      proved:", '"proved" is not a signal'),
        ("factors:", "factors: [", "not valid YAML"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in TEXT
    found = faults_of(tmp_path, TEXT.replace(old, new, 1))
    assert any(said in fault for fault in found), found
    assert all(re.match(r"[1-9]\d*: ", fault) for fault in found)


def test_the_line_is_the_faulty_one(tmp_path: Path) -> None:
    broken = TEXT.replace("internal: 1", "internal: 2", 1)
    assert faults_of(tmp_path, broken)[0].startswith(f"{line_of(broken, 'internal: 2')}: ")


def test_all_faults_at_once(tmp_path: Path) -> None:
    broken = (
        TEXT.replace("clear: 0.15", "clear: x").replace("weight: 10", "weight: y").replace("share: 3", "share: z")
    )
    assert len(faults_of(tmp_path, broken)) == 6


@pytest.mark.parametrize("text", ["", "[]", "a: b", "factors: {}"])
def test_hardly_a_file(tmp_path: Path, text: str) -> None:
    assert faults_of(tmp_path, text)


def test_nothing_would_decide(tmp_path: Path) -> None:
    assert any(
        "nothing would decide" in fault for fault in faults_of(tmp_path, re.sub(r"weight: \d+", "weight: 0", TEXT))
    )


def test_no_file_and_no_text(tmp_path: Path) -> None:
    with pytest.raises(FaultyFiles, match="cannot be read"):
        load_weights(tmp_path / "none.yml")
    (tmp_path / "bytes.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FaultyFiles, match="cannot be read"):
        load_weights(tmp_path / "bytes.yml")
