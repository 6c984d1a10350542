"""A short form on what somebody likes to do: twelve activities of our own wording, two for each theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from bot.tools.interests.themes import THEMES, Scores, Theme

FIELD = "interests"
"""What the form is called where the other questions are called by their field of the profile."""

Liking = Literal["yes", "some", "no"]
LIKINGS: tuple[Liking, ...] = get_args(Liking)
WORTH: Mapping[Liking, float] = {"yes": 2.0, "some": 1.0, "no": 0.0}


@dataclass(frozen=True)
class Item:
    """One activity that somebody may like."""

    theme: Theme
    text: str


ITEMS = (
    Item("realistic", "mend a machine, a bike or a tap so that it works again"),
    Item("investigative", "find out why something happens by looking at figures or trying it out"),
    Item("artistic", "make something that looks, reads or sounds good"),
    Item("social", "show somebody step by step how to do a thing"),
    Item("enterprising", "win people over to an idea or a product"),
    Item("conventional", "keep records or accounts in such order that anything is found at once"),
    Item("realistic", "be on your feet or outdoors, working with tools, plants or animals"),
    Item("investigative", "read up on a hard question until you understand it"),
    Item("artistic", "come up with a new design, story or tune"),
    Item("social", "listen to somebody in trouble and help them through it"),
    Item("enterprising", "lead a group and answer for what it achieves"),
    Item("conventional", "check a list or a form line by line until there is no mistake in it"),
)
"""In the order in which they are asked: no theme follows itself."""


@dataclass(frozen=True)
class Form:
    """The answers so far, in the order of the items."""

    answers: tuple[Liking, ...] = ()

    @classmethod
    def of(cls, answers: Sequence[str]) -> Form:
        """The form with answers that were kept; what is none is left out."""
        return cls(tuple(known for one in answers for known in LIKINGS if known == one)[: len(ITEMS)])

    @property
    def item(self) -> Item | None:
        """The next activity; None once all are answered."""
        return ITEMS[len(self.answers)] if len(self.answers) < len(ITEMS) else None

    def answered(self, liking: Liking) -> Form:
        """The form after one more answer."""
        return Form((*self.answers, liking)[: len(ITEMS)])

    @property
    def scores(self) -> Scores:
        """How much of each theme somebody likes, from 0 to 4."""
        pairs = list(zip(ITEMS, self.answers, strict=False))
        return tuple(sum(WORTH[liking] for item, liking in pairs if item.theme == theme) for theme in THEMES)

    @property
    def says_nothing(self) -> bool:
        """Whether every theme is liked alike, so that nothing follows from it."""
        return len(set(self.scores)) == 1

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The two themes that are liked best, the best first; fewer where no more are liked above the others."""
        if self.says_nothing:
            return ()
        mean = sum(self.scores) / len(THEMES)
        ranked = sorted(zip(self.scores, THEMES, strict=True), key=lambda pair: -pair[0])
        return tuple(theme for score, theme in ranked[:2] if score > mean)
