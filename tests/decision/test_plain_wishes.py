"""Wishes that stand in so many words at the beginning of a message."""

from __future__ import annotations

import pytest

from bot.decision.plain_wishes import (
    asks_for_a_plan,
    asks_to_be_prepared,
    asks_what_if_no,
    plain_wish,
    speaks_of_a_talk,
    speaks_with_own_manager,
    tells_of_a_no,
)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("log this: I ran the audit", "log_achievement"),
        ("Please log: two hours of Spanish", "log_achievement"),
        ("ok, delete the flood one", "undo_achievement"),
        ("can you take off the line about the audit", "undo_achievement"),
        ("tell HR that I would take the post", "ask_hr_for_me"),
        ("could you write to the HR team for me", "ask_hr_for_me"),
        ("please help me find a role!", "find_target"),
        ("Help me to choose a new career", "find_target"),
        ("help me find a role in nursing", ""),
        ("how do I tell HR?", ""),
        ("I log my hours: nobody reads them", ""),
        ("forget me", "forget_me"),
        ("please forget me now", "forget_me"),
        ("delete everything about me", "forget_me"),
        ("Erase all you know of me!", "forget_me"),
        ("wipe my data please", "forget_me"),
        ("can you delete what you have stored", "forget_me"),
        ("forget my last answer", ""),
        ("delete my badge", ""),
        ("forget it", ""),
        ("remove the rust first", ""),
        ("", ""),
    ],
)
def test_what_is_wished(text: str, intent: str) -> None:
    assert plain_wish(text) == intent


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("What's the best way to tell my line manager I'm after the deputy job?", True),
        ("got a sit-down with the boss monday about the office. help", True),
        ("how do I put it to my matron", True),
        ("how do i tell my boss i don't want the supervisor job", False),
        ("what do I say to my manager to turn the post down", False),
        ("I told my boss", False),
        ("my manager helps me", False),
        ("what does a manager do", False),
        ("", False),
    ],
)
def test_a_talk_with_somebody_above_is_heard(text: str, speaks: bool) -> None:
    assert speaks_of_a_talk(text) is speaks


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("I'd like to talk to my manager about the senior post", True),
        ("one-to-one with our head about my grade", True),
        ("she wants to talk to the manager", False),
        ("one of my cooks wants to move up, how do I run that talk", False),
    ],
)
def test_a_talk_with_ones_own_manager_is_told_from_one_with_the_team(text: str, own: bool) -> None:
    assert speaks_with_own_manager(text) is own


@pytest.mark.parametrize(
    "text",
    [
        "and if he says no?",
        "what if she says not now",
        "What if my director says no",
        "what if it's not yet",
        "but what if the answer is no?",
        "what do I do if they refuse?",
        "what if my line manager turns me down",
        "what do I say when she won't?",
    ],
)
def test_a_no_that_may_come_is_heard(text: str) -> None:
    assert asks_what_if_no(text)
    assert not tells_of_a_no(text)


@pytest.mark.parametrize(
    "text",
    [
        "what if I say no",
        "what if there is no opening",
        "is it a no",
        "what if my badge is not accepted",
        "if they say no to my plan, can I appeal to HR and ask for the reasons?",
        "no",
        "",
    ],
)
def test_other_questions_with_a_no_are_not(text: str) -> None:
    assert not asks_what_if_no(text)
    assert not tells_of_a_no(text)


@pytest.mark.parametrize(
    "text", ["they refused, not yet", "she said no", "Oh, my boss said not now.", "it was a no"]
)
def test_a_no_that_came_is_heard(text: str) -> None:
    assert tells_of_a_no(text)


@pytest.mark.parametrize(
    ("text", "is_wish"),
    [
        ("what do you advise", True),
        ("so what would you recommend?", True),
        ("what's the first step this week?", True),
        ("What is my next step", True),
        ("what do I do this week", True),
        ("what do you recommend for learning python", False),
        ("what is the first step of a nanodegree", False),
        ("what do you know about me", False),
    ],
)
def test_advice_is_wanted_in_so_many_words(text: str, is_wish: bool) -> None:
    assert (plain_wish(text) == "show_recommendation") is is_wish


@pytest.mark.parametrize(
    ("text", "is_wish"),
    [
        ("what separates a senior from me?", True),
        ("so what separates a ward sister from me", True),
        ("what's the difference between my band and a band 6", True),
        ("What does a senior engineer do that I don't", True),
        ("what separates a promotion from a badge?", False),
        ("what's the difference between a badge and a certificate", False),
        ("what does a manager do", False),
    ],
)
def test_what_stands_between_somebody_and_the_next_rung_is_their_way_up(text: str, is_wish: bool) -> None:
    assert (plain_wish(text) == "promotion_route") is is_wish


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("make me a plan, I have 3 hours a week", True),
        ("ok, please draw up a realistic plan with two evenings", True),
        ("Show my plan", True),
        ("what is a plan worth", False),
        ("I plan to leave", False),
    ],
)
def test_a_plan_is_asked_for_in_so_many_words(text: str, asks: bool) -> None:
    assert asks_for_a_plan(text) is asks


def test_advice_is_wanted_whatever_leads_in() -> None:
    for said in (
        "ok back to me, what do you advise",
        "just tell me what to do",
        "and your recommendation would be?",
    ):
        assert plain_wish(said) == "show_recommendation", said
    assert asks_to_be_prepared("Good. Now the talk with her")
    assert plain_wish("ok and what do I say exactly") == "prepare_talk"
    assert asks_for_a_plan("back to my plan please")


def test_english_is_wanted_in_so_many_words() -> None:
    assert plain_wish("ok can you help me in English") == "speak_language"
    assert plain_wish("can we go on in english please") == "speak_language"
    assert plain_wish("help me ask for a job in English teaching") == ""
