"""Says back what a message told, so that a mistake is seen at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.guidance.answers import Taken
from bot.guidance.facts import Facts
from bot.guidance.profile import Evidence


def in_words(
    taken: Taken, facts: Facts, evidence: Iterable[Evidence], titles: Mapping[str, str]
) -> tuple[str, ...]:
    """Each thing that is new, in a few words; `titles` are those of occupations."""
    said = []
    for name in taken.changed:
        if name in ("occupation", "target"):
            key = getattr(taken.profile, name)
            verb = "you work as" if name == "occupation" else "you aim at"
            said.append(f"{verb} “{titles.get(key, key)}”")
        elif name in facts.understood:
            said.append(facts.understood[name])
    said += [f"you have “{one.title}”" for one in evidence]
    return tuple(dict.fromkeys(said))
