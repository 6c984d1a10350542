"""`make tour`: holds the guided tour's conversations with the real assistant again and retakes its pictures.

A conversation stands in docs/guidance.md, in the code block below its mark, `<!-- transcript: tour NAME -->`. What
is long is cut with "…": the words of a picture, the address of a file, a pasted badge.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import textwrap
import urllib.request
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from benchmarks.running import Answer, Running, start
from benchmarks.sample_badge import sample_badge
from bot.settings import PROJECT_ROOT
from bot.tools.phrases import SAMPLE_NOTE

GUIDE = PROJECT_ROOT / "docs" / "guidance.md"
IMAGES = PROJECT_ROOT / "docs" / "images"
COLOURS = 64
SENDER = "anna"
PASTED = "eyJhbGciOiJFZERTQSIs…"
"""What stands for the badge in the conversations."""

WIDTH = 110
ROWS = 3
"""How many rows of a table are shown."""

_RULE = re.compile(r"[-+]{5,}")
_TABLE = re.compile(r" \||-\+-")


class Told(NamedTuple):
    """A scene as it was talked, and the picture that it gave."""

    turns: tuple[tuple[str, Answer], ...]
    picture: bytes = b""


class Scene(NamedTuple):
    """A part of the tour: its name, what the person says in it, the picture to keep and the rows to show."""

    name: str
    says: tuple[str, ...]
    picture: str = ""
    rows: int = ROWS


SCENES = (
    Scene(
        "assessment",
        (
            "I'm a data analyst, two years in, I want to be a data engineer within a year, five hours a week, "
            "no budget, what should I do?",
            "how long does a promotion usually take?",
            "no",
            "across my industry",
        ),
    ),
    Scene("why", ("why?",), rows=10),
    Scene("change", ("what would change it?",)),
    Scene("comparison", ("compare promotion and badges for me",)),
    Scene("plan", ("make me a plan", "actually ten hours a week and my employer pays", "make me a plan"), "plan"),
    Scene("ladder", ("what is skills-badge laddering?", "show me my ladder"), "ladder"),
    Scene("leap", ("which nanodegree is worth it for me?",)),
    Scene("gap", ("what skills am I missing?",)),
    Scene("progress", ("I finished the Systems thinking in IT badge yesterday", "show my progress"), "progress"),
    Scene("badge", ("check my badge", PASTED)),
    Scene("ascent", ("my ascent",)),
    Scene("openings", ("find openings for me", '/ask_hr_for_me{"opening": "data-analyst-sales"}', "yes")),
    Scene("capabilities", ("show my capabilities",)),
    Scene("readiness", ("am I ready for a promotion?", "make my promotion case")),
    Scene("privacy", ("what do you know about me?", "forget me", "yes", "what do you know about me?")),
)
"""One conversation, in this order."""

PRESSED = {'/ask_hr_for_me{"opening": "data-analyst-sales"}': "(presses “Ask HR about it”)"}


def shown(words: str) -> str:
    """What the person says as the document has it."""
    return PRESSED.get(words, words)


def shortened(text: str, base: str = "", rows: int = ROWS) -> str:
    """A reply as the document shows it: lines wrapped, without addresses, long tables and words of pictures cut."""
    text = re.sub(re.escape(base) + r"/files/[\w-]+", "…/files/…", text)
    text = text.replace(SAMPLE_NOTE, f"{SAMPLE_NOTE.partition(' comes')[0]} …")
    lines: list[str] = []
    rules = 0
    for line, below in pairwise([*text.split("\n"), ""]):
        rules = 0 if not _TABLE.search(line) else rules + bool(_RULE.fullmatch(line))
        if rules > rows:
            lines += ["…"] if rules == rows + 1 and _RULE.fullmatch(line) else []
        elif below.startswith("Picture: ") and len(line) > WIDTH:
            lines.append(f"{line[:WIDTH].rsplit(' ', 1)[0]} …")
        else:
            lines += (
                [line]
                if _TABLE.search(line)
                else textwrap.wrap(line, WIDTH, subsequent_indent=_indent(line), break_on_hyphens=False) or [""]
            )
    return "\n".join(lines)


def _indent(line: str) -> str:
    return "  " if line.startswith("- ") else ""


def said_by(answer: Answer) -> str:
    """All messages of an answer, with an empty line between them."""
    return "\n\n".join(message["text"] for message in answer.body if message.get("text"))


def transcript(turns: Iterable[tuple[str, str]]) -> str:
    """A conversation as it stands in a document."""
    return "\n".join(f"{textwrap.fill(f'You: {words}', WIDTH)}\n\n{reply}\n" for words, reply in turns)


def filled(text: str, name: str, conversation: str) -> str:
    """The document's text with the block of this scene replaced; unchanged where it does not show it."""
    block = re.compile(rf"(?<={re.escape(mark(name))}\n```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
    return block.sub(lambda _: conversation, text, count=1)


def mark(name: str) -> str:
    """The line above the scene's block."""
    return f"<!-- transcript: tour {name} -->"


def talk(running: Running) -> dict[str, Told]:
    """The whole tour with a running assistant, by scene. Pictures are fetched at once: its end deletes them."""
    pasted = sample_badge("Riverbank Academy")
    told = {}
    for scene in SCENES:
        turns = tuple((said, running.ask(pasted if said == PASTED else said, SENDER)) for said in scene.says)
        told[scene.name] = Told(turns, picture_of(answer for _, answer in turns) if scene.picture else b"")
    return told


def picture_of(answers: Iterable[Answer]) -> bytes:
    """The last picture of these answers, with few colours."""
    addresses = re.findall(r"^Picture: (\S+)$", "\n".join(answer.text for answer in answers), re.MULTILINE)
    with urllib.request.urlopen(addresses[-1], timeout=30) as response:
        made = io.BytesIO()
        Image.open(io.BytesIO(response.read())).convert("RGB").quantize(COLOURS).save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> int:
    """Talks the tour on a database of its own and writes the guide and its pictures; returns the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder)}/rung.db"
        environ = {**os.environ, "RUNG_DATABASE_URL": url}
        subprocess.run([sys.executable, "-m", "bot", "train"], cwd=PROJECT_ROOT, env=environ, check=True)
        running = start(url)
        try:
            running.wait_until_ready()
            _write(running, talk(running))
        finally:
            running.stop()
    return 0


def _write(running: Running, scenes: dict[str, Told]) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    for scene in SCENES:
        turns = [
            (shown(said), shortened(said_by(answer), running.url, scene.rows))
            for said, answer in scenes[scene.name].turns
        ]
        text = filled(text, scene.name, transcript(turns))
    GUIDE.write_text(text, encoding="utf-8")
    for scene in SCENES:
        if scene.picture:
            (IMAGES / f"{scene.picture}.png").write_bytes(scenes[scene.name].picture)


if __name__ == "__main__":
    sys.exit(main())
