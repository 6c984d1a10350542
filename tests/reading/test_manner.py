"""How something is said: refused, or not known."""

from __future__ import annotations

import pytest

from bot.reading.manner import (
    asks_something_of_its_own,
    asks_which_of_two,
    begins_as_question,
    is_correction,
    is_glad,
    is_no_deadline,
    is_refusal,
    speaks_of_own_job,
    speaks_of_self,
    tells_a_days_work,
    tells_a_deed,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("skip", True),
        ("Please skip this one!", True),
        ("next question", True),
        ("I’d rather not", True),
        ("I don’t want to say", True),
        ("that's private", True),
        ("no idea", True),
        ("IDK", True),
        ("I haven't decided", True),
        ("dunno", True),
        ("not bothered", True),
        ("doesn't matter to me", True),
        ("next year", False),
        ("I pass exams easily", False),
        ("no", False),
        ("", False),
    ],
)
def test_refusals(text: str, expected: bool) -> None:
    assert is_refusal(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no rush", True),
        ("whenever", True),
        ("no particular date", True),
        ("it takes as long as it takes", True),
        ("June", False),
    ],
)
def test_no_deadline(text: str, expected: bool) -> None:
    assert is_no_deadline(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sorry, I mean five", True),
        ("No wait, it is the other way round", True),
        ("oh hang on, 3 of them", True),
        ("make that 12", True),
        ("six rather than four", True),
        ("I am sorry for my boss", False),
        ("waiting for two years", False),
        ("no", False),
    ],
)
def test_corrections(text: str, expected: bool) -> None:
    assert is_correction(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how do I tell her", True),
        ("so what would that cost", True),
        ("can you write to them", True),
        ("How about no", True),
        ("what a week", False),
        ("how nice", False),
        ("I know how to cook", False),
    ],
)
def test_openings_of_questions(text: str, expected: bool) -> None:
    assert begins_as_question(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm a waiter", True),
        ("I’m an actuary", True),
        ("im currently a plumber", True),
        ("I work as a cashier", True),
        ("i am the cook here", True),
        ("my job is nursing", True),
        ("I'm only a bar hand", True),
        ("the waiter is off sick", False),
        ("is a waiter paid by the hour", False),
        ("my manager works as a coach", False),
        ("I'm tired", False),
    ],
)
def test_what_somebody_says_that_they_are(text: str, expected: bool) -> None:
    assert speaks_of_own_job(text) is expected


@pytest.mark.parametrize(
    ("text", "is_deed"),
    [
        ("I mentored three students and we cut falls by a fifth", True),
        ("we’ve rebuilt the rota", True),
        ("and I also led the migration", True),
        ("I successfully closed 12 deals", True),
        ("I worked as a cook", False),
        ("I used to lead a team", False),
        ("I want to lead a team", False),
        ("they promoted me", False),
        ("", False),
    ],
)
def test_something_done_is_told_from_a_wish_and_a_job(text: str, is_deed: bool) -> None:
    assert tells_a_deed(text) is is_deed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("should I go", True),
        ("I’ve no idea", True),
        ("our shop", True),
        ("is it worth it", False),
        ("Wii games", False),
    ],
)
def test_who_speaks_of_themselves(text: str, expected: bool) -> None:
    assert speaks_of_self(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last week I trained a pair of newcomers on the till", True),
        ("last month I ran the incident review and wrote it up", True),
        ("I trained two apprentices last year", True),
        ("I did a bookkeeping course in 2019", True),
        ("yesterday I teach new girl how to make room", True),
        ("last week I was off sick with the flu", False),
        ("yesterday I cried in the toilets again", False),
        ("last year I started here as a cook", False),
        ("in 2019 I moved to nights", False),
        ("last week I applied for team lead", False),
        ("I've worked here since 2015", False),
        ("in june I want to be there", False),
    ],
)
def test_work_done_at_a_time_that_has_passed(text: str, expected: bool) -> None:
    assert tells_a_days_work(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("should I take the course or ask for the post first?", True),
        ("Which is better for a cook, the diploma or the bakery job", True),
        ("is the course worth it?", False),
        ("Is it worth it or not?", False),
        ("I cook or bake, whatever comes. Is there a way up?", False),
    ],
)
def test_which_of_two(text: str, expected: bool) -> None:
    assert asks_which_of_two(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he turned it down flat. what do I write back to him", True),
        ("The new rota starts Sunday, can they make me swap?", True),
        ("How do I get my foreman to say it in front of the others", True),
        ("welder, nine years. how do I become an inspector", False),
        ("How do I even get promoted in this place?", False),
        ("should I do the course", False),
        ("I clean offices. What can I do next?", False),
        ("where do I begin", False),
        ("", False),
    ],
)
def test_a_question_that_no_advice_answers(text: str, expected: bool) -> None:
    assert asks_something_of_its_own(text) is expected


def test_of_a_long_story_the_end_is_what_it_asks() -> None:
    story = "The old boss left and the new one never talks. " * 20
    assert asks_something_of_its_own(f"{story} What do I tell her on Monday?")
    assert not asks_something_of_its_own(f"What do I tell her? {story}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I just got promoted!", True),
        ("been offered the supervisor role, so chuffed", True),
        ("they promoted somebody else", False),
        ("I never got the job", False),
        ("not happy here", False),
    ],
)
def test_good_news(text: str, expected: bool) -> None:
    assert is_glad(text) is expected
