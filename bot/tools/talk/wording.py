"""The talk with one's manager in words: short first, what to say to a no on demand."""

from __future__ import annotations

from collections.abc import Mapping

from bot.dialogue.phrases import in_a_row, listed
from bot.dialogue.reply import File, Reply
from bot.reading.durations import in_words
from bot.tools.phrases import sample_note, titled
from bot.tools.shown import FOR_EXAMPLE, shown_in_words
from bot.tools.talk.talk import Subject, Talk

IF_NO = "What if the answer is no?"
TO_FIT_IT = "So that the talk fits you:"
PAGE_FOR = "My talk with my manager, a page to print"

OPENING: Mapping[Subject, str] = {
    "step": "Your talk about {aim}: 20 to 30 minutes, face to face, asked for beforehand.",
    "change": "Your talk about {aim}: 20 to 30 minutes, face to face, asked for beforehand.",
    "learning": "Your talk about time or money for learning: 20 minutes, face to face, asked for beforehand.",
    "pay": "Your talk about pay: 20 minutes, face to face, asked for beforehand.",
}
_AIM_UNKNOWN: Mapping[Subject, str] = {"step": "a step up", "change": "other work", "learning": "", "pay": ""}

AGENDA: Mapping[Subject, tuple[str, ...]] = {
    "step": (
        "Say in one sentence what you came for.",
        "Show two or three results.",
        "Make the ask.",
        "Hear what is still missing for it, and note it down.",
        "Agree who does what, and the day on which you look at it again.",
    ),
    "change": (
        "Say in one sentence what you came for, and what you like to keep of your present work.",
        "Show two or three results that count in the new work as well.",
        "Make the ask.",
        "Hear what stands against it here, and who would have to agree.",
        "Agree a first piece of such work, and the day on which you look at it again.",
    ),
    "learning": (
        "Say in one sentence what you want to learn.",
        "Say what the team gets out of it, and by when.",
        "Make the ask: the hours, the money, or both.",
        "Say how your work is covered meanwhile.",
        "Agree what you show afterwards, and by when it is decided.",
    ),
    "pay": (
        "Say in one sentence what you came for.",
        "Show two or three results, and what you do today that was not in the job at first.",
        "Make the ask, with a figure, and then wait.",
        "Hear how pay is set here, who decides and when.",
        "Agree the day on which you hear the answer.",
    ),
}

_IN_SHORT: Mapping[Subject, str] = {
    "step": "what you came for; two or three results; the ask; what is still missing; who does what by when",
    "change": "what you came for; results that count there as well; the ask; what stands against it; a first try",
    "learning": "what you want to learn; what the team gets out of it; the ask; how your work is covered meanwhile",
    "pay": "what you came for; results, and how the job has grown; the ask with a figure, then wait; who decides",
}

_AGREE: Mapping[Subject, str] = {
    "step": "what you take on, what would count as done, who decides, and a day within three months to look again",
    "change": "one piece of such work to try, who you may talk to there, and a day within two months to look again",
    "learning": "the hours or the money, what you show for it afterwards, and by when you hear the answer",
    "pay": "who decides, by when, and, if it is not now, what has to happen first",
}
_IN_WRITING = "Send it to your manager the same day in three lines."

_WITH_RESULTS = "What you can point to: {evidence}. Say what each changed, with the figure first."
_WITHOUT_RESULTS = (
    f"What you can point to: nothing is on record yet. Tell me three recent results, {FOR_EXAMPLE}, and ask for "
    "the talk again."
)
_EARLY = "You have been in the role for {months} only, so ask what the step takes rather than for the step itself."
_MORE = "Tell me your job and what you aim at, and I fit the ask to it."
_CRITERIA = "Expect to be measured by {criteria}."

NO_OPENING = "A no is an answer to this ask today, not to you. Stay calm, thank them, and find out which no it is."
NO_ITEMS = (
    "Ask for the reason: “What is it that speaks against it: something that I do not show yet, the timing, or is "
    "there no post or money for it?”",
    "If something is missing: “What would you need to see, by when, and will you look at it again with me on a day "
    "that we fix now?”",
    "If it is “not now”: “When is it decided next, and what can I do until then so that it is a yes?” Without a "
    "day, not now is a no.",
    "If there is no post or no money: {instead}",
    "Do not threaten, and do not decide anything in the room. Write down what was said, and send it as three "
    "lines.",
    "If the answer stays vague after the day you fixed, ask HR how it is decided, and look at openings elsewhere.",
)
_INSTEAD: Mapping[Subject, str] = {
    "step": "ask for the work without the title for a fixed time: standing in, leading one project, training a new "
    "colleague; and to be told of the next post.",
    "change": "ask for a day beside somebody who does it, one task of that kind a month, or a swap for a few "
    "weeks.",
    "learning": "ask for the smaller part: the hours without the fee, the exam alone, or half now and half later.",
    "pay": "ask for what costs less: training, another grade from a later day, other hours, or a review in six "
    "months.",
}


