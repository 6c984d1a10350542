"""Rules of the house: how tests are written, where they stand, and which package may import which."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.settings import PROJECT_ROOT

SLEEPS = frozenset({"sleep", "wait_for_timeout"})
WAITING = ("until", "wait")
"""How a function that may sleep is named: it looks at a condition again and again, until a deadline."""

SLOW = "slow"
"""How a function may begin that plays a slow server: there the time itself is what is tested."""

DEADLINES = frozenset({"deadline", "seconds", "timeout"})
BINDING = frozenset(
    {"bind", "listen", "TCPSite", "start_server", "create_server", "HTTPServer", "ThreadingHTTPServer"}
)

LOWEST_PORT = 1024

Rule = Callable[[ast.Module], Iterator[ast.AST]]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_a_waiting_function(function: Function) -> bool:
    """Whether it says in its name that it waits, and knows until when; or that it plays a slow server."""
    name = function.name.lstrip("_")
    names = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    names |= {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}
    return name.startswith(SLOW) or (name.startswith(WAITING) and not DEADLINES.isdisjoint(names))


def sleeps(module: ast.Module) -> Iterator[ast.AST]:
    """Sleeps outside a waiting function."""
    allowed = {
        inside
        for node in ast.walk(module)
        if isinstance(node, Function) and is_a_waiting_function(node)
        for inside in ast.walk(node)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and _called(node) in SLEEPS and node not in allowed and not _yields(node):
            yield node


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _yields(call: ast.Call) -> bool:
    """Whether it is a sleep of no length, which only lets others go first."""
    return [argument.value for argument in call.args if isinstance(argument, ast.Constant)] == [0]


def alternatives(module: ast.Module) -> Iterator[ast.AST]:
    """Assertions that hold when either of two things does: nobody learns which."""
    for node in ast.walk(module):
        if isinstance(node, ast.Assert):
            yield from _ors(node.test)


def _ors(node: ast.AST) -> Iterator[ast.AST]:
    """Each "or" in it, but none below "not": neither of two things is one claim."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
        yield node
    elif not (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
        for child in ast.iter_child_nodes(node):
            yield from _ors(child)


def fixed_ports(module: ast.Module) -> Iterator[ast.AST]:
    """Ports that are bound by number, which another program may hold; 0 asks for a free one."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            numbers = [part for part in ast.walk(node) if isinstance(part, ast.Constant) and _is_a_port(part)]
            settings = [keyword.value for keyword in node.keywords if keyword.arg == "PORT"]
            yield from numbers if _called(node) in BINDING else filter(_is_a_port, settings)
        if isinstance(node, ast.Dict) and "environ" in ast.unparse(node):
            named = zip(node.keys, node.values, strict=True)
            yield from (value for key, value in named if _is_named_port(key) and _is_a_port(value))


def _is_named_port(key: ast.AST | None) -> bool:
    return isinstance(key, ast.Constant) and key.value == "PORT"


def _is_a_port(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and str(node.value).isdigit() and int(node.value) >= LOWEST_PORT


def broken(rule: Rule) -> list[str]:
    """Where tests break the rule, by file and line."""
    return [
        f"{path.relative_to(PROJECT_ROOT)}:{node.lineno}"  # type: ignore[attr-defined]
        for path in sorted((PROJECT_ROOT / "tests").rglob("*.py"))
        for node in rule(ast.parse(path.read_text(encoding="utf-8")))
    ]


@pytest.mark.parametrize("rule", [sleeps, alternatives, fixed_ports])
def test_the_tests_keep_to_the_rule(rule: Rule) -> None:
    assert broken(rule) == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (sleeps, "async def test_a():\n    await asyncio.sleep(0.1)"),
        (sleeps, "def until(condition):\n    time.sleep(0.1)"),
        (sleeps, "def test_a(deadline):\n    time.sleep(0.1)"),
        (sleeps, "page.wait_for_timeout(100)"),
        (alternatives, "assert one or other"),
        (alternatives, "assert all(one or other for one in ones)"),
        (fixed_ports, "socket.bind(('127.0.0.1', 5005))"),
        (fixed_ports, "launch(PORT='5005')"),
        (fixed_ports, "{**os.environ, 'PORT': '5005'}"),
    ],
)
def test_what_breaks_a_rule_is_noticed(rule: Rule, code: str) -> None:
    assert len(list(rule(ast.parse(code)))) == 1


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (sleeps, "def until(condition, seconds):\n    time.sleep(0.1)"),
        (sleeps, "async def wait_for(condition):\n    deadline = 1\n    await asyncio.sleep(0.1)"),
        (sleeps, "await asyncio.sleep(0)"),
        (sleeps, "async def slow_answer():\n    await asyncio.sleep(1)"),
        (alternatives, "assert not any(one or other for one in ones)"),
        (alternatives, "found = one or other\nassert found"),
        (fixed_ports, "socket.bind(('127.0.0.1', 0))"),
        (fixed_ports, "assert settings.port == 5005"),
        (fixed_ports, "rung('run', PORT='many')"),
    ],
)
def test_what_keeps_to_a_rule_is_left_alone(rule: Rule, code: str) -> None:
    assert list(rule(ast.parse(code))) == []


# Where tests stand, and who may import whom

MIRRORED = 0.95
"""The share of modules with a test file of their own path, at least."""


def modules() -> list[Path]:
    """The modules of bot/ and actions/, without packages' own files, `__main__` and migrations."""
    found = (path for room in ("bot", "actions") for path in (PROJECT_ROOT / room).rglob("*.py"))
    return sorted(path for path in found if not path.stem.startswith("__") and path.parent.name != "versions")


def place_of_test(module: Path) -> Path:
    """Where a module's test stands: tests/x/test_y.py for bot/x/y.py, tests/actions/test_z.py for actions/z.py."""
    place = module.relative_to(PROJECT_ROOT)
    folders = place.parent.parts[1:] if place.parts[0] == "bot" else place.parent.parts
    return PROJECT_ROOT.joinpath("tests", *folders, f"test_{place.name}")


def test_the_tests_mirror_the_code() -> None:
    missing = [
        str(place_of_test(module).relative_to(PROJECT_ROOT))
        for module in modules()
        if not place_of_test(module).is_file()
    ]
    assert len(missing) <= (1 - MIRRORED) * len(modules()), missing


def imported(path: Path) -> set[str]:
    """The packages of this project that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            found.add(node.module.partition(".")[0])
    return found & {"bot", "actions", "benchmarks", "tests"}


@pytest.mark.parametrize(
    ("room", "below"),
    [("bot", {"bot"}), ("actions", {"bot", "actions"}), ("benchmarks", {"bot", "actions", "benchmarks"})],
)
def test_nothing_imports_what_stands_above_it(room: str, below: set[str]) -> None:
    above = {
        str(path.relative_to(PROJECT_ROOT)): imported(path) - below
        for path in (PROJECT_ROOT / room).rglob("*.py")
        if imported(path) - below
    }
    assert above == {}
