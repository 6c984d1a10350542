"""Answer, ask back or admit not knowing: every branch, and bounds that no input may break."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.candidates import FOLLOW_UP_INTENT, NONSENSE_INTENT, AskedQuestion, Candidate
from bot.answering.decision import (
    ANSWER_FROM,
    CLARIFY_FROM,
    MAX_OPTIONS,
    MAX_SELECTIONS,
    decide,
)
from bot.answering.focus import Focus
from bot.documents.passage import LEAD, Passage
from tests.documents.career import BADGES, BONUS, CAREER, CHOICE, COST, LEAP, PASSAGES, PAY, PROMOTION, TIME

NO_FOCUS = Focus()
ON_PROMOTION = Focus(passage=PROMOTION.key, topic=PROMOTION.key, point=LEAD, side="promotion")


def asked(
    *found: tuple[str, str, float],
    text: str = "what is it",
    intent: str = "ask_pay",
    in_scope: float = 0.9,
    sides: tuple[str, ...] = (),
    aspects: tuple[str, ...] = (),
    terms: tuple[str, ...] = (),
) -> AskedQuestion:
    """A question with candidates (key, point, score)."""
    candidates = tuple(Candidate(key, point, score, why=f"nearest to {key}") for key, point, score in found)
    return AskedQuestion(text, intent, in_scope, candidates, sides, aspects, terms)


def chosen(*questions: AskedQuestion, focus: Focus = NO_FOCUS) -> list[tuple[str, str]]:
    """The passages and points of an answer; fails for any other decision."""
    decision = decide(questions, focus, PASSAGES)
    assert decision.kind == "answer", decision
    assert decision.options == ()
    return [(selection.passage, selection.point) for selection in decision.selections]


BADGE_RAISE = asked((PAY.key, "badge-raise", 0.8), (COST.key, LEAD, 0.1), text="will a badge get me a raise")
BADGE_FEE = asked((COST.key, "badges", 0.8), (PAY.key, LEAD, 0.1), text="what does a badge cost", intent="ask_cost")


def test_nothing_said() -> None:
    assert decide([], NO_FOCUS, PASSAGES).kind == "not_understood"


def test_best_passage_leads_with_its_best_point() -> None:
    decision = decide([BADGE_RAISE], NO_FOCUS, PASSAGES)
    assert chosen(BADGE_RAISE) == [(PAY.key, "badge-raise")]
    assert "nearest to earning-potential" in decision.selections[0].reason


def test_a_point_that_the_passage_no_longer_has_gives_its_lead() -> None:
    assert chosen(asked((PAY.key, "of-last-week", 0.8))) == [(PAY.key, LEAD)]


def test_a_comparison_asked_for_both_sides_gives_both() -> None:
    question = asked((COST.key, "badges", 0.8), text="badge fee against a promotion", sides=("badges", "promotion"))
    assert chosen(question) == [(COST.key, LEAD)]
    assert chosen(replace(question, sides=("badges",))) == [(COST.key, "badges")]


@pytest.mark.parametrize(
    ("in_scope", "kind"),
    [
        (0.0, "not_covered"),
        (CLARIFY_FROM - 0.01, "not_covered"),
        (CLARIFY_FROM, "clarify"),
        (ANSWER_FROM - 0.01, "answer"),
        (ANSWER_FROM, "answer"),
        (1.0, "answer"),
    ],
)
def test_scope_decides(in_scope: float, kind: str) -> None:
    question = asked((PAY.key, LEAD, 0.9 * in_scope), (COST.key, LEAD, 0.05 * in_scope), in_scope=in_scope)
    decision = decide([question], NO_FOCUS, PASSAGES)
    assert decision.kind == kind
    assert decision.is_tentative == (kind == "answer" and in_scope < ANSWER_FROM)


@pytest.mark.parametrize(("intent", "kind"), [(NONSENSE_INTENT, "not_understood"), ("out_of_scope", "not_covered")])
def test_not_understood_is_not_the_same_as_not_covered(intent: str, kind: str) -> None:
    assert decide([asked(intent=intent, in_scope=0.0)], NO_FOCUS, PASSAGES).kind == kind
    doubtful = asked((PAY.key, LEAD, 0.01), intent=intent, in_scope=0.02)
    assert decide([doubtful], NO_FOCUS, PASSAGES).kind == kind


EQUAL = ((PAY.key, LEAD, 0.25), (COST.key, LEAD, 0.24), (TIME.key, LEAD, 0.2), (BADGES.key, LEAD, 0.2))


def test_of_two_passages_that_fit_equally_well_the_likeliest_answers_and_others_are_offered() -> None:
    decision = decide([asked(*EQUAL)], NO_FOCUS, PASSAGES)
    assert [selection.passage for selection in decision.selections] == [PAY.key]
    assert decision.options == (COST.key, TIME.key)
    assert decision.is_tentative


def test_where_none_is_likely_the_person_is_asked() -> None:
    unlikely = [(key, point, score / 8) for key, point, score in EQUAL]
    decision = decide([asked(*unlikely)], NO_FOCUS, PASSAGES)
    assert (decision.kind, decision.selections) == ("clarify", ())
    assert decision.options == (PAY.key, COST.key, TIME.key)
    assert len(decision.options) == MAX_OPTIONS


def test_below_a_doubtful_answer_only_what_is_about_as_likely_is_offered() -> None:
    alone = asked((PAY.key, LEAD, 0.35), (COST.key, LEAD, 0.02), in_scope=0.4)
    decision = decide([alone], NO_FOCUS, PASSAGES)
    assert (decision.kind, decision.options, decision.is_tentative) == ("answer", (), True)
    two = asked((PAY.key, LEAD, 0.31), (COST.key, LEAD, 0.1), (TIME.key, LEAD, 0.05), in_scope=0.4)
    assert decide([two], NO_FOCUS, PASSAGES).options == (COST.key,)


@pytest.mark.parametrize(
    ("text", "one", "other", "sides", "kind"),
    [
        # Opposite verdicts on a yes/no question.
        ("is long service enough", (PROMOTION.key, "long-service"), (PAY.key, "together"), (), "clarify"),
        ("what about long service", (PROMOTION.key, "long-service"), (PAY.key, "together"), (), "answer"),
        # Different sides, where the question names none.
        ("how does that work", (PROMOTION.key, LEAD), (BADGES.key, LEAD), (), "clarify"),
        ("how does that work", (PROMOTION.key, LEAD), (PAY.key, "badge-raise"), (), "clarify"),
        ("how do they work", (PROMOTION.key, LEAD), (BADGES.key, LEAD), ("promotion", "badges"), "answer"),
        ("how does moving up work", (PROMOTION.key, LEAD), (BADGES.key, LEAD), ("promotion",), "answer"),
        ("how does that work", (PROMOTION.key, LEAD), (CHOICE.key, LEAD), (), "answer"),
    ],
)
def test_answers_that_contradict_each_other_are_asked_about(
    text: str, one: tuple[str, str], other: tuple[str, str], sides: tuple[str, ...], kind: str
) -> None:
    question = asked((*one, 0.25), (*other, 0.24), (COST.key, LEAD, 0.2), text=text, sides=sides)
    decision = decide([question], NO_FOCUS, PASSAGES)
    assert decision.kind == kind
    assert other[0] in decision.options


def test_a_clear_lead_or_a_clear_share_is_enough() -> None:
    assert chosen(asked((PAY.key, LEAD, 0.25), (COST.key, LEAD, 0.15)))[0][0] == PAY.key
    assert chosen(asked((PAY.key, LEAD, 0.45), (COST.key, LEAD, 0.44)))[0][0] == PAY.key
    assert chosen(asked((PAY.key, LEAD, 0.1)))[0][0] == PAY.key


def test_an_elliptical_question_without_a_subject_is_asked_about() -> None:
    question = asked((TIME.key, "promotion", 0.2), (COST.key, LEAD, 0.1), intent=FOLLOW_UP_INTENT, in_scope=0.3)
    decision = decide([question], NO_FOCUS, PASSAGES)
    assert (decision.kind, decision.options) == ("clarify", (TIME.key, COST.key))


def test_a_bare_aspect_is_answered_for_both_sides() -> None:
    question = asked((PAY.key, LEAD, 0.1), text="cost?", intent=FOLLOW_UP_INTENT, in_scope=0.2, aspects=("cost",))
    assert chosen(question) == [(COST.key, LEAD)]
    assert decide([replace(question, aspects=("bonus",))], NO_FOCUS, PASSAGES).kind == "clarify"


def test_several_terms_are_each_explained() -> None:
    other = replace(LEAP, key="badge-ladder", title="Badge ladder", term="Badge ladder")
    passages = {**PASSAGES, other.key: other}
    question = asked((LEAP.key, "worth-it", 0.8), terms=(other.key, LEAP.key))
    decision = decide([question], NO_FOCUS, passages)
    assert [selection.passage for selection in decision.selections] == [other.key, LEAP.key]
    # One that the person may not see is none.
    assert chosen(question) == [(LEAP.key, "worth-it")]
    assert decide([replace(question, in_scope=0.1, candidates=())], NO_FOCUS, passages).kind == "not_covered"


def test_an_elliptical_question_is_about_what_is_in_focus() -> None:
    question = asked(
        (COST.key, LEAD, 0.3), text="how long does it take", intent=FOLLOW_UP_INTENT, aspects=("timeframe",)
    )
    decision = decide([question], ON_PROMOTION, PASSAGES)
    assert chosen(question, focus=ON_PROMOTION) == [(TIME.key, "promotion")]
    assert decision.selections[0].is_follow_up


def test_what_surely_asks_something_of_its_own_is_no_follow_up() -> None:
    own = asked((PAY.key, LEAD, 0.7), text="how long is it before they tell you", aspects=("timeframe",))
    own = replace(own, candidates=(Candidate(CHOICE.key, LEAD, 0.7), Candidate(TIME.key, LEAD, 0.1)))
    assert chosen(own, focus=ON_PROMOTION) == [(CHOICE.key, LEAD)]
    unsure = replace(own, candidates=(Candidate(CHOICE.key, LEAD, 0.3), Candidate(TIME.key, LEAD, 0.1)))
    assert decide([unsure], ON_PROMOTION, PASSAGES).selections[0].passage == TIME.key


def test_a_follow_up_that_nothing_answers_is_decided_as_a_question() -> None:
    question = asked((BADGES.key, LEAD, 0.8), text="what about it", intent=FOLLOW_UP_INTENT)
    assert decide([question], ON_PROMOTION, PASSAGES).kind == "clarify"


def test_aspect_and_both_sides_give_the_row_of_the_comparison() -> None:
    question = asked(
        (PAY.key, LEAD, 0.5),
        (COST.key, "badges", 0.2),
        text="promotion vs badges on cost",
        sides=("promotion", "badges"),
        aspects=("cost",),
    )
    assert chosen(question) == [(COST.key, LEAD)]
    # … but not for a term of its own, for a row that nothing speaks for, and not out of scope.
    question = replace(question, text="promotion vs badges")
    assert chosen(replace(question, terms=("nanodegree-leap",)))[0][0] == PAY.key
    assert chosen(replace(question, aspects=("timeframe",)))[0][0] == PAY.key
    assert decide([replace(question, in_scope=0.1)], NO_FOCUS, PASSAGES).kind == "not_covered"


def test_two_aspects_give_two_rows() -> None:
    question = asked(
        (TIME.key, LEAD, 0.4),
        (COST.key, LEAD, 0.3),
        sides=("promotion", "badges"),
        aspects=("cost", "timeframe"),
    )
    assert chosen(question) == [(COST.key, LEAD), (TIME.key, LEAD)]


def test_two_questions_get_both_answers() -> None:
    whole = asked((PAY.key, LEAD, 0.5), text="raise and cost")
    assert chosen(whole, BADGE_RAISE, BADGE_FEE) == [(PAY.key, "badge-raise"), (COST.key, "badges")]


def test_the_second_question_may_be_about_the_first_ones_subject() -> None:
    first = asked((BADGES.key, LEAD, 0.9), text="what is a badge", sides=("badges",))
    second = asked((TIME.key, "promotion", 0.5), text="how long does it take", aspects=("timeframe",))
    whole = asked((BADGES.key, LEAD, 0.6), text="what is a badge and how long does it take")
    # Even where the conversation was about the other side before.
    assert chosen(whole, first, second, focus=ON_PROMOTION) == [(BADGES.key, LEAD), (TIME.key, "badges")]


def test_of_two_questions_one_unanswered_the_whole_message_is_decided() -> None:
    unknown = asked(intent="out_of_scope", in_scope=0.01)
    assert chosen(asked((TIME.key, LEAD, 0.9)), BADGE_RAISE, unknown) == [(TIME.key, LEAD)]
    assert decide([unknown, BADGE_RAISE, unknown], NO_FOCUS, PASSAGES).kind == "not_covered"


def test_what_surely_has_an_answer_gets_it_although_the_whole_message_has_none() -> None:
    rain = asked((TIME.key, LEAD, 0.01), text="will it rain", in_scope=0.0)
    whole = asked((PAY.key, LEAD, 0.1), text="will a badge get me a raise? will it rain?", in_scope=0.2)
    surely = replace(BADGE_RAISE, in_scope=0.97)
    assert chosen(whole, surely, rain) == [(PAY.key, "badge-raise")]
    assert decide([whole, replace(BADGE_RAISE, in_scope=0.6), rain], NO_FOCUS, PASSAGES).kind == "not_covered"


def test_what_a_third_passage_answers_for_sure_is_one_question() -> None:
    together = asked((CHOICE.key, LEAD, 0.7), (PAY.key, LEAD, 0.1), text="will it pay and what does it cost?")
    assert chosen(together, BADGE_RAISE, BADGE_FEE) == [(CHOICE.key, LEAD)]
    unsure = asked((CHOICE.key, LEAD, 0.4), (PAY.key, LEAD, 0.3), text="will it pay and what does it cost?")
    assert [key for key, _ in chosen(unsure, BADGE_RAISE, BADGE_FEE)] == [PAY.key, COST.key]


def test_a_third_point_that_answers_the_whole_for_sure_is_one_answer() -> None:
    again = asked((PAY.key, "promotion-raise", 0.9))
    assert chosen(asked((PAY.key, "together", 0.9)), BADGE_RAISE, again) == [(PAY.key, "together")]


def test_two_points_of_a_passage_answer_two_questions() -> None:
    whole = asked((PAY.key, "badge-raise", 0.9), text="will a badge get me a raise? why does rank pay?")
    again = asked((PAY.key, "why-pays", 0.9), text="why does rank pay?")
    assert chosen(whole, BADGE_RAISE, again) == [(PAY.key, "badge-raise"), (PAY.key, "why-pays")]
    same = replace(BADGE_RAISE, text="does a cert get me one")
    assert chosen(whole, BADGE_RAISE, same) == [(PAY.key, "badge-raise")]


def test_halves_of_one_question_get_one_answer() -> None:
    whole = asked((PAY.key, LEAD, 0.4), text="will a badge get me a raise or is it a fee I pay")
    assert chosen(whole, BADGE_RAISE, replace(BADGE_FEE, text="is it a fee I pay")) == [(PAY.key, LEAD)]


def test_a_part_that_only_refers_back_needs_a_sure_answer() -> None:
    whole = asked((PAY.key, "badge-raise", 0.4), text="will a badge get me a raise and does it work?")
    works = asked((COST.key, LEAD, 0.3), text="does it work?")
    assert chosen(whole, BADGE_RAISE, works) == [(PAY.key, "badge-raise")]
    more = asked((PAY.key, "why-pays", 0.3), text="does it work?")
    assert chosen(whole, BADGE_RAISE, more) == [(PAY.key, "badge-raise"), (PAY.key, "why-pays")]


def test_the_same_question_about_each_side_is_one_where_a_comparison_is_near() -> None:
    text = "what does a badge cost and what does a promotion cost"
    badge = replace(BADGE_FEE, sides=("badges",))
    rank = asked((PAY.key, "promotion-raise", 0.8), text="what does a promotion cost", sides=("promotion",))
    near = asked((COST.key, LEAD, 0.4), text=text, sides=("badges", "promotion"))
    assert chosen(near, badge, rank) == [(COST.key, LEAD)]


def test_a_question_in_declared_words_alone_is_answered_whatever_the_ranking_says() -> None:
    question = replace(
        asked((PAY.key, LEAD, 0.01), text="how much is a badge", in_scope=0.01, intent="out_of_scope"),
        sides=("badges",),
        named=("badge",),
    )
    assert chosen(question) == [(COST.key, "badges")]
    assert decide([replace(question, text="how much is a badge reader")], NO_FOCUS, PASSAGES).kind == "not_covered"


def test_at_most_three_passages() -> None:
    rows = asked(
        (COST.key, LEAD, 0.4),
        (TIME.key, LEAD, 0.4),
        text="promotion or badge, fee and time",
        sides=("promotion", "badges"),
        aspects=("cost", "timeframe"),
    )
    other = asked((CHOICE.key, LEAD, 0.9))
    found = chosen(BADGE_RAISE, BADGE_RAISE, rows, other)
    assert [key for key, _ in found] == [PAY.key, COST.key, TIME.key]


def test_what_somebody_may_not_see_is_not_answered_by_something_else() -> None:
    """A question about a hidden passage is unknown, however little is left for those that may be seen."""
    hidden = asked((BONUS.key, LEAD, 0.93), (PAY.key, LEAD, 0.02), (COST.key, LEAD, 0.01), in_scope=0.97)
    assert decide([hidden], NO_FOCUS, PASSAGES).kind == "not_covered"
    alone = asked((BONUS.key, LEAD, 0.95), (PAY.key, LEAD, 0.02), in_scope=0.97)
    assert decide([alone], NO_FOCUS, PASSAGES).kind == "not_covered"
    assert decide([asked((BONUS.key, LEAD, 0.97))], NO_FOCUS, PASSAGES).kind == "not_covered"
    # Who may see it gets it, and a likely passage that may be seen still answers.
    everything = {**PASSAGES, BONUS.key: BONUS}
    assert decide([hidden], NO_FOCUS, everything).selections[0].passage == BONUS.key
    assert chosen(asked((PAY.key, LEAD, 0.6), (BONUS.key, LEAD, 0.35), in_scope=0.97)) == [(PAY.key, LEAD)]


HIDDEN = frozenset({BONUS.key})
ON_BONUS = asked((BONUS.key, LEAD, 0.8), (PAY.key, LEAD, 0.1), text="how much is the bonus", intent="ask_bonus")


def test_what_employees_get_is_a_decision_of_its_own_and_says_nothing_of_it() -> None:
    decision = decide([ON_BONUS], NO_FOCUS, PASSAGES, HIDDEN)
    assert decision.kind == "for_employees"
    assert (decision.selections, decision.options) == ((), ())
    assert not any(word in str(decision).lower() for word in ("bonus", "may"))
    everything = {**PASSAGES, BONUS.key: BONUS}
    assert decide([ON_BONUS], NO_FOCUS, everything, frozenset()).selections[0].passage == BONUS.key


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        # One that is gone is no answer for anybody; nor is one that is not likely to answer.
        (asked(("of-last-week", LEAD, 0.9)), "not_covered"),
        (asked((BONUS.key, LEAD, 0.3), in_scope=ANSWER_FROM - 0.01), "not_covered"),
        (asked((BONUS.key, LEAD, 0.1), (PAY.key, LEAD, 0.04), (COST.key, LEAD, 0.04), in_scope=0.9), "clarify"),
        # Something that the person may see is likelier.
        (asked((PAY.key, LEAD, 0.6), (BONUS.key, LEAD, 0.3)), "answer"),
        (asked((BONUS.key, LEAD, 0.6), (PAY.key, LEAD, 0.3)), "for_employees"),
        (asked((BONUS.key, LEAD, 0.8), (TIME.key, LEAD, 0.05), text="does the bonus expire"), "for_employees"),
    ],
)
def test_the_hint_needs_a_hidden_passage_that_answers_best(question: AskedQuestion, kind: str) -> None:
    assert decide([question], NO_FOCUS, PASSAGES, HIDDEN).kind == kind


def test_one_of_two_questions_may_be_for_employees() -> None:
    whole = replace(ON_BONUS, text="what does a badge cost and how much is the bonus")
    decision = decide([whole, BADGE_FEE, ON_BONUS], NO_FOCUS, PASSAGES, HIDDEN)
    assert [selection.passage for selection in decision.selections] == [COST.key]
    assert decision.part_for_employees
    assert decide([whole, ON_BONUS, ON_BONUS], NO_FOCUS, PASSAGES, HIDDEN).kind == "for_employees"
    assert not decide([whole, BADGE_RAISE, BADGE_FEE], NO_FOCUS, PASSAGES, HIDDEN).part_for_employees


def test_a_follow_up_stays_with_what_may_be_seen() -> None:
    question = replace(ON_BONUS, text="and how long does it take", intent=FOLLOW_UP_INTENT, aspects=("timeframe",))
    decision = decide([question], ON_PROMOTION, PASSAGES, HIDDEN)
    assert [(chosen.passage, chosen.point) for chosen in decision.selections] == [(TIME.key, "promotion")]


def test_the_question_goes_with_the_selection() -> None:
    (selection,) = decide([BADGE_RAISE], NO_FOCUS, PASSAGES).selections
    assert (selection.asked, selection.nearest) == (BADGE_RAISE.text, "nearest to earning-potential")
    named = replace(BADGE_RAISE, sides=("badges",))
    assert decide([named], NO_FOCUS, PASSAGES).selections[0].side == "badges"


def test_how_long_it_holds_is_not_answered_by_how_long_it_takes() -> None:
    question = asked((TIME.key, "badges", 0.8), text="how long is a badge valid", sides=("badges",))
    assert decide([question], NO_FOCUS, PASSAGES).kind == "not_covered"
    later = replace(question, text="does it expire", intent=FOLLOW_UP_INTENT, sides=(), aspects=("timeframe",))
    assert decide([later], ON_PROMOTION, PASSAGES).kind == "not_covered"
    assert chosen(replace(question, text="how long does a badge take")) == [(TIME.key, "badges")]


KEYS = [*PASSAGES, BONUS.key, "of-last-week"]
POINTS = [LEAD, "promotion", "badges", "badge-raise", "why-pays", "of-last-week"]
SCORES = st.floats(0, 1)
CANDIDATES = st.builds(
    Candidate, st.sampled_from(KEYS), st.sampled_from(POINTS), SCORES, SCORES, st.text(max_size=5)
)
QUESTIONS = st.builds(
    AskedQuestion,
    text=st.sampled_from(["", "how long does it take", "and the cost?", "what is a badge", "💥" * 20]),
    intent=st.sampled_from([FOLLOW_UP_INTENT, NONSENSE_INTENT, "out_of_scope", "ask_pay", "of-last-week"]),
    in_scope=SCORES,
    candidates=st.lists(CANDIDATES, max_size=6).map(tuple),
    sides=st.lists(st.sampled_from(["promotion", "badges", "of-last-week"]), max_size=2, unique=True).map(tuple),
    aspects=st.lists(st.sampled_from(["cost", "timeframe", "bonus", "?"]), max_size=3, unique=True).map(tuple),
    terms=st.lists(st.sampled_from([LEAP.key, "of-last-week"]), max_size=1).map(tuple),
)
NAMES = st.none() | st.sampled_from(KEYS)
FOCUSES = st.builds(
    Focus,
    passage=NAMES,
    topic=NAMES,
    point=st.none() | st.sampled_from(POINTS),
    side=st.none() | st.sampled_from(["promotion", "badges", "of-last-week"]),
)
VISIBLE = st.sets(st.sampled_from([passage.key for passage in CAREER.passages])).map(
    lambda keys: {passage.key: passage for passage in CAREER.passages if passage.key in keys}
)


@given(questions=st.lists(QUESTIONS, max_size=4), focus=FOCUSES, visible=VISIBLE)
def test_whatever_is_asked_the_decision_is_sound(
    questions: list[AskedQuestion], focus: Focus, visible: dict[str, Passage]
) -> None:
    hidden = {passage.key for passage in CAREER.passages}.difference(visible)
    decision = decide(questions, focus, visible, hidden)
    assert decision.reason
    assert (decision.kind == "answer") == bool(decision.selections)
    if decision.kind != "answer":
        assert (decision.is_tentative, decision.part_for_employees) == (False, False)
        assert bool(decision.options) == (decision.kind == "clarify")
    assert len(decision.selections) <= MAX_SELECTIONS
    assert len(decision.options) <= MAX_OPTIONS
    assert set(decision.options) <= set(visible)
    said = [(selection.passage, selection.point) for selection in decision.selections]
    assert len(set(said)) == len(said)
    assert {passage for passage, _ in said}.isdisjoint(decision.options)
    for selection in decision.selections:
        visible[selection.passage].text_of(selection.point)
