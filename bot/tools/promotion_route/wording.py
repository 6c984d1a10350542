"""The promotion route in words: short, and so that something can be done this week."""

from __future__ import annotations

from bot.dialogue.phrases import in_a_row, listed
from bot.dialogue.reply import Reply
from bot.reading.durations import in_words
from bot.tools.phrases import sample_note, titled
from bot.tools.promotion_route.route import PromotionRoute
from bot.tools.readiness.readiness import CriterionState
from bot.tools.shown import FOR_EXAMPLE, MOST_SHOWN, shown_in_words

SHOW_ROUTE = "Show my way up"

NO_ROLE_NOW = "Tell me what your job is now, and I will show you the way to the next rung."
NOT_A_STEP = (
    "“{now}” and “{aim}” are different kinds of work, so this is a change rather than a step up. "
    "Your gap and a plan tell you more than a promotion route would."
)

_STEP = "From “{now}” to “{aim}” is a step up within your own line of work: a promotion, not a new occupation."
_SAME = "“{aim}” is the job that you have already, so I look one rung further{next}."
_UNNAMED = "From “{now}” you want to go one rung up{next}."
_DOWN = (
    "“{aim}” stands below “{now}” in the same line of work, so there is nothing to learn first. "
    "Say why it suits you better, agree what of your pay and grade you keep, and ask to have that in writing."
)
_BETWEEN = "Usually {rungs} {lie} between, so the nearest goal is “{first}”."

_LEADING = (
    "answering for other people’s work and not only your own: planning it, checking it, having the hard talks"
)
_DEEPENING = "harder problems with less guidance, results beyond your own tasks, and others who ask you for advice"
_ORGANISATION = "Your organisation asks for {criteria}."
_NO_CRITERIA = (
    "What your organisation asks for in writing I do not know: ask for the job description of that grade."
)

_NOTHING_SHOWN = "nothing is on record yet, and that is the first thing to change"
_ASK_EARLY = (
    "You have been in the role for {months} only: ask for feedback now, and for the promotion when you have a "
    "result from each quarter"
)
_ASK_NOW = "at your next one-to-one, and well before the yearly review or the next vacancy"
NEXT_GRADE = "the next grade"
_QUESTION = "“What would you need to see from me to put me forward {aim}, and by when shall we look at it again?”"
_WEEK_NOTHING = f"tell me three results of the last six months, {FOR_EXAMPLE}; I keep them for you"
_WEEK_RESULTS = "book half an hour with your manager, and send two of your results beforehand"


def route_reply(route: PromotionRoute) -> Reply:
    """The route as a few points, each with something to do."""
    step = route.step
    if step.direction == "down":
        return Reply((_DOWN.format(aim=step.aim, now=step.now),), private=True)
    items = (
        f"What it asks for beyond today: {_LEADING if step.leads else _DEEPENING}. {_criteria(route.criteria)}",
        f"What you show already: {_shown(route)}.",
        _work(route),
        f"Keep as proof: {route.work.evidence}.",
        f"Ask your manager: {_when(route)}. {question(route)}",
        _week(route),
    )
    return Reply(
        (opening(route),),
        items=items,
        note=sample_note(state.criterion for state in route.criteria),
        private=True,
    )


def first_steps(route: PromotionRoute) -> tuple[str, ...]:
    """What to take on, ask and do this week, as items below an advice; the proof to keep is told with the route."""
    if route.step.direction == "down":
        return ()
    return (_work(route), f"Ask your manager: {question(route)}", _week(route))


def _work(route: PromotionRoute) -> str:
    return f"Take on: {route.work.lead}; {route.work.improve}; or {route.work.develop}."


def _week(route: PromotionRoute) -> str:
    return f"This week: {_WEEK_RESULTS if route.results else _WEEK_NOTHING}."


def question(route: PromotionRoute) -> str:
    """What to ask the manager, in quotes."""
    return _QUESTION.format(aim=f"as {route.aim}" if route.aim else f"for {NEXT_GRADE}")


def opening(route: PromotionRoute) -> str:
    """Which step it is, and what lies between."""
    step = route.step
    following = f": “{step.next}”" if step.next else ""
    if step.direction == "same":
        return _SAME.format(aim=step.aim, next=following)
    if not step.aim:
        return _UNNAMED.format(now=step.now, next=following)
    sentences = [_STEP.format(now=step.now, aim=step.aim)]
    if step.between:
        rungs = in_a_row([f"“{rung}”" for rung in step.between])
        lie = "lies" if len(step.between) == 1 else "lie"
        sentences.append(_BETWEEN.format(rungs=rungs, lie=lie, first=step.between[0]))
    return " ".join(sentences)


def _criteria(criteria: tuple[CriterionState, ...]) -> str:
    if not criteria:
        return _NO_CRITERIA
    return _ORGANISATION.format(criteria=listed([f"“{titled(state.criterion)}”" for state in criteria], MOST_SHOWN))


def _shown(route: PromotionRoute) -> str:
    parts = shown_in_words(route.results, route.proofs, route.criteria, route.months_in_role)
    return in_a_row(parts) or _NOTHING_SHOWN


def _when(route: PromotionRoute) -> str:
    if route.is_early:
        return _ASK_EARLY.format(months=in_words(route.months_in_role or 0))
    return _ASK_NOW
