"""Answers lead with the point asked for, name their sources, and say nothing twice until all is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import answer, comparison_table, in_short, more, origin, reason, side_first, unsaid
from bot.answering.focus import Focus
from bot.answering.selection import Selection
from bot.answering.wording import as_statement
from bot.dialogue.rendering import render_text
from bot.dialogue.reply import Table
from bot.documents.parser import parse_documents
from bot.documents.passage import LEAD, Passage, Point, Source
from bot.settings import PROJECT_ROOT
from tests.documents.career import (
    BADGES,
    CAREER,
    CHOICE,
    COST,
    DOCUMENTS,
    LATER,
    LEAP,
    PASSAGES,
    PAY,
    PROMOTION,
    TIME,
    TODAY,
)

NO_FOCUS = Focus()
SHIPPED = parse_documents(PROJECT_ROOT / "data" / "knowledge")
TALKATIVE = [passage for passage in PASSAGES.values() if not passage.is_comparison]


def chosen(key: str, point: str = LEAD, subject: str = "") -> Selection:
    return Selection(key, point, "a test", subject=subject)


def text_for(*selections: Selection, focus: Focus = NO_FOCUS, today: date = TODAY) -> str:
    return render_text(answer(selections, PASSAGES, DOCUMENTS, focus, today).reply)


@given(passage=st.sampled_from(list(PASSAGES.values())), data=st.data())
def test_an_answer_leads_with_the_point_asked_for(passage: Passage, data: st.DataObject) -> None:
    point = data.draw(st.sampled_from([LEAD, *(point.id for point in passage.points)]))
    given_answer = answer([chosen(passage.key, point)], PASSAGES, DOCUMENTS, NO_FOCUS, TODAY)
    # Nobody asked a yes/no question.
    assert render_text(given_answer.reply).startswith(as_statement(passage.text_of(point)))
    assert not given_answer.has_verdict
    assert given_answer.said[0] == (passage, point)
    assert given_answer.reply.sources == (passage.title,)


def test_a_lead_of_one_sentence_is_rounded_off_by_a_point_that_was_not_said() -> None:
    assert text_for(chosen(PROMOTION.key)) == (
        "A promotion moves you to a higher position. Performance and experience decide it.\n"
        "Source: How promotion works"
    )
    said = Focus(said=("how-promotion-works/decides",))
    # The next point loses the no that nobody asked for; a reason answers "why?" alone.
    assert "position. Long service alone is rarely enough." in text_for(chosen(PROMOTION.key), focus=said)
    both = Focus(said=("how-promotion-works/decides", "how-promotion-works/long-service"))
    assert text_for(chosen(PROMOTION.key), focus=both).startswith(f"{PROMOTION.lead}\n")


def test_nothing_general_is_said_behind_the_point_asked_for() -> None:
    assert text_for(chosen(PAY.key, "badge-raise")) == (
        "A badge raises pay where its skill is rare.\nSource: Earning potential"
    )


def test_nothing_repeats_the_lead_or_speaks_of_one_side_of_two() -> None:
    again = Point("again", "Going up to a higher position moves you.", "promotion")
    news = Point("news", "Your colleagues listen.", "promotion")
    passage = replace(PROMOTION, points=(again, news))
    passages = {**PASSAGES, passage.key: passage}
    selection = chosen(passage.key)
    shown = render_text(answer([selection], passages, DOCUMENTS, NO_FOCUS, TODAY).reply)
    assert shown.startswith("A promotion moves you to a higher position. Your colleagues listen.\n")
    # The lead on pay is on both sides, and so is what may follow it; yes and no answer other questions.
    assert text_for(chosen(PAY.key)).startswith(f"{PAY.lead}\n")


@pytest.mark.parametrize("key", [passage.key for document in SHIPPED for passage in document.passages])
def test_no_shipped_answer_of_a_point_says_a_second_thing(key: str) -> None:
    documents = {document.key: document for document in SHIPPED}
    passages = {passage.key: passage for document in SHIPPED for passage in document.passages}
    for point in passages[key].points:
        given_answer = answer([chosen(key, point.id)], passages, documents, NO_FOCUS, TODAY)
        assert given_answer.reply.paragraphs == (as_statement(point.text),)


def test_two_sentences_are_enough() -> None:
    assert text_for(chosen(PROMOTION.key, "long-service")).startswith(
        "Long service alone is rarely enough. Results count as well.\nSource:"
    )


def asking(text: str, key: str = PAY.key, point: str = "badge-raise", nearest: str = "") -> Selection:
    return Selection(key, point, "a test", asked=text, nearest=nearest)


@pytest.mark.parametrize(
    ("selection", "opening"),
    [
        (asking("will a badge get me a raise?"), "It depends: a badge raises pay"),
        (asking("would a certificate get me a raise", nearest="will a badge get me a raise"), "It depends: "),
        (asking("is long service enough?", PROMOTION.key, "long-service"), "No, long service"),
        (asking("how much of a raise would a badge get me?"), "A badge raises pay"),
        (asking("will a badge cost me a raise or not get me one"), "A badge raises pay"),
        (asking("won't a badge get me a raise"), "It depends: a badge raises pay"),
        (asking("is long service not enough", PROMOTION.key, "long-service"), "Long service alone"),
        (asking("what does long service bring", PROMOTION.key, "long-service"), "Long service alone"),
    ],
)
def test_a_verdict_opens_the_reply_to_the_question_that_it_answers(selection: Selection, opening: str) -> None:
    assert text_for(selection).startswith(opening)


def test_saying_it_again_says_the_same() -> None:
    assert text_for(replace(chosen(PAY.key, "badge-raise"), repeats_verdict=True)).startswith("It depends: a badge")


def test_of_two_answers_each_has_its_own_verdict() -> None:
    both = [asking("will a badge get me a raise?"), asking("how long", PROMOTION.key, "long-service")]
    given_answer = answer(both, PASSAGES, DOCUMENTS, NO_FOCUS, TODAY)
    assert given_answer.reply.paragraphs[0].startswith("It depends: a badge")
    assert given_answer.reply.paragraphs[1].startswith("Long service alone")
    assert given_answer.has_verdict


SIDES = {"promotion": ("promoted",), "badges": ("badge", "certificate")}


@pytest.mark.parametrize(
    ("text", "side", "expected"),
    [
        (
            "A promotion adds duties. A badge adds a skill.",
            "badges",
            "A badge adds a skill. A promotion adds duties.",
        ),
        ("A promotion adds duties. A badge adds a skill.", "promotion", None),
        ("A promotion adds duties. A badge adds a skill.", None, None),
        ("A promotion adds duties. It takes years, unlike a badge.", "badges", None),
        ("A promotion adds duties. Badges? They add skills.", "badges", None),
        ("Both help. A badge adds a skill.", "badges", None),
        ("A promotion or a badge, both help. A badge is quick.", "badges", None),
        ("", "badges", None),
    ],
)
def test_the_side_asked_about_comes_first_where_sentences_stand_alone(
    text: str, side: str | None, expected: str | None
) -> None:
    wanted = text if expected is None else expected
    assert side_first(text, side, SIDES) == wanted


def test_what_rounds_it_off_is_of_the_side_asked_about() -> None:
    listen = Point("listen", "Yes, colleagues listen to whoever leads.", "promotion")
    colour = Point("colour", "A badge has a colour.", "badges")
    passages = {**PASSAGES, PAY.key: replace(PAY, points=(colour, listen))}
    for side, expected in (
        ("promotion", "Colleagues listen"),
        ("badges", "A badge has a colour."),
        (None, "Source:"),
    ):
        selection = replace(chosen(PAY.key), side=side)
        text = render_text(answer([selection], passages, DOCUMENTS, NO_FOCUS, TODAY).reply)
        assert text.removeprefix(PAY.lead).strip().startswith(expected)


def test_one_side_of_a_comparison_stands_alone() -> None:
    assert text_for(chosen(COST.key, "badges")) == "A badge often costs a fee.\nSource: Comparison: cost"


def test_a_comparison_shows_both_sides_and_has_said_them() -> None:
    given_answer = answer([chosen(COST.key)], PASSAGES, DOCUMENTS, NO_FOCUS, TODAY)
    assert given_answer.reply.table == Table(
        columns=("Aspect", "Promotion", "Badges"),
        rows=(("cost", "A promotion costs you nothing.", "A badge often costs a fee."),),
    )
    assert [point for _, point in given_answer.said] == [LEAD, "promotion", "badges"]


def test_several_comparisons_share_one_table() -> None:
    text = text_for(chosen(COST.key), chosen(TIME.key))
    assert "cost " in text
    assert "timeframe " in text
    assert text.count("Aspect") == 1
    assert text.endswith("Sources: Comparison: cost; Comparison: timeframe")


def test_several_questions_each_get_a_paragraph_of_their_own_point() -> None:
    reply = answer([chosen(PAY.key, "badge-raise"), chosen(BADGES.key)], PASSAGES, DOCUMENTS, NO_FOCUS, TODAY).reply
    assert reply.paragraphs == (as_statement(PAY.text_of("badge-raise")), BADGES.lead)


def test_sources_are_in_order_and_named_once() -> None:
    text = text_for(chosen(COST.key, "badges"), chosen(PAY.key), chosen(COST.key, "promotion"))
    assert text.splitlines()[-1] == "Sources: Comparison: cost; Earning potential"
    three = text_for(chosen(PAY.key), chosen(BADGES.key), chosen(CHOICE.key))
    assert three.splitlines()[-1] == "Sources: Earning potential; What badges are; Choosing your path"


def test_a_term_is_named_where_the_answer_is_wider() -> None:
    assert text_for(chosen(TIME.key, "badges", subject="Nanodegree leap")).startswith(
        "I know this in general, not for “nanodegree leap” alone. A badge takes weeks.\n"
    )


def test_a_review_that_no_longer_holds_is_told_before_the_source() -> None:
    lines = text_for(chosen(PAY.key), today=LATER).splitlines()
    assert lines[-1] == "Source: Earning potential"
    assert "31 January 2025" in lines[-2]
    assert "31 January 2025" not in text_for(chosen(PAY.key), today=TODAY)


def test_the_note_is_given_once_for_two_overdue_documents() -> None:
    old = replace(CAREER, key="old", reviewed=date(2020, 3, 1), review_holds=timedelta(days=1))
    passages = {**PASSAGES, CHOICE.key: replace(CHOICE, document="old")}
    selections = [chosen(PAY.key), chosen(CHOICE.key)]
    text = render_text(answer(selections, passages, {**DOCUMENTS, "old": old}, NO_FOCUS, LATER).reply)
    assert text.count("last reviewed") == 1
    assert "1 March 2020" in text


def test_a_passage_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        answer([chosen("bonus")], PASSAGES, DOCUMENTS, NO_FOCUS, TODAY)


@given(passage=st.sampled_from(TALKATIVE), data=st.data())
def test_tell_me_more_says_everything_and_nothing_twice(passage: Passage, data: st.DataObject) -> None:
    points = [LEAD, *(point.id for point in passage.points)]
    first = answer([chosen(passage.key, data.draw(st.sampled_from(points)))], PASSAGES, DOCUMENTS, NO_FOCUS, TODAY)
    said = [point for _, point in first.said]
    texts = [render_text(first.reply)]
    focus = NO_FOCUS.after(first.said, None)
    while (further := more(passage, focus, CAREER, TODAY)) is not None:
        assert further.reply.sources == (passage.title,)
        said += [point for _, point in further.said]
        texts.append(render_text(further.reply))
        focus = focus.after(further.said, None, keeps_topic=True)
    assert sorted(said) == sorted(points)
    assert unsaid(passage, focus) == []
    for point in points:
        words = " ".join(passage.text_of(point).split()[-3:])
        assert sum(text.count(words) for text in texts) == 1, words


def test_more_of_a_comparison_after_one_side_is_the_rest() -> None:
    first = answer([chosen(COST.key, "badges")], PASSAGES, DOCUMENTS, NO_FOCUS, TODAY)
    further = more(COST, NO_FOCUS.after(first.said, "badges"), CAREER, TODAY)
    assert further is not None
    assert [point for _, point in further.said] == [LEAD, "promotion"]
    both = answer([chosen(COST.key)], PASSAGES, DOCUMENTS, NO_FOCUS, TODAY)
    assert more(COST, NO_FOCUS.after(both.said, None), CAREER, TODAY) is None


def test_reasons_are_for_why() -> None:
    given_reason = reason(PAY, NO_FOCUS, CAREER, LATER)
    assert given_reason is not None
    assert given_reason.reply.paragraphs == ("Because the role is bigger.",)
    assert given_reason.reply.note
    # Said already: a second "why?" gets it again rather than nothing.
    again = reason(PAY, NO_FOCUS.after(given_reason.said, None), CAREER, TODAY)
    assert again is not None
    assert again.said == given_reason.said
    assert reason(LEAP, NO_FOCUS, CAREER, TODAY) is None


def test_in_short_is_the_lead() -> None:
    short = in_short(PAY, CAREER, TODAY)
    assert short.reply.paragraphs == (PAY.lead,)
    assert short.said == ((PAY, LEAD),)


def test_a_table_names_the_sides_once() -> None:
    table = comparison_table([COST, TIME])
    assert [row[0] for row in table.rows] == ["cost", "timeframe"]
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_origin_names_document_section_and_dates() -> None:
    text = origin(PAY, CAREER)
    for named in ("Earning potential", "Careers", "Career weekly", "1 May 2024", "31 January 2025"):
        assert named in text


def test_origin_names_the_pages_that_a_passage_rests_on() -> None:
    first = Source("Pay, in short", "https://pay.example/short", date(2024, 6, 1))
    second = Source("Raises", "https://pay.example/raises", date(2024, 6, 2))
    text = origin(replace(PAY, sources=(first, second)), CAREER)
    assert (
        "“Pay, in short” (https://pay.example/short, read on 1 June 2024) and “Raises” (https://pay.example/raises"
    ) in text
    assert "Career weekly" not in text
