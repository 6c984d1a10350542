"""Which skills of the catalogue a badge is about, which ones it names that the catalogue does not have, and which
ones its holder may be asked about.

A badge names skills by alignments: entries of a framework with an address, a code and a name. ESCO's addresses and
O*NET's codes are the references of the catalogue's own skills. CTDL's addresses (Credential Engine) are found where
HR has written them into the catalogue as references.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process, utils

from bot.badges.quoting import cut
from bot.badges.verification import Alignment, Verification
from bot.catalogue.naming import normalised
from bot.catalogue.records import Skill

MOST_ASKED = 3
ALIKE = 80
"""From this similarity of their words (0 to 100) on, a skill may be meant."""

LONGEST_KEY = 80
"""A button's value takes no more characters (`bot.dialogue.payload`)."""

_LAST_PART = re.compile(r"[^/#=]+$")


def known_skills(verification: Verification, skills: Mapping[str, Skill]) -> tuple[str, ...]:
    """Keys of the catalogue's skills that a badge names: by address or code, by name, or by its own title."""
    index, names = _by_reference(skills), _by_name(skills)
    found = [_skill_of(alignment, index, names) for alignment in verification.skills]
    # Tags are loose words, which count only where the issuer aligned nothing.
    loose = () if verification.skills else verification.tags
    found += [names.get(normalised(name)) for name in (*loose, verification.achievement)]
    return tuple(dict.fromkeys(key for key in found if key is not None))


def unknown_skills(verification: Verification, skills: Mapping[str, Skill]) -> tuple[Alignment, ...]:
    """The alignments of a badge that the catalogue has no skill for."""
    index, names = _by_reference(skills), _by_name(skills)
    return tuple(one for one in verification.skills if _skill_of(one, index, names) is None)


def skills_like(said: Iterable[str], skills: Mapping[str, Skill]) -> tuple[Skill, ...]:
    """Skills that somebody may mean with one of these texts, the likeliest first."""
    choices = {key: skill.name for key, skill in skills.items() if len(key) <= LONGEST_KEY}
    best: dict[str, float] = {}
    for text in said:
        matches = process.extract(
            cut(text),
            choices,
            scorer=fuzz.token_set_ratio,
            processor=utils.default_process,
            score_cutoff=ALIKE,
            limit=5,
        )
        for _, score, key in matches:
            best[key] = max(score, best.get(key, 0.0))
    ranked = sorted(best, key=lambda key: (-best[key], len(choices[key]), key))
    return tuple(skills[key] for key in ranked[:MOST_ASKED])


def _skill_of(alignment: Alignment, index: Mapping[str, str], names: Mapping[str, str]) -> str | None:
    last = _LAST_PART.search(alignment.url)
    for reference in (alignment.url, alignment.code, last[0] if last else ""):
        key = index.get(_reference(reference))
        if key is not None:
            return key
    return names.get(normalised(alignment.name))


def _by_reference(skills: Mapping[str, Skill]) -> dict[str, str]:
    return {_reference(skill.reference): key for key, skill in skills.items() if skill.reference}


def _by_name(skills: Mapping[str, Skill]) -> dict[str, str]:
    # The skill's own name counts more than another one's alternative.
    names = {normalised(name): key for key, skill in skills.items() for name in skill.alternatives}
    return names | {normalised(skill.name): key for key, skill in skills.items()}


def _reference(text: str) -> str:
    """An address or a code as it is compared: without scheme, "www." and a slash at its end."""
    plain = text.strip().casefold().rstrip("/")
    return re.sub(r"^https?://(?:www\.)?", "", plain)
