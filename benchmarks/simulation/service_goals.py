"""Goals of service: a badge verified, openings and a message to HR, being forgotten."""

from __future__ import annotations

from functools import cache

from benchmarks.sample_badge import sample_badge
from benchmarks.simulation.person import GoalMissed, Person
from benchmarks.simulation.situation import Situation

CHECK = ("check my badge", "I have a badge to verify", "Can you check a badge for me?", "is my open badge valid?")
OPENINGS = (
    "find openings for me",
    "Are there any openings that fit me?",
    "which vacancies suit me",
    "show me openings",
)
FORGET = ("forget me", "Please delete my data", "erase everything you know about me", "forget everything about me")
KNOWN = ("what do you know about me?", "show me what you have stored about me")


@cache
def _badge(is_forged: bool) -> str:
    """A badge of an issuer that signs by did:key, which needs no network; nobody trusts it."""
    token = sample_badge("Academy")
    if not is_forged:
        return token
    head, body, signature = token.split(".")
    return f"{head}.{body}.{signature[:-6]}{'AAAAAA' if not signature.endswith('AAAAAA') else 'BBBBBB'}"


def verify_a_badge(person: Person) -> None:
    """Pastes a badge, with or without asking first; a forged one must be seen as such."""
    is_forged = person.random.random() < 0.3
    if person.random.random() < 0.6:
        person.expect(person.say(person.one_of(CHECK)), "Paste your Open Badge")
    heard = person.say(_badge(is_forged))
    person.expect(heard, "Signature: failed" if is_forged else "Signature: passed")
    # A good badge of somebody who is not on the organisation's list is shown, and counts for nothing.
    person.expect(heard, "does not count as evidence")


def openings_and_hr(person: Person) -> None:
    """Looks for openings, has the message to HR shown, and sends it or not."""
    if person.random.random() < 0.5:
        situation = Situation.of(person.random)
        person.say(f"I'm a {situation.occupation} and want to become a {situation.target}")
        person.say("stop")
    heard = person.say(person.one_of(OPENINGS))
    draft = person.press(heard, "Ask HR about it")
    person.expect(draft, "exactly what HR would get")
    if person.random.random() < 0.5:
        sent = person.press(draft, "Send it") if person.random.random() < 0.5 else person.say("yes")
        person.expect(sent, "Sent.")
        person.expect(person.say(person.one_of(KNOWN)), "HR", "interested in the opening")
    else:
        kept = person.press(draft, "Don't send") if person.random.random() < 0.5 else person.say("no")
        person.expect(kept, "nothing was sent")


def be_forgotten(person: Person) -> None:
    """Tells something, has it forgotten, and looks whether it is."""
    person.say("I work as a data analyst and have 5 hours a week")
    person.say("stop")
    person.expect(person.say(person.one_of(KNOWN)), "5 hours", "data analyst")
    asked = person.say(person.one_of(FORGET))
    person.expect(asked, "Shall I forget you?")
    done = person.press(asked, "Yes, forget me") if person.random.random() < 0.6 else person.say("yes")
    person.expect(done, "deleted")
    after = person.say(person.one_of(KNOWN))
    if "5 hours" in after.text or "data analyst" in after.text.lower():
        raise GoalMissed("something was kept")
    person.expect(after, "I know nothing about you")
