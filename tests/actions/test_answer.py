"""Answers to questions and to buttons: the right passage, buttons that lead on, and only what one may see."""

from __future__ import annotations

import json

import pytest

from actions.answer import ActionAnswer, ActionCompare, ActionShowPassage
from actions.base import stores
from actions.unknown import recorder
from bot.answering.focus import Focus
from bot.answering.next_steps import DID_NOT_HELP, HELPED
from bot.dialogue.payload import is_allowed
from tests.actions.acting import HR, RESPONSES, Act, asked, on

BADGE_RAISE = asked("will a badge get me a raise", ("earning-potential", "badge-raise", 0.8))
COST = asked("what does a badge cost", ("comparison-cost", "micro-credentials", 0.8), intent="ask_cost")
BONUS = asked("how long is a rotation", ("job-rotation", "length", 0.9), intent="ask_rotation")


def test_a_question_is_answered_with_its_source(act: Act) -> None:
    done = act(ActionAnswer(), "will a badge get me a raise", questions=[BADGE_RAISE], misses=2)
    assert done.text.startswith("It depends")
    assert done.sources == ["Earning potential"]
    assert done.slots["misses"] == 0
    assert (done.focus.passage, done.focus.point, done.focus.side) == (
        "earning-potential",
        "badge-raise",
        "micro-credentials",
    )
    assert done.focus.answered == ("earning-potential",)


def test_text_and_neutral_reply_say_the_same(act: Act) -> None:
    message = act(ActionAnswer(), questions=[BADGE_RAISE]).message
    assert json.dumps(message["reply"])
    assert all(paragraph in message["text"] for paragraph in message["reply"]["paragraphs"])
    assert list(message["reply"]["sources"]) == ["Earning potential"]
    assert [dict(button) for button in message["reply"]["buttons"]] == message["buttons"]
    assert all(is_allowed(button["payload"]) for button in message["buttons"])
    assert [button["title"] for button in message["buttons"]][-2:] == [HELPED, DID_NOT_HELP]


def test_a_question_in_another_language_is_answered_in_english_and_told_so(act: Act) -> None:
    english = act(ActionAnswer(), questions=[BADGE_RAISE])
    spanish = act(ActionAnswer(), questions=[BADGE_RAISE], language="es")
    assert spanish.text.startswith("Gracias por su pregunta. Respondo en inglés.")
    assert "You seem to write in Spanish. I answer in English." in spanish.text
    assert spanish.text.endswith(english.text)
    assert act(ActionAnswer(), questions=[BADGE_RAISE], language="pl").text.startswith(
        "You seem to write in Polish."
    )


def test_asked_back_in_another_language_they_are_told_that_it_is_in_english(act: Act) -> None:
    unsure = asked("¿y el dinero?", ("earning-potential", "lead", 0.2), in_scope=0.3)
    text = act(ActionAnswer(), questions=[unsure], language="es").text
    assert text.startswith("Gracias")
    assert "Do you mean" in text


def test_two_questions_get_both_answers_in_one_reply(act: Act) -> None:
    whole = asked("both", ("earning-potential", "badge-raise", 0.5))
    done = act(ActionAnswer(), questions=[whole, BADGE_RAISE, COST])
    assert done.sources == ["Earning potential", "Comparison: cost"]
    assert done.focus.answered == ("earning-potential", "comparison-cost")


def test_both_sides_and_an_aspect_give_the_row_with_both(act: Act) -> None:
    text = "promotion vs micro-credentials on cost"
    question = asked(text, ("earning-potential", "lead", 0.5), ("comparison-cost", "promotion", 0.2))
    entities = [("aspect", "cost"), ("side", "promotion"), ("side", "micro-credentials")]
    done = act(ActionAnswer(), text, questions=[question], entities=entities)
    assert done.sources == ["Comparison: cost"]
    assert "- Promotion: " in done.text
    assert "- Micro-credentials: " in done.text


def test_a_follow_up_stays_with_topic_and_side(act: Act) -> None:
    question = asked("how long does it take", ("comparison-timeframe", "promotion", 0.4), intent="follow_up_aspect")
    before = on("nanodegree-leap", side="micro-credentials")
    done = act(
        ActionAnswer(),
        "how long does it take",
        questions=[question],
        entities={"aspect": "timeframe"},
        focus=before,
    )
    assert done.text.lower().startswith("i know this in general, not for “nanodegree leap” alone. ")
    assert (done.focus.topic, done.focus.side) == ("nanodegree-leap", "micro-credentials")


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [("money?", True), ("i wonder what my money is worth", False), ("how do I get more money", True)],
)
def test_whoever_asks_nothing_is_not_asked_what_they_meant(act: Act, text: str, is_asked: bool) -> None:
    question = asked(text, ("earning-potential", "lead", 0.3), ("comparison-cost", "lead", 0.2), in_scope=0.4)
    done = act(ActionAnswer(), text, questions=[question])
    assert ("Or did you mean" in done.text) is is_asked
    assert "What does each cost?" in done.titles


