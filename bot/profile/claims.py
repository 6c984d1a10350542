"""What somebody says they hold or can do, as claimed evidence of the catalogue where it is known there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.catalogue.records import Credential, Skill
from bot.profile.credential_names import credentials_named
from bot.profile.profile import Evidence


def claimed_credentials(titles: Iterable[str], credentials: Mapping[str, Credential]) -> tuple[Evidence, ...]:
    """Each title as evidence: of the one credential that it names, or of none where it names none or several."""
    evidence = []
    for title in titles:
        named = credentials_named(title, tuple(credentials.values()))
        if len(named) == 1:
            evidence.append(Evidence("claimed", named[0].title, credential=named[0].key))
        else:
            evidence.append(Evidence("claimed", title))
    return tuple(evidence)


def beside_titles(skills: Mapping[str, str], titles: Iterable[str]) -> tuple[str, ...]:
    """The keys of skills, given with the words for them, that no title of a credential held has named already."""
    named = " ".join(titles).casefold()
    return tuple(key for key, words in skills.items() if words.casefold() not in named)


def claimed_skills(keys: Iterable[str], skills: Mapping[str, Skill]) -> tuple[Evidence, ...]:
    """The skills that a message names, by key."""
    return tuple(Evidence("claimed", skills[key].name, skill=key) for key in keys if key in skills)
