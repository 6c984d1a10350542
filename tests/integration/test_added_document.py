"""HR adds a document and a section, and nothing else: after a build and a training both are answered.

The only training here is on a copy of the project, with the commands that `make` runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.running import Running
from bot.serving.sockets import port_of, reserve
from bot.settings import PROJECT_ROOT

COPIED = ("bot", "actions", "data", "config.yml", "domain.yml", "endpoints.yml", "credentials.yml", "uv.lock")
JOB_ROTATION = PROJECT_ROOT / "tests" / "documents" / "job-rotation.md"
FIRST_DOCUMENT = Path("data") / "knowledge" / "promotion-vs-micro-credentials.md"
TRAINING_SECONDS = 280

SECTION = """

## Mentoring on the way up

- key: mentoring-on-the-way-up
- intent: ask_advice
- aliases: mentoring; mentor; mentorship
- related: choosing-your-path; how-promotion-works

A mentor is an experienced colleague who advises you for a while, which can make both routes easier to walk.

### Points

- `find-a-mentor`: Ask somebody two levels above you, or let HR introduce you to a colleague who mentors others.
- `how-often-to-meet`: Meet about once a month, for an hour, so that there is something new to talk about each time.
- `why-a-mentor-helps`: Because a mentor knows the unwritten rules, you waste less time on steps that lead nowhere.

### Questions

#### lead
- what is a mentor for
- does mentoring do anything for a career
- is mentorship worth it
- would a mentor be good for me
- I was offered a mentor, what is that
- explain mentoring to me
- mentoring, is it useful when you want to get on

#### find-a-mentor
- how do I find a mentor
- who could mentor me
- where can I get a mentor
- is there someone who could be my mentor
- how does one ask somebody for mentorship

#### how-often-to-meet
- how often should I meet my mentor
- once a week with the mentor or less
- how much time does a mentor need for me
- what is a good rhythm for meetings with a mentor

