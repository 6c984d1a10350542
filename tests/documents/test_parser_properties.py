"""Whatever is in a file, the parser returns a document or names faults; what is rendered is read back."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.documents.checks import normalised
from bot.documents.parser import parse_document, parse_documents
from bot.documents.passage import LEAD, Document, Passage, Point, Question, Source
from bot.files.faults import FaultyFiles

SAMPLE = Path(__file__).with_name("job-rotation.md").read_text(encoding="utf-8").split("\n")
SIDES = ("left", "right-hand")
ONE_FILE = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _parse(path: Path, data: bytes) -> None:
    """Parse the bytes alone and in a folder; only `FaultyFiles` may come, each naming a real line."""
    path.write_bytes(data)
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    parsers: tuple[Callable[[Path], object], ...] = (parse_document, parse_documents)
    for parse, argument in zip(parsers, (path, path.parent), strict=True):
        try:
            parse(argument)
        except FaultyFiles as error:
            faults = error.faults
        else:
            continue
        assert faults
        assert all(1 <= fault.line <= lines for fault in faults), faults
        assert all(fault.file == path and fault.message and fault.fix for fault in faults)


@ONE_FILE
@given(st.binary())
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    _parse(tmp_path / "a.md", data)


@ONE_FILE
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.booleans())
def test_any_text(tmp_path: Path, text: str, has_front_matter: bool) -> None:
    _parse(tmp_path / "a.md", (f"---\n{text}\n---\n{text}" if has_front_matter else text).encode())


FRAGMENTS = (
    "---", "title: a", "key: a", "sides:", "  a: [b, c]", "  - {", "&a [*a]", "? |", '"\\',
    "\ufeff", "\u2028", "\x00",
    "## a", "##", "# ", "### Points", "### Questions", "#### lead", "#### a", "> a", "```", "1. a",
    "\t- a", "a", "",
    "- key: a", "- intent: ask_a", "- related: b; c", "- aliases: ;", "- `a`: b", "- `a` (b): c",
    "- a", "-", "* a", "  b", "+ a",
    "| a | b | c |", "| --- | --- | --- |", "| a | b |", "|", "---|---|---",
    "[a]: b", "<b>", "&#0;", "&#xD800;", "***", "![](", "\\",
)  # fmt: skip


@ONE_FILE
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40), st.booleans())
def test_any_lines_as_documents_have_them(tmp_path: Path, lines: list[str], has_front_matter: bool) -> None:
    text = "\n".join(["---", "title: a", "sides: {a: [a], b: [b]}", "---", *lines] if has_front_matter else lines)
    _parse(tmp_path / "a.md", text.encode())


@ONE_FILE
@given(
    st.lists(st.sampled_from(["delete", "double", "swap", "cut", "spoil", "insert"]), min_size=1, max_size=5),
    st.randoms(use_true_random=False),
)
def test_any_edit_of_a_valid_document(tmp_path: Path, edits: list[str], chance: random.Random) -> None:
    lines = list(SAMPLE)
    for edit in edits:
        _edit(lines, edit, chance)
    _parse(tmp_path / "a.md", "\n".join(lines).encode())


def _edit(lines: list[str], edit: str, chance: random.Random) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    if edit == "delete":
        del lines[one]
    elif edit == "double":
        lines.insert(other, lines[one])
    elif edit == "swap":
        lines[one], lines[other] = lines[other], lines[one]
    elif edit == "cut":
        lines[one] = lines[one][: chance.randint(0, len(lines[one]))]
    elif edit == "insert":
        lines.insert(one, chance.choice(FRAGMENTS))
    else:
        place = chance.randint(0, len(lines[one]))
        lines[one] = lines[one][:place] + chance.choice(string.punctuation) + lines[one][place:]


# A document made from data, written out and read back.

WORD = st.text(
    alphabet=string.ascii_letters + string.digits + "éß日?!.,'()*_`[]<>&|\\:;#~-+", min_size=1, max_size=8
)
TEXT = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
NAME = st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=8)
VALUE = (
    st.text(alphabet=string.ascii_letters + " é", min_size=1, max_size=12)
    .map(lambda t: " ".join(t.split()))
    .filter(bool)
)

SOURCE = st.builds(Source, VALUE, NAME.map(lambda name: f"https://{name}.example/a_b?c=1"), st.dates())


@st.composite
def _passages(draw: st.DrawFn, key: str, title: str, questions: Sequence[str]) -> Passage:
    is_comparison = draw(st.booleans())
    ids = (
        draw(st.permutations(SIDES))
        if is_comparison
        else draw(st.lists(NAME.filter(lambda name: name != LEAD), min_size=1, max_size=4, unique=True))
    )
    sides = ids if is_comparison else [draw(st.sampled_from([None, *SIDES])) for _ in ids]
    points = tuple(Point(name, draw(TEXT), side) for name, side in zip(ids, sides, strict=True))
    groups = [(question, draw(st.sampled_from([LEAD, *ids]))) for question in questions]
    order = [LEAD, *ids]
    groups.sort(key=lambda group: order.index(group[1]))
    return Passage(
        key=key,
        title=title,
        intent="ask_a",
        lead=draw(TEXT),
        points=points,
        questions=tuple(Question(text, point) for text, point in groups),
        document="doc",
        aliases=(f"{key} alias",) if draw(st.booleans()) else (),
        side=draw(st.sampled_from([None, *SIDES])),
        aspect="price" if is_comparison else draw(st.sampled_from([None, "price"])),
        term=draw(st.none() | VALUE),
        is_comparison=is_comparison,
        audience=draw(st.sampled_from(["public", "employees"])),
        sources=tuple(draw(st.lists(SOURCE, max_size=3, unique=True))),
    )


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    texts = draw(st.lists(TEXT, min_size=3, max_size=12, unique_by=normalised))
    count = draw(st.integers(1, len(texts) // 2))
    titles, questions = texts[:count], texts[count:]
    shares = [questions[number::count] for number in range(count)]
    passages = tuple(
        draw(_passages(f"key-{number}", title, share))
        for number, (title, share) in enumerate(zip(titles, shares, strict=True))
    )
    return Document(
        key="doc",
        title=draw(VALUE),
        source_name=draw(VALUE),
        source_date=draw(st.dates()),
        reviewed=draw(st.dates(max_value=date(9000, 1, 1))),
        review_holds=timedelta(days=draw(st.integers(1, 9999))),
        disclaimer=draw(TEXT),
        passages=passages,
        intents={"ask_a": draw(VALUE)},
        sides={side: (side, "no") for side in SIDES},
        aspects={"price": ("1", "off")},
        audience=draw(st.sampled_from(["public", "employees"])),
    )


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in string.punctuation else c for c in text)


def _render(document: Document) -> str:
    lines = [
        "---", f"title: '{document.title}'", f"key: {document.key}", f"audience: {document.audience}",
        f"source: {{name: '{document.source_name}', date: {document.source_date}}}",
        f"reviewed: {document.reviewed}", f"review_holds: {document.review_holds.days} days",
        "sides:", *(f"  {name}: [{', '.join(words)}]" for name, words in document.sides.items()),
        "aspects:", *(f"  {name}: [{', '.join(words)}]" for name, words in document.aspects.items()),
        "intents:", *(f"  {name}: '{words}'" for name, words in document.intents.items()),
        "---", f"> {_escaped(document.disclaimer)}", "",
    ]  # fmt: skip
    for passage in document.passages:
        lines += _render_passage(passage)
    return "\n".join(lines)


def _render_passage(passage: Passage) -> list[str]:
    fields = {"side": passage.side, "aspect": passage.aspect, "term": passage.term, "audience": passage.audience}
    lines = [f"## {_escaped(passage.title)}", "", f"- key: {passage.key}", f"- intent: {passage.intent}"]
    lines += [f"- {name}: {value}" for name, value in fields.items() if value]
    lines += [f"- aliases: {'; '.join(passage.aliases)}"] if passage.aliases else []
    sources = [f"{one.title}, {one.address}, {one.read}" for one in passage.sources]
    lines += [f"- sources: {'; '.join(sources)}"] if sources else []
    lines += ["", _escaped(passage.lead), ""]
    if passage.is_comparison:
        header = " | ".join(point.id for point in passage.points)
        cells = " | ".join(_escaped(point.text) for point in passage.points)
        lines += [f"| Aspect | {header} |", "| - | - | - |", f"| {passage.aspect} | {cells} |", ""]
    else:
        sides = {point.id: f" ({point.side})" if point.side else "" for point in passage.points}
        lines += ["### Points", *(f"- `{p.id}`{sides[p.id]}: {_escaped(p.text)}" for p in passage.points), ""]
    lines += ["### Questions"]
    for number, question in enumerate(passage.questions):
        if not number or passage.questions[number - 1].point != question.point:
            lines += ["", f"#### {question.point}"]
        lines += [f"- {_escaped(question.text)}"]
    return [*lines, ""]


@ONE_FILE
@given(_documents())
def test_a_document_that_is_written_out_is_read_back(tmp_path: Path, document: Document) -> None:
    path = tmp_path / "a.md"
    path.write_text(_render(document), encoding="utf-8")
    assert parse_document(path) == document
