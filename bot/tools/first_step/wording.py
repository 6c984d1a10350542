"""The first step in words: what, how long, at what price, why; what to do this week; what to ask one's manager."""

from __future__ import annotations

from bot.dialogue.phrases import counted, day, listed
from bot.tools.first_step.first_step import FirstStep
from bot.tools.phrases import costs, takes, titled

NO_TARGET = (
    "Next step: decide which role you are aiming at and tell me; then I can name the first credential or piece "
    "of work."
)
NOT_KNOWN_HERE = (
    "First step: find out what “{aim}” asks for, since my catalogue does not know that role. Read three adverts "
    "for it, and write down what all three ask for; it takes an evening and costs nothing. If the job has another "
    "name, tell me that one and I look again.",
    "This week: find those adverts, and ask somebody who does the job what they would learn first.",
    "Ask your manager: “I would like to grow towards {aim}. Which of our work comes nearest to it, and could I "
    "take on a piece of it?”",
)
WRITE_DOWN = (
    "First step: put what you have done on record. You are missing none of the skills that {target} asks for, so "
    "what counts now is proof: tell me three results of the last year, with figures where you have them."
)
WORK = (
    "First step: a piece of work that needs {skills}, next to your job. Two to three months are enough to show a "
    "result, and it costs you no fee. Why this: of what {target} asks for and you have not shown yet, it counts "
    "most."
)


def first_step_unknown(aim: str) -> tuple[str, ...]:
    """The same for a role that the catalogue does not know; without a name for it, to decide on one."""
    return tuple(line.format(aim=aim) for line in NOT_KNOWN_HERE) if aim else (NO_TARGET,)


FAR = (
    "First step: spend a day beside somebody who works as {target}, and ask what they would learn first. It costs "
    "nothing. Why this: the job asks for {skills}, and you have shown none of its skills yet, so a day tells you "
    "more than a course.",
    "This week: write to two people who do that job, or to an employer, and ask how they got in and what is "
    "required.",
    "Ask your manager: “I would like to find out about work as {target}. Do you know somebody who does it, and "
    "could I have a day for it?”",
)


def first_step_items(first: FirstStep) -> tuple[str, ...]:
    """What to do first, this week, and what to ask one's manager, a sentence or two each."""
    if first.is_far:
        return tuple(line.format(target=first.target.title, skills=_names(first)) for line in FAR)
    return (_what(first), _this_week(first), _question(first))


def _what(first: FirstStep) -> str:
    target = first.target.title
    if first.step is None:
        return (
            WORK.format(skills=_names(first), target=target) if first.skills else WRITE_DOWN.format(target=target)
        )
    credential = first.step.credential
    until = f", done by {day(first.step.ends)}" if first.step.ends else ""
    pace = f" at {counted(first.hours_per_week, 'hour')} a week" if until and first.hours_per_week else ""
    text = (
        f"First step: {titled(credential)}, a {credential.kind} of {credential.issuer}. "
        f"{takes(credential)}{pace}{until}, and {costs(credential)}. "
    )
    if not first.step.closes and first.follows is not None:
        return (
            f"{text}Why this one: “{first.follows.credential.title}”, which teaches {_names(first)}, builds on it."
        )
    on_it = f", and “{first.follows.credential.title}” builds on it" if first.follows is not None else ""
    return (
        f"{text}Why this one: it teaches {_names(first)}, which {target} asks for and you have not shown "
        f"yet{on_it}."
    )


def _this_week(first: FirstStep) -> str:
    if first.step is None and first.skills:
        return (
            f"This week: look for one task in your team that needs {first.skills[0].name}, and note why it matters."
        )
    if first.step is None:
        return "This week: write down the first of these results and send it to me, beginning with “log”."
    hours = f"your {counted(first.hours_per_week, 'hour')}" if first.hours_per_week else "two hours"
    return f"This week: sign up with {first.step.credential.issuer}, put {hours} into your calendar, and begin."


def _question(first: FirstStep) -> str:
    if first.step is None and first.skills:
        asks = (
            f"I would like to grow towards {first.target.title}. Which work on {first.skills[0].name} could I "
            f"take on?"
        )
    elif first.step is None:
        asks = f"What else would you need to see from me for {first.target.title}, and by when is it decided?"
    else:
        asks = (
            f"I am starting “{first.step.credential.title}” to grow towards {first.target.title}. "
            "Where could I use it in our work, and may I learn in working hours?"
        )
    return f"Ask your manager: “{asks}”"


def _names(first: FirstStep) -> str:
    return listed([skill.name for skill in first.skills], 2)
