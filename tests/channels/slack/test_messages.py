from __future__ import annotations

import string

import pytest

from benchmarks.slack.block_limits import message_faults
from bot.channels.slack import messages
from bot.channels.slack.mrkdwn import to_mrkdwn
from bot.settings import PROJECT_ROOT

TEXTS = {name: text for name, text in vars(messages).items() if name.isupper() and isinstance(text, str)}
SOURCES = [path for path in (PROJECT_ROOT / "bot/channels/slack").glob("*.py") if path.name != "messages.py"]
GAPS = {"title", "name", "number", "limit", "titles", "hint", "done", "steps", "day"}


def test_every_text_is_said_somewhere() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert [name for name in vars(messages) if name.isupper() and name not in code] == []


@pytest.mark.parametrize("name", TEXTS)
def test_only_known_gaps_are_left_to_fill_in(name: str) -> None:
    gaps = [gap for _, gap, _, _ in string.Formatter().parse(TEXTS[name]) if gap is not None]
    assert set(gaps) <= GAPS
    assert len(gaps) == len(set(gaps))


@pytest.mark.parametrize("name", TEXTS)
def test_slack_takes_every_text(name: str) -> None:
    text = to_mrkdwn(TEXTS[name])
    assert list(message_faults({"text": text})) == []
    assert len(text) < 300


def test_options_have_distinct_values() -> None:
    for options in (messages.YES_OR_NO, messages.RECOGNITIONS):
        values, shown = zip(*options, strict=True)
        assert len(set(values)) == len(set(shown)) == len(options)
