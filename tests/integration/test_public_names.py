"""The names that others rely on are still there: see public_names.yml."""

from __future__ import annotations

import ast
import functools
import importlib
import re
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from bot.channels.rest import RungRestInput
from bot.cli import main as cli
from bot.dialogue.payload import ENTITIES_OF, is_allowed, payload
from bot.dialogue.person import audience_of, person_of
from bot.documents.parser import parse_documents
from bot.settings import PROJECT_ROOT

NAMES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "public_names.yml").read_text(encoding="utf-8"))


def text_of(name: str) -> str:
    return (PROJECT_ROOT / name).read_text(encoding="utf-8")


@functools.cache
def strings_below(folder: str) -> set[str]:
    """Every string constant in the Python files of a folder, pieces of f-strings included."""
    nodes = (
        node
        for path in (PROJECT_ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def scripts_of_the_widget() -> str:
    files = [*(PROJECT_ROOT / "bot/web").glob("*.js"), *(PROJECT_ROOT / "bot/web/widget").glob("*.js")]
    assert len(files) > 3
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def domain() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(text_of("domain.yml"))
    return loaded


@pytest.mark.parametrize("path", NAMES["components"])
def test_a_class_is_where_configurations_name_it(path: str) -> None:
    module, _, name = path.rpartition(".")
    assert isinstance(getattr(importlib.import_module(module), name), type)


@pytest.mark.parametrize("file", ["config.yml", "endpoints.yml", "credentials.yml"])
def test_every_class_that_a_configuration_names_exists(file: str) -> None:
    paths = re.findall(r"\bbot(?:\.\w+)+\.[A-Z]\w+", text_of(file))
    assert paths
    for path in paths:
        module, _, name = path.rpartition(".")
        assert hasattr(importlib.import_module(module), name), path


def test_the_intents() -> None:
    declared = {intent if isinstance(intent, str) else next(iter(intent)) for intent in domain()["intents"]}
    documents = parse_documents(PROJECT_ROOT / "data" / "knowledge")
    assert set(NAMES["intents"]) <= declared | {intent for document in documents for intent in document.intents}


def test_the_slots() -> None:
    assert set(NAMES["slots"]) <= set(domain()["slots"])


@pytest.mark.parametrize("intent", NAMES["payloads"])
def test_a_button_sent_before_still_works(intent: str) -> None:
    entities = {name: "some-value" for name in NAMES["payloads"][intent]}
    assert set(entities) <= ENTITIES_OF[intent]
    assert is_allowed(payload(intent, **entities))
    assert is_allowed(f"/{intent}")


def test_the_make_targets() -> None:
    assert set(NAMES["make"]) <= set(re.findall(r"^([a-z-]+):.*##", text_of("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("group", NAMES["rung"])
def test_the_commands(group: str) -> None:
    app = importlib.import_module(cli.GROUPS[group][0]).app if group else cli.app
    assert set(NAMES["rung"][group]) <= set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_the_revisions_of_the_database() -> None:
    files = sorted((PROJECT_ROOT / "bot/database/versions").glob("[0-9]*.py"))
    revisions = [
        re.search(r'^revision = "(\w+)"', path.read_text(encoding="utf-8"), re.MULTILINE) for path in files
    ]
    assert [match[1] for match in revisions if match][: len(NAMES["revisions"])] == NAMES["revisions"]


@pytest.mark.parametrize("channel", NAMES["people"])
def test_people_keep_their_ids(channel: str) -> None:
    assert audience_of(f"{channel}:U1") == NAMES["people"][channel]
    assert person_of(f"{channel}:U1") == f"{channel}:U1"


def test_channels_give_people_these_ids() -> None:
    assert RungRestInput.name() == "rest"
    given = {text.partition(":")[0] for text in strings_below("bot/channels") | strings_below("bot/serving")}
    assert set(NAMES["people"]) - {"rest"} <= given


def test_threads_of_slack_belong_to_one_person() -> None:
    assert person_of("slack:U1@C2/17.3") == "slack:U1"


@pytest.mark.parametrize("name", NAMES["slack"])
def test_an_id_of_slack(name: str) -> None:
    assert name in strings_below("bot/channels/slack")


def test_the_events_of_the_socket() -> None:
    assert set(NAMES["socket"]["from_server"]) <= strings_below("bot/channels/web")
    handlers = set(re.findall(r"def on_(\w+)", "\n".join(map(text_of, web_files()))))
    assert set(NAMES["socket"]["from_browser"]) <= handlers
    script = scripts_of_the_widget()
    for event in NAMES["socket"]["from_server"]:
        assert f'name === "{event}"' in script, event


def web_files() -> list[str]:
    return [path.relative_to(PROJECT_ROOT).as_posix() for path in (PROJECT_ROOT / "bot/channels/web").glob("*.py")]


def test_what_the_widget_keeps_in_a_browser() -> None:
    script = scripts_of_the_widget()
    assert f"`{NAMES['storage_prefix']}${{server}} `" in script
    used = set(re.findall(r"\.(?:get|set|watch)\(\"(\w+)\"", script))
    assert set(NAMES["storage"]) <= used


def test_the_widget_on_host_pages() -> None:
    widget, script = NAMES["widget"], scripts_of_the_widget()
    assert f'customElements.define("{widget["element"]}"' in script
    assert widget["script"] in strings_below("bot/channels/web")
    for attribute in widget["attributes"]:
        assert f'"{attribute}"' in script, attribute
