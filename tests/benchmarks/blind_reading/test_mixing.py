"""Conversations of two versions are mixed so that nothing but the key tells them apart."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from benchmarks.blind_reading.mixing import CONVERSATIONS, KEY, Conversation, mixed, over_rest, replayed, run, shown
from benchmarks.blind_reading.scripts import Script
from benchmarks.performance.processes import BenchmarkError

COOK = Script("a cook", ("hi", "what now?"))


class Parrot(BaseHTTPRequestHandler):
    """Says back what it is told, with an address and a button."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = f"{asked['message']}! http://127.0.0.1:5005/files/abc"
        body = json.dumps([{"text": text, "buttons": [{"title": "More"}]}]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


def test_each_script_is_somebody_new_and_addresses_are_taken_out() -> None:
    senders: list[str] = []

    def ask(sender: str, said: str) -> str:
        senders.append(sender)
        return f"{said}? http://127.0.0.1:5005/files/abc"

    first, second = replayed(COOK, ask), replayed(COOK, ask)
    assert first == second == Conversation("a cook", (("hi", "hi? <link>"), ("what now?", "what now?? <link>")))
    assert senders[0] == senders[1] != senders[2]


def test_every_conversation_has_a_number_and_the_key_its_version() -> None:
    spoken = {name: [Conversation(f"{name} {n}", (("hi", "yes"),)) for n in range(9)] for name in ("old", "new")}
    text, key = mixed(spoken, seed=1)
    assert sorted(key.values()) == ["new"] * 9 + ["old"] * 9
    for part in text.split("=== ")[1:]:
        number, who = part.split("\n")[:2]
        assert key[number] == who.split()[0]
    assert mixed(spoken, seed=1) == (text, key)
    assert mixed(spoken, seed=2) != (text, key)


def test_both_versions_are_asked_and_both_files_written(tmp_path: Path) -> None:
    server = HTTPServer(("127.0.0.1", 0), Parrot)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/"
        scripts = tmp_path / "people.jsonl"
        scripts.write_text('{"who": "a cook", "turns": ["hi"]}', encoding="utf-8")
        out = tmp_path / "out"
        assert run(["--before", url, "--now", url, "--scripts", str(scripts), "--out", str(out)]) == 0
    finally:
        server.shutdown()
        server.server_close()
    assert (out / CONVERSATIONS).read_text(encoding="utf-8").count("RUNG: hi! <link>\n  [More]") == 2
    assert sorted(json.loads((out / KEY).read_text(encoding="utf-8")).values()) == ["before", "now"]


def test_only_this_machine_is_asked() -> None:
    with pytest.raises(BenchmarkError, match="not on this machine"):
        over_rest("http://10.0.0.1:5005")


def test_a_message_without_text_or_buttons() -> None:
    assert shown({"image": "x"}) == ""
    assert shown({"text": "hi", "buttons": []}) == "hi"