def talk_reply(talk: Talk, page: File) -> Reply:
    """The talk as a few points: agenda, what to point to, the words of the ask, what to agree; with its page."""
    items = (
        f"The ask, in your own words: {ask_words(talk)}",
        evidence_line(talk),
        f"In this order: {_IN_SHORT[talk.subject]}.",
        f"Agree before you leave: {agreement(talk)}. {_IN_WRITING}",
    )
    paragraphs = [opening(talk), *remarks(talk)]
    note = sample_note(state.criterion for state in talk.criteria)
    return Reply(tuple(paragraphs), items=items, note=note, files=(page,), private=True)


def no_reply(talk: Talk) -> Reply:
    """What to say when the answer is no, or not now."""
    return Reply((NO_OPENING,), items=answers_to_no(talk), private=True)


def opening(talk: Talk) -> str:
    """What the talk is about, and its frame."""
    return OPENING[talk.subject].format(aim=f"“{talk.aim}”" if talk.aim else _AIM_UNKNOWN[talk.subject])


def remarks(talk: Talk) -> tuple[str, ...]:
    """What has to be said before it: that it is early, what the organisation measures by, what is published."""
    lines = []
    if talk.is_early and talk.subject in ("step", "pay"):
        lines.append(_EARLY.format(months=in_words(talk.months_in_role or 0)))
    if talk.criteria:
        names = [f"“{titled(state.criterion)}” ({state.status})" for state in talk.criteria]
        lines.append(_CRITERIA.format(criteria=listed(names, 3)))
    if talk.pay:
        lines.append(talk.pay)
    if not talk.now and not talk.aim:
        lines.append(_MORE)
    return tuple(lines)


def answers_to_no(talk: Talk) -> tuple[str, ...]:
    """What to say to each kind of no, one line each."""
    return tuple(line.format(instead=_INSTEAD[talk.subject]) for line in NO_ITEMS)


def agreement(talk: Talk) -> str:
    """What to settle before leaving the room."""
    return _AGREE[talk.subject]


def evidence_line(talk: Talk) -> str:
    """What the person can point to, or how to get there."""
    shown = evidence(talk)
    return _WITH_RESULTS.format(evidence=in_a_row(shown)) if talk.shows_anything else _WITHOUT_RESULTS


def evidence(talk: Talk) -> tuple[str, ...]:
    """What speaks for the person, each as a phrase."""
    return shown_in_words(talk.results, talk.proofs, talk.criteria, talk.months_in_role)


def ask_words(talk: Talk) -> str:
    """What to ask for, as somebody would say it."""
    return f"“{_ASKS[talk.subject](talk)}”"


def _step(talk: Talk) -> str:
    if talk.is_early:
        aim = talk.aim or "the next grade"
        return (
            f"I would like to grow towards {aim}. What would I have to show for it, and when is a good time to ask?"
        )
    shows = f" I already have things to show for it: {talk.results[0].text}." if talk.results else ""
    aim = f"as {talk.aim}" if talk.aim else "for the next grade"
    leads = " I know that it means answering for other people’s work." if talk.leads else ""
    return (
        f"I would like to be put forward {aim}.{shows}{leads} "
        "What would you still need to see from me, and by when do we decide it?"
    )


def _change(talk: Talk) -> str:
    towards = f"move towards a role as {talk.aim}" if talk.aim else "move to other work here"
    course = (
        f" I am also thinking of {talk.learning.title}: could I have time for it?"
        if talk.learning and talk.aim
        else ""
    )
    return (
        f"I would like to {towards}, and I would rather do so here than elsewhere. Which work of that kind could I "
        f"take on in the next three months, and would you back me when a post comes up?{course}"
    )


def _learning(talk: Talk) -> str:
    learning = talk.learning
    title = learning.title if learning is not None else "… (name the course or exam)"
    takes = f" It takes {learning.hours}." if learning is not None and learning.hours else ""
    towards = f" for {talk.aim}" if talk.aim else ""
    if learning is not None and (learning.is_free or learning.pays_themselves):
        who = "It is free" if learning.is_free else "I pay for it myself"
        return f"I would like to do {title}{towards}.{takes} {who}: could I have two working hours a week for it?"
    price = f" and the price is {learning.price}" if learning is not None and learning.price else ""
    costs = f"{takes[:-1]}{price}." if takes else ""
    return (
        f"I would like to do {title}{towards}.{costs} The team gets … out of it. Could you bear the cost, or "
        "let me have two working hours a week for it?"
    )


def _pay(talk: Talk) -> str:
    did = f" Since then I have done this: {talk.results[0].text}." if talk.results else ""
    return (
        f"I would like us to look at my pay.{did} My work has grown by …, and I think that … would be right. "
        "How is that decided, and by when can I hear?"
    )


_ASKS = {"step": _step, "change": _change, "learning": _learning, "pay": _pay}
