"""The order of a turn: what goes before what, and which plan a message gets."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answering.focus import Focus
from bot.decision.awaited import OpenQuestion
from bot.decision.decide import decide
from bot.decision.heard import Heard
from bot.decision.plan import BRIEFLY, TAKE_TURN
from bot.dialogue.message_reading import (
    ACHIEVEMENT,
    ANSWERS,
    ASKS,
    CONFIRMS,
    CORRECTS,
    CREDENTIAL_HELD,
    DECLINES,
    DOES_NOT_KNOW,
    FEELS,
    HOURS,
    IN_CRISIS,
    OPENING_NO,
    ROLE_AIM,
    ROLE_NOW,
    STOPS,
    TELLS,
    THANKS,
    TIME_IN_ROLE,
    WANTS_GUIDANCE,
    WANTS_PERSON,
    FactSpan,
    MessageReading,
)
from tests.decision.planning import ASKED, FORGET, kinds, plan


@pytest.mark.parametrize("more", [{}, {"open_question": ASKED}, {"pending": FORGET}])
def test_a_crisis_goes_before_everything_and_nothing_else_is_done(more: dict[str, Any]) -> None:
    planned = plan(
        "yes, five hours, and I want to die", "affirm", IN_CRISIS, CONFIRMS, TELLS, facts=(HOURS,), **more
    )
    assert kinds(planned) == ["crisis"]


def test_nothing_is_noted_of_somebody_who_is_being_forgotten() -> None:
    planned = plan(
        "yes, I have 5 hours", "affirm", CONFIRMS, TELLS, facts=(HOURS,), pending=FORGET, open_question=ASKED
    )
    assert kinds(planned) == ["confirm"]


@pytest.mark.parametrize(
    "intent", ["out_of_scope", "nonsense", "ask_time", "pick_option", "ask_person", "log_achievement"]
)
def test_an_answer_is_taken_whatever_it_was_classified_as(intent: str) -> None:
    planned = plan("two years", intent, ANSWERS, open_question=ASKED, is_knowledge=intent == "ask_time")
    assert kinds(planned) == ["take_in", "guide"]
    assert planned.steps[0].detail == "deadline"


def test_a_fact_that_was_not_asked_for_is_noted_and_the_question_stays() -> None:
    planned = plan("oh, I can do 6 hours a week", "tell_situation", TELLS, facts=(HOURS,), open_question=ASKED)
    assert kinds(planned) == ["take_in", "guide"]
    assert planned.steps[0].detail == ""


@pytest.mark.parametrize("act", [DECLINES, DOES_NOT_KNOW])
def test_a_question_may_be_passed_over(act: str) -> None:
    assert kinds(plan("no idea", "deny", act, open_question=OpenQuestion("opening"))) == ["skip", "guide"]


def test_a_message_that_answers_and_asks_gets_both() -> None:
    said = "none that I know of, does a badge help then?"
    planned = plan(
        *(said, "ask_employers", ANSWERS, ASKS, TELLS),
        **{"facts": (OPENING_NO,), "open_question": OpenQuestion("opening"), "is_knowledge": True, "in_scope": 0.9},
    )
    assert kinds(planned) == ["take_in", "answer", "guide"]


def test_a_question_instead_of_an_answer_is_answered_and_the_question_stays_open() -> None:
    planned = plan(
        "how do I bring this up?", "ask_promotion", ASKS, open_question=ASKED, is_knowledge=True, in_scope=0.5
    )
    assert kinds(planned) == ["answer", "remind"]


@pytest.mark.parametrize(
    ("said", "intent", "act", "expected"),
    [
        ("why?", "ask_why", ASKS, ["explain"]),
        ("I've had enough", "out_of_scope", STOPS, ["stop"]),
        ("can I talk to someone", "out_of_scope", WANTS_PERSON, ["run", "remind"]),
        ("show my gap", "my_gap", WANTS_GUIDANCE, ["run", "remind"]),
        ("this is so frustrating", "out_of_scope", FEELS, ["run", "remind"]),
        ("I changed my mind", "out_of_scope", CORRECTS, ["correct", "guide"]),
        ("blah blah", "nonsense", "other", ["not_read"]),
    ],
)
def test_what_is_no_answer_is_seen_to(said: str, intent: str, act: str, expected: list[str]) -> None:
    planned = plan(said, intent, act, open_question=ASKED)
    assert kinds(planned) == expected
    assert planned.intent == TAKE_TURN


@pytest.mark.parametrize(
    ("intent", "follows"),
    [("forget_me", "run"), ("ask_my_data", "run"), ("my_gap", "guide"), ("my_pay", "guide")],
)
def test_a_sure_wish_is_seen_to_although_it_may_be_an_answer(intent: str, follows: str) -> None:
    assert kinds(plan("…", intent, perhaps=0.9, confidence=1.0, open_question=ASKED)) == ["run", "remind"]
    told = plan("…", intent, TELLS, facts=(HOURS,), confidence=1.0, open_question=ASKED)
    assert kinds(told) == ["take_in", follows]


@pytest.mark.parametrize(("sure", "expected"), [(0.5, ["run", "remind"]), (0.9, ["take_in", "guide"])])
def test_a_sure_wish_is_seen_to_although_a_fact_may_have_been_read(sure: float, expected: list[str]) -> None:
    span = FactSpan(OPENING_NO, "gap", 8, 11, sure)
    reading = MessageReading({ANSWERS: 0.6}, (span,))
    asked = OpenQuestion("opening")
    assert kinds(decide(Heard("show my gap", "my_gap", 1.0, reading, open_question=asked))) == expected


def test_a_skipped_question_for_a_role_names_no_role() -> None:
    asked = OpenQuestion("occupation")
    assert kinds(plan("skip", "skip_question", DECLINES, facts=(ROLE_NOW,), open_question=asked)) == [
        "skip",
        "guide",
    ]


@pytest.mark.parametrize("field", ["occupation", "target"])
def test_what_is_read_as_nothing_else_names_the_role_that_was_asked_for(field: str) -> None:
    asked = OpenQuestion(field)
    assert kinds(plan("zorblax", "nonsense", perhaps=0.4, open_question=asked)) == ["take_in", "guide"]
    assert kinds(plan("sous chef", "other_language", perhaps=0.4, open_question=asked)) == ["take_in", "guide"]
    assert kinds(plan("leave me alone", "nonsense", perhaps=0.2, open_question=asked)) == ["not_read"]
    assert plan("sous chef", "other_language").intent == "other_language"


def test_a_question_that_no_document_answers_is_no_answer_that_could_not_be_read() -> None:
    planned = plan("how do I tell my landlord?", "out_of_scope", ASKS, open_question=ASKED)
    assert [(step.kind, step.detail) for step in planned.steps] == [("answer", BRIEFLY), ("remind", "")]


def test_log_this_is_heard_while_a_question_is_open() -> None:
    planned = plan("log this: I ran the late shift", "log_achievement", ANSWERS, open_question=ASKED)
    assert [(step.kind, step.detail) for step in planned.steps] == [("run", "log_achievement"), ("remind", "")]


def test_whoever_wants_to_know_what_to_do_now_is_told() -> None:
    planned = plan("so what do I do first?", "out_of_scope", WANTS_GUIDANCE, open_question=ASKED)
    assert [(step.kind, step.detail) for step in planned.steps] == [("run", "show_recommendation"), ("remind", "")]


def test_more_is_no_follow_up_without_a_subject() -> None:
    without = plan("more", "tell_more", ANSWERS, open_question=ASKED)
    about = plan("more", "tell_more", ANSWERS, open_question=ASKED, focus=Focus(passage="earning-potential"))
    assert (kinds(without), kinds(about)) == (["take_in", "guide"], ["run", "remind"])


@pytest.mark.parametrize(
    ("intent", "confidence", "acts", "expected"),
    [
        ("out_of_scope", 0.5, (TELLS, WANTS_GUIDANCE), "start_assessment"),
        ("out_of_scope", 0.95, (TELLS, WANTS_GUIDANCE), "start_assessment"),
        ("out_of_scope", 0.5, (WANTS_GUIDANCE,), "start_assessment"),
        ("out_of_scope", 0.95, (WANTS_GUIDANCE,), "out_of_scope"),
        ("out_of_scope", 0.5, (WANTS_GUIDANCE, ASKS), "out_of_scope"),
        ("follow_up_aspect", 0.5, (TELLS, WANTS_GUIDANCE), "follow_up_aspect"),
        ("pick_option", 0.5, (TELLS, WANTS_GUIDANCE), "pick_option"),
    ],
)
def test_a_wish_for_guidance_out_of_the_blue(
    intent: str, confidence: float, acts: tuple[str, ...], expected: str
) -> None:
    assert plan("…", intent, *acts, confidence=confidence).intent == expected


def test_what_is_surely_not_covered_is_a_case_only_where_that_is_sure_too() -> None:
    reading = MessageReading({TELLS: 0.78, WANTS_GUIDANCE: 0.55})
    assert decide(Heard("I need a letter", "out_of_scope", 0.99, reading)).intent == "out_of_scope"
    assert decide(Heard("they never let me", "out_of_scope", 0.7, reading)).intent == "start_assessment"


def test_whoever_wants_guidance_logs_nothing() -> None:
    planned = plan("I want out of here by spring", "log_achievement", TELLS, WANTS_GUIDANCE, facts=(HOURS,))
    assert kinds(planned) == ["take_in", "guide"]


def test_what_somebody_has_done_is_logged_without_being_told_to() -> None:
    planned = plan("I trained a pair of newcomers on the till", "out_of_scope", TELLS, facts=(ACHIEVEMENT,))
    assert planned.intent == "log_achievement"


def test_an_opener_is_noted_and_leads_to_guidance() -> None:
    planned = plan(
        "staff nurse, 4 years, what now", "ask_promotion", TELLS, WANTS_GUIDANCE, facts=(ROLE_NOW, TIME_IN_ROLE)
    )
    assert kinds(planned) == ["take_in", "guide"]


def test_a_question_that_is_surely_answered_is_answered_also_where_it_seems_to_tell() -> None:
    acts = {"is_knowledge": True, "in_scope": 0.99, "likeliest": 0.9}
    assert kinds(plan("is a Six Sigma worth it?", "ask_pay", TELLS, facts=(CREDENTIAL_HELD,), **acts)) == ["run"]
    told = plan("nurse, 5 years: is a badge worth it", "ask_pay", TELLS, facts=(ROLE_NOW,), **acts)
    assert kinds(told) == ["take_in", "answer", "guide"]


def test_an_opener_that_wants_a_tool_gets_the_tool() -> None:
    planned = plan("nurse here, show my gap", "my_gap", TELLS, facts=(ROLE_NOW,))
    assert [(step.kind, step.detail) for step in planned.steps] == [("take_in", ""), ("guide", "my_gap")]


@pytest.mark.parametrize("intent", ["ask_person", "log_achievement", "nonsense"])
def test_a_job_title_is_neither_a_call_for_a_person_nor_something_done(intent: str) -> None:
    assert kinds(plan("nurse practitioner here", intent, TELLS, facts=(ROLE_NOW,))) == ["take_in", "guide"]


@pytest.mark.parametrize("intent", ["greet", "ask_pay", "my_gap", "tell_more", "out_of_scope", "undo_achievement"])
def test_a_message_of_one_step_keeps_the_rule_of_its_intent(intent: str) -> None:
    planned = plan("…", intent)
    assert (kinds(planned), planned.intent) == (["run"], intent)


@pytest.mark.parametrize(("act", "intent"), [(FEELS, "user_mood"), (WANTS_PERSON, "ask_person")])
def test_what_no_intent_knows_is_met_by_what_it_does(act: str, intent: str) -> None:
    assert plan("…", "out_of_scope", act).intent == intent


def test_a_correction_that_says_nothing_is_asked_about() -> None:
    assert kinds(plan("I got that wrong", "out_of_scope", CORRECTS)) == ["correct", "guide"]


@pytest.mark.parametrize("open_question", [None, ASKED])
@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("let HR know I'd like the clerk's post", "ask_hr_for_me"),
        ("please take back the one with the shelves", "undo_achievement"),
        ("and log this: I trained a temp", "log_achievement"),
        ("please forget me", "forget_me"),
    ],
)
def test_a_wish_in_so_many_words_goes_before_what_was_read(
    said: str, intent: str, open_question: OpenQuestion | None
) -> None:
    planned = plan(said, "out_of_scope", TELLS, STOPS, facts=(ROLE_NOW,), open_question=open_question)
    assert (planned.steps[0].kind, planned.steps[0].detail) == ("run", intent)


def test_a_yes_takes_what_the_last_answer_offered() -> None:
    offering = Focus(passage="earning-potential", offered=("comparison-cost", "combining-both"))
    for said, intent in (("yes", "affirm"), ("the second one", "pick_option"), ("that one", "out_of_scope")):
        assert plan(said, intent, CONFIRMS, focus=offering).steps[0].detail == "pick_option"
    assert plan("yes", "affirm", CONFIRMS, focus=Focus(passage="earning-potential")).intent == "affirm"
    assert plan("yes", "affirm", CONFIRMS, focus=offering, pending=FORGET).steps[0].kind == "confirm"
    answered = plan("yes", "affirm", ANSWERS, focus=offering, open_question=OpenQuestion("opening"))
    assert kinds(answered) == ["take_in", "guide"]


def test_words_that_cannot_be_read_are_no_answer_although_they_sound_like_one() -> None:
    read = plan("next June", "nonsense", ANSWERS, open_question=ASKED)
    unread = plan("when pigs fly", "nonsense", ANSWERS, open_question=ASKED, is_readable=False)
    assert (kinds(read), kinds(unread)) == (["take_in", "guide"], ["not_read"])
    passed = plan("not bothered", "nonsense", ANSWERS, DECLINES, open_question=ASKED, is_readable=False)
    assert kinds(passed) == ["skip", "guide"]


def test_a_question_while_another_is_open_is_seen_to_although_the_wish_is_less_sure() -> None:
    asked = plan("who can see what I say?", "ask_privacy", ASKS, confidence=0.45, open_question=ASKED)
    assert [(step.kind, step.detail) for step in asked.steps] == [("run", "ask_privacy"), ("remind", "")]


def test_good_news_gets_no_sympathy() -> None:
    acts = (TELLS, WANTS_GUIDANCE, FEELS)
    glad = plan("just got promoted, bit scared. porter here", "tell_situation", *acts, facts=(ROLE_NOW,))
    assert "sympathise" not in kinds(glad)


def test_who_wants_guidance_with_what_weighs_on_them_hears_a_decent_word_first() -> None:
    acts = (TELLS, WANTS_GUIDANCE, FEELS)
    assert kinds(plan("so tired. porter here", "tell_situation", *acts, facts=(ROLE_NOW,)))[0] == "sympathise"
    assert "sympathise" not in kinds(
        plan("so glad. porter here", "tell_situation", TELLS, FEELS, facts=(ROLE_NOW,))
    )


def test_of_two_questions_the_one_that_documents_answer_is_answered() -> None:
    two = plan("is a badge worth it? will it rain?", "out_of_scope", ASKS, confidence=0.7, in_scope=0.95)
    assert kinds(two) == ["answer"]
    assert kinds(plan("will it rain?", "out_of_scope", ASKS, confidence=0.7, in_scope=0.5)) == ["run"]


@pytest.mark.parametrize("open_question", [None, ASKED])
def test_a_plan_asked_for_beside_what_is_told_is_made(open_question: OpenQuestion | None) -> None:
    said = "make me a plan, I have 3 hours a week"
    planned = plan(said, "tell_situation", WANTS_GUIDANCE, facts=(HOURS,), open_question=open_question)
    assert [(step.kind, step.detail) for step in planned.steps][-1] == ("guide", "my_pathway")


def test_a_feeling_is_met_before_a_document_that_may_answer() -> None:
    more = {"is_knowledge": True, "likeliest": 0.5}
    assert plan("nobody sees me", "ask_promotion", FEELS, confidence=0.2, **more).intent == "user_mood"
    assert plan("nobody sees me", "ask_promotion", FEELS, confidence=0.8, **more).intent == "ask_promotion"


ON_PLAN = Focus(passage="upskill-to-advance-pathway")


@pytest.mark.parametrize(
    ("said", "intent", "acts", "facts"),
    [
        ("make it 10 hours", "out_of_scope", (), ()),
        ("I finished the first step", "log_achievement", (TELLS,), (ACHIEVEMENT,)),
        ("five hours is all I have", "tell_situation", (TELLS,), (HOURS,)),
        ("drop the second step", "pick_option", (), ()),
    ],
)
def test_a_plan_that_was_shown_is_changed(
    said: str, intent: str, acts: tuple[str, ...], facts: tuple[str, ...]
) -> None:
    assert plan(said, intent, *acts, facts=facts, focus=ON_PLAN).intent == "change_plan"
    assert (plan(said, intent, *acts, facts=facts).intent == "change_plan") is ("step" in said)
    assert plan(said, "change_plan", *acts, facts=facts).intent == "change_plan"


def test_another_role_or_a_question_changes_no_plan() -> None:
    other = plan("I want to start as a nurse in March", "tell_situation", TELLS, facts=(ROLE_NOW,), focus=ON_PLAN)
    assert other.intent != "change_plan"
    assert plan("what does the second step cost?", "ask_cost", ASKS, focus=ON_PLAN).intent == "ask_cost"


def test_what_a_question_only_mentions_is_not_told() -> None:
    asked = OpenQuestion("target")
    said = "how do I report this to my head of sales"
    assert kinds(plan(said, "out_of_scope", ANSWERS, facts=(ROLE_AIM,), open_question=asked)) == [
        "answer",
        "remind",
    ]
    told = plan("head of sales?", "out_of_scope", ANSWERS, facts=(ROLE_AIM,), open_question=asked)
    assert kinds(told) == ["take_in", "guide"]


def test_what_a_manager_tells_of_their_team_is_not_taken_in() -> None:
    told = (FactSpan("role_aim", "ward sister", 30, 41),)
    heard = Heard(
        "one of my nurses wants to be ward sister", "prepare_report_talk", 0.9, MessageReading({"tells": 1.0}, told)
    )
    assert kinds(decide(heard)) == ["run"]
    assert decide(heard).intent == "prepare_report_talk"


def test_a_talk_with_ones_own_manager_is_never_one_about_the_team() -> None:
    said = "I'd like to talk to my manager about a promotion, how do I prepare"
    assert decide(Heard(said, "prepare_report_talk", 0.9)).intent == "prepare_talk"


def test_words_for_a_talk_are_wanted_where_nothing_answers() -> None:
    said = "how do I put it to my matron"
    assert decide(Heard(said, "out_of_scope", 0.99)).intent == "prepare_talk"
    assert (
        decide(Heard(said, "ask_promotion_request", 0.99, is_knowledge=True, in_scope=0.95)).intent
        != "prepare_talk"
    )
    assert decide(Heard("I like my matron", "out_of_scope", 0.99)).intent == "out_of_scope"


def test_what_somebody_tells_beside_the_wish_for_a_talk_is_taken_in_first() -> None:
    reading = MessageReading({"tells": 1.0}, (FactSpan("role_now", "waiter", 6, 12),))
    plan = decide(Heard("I'm a waiter. What do I say to my manager?", "prepare_talk", 0.9, reading))
    assert [(step.kind, step.detail) for step in plan.steps] == [("take_in", ""), ("guide", "prepare_talk")]


@pytest.mark.parametrize("said", ["yes", "not really", "a bit", "love it", "skip"])
def test_the_form_on_interests_takes_its_answers(said: str) -> None:
    planned = decide(Heard(said, "affirm", 0.99, open_question=OpenQuestion("interests")))
    assert [(step.kind, step.detail) for step in planned.steps] == [("run", "answer_interest")]


def test_the_form_on_interests_gives_way_to_what_is_said_instead() -> None:
    form = OpenQuestion("interests")
    stops = Heard("stop please", "stop", 0.99, MessageReading({"stops": 1.0}), open_question=form)
    assert kinds(decide(stops)) == ["stop"]
    tells = MessageReading({"tells": 1.0}, (FactSpan("role_now", "waiter", 7, 13, 0.99),))
    assert kinds(decide(Heard("I am a waiter", "out_of_scope", 0.5, tells, open_question=form))) == [
        "take_in",
        "remind",
    ]
    asks = Heard(
        "how long does it take?", "ask_time", 0.9, MessageReading({"asks": 1.0}), True, 0.95, open_question=form
    )
    assert kinds(decide(asks)) == ["answer", "remind"]
    unread = decide(Heard("bananas", "nonsense", 0.5, open_question=form))
    assert unread.steps[0].detail == "answer_interest"


def test_a_target_is_looked_for_with_what_is_told_beside_the_wish() -> None:
    tells = MessageReading({"tells": 1.0}, (FactSpan("role_now", "cashier", 6, 13, 0.99),))
    planned = decide(Heard("I'm a cashier, help me find a role", "find_target", 0.9, tells))
    assert [(step.kind, step.detail) for step in planned.steps] == [("take_in", ""), ("run", "find_target")]


def test_a_talk_is_wanted_beside_a_whole_situation() -> None:
    tells = MessageReading({"tells": 1.0}, (FactSpan("role_now", "porter", 6, 12, 0.99),))
    heard = Heard("I'm a porter. What do I say to the head to move up?", "tell_situation", 0.9, tells)
    assert [(step.kind, step.detail) for step in decide(heard).steps] == [
        ("take_in", ""),
        ("guide", "prepare_talk"),
    ]


def test_praise_for_what_the_form_asks_about_is_an_answer() -> None:
    form = OpenQuestion("interests")
    assert decide(Heard("love it", "praise", 0.99, open_question=form)).steps[0].detail == "answer_interest"
    assert decide(Heard("you are wonderful", "praise", 0.99, open_question=form)).steps[0].detail == "praise"


@pytest.mark.parametrize(
    ("said", "intent"), [("help me find a role", "tell_situation"), ("which role?", "find_target")]
)
def test_a_target_is_looked_for_where_one_is_asked_for(said: str, intent: str) -> None:
    """A role without a name is none that somebody aims at."""
    read = MessageReading({"answers": 0.9}, (FactSpan("role_aim", "role", 15, 19, 0.9),))
    planned = decide(Heard(said, intent, 0.9, read, open_question=OpenQuestion("target")))
    assert [(step.kind, step.detail) for step in planned.steps] == [("run", "find_target"), ("remind", "")]


@pytest.mark.parametrize(
    ("said", "asked", "facts"),
    [
        ("drop the second step", "deadline", ()),
        ("start in March", "deadline", ("deadline",)),
        ("start in January", "opening", ()),
        ("shorten it to six months", "deadline", ("deadline",)),
        ("I already know SQL", "opening", ("skill_held", "opening.unknown")),
        ("how do I add this to my calendar?", "recognition", ()),
    ],
)
def test_a_plan_is_changed_while_a_question_is_open(said: str, asked: str, facts: tuple[str, ...]) -> None:
    more = {"facts": facts, "perhaps": 0.9, "open_question": OpenQuestion(asked)}
    planned = plan(said, "out_of_scope", focus=ON_PLAN, **more)
    assert [(step.kind, step.detail) for step in planned.steps] == [("run", "change_plan"), ("remind", "")]
    assert not plan(said, "out_of_scope", **more).has("run")


def test_an_answer_to_the_open_question_changes_no_plan() -> None:
    for said, asked, fact in (("by June", "deadline", "deadline"), ("make it 10 hours", "hours_per_week", HOURS)):
        planned = plan(
            said, "tell_situation", ANSWERS, facts=(fact,), focus=ON_PLAN, open_question=OpenQuestion(asked)
        )
        assert planned.steps[0].kind != "run"


@pytest.mark.parametrize("question", [None, ASKED])
def test_a_no_is_prepared_for_from_the_side_that_was_prepared_last(question: OpenQuestion | None) -> None:
    own = plan("and if he says no?", "ask_term", ASKS, confidence=0.1, open_question=question)
    assert (own.steps[0].kind, own.steps[0].detail) == ("run", "prepare_talk")
    team = plan(
        "what if it's not yet", "ask_term", open_question=question, focus=Focus(shown="prepare_report_talk")
    )
    assert team.steps[0].detail == "prepare_report_talk"
    assert plan("they refused, not yet", "ask_promotion_refused", open_question=question).steps[0].detail == (
        "prepare_talk"
    )


def test_a_result_is_logged_while_a_question_is_open() -> None:
    said = "I led the migration and cut incidents by 40 %"
    for facts, kind in (((ACHIEVEMENT,), "run"), ((ACHIEVEMENT, ROLE_NOW), "take_in"), ((), "not_read")):
        planned = plan(said, "out_of_scope", perhaps=0.4, facts=facts, open_question=ASKED, is_readable=False)
        assert planned.steps[0].kind == kind


def test_what_reads_as_an_answer_is_one_although_it_hardly_sounds_like_one() -> None:
    short = plan("was 22 when i joined", "out_of_scope", perhaps=0.35, open_question=ASKED)
    assert short.steps[0].kind == "take_in"
    role = plan("was 22 when i joined", "out_of_scope", perhaps=0.2, open_question=ASKED)
    assert role.steps[0].kind != "take_in"


def test_a_number_tells_nothing_to_the_form_on_interests() -> None:
    form = OpenQuestion("interests")
    assert plan("4", "pick_option", facts=(HOURS,), open_question=form).steps[0].detail == "answer_interest"
    assert plan("4 hours a week", "out_of_scope", TELLS, facts=(HOURS,), open_question=form).has("take_in")


def test_an_order_to_a_plan_is_one_whatever_was_talked_about_unless_a_question_is_open() -> None:
    order = {"said": "start on 15 January", "intent": "out_of_scope", "facts": (TIME_IN_ROLE,)}
    assert plan(**order).intent == "change_plan"
    assert plan(**order, open_question=ASKED).steps[0].detail != "change_plan"


def test_what_is_known_already_passes_no_question_over() -> None:
    known = plan("I already know first aid", "out_of_scope", DOES_NOT_KNOW, facts=(), open_question=ASKED)
    assert known.steps[0].kind != "skip"


def test_what_is_known_already_changes_a_plan_although_it_was_read_as_a_role() -> None:
    planned = plan("I already know credit analysis", "tell_situation", TELLS, facts=(ROLE_AIM,), focus=ON_PLAN)
    assert planned.intent == "change_plan"


@pytest.mark.parametrize("question", [None, ASKED])
@pytest.mark.parametrize(
    ("said", "shown", "intent"),
    [
        ("how long would that take", "show_recommendation", "my_pathway"),
        ("is there a cheaper one?", "show_recommendation", "my_pathway"),
        ("why that one", "show_recommendation", "ask_factors"),
        ("must I tell you everything before we start?", "", "ask_assessment"),
        ("what do you do with this?", "", "ask_privacy"),
        ("can you send me that", "", "take_away"),
        ("what might somebody like me turn into", "", "find_target"),
        ("I got the job!", "", "got_the_job"),
        ("I have not heard yet", "", "awaits_decision"),
        ("last week I trained a pair of newcomers on the till", "", "log_achievement"),
    ],
)
def test_what_is_said_around_a_case_is_done_whatever_is_open(
    said: str, shown: str, intent: str, question: OpenQuestion | None
) -> None:
    planned = plan(said, "out_of_scope", open_question=question, focus=Focus(shown=shown), perhaps=0.9)
    assert (planned.steps[0].kind, planned.steps[0].detail) == ("run", intent)


def test_asked_for_an_opening_not_having_heard_is_no_application() -> None:
    said = plan("have not heard a thing yet", "out_of_scope", ANSWERS, open_question=OpenQuestion("opening"))
    assert "awaits_decision" not in [step.detail for step in said.steps]


def test_the_end_of_a_conversation_ends_the_questions() -> None:
    job = OpenQuestion("occupation")
    ended = plan("ta, thats me done", "out_of_scope", ANSWERS, facts=(ROLE_NOW,), open_question=job)
    assert [(step.kind, step.detail) for step in ended.steps] == [("run", "thank"), ("stop", "")]
    assert plan("that'll do for today", "out_of_scope").steps[0].detail == "goodbye"


def test_what_a_question_is_asked_for_is_said_whoever_words_it() -> None:
    asked = plan("what's it to you", "out_of_scope", open_question=ASKED)
    assert [(step.kind, step.detail) for step in asked.steps] == [("explain", "deadline")]


def test_an_outcome_or_a_wish_for_roles_goes_with_what_is_told() -> None:
    told = plan("I went for team leader and have not heard yet", "out_of_scope", TELLS, facts=(ROLE_AIM,))
    assert [(step.kind, step.detail) for step in told.steps] == [("take_in", ""), ("run", "awaits_decision")]
    roles = plan("I drive a forklift. what could I become", "out_of_scope", TELLS, facts=(ROLE_NOW,))
    assert [(step.kind, step.detail) for step in roles.steps] == [("take_in", ""), ("run", "find_target")]


def test_what_was_told_is_deleted_for_a_new_beginning_only_where_the_words_say_so() -> None:
    again = plan("let's start again", "start_over", confidence=1.0, open_question=ASKED)
    assert (again.steps[0].kind, again.steps[0].detail) == ("run", "start_over")
    assert kinds(plan("can we start, whats the first step", "start_over", confidence=1.0, open_question=ASKED)) == [
        "guide"
    ]


def test_a_talk_to_be_prepared_for_names_no_role() -> None:
    said = "prepare me for the conversation with the managing partner"
    assert (
        plan(said, "tell_situation", TELLS, facts=(ROLE_AIM,), open_question=ASKED).steps[0].detail
        == "prepare_talk"
    )


def test_a_role_of_those_shown_is_picked_although_the_question_for_one_is_open() -> None:
    focus = Focus(offered=("role:target:cook", "role:target:baker"))
    picked = plan("the second one", "pick_option", ANSWERS, open_question=OpenQuestion("target"), focus=focus)
    assert (picked.steps[0].kind, picked.steps[0].detail) == ("run", "pick_option")


def test_a_follow_up_on_nothing_that_tells_something_is_taken_in() -> None:
    told = plan("say it in simple words, I am cleaner", "simplify", facts=(ROLE_NOW,))
    assert kinds(told) == ["take_in", "guide"]
    after = plan("say it in simple words", "simplify", focus=Focus(passage="earning-potential"))
    assert (after.steps[0].kind, after.steps[0].detail) == ("run", "simplify")


def test_whoever_says_at_length_what_is_not_so_corrects_nothing_that_was_noted() -> None:
    said = "no it's not bullying, she is just very disorganised"
    assert kinds(plan(said, "out_of_scope", CORRECTS)) == ["run"]
    assert kinds(plan("no that's wrong", "out_of_scope", CORRECTS))[0] == "correct"


def test_a_plan_asked_for_in_words_is_made_whatever_it_was_classified_as() -> None:
    assert plan("show me the steps", "out_of_scope", open_question=ASKED).steps[0].detail == "my_pathway"
    assert plan("show me the steps", "out_of_scope").intent == "my_pathway"


def test_thanks_while_a_question_is_open_are_taken_as_thanks() -> None:
    thanked = plan("ha, ok, ta for that", "out_of_scope", THANKS, open_question=ASKED)
    assert [(step.kind, step.detail) for step in thanked.steps] == [("run", "thank"), ("remind", "")]


def test_a_question_about_a_role_in_general_is_no_fact_of_ones_own() -> None:
    asked = plan("what does a stoker earn?", "out_of_scope", ASKS, facts=(ROLE_NOW,), asks_about_a_role=True)
    assert asked.intent == "ask_about_role"
    own = plan("I'm a stoker, what courses for drivers", "x", TELLS, facts=(ROLE_NOW,), asks_about_a_role=True)
    assert kinds(own)[0] == "take_in"
    open_one = plan("what does a stoker earn?", "x", ASKS, open_question=ASKED, asks_about_a_role=True)
    assert [(step.kind, step.detail) for step in open_one.steps] == [("run", "ask_about_role"), ("remind", "")]


def test_a_question_that_is_put_right_is_answered_again_and_corrects_no_fact() -> None:
    more = {"is_asked_anew": True, "is_knowledge": True, "in_scope": 0.9}
    assert kinds(plan("no, I meant a raise for two", "ask_pay", CORRECTS, **more)) == ["answer"]
    assert kinds(plan("no, I meant a raise for two", "ask_pay", CORRECTS, **more, open_question=ASKED)) == [
        "answer",
        "remind",
    ]


@pytest.mark.parametrize(
    ("said", "misses", "intent"), [("who can I ask then?", 1, "ask_whom"), ("I have no lawyer", 0, "ask_whom")]
)
def test_whom_else_one_can_ask(said: str, misses: int, intent: str) -> None:
    assert plan(said, "out_of_scope", ASKS, misses=misses).intent == intent


def test_whom_one_can_ask_is_a_person_where_nothing_was_left_unanswered() -> None:
    assert plan("who can I ask then?", "ask_person", ASKS).intent == "ask_person"


def test_what_somebody_asks_who_was_refused_is_answered() -> None:
    said = "they gave it to the new one. how do I find out why?"
    asked = plan(said, "ask_promotion_refused", ASKS, is_knowledge=True, in_scope=0.9, likeliest=0.6)
    assert kinds(asked) == ["sympathise", "answer"]
    unlikely = plan(said, "ask_promotion_refused", ASKS, is_knowledge=True, in_scope=0.9, likeliest=0.1)
    assert [(step.kind, step.detail) for step in unlikely.steps] == [("run", "was_refused")]
