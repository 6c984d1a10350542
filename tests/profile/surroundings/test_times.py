"""Times of something else are no time in the role, and dates of others no deadline."""

from __future__ import annotations

import pytest

from bot.dialogue.message_reading import TIME_IN_ROLE, FactSpan
from bot.nlu.messages.annotations import read_marks
from bot.profile.surroundings.own_facts import own_facts


@pytest.mark.parametrize(
    "marked",
    [
        "I was a cook for [ten years](time_in_role), now I drive",
        "[chef](role_before) for [8 years](time_in_role), now [driver](role_now)",
        "no training [since 2021](time_in_role)",
        "I haven't sat an exam [since 2015](time_in_role)",
        "I used to be a [vet nurse](role_before), moved abroad, it's been [four years](time_in_role)",
        "long shifts, [five days](time_in_role)",
        "porter here, i'm [23](time_in_role), mum wants me out of the house",
        "our [bookkeeper](role_other) asks, [3 yrs](time_in_role) with us",
        "I've been off with the baby [two years](time_in_role)",
        "he shouts at us every shift [since May](time_in_role)",
        "[baker](role_now), thinking of a diploma that takes [18 months](time_in_role)",
        "I am a [mason](role_now), [47 years](time_in_role)",
        "stand-in for [four months](time_in_role), fixed-term",
        "85% of leavers find work in [3 months](deadline)",
        "they pay the fee if you apply [before May](deadline)",
        "I'd start the [welding ticket](credential_wanted) [this spring](deadline)",
        "two juniors under me [since August](time_in_role)",
        "sat the ticket [in May](deadline), no letter yet",
        "they're recruiting two foremen in [April](deadline)",
        "our matron is retiring in [June](deadline)",
    ],
)
def test_what_is_not_of_this_role_is_no_time_in_it(marked: str) -> None:
    text, spans = read_marks(marked)
    assert len(own_facts(spans, text)) < len(spans)


@pytest.mark.parametrize(
    "marked",
    [
        "I was a cook, and a driver for [ten years](time_in_role)",
        "[chef](role_before) once, [driver](role_now) for [8 years](time_in_role)",
        "[7](time_in_role) I think, as a porter",
        "porter, [7 years](time_in_role), want to run the desk one day",
        "I've been NO I [since 2020](time_in_role)",
        "not yet recognised, so I've been a carer [since last February](time_in_role)",
        "[mason](role_now) for [37 years](time_in_role)",
        "I have a diploma and [16 months](time_in_role)",
        "start as a [foreman](role_aim) [this spring](deadline)",
        "her job will come up, [before Easter](deadline)",
        "I want it [by January](deadline)",
    ],
)
def test_what_is_of_this_role_is(marked: str) -> None:
    text, spans = read_marks(marked)
    assert own_facts(spans, text) == spans


def test_of_two_times_the_one_in_the_role_counts() -> None:
    text, spans = read_marks("[9 years](time_in_role) with the firm, [2 years](time_in_role) running the shop")
    assert [span.text for span in own_facts(spans, text)] == ["2 years"]


def test_a_part_of_the_work_is_not_the_time_in_the_role() -> None:
    text, spans = read_marks("[7 years](time_in_role) as a clerk, [three](time_in_role) of them on the front desk")
    assert [span.text for span in own_facts(spans, text)] == ["7 years"]


def test_the_surer_of_two_times_counts_unless_it_was_put_right() -> None:
    def told(text: str) -> list[str]:
        spans = [
            FactSpan(TIME_IN_ROLE, words, text.index(words), text.index(words) + len(words), probability)
            for words, probability in (("9 years", 0.95), ("2 years", 0.6))
        ]
        return [span.text for span in own_facts(spans, text)]

    assert told("9 years here; the last one who left had 2 years") == ["9 years"]
    assert told("9 years, no sorry, 2 years") == ["9 years", "2 years"]