def test_a_likely_answer_is_given_and_others_are_offered_in_its_last_line(act: Act) -> None:
    question = asked("money?", ("earning-potential", "lead", 0.3), ("comparison-cost", "lead", 0.2), in_scope=0.4)
    done = act(ActionAnswer(), "money?", questions=[question], misses=1)
    assert done.sources == ["Earning potential"]
    assert done.text.splitlines()[-2] == "Or did you mean “What does each cost?”"
    assert done.titles[0] == "What does each cost?"
    assert done.titles[-2:] == [HELPED, DID_NOT_HELP]
    assert len(done.titles) <= 6
    assert done.focus.offered == ("comparison-cost",)
    assert done.focus.passage == "earning-potential"
    picked = act(
        ActionAnswer(), "the first one", focus=done.focus, questions=[asked("the first one", in_scope=0.0)]
    )
    assert picked.sources == ["Comparison: cost"]
    assert picked.focus.offered == ()


def test_a_doubtful_answer_with_nothing_else_to_offer_says_how_to_go_on(act: Act) -> None:
    question = asked("money?", ("earning-potential", "lead", 0.35), in_scope=0.4)
    done = act(ActionAnswer(), "money?", questions=[question])
    assert done.text.splitlines()[-2] == "If that is not what you meant, please ask in other words."


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("will a badge get me a raise", "It depends: "),
        ("so would a certificate raise what I earn?", "It depends: "),
        ("how much of a raise does a badge bring", "A micro-credential can lift"),
        ("would a badge lower my pay", "A micro-credential can lift"),
        ("badge, raise", "A micro-credential can lift"),
    ],
)
def test_a_verdict_opens_the_reply_only_to_a_question_that_it_answers(act: Act, text: str, opening: str) -> None:
    question = asked(text, ("earning-potential", "badge-raise", 0.8))
    assert act(ActionAnswer(), text, questions=[question]).text.startswith(opening)


def test_unsure_between_two_asks_which_with_buttons(act: Act) -> None:
    options = ("earning-potential", "comparison-cost")
    question = asked("money?", *((key, "lead", 0.04) for key in options), in_scope=0.9)
    done = act(ActionAnswer(), "money?", questions=[question], misses=1, focus=on("key-differences"))
    assert done.sources == []
    assert "“Earning potential” or “What does each cost?”" in done.text
    assert done.payloads[-1] == "/ask_person"
    assert [payload.split('"')[3] for payload in done.payloads[:-1]] == list(options)
    assert done.focus.offered == options
    assert done.focus.passage == "key-differences"


@pytest.mark.parametrize(("text", "key"), [("the second one", "comparison-cost"), ("1", "earning-potential")])
def test_one_of_those_offered_can_be_picked_in_words(act: Act, text: str, key: str) -> None:
    focus = Focus(offered=("earning-potential", "comparison-cost"))
    done = act(ActionAnswer(), text, focus=focus, questions=[asked(text, in_scope=0.0, intent="nonsense")])
    assert done.focus.passage == key
    assert done.focus.offered == ()


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (asked("can I get a visa", ("earning-potential", "lead", 0.01), in_scope=0.02), "utter_not_covered"),
        (asked("asdf", in_scope=0.0, intent="nonsense"), "utter_not_understood"),
        (asked("gone", ("of-last-week", "lead", 0.9)), "utter_not_covered"),
    ],
)
def test_no_answer(act: Act, question: dict[str, object], response: str) -> None:
    done = act(ActionAnswer(), str(question["text"]), questions=[question])
    assert done.response == response
    assert done.text == "None"
    assert done.slots == {"misses": 1}


def test_a_message_without_any_understanding(act: Act) -> None:
    assert act(ActionAnswer(), "").response == "utter_not_understood"


@pytest.mark.parametrize(
    ("sender", "seen"),
    [("rest:anna", False), ("rest:shell:anna", False), ("anna", False), ("shell:anna", True), ("slack:U1", True)],
)
def test_what_is_for_employees_is_for_employees_alone(act: Act, sender: str, seen: bool) -> None:
    expected = ["Job rotation"] if seen else []
    by_question = act(ActionAnswer(), "how long is a rotation", sender=sender, questions=[BONUS])
    by_button = act(ActionShowPassage(), sender=sender, entities={"passage": "job-rotation"})
    by_offer = act(ActionAnswer(), "the first one", sender=sender, focus=Focus(offered=("job-rotation",)))
    for done in (by_question, by_button, by_offer):
        if seen:
            assert done.sources == expected
        else:
            assert done.response in ("utter_for_employees", "utter_not_covered", "utter_not_understood")
            assert "six months" not in json.dumps(done.messages).lower()
            assert "rotation" not in json.dumps(done.messages).lower()


PRIVATE = ("rotation", "six months", "intranet-only")


