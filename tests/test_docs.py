"""Holds the documentation to the code: what it names exists, and what people can set or call is named."""

from __future__ import annotations

import ast
import functools
import importlib
import re
from datetime import date
from pathlib import Path

import click
import pytest
import typer
import yaml

from bot.cli import knowledge as knowledge_cli
from bot.cli import main as cli
from bot.dialogue.phrases import day
from bot.documents.parser import parse_document, parse_documents
from bot.documents.passage import Document
from bot.settings import PROJECT_ROOT, Settings

README = PROJECT_ROOT / "README.md"
ARCHITECTURE = PROJECT_ROOT / "docs" / "architecture.md"
DECISIONS = PROJECT_ROOT / "docs" / "decisions"
KNOWLEDGE = PROJECT_ROOT / "docs" / "knowledge.md"
SETTINGS = PROJECT_ROOT / "docs" / "settings.md"
COMMANDS = PROJECT_ROOT / "docs" / "commands.md"
REST = PROJECT_ROOT / "docs" / "rest.md"
SHELL = PROJECT_ROOT / "docs" / "shell.md"
ATTRIBUTIONS = PROJECT_ROOT / "docs" / "attributions.md"
DOCS = (
    README,
    PROJECT_ROOT / "CONTRIBUTING.md",
    PROJECT_ROOT / "CHANGELOG.md",
    *sorted((PROJECT_ROOT / "docs").rglob("*.md")),
)

MADE_AT_RUN_TIME = frozenset({"var", ".env", ".venv", ".tools"})
"""What documents name at the top of the tree that a clean checkout does not hold."""

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
VARIABLE = re.compile(r"\b(?:RUNG|SLACK)_[A-Z_]+\b|\bPORT\b")
SOURCE_LINE = re.compile(r"Sources?: (?P<titles>[^\n\"]+)")
ABSOLUTE_PATH = re.compile(r"(?<![\w/:.<>])/(?:home|root|work|tmp|usr|opt|Users|mnt|etc|srv)/")

each_document = pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(PROJECT_ROOT).as_posix())


@functools.cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose(path: Path) -> str:
    """The text without its code blocks."""
    return FENCE.sub("", text_of(path))


def inline_code(path: Path) -> list[str]:
    return INLINE.findall(prose(path))


def marked_block(marker: str, path: Path = README) -> str:
    """The code block of the document that follows this marker."""
    _, _, rest = text_of(path).partition(f"<!-- {marker} -->\n")
    match = FENCE.match(rest)
    assert match is not None, f"{path.name} has no code block after <!-- {marker} -->"
    return match[2]


@functools.cache
def knowledge() -> tuple[Document, ...]:
    return parse_documents(PROJECT_ROOT / "data" / "knowledge")


# Settings


