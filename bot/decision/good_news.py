"""Somebody tells that they got the job, and right after it puts that right: before anything is read as a fact."""

from __future__ import annotations

from collections.abc import Iterator

from bot.decision.heard import SURELY, Heard
from bot.decision.own_case import READ_OUT
from bot.decision.plan import BRIEFLY, Step
from bot.decision.spoken_around import GOT_THE_JOB, outcome
from bot.dialogue.message_reading import CORRECTS
from bot.reading.manner import is_correction
from bot.reading.outcomes import is_for_a_time, is_not_settled

PUT_NEWS_RIGHT = "put_news_right"
"""The intent of "no, it is only for six months", said after good news."""


def good_news(heard: Heard) -> Iterator[Step]:
    """The steps for good news, or for what puts it right; none for any other message."""
    if _puts_it_right(heard):
        yield Step("run", PUT_NEWS_RIGHT, "it puts right what they told of a job")
    elif _tells_of_it(heard):
        yield Step("run", GOT_THE_JOB, "they got the job")
    else:
        return
    if heard.is_question and heard.likeliest >= READ_OUT:
        yield Step("answer", BRIEFLY, "it asks something as well")


def _tells_of_it(heard: Heard) -> bool:
    is_read = heard.intent == GOT_THE_JOB and heard.confidence >= SURELY and not heard.is_question
    return is_read or outcome(heard.said) == GOT_THE_JOB


def _puts_it_right(heard: Heard) -> bool:
    is_pending = heard.pending is not None and heard.pending.kind == "new_job"
    if not is_pending and heard.focus.shown != GOT_THE_JOB:
        return False
    is_put_right = heard.does(CORRECTS) or is_correction(heard.said)
    return is_put_right or is_for_a_time(heard.said) or is_not_settled(heard.said)
