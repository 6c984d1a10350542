from __future__ import annotations

import pytest

from benchmarks.themes.__main__ import agreement, code, labels
from bot.settings import PROJECT_ROOT
from bot.tools.interests.themes import FILE, read_themes

README = PROJECT_ROOT / "data" / "themes" / "README.md"


def test_the_agreement_is_that_of_the_data_card() -> None:
    themes, labelled = read_themes(PROJECT_ROOT / FILE), labels()
    card = README.read_text(encoding="utf-8")
    first, within = agreement(labelled, themes)
    assert f"| all {len(labelled)} | {first:.2f} ({round(first * len(labelled))}) | {within:.2f} " in card
    apart = labelled[1::2]
    first, within = agreement(apart, themes)
    assert f"| the {len(apart)} held apart | {first:.2f} ({round(first * len(apart))}) | {within:.2f} " in card


@pytest.mark.parametrize(("scores", "letters"), [((1, 2, 0, 0, 0, 0), "IR"), ((0, 0, 0, 0, 1, 2), "CE")])
def test_the_code_begins_with_the_strongest(scores: tuple[float, ...], letters: str) -> None:
    assert code(scores)[:2] == letters


def test_labels_that_are_wrong_are_noticed() -> None:
    themes = {"a": (1.0, 0.5, 0.0, 0.0, 0.0, 0.0)}
    assert agreement([("a", "RI")], themes) == (1.0, 1.0)
    assert agreement([("a", "IR")], themes) == (0.0, 1.0)
    assert agreement([("a", "CE")], themes) == (0.0, 0.0)
