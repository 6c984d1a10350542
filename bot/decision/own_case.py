"""Somebody lays out their own case: what may answer them, what is weighed, and then guidance.

How probable it is that some passage answers is high for most stories; how probable the likeliest one is tells
whether it is the right one. So that decides whether it is read out, said as what may help, or left.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.decision.heard import Heard
from bot.decision.plan import BRIEFLY, BY_NAME, OF_ITS_OWN, OF_TWO, Step
from bot.decision.spoken_around import WAS_REFUSED, asks_what_to_become
from bot.decision.wished import outcome_told, tool_wanted
from bot.dialogue.message_reading import LIKELY
from bot.dialogue.payload import FIND_TARGET
from bot.reading.manner import asks_something_of_its_own, asks_which_of_two

READ_OUT, READ_OUT_TO_A_CASE = 0.3, 0.4
"""From this probability of the likeliest passage on, it is read out where guidance follows; the second to whoever
surely lays out a case of their own. Of 69 questions of the held-apart sets that were heard as such a case, 62 had
the right passage above the first, below it 21 of 34 (docs/benchmarks/experiments.md, 42)."""

SETTLED = 0.7
"""From this on, nothing is left to ask of whoever asked about their own case and told no fact."""

NAMED = 0.12
"""From this on, a likely passage is named with what it says, as something that may help."""


def besides_what_is_told(heard: Heard) -> Iterator[Step]:
    """What a message asks or wants that tells something as well; then guidance goes on."""
    happened = outcome_told(heard)
    if happened == WAS_REFUSED and (tool_wanted(heard) or (heard.asks and heard.likeliest >= READ_OUT)):
        # What they want for it helps more than what is said of such a day.
        yield Step("sympathise", reason="they were refused")
    elif happened:
        yield Step("run", happened, "it tells how an application went")
        return
    if heard.wish:
        yield Step("run", heard.wish, "it wants something as well")
        return
    is_target_wanted = heard.intent == FIND_TARGET and heard.confidence >= LIKELY
    if is_target_wanted or asks_what_to_become(heard.said):
        yield Step("run", FIND_TARGET, "it wants a target to be found")
        return
    tool = tool_wanted(heard)
    is_asked = not heard.is_choice and not tool
    is_answered = heard.open_question is not None or _is_read_out(heard)
    is_likely = heard.likeliest >= NAMED
    if is_asked and (heard.asks if heard.open_question is not None else is_likely):
        yield Step("answer", "" if is_answered else BY_NAME, "it asks something as well")
    if heard.open_question is None and not tool:
        yield from _weighed(heard, is_likely)
    yield Step("guide", tool, "what was told is part of guidance")


def _is_read_out(heard: Heard) -> bool:
    """Whether a case of one's own gets the passage itself, and is not only told that it may help."""
    return heard.likeliest >= (READ_OUT_TO_A_CASE if heard.is_surely_own else READ_OUT)


def _weighed(heard: Heard, is_answered: bool) -> Iterator[Step]:
    """What is asked and no document answers is not passed over in silence: it is what guidance is for."""
    is_of_its_own = heard.likeliest < NAMED and asks_something_of_its_own(heard.said)
    if (heard.is_question or "?" in heard.said or is_of_its_own) and not is_answered:
        kind = OF_TWO if asks_which_of_two(heard.said) else OF_ITS_OWN if is_of_its_own else ""
        yield Step("weigh", kind, "guidance answers what they ask, or comes nearest to it")


def own_case(heard: Heard) -> Iterator[Step]:
    """A case of one's own without a fact that is kept: what may answer it, then guidance, where that is needed."""
    if heard.likeliest >= SETTLED and heard.is_question_by_form:
        yield Step("answer", reason="a document surely answers what they ask about their own case")
        return
    is_likely = heard.likeliest >= NAMED
    if is_likely:
        yield Step("answer", BRIEFLY if _is_read_out(heard) else BY_NAME, "it asks about their own case")
    yield from _weighed(heard, is_likely)
    yield Step("guide", reason="they want guidance for themselves")
