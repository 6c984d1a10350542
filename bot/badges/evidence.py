"""What a verified badge is evidence of: the credential of its name, or the skills that it is aligned to."""

from __future__ import annotations

from collections.abc import Mapping

from bot.badges.verification import Verification
from bot.catalogue.records import Credential, Skill
from bot.profile.profile import Evidence


def evidence_of(
    verification: Verification, credentials: Mapping[str, Credential], skills: Mapping[str, Skill]
) -> tuple[Evidence, ...]:
    """Proven evidence, one piece for each match, or one that matches nothing and is kept for its title.

    Names are compared as they are, but for case: a badge that is merely alike proves nothing of the catalogue.
    """
    title = verification.achievement
    by_title = {credential.title.casefold(): key for key, credential in credentials.items()}
    by_name = {name.casefold(): key for key, skill in skills.items() for name in (*skill.alternatives, skill.name)}
    credential = by_title.get(title.casefold())
    named = [alignment.name for alignment in verification.skills] or list(verification.tags)
    found = list(dict.fromkeys(by_name[name.casefold()] for name in named if name.casefold() in by_name))
    earned = verification.valid_from.date() if verification.valid_from else None
    expires = verification.valid_until.date() if verification.valid_until else None

    def proven(skill: str | None = None, credential: str | None = None) -> Evidence:
        return Evidence(
            "proven",
            title,
            skill=skill,
            credential=credential,
            badge=verification.badge_id,
            earned=earned,
            expires=expires,
        )

    pieces = [proven(credential=credential)] if credential is not None else []
    pieces += [proven(skill=key) for key in found]
    return tuple(pieces) or (proven(),)