def variables_read() -> set[str]:
    """The names that bot/settings.py hands to its reader."""
    tree = ast.parse((PROJECT_ROOT / "bot" / "settings.py").read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = [call.args[0] for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "read"]
    return {name.value for name in named if isinstance(name, ast.Constant)}


def table_variables() -> set[str]:
    """The variables in the first column of the table of settings."""
    rows = re.findall(r"^\| ([^|]+) \|", text_of(SETTINGS), re.MULTILINE)
    return {name for row in rows for name in INLINE.findall(row) if VARIABLE.fullmatch(name)}


def test_the_settings_list_every_variable_and_no_other() -> None:
    assert len(variables_read()) > 10
    assert table_variables() == variables_read()


def test_the_example_file_lists_every_variable_and_no_other() -> None:
    example = text_of(PROJECT_ROOT / ".env.example")
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == variables_read()


@each_document
def test_no_document_names_a_variable_that_is_not_read(path: Path) -> None:
    assert set(VARIABLE.findall(text_of(path))) <= variables_read()


@pytest.mark.parametrize("name", ["PORT", "RUNG_HOST", "RUNG_HR_CONTACT"])
def test_the_settings_tell_the_defaults(name: str) -> None:
    field = {"PORT": "port", "RUNG_HOST": "host", "RUNG_HR_CONTACT": "hr_contact"}[name]
    default = getattr(Settings.from_environment({}), field)
    assert f"| `{name}` | `{default}` |" in text_of(SETTINGS)


# Commands


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*##", text_of(PROJECT_ROOT / "Makefile"), re.MULTILINE))


@each_document
def test_every_make_target_that_a_document_names_exists(path: Path) -> None:
    named = {target for code in inline_code(path) for target in re.findall(r"\bmake ([a-z-]+)", code)}
    assert named <= make_targets()


def test_the_commands_name_every_make_target() -> None:
    named = {target for code in inline_code(COMMANDS) for target in re.findall(r"\bmake ([a-z-]+)", code)}
    assert named == make_targets()


def command_of(app: typer.Typer) -> click.Group:
    group = typer.main.get_command(app)
    assert hasattr(group, "commands")
    return group  # type: ignore[return-value]


def options_of(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}


def named_commands(path: Path) -> list[list[str]]:
    """The words after "rung" of each command, `a | b` read as a choice of the last word."""
    found = []
    for code in inline_code(path):
        if code.startswith("rung "):
            words = code.split(" | ")
            first = words[0].split()[1:]
            found += [first, *([*first[:-1], word.strip()] for word in words[1:])]
    return [words for words in found if words != ["…"]]


@each_document
def test_every_rung_command_that_a_document_names_exists(path: Path) -> None:
    commands = command_of(cli.app).commands
    for words in named_commands(path):
        if words[0] in cli.GROUPS:
            below = command_of(importlib.import_module(cli.GROUPS[words[0]][0]).app).commands
            assert words[1] in below, words
            given = [word for word in words if word.startswith("--")]
            assert set(given) <= options_of(below[words[1]]), words
        else:
            assert words[0] in commands, words


def test_the_commands_name_every_knowledge_command() -> None:
    named = {words[1] for words in named_commands(COMMANDS) if words[0] == "knowledge"}
    assert named == set(command_of(knowledge_cli.app).commands)


@pytest.mark.parametrize("group", [name for name in cli.GROUPS if name != "knowledge"])
def test_every_other_command_is_told(group: str) -> None:
    named = {words[1] for path in DOCS for words in named_commands(path) if words[0] == group}
    commands = command_of(importlib.import_module(cli.GROUPS[group][0]).app).commands
    assert named == {name for name, command in commands.items() if not command.hidden}


@each_document
def test_every_module_that_a_document_starts_exists(path: Path) -> None:
    for module in re.findall(r"python -m ([\w.]+)", text_of(path)):
        place = PROJECT_ROOT.joinpath(*module.split("."))
        assert any(path.is_file() for path in (place.with_suffix(".py"), place / "__main__.py")), module


# Files and links


def looks_like_a_path(code: str) -> bool:
    if not re.fullmatch(r"\.?[\w*][\w.*/-]*", code):
        return False
    return "/" in code or bool(re.search(r"\.(py|yml|md|toml|lock|json|txt|example)$", code))


def exists(name: str) -> bool:
    return name.split("/")[0] in MADE_AT_RUN_TIME or any(PROJECT_ROOT.glob(name.rstrip("/")))


@each_document
def test_every_file_that_a_document_names_exists(path: Path) -> None:
    in_encoder_folder = {"model.onnx", "tokenizer.json"}
    named = {code for code in inline_code(path) if looks_like_a_path(code)} - in_encoder_folder
    assert [name for name in sorted(named) if not exists(name)] == []


@each_document
def test_every_link_within_the_project_leads_somewhere(path: Path) -> None:
    links = [link.partition("#")[0] for link in LINK.findall(prose(path)) if "://" not in link]
    assert [link for link in links if link and not (path.parent / link).exists()] == []


@each_document
def test_no_document_names_a_place_on_somebodys_machine(path: Path) -> None:
    assert ABSOLUTE_PATH.search(text_of(path)) is None


def test_every_decision_is_listed_once_and_numbered_without_gaps() -> None:
    files = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    assert [name[:4] for name in files] == [f"{number:04}" for number in range(1, len(files) + 1)]
    listed = [link for link in LINK.findall(text_of(DECISIONS / "README.md")) if link in files]
    assert listed == files
    assert "decisions/README.md" in LINK.findall(text_of(ARCHITECTURE))


def test_every_decision_has_the_same_parts() -> None:
    for path in DECISIONS.glob("[0-9]*.md"):
        headings = re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE)
        assert headings[0].startswith(f"{int(path.name[:4])}. "), path.name
        assert [name for name in ("Context", "Decision", "Consequences") if name not in headings] == [], path.name
        assert re.search(r"^Status: (accepted|replaced)\b", text_of(path), re.MULTILINE), path.name


def test_every_decision_fits_on_one_page() -> None:
    longest = max(DECISIONS.glob("[0-9]*.md"), key=lambda path: len(text_of(path).splitlines()))
    assert len(text_of(longest).splitlines()) <= 45, longest.name


def test_the_architecture_names_every_room() -> None:
    rooms = {path.parent.name for path in (PROJECT_ROOT / "bot").glob("*/__init__.py")}
    named = set(inline_code(ARCHITECTURE))
    assert {f"bot/{room}" for room in rooms} | {"actions", "models", "tests", "data/nlu"} <= named