def test_who_may_not_see_the_answer_is_told_who_gets_it_and_nothing_of_it(act: Act) -> None:
    stores.gap_log().switch(True)
    before = on("earning-potential", "badge-raise", "micro-credentials")
    done = act(ActionAnswer(), "how long does that last", questions=[BONUS], misses=2, focus=before)
    assert done.response == "utter_for_employees"
    assert done.message["sign_in"] is True
    assert done.message["hr_contact"] == HR
    # The question was understood: no miss, no gap, and nothing is remembered of the passage.
    assert done.slots == {"misses": 0}
    recorder().submit(lambda: None).result()
    assert stores.gap_log().groups() == ()
    assert not any(word in json.dumps([done.messages, done.slots]).lower() for word in PRIVATE)


def test_the_hint_is_honest_and_names_the_ways_to_the_answer() -> None:
    assert len(RESPONSES["utter_for_employees"]) > 1
    for variant in RESPONSES["utter_for_employees"]:
        assert "employees" in variant["text"]
        assert "sign in" in variant["text"]
        assert "{hr_contact}" in variant["text"]
        assert "know" not in variant["text"]
        assert "Source" not in variant["text"]
        assert variant["buttons"]


def test_of_two_questions_the_one_that_may_be_answered_is(act: Act) -> None:
    whole = asked("both", ("job-rotation", "length", 0.5), ("comparison-cost", "micro-credentials", 0.4))
    done = act(ActionAnswer(), questions=[whole, COST, BONUS])
    assert done.sources == ["Comparison: cost"]
    assert "Your other question has an answer for employees" in done.text
    assert HR in done.text
    assert not any(word in json.dumps([done.messages, done.slots]).lower() for word in PRIVATE)
    both = act(ActionAnswer(), questions=[whole, COST, BONUS], sender="shell:anna")
    assert both.sources == ["Comparison: cost", "Job rotation"]


def test_what_may_not_be_seen_is_not_offered_either(act: Act) -> None:
    question = asked("x", ("earning-potential", "lead", 0.3), ("job-rotation", "length", 0.12), in_scope=0.43)
    done = act(ActionAnswer(), "x", questions=[question])
    assert done.sources == ["Earning potential"]
    assert not any(word in json.dumps([done.messages, done.slots]).lower() for word in PRIVATE)
    seen = act(ActionAnswer(), "x", questions=[question], sender="shell:anna")
    assert "Or did you mean “Job rotation”?" in seen.text


@pytest.mark.parametrize(
    ("entities", "opening"),
    [
        ({"passage": "earning-potential", "point": "badge-raise"}, "A micro-credential can lift"),
        ({"passage": "earning-potential", "point": "of-last-week"}, None),
        ({"passage": "earning-potential"}, None),
    ],
)
def test_a_button_shows_its_point_or_the_lead(act: Act, entities: dict[str, str], opening: str | None) -> None:
    lead = act(ActionShowPassage(), entities={"passage": "earning-potential", "point": "lead"}).text
    text = act(ActionShowPassage(), entities=entities, misses=1).text
    assert text.startswith(opening) if opening else text == lead


def test_a_button_that_says_a_yes_no_question_gets_its_verdict(act: Act) -> None:
    (example,) = (
        button
        for button in RESPONSES["utter_try_an_example"][0]["buttons"]
        if button["title"] == "Will a badge get me a raise?"
    )
    payload = example["payload"].replace("{{", "{").replace("}}", "}")
    shown = [
        {"event": "user", "text": "x"},
        {"event": "bot", "data": {"buttons": [{**example, "payload": payload}]}},
    ]
    entities = {"passage": "earning-potential", "point": "badge-raise"}
    pressed = act(ActionShowPassage(), payload, entities=entities, before=shown)
    assert pressed.text.startswith("It depends: ")
    typed = act(ActionShowPassage(), payload, entities=entities)
    assert typed.text.startswith("A micro-credential can lift")


@pytest.mark.parametrize(
    "entities", [{}, {"passage": "no-such-passage"}, {"passage": "' OR 1=1 --"}, {"passage": ""}]
)
def test_a_button_for_a_passage_that_does_not_exist(act: Act, entities: dict[str, str]) -> None:
    done = act(ActionShowPassage(), entities=entities)
    assert (done.response, done.slots) == ("utter_not_covered", {"misses": 1})


def test_comparing_on_an_aspect(act: Act) -> None:
    done = act(ActionCompare(), entities={"aspect": "cost"}, misses=1)
    assert done.sources == ["Comparison: cost"]
    assert len(done.message["reply"]["table"]["rows"]) == 1
    assert done.slots["misses"] == 0
    assert done.focus.side is None
    assert not any("Compare on cost" in title for title in done.titles)


@pytest.mark.parametrize("entities", [{}, {"aspect": "weight"}, {"aspect": ""}])
def test_comparing_on_what_is_not_compared(act: Act, entities: dict[str, str]) -> None:
    assert act(ActionCompare(), entities=entities).response == "utter_not_covered"


def test_every_passage_can_be_shown_to_the_end(act: Act) -> None:
    from actions.base.stores import knowledge

    passages = knowledge().snapshot("public").passages
    assert len(passages) >= 28
    for passage in passages.values():
        done = act(ActionShowPassage(), entities={"passage": passage.key})
        assert done.sources == [passage.title]
        assert done.text.startswith(passage.lead)
        assert 3 <= len(done.payloads) <= 6
