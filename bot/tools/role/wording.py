"""What a role asks for and which credentials belong to it, in words, for somebody who asks about it in general."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.catalogue.records import Credential, Occupation, Skill
from bot.dialogue.reply import Button, Reply
from bot.tools.phrases import costs, sample_note, takes, titled

MOST_SKILLS = 6
MOST_CREDENTIALS = 4

CREDENTIALS_FOR = "These credentials in my catalogue are near “{words}”:"
NO_CREDENTIALS = "My catalogue has no credential for “{words}”."
LOOK_AT_ADVERTS = (
    "Whether one is worth it for you depends on the employer and on what you have behind you: look which ones "
    "the adverts for such jobs name."
)
IN_THE_CATALOGUE = "This is what my catalogue has on it:"
ASK_THE_ISSUER = "Where hours or a price are missing, the issuer does not publish them: ask before you book."
SKILLS_OF = "What matters most in a role as {title}, the most characteristic first:"
NO_SKILLS = "My catalogue does not say what “{title}” asks for."
NEAREST = "I take “{words}” for {title}."
AIM_AT_IT = "I want to become that"


def credentials_reply(words: str, credentials: Sequence[Credential], buttons: Sequence[Button]) -> Reply:
    """The credentials near a role or a field, what each is for and what it takes."""
    if not credentials:
        return Reply((f"{NO_CREDENTIALS.format(words=words)} {LOOK_AT_ADVERTS}",), buttons=tuple(buttons))
    return Reply(
        (CREDENTIALS_FOR.format(words=words),),
        items=tuple(map(_line, credentials)),
        note=" ".join(filter(None, (_not_published(credentials), LOOK_AT_ADVERTS, sample_note(credentials)))),
        buttons=tuple(buttons),
    )


def named_reply(credentials: Sequence[Credential]) -> Reply:
    """What the catalogue knows of the credentials that somebody named."""
    note = " ".join(filter(None, (_not_published(credentials), sample_note(credentials))))
    return Reply((IN_THE_CATALOGUE,), items=tuple(map(_line, credentials)), note=note)


def skills_reply(
    words: str,
    role: Occupation,
    title: str,
    weights: Mapping[str, float],
    skills: Mapping[str, Skill],
    buttons: Sequence[Button],
) -> Reply:
    """The skills that matter most in a role. `weights` is the importance of each, 0 to 1."""
    needed = [one.skill for one in role.requirements if one.essential and one.skill in skills]
    needed.sort(key=lambda key: -weights.get(key, 0.0))
    if not needed:
        return Reply((NO_SKILLS.format(title=title),), buttons=tuple(buttons))
    nearest = () if words.lower() in title.lower() else (NEAREST.format(words=words, title=title),)
    return Reply(
        (" ".join((*nearest, SKILLS_OF.format(title=title))),),
        items=tuple(_capitalised(skills[key].name) for key in needed[:MOST_SKILLS]),
        note=f"By {role.source}." if role.source else "",
        buttons=tuple(buttons),
    )


def _line(credential: Credential) -> str:
    published = credential.published
    purpose = f" {published.purpose.rstrip('.')}." if published is not None and published.purpose else ""
    address = f" {published.address}" if published is not None and published.address else ""
    known = [f" {takes(credential)}."] if credential.are_hours_known else []
    known += [f" {_capitalised(costs(credential))}."] if credential.is_cost_known else []
    return f"{titled(credential)}, {credential.issuer}.{purpose}{''.join(known)}{address}"


def _not_published(credentials: Sequence[Credential]) -> str:
    is_all_known = all(one.are_hours_known and one.is_cost_known for one in credentials)
    return "" if is_all_known else ASK_THE_ISSUER


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]
