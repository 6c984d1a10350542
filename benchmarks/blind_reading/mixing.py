"""Puts the same scripts to two running versions and mixes what was said, so that a reader cannot tell them apart.

    python -m benchmarks.blind_reading.mixing --before http://127.0.0.1:5005 --now http://127.0.0.1:5006 --out DIR

writes ``conversations.txt`` for the reader and ``key.json`` for `benchmarks.blind_reading.verdicts`. Start each
version with a database of its own, so that nobody is known from before. Both have to run on this machine.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlsplit
from urllib.request import Request, urlopen
from uuid import uuid4

from benchmarks.blind_reading.scripts import PEOPLE, Script, read_scripts
from benchmarks.performance.command import ended_cleanly
from benchmarks.performance.processes import BenchmarkError

CONVERSATIONS, KEY = "conversations.txt", "key.json"
SECONDS = 30
HOSTS = ("127.0.0.1", "localhost", "::1")
_ADDRESS = re.compile(r"https?://(?:127\.0\.0\.1|localhost)\S+")

Ask = Callable[[str, str], str]
"""Sends a sender's message and gives back what is said to them."""


@dataclass(frozen=True)
class Conversation:
    """What somebody said and was told, in turn."""

    who: str
    turns: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        said = "\n\n".join(f"PERSON: {person}\nRUNG: {reply}" for person, reply in self.turns)
        return f"{self.who}\n{said}"


def replayed(script: Script, ask: Ask) -> Conversation:
    """The conversation of somebody whom nobody knows; addresses, which tell versions apart, are taken out."""
    sender = f"blind-{uuid4().hex}"
    return Conversation(
        script.who, tuple((said, _ADDRESS.sub("<link>", ask(sender, said))) for said in script.turns)
    )


def mixed(versions: Mapping[str, Sequence[Conversation]], seed: int) -> tuple[str, dict[str, str]]:
    """All conversations in an order that tells nothing, numbered, and which version each number is of."""
    rows = [(version, conversation) for version, spoken in versions.items() for conversation in spoken]
    Random(seed).shuffle(rows)
    text = "\n\n".join(f"=== {number}\n{conversation}" for number, (_, conversation) in enumerate(rows))
    return f"{text}\n", {str(number): version for number, (version, _) in enumerate(rows)}


def over_rest(url: str) -> Ask:
    """Asks the assistant at an address of this machine; raises `BenchmarkError` for any other."""
    if urlsplit(url).hostname not in HOSTS:
        raise BenchmarkError(f"{url} is not on this machine. Start both versions here.")

    def ask(sender: str, said: str) -> str:
        body = json.dumps({"sender": sender, "message": said}).encode()
        request = Request(f"{url.rstrip('/')}/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
        with urlopen(request, timeout=SECONDS) as response:
            return "\n".join(map(shown, json.load(response)))

    return ask


def shown(message: Mapping[str, object]) -> str:
    """A message as a reader sees it: its text, and its buttons' titles in brackets."""
    buttons = message.get("buttons")
    titles = [str(button["title"]) for button in buttons] if isinstance(buttons, list) else []
    return str(message.get("text", "")) + (f"\n  [{' | '.join(titles)}]" if titles else "")


def run(arguments: Sequence[str] | None = None) -> int:
    """Replays and writes both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", required=True, help="address of the version before")
    parser.add_argument("--now", required=True, help="address of the version to judge")
    parser.add_argument("--scripts", type=Path, default=PEOPLE)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    scripts = read_scripts(options.scripts)
    versions = {
        name: [replayed(script, over_rest(url)) for script in scripts]
        for name, url in (("before", options.before), ("now", options.now))
    }
    text, key = mixed(versions, options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / CONVERSATIONS).write_text(text, encoding="utf-8")
    (options.out / KEY).write_text(json.dumps(key), encoding="utf-8")
    sys.stdout.write(f"{len(key)} conversations are in {options.out / CONVERSATIONS}\n")
    return 0


if __name__ == "__main__":
    sys.exit(ended_cleanly(run))
