from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.documents.parser import document_files, parse_document, parse_documents, read_document
from bot.files.faults import Fault, FaultyFiles

CheckFault = Callable[[str, str, str, str, str], None]
FaultsOf = Callable[[str], tuple[Fault, ...]]
Spoil = Callable[[str, str], str]


def _faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFiles) as caught:
        parse_documents(folder)
    return caught.value.faults


def test_a_document_holds_its_front_matter_disclaimer_and_passages(tmp_path: Path, small_document: str) -> None:
    path = tmp_path / "document.md"
    path.write_text(small_document)
    document = parse_document(path)
    assert (document.key, document.title, document.audience) == ("tea-and-coffee", "Tea and coffee", "public")
    assert (document.source_name, document.source_date) == ("Kitchen notes", date(2024, 1, 31))
    assert document.disclaimer == "No promise that the kitchen is open."
    assert [passage.key for passage in document.passages] == ["how-tea-is-made", "comparison-price"]
    assert document.reviewed + document.review_holds == date(2025, 2, 28)
    assert document.review_holds == timedelta(days=365)
    assert document.intents == {"ask_tea": "tea", "ask_price": "what drinks cost"}
    assert set(document.sides) == {"tea", "coffee"}
    assert set(document.aspects) == {"price", "taste"}


def test_the_sample_document_is_valid(job_rotation: Path) -> None:
    document = parse_document(job_rotation)
    assert len(document.passages) == 3
    assert all(len(passage.questions) >= 20 for passage in document.passages)
    assert {passage.intent for passage in document.passages} == {"ask_job_rotation"}


def test_places_are_lines_of_the_file(job_rotation: Path) -> None:
    rows = job_rotation.read_text().split("\n")
    reading = read_document(job_rotation)
    for section in reading.sections:
        lines = reading.places.passages[section.passage.key]
        assert rows[lines.heading - 1] == f"## {section.passage.title}"
        assert rows[lines.fields["key"] - 1] == f"- key: {section.passage.key}"
        shown = [rows[line - 1] for line in lines.questions]
        assert shown == [f"- {question.text}" for question in section.passage.questions]


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "fix"),
    [
        ("> No promise that the kitchen is open.\n", "", "---\n\n# Tea", "has no disclaimer", '"> "'),
        ("> No promise", ">\n\nNo promise", "\n# Tea", "", ""),
        ("# Tea and coffee\n", "# Tea and coffee\n\nHello.\n", "Hello.", "there is a paragraph", '"## "'),
        ("# Tea and coffee\n", "# Tea and coffee\n\n### Hi\n", "### Hi", "there is a heading", '"## "'),
        ("> No promise", "> First.\n\n> No promise", "> No promise", "there is a quotation", "one disclaimer"),
    ],
)
def test_what_stands_above_the_sections(
    check_fault: CheckFault, spoil: Spoil, faults_of: FaultsOf, old: str, new: str, at: str, message: str, fix: str
) -> None:
    if message:
        check_fault(old, new, at, message, fix)
    else:  # an empty quotation is no disclaimer, and the text below it out of place
        assert any("no disclaimer" in fault.message for fault in faults_of(spoil(old, new)))


def test_the_title_above_the_disclaimer_may_be_left_out(spoil: Spoil, faults_of: FaultsOf) -> None:
    assert faults_of(spoil("# Tea and coffee\n", "")) == ()


def test_a_document_needs_a_section(small_document: str, faults_of: FaultsOf) -> None:
    (fault,) = faults_of(small_document[: small_document.index("## How")])
    assert fault.line == 19
    assert fault.message == "The document has no section."
    assert '"## Title"' in fault.fix


def test_all_faults_of_all_files_come_at_once_and_in_order(tmp_path: Path, small_document: str) -> None:
    spoilt = small_document
    for old, new in (
        ("title: Tea and coffee\n", ""),
        ("- intent: ask_tea", "- intent: ask_milk"),
        ("(tea)", "(water)"),
        ("#### minutes", "#### hours"),
        ("| --- | --- | --- |\n", ""),
        ("- price of coffee", "- tea"),
        ("- related: comparison-price", "- related: nowhere"),
    ):
        assert old in spoilt
        spoilt = spoilt.replace(old, new, 1)
    (tmp_path / "a.md").write_text(spoilt)
    (tmp_path / "b.md").write_text("---\n---\n")
    faults = _faults(tmp_path)
    in_a = [fault for fault in faults if fault.file.name == "a.md"]
    assert [fault.line for fault in in_a] == [1, 27, 32, 43, 53, 68, 79]
    assert {fault.file.name for fault in faults} == {"a.md", "b.md"}
    assert list(faults) == sorted(faults)
    assert all(fault.message and fault.fix for fault in faults)


def test_documents_come_by_file_name(tmp_path: Path, small_document: str, job_rotation: Path) -> None:
    (tmp_path / "b.md").write_text(small_document)
    (tmp_path / "a.md").write_text(job_rotation.read_text())
    (tmp_path / "notes.txt").write_text("no document")
    (tmp_path / ".#a.md").symlink_to("nowhere")  # an editor's lock
    assert [document.key for document in parse_documents(tmp_path)] == ["job-rotation", "tea-and-coffee"]


def test_two_documents_cannot_share_a_key(tmp_path: Path, small_document: str, job_rotation: Path) -> None:
    (tmp_path / "a.md").write_text(small_document)
    (tmp_path / "b.md").write_text(job_rotation.read_text().replace("key: job-rotation\n", "key: tea-and-coffee\n"))
    (fault,) = _faults(tmp_path)
    assert (fault.file, fault.line) == (tmp_path / "b.md", 3)
    assert f"already that of {tmp_path / 'a.md'}" in fault.message
    assert "a key of its own" in fault.fix


def test_a_folder_without_documents_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no document")
    (fault,) = _faults(tmp_path)
    assert (fault.file, fault.line, fault.where) == (tmp_path, 0, str(tmp_path))
    assert "no knowledge document" in fault.message
    assert 'ends in ".md"' in fault.fix


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FaultyFiles) as caught:
        document_files(tmp_path / "none")
    assert "cannot be read (No such file or directory)" in caught.value.faults[0].message
    assert "Make the folder" in caught.value.faults[0].fix