def test_the_picture_shows_the_pipeline_in_its_order() -> None:
    pipeline = yaml.safe_load(text_of(PROJECT_ROOT / "config.yml"))["pipeline"]
    names = [component["name"].rpartition(".")[2] for component in pipeline]
    (picture,) = [body for language, body in FENCE.findall(text_of(ARCHITECTURE)) if language == "mermaid"]
    assert [name for name in re.findall(r'\["(\w+)<br/>', picture) if name in names] == names


def test_the_readme_is_not_too_long_to_read() -> None:
    assert len(text_of(README).splitlines()) <= 160


def test_every_page_can_be_reached_from_the_readme() -> None:
    linked = {link.partition("#")[0] for link in LINK.findall(prose(README))}
    pages = {f"docs/{path.name}" for path in (PROJECT_ROOT / "docs").glob("*.md")}
    assert pages <= linked


@each_document
def test_every_picture_exists_and_is_told_in_words(path: Path) -> None:
    for words, picture in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)\)", prose(path)):
        assert (path.parent / picture).is_file(), picture
        assert len(words) > 20, picture


def test_every_source_of_the_catalogue_is_attributed() -> None:
    licences = text_of(ATTRIBUTIONS)
    card = text_of(PROJECT_ROOT / "data" / "catalogue" / "README.md")
    for package in re.findall(r"through `([\w-]+)`", card):
        assert f"`{package}`" in licences


def test_every_library_is_attributed() -> None:
    pyproject = text_of(PROJECT_ROOT / "pyproject.toml")
    needed = pyproject.partition("dependencies = [")[2].partition("\n]")[0]
    libraries = re.findall(r'^    "([\w-]+)', needed, re.MULTILINE)
    licences = text_of(ATTRIBUTIONS).lower()
    assert len(libraries) > 10
    assert [name for name in libraries if name.lower() not in licences] == []


# What the documents show of the assistant


def said_back(conversation: str) -> list[str]:
    """What follows each "You: …" in a conversation of the shell."""
    return re.split(r"^You: .*$", conversation, flags=re.MULTILINE)[1:]


def replies() -> list[str]:
    """What the assistant says in the conversations of README, REST and shell, each reply as one text."""
    debug = marked_block("transcript: debug", SHELL).partition("How this answer")[0]
    rest = re.findall(r'"text": "(.+)"', marked_block("transcript: rest", REST))
    shell = said_back(marked_block("transcript: shell"))
    return [*shell, *said_back(debug), *(text.replace(r"\n", "\n") for text in rest)]


def test_the_sources_in_the_conversations_are_titles_of_the_knowledge_base() -> None:
    titles = {passage.title for document in knowledge() for passage in document.passages}
    named = [match["titles"].split("; ") for reply in replies() for match in SOURCE_LINE.finditer(reply)]
    assert len(named) >= 6
    assert {title for group in named for title in group} <= titles


def words_of(text: str) -> str:
    return " ".join(re.findall(r"[\w'’-]+", text.lower()))


def sentences(reply: str) -> list[str]:
    """The running text of a reply above its source line: no buttons, no table, no lead-in."""
    said = SOURCE_LINE.split(reply)[0]
    lines = [line for line in said.splitlines() if not re.match(r"[┏┃┡│├└]|  \[", line)]
    text = "\n".join(re.sub(r"^- [\w-]+: ", "\n", line) for line in lines).strip()
    text = re.sub(r"^I know this in general, not for “[^”]+” alone\.\s+(?:(?:yes|no), )?", "", text)
    parts = re.split(r"(?<=[.!?…])\s+", text)
    return [words_of(part) for part in parts if words_of(part) and "…" not in part]


def test_the_answers_in_the_conversations_are_the_documents_own_sentences() -> None:
    passages = [passage for document in knowledge() for passage in document.passages]
    texts = [passage.lead for passage in passages] + [point.text for p in passages for point in p.points]
    known = words_of(" ".join(texts))
    told = [sentence for reply in replies() if SOURCE_LINE.search(reply) for sentence in sentences(reply)]
    assert len(told) >= 8
    assert [sentence for sentence in told if sentence not in known] == []


def test_the_conversation_shows_something_that_is_not_covered() -> None:
    last = said_back(marked_block("transcript: shell"))[-1]
    assert SOURCE_LINE.search(last) is None
    assert "I don't know" in last


def test_the_example_document_can_be_used(tmp_path: Path) -> None:
    file = tmp_path / "mentoring.md"
    file.write_text(marked_block("example: document", KNOWLEDGE), encoding="utf-8")
    document = parse_document(file)
    assert [passage.title for passage in document.passages] == ["What mentoring is"]
    assert document.reviewed > date(2020, 1, 1)


def test_the_source_of_each_document_is_attributed() -> None:
    attributions = " ".join(text_of(ATTRIBUTIONS).split())
    for document in knowledge():
        assert f'"{document.source_name}" ({day(document.source_date)})' in attributions
