"""Goals of guidance: the full assessment with digressions and corrections, a plan, progress."""

from __future__ import annotations

from benchmarks.simulation.person import GoalMissed, Heard, Person
from benchmarks.simulation.situation import Situation, question_in

START = (
    "assess my situation",
    "I'd like some personal advice",
    "Can you work out what is best for me?",
    "start the assessment",
    "What should I do in my situation?",
    "help me decide, ask me what you need",
)
ADVICE = ("My advice:", "I know too little of your situation")
BACK = "Back to you"
DIGRESSIONS = (
    ("what is a nanodegree leap?", "Nanodegree leap"),
    ("will a badge get me a raise?", "Earning potential"),
    ("how do employers see badges?", "How employers see each"),
    ("what is a micro-credential?", "What micro-credentials are"),
    ("how does a promotion work?", "How promotion works"),
)
WHY = ("why do you ask?", "why do you want to know that?", "what is that for?")
CORRECTIONS = (
    ("actually I have 8 hours a week", "8 hours"),
    ("sorry, I meant 4 hours a week", "4 hours"),
    ("correction: my budget is 700 euros", "700"),
    ("no wait, I've been in my role for 3 years", "3 years"),
)
PLAN = (
    "make me a plan",
    "Can you make a plan for me?",
    "I need a learning plan",
    "plan my upskilling",
    "show my plan",
)
PLANNED = (
    "the plan of the least",
    "There is nothing to plan",
    "this is a plan of work",
    "No plan",
    "no plan",
    "not possible",
    "Your plan",
    "without a target role",
    "does not say what",
)
EXPLAIN = ("why?", "show me all factors", "how did you come to that?")
UNDO = ("undo that", "take that back", "undo my last entry")
KNOWN = ("what do you know about me?", "show me what you have stored about me")
LOGGED = (
    ("I finished the {badge} badge yesterday", "Logged"),
    ("log this: three hours of the {badge} badge today", "Logged"),
    ("I completed {badge} last week", "Logged"),
    ("I studied for two hours today", "Logged"),
    ("done with {badge}, took me 3 hours", "Logged"),
)
BADGES = (
    "SQL basics",
    "Data quality",
    "Systems thinking in IT",
    "Web pages from scratch",
    "Telling stories with data",
)
PROGRESS = ("show my progress", "how far am I?", "my progress", "What have I achieved so far?")


def full_assessment(person: Person) -> None:
    """Answers every question, digresses, asks why, corrects something; then checks what was understood."""
    situation = Situation.of(person.random)
    if person.random.random() < 0.3:
        heard = person.say(f"I'm a {situation.occupation} and I want to become a {situation.target}")
    else:
        heard = person.say(person.one_of(START))
    corrected = _answer_all(person, heard, situation, digresses=True)
    if corrected is not None:
        person.expect(person.say(person.one_of(KNOWN)), corrected)
    if person.random.random() < 0.4 and person.say(person.one_of(EXPLAIN)).is_lost:
        raise GoalMissed("the advice was not explained")


def make_a_plan(person: Person) -> None:
    """Asks for a plan at once, or tells the situation first; answers what is needed for it."""
    situation = Situation.of(person.random)
    if person.random.random() < 0.5:
        told = f"I'm a {situation.occupation} and I want to become a {situation.target}, I have 5 hours a week"
        _answer_all(person, person.say(told), situation)
        heard = person.say(person.one_of(PLAN))
    else:
        heard = person.say(person.one_of(PLAN))
    heard = _until_told(person, heard, situation)
    person.expect(heard, *PLANNED)


def log_progress(person: Person) -> None:
    """Logs an achievement and looks at the progress; sometimes takes it back."""
    badge = person.random.choice(BADGES)
    line, expected = person.random.choice(LOGGED)
    logged = person.say(line.format(badge=badge))
    person.expect(logged, expected)
    progress = person.say(person.one_of(PROGRESS))
    person.expect(progress, "logged something", "in a row", "streak")
    if person.random.random() < 0.3:
        person.expect(person.say(person.one_of(UNDO)), "Taken back")


def _answer_all(person: Person, heard: Heard, situation: Situation, *, digresses: bool = False) -> str | None:
    """Answers until the advice comes. The words of the correction that was made, if one was made."""
    corrected, name, is_reminded = None, "", False
    while not any(words in heard.text for words in ADVICE):
        asked = question_in(heard.text)
        if heard.payload("None of these") is not None or not (asked or name):
            heard = _choose_role(person, heard)
            continue
        # Nobody is led back to a question in every turn: it stays open all the same.
        name, is_reminded = (asked or name), is_reminded and asked in (None, name)
        chance = person.random.random()
        if digresses and chance < 0.15:
            heard = _digress(person, leads_back=not is_reminded)
            is_reminded = True
        elif digresses and chance < 0.22:
            heard = person.say(person.one_of(WHY))
        elif digresses and chance < 0.3 and corrected is None and len(situation.told) > 1:
            line, corrected = person.random.choice(CORRECTIONS)
            heard = person.say(line)
        else:
            heard = person.say(situation.answer(name, refuses=person.random.random() < 0.1))
            if "I did not get that as an answer" in heard.text:
                raise GoalMissed(f"{person.lines[-1][0]!r} was no answer to {name}")
    return corrected


def _until_told(person: Person, heard: Heard, situation: Situation) -> Heard:
    """Answers what a tool has to know before it works."""
    while (name := question_in(heard.text)) is not None or heard.payload("None of these") is not None:
        heard = person.say(situation.answer(name)) if name else _choose_role(person, heard)
        if "I did not get that as an answer" in heard.text:
            raise GoalMissed(f"{person.lines[-1][0]!r} was no answer to {name}")
    return heard


def _digress(person: Person, *, leads_back: bool) -> Heard:
    line, title = person.random.choice(DIGRESSIONS)
    heard = person.say(line)
    if title not in heard.text:
        raise GoalMissed(f"the digression {line!r} was not answered")
    if leads_back and BACK not in heard.text:
        raise GoalMissed(f"it did not lead back after {line!r}")
    return heard


def _choose_role(person: Person, heard: Heard) -> Heard:
    """Takes the first role that was offered."""
    if not heard.buttons or heard.payload("None of these") is None:
        raise GoalMissed(f"neither a question nor advice after {person.lines[-1][0]!r}")
    return person.say(heard.buttons[0]["payload"])
