"""Progress in words: the plan, the streak, the next step, and what was understood from a log entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.dialogue.phrases import counted, day
from bot.dialogue.reply import Progress, Reply
from bot.profile.profile import Achievement
from bot.tools.phrases import MOST_ROWS, sample_note, titled
from bot.tools.progress.achievements import AchievementReading
from bot.tools.progress.progress import StepProgress, Streak, Track

SHOW_PROGRESS = "Show my progress"
LOG_SOMETHING = "Track my progress"
UNDO = "Undo"
NOTHING_TO_UNDO = "There is nothing to take back: you have not logged anything yet."
TAKE_WHAT_BACK = "Which do you mean? The entry that you logged last is: “{text}”."
NOT_LOGGED = "All right, I have not logged it."
UNDONE = "Taken back: {text}"
WHAT_TO_LOG = "Tell me what you did in your own words, for instance “finished the SQL badge yesterday, 3 hours”."

FOR_THE_CASE = "It will stand in your promotion case."

NO_PLAN = "You have no plan yet, so there is nothing to measure against. Shall I make one?"
PLAN_DONE = "You have finished every step of your plan. Well done!"
FUTURE = "{day} has not come yet. On which day was it?"
LONG_AGO = "{day} is a very long time ago. On which day was it?"
TOO_MANY_HOURS = "{hours} in one entry cannot be right: a week has only 168. How many was it?"
NEGATIVE_HOURS = "Hours cannot be below zero. How many was it?"


def track_reply(track: Track, logged: Sequence[Achievement] = ()) -> Reply:
    """How far along the plan is, step by step, with the streak and what comes next; without one what is logged."""
    if not track.steps:
        entries = tuple(f"{day(one.day)}: {one.text}" for one in reversed(logged[-MOST_ROWS:]))
        return Reply((NO_PLAN, *_streak(track.streak)), entries, private=True)
    shown = track.steps[: MOST_ROWS - 1]
    all_steps = len(track.steps)
    first = (f"Here are the first {len(shown)} of its {all_steps} steps.",) if len(shown) < all_steps else ()
    whole = Progress("Your plan", track.done, f"{track.finished} of {counted(all_steps, 'step')}")
    return Reply(
        paragraphs=(_summary(track), *_streak(track.streak), *first),
        progress=(whole, *(_bar(one) for one in shown)),
        note=sample_note(one.step.credential for one in track.steps),
        private=True,
    )


def logged_reply(reading: AchievementReading, today: date) -> Reply:
    """What was understood, so that it can be undone; or a question, where it is unclear or cannot be right."""
    if reading.problem == "future":
        return Reply((FUTURE.format(day=day(reading.day)),), private=True)
    if reading.problem == "past":
        return Reply((LONG_AGO.format(day=day(reading.day)),), private=True)
    if reading.problem == "hours":
        hours = reading.hours or 0.0
        text = NEGATIVE_HOURS if hours < 0 else TOO_MANY_HOURS.format(hours=counted(hours, "hour"))
        return Reply((text,), private=True)
    if reading.candidates:
        titles = tuple(titled(one) for one in reading.candidates[:MOST_ROWS])
        return Reply(("Which one do you mean?",), titles, private=True)
    when = "today" if reading.day == today else f"on {day(reading.day)}"
    hours_text = f", {counted(reading.hours, 'hour')}" if reading.hours else ""
    if reading.credential is None:
        return Reply((f"Logged: “{reading.text}” {when}{hours_text}. {FOR_THE_CASE}",), private=True)
    verb = "finished" if reading.finished else "worked on"
    return Reply(
        (f"Logged: {verb} {titled(reading.credential)} {when}{hours_text}.",),
        note=sample_note([reading.credential]),
        private=True,
    )


def _summary(track: Track) -> str:
    if track.finished == len(track.steps):
        return PLAN_DONE
    text = f"You are {track.done:.0%} through your plan"
    ahead = track.ahead_hours
    if ahead is not None and abs(ahead) >= 1:
        text += f", {counted(abs(round(ahead)), 'hour')} {'ahead of' if ahead > 0 else 'behind'} it"
    if track.next is None:
        return f"{text}."
    by = f", due by {day(track.next.ends)}" if track.next.ends else ""
    return f"{text}. Next: {titled(track.next.credential)}{by}."


def _streak(streak: Streak) -> tuple[str, ...]:
    if not streak.longest:
        return ("Nothing is logged yet. Tell me in your own words what you finished or worked on.",)
    if not streak.weeks:
        return (f"Your longest streak is {counted(streak.longest, 'week')}; log something to start a new one.",)
    text = f"You have logged something {counted(streak.weeks, 'week')} in a row"
    if not streak.has_this_week:
        return (f"{text}. Log something this week to keep it up.",)
    record = " That is your longest streak." if streak.weeks == streak.longest and streak.weeks > 1 else ""
    return (f"{text}.{record}",)


def _bar(one: StepProgress) -> Progress:
    hours = one.step.credential.hours
    detail = "done" if one.is_done else f"{min(one.logged, hours):.3g} of {counted(hours, 'hour')}"
    return Progress(titled(one.step.credential), one.done, detail)
