"""The guided tour is what `make tour` recorded, shows every tool, and is what Rung still answers."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from benchmarks.running import Running
from benchmarks.tour import GUIDE, IMAGES, SCENES, filled, mark, said_by, shortened, shown, talk, transcript
from bot.dialogue.tool_registry import TOOLS
from bot.documents.parser import parse_documents
from bot.settings import PROJECT_ROOT
from bot.tools.phrases import SAMPLE_NOTE

TABLE = "a | b\n--+--\n1 | 2\n--+--\n3 | 4\n--+--\n5 | 6\n\nEnd."
RULED = TABLE.replace("--+--", "---+---")


def conversation(name: str) -> str:
    """The scene as the guide shows it."""
    _, _, below = GUIDE.read_text(encoding="utf-8").partition(f"{mark(name)}\n```text\n")
    return below.partition("```\n")[0]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_guide_shows_the_whole_tour_in_its_words() -> None:
    for scene in SCENES:
        told = conversation(scene.name)
        said = [flat(turn) for turn in re.findall(r"^You: (.+?)\n\n", told, re.MULTILINE | re.DOTALL)]
        assert said == [shown(words) for words in scene.says]


def test_every_tool_has_its_place_in_the_guide() -> None:
    documents = parse_documents(PROJECT_ROOT / "data" / "knowledge")
    titles = {passage.key: passage.title for document in documents for passage in document.passages}
    table = GUIDE.read_text(encoding="utf-8").partition("<!-- transcript: tools -->\n")[2].partition("\n\n")[0]
    for tool in TOOLS:
        assert f"### {titles[tool.term]}:" in GUIDE.read_text(encoding="utf-8")
        assert f"| {titles[tool.term]} |" in table


def test_what_the_table_quotes_of_a_tool_was_said_in_the_tour() -> None:
    table = GUIDE.read_text(encoding="utf-8").partition("<!-- transcript: tools -->\n")[2].partition("\n\n")[0]
    told = flat("\n".join(conversation(scene.name) for scene in SCENES))
    quoted = re.findall(r'"([^"]+)"', table)
    assert len(quoted) > 15
    assert [words for words in quoted if words not in told] == []


def test_the_tour_keeps_small_pictures() -> None:
    kept = [IMAGES / f"{scene.picture}.png" for scene in SCENES if scene.picture]
    assert len(kept) == 3
    assert all(picture.stat().st_size < 100_000 for picture in kept)
    assert all(f"images/{picture.name}" in GUIDE.read_text(encoding="utf-8") for picture in kept)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_no_scene_ends_in_an_apology(scene: tuple[str, ...]) -> None:
    assert not re.search(r"I don't know|went wrong|sorry", conversation(scene[0]))


def marks(text: str) -> list[str]:
    """What a reply brings along: sources, pictures, files, and the head of its tables."""
    lines = text.splitlines()
    heads = [line for line, below in pairwise(lines) if re.fullmatch(r"[-+]{5,}", below)]
    brought = [line for line in lines if re.match(r"Sources?: |Picture: |File ", line)]
    return [re.sub(r"\s*\|\s*", "|", line) for line in (*heads[:1], *brought)]


def test_the_assistant_still_answers_like_that(running: Running) -> None:
    for name, told in talk(running).items():
        live = [shortened(said_by(answer), running.url) for _, answer in told.turns]
        kept = re.split(r"^You: .+?\n\n", conversation(name), flags=re.MULTILINE | re.DOTALL)[1:]
        assert [marks(text) for text in live] == [marks(text) for text in kept], name


def test_a_long_table_is_cut_after_its_first_rows() -> None:
    assert shortened(RULED, rows=2) == "a | b\n---+---\n1 | 2\n---+---\n3 | 4\n…\n\nEnd."
    assert shortened(RULED, rows=3) == RULED


def test_addresses_and_the_words_of_pictures_are_cut() -> None:
    text = f"{'word ' * 40}\nPicture: http://127.0.0.1:1/files/abc_-1\n\n{SAMPLE_NOTE}"
    made = shortened(text, "http://127.0.0.1:1")
    assert made.endswith("word …\nPicture: …/files/…\n\nWhat is marked “sample” …")


def test_filling_replaces_one_block_and_twice_changes_nothing_more() -> None:
    text = f"Before.\n\n{mark('why')}\n```text\nold\n```\n\n```text\nother\n```\n"
    once = filled(text, "why", transcript([("why?", "Because.")]))
    assert once == text.replace("old\n", "You: why?\n\nBecause.\n")
    assert filled(once, "why", transcript([("why?", "Because.")])) == once
    assert filled(text.replace("old\n", ""), "why", "new\n").count("new") == 1
