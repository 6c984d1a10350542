"""Where a message came from and where its answer goes, and the conversation that both belong to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A direct message, or a thread of a channel.

    `hidden` is set where every answer is for the person alone, as after a command. `response_url` then takes the
    answers, also in channels that the assistant is no member of.
    """

    user: str
    channel: str
    thread: str | None = None
    is_direct: bool = True
    hidden: bool = False
    response_url: str | None = None

    @property
    def conversation_id(self) -> str:
        """Rasa's id of the conversation; see `bot.dialogue.person`.

        A person's direct messages are one conversation. In a channel each person has one of their own in each
        thread, so that what somebody said of themselves never shows in another's answer.
        """
        thread = f"/{self.thread}" if self.thread and not self.is_direct else ""
        return f"slack:{self.user}@{self.channel}{thread}"
