from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.documents.digest import TrainingItem, digest_of, question_digest, training_items
from bot.documents.parser import parse_document
from bot.documents.passage import LEAD, Document, Question

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
ITEMS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS))


def _with_question(document: Document, question: Question) -> Document:
    first, *others = document.passages
    return replace(document, passages=(replace(first, questions=(*first.questions, question)), *others))


def test_items_are_titles_aliases_and_questions_in_document_order(job_rotation: Path) -> None:
    document = parse_document(job_rotation)
    items = list(training_items([document]))
    first = document.passages[0]
    assert items[0] == TrainingItem(first.intent, first.key, LEAD, first.title)
    assert [item.text for item in items[1 : len(first.aliases) + 1]] == list(first.aliases)
    assert (
        TrainingItem(first.intent, first.key, "same-employer", "does a rotation mean leaving my company") in items
    )
    expected = sum(1 + len(passage.aliases) + len(passage.questions) for passage in document.passages)
    assert len(items) == len(set(items)) == expected


def test_items_come_once(job_rotation: Path) -> None:
    document = parse_document(job_rotation)
    again = _with_question(document, document.passages[0].questions[0])
    assert list(training_items([again])) == list(training_items([document]))


def test_the_digest_changes_with_a_text_a_point_and_an_intent(job_rotation: Path) -> None:
    document = parse_document(job_rotation)
    digests = {
        question_digest([document]),
        question_digest([_with_question(document, Question("one more", LEAD))]),
        question_digest([_with_question(document, Question("one more", "same-employer"))]),
        question_digest([replace(document, passages=(replace(document.passages[0], intent="ask_other"),))]),
    }
    assert len(digests) == 4
    assert all(len(digest) == 64 for digest in digests)


def test_the_digest_ignores_what_is_not_trained_on(job_rotation: Path) -> None:
    document = parse_document(job_rotation)
    reworded = replace(document, passages=tuple(replace(p, lead="New.") for p in document.passages))
    assert question_digest([reworded]) == question_digest([document])


@given(ITEMS)
def test_order_and_repeats_do_not_count(items: list[tuple[str, str, str, str]]) -> None:
    assert digest_of(reversed([*items, *items])) == digest_of(items)


@given(ITEMS, ITEMS)
def test_different_sets_have_different_digests(
    one: list[tuple[str, str, str, str]], two: list[tuple[str, str, str, str]]
) -> None:
    assert (digest_of(one) == digest_of(two)) == (set(one) == set(two))


def test_texts_cannot_run_into_each_other() -> None:
    assert digest_of([("a", "b", "c", 'd", "e')]) != digest_of([("a", "b", 'c", "d', "e")])