#### why-a-mentor-helps
- why would a mentor help me
- what does a mentor know that I do not
- what is the reason to have a mentor
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project without its models and its database, with the vectors that were made already."""
    root = tmp_path_factory.mktemp("copy") / "rung"
    root.mkdir()
    for name in COPIED:
        source = PROJECT_ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    (root / "models").mkdir()
    if (PROJECT_ROOT / "var" / "vectors").is_dir():
        shutil.copytree(PROJECT_ROOT / "var" / "vectors", root / "var" / "vectors")
    return root


def rung(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=root,
        env=_environment(root),
        capture_output=True,
        text=True,
        timeout=TRAINING_SECONDS,
        check=False,
    )


def _environment(root: Path) -> dict[str, str]:
    return {**os.environ, "RUNG_DATABASE_URL": f"sqlite:///{root}/var/rung.db", "PYTHONPATH": str(root)}


@pytest.fixture(scope="module")
def extended(copy: Path) -> Path:
    """The copy with a second document and a new section in the first one, built and trained."""
    root = copy.with_name("extended")
    shutil.copytree(copy, root)
    shutil.copy(JOB_ROTATION, root / "data" / "knowledge")
    with (root / FIRST_DOCUMENT).open("a", encoding="utf-8") as first:
        first.write(SECTION)
    changed = {path.relative_to(root) for path in _differing(copy, root)}
    assert changed == {Path("data/knowledge/job-rotation.md"), FIRST_DOCUMENT}
    built = rung(root, "knowledge", "build")
    assert built.returncode == 0, built.stderr
    count = len(list((root / "data" / "knowledge").glob("*.md")))
    assert f"{count} documents" in built.stdout
    trained = rung(root, "train")
    assert trained.returncode == 0, trained.stdout[-2000:] + trained.stderr[-2000:]
    return root


@pytest.fixture(scope="module")
def extended_running(extended: Path) -> Iterator[Running]:
    with reserve("127.0.0.1", 0) as free:
        port = port_of(free)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=extended,
        env={**_environment(extended), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    started = Running(process, port)
    try:
        started.wait_until_ready()
        yield started
    finally:
        started.stop()


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("question", "source"),
    [
        # From the new document …
        ("please explain to me what job rotation means", "What job rotation is"),
        ("for how many months does one rotation normally last?", "How a rotation is arranged"),
        ("which advantages does rotating through departments have", "What job rotation brings"),
        ("am I allowed to say no when they want me to rotate?", "How a rotation is arranged"),
        # … from the new section …
        ("how could I find myself a mentor", "Mentoring on the way up"),
        ("how frequently do people meet with their mentor?", "Mentoring on the way up"),
        # … and from what was there before.
        ("will a badge get me a raise?", "Earning potential"),
        ("how long does a promotion take?", "Comparison: timeframe"),
        ("what is a nanodegree leap?", "Nanodegree leap"),
        ("what does a badge cost me", "Comparison: cost"),
    ],
)
def test_new_and_old_questions_are_answered(extended_running: Running, question: str, source: str) -> None:
    answer = extended_running.ask(question, f"added-{question}")
    assert answer.text.splitlines()[-1].startswith("Source")
    assert source in answer.text.splitlines()[-1]


def test_the_point_that_was_asked_for_leads(extended_running: Running) -> None:
    assert extended_running.ask("how often to meet a mentor?", "added-point").text.startswith(
        "Meet about once a month"
    )


def test_follow_ups_work_on_the_new_document(extended_running: Running) -> None:
    extended_running.ask("what is job rotation?", "added-follow")
    more = extended_running.ask("tell me more", "added-follow").text
    why = extended_running.ask("why?", "added-follow").text
    where = extended_running.ask("where is that from?", "added-follow").text
    assert more.endswith("Source: What job rotation is")
    assert why.startswith("Because")
    assert "“Job rotation”" in where
    assert "1 March 2024" in where


def test_the_new_subject_is_among_what_it_can_help_with(extended_running: Running) -> None:
    assert "job rotation and swapping roles" in extended_running.ask("what can you do?", "added-help").text


def test_what_is_covered_by_neither_stays_unknown(extended_running: Running) -> None:
    answer = extended_running.ask("how do I rotate a picture in the slides", "added-unknown").text
    assert "Source" not in answer


def test_everything_fits_together_afterwards(extended: Path, extended_running: Running) -> None:
    assert extended_running.health().body["retrain_needed"] is False
    assert rung(extended, "knowledge", "check").returncode == 0
    again = rung(extended, "knowledge", "build")
    assert again.stdout.startswith("Nothing has changed")


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("importers:\n  - name: RasaFileImporter\n", "KnowledgeImporter"),
        ("", "importers:"),
    ],
)
def test_no_training_without_the_importer(copy: Path, tmp_path: Path, listed: str, told: str) -> None:
    root = tmp_path / "rung"
    shutil.copytree(copy, root)
    config = (root / "config.yml").read_text(encoding="utf-8")
    start, end = config.index("importers:"), config.index("# A message travels")
    (root / "config.yml").write_text(config[:start] + listed + config[end:], encoding="utf-8")
    _assert_no_model(root, rung(root, "train"), told)


def test_no_training_without_a_document(copy: Path, tmp_path: Path) -> None:
    root = tmp_path / "rung"
    shutil.copytree(copy, root)
    for document in (root / FIRST_DOCUMENT).parent.glob("*.md"):
        document.unlink()
    _assert_no_model(root, rung(root, "train"), "Put at least one document into it")


def test_no_training_with_a_faulty_document(copy: Path, tmp_path: Path) -> None:
    root = tmp_path / "rung"
    shutil.copytree(copy, root)
    (root / "data" / "knowledge" / "empty.md").write_text("# Nothing\n", encoding="utf-8")
    _assert_no_model(root, rung(root, "train"), "empty.md")


def _assert_no_model(root: Path, result: subprocess.CompletedProcess[str], told: str) -> None:
    assert result.returncode == 1
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert list((root / "models").iterdir()) == []


def _differing(one: Path, other: Path) -> Iterator[Path]:
    for path in sorted(other.rglob("*")):
        before = one / path.relative_to(other)
        if path.is_file() and (not before.is_file() or before.read_bytes() != path.read_bytes()):
            yield path
