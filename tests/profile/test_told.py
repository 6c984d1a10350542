"""Each span is read by the reader of its kind, and by no other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.profile.answers import IN_OWN_WORDS, take_answers
from bot.profile.facts import Facts
from bot.profile.profile import FIELDS, Profile
from bot.profile.roles import RoleMentions
from bot.profile.told import answer_in, facts_told

TODAY = date(2026, 11, 24)


def told(*spans: tuple[str, str], roles: RoleMentions | None = None) -> Facts:
    placed = tuple(FactSpan(label, text, 0, len(text)) for label, text in spans)
    return facts_told(placed, roles or RoleMentions(), TODAY)


@pytest.mark.parametrize(
    ("label", "text", "field", "value"),
    [
        (labels.HOURS, "4-5 hrs", "hours_per_week", 4.0),
        (labels.HOURS, "an evening a week", "hours_per_week", 2.0),
        (labels.HOURS, "weekends only", "hours_per_week", 8.0),
        (labels.HOURS, "full day a week", "hours_per_week", 8.0),
        (labels.HOURS, "hour on weekdays", "hours_per_week", 5.0),
        (labels.TIME_IN_ROLE, "eleven years", "months_in_role", 132),
        (labels.TIME_IN_ROLE, "11 yrs", "months_in_role", 132),
        (labels.TIME_IN_ROLE, "two years", "months_in_role", 24),
        (labels.MONEY, "about 400 quid", "budget", 465.19),
        (labels.MONEY, "no money", "budget", 0.0),
        (labels.MONEY, "nothing", "budget", 0.0),
        (labels.DEADLINE, "in a year", "deadline", date(2027, 11, 24)),
        (labels.WHO_PAYS_EMPLOYER, "work would cover it", "employer_pays", True),
        (labels.WHO_PAYS_SELF, "out of my own pocket", "employer_pays", False),
        (labels.OPENING_YES, "a band 6 post coming up", "opening", True),
        (labels.OPENING_NO, "I do not know of any", "opening", False),
        (labels.RECOGNITION_INSIDE, "my org", "recognition", "internal"),
        (labels.RECOGNITION_OUTSIDE, "anywhere I might go", "recognition", "industry"),
        (labels.GOAL_CHANGE, "out of retail", "goal", "change"),
        (labels.NEXT_RUNG, "go up a band", "goal", "responsibility"),
    ],
)
def test_a_span_is_read_as_what_it_is(label: str, text: str, field: str, value: object) -> None:
    facts = told((label, text))
    assert {name: value for name, value in facts.values.items() if name != "budget_words"} == {field: value}
    assert facts.understood[field]


def test_an_amount_is_kept_in_its_own_currency_beside_what_it_is_worth() -> None:
    assert told((labels.MONEY, "about 400 quid")).values == {"budget": 465.19, "budget_words": "400 GBP"}
    assert told((labels.MONEY, "150k naira")).values == {"budget_words": "150,000 NGN"}


def test_an_age_is_a_deadline_by_the_age_that_the_message_tells_and_is_not_kept() -> None:
    text = "Barber. thinking own shop by the time im 30, 27 now"
    start = text.index("by the")
    span = FactSpan(labels.DEADLINE, "by the time im 30", start, start + 17)
    facts = facts_told([span], RoleMentions(), TODAY, text)
    assert facts.values == {"deadline": date(2029, 11, 24)}
    assert "27" not in str(facts)
    assert "30" not in facts.understood["deadline"]
    assert facts_told([span], RoleMentions(), TODAY, text.replace(", 27 now", "")).is_empty
    assert answer_in("by 35 and I'm 32 and a half", "deadline", TODAY).values == {"deadline": date(2029, 5, 24)}


@pytest.mark.parametrize(
    ("label", "text"),
    [
        (labels.TIME_IN_ROLE, "5 hours"),
        (labels.DEADLINE, "5 hours"),
        (labels.LEVEL, "band 7"),
        (labels.ROLE_BEFORE, "team lead"),
        (labels.ROLE_OTHER, "manager"),
        (labels.CREDENTIAL_WANTED, "a PhD"),
        (labels.ACHIEVEMENT, "cut complaints by 30 %"),
    ],
)
def test_what_is_no_value_of_its_kind_or_not_kept_says_nothing(label: str, text: str) -> None:
    assert told((label, text)).is_empty


@pytest.mark.parametrize(
    ("label", "text", "field"),
    [(labels.DEADLINE_NONE, "no rush", "deadline"), (labels.OPENING_UNKNOWN, "no idea if there are", "opening")],
)
def test_that_there_is_nothing_to_note_is_known(label: str, text: str, field: str) -> None:
    assert told((label, text)).refused == {field}


def test_what_is_said_last_holds() -> None:
    assert told((labels.OPENING_NO, "no"), (labels.OPENING_YES, "yes, there is one")).values == {"opening": True}


def test_what_somebody_holds_is_named_once() -> None:
    assert told((labels.CREDENTIAL_HELD, "NVQ 3"), (labels.CREDENTIAL_HELD, "NVQ 3")).held == ("NVQ 3",)


def test_a_step_up_with_a_name_is_that_role_and_no_wish_beside_it() -> None:
    roles = RoleMentions(words={"target_words": "ward manager"})
    assert told((labels.NEXT_RUNG, "go up a band"), roles=roles).values == {"target_words": "ward manager"}


@pytest.mark.parametrize(
    ("asked", "text", "values", "refused"),
    [
        ("opening", "yes", {"opening": True}, set()),
        ("opening", "no", {"opening": False}, set()),
        ("opening", "no idea", {}, {"opening"}),
        ("opening", "no wait, I'm a midwife", {}, set()),
        ("budget", "300", {"budget": 300.0, "budget_words": "300"}, set()),
        ("budget", "300 euros", {"budget": 300.0}, set()),
        ("deadline", "no rush", {}, {"deadline"}),
        ("evidence", "none", {}, {"evidence"}),
        ("occupation", "nurse", {}, set()),
        ("target", "more pay", {"goal": "pay"}, set()),
    ],
)
def test_an_answer_is_read_as_what_was_asked_for(
    asked: str, text: str, values: dict[str, object], refused: set[str]
) -> None:
    facts = answer_in(text, asked, TODAY)
    assert (dict(facts.values), set(facts.refused)) == (values, refused)


SAID = """
a two -5 1.2k 99999999 half and years months in within by since June 2020 next year the end of €500 hours week /week
an hour day no budget yes skip actually ½ … don't know opening 31.02.2027 12,5 0 million evenings I have badge
certificate for recognised minus ٣ Ⅷ İ
"""
WORDS = st.lists(st.sampled_from(SAID.split()), max_size=9).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), WORDS), st.sampled_from(FIELDS), st.sampled_from(labels.LABELS))
@example("1£", "budget", labels.MONEY)
def test_no_text_does_harm(text: str, asked: str, label: str) -> None:
    for facts in (answer_in(text, asked, TODAY), told((label, text))):
        said_back = {IN_OWN_WORDS.get(name, name) for name, words in facts.understood.items() if words}
        assert {IN_OWN_WORDS.get(name, name) for name in facts.values} <= said_back
        taken = take_answers(Profile(), asked, facts, TODAY)
        assert all(problem.reason for problem in taken.problems)
        if taken.profile.deadline is not None:
            assert taken.profile.deadline > TODAY
        if taken.profile.hours_per_week is not None:
            assert 0 <= taken.profile.hours_per_week <= 80
