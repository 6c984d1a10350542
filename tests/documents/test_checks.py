from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.documents.checks import normalised, warnings, word_count
from bot.documents.parser import parse_documents, read_document
from bot.documents.passage import Document, Passage, Point
from bot.files.faults import Fault, FaultyFiles

CheckFault = Callable[[str, str, str, str, str], None]


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "fix"),
    [
        ("- key: comparison-price", "- key: how-tea-is-made", "- key: how-tea-is-made\n- intent: ask_price",
         'The key "how-tea-is-made" is there already, in line 27 of "How tea is made".', "Change one"),
        ("## Comparison: price", "## How TEA is made", "## How TEA",
         'The title "How TEA is made" is there already, in line 25', "Change one"),
        ("- tea?", "- How do I make TEA?", "- How do I make TEA?",
         'The question "How do I make TEA?" is there already, in line 51.', "remove the other"),
        ("- price of coffee", "- Tea!", "- Tea!",
         'The question "Tea!" is there already, in line 52 of "How tea is made".', "answered best"),
        ("- price of coffee", "- brewing?", "- brewing?",
         'The question "brewing?" is there already, in line 32 of "How tea is made".', "answered best"),
        ("- intent: ask_price\n", "- intent: ask_price\n- aliases: cost; Making tea\n", "- aliases: cost",
         'The alias "Making tea" is there already, in line 32 of "How tea is made".', "remove the other"),
        ("- intent: ask_price\n", "- intent: ask_price\n- aliases: how tea is made\n", "- aliases: how",
         'The alias "how tea is made" is there already, in line 25 of "How tea is made".', "remove the other"),
    ],
)  # fmt: skip
def test_what_is_there_twice_is_named_with_both_places(
    check_fault: CheckFault, old: str, new: str, at: str, message: str, fix: str
) -> None:
    check_fault(old, new, at, message, fix)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- tea?", "- Brewing?"),  # an alias of its own passage
        ("- tea?", "- how tea is made?"),  # its own title
        ("- aliases: brewing; making tea", "- aliases: brewing; Brewing; how tea is made"),
        ("- tea?", "- 🙂\n- 🙃"),
    ],
)
def test_a_passage_may_repeat_its_own_names(
    spoil: Callable[[str, str], str], faults_of: Callable[[str], tuple[Fault, ...]], old: str, new: str
) -> None:
    assert faults_of(spoil(old, new)) == ()


def _faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFiles) as caught:
        parse_documents(folder)
    return caught.value.faults


@pytest.fixture
def folder(tmp_path: Path, small_document: str, job_rotation: Path) -> Path:
    (tmp_path / "a.md").write_text(small_document)
    (tmp_path / "b.md").write_text(job_rotation.read_text())
    return tmp_path


def _replace(path: Path, old: str, new: str) -> int:
    """Edit the file and return the line of the edit."""
    text = path.read_text()
    path.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def test_a_question_in_two_documents_is_named(folder: Path) -> None:
    line = _replace(folder / "b.md", "- what is job rotation\n", "- How do I make tea?\n")
    (fault,) = _faults(folder)
    assert (fault.file, fault.line) == (folder / "b.md", line)
    assert f'{folder / "a.md"}:51 of "How tea is made"' in fault.message


def test_a_key_in_two_documents_is_named(folder: Path) -> None:
    line = _replace(folder / "b.md", "- key: how-a-rotation-is-arranged", "- key: comparison-price")
    faults = _faults(folder)
    assert (folder / "b.md", line) in {(fault.file, fault.line) for fault in faults}
    assert any('The key "comparison-price" is there already' in fault.message for fault in faults)


def test_a_link_may_lead_to_another_document(folder: Path) -> None:
    _replace(folder / "b.md", "- related: what-job-rotation-is\n", "- related: how-tea-is-made\n")
    assert len(parse_documents(folder)) == 2


def test_an_unknown_link_is_named(folder: Path) -> None:
    line = _replace(folder / "b.md", "- related: what-job-rotation-is\n", "- related: how-tea-is-maid; nowhere\n")
    near, far = _faults(folder)
    assert near == Fault(
        folder / "b.md", line, 'No section has the key "how-tea-is-maid".', 'Did you mean "how-tea-is-made"?'
    )
    assert far.message == 'No section has the key "nowhere".'
    assert "Write the key of another section" in far.fix


def test_links_are_not_judged_while_a_document_is_unreadable(folder: Path) -> None:
    _replace(folder / "b.md", "- related: what-job-rotation-is\n", "- related: how-tea-is-made\n")
    (folder / "a.md").write_bytes(b"")
    assert [fault.message for fault in _faults(folder)] == ["The file is empty."]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Badge cost?", "badge  cost", True),
        ("what's a badge", "What’s a badge!", True),
        ("straße", "STRASSE", True),
        ("badge cost", "badges cost", False),
        ("🙂", "🙃", False),
        ("?", "!", False),
    ],
)
def test_texts_are_compared_by_their_letters_and_digits(one: str, other: str, is_same: bool) -> None:
    assert (normalised(one) == normalised(other)) is is_same


@pytest.fixture
def document(job_rotation: Path) -> Document:
    document = read_document(job_rotation).document
    assert document is not None
    return document


def _with_words(passage: Passage, words: int) -> Passage:
    """The passage with a lead of one word and a point of all the others."""
    return replace(passage, lead="word", points=(Point("a", " ".join(["word"] * (words - 1))),))


def test_words_of_lead_and_points_are_counted(document: Document) -> None:
    passage = replace(
        document.passages[0], lead="One two.", points=(Point("a", "three"), Point("b", "four - five"))
    )
    assert word_count(passage) == 6


def test_the_sample_document_needs_no_advice(document: Document) -> None:
    assert warnings(document) == ()


@pytest.mark.parametrize(
    ("words", "is_comparison", "message"),
    [
        (59, False, "59 words, fewer than 60"),
        (60, False, None),
        (150, False, None),
        (151, False, "151 words; people read 150 at most"),
        (19, True, "19 words, fewer than 20"),
        (20, True, None),
        (60, True, None),
        (61, True, "61 words; people read 60 at most"),
    ],
)
def test_lengths_at_and_past_the_limits(
    document: Document, words: int, is_comparison: bool, message: str | None
) -> None:
    passage = replace(_with_words(document.passages[0], words), is_comparison=is_comparison)
    found = warnings(replace(document, passages=(passage,)))
    assert [warning.message.split(" has ")[1].rstrip(".") for warning in found] == ([message] if message else [])
    assert all(warning.fix for warning in found)


def test_few_questions_are_named_with_the_place(job_rotation: Path) -> None:
    reading = read_document(job_rotation)
    assert reading.document is not None
    first, second, *others = reading.document.passages
    fewer = replace(second, questions=second.questions[:4])
    (warning,) = warnings(replace(reading.document, passages=(first, fewer, *others)), reading.places)
    line = job_rotation.read_text().split("\n").index("## What job rotation brings") + 1
    assert (warning.file, warning.line) == (job_rotation, line)
    assert warning.message == '"What job rotation brings" has 4 questions, fewer than 5.'
    assert "own words" in warning.fix


def test_without_places_the_document_is_named(document: Document) -> None:
    passage = replace(document.passages[0], questions=())
    (warning,) = warnings(replace(document, passages=(passage,)))
    assert warning.where == "job-rotation"


def test_five_questions_are_enough(document: Document) -> None:
    passage = replace(document.passages[0], questions=document.passages[0].questions[:5])
    assert warnings(replace(document, passages=(passage,))) == ()
