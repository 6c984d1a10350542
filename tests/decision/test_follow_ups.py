"""What a follow-up means after the guidance that was shown last."""

from __future__ import annotations

import pytest

from bot.decision.follow_ups import meant_after


@pytest.mark.parametrize(
    ("text", "shown", "intent"),
    [
        ("why not the other one", "show_recommendation", "ask_factors"),
        ("are you sure?", "show_recommendation", "what_would_change"),
        ("how long would that take", "show_recommendation", "my_pathway"),
        ("is there a cheaper one", "show_recommendation", "my_pathway"),
        ("what about the other one", "show_recommendation", "compare_for_me"),
        ("ok and then?", "show_recommendation", "my_pathway"),
        ("ok and then?", "my_pathway", "prepare_talk"),
        ("why that one?", "my_pathway", "my_gap"),
        ("and how would I show that", "promotion_route", "promotion_case"),
        ("how much is that", "prepare_talk", "my_pay"),
        ("are you sure?", "prepare_talk", ""),
        ("what if he gets angry", "prepare_report_talk", "prepare_report_talk"),
        ("and in the UK?", "my_pay", "my_pay"),
        ("which of these pays best", "find_target", "find_target"),
        ("how much is that", "earning-potential", "my_pay"),
        ("what if I can't do evenings", "my_pathway", "cannot_do_it"),
        ("how much would that be", "choose_role", "my_pay"),
        ("is that realistic for me", "choose_role", "my_readiness"),
        ("can't do that many hours", "my_pathway", "cannot_do_it"),
        ("i cant do evenings, i have kids", "show_recommendation", "cannot_do_it"),
        ("ok ill do the first one", "my_pathway", "my_progress"),
        ("is there a course for that", "choose_role", "my_pathway"),
        ("how do I show I've got it?", "asking-why-not-promoted", "promotion_case"),
        ("why not me", "show_recommendation", "was_refused"),
        ("and what's after that", "my_pay", "my_pathway"),
        ("which of those is easiest for me", "find_target", "find_target"),
        ("hang on, back up, why a course and not just work", "show_recommendation", "ask_factors"),
        ("does that count?", "my_progress", "promotion_case"),
        ("how far am I?", "my_progress", "my_progress"),
        ("how far off is it?", "my_progress", "my_readiness"),
        ("how far am I?", "my_pathway", "my_readiness"),
        ("how long would that take", "", ""),
        ("I want more money", "show_recommendation", ""),
    ],
)
def test_the_meaning_follows_from_what_was_shown(text: str, shown: str, intent: str) -> None:
    assert meant_after(text, shown) == intent


def test_with_a_question_open_a_bare_why_is_about_the_question() -> None:
    assert meant_after("why?", "show_recommendation", is_question_open=True) == ""
    assert meant_after("why that one?", "show_recommendation", is_question_open=True) == "ask_factors"
