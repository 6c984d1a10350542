"""Replies quote the knowledge base, name at most three sources, and say that they only advise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from bot.answering.wording import as_statement
from bot.dialogue.rendering import render_text
from bot.dialogue.reply import Button, Reply
from bot.documents.parser import parse_document
from bot.profile.profile import Profile
from bot.recommendation.quotations import _AT, COMPARISON_KEYS, place_of
from bot.recommendation.recommendation import recommend
from bot.recommendation.signals import TargetFacts
from bot.recommendation.weights import load_weights
from bot.recommendation.what_would_change import what_would_change
from bot.recommendation.wording import (
    ADVICE_ONLY,
    MOST_REASONS,
    MOST_SOURCES,
    change_reply,
    comparison_reply,
    recommendation_reply,
    why_reply,
)
from bot.settings import PROJECT_ROOT
from tests.recommendation.test_recommendation import profiles, target_facts

TODAY = date(2026, 11, 24)
WEIGHTS = load_weights()
DOCUMENT = parse_document(PROJECT_ROOT / "data" / "knowledge" / "promotion-vs-micro-credentials.md")
PASSAGES = {passage.key: passage for passage in DOCUMENT.passages}
TITLES = {passage.title for passage in DOCUMENT.passages}
ANALYST = Profile(
    occupation="a", target="b", months_in_role=24, deadline=date(2027, 11, 24), hours_per_week=5.0, budget=0.0
)
FIRST = "First step: SQL basics."
TARGET = TargetFacts(12, 0.45, None, 0, "data engineer")


def replies(profile: Profile, target: TargetFacts) -> dict[str, Reply]:
    result = recommend(profile, (), WEIGHTS, target, today=TODAY)
    return {
        "advice": recommendation_reply(result, PASSAGES, first_step=(FIRST,)),
        "why": why_reply(result, PASSAGES),
        "change": change_reply(what_would_change(profile, (), WEIGHTS, target, today=TODAY)),
        "compare": comparison_reply(result, PASSAGES),
    }


def test_every_claim_is_in_the_shipped_knowledge_base() -> None:
    places = [*_AT.values()]
    for factor in WEIGHTS.factors:
        for signal in factor.signals:
            places += [place_of(factor.factor, signal.signal, side) for side in ("promotion", "micro-credentials")]
    for key, point in places:
        assert PASSAGES[key].point(point), (key, point)
    assert all(PASSAGES[key].is_comparison for key in COMPARISON_KEYS.values())


@settings(max_examples=150, deadline=None)
@given(profiles, target_facts)
def test_every_reply_holds_to_the_rules(profile: Profile, target: TargetFacts) -> None:
    claims = {as_statement(point.text) for passage in PASSAGES.values() for point in passage.points}
    for reply in replies(profile, target).values():
        assert ADVICE_ONLY in reply.note
        assert len(reply.sources) <= MOST_SOURCES
        assert set(reply.sources) <= TITLES
        assert reply.private
        assert render_text(reply)
        assert Reply.from_dict(reply.as_dict()) == reply
    advice = replies(profile, target)["advice"]
    reasons = [item for item in advice.items if item.startswith("For it: ")]
    assert len(reasons) <= MOST_REASONS
    assert all(any(item.endswith(claim) for claim in claims) for item in reasons)
    assert "It is no promise" in advice.note


def test_the_advice_says_what_why_what_against_and_what_next() -> None:
    reply = replies(ANALYST, TARGET)["advice"]
    (what,) = reply.paragraphs
    *reasons, against, step = reply.items
    assert what.startswith("My advice: ")
    assert "I do not know whose recognition counts" in what
    assert against.startswith("Against it: you have no money to spend. A promotion generally costs you")
    assert step == FIRST
    assert reasons[0].startswith("For it: you have 1 year for it. A micro-credential is short-term")
    assert len(reasons) == 2
    assert reply.sources
    assert len({item.split(".")[0] for item in reasons}) == len(reasons)


def test_a_close_call_is_said_to_be_one() -> None:
    result = recommend(ANALYST, (), WEIGHTS, TARGET, today=TODAY)
    close = recommendation_reply(replace(result, is_close=True), PASSAGES).paragraphs[0]
    clear = recommendation_reply(replace(result, is_close=False), PASSAGES).paragraphs[0]
    assert "It is a close call" in close
    assert "close call" not in clear


def test_why_shows_every_factor_and_the_sum() -> None:
    table = replies(ANALYST, TARGET)["why"].table
    assert table is not None
    *rows, total = table.rows
    assert [row[0] for row in rows][:2] == ["Definition", "Career impact"]
    assert len(rows) == 9
    assert sum(float(row[3]) for row in rows) == pytest.approx(float(total[3]), abs=0.5)


def test_compare_has_seven_rows_in_the_words_of_the_knowledge_base() -> None:
    table = replies(ANALYST, TARGET)["compare"].table
    assert table is not None
    assert len(table.rows) == 7
    for row, key in zip(table.rows, COMPARISON_KEYS.values(), strict=True):
        assert row[1:3] == (PASSAGES[key].text_of("promotion"), PASSAGES[key].text_of("micro-credentials"))
    assert table.rows[5][3] == "You have no money to spend: speaks for a promotion"
    assert table.rows[3][3] == "Not told yet"


def test_nothing_known_is_admitted() -> None:
    reply = replies(Profile(), TargetFacts())["advice"]
    assert reply.paragraphs[0].startswith("I know too little")
    assert reply.items == (FIRST,)
    assert reply.sources == ()


def test_without_passages_nothing_is_claimed() -> None:
    result = recommend(ANALYST, (), WEIGHTS, TARGET, today=TODAY)
    reply = recommendation_reply(result, {}, buttons=(Button("Why?", "/why"),))
    assert reply.sources == ()
    assert "For it: you have 1 year for it." in reply.items
    assert "Against it: you have no money to spend." in reply.items
    assert reply.buttons == (Button("Why?", "/why"),)
