"""Which roles and skills a message mentions, from the candidates that the pipeline put on it.

A sure candidate is taken, an unsure one is asked about. What resembles nothing in the catalogue is kept in the
person's own words all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.catalogue.records import Match
from bot.profile.role_words import role_in_words
from bot.rungs.ladders import Ladder
from bot.rungs.step import is_on_a_ladder, step_between
from bot.rungs.titles import read_title, words_of

RoleField = Literal["occupation", "target"]

EXACT = 0.99
"""From this score on, the catalogue has an occupation of just this name."""

SURE = 0.8
"""From this score on, the best candidate is taken without asking."""

CLEAR_LEAD = 0.12
"""Below `SURE`, the best candidate is taken when it leads the second by this much."""

LIKELY = 0.62
"""From this score on, candidates are offered to choose from.

Of the 310 titles of benchmarks/understanding/blind_titles.yml 117 are asked about; 71 of these questions (61 %)
hold an occupation that fits, from 0.54 on 61 % of 166, from 0.66 on 68 % of 80. No cut tells fits from
nonsense, and below this one a bare answer is not taken for a role.
"""

KNOWN_ROLE = 0.78
"""From this score on, words for a role or its field mean that role where nothing is kept: "nursing" for nurses."""

MOST_OFFERED = 3

MOSTLY = 0.6
"""A title that makes up this share of a message stands alone in it."""

_FIELDS: Mapping[str, RoleField] = {"present": "occupation", "target": "target"}


@dataclass(frozen=True)
class UnclearRole:
    """A role that could be several in the catalogue: what was said and the closest matches, best first."""

    field: RoleField
    text: str
    matches: tuple[Match, ...]


@dataclass(frozen=True)
class RoleMentions:
    """The sure roles by field, the first unclear one, and the skills mentioned: words by key.

    `words` has what the person called each role ("occupation_words"), also the unclear ones and those of which the
    catalogue knows nothing alike: no role that was told is dropped. `others` are further roles aimed at.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    unclear: UnclearRole | None = None
    skills: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class PresentRole:
    """The role that the person has, as it was told before: the catalogue's key and their own words for it."""

    key: str | None = None
    words: str | None = None


def role_mentions(
    situation: Mapping[str, Any],
    asked: str | None,
    text: str,
    present: PresentRole = PresentRole(),
    ladders: Sequence[Ladder] = (),
) -> RoleMentions:
    """Reads what `bot.nlu.situation_reader` found; `asked` is the open question, which a bare title answers.

    A target that is a step up from the present role is the same occupation, unless the catalogue has one of just
    that name. Any other target is another occupation, also where the catalogue calls both by the same name.
    """
    values: dict[str, str] = {}
    words: dict[str, str] = {}
    unclear: UnclearRole | None = None
    others: list[str] = []
    for name, said, matches in _mentions(situation, asked, text, ladders):
        if f"{name}_words" in words:
            if name == "target" and not _is_part(said, words["target_words"]):
                others.append(role_in_words(said))
            continue
        said = role_in_words(said)
        words[f"{name}_words"] = said
        if name == "target":
            key, called = values.get("occupation", present.key), words.get("occupation_words", present.words)
            if step_between(called or "", said, ladders) is not None:
                own = next((one.key for one in matches if one.score >= EXACT and one.key != key), key)
                values |= {"target": own} if own else {}
                continue
            matches = tuple(one for one in matches if one.key != key)
        chosen = _settled(matches, said)
        if read_title(said).is_rank_alone and chosen is not None and chosen.score < EXACT:
            chosen = None
        if chosen is None and (is_on_a_ladder(said, ladders) or read_title(said).is_rank_alone):
            # "team leader" alone names no trade: whatever the catalogue has that is like it would be a guess.
            continue
        likely = tuple(one for one in matches if one.score >= LIKELY)[:MOST_OFFERED]
        if chosen is not None:
            values[name] = chosen.key
        elif unclear is None and likely:
            unclear = UnclearRole(name, said, likely)
    skills = {key: str(each["text"]) for each in situation.get("skills") or () for key in each["keys"][:1]}
    return RoleMentions(values, words, unclear, skills, tuple(others))


def _mentions(
    situation: Mapping[str, Any], asked: str | None, text: str, ladders: Sequence[Ladder]
) -> list[tuple[RoleField, str, tuple[Match, ...]]]:
    found = [
        (_FIELDS[role["role"]], str(role["text"]), _matches(role["candidates"]))
        for role in situation.get("roles") or ()
    ]
    if asked == "opening":
        # The post that is open may be another one than the target, which was told before.
        found = [role for role in found if role[0] != "target"]
    # A rung of a ladder is surely a role: in "PC in a response team" the team is none. Of two aims the surer one
    # counts.
    found.sort(key=lambda role: (role[0], role[0] == "occupation" and not is_on_a_ladder(role[1], ladders)))
    if asked not in ("occupation", "target") or any(name == asked for name, _, _ in found):
        return found
    own: RoleField = "occupation" if asked == "occupation" else "target"
    if len(found) == 1 and _is_bare(found[0][1], text):
        # A title alone is the answer to what was asked, whichever role it looks like.
        return [(own, *found[0][1:])]
    whole = _matches(situation.get("whole") or ())
    if whole and whole[0].score >= LIKELY:
        found.append((own, text.strip(), whole))
    return found


def _is_part(said: str, of: str) -> bool:
    """Whether one name holds the other, so that both may be the same role."""
    one, other = said.casefold(), of.casefold()
    return one in other or other in one


def _is_bare(words: str, text: str) -> bool:
    return len(words) >= MOSTLY * len(text.strip())


def _settled(matches: Sequence[Match], said: str) -> Match | None:
    if not matches:
        return None
    best = matches[0]
    likely = [one for one in matches if one.score >= LIKELY]
    if len(likely) == 1 and words_of(said)[-len(words_of(best.name)) :] == words_of(best.name):
        # "sole trader plumber" is a plumber, and nothing else comes near.
        return best
    second = matches[1].score if len(matches) > 1 else 0.0
    is_clear = best.score >= LIKELY and best.score - second >= CLEAR_LEAD
    return best if best.score >= SURE or is_clear else None


def _matches(candidates: Sequence[Mapping[str, Any]]) -> tuple[Match, ...]:
    return tuple(Match(**candidate) for candidate in candidates)
