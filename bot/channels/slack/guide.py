"""What home and modal need of guidance; `bot.channels.slack.guidance` is the real one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.dialogue.reply import Button, Progress


@dataclass(frozen=True)
class HomePicture:
    """A picture with the words that stand for it."""

    name: str
    title: str
    alternative: str
    content: bytes


@dataclass(frozen=True)
class HomeContent:
    """What one person's home page shows: `profile` is pairs of a label and an answer, `plan` one line a step."""

    profile: tuple[tuple[str, str], ...] = ()
    plan: tuple[str, ...] = ()
    progress: tuple[Progress, ...] = ()
    picture: HomePicture | None = None
    buttons: tuple[Button, ...] = ()


class Guide(Protocol):
    """Guidance, as Slack's own pages use it. A person is named as in `bot.dialogue.person`."""

    def home(self, person: str, today: date) -> HomeContent:
        """What is known about the person."""

    def answers(self, person: str) -> Mapping[str, str]:
        """What the person told before, by field, as the form takes it."""

    def save(self, person: str, answers: Mapping[str, str], today: date) -> Mapping[str, str]:
        """Takes the answers of the form by the rules of the conversation.

        Returns by field what is wrong with an answer; when anything is, nothing is saved.
        """
