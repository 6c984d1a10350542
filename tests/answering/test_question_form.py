"""Which messages ask for yes or no, and by which of their clauses."""

from __future__ import annotations

import pytest

from bot.answering.question_form import Asked, asked_clause, is_yes_no
from bot.answering.side_words import vocabulary_of

SIDES = {
    "promotion": ("promoted", "moving up", "step up"),
    "badges": ("badge", "certificate", "cert", "short course"),
}


@pytest.mark.parametrize(
    "text",
    [
        "will a badge get me a raise?",
        "does a badge count for anything",
        "Is moving up worth it?",
        "is it a waste of time",
        "isn't it worth it?",
        "dont badges count for anything",
        "r certs worth it",
        "so a badge pays more, right?",
        "a certificate is enough, isn't it",
        "promotions never come quickly, do they?",
        "badges pay more, correct?",
        "then badges do help?",
        "I wonder whether badges count",
        "not sure if a cert helps",
        "could you tell me if a badge expires",
        "do you think that badges are any good",
        "is it true that employers ignore badges",
        "am I right in thinking a promotion pays more?",
        "as a nurse, is it worth it?",
        "hi, just wondering: does a cert help",
        "My boss laughed at me. Does a badge help at all?",
        "are certs worth it or not",
        "can a cook do it, or no",
        "is a badge or certificate worth it",  # two words for one side
        "has anybody been promoted for a cert",
    ],
)
def test_yes_no_questions(text: str) -> None:
    assert is_yes_no(text, SIDES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?!",
        "what is a badge",
        "how much is it worth",
        "so how long does it take?",
        "which is better",
        "why isn't it worth it",
        "when can I be promoted?",
        "what about a badge",
        "I wonder how badges work",
        "do you think which one is better",
        # Fragments, wishes and statements.
        "worth it?",
        "is it?",
        "a raise with a badge",
        "badge, raise",
        "I want a promotion.",
        "so tired of badges",
        # Alternatives.
        "is a badge or a promotion better",
        "promotion vs badge",
        "is it the boss or the law that decides?",
        # Requests.
        "can you explain badges",
        "could you please compare both",
        "do you have anything on badges",
        "do tell me about badges",
        "may I ask something",
        # More than one question.
        "is it worth it and what does it cost",
        "is it worth it? how long does it take?",
    ],
)
def test_other_messages(text: str) -> None:
    assert not is_yes_no(text, SIDES)


@pytest.mark.parametrize(
    "text",
    [
        "a badge is enough for the post?",  # asked by its mark alone
        "the cert helps me?",
        "more visible with a badge?",
        "If I pass the course will they promote me",  # a condition without a comma
        "once you have a badge does it get checked",
    ],
)
def test_statements_and_conditions_that_ask(text: str) -> None:
    assert is_yes_no(text, SIDES)


@pytest.mark.parametrize(
    "text",
    [
        "the fee of a badge?",
        "a badge says what?",
        "a badge is enough for the post",
        "if I have a badge I am happy",
        "when can I be promoted",
    ],
)
def test_statements_that_ask_nothing_of_the_kind(text: str) -> None:
    assert not is_yes_no(text, SIDES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no degree here, could a badge help", Asked("could a <1 help", "no degree here, ")),
        ("everyone has one, isn't it worth it?", Asked("isn't it worth it", "everyone has one, ", True)),
        ("if I learn must they promote me", Asked("must they promote me", "if i learn ")),
        ("I wonder whether a cert helps", Asked("a <1 helps")),
        ("a badge helps, right?", Asked("a <1 helps")),
        ("what helps", None),
        ("is it free? does it help?", None),
    ],
)
def test_what_is_asked_is_told_from_what_is_said_before(text: str, expected: Asked | None) -> None:
    assert asked_clause(text, vocabulary_of(SIDES)) == expected
