"""A passage chosen to answer, the point of it to lead with, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.documents.passage import LEAD, Passage

MAX_SELECTIONS = 3
"""How many passages and points are chosen for one reply."""


@dataclass(frozen=True)
class Selection:
    """`is_follow_up` tells that the passage answers about what was talked about before, not about itself.

    `subject` then names that, when the passage does not name it. `asked` is the question that this answers and
    `nearest` the stored text that was found nearest to it: from both follows whether a yes or no may open the
    reply. Without a question (a button, several terms) none may; `repeats_verdict` is for saying an answer again.
    """

    passage: str
    point: str
    reason: str
    is_follow_up: bool = False
    subject: str = ""
    asked: str = ""
    nearest: str = ""
    side: str | None = None
    """The side that was asked about, which the whole answer then keeps to."""

    repeats_verdict: bool = False


def joined(
    selections: tuple[Selection, ...], chosen: Selection, passages: Mapping[str, Passage]
) -> tuple[Selection, ...]:
    """The selections with one more, which says nothing twice.

    Two halves of a row of the comparison become the row; the lead of a passage adds nothing to a point of it.
    """
    same = [one for one in selections if one.passage == chosen.passage]
    if not same:
        return (*selections, chosen)
    if passages[chosen.passage].is_comparison:
        whole = replace(same[0], point=LEAD, side=None)
        is_new = chosen.point not in {one.point for one in same}
        return tuple(whole if one is same[0] and is_new else one for one in selections)
    is_said = chosen.point == LEAD or chosen.point in {one.point for one in same}
    return selections if is_said else (*selections, chosen)
