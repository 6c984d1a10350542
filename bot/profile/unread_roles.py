"""Roles that the reader of facts missed or cut short, where a message says them in words that leave no doubt.

"I want to become a wind turbine technician" names a role whatever was read in it, and of "band 7 midwife" the grade
is a part. What is added has the shape of what the pipeline puts on the message (`bot.nlu.situation_reader`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.rungs.titles import read_title

Find = Callable[[str], Sequence[Mapping[str, Any]]]
"""The candidates for a role by exactly its name; none where the catalogue has no such name."""

_ENDS = (
    r"in|within|by|before|next|this|that|but|so|because|and|or|what|how|when|if|since|for|who|which|with|at|on|to|one\s+day"
    r"|someday|eventually|soon|please|pls|instead|again|myself|maybe|ideally|as|though|rather|one"
)
_ROLE = rf"(?P<role>(?!(?:{_ENDS})\b)[\w&/'’-]+(?:\s+(?!(?:{_ENDS})\b)[\w&/'’-]+){{0,5}})"
_AIM = re.compile(
    r"\b(?:want(?:ed|ing)?|would\s+(?:like|love)|['’]d\s+(?:like|love)|hop(?:e|ing)|aim(?:ing)?|plan(?:ning)?|trying"
    r"|looking|going|wish)\s+to\s+(?:be(?:come)?|(?:work|train|qualify|retrain)\s+as)\s+"
    rf"(?:an?\s+|(?=(?:band|grade|level)\s+\d)){_ROLE}",
    re.IGNORECASE,
)
_NOW = re.compile(rf"\b(?:i['’]?m|i\s+am|i\s+work\s+as|working\s+as)\s+(?:an?|the)\s+{_ROLE}", re.IGNORECASE)
_NO_ROLE = re.compile(
    r"\b(?:better|good|great|happy|happier|bit|lot|parent|mum|mother|dad|father|citizen|member|home\s?owner|part|boss)\b",
    re.IGNORECASE,
)


def with_missed_roles(situation: Mapping[str, Any], text: str, find: Find) -> dict[str, Any]:
    """What was found in a message, with the role aimed at that its words name, and with grades before titles."""
    roles = [dict(role) for role in situation.get("roles") or ()]
    aim = _AIM.search(text)
    for kind, said in (("present", _NOW.search(text)), ("target", aim)):
        if said is not None:
            roles = [_with_its_grade(role, said["role"], find) if role["role"] == kind else role for role in roles]
    if aim is not None and not any(role["role"] == "target" for role in roles) and not _NO_ROLE.search(aim["role"]):
        roles.append(_named("target", aim, find))
    return {**situation, "roles": roles} if roles else dict(situation)


def _with_its_grade(role: dict[str, Any], phrase: str, find: Find) -> dict[str, Any]:
    """The role by the words before it as well, where these tell a level: "band 7" before "midwife"."""
    before, title, behind = phrase.casefold().partition(str(role["text"]).casefold())
    if not title or not before.strip() or not before[-1:].isspace() or behind[:1].isalnum():
        return role
    if not read_title(f"{before}{title}").marks_a_level:
        return role
    whole = phrase[: len(before) + len(title)]
    return {**role, "text": whole, "candidates": list(find(whole)) or role["candidates"]}


def _named(kind: str, said: re.Match[str], find: Find) -> dict[str, Any]:
    start, end = said.span("role")
    return {"role": kind, "text": said["role"], "start": start, "end": end, "candidates": list(find(said["role"]))}
