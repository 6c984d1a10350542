"""Names, addresses and ids are found, and what only looks like them is let be; nothing is fetched for it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from benchmarks.masking.figures import read_texts
from bot.knowledge.personal_words import personal_words
from bot.settings import PROJECT_ROOT


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in personal_words(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("who is Caroline Herschel?", "Caroline Herschel"),
        ("my manager Ahmed Hassan says no", "Ahmed Hassan"),
        ("where does Mr. Okafor sit", "Mr. Okafor"),
        ("frau Schneider fragen?", "frau Schneider"),
        ("thanks, Michael Brown", "Michael Brown"),
    ],
)
def test_names_are_found(text: str, name: str) -> None:
    assert found(text) == [(name, "[name]")]


@pytest.mark.parametrize(
    "address",
    [
        "7 Acacia Avenue",
        "31a Station Road, Leeds LS2 7EY",
        "Goethestraße 12, 60313 Frankfurt",
        "Ringweg 9b",
        "12 bis rue du Bac",
        "Calle de Alcalá 48",
        "PO Box 77",
        "EC1A 1BB",
        "K1A 0B1",
    ],
)
def test_addresses_are_found(address: str) -> None:
    assert found(f"please send it to {address} today") == [(address, "[address]")]


@pytest.mark.parametrize(
    "number", ["AB 12 34 56 C", "BNZAA2318J", "X2482300W", "172.16.4.9", "00:1A:2B:3C:4D:5E", "L898902C3"]
)
def test_ids_are_found(number: str) -> None:
    assert found(f"it is {number} as far as I know") == [(number, "[number]")]


@pytest.mark.parametrize(
    "text",
    [
        "can a Team Leader become a Grade 6?",
        "is the CompTIA A+ exam hard?",
        "does Java count, or Python?",
        "can I start on Monday, 4 May?",
        "what does a Dean earn?",
        "is ISO 9001 needed?",
        "is the Berlin office open?",
    ],
)
def test_what_only_looks_personal_is_let_be(text: str) -> None:
    assert found(text) == []


def test_what_is_found_does_not_overlap() -> None:
    for text, _ in read_texts("texts.txt"):
        ends = 0
        for start, end, _kind in personal_words(text):
            assert ends <= start < end
            ends = end


CODE = """
import socket, sys
from bot.knowledge.masking import mask
assert not {"spacy", "presidio_analyzer"} & set(sys.modules), "loaded before they are needed"
def refuse(*_arguments, **_options):
    raise AssertionError("masking speaks to the network")
socket.socket.connect = socket.getaddrinfo = refuse
print(mask("I am Caroline Herschel, jane@firma.de, www.firma.de"))
"""


def test_it_is_loaded_when_needed_fetches_nothing_and_says_nothing() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CODE], cwd=PROJECT_ROOT, capture_output=True, text=True, check=False
    )
    assert ran.stdout == "I am [name] , [email] , [link]\n", ran.stderr
    assert not re.search(r"^WARNING|presidio", ran.stderr, re.MULTILINE)
