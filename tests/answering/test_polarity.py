"""A yes, no or "it depends" is said only to the question that it answers: form, direction and subject."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.polarity import keeps_verdict, same_direction, split_verdict
from bot.answering.question_form import is_yes_no

SIDES = {
    "promotion": ("promoted", "moving up", "step up"),
    "badges": ("badge", "certificate", "cert", "short course"),
}


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("is it worth it", "are badges worthwhile?"),
        ("is a badge any use", "is a badge worth it"),
        ("so badges are worth it, right?", "are badges worth it"),
        ("is it a waste of money", "is a badge pointless"),
        ("does it make things easier", "is it easy"),
        ("is a badge cheaper than a promotion", "are certs cheaper than being promoted"),
        ("can I get one without a degree", "is a cert possible without a degree"),
        ("is long service alone enough", "is tenure sufficient"),
        ("don't badges help?", "doesn't a cert help?"),
        ("is it not hard", "is it easy"),
        ("do I have to do exams", "are exams required"),
        ("does a promotion always pay", "is a promotion guaranteed to pay"),
        ("would a cert help me get promoted", "can a badge help with moving up"),
    ],
)
def test_the_same_direction(asked: str, stored: str) -> None:
    assert same_direction(asked, stored, SIDES)
    assert same_direction(stored, asked, SIDES)


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("is it a waste of time?", "is it worth it"),
        ("are badges pointless", "are badges any good"),
        ("isn't it worth it?", "is it worth it?"),
        ("is it not worth it", "is it worth it"),
        ("do badges never count", "do badges count"),
        ("do badges hardly ever help", "do badges help"),
        ("so it isn't worth it, right?", "is it worth it"),
        ("is it hard to get a badge", "is it easy to get a badge"),
        ("is a badge expensive", "is a badge cheap"),
        ("is one badge too little", "is one badge enough"),
        ("is a badge slower", "is a badge faster"),
        ("does it bring less money", "does it bring more money"),
        ("would it hurt my chances", "would it help my chances"),
        ("do I need a badge", "can I do without a badge"),
        ("do I need a badge", "does a badge help"),
        ("is it only age that counts", "does age count"),
        ("would I lose my place", "would I keep my place"),
        ("is it risky", "is it safe"),
        ("is a badge different from a diploma", "is a badge the same as a diploma"),
        ("are promotions outdated", "are promotions still relevant"),
        ("do employers ignore badges", "do employers respect badges"),
        ("does a promotion always pay more", "does a promotion pay more"),
        ("is it the fastest way", "is it a fast way"),
        ("can I get one without a degree", "can I get one with a degree"),
        # The two sides change places.
        ("is a promotion cheaper than a badge", "is a badge cheaper than a promotion"),
        ("does a promotion beat a badge", "does a badge beat a promotion"),
        ("does being promoted get me a cert", "does a cert get me promoted"),
        ("are evening classes quicker than night shifts", "are night shifts quicker than evening classes"),
        ("is moving up secure", "is a badge secure"),
        # Two reversals, or both poles at once, cannot be read for sure.
        ("is it a slow waste of time", "is it worth it"),
        ("is it good or not good and bad", "is it good"),
        # One of them is no yes/no question.
        ("which is worth it", "is it worth it"),
        ("is it worth it", "what is it worth"),
    ],
)
def test_another_direction_or_not_sure(asked: str, stored: str) -> None:
    assert not same_direction(asked, stored, SIDES)
    assert not same_direction(stored, asked, SIDES)


YES = "Yes, a badge makes it easier to change jobs, because it proves a skill."
NO = "No, long service alone is rarely enough. Results count as well."
DEPENDS = "It depends: a certificate is worth it where employers ask for it."
EASIER = ("does a badge make it easier to change jobs", "would a cert help me switch employers", "how do I switch")
SERVICE = ("is long service enough", "are ten years enough for a promotion")
WORTH = ("is a certificate worth it", "are certs any good")


@pytest.mark.parametrize(
    ("asked", "text", "questions"),
    [
        ("does a cert make it easier to change jobs?", YES, EASIER),
        ("so a badge makes it easier to switch jobs, right?", YES, EASIER),
        ("My contract ends soon. Would a badge help me switch employers?", YES, EASIER),
        ("is tenure enough", NO, SERVICE),
        ("is long service alone sufficient?", NO, SERVICE),
        ("everyone here has a degree, would a badge help me switch employers", YES, EASIER),
        ("are badges worth it", DEPENDS, WORTH),
        ("is it a waste of time to do a cert", DEPENDS, WORTH),  # it depends, whichever way it is asked
        ("is a cert any good?", DEPENDS, WORTH),
    ],
)
def test_a_verdict_that_answers_is_kept(asked: str, text: str, questions: tuple[str, ...]) -> None:
    assert keeps_verdict(asked, text, questions[0], questions, SIDES)
    assert keeps_verdict(asked, text, "a text that is none of them", questions, SIDES)


@pytest.mark.parametrize(
    ("asked", "text", "questions"),
    [
        ("how do badges make it easier to change jobs", YES, EASIER),
        ("does a badge make it harder to change jobs", YES, EASIER),
        ("doesn't a badge make it easier to change jobs", YES, EASIER),
        ("does a badge always make it easier to change jobs", YES, EASIER),
        ("does a promotion make it easier to change jobs", YES, EASIER),
        ("does a badge mean longer hours at weekends", YES, EASIER),
        ("a badge and a new job", YES, EASIER),
        ("is long service not enough", NO, SERVICE),
        ("so long service is not enough, right?", NO, SERVICE),
        ("how many years are enough", NO, SERVICE),
        ("what is a cert worth", DEPENDS, WORTH),
        ("will the canteen serve soup with my cert on Fridays", DEPENDS, WORTH),
        ("is a cert or a promotion worth it", DEPENDS, WORTH),
        ("does a badge make it easier to change jobs", "A badge makes it easier.", EASIER),
        ("", YES, EASIER),
    ],
)
def test_a_verdict_that_may_not_answer_is_not(asked: str, text: str, questions: tuple[str, ...]) -> None:
    assert not keeps_verdict(asked, text, questions[0], questions, SIDES)


def test_what_depends_on_one_end_says_nothing_of_the_other_where_there_is_a_middle() -> None:
    text = "It depends: a badge can raise your pay where its skill is rare."
    stored = ("does a badge raise my pay",)
    assert keeps_verdict("would a badge raise my pay", text, stored[0], stored, SIDES)
    assert not keeps_verdict("would a badge lower my pay", text, stored[0], stored, SIDES)


def test_what_the_point_adds_turns_nothing_around() -> None:
    later = "Yes, a badge helps you in the job that you have as well as later."
    asked = "does a badge help me in my job"
    assert keeps_verdict(asked, later, "", ("would a cert help in my present job",), SIDES)
    assert not keeps_verdict("does a badge hurt me in my job", later, "", ("would a cert help in my job",), SIDES)


def test_an_opposite_counts_as_known_on_the_end_that_the_questions_have_it() -> None:
    text = "Yes, a badge can be verified by an employer."
    stored = ("can a badge be verified", "how would an employer know that my badge is genuine")
    assert keeps_verdict("can an employer see that a badge is genuine", text, stored[0], stored, SIDES)
    assert not keeps_verdict("can an employer see that a badge is fake", text, stored[0], stored, SIDES)


def test_who_has_to_do_something_is_asked_about_a_guarantee() -> None:
    no = "No, a badge does not guarantee a promotion."
    stored = ("does a badge guarantee a promotion",)
    for asked in ("if I have a badge must they give me a promotion", "is anyone obliged to give me a promotion"):
        assert keeps_verdict(asked, no, stored[0], stored, SIDES), asked
    assert not keeps_verdict("must I have a badge for a promotion", no, stored[0], stored, SIDES)


def test_without_a_yes_no_question_of_its_own_the_point_itself_decides() -> None:
    assert keeps_verdict("does a badge make it easier to change jobs", YES, "", ("how do I change jobs",), SIDES)
    assert not keeps_verdict(
        "does a badge make it harder to change jobs", YES, "", ("how do I change jobs",), SIDES
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes, a promotion pays.", ("yes", "A promotion pays.")),
        ("No: badges do not.", ("no", "Badges do not.")),
        ("It depends: a badge may.", ("depends", "A badge may.")),
        ("Partly. You can start.", ("depends", "You can start.")),
        ("Yes, increasingly. Employers value it.", ("yes", "Employers value it.")),
        ("Yes, right away: every step counts.", ("yes", "Every step counts.")),
        ("Yes, a promotion: that is the way.", ("yes", "A promotion: that is the way.")),
        ("It depends on the employer.", (None, "It depends on the employer.")),
        ("Yesterday, all was well.", (None, "Yesterday, all was well.")),
        ("No long wait is needed.", (None, "No long wait is needed.")),
        ("", (None, "")),
    ],
)
def test_a_verdict_is_told_from_the_rest(text: str, expected: tuple[str | None, str]) -> None:
    assert split_verdict(text) == expected


PIECES = (
    "is isn't does can not never without a badge promotion worth waste faster slower more than or and if ? . , "
    "right what only always need help hurt 💥 İ Yes, No:"
)
WORDS = st.sampled_from(PIECES.split(" "))
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=30)


@given(asked=TEXTS, stored=TEXTS)
def test_agreement_is_mutual_and_only_between_yes_no_questions(asked: str, stored: str) -> None:
    agreed = same_direction(asked, stored, SIDES)
    assert agreed == same_direction(stored, asked, SIDES)
    if agreed:
        assert [is_yes_no(text, SIDES) for text in (asked, stored)] == [True, True]


@given(asked=TEXTS, text=TEXTS, questions=st.lists(TEXTS, max_size=4))
def test_only_a_verdict_that_is_there_can_be_kept(asked: str, text: str, questions: list[str]) -> None:
    if keeps_verdict(asked, text, questions[0] if questions else "", questions, SIDES):
        assert split_verdict(text)[0] is not None
        assert is_yes_no(asked, SIDES)
