"""The examples of Rasa's training files, with intent and file, for whoever looks at them without Rasa."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class IntentExample:
    """A text of an intent, and the name of the file that it stands in."""

    text: str
    intent: str
    file: str


def intent_examples(folder: Path) -> Iterator[IntentExample]:
    """The examples of the folder's files, in their order; what is no example of an intent is passed over."""
    for path in sorted(folder.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for block in content.get("nlu") or []:
            for line in str(block.get("examples") or "").splitlines() if block.get("intent") else ():
                if line.strip().startswith("- "):
                    yield IntentExample(line.strip()[2:].strip(), str(block["intent"]), path.name)
