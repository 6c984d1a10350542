"""Finds credentials by the words for a role, a field or themselves: "cyber security", "accountants", "AWS".

By the nearness of sentence vectors to a credential's title, field and purpose: what an occupation asks for is not
told in the same words by every source, and a field is no occupation at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from bot.catalogue.naming import normalised
from bot.catalogue.records import Credential, Skill

Vectors = npt.NDArray[np.float32]

LEAST_NEAR = 0.48
"""Words for a field are as near as this to what belongs to it; those for a trade that has nothing are farther."""

SKILLS_TOLD = 4
"""So many of the skills that a credential teaches stand for its purpose where none is told."""


class CredentialIndex:
    """The credentials of one build of the catalogue."""

    def __init__(
        self,
        credentials: Mapping[str, Credential],
        skills: Mapping[str, Skill],
        encode: Callable[[Sequence[str]], Vectors],
    ) -> None:
        """`encode` gives unit vectors of shape (texts, dimension)."""
        self._keys = tuple(credentials)
        self._titles = [f" {normalised(one.title)} " for one in credentials.values()]
        self._vectors = encode([described(one, skills) for one in credentials.values()]) if credentials else None

    def near(self, words: str, vector: Vectors, limit: int) -> tuple[str, ...]:
        """The keys of the nearest credentials to these words and their unit vector, nearest first.

        One whose title holds the words is never too far: an abbreviation ("AWS") means little by itself.
        """
        if self._vectors is None:
            return ()
        nearness = self._vectors @ vector
        best = np.argsort(-nearness, kind="stable")[:limit]
        named = set(self._bearing(words))
        return tuple(
            self._keys[place] for place in best.tolist() if nearness[place] >= LEAST_NEAR or place in named
        )

    def named(self, words: str, limit: int) -> tuple[str, ...]:
        """The keys of the credentials whose titles hold these words, the shortest title first."""
        found = sorted(self._bearing(words), key=lambda place: len(self._titles[place]))
        return tuple(self._keys[place] for place in found[:limit])

    def _bearing(self, words: str) -> list[int]:
        name = f" {normalised(words)} "
        return [place for place, title in enumerate(self._titles) if name.strip() and name in title]


def described(credential: Credential, skills: Mapping[str, Skill]) -> str:
    """A credential in the words by which it is found."""
    taught = [skills[one.skill].name for one in credential.teaches[:SKILLS_TOLD] if one.skill in skills]
    published = credential.published
    field, purpose = (published.field, published.purpose) if published is not None else ("", "")
    return f"{credential.title}. {field}. {purpose or ', '.join(taught)}"
