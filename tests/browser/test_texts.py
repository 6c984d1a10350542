"""The interface's words: complete in every language, used, and in plain sentences."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.settings import PROJECT_ROOT

WIDGET = PROJECT_ROOT / "bot" / "web" / "widget"
TEXTS = WIDGET / "texts"
SCRIPTS = [WIDGET.parent / "widget.js", *WIDGET.glob("*.js")]


def words_of(file: Path) -> dict[str, str]:
    """A language's words; the file is JSON but for how it begins and ends."""
    text = file.read_text(encoding="utf-8")
    words: dict[str, str] = json.loads(text.removeprefix("export default ").rstrip().removesuffix(";"))
    return words


ENGLISH = words_of(TEXTS / "en.js")


@pytest.mark.parametrize("language", sorted(file.stem for file in TEXTS.glob("*.js")))
def test_no_word_is_missing_in_a_language(language: str) -> None:
    words = words_of(TEXTS / f"{language}.js")
    assert set(words) == set(ENGLISH)
    assert [name for name, text in words.items() if not text.strip()] == []
    values = re.compile(r"\{\w+\}")
    assert {name: sorted(values.findall(text)) for name, text in words.items()} == {
        name: sorted(values.findall(text)) for name, text in ENGLISH.items()
    }


def test_every_language_can_be_chosen() -> None:
    named = re.search(r"LANGUAGES = (\[.*\])", (WIDGET / "texts.js").read_text(encoding="utf-8"))
    assert named is not None
    assert json.loads(named[1]) == sorted(file.stem for file in TEXTS.glob("*.js"))


def test_every_word_is_used_and_none_is_made_up() -> None:
    script = "\n".join(file.read_text(encoding="utf-8") for file in SCRIPTS)
    said = set(re.findall(r'(?:\bsay|#say)\("(\w+)"', script))
    assert said <= set(ENGLISH)
    assert {name for name in ENGLISH if f'"{name}"' not in script} == set()


def test_german_is_not_english_but_for_what_is_asked_in_it() -> None:
    german = words_of(TEXTS / "de.js")
    assert {name for name in ENGLISH if german[name] == ENGLISH[name]} == {"starts"}
