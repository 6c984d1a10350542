"""How an application went, as people tell it."""

from __future__ import annotations

import pytest

from bot.reading.outcomes import (
    is_for_a_time,
    is_not_settled,
    job_named,
    tells_of_a_refusal,
    tells_of_feedback,
    tells_of_getting_it,
    waits_to_hear,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I got it!", True),
        ("i got it!! another one came up in claims and i got it", True),
        ("I finally got the supervisor job", True),
        ("they said yes", True),
        ("she gave me the job", True),
        ("I've been promoted", True),
        ("ok I got it", False),
        ("got it", False),
        ("what if I got the job", False),
        ("I hope they said yes", False),
        ("I have been promoted twice before", False),
        ("I didn't get it", False),
        ("I want to be promoted", False),
    ],
)
def test_they_got_it(text: str, expected: bool) -> None:
    assert tells_of_getting_it(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i went for team leader in october and have not heard yet", True),
        ("still waiting to hear about the job", True),
        ("I applied and nothing since", True),
        ("still nothing from them", True),
        ("it's gone quiet", True),
        ("I've never heard of badges", False),
        ("I am waiting for my coat", False),
    ],
)
def test_they_wait_to_hear(text: str, expected: bool) -> None:
    assert waits_to_hear(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("just heard, I didn't get it", True),
        ("they gave it to somebody else", True),
        ("they gave the promotion to the boss's nephew", True),
        ("they picked the girl who started after me", True),
        ("I've been passed over again, got turned down twice", True),
        ("somebody else got the job", True),
        ("they gave it to me", False),
        ("they picked me", False),
        ("what if I didn't get it", False),
        ("why did they give it to her?", False),
        ("they took on two apprentices", False),
    ],
)
def test_they_were_refused(text: str, expected: bool) -> None:
    assert tells_of_a_refusal(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they said I lack leadership", True),
        ("They told me I need more confidence in meetings", True),
        ("my boss reckons I'm not ready", True),
        ("she says I should ask HR?", False),
        ("they said yes", False),
        ("I said I need more time", False),
    ],
)
def test_what_they_were_told_to_be_missing(text: str, expected: bool) -> None:
    assert tells_of_feedback(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he's made me head of nights", True),
        ("the board appointed me yesterday", True),
        ("the coordinator role is mine", True),
        ("my promotion came through this morning", True),
        ("from March I'm lead technician, thanks to your script!", True),
        ("from March I'm on leave, thanks", False),
        ("from March I am lead technician", False),
        ("they made me redundant", False),
        ("she made me do the rota again", False),
        ("they've made me so angry", False),
        ("could they have made me a manager", False),
    ],
)
def test_they_got_it_is_told_in_many_ways(text: str, expected: bool) -> None:
    assert tells_of_getting_it(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "well, no. didn't get it",
        "I applied for head of nights and she said not this year",
        "she has said no and I'm so sad",
        "Applied for lead. Did not get the job.",
    ],
)
def test_a_refusal_may_leave_out_who(text: str) -> None:
    assert tells_of_a_refusal(text)


@pytest.mark.parametrize(
    ("text", "for_a_time", "not_settled"),
    [
        ("it's a secondment until June", True, False),
        ("I'm only covering for her", True, False),
        ("nothing is signed yet", False, True),
        ("I have not accepted yet", False, True),
        ("it is the day shift, not nights", False, False),
    ],
)
def test_good_news_may_be_for_a_time_or_not_settled(text: str, for_a_time: bool, not_settled: bool) -> None:
    assert is_for_a_time(text) is for_a_time
    assert is_not_settled(text) is not_settled


@pytest.mark.parametrize(
    ("text", "job"),
    [
        ("They've made me Head of Nights from May.", "Head of Nights"),
        ("the board appointed me as clerk to the trustees!", "clerk to the trustees"),
        ("they made me redundant", ""),
        ("I got it", ""),
    ],
)
def test_the_post_is_called_by_their_words(text: str, job: str) -> None:
    assert job_named(text) == job


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("got told no for shift lead. what now", True),
        ("I was told it's a no. What do I say on Friday?", True),
        ("He had me cover the post and gave it to his cousin. Can I ask why?", True),
        ("did they say why he got it and gave it to her?", False),
        ("I got told no need to hurry", False),
    ],
)
def test_a_refusal_may_be_followed_by_a_question(text: str, expected: bool) -> None:
    assert tells_of_a_refusal(text) is expected
