"""The labelled texts are what they are said to be, figures are counted rightly, and masking keeps its level."""

from __future__ import annotations

import pytest

from benchmarks.masking import figures
from benchmarks.masking.__main__ import FILES, KINDS, report
from benchmarks.masking.figures import Label, measure, read_texts
from bot.knowledge.masking import mask


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        ("ask Anna or Ben", (Label("name", "Anna", 4, 8), Label("name", "Ben", 12, 15))),
        ("is May good?", ()),
    ]
    monkeypatch.setattr(figures, "read_texts", lambda _: iter(texts))


def test_what_is_masked_missed_and_masked_for_nothing_is_counted(small: None) -> None:
    masked = {"ask Anna or Ben": "ask [name] or Ben", "is May good?": "is [name] good?"}
    found = measure("", masked.__getitem__)
    assert (found.found, found.all) == ({"name": 1}, {"name": 2})
    assert [label.words for label in found.missed] == ["Ben"]
    assert found.too_much == ["May"]
    assert (found.recall, found.precision) == (0.5, 0.5)


def test_what_is_left_alone_counts_as_missed(small: None) -> None:
    found = measure("", lambda text: text)
    assert (found.recall, found.too_much) == (0.0, [])


def test_the_sets_are_large_and_hold_every_kind_and_nothing_at_all() -> None:
    for name in FILES:
        texts = list(read_texts(name))
        assert {label.kind for _, labels in texts for label in labels} == set(KINDS)
        assert sum(1 for _, labels in texts if not labels) >= 25
        assert all(text[label.start : label.end] == label.words for text, labels in texts for label in labels)
    assert sum(len(list(read_texts(name))) for name in FILES) > 250


@pytest.mark.parametrize("name", FILES)
def test_masking_keeps_its_level(name: str) -> None:
    found = measure(name, mask)
    assert found.recall >= 0.9
    assert found.precision >= 0.9
    for kind in ("mail", "link", "address"):
        assert found.found[kind] == found.all[kind]


def test_the_report_has_a_row_for_each_set() -> None:
    text = report({(name, "as it is"): measure(name, mask) for name in FILES}, "It costs nothing.", "1 May 2026")
    assert [line.split("|")[1].strip() for line in text.splitlines() if "set, " in line] == [
        "the first set, 212",
        "the second set, 86",
    ]
