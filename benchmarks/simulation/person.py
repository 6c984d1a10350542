"""A simulated person: talks over the real REST channel, remembers what was said, and notices circles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.running import Running

MOST_TURNS = 40
"""After so many turns nobody goes on."""

LOST = (
    "I don't know that",
    "Sorry, I don't know",
    "I don't know the answer",
    "Sorry, I didn't understand",
    "I'm afraid I don't know",
    "I still don't know",
    "I don't know that one either",
    "I don't seem to be the right one",
    "I'm afraid this is beyond what I know",
    "Sorry, something went wrong",
    "I'm sorry, I can't look that up",
)
"""How a reply opens that leads nowhere for somebody who asked for what the assistant can do."""


class GoalMissed(Exception):
    """The person did not get what they came for; the message says what was wrong."""


@dataclass(frozen=True)
class Heard:
    """A reply, as the person sees it."""

    text: str
    buttons: tuple[dict[str, str], ...] = ()

    @property
    def is_lost(self) -> bool:
        """Whether the reply is empty, or opens as one does that leads nowhere."""
        return not self.text.strip() or self.text.startswith(LOST)

    @property
    def sources(self) -> tuple[str, ...]:
        """The titles that the reply's last line names as its sources."""
        label, _, titles = self.text.splitlines()[-1].partition(": ") if self.text else ("", "", "")
        return tuple(titles.split("; ")) if label in ("Source", "Sources") else ()

    def payload(self, *titles: str) -> str | None:
        """What the first button with one of these titles sends; a title may be the beginning of one."""
        found = (b["payload"] for title in titles for b in self.buttons if b["title"].startswith(title))
        return next(found, None)


@dataclass
class Person:
    """One conversation. `lines` is what was said by both, for whoever looks at a failure."""

    running: Running
    name: str
    random: Random
    lines: list[tuple[str, str]] = field(default_factory=list)
    repeats: int = 0
    dead_ends: int = 0

    @property
    def turns(self) -> int:
        """How many lines the person has said."""
        return len(self.lines)

    def say(self, text: str) -> Heard:
        """Sends a line and hears the reply; raises `GoalMissed` when the conversation does not end."""
        if self.turns >= MOST_TURNS:
            raise GoalMissed("it never came to an end")
        answer = self.running.ask(text, self.name)
        if answer.status != 200:
            raise GoalMissed(f"status {answer.status}")
        buttons = tuple(button for message in answer.body for button in message.get("buttons", ()))
        heard = Heard("\n".join(message.get("text", "") for message in answer.body), buttons)
        if self.lines and heard.text == self.lines[-1][1] and text != self.lines[-1][0]:
            self.repeats += 1
        self.dead_ends += heard.is_lost
        self.lines.append((text, heard.text))
        return heard

    def one_of(self, wordings: Sequence[str]) -> str:
        """One of several ways to say it, sometimes in lower case or with a courtesy."""
        text = self.random.choice(wordings)
        if self.random.random() < 0.25:
            text = text.lower().rstrip("?.!")
        if self.random.random() < 0.1:
            text = f"{text} please"
        return text

    def press(self, heard: Heard, *titles: str) -> Heard:
        """Presses a button; raises `GoalMissed` when there is none of that name."""
        payload = heard.payload(*titles)
        if payload is None:
            raise GoalMissed(f"no button {titles[0]!r}")
        return self.say(payload)

    def expect(self, heard: Heard, *words: str) -> None:
        """Raises `GoalMissed` unless the reply holds one of these."""
        if not any(word.lower() in heard.text.lower() for word in words):
            raise GoalMissed(f"no {words[0]!r} in the reply to {self.lines[-1][0]!r}")
