"""A yes or a no to what the turn before asked or did: "Shall I send it?", "Really forget everything?"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.decision.awaited import PendingKind
from bot.decision.heard import SURELY, Heard
from bot.decision.plain_wishes import plain_wish
from bot.decision.plan import Step
from bot.dialogue.message_reading import CONFIRMS, REFUSES, STOPS, TELLS
from bot.dialogue.payload import FORGET_ME
from bot.knowledge.ranking import ANSWER_FROM
from bot.reading.assent import holds_yes, is_yes


def on_what_is_pending(heard: Heard) -> Iterator[Step]:
    """A yes or a no to what was asked last. Any other words leave it undone, and are read as what they are."""
    if heard.pending is None or not heard.pending.asks:
        return
    kind: PendingKind = heard.pending.kind
    yes, no = _says_yes(heard), _says_no(heard) and not heard.wishes
    if yes == no:
        if heard.is_question and not heard.wishes and heard.in_scope < ANSWER_FROM:
            yield Step("explain_pending", kind, "they ask about what a yes would do")
        elif heard.hesitates:
            yield Step("explain_pending", kind, "they have not made up their mind")
        return
    yield Step("confirm" if yes else "refuse", kind, f"a {'yes' if yes else 'no'} to what was asked last")
    if yes and kind == "forget":
        return
    if heard.tells and heard.does(TELLS):
        yield Step("take_in", reason="it tells something besides")
    if heard.open_question is not None:
        yield Step("remind", reason="a question is still open")


def _says_yes(heard: Heard) -> bool:
    """Whether it is a yes, and surely one: what it does may not be undone."""
    if heard.pending is not None and heard.pending.kind == "badge" and "@" in heard.said:
        # A hidden holder says that the badge is theirs by their address.
        return True
    if is_yes(heard.said):
        return True
    is_asked_again = heard.pending is not None and heard.pending.kind == "forget"
    if is_asked_again and plain_wish(heard.said) == FORGET_ME:
        # The wish again is no yes to the question that it was met with.
        return False
    if heard.does(CONFIRMS) and heard.intent == "other_language":
        return True
    # Whatever the reader makes of "hmm": a word has to agree to what may not be undone.
    is_sure = heard.reading.does(CONFIRMS, SURELY) or (heard.does(CONFIRMS) and heard.intent == "affirm")
    return is_sure and holds_yes(heard.said)


def _says_no(heard: Heard) -> bool:
    return not is_yes(heard.said) and (heard.does(REFUSES, STOPS) or heard.intent in ("deny", "stop"))
