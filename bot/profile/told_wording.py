"""Says back what a message told, so that a mistake is seen at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.profile.answers import Taken
from bot.profile.facts import Facts
from bot.profile.profile import Evidence


def in_words(
    taken: Taken, facts: Facts, evidence: Iterable[Evidence], titles: Mapping[str, str], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Each thing that is new, in a few words; `titles` are those of occupations, `names` what roles were called."""
    said = []
    for name in taken.changed:
        if name in ("occupation", "target"):
            key = getattr(taken.profile, name)
            verb = "you work as" if name == "occupation" else "you aim at"
            said.append(f"{verb} {_called(titles.get(key, key), names.get(name, ''))}")
        elif name in facts.understood:
            said.append(facts.understood[name])
    said += [f"you have “{one.title}”" for one in evidence]
    return tuple(dict.fromkeys(said))


def _called(title: str, name: str) -> str:
    """The role in the person's word for it, with its title where that is another."""
    same = not name or name.casefold() == title.casefold()
    return f"“{title}”" if same else f"“{name}” (in my catalogue “{title}”)"
