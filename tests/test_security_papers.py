"""Holds the papers on security to the code: what they name exists, advisories are told, nothing loads a pickle."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from typing import Any

import pytest
import tomli

from bot.settings import PROJECT_ROOT

SECURITY = (PROJECT_ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ADVISORIES = (PROJECT_ROOT / "docs" / "advisories.md").read_text(encoding="utf-8")

THREATENED_BY = ("A visitor", "An employee", "HR", "An operator", "A badge issuer", "A network neighbour")
NONE = "**none**"
RUNS_CODE = {"pickle", "joblib", "dill", "cloudpickle", "marshal", "shelve", "skops", "torch", "jsonpickle"}
"""What loads objects, and with them code, or is a way around it that would have to be told as well."""

TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
MODULE = re.compile(r"`((?:bot|actions)/[\w/]+\.py)`")
IDENTIFIER = re.compile(r"\[((?:CVE|PYSEC)-\d{4}-\d+)\]\((https://[^)\s]+)\)")


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of a page's tables, without heads and rules."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        is_head = number + 1 < len(lines) and lines[number + 1].startswith("| ---")
        if line.startswith("| ") and not line.startswith("| ---") and not is_head:
            yield [cell.strip() for cell in line.strip("|").split(" | ")]


@functools.cache
def functions_of(path: str) -> dict[str, ast.AST]:
    tree = ast.parse((PROJECT_ROOT / path).read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}


def can_fail(name: str, path: str) -> bool:
    """Whether a function asserts something or expects an error, or calls one of its file that does."""
    functions = functions_of(path)
    pending, seen = [name], set()
    while pending:
        current = pending.pop()
        if current in seen or current not in functions:
            continue
        seen.add(current)
        for node in ast.walk(functions[current]):
            if isinstance(node, ast.Assert):
                return True
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called == "pytest.raises":
                    return True
                pending.append(called)
    return False


def test_everybody_of_the_threat_model_has_a_table() -> None:
    for name in THREATENED_BY:
        part = SECURITY.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert len(list(rows(part))) >= 5, name


def test_every_row_names_where_and_a_test_or_says_that_there_is_none() -> None:
    threats = list(rows(SECURITY))
    assert len(threats) > 40
    assert [cells for cells in threats if len(cells) != 4] == []
    nowhere = [where for _, _, where, _ in threats if not MODULE.search(where)]
    assert nowhere == ["`Makefile`"]
    untested = [(control, held_by) for _, control, _, held_by in threats if not TEST.search(held_by)]
    assert {held_by for _, held_by in untested} == {NONE}
    assert [control for control, _ in untested if not control.startswith(NONE)] == []


@pytest.mark.parametrize(("path", "name"), sorted(set(TEST.findall(SECURITY))))
def test_every_test_that_is_named_exists_and_can_fail(path: str, name: str) -> None:
    assert (PROJECT_ROOT / path).is_file()
    assert name in functions_of(path)
    assert can_fail(name, path)


def test_every_module_that_is_named_exists() -> None:
    named = set(MODULE.findall(SECURITY)) | set(MODULE.findall(ADVISORIES))
    assert len(named) > 40
    assert [name for name in sorted(named) if not (PROJECT_ROOT / name).is_file()] == []


# Pickles


def loads_objects(tree: ast.AST) -> bool:
    """Whether a module imports what runs code as it loads, or lets numpy do so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and {name.name.partition(".")[0] for name in node.names} & RUNS_CODE:
            return True
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in RUNS_CODE:
            return True
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("np.load", "numpy.load"):
            allowed = [key.value for key in node.keywords if key.arg == "allow_pickle"]
            if not (len(allowed) == 1 and isinstance(allowed[0], ast.Constant) and allowed[0].value is False):
                return True
    return False


def test_no_module_loads_a_pickle() -> None:
    modules = [path for room in ("bot", "actions") for path in sorted((PROJECT_ROOT / room).rglob("*.py"))]
    assert len(modules) > 300
    assert [path for path in modules if loads_objects(ast.parse(path.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import joblib", True),
        ("def f():\n    from pickle import loads", True),
        ("np.load(file)", True),
        ("np.load(file, allow_pickle=True)", True),
        ("np.load(file, allow_pickle=False)", False),
        ("import json", False),
    ],
)
def test_what_loads_a_pickle_is_noticed(code: str, expected: bool) -> None:
    assert loads_objects(ast.parse(code)) is expected


# The lock


@functools.cache
def lock() -> list[dict[str, Any]]:
    packages: list[dict[str, Any]] = tomli.loads((PROJECT_ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    return packages


def test_the_lock_has_a_hash_for_every_file() -> None:
    others = [package for package in lock() if package["name"] != "rung"]
    assert len(others) > 200
    for package in others:
        files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ())]
        assert files, package["name"]
        for file in files:
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", file.get("hash", "")), (package["name"], file)


def test_the_sbom_is_made_from_the_lock_as_it_stands() -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.partition("\nsbom:")[2].partition("\n\n")[0]
    assert "export --quiet --frozen" in recipe
    assert "tool run" in recipe


# Advisories


def test_every_advisory_is_of_a_version_that_is_locked_and_has_a_source() -> None:
    locked = {package["name"]: package["version"] for package in lock() if "version" in package}
    told = list(rows(ADVISORIES))
    assert len(told) >= 25
    for cells in told:
        name, _, version = cells[0].rpartition(" ")
        assert locked.get(name.lower()) == version, cells[0]
        assert IDENTIFIER.search(cells[1]), cells
        assert all(len(cell) >= 5 for cell in cells), cells


def test_no_advisory_is_told_twice() -> None:
    identifiers = [match[0] for cells in rows(ADVISORIES) if (match := IDENTIFIER.search(cells[1]))]
    assert len(identifiers) == len(set(identifiers))


def test_the_policy_names_no_mail_address() -> None:
    policy = PROJECT_ROOT / ".github" / "SECURITY.md"
    text = policy.read_text(encoding="utf-8")
    assert re.search(r"[\w.]+@[\w.]+", text) is None
    links = re.findall(r"\]\(([^)#\s]+)\)", text)
    assert links
    assert [link for link in links if not (policy.parent / link).exists()] == []


def test_no_two_papers_differ_by_case_alone() -> None:
    names = [path.relative_to(PROJECT_ROOT).as_posix() for path in (PROJECT_ROOT / "docs").rglob("*.md")]
    assert len({name.lower() for name in names}) == len(names)
