"""What is done with a message, in one order for every conversation: the one place that says what goes before what.

1. a crisis, and what is said after it; 2. good news; 3. what is pending; 4. whom else one can ask; 5. the answer to
the open question; 6. facts told and the wish for guidance, with the next question; 7. questions; 8. follow-ups and
other wishes; 9. feelings; 10. small talk; 11. what is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.offer import ROLE, chosen_from_offer
from bot.decision.after_crisis import after_crisis
from bot.decision.awaited import PendingKind
from bot.decision.fact_kinds import ROLE_FIELDS
from bot.decision.good_news import good_news
from bot.decision.heard import (
    FOLLOW_UPS,
    MAY_ANSWER,
    MAY_BE_AN_ANSWER,
    READ_OUT,
    READ_OUT_TO_A_CASE,
    SURE,
    SURE_WISH,
    SURELY,
    UNDERSTOOD_BY_THE_TEXT,
    Heard,
)
from bot.decision.plain_wishes import (
    LOGS,
    plain_wish,
)
from bot.decision.plan import BRIEFLY, BY_NAME, OF_ITS_OWN, OF_TWO, TAKE_TURN, Plan, Step
from bot.decision.spoken_around import WAS_REFUSED, asks_what_to_become
from bot.decision.wished import (
    BEGINS,
    asks_hr,
    follows,
    gives_thanks,
    in_so_many_words,
    outcome_told,
    said_around,
    social,
    surely_wished,
    tool_wanted,
)
from bot.dialogue.message_contract import NOT_KNOWN
from bot.dialogue.message_reading import (
    ANSWERS,
    CONFIRMS,
    CORRECTS,
    FEELS,
    LIKELY,
    REFUSES,
    STOPS,
    TELLS,
    WANTS_GUIDANCE,
    WANTS_PERSON,
)
from bot.dialogue.payload import (
    ANSWER_INTEREST,
    FIND_TARGET,
    FORGET_ME,
    SHOW_RECOMMENDATION,
    START_ASSESSMENT,
    START_OVER,
)
from bot.knowledge.ranking import ANSWER_FROM
from bot.reading.about_the_talk import asks_what_for, begins_again, is_done, thanks_too
from bot.reading.assent import holds_yes, is_yes
from bot.reading.liking import read_liking
from bot.reading.manner import (
    asks_something_of_its_own,
    asks_which_of_two,
    is_correction,
    is_glad,
    speaks_of_own_job,
)
from bot.reading.referral import asks_whom, has_no_lawyer
from bot.tools.interests.form import FIELD as INTERESTS

PICK = "pick_option"
ASK_WHOM = "ask_whom"
ABOUT_A_ROLE = "ask_about_role"
_STAYS_OPEN = Step("remind", reason="the question stays open")

ASKED_FOR = 0.4
"""From this confidence on, a question while another is open is one for what the intent does."""

SETTLED = 0.7
"""From this on, nothing is left to ask of whoever asked about their own case and told no fact."""

NAMED = 0.12
"""From this on, a likely passage is named with what it says, as something that may help."""

LONGEST_OBJECTION = 6
"""More words than these say what is wrong, or are about something else."""

LONGEST_TITLE = 3
"""Of so many words at most, a title may look like another language."""

LONGEST_NAME_OF_A_ROLE = 12
"""More words than these, read as nothing, are no name of a job."""


def decide(heard: Heard) -> Plan:
    """The plan for one message; it never has no step."""
    if (reply := after_crisis(heard)) is not None:
        return Plan((Step("crisis", reply, "it belongs to what they told of before"),), TAKE_TURN)
    if heard.is_crisis:
        return Plan((Step("crisis", reason="somebody may be in danger or is treated badly"),), TAKE_TURN)
    steps = list(good_news(heard)) or list(_on_what_is_pending(heard)) or list(_on_what_is_offered(heard))
    if not steps and heard.is_asked_anew and heard.is_knowledge and heard.in_scope >= ANSWER_FROM:
        steps = [Step("answer", reason="it puts the question before right")]
        return _plan([*steps, *([_STAYS_OPEN] if heard.open_question is not None else [])], heard)
    if not steps and (has_no_lawyer(heard.said) or (heard.misses and asks_whom(heard.said))):
        return _plan([Step("run", ASK_WHOM, "they ask whom else they can ask")], heard)
    if not steps and heard.intent in UNDERSTOOD_BY_THE_TEXT and not _names_the_role_asked_for(heard):
        return _plan([Step("run", heard.intent, "the text itself")], heard)
    if not steps and heard.open_question is not None:
        is_form = heard.open_question.field == INTERESTS
        steps = list(_with_the_form_open(heard) if is_form else _with_a_question_open(heard))
    return _plan(steps or list(_freely(heard)), heard)


def _on_what_is_pending(heard: Heard) -> Iterator[Step]:
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


def _on_what_is_offered(heard: Heard) -> Iterator[Step]:
    """A yes to "Or did you mean …?", or "the second one", where that does not answer a question of ours."""
    is_pending = heard.pending is not None and heard.pending.asks
    chosen = chosen_from_offer(heard.said, heard.focus.offered)
    if is_pending or chosen is None:
        return
    if chosen.startswith(ROLE) or heard.open_question is None or not heard.answers:
        yield Step("run", PICK, "it picks what was offered")
        if heard.open_question is not None:
            yield _STAYS_OPEN


def _with_a_question_open(heard: Heard) -> Iterator[Step]:
    """Wishes that are no answer by their own words, then the answer, then what is said besides."""
    assert heard.open_question is not None
    asked = heard.open_question.field
    steps = list(_wished_whatever_is_open(heard))
    if steps:
        yield from steps
        return
    if heard.passes and not heard.asks:
        yield Step("skip", asked, "the question is passed over")
    elif heard.corrects:
        yield Step("correct", asked, "it puts something right")
    elif heard.answers and not (heard.asks and not heard.tells):
        yield Step("take_in", asked, "it answers the open question")
    elif heard.tells:
        yield Step("take_in", reason="it tells something else than was asked")
    else:
        yield from _beside_the_question(heard)
        return
    yield from _besides_what_is_told(heard)


def _with_the_form_open(heard: Heard) -> Iterator[Step]:
    """An answer to the form on interests, or what is said instead; then the form goes on."""
    if read_liking(heard.said) is not None:
        yield Step("run", ANSWER_INTEREST, "it says how much they like it")
        return
    steps = list(_wished_whatever_is_open(heard))
    if steps:
        yield from steps
    elif heard.passes and not heard.asks:
        yield Step("run", ANSWER_INTEREST, "the question is passed over")
    elif heard.tells and not heard.is_bare_number:
        yield Step("take_in", reason="it tells about themselves")
        yield _STAYS_OPEN
    elif heard.is_question:
        yield Step("answer", "" if heard.asks else BRIEFLY, "it asks something instead")
        yield _STAYS_OPEN
    else:
        yield Step("run", ANSWER_INTEREST, "it could not be read as an answer")


def _besides_what_is_told(heard: Heard) -> Iterator[Step]:
    """What a message asks or wants that tells something as well; then guidance goes on."""
    happened = outcome_told(heard)
    if happened == WAS_REFUSED and (tool_wanted(heard) or (heard.asks and heard.likeliest >= READ_OUT)):
        # What they want for it helps more than what is said of such a day.
        yield Step("sympathise", reason="they were refused")
    elif happened:
        yield Step("run", happened, "it tells how an application went")
        return
    if heard.wish:
        yield Step("run", heard.wish, "it wants something as well")
        return
    is_target_wanted = heard.intent == FIND_TARGET and heard.confidence >= LIKELY
    if is_target_wanted or asks_what_to_become(heard.said):
        yield Step("run", FIND_TARGET, "it wants a target to be found")
        return
    tool = tool_wanted(heard)
    is_asked = not heard.is_choice and not tool
    is_answered = heard.open_question is not None or _is_read_out(heard)
    is_likely = _is_read_out(heard) or heard.likeliest >= NAMED
    if is_asked and (heard.asks if heard.open_question is not None else is_likely):
        yield Step("answer", "" if is_answered else BY_NAME, "it asks something as well")
    if heard.open_question is None and not tool:
        yield from _weighed(heard, is_likely)
    yield Step("guide", tool, "what was told is part of guidance")


def _is_read_out(heard: Heard) -> bool:
    """Whether a case of one's own gets the passage itself, and is not only told that it may help."""
    return heard.likeliest >= (READ_OUT_TO_A_CASE if heard.is_surely_own else READ_OUT)


def _weighed(heard: Heard, is_answered: bool) -> Iterator[Step]:
    """What is asked and no document answers is not passed over in silence: it is what guidance is for."""
    is_of_its_own = heard.likeliest < NAMED and asks_something_of_its_own(heard.said)
    if (heard.is_question or "?" in heard.said or is_of_its_own) and not is_answered:
        kind = OF_TWO if asks_which_of_two(heard.said) else OF_ITS_OWN if is_of_its_own else ""
        yield Step("weigh", kind, "guidance answers what they ask, or comes nearest to it")


def _wished_whatever_is_open(heard: Heard) -> Iterator[Step]:
    """What somebody surely wants, so that it is not read as an answer."""
    assert heard.open_question is not None
    asked = heard.open_question.field
    if asks_what_for(heard.said) and asked != INTERESTS:
        yield Step("explain", asked, "they want to know what the question is for")
    elif is_done(heard.said):
        if thanks_too(heard.said):
            yield Step("run", "thank", "they give thanks")
        yield Step("stop", reason="they have what they came for")
    elif wish := follows(heard) or plain_wish(heard.said) or said_around(heard):
        if wish in BEGINS:
            yield Step("guide", reason="they want to go on")
            return
        yield Step("run", wish, "its own words say so")
        yield _STAYS_OPEN
    elif heard.asks_about_a_role:
        yield Step("run", ABOUT_A_ROLE, "it asks about a role in general")
        yield _STAYS_OPEN
    elif _leaves(heard):
        yield Step("stop", reason="they want to stop")
    elif wish := surely_wished(heard):
        yield Step("run", wish, "they surely want it, whatever is open")
        yield _STAYS_OPEN
    elif heard.wishes:
        yield from _beside_the_question(heard)


def _beside_the_question(heard: Heard) -> Iterator[Step]:
    """A message that is no answer: seen to first, and then back to the question."""
    assert heard.open_question is not None
    asked = heard.open_question.field
    is_wish = heard.intent not in MAY_BE_AN_ANSWER and not heard.is_knowledge
    is_sure = heard.intent not in MAY_BE_AN_ANSWER and heard.confidence >= SURE
    # Whoever asks gives no answer, so that a less sure wish is one.
    is_sure = is_sure or (is_wish and heard.is_question and heard.confidence >= ASKED_FOR)
    if heard.intent == "ask_why" and is_sure:
        yield Step("explain", asked, "they want to know what the question is for")
        return
    if heard.intent in BEGINS or (heard.intent == START_OVER and not begins_again(heard.said)):
        yield Step("guide", reason="they want to go on")
        return
    if heard.wants_advice:
        yield Step("run", SHOW_RECOMMENDATION, "they want to know what to do now")
    elif heard.asks:
        yield Step("answer", reason="it asks something instead")
    elif (tool := tool_wanted(heard)) or is_sure:
        yield Step("run", tool or heard.intent, "it wants something else first")
    elif heard.is_question:
        yield Step("answer", BRIEFLY, "it asks something that the documents hardly answer")
    elif asked in ROLE_FIELDS and _may_name_a_role(heard):
        yield Step("take_in", asked, "nothing else, so it names the role")
        yield Step("guide", reason="the questions go on")
        return
    elif kind := social(heard):
        yield Step("run", kind, "as it was meant")
    else:
        yield Step("not_read", asked, "it could not be read as an answer")
        return
    yield _STAYS_OPEN


def _freely(heard: Heard) -> Iterator[Step]:
    """A message while nothing is open."""
    if is_done(heard.said):
        yield Step("run", "thank" if thanks_too(heard.said) else "goodbye", "they have what they came for")
    elif wish := follows(heard) or in_so_many_words(heard):
        yield Step("run", wish, "its own words say so")
    elif heard.asks_about_a_role and not speaks_of_own_job(heard.said):
        yield Step("run", ABOUT_A_ROLE, "it asks about a role in general")
    elif heard.logs:
        yield Step("run", LOGS, "it tells what they have done")
    elif gives_thanks(heard):
        yield Step("run", "thank", "it tells that something helped, or gives thanks")
    elif heard.corrects and (heard.tells or _only_corrects(heard)):
        yield Step("correct", reason="it puts something right")
        yield from _besides_what_is_told(heard)
    elif (heard.tells and not asks_hr(heard)) or _tells_instead_of_following(heard):
        yield Step("take_in", reason="it tells about themselves")
        yield from _besides_what_is_told(heard)
    elif heard.only_feels:
        yield Step("run", "user_mood", "it says how they feel")
    elif heard.is_own_case:
        yield from _own_case(heard)
    else:
        yield _by_its_intent(heard)


def _own_case(heard: Heard) -> Iterator[Step]:
    """A case of one's own without a fact that is kept: what may answer it, then guidance, where that is needed."""
    if heard.likeliest >= SETTLED and heard.is_question_by_form:
        yield Step("answer", reason="a document surely answers what they ask about their own case")
        return
    is_read_out = _is_read_out(heard)
    if is_read_out or heard.likeliest >= NAMED:
        yield Step("answer", BRIEFLY if is_read_out else BY_NAME, "it asks about their own case")
    yield from _weighed(heard, is_read_out or heard.likeliest >= NAMED)
    yield Step("guide", reason="they want guidance for themselves")


def _only_corrects(heard: Heard) -> bool:
    """Whether it says that something is wrong, and not what: in few words, or such as begin so."""
    is_about_it = is_correction(heard.said) or len(heard.said.split()) <= LONGEST_OBJECTION
    return heard.intent in MAY_BE_AN_ANSWER and is_about_it


def _tells_instead_of_following(heard: Heard) -> bool:
    """Whether it only seems to be a follow-up: there is nothing that it could follow on, and it tells something."""
    return heard.intent in FOLLOW_UPS and not heard.has_a_subject and heard.has_sure_fact


def _by_its_intent(heard: Heard) -> Step:
    """What a message wants that tells nothing and is no case of its own."""
    if heard.intent not in NOT_KNOWN:
        return Step("run", heard.intent, "the intent")
    if heard.does(WANTS_PERSON):
        return Step("run", "ask_person", "they want a person")
    if heard.in_scope >= SURE_WISH:
        return Step("answer", reason="documents surely answer a part of it")
    if kind := social(heard):
        return Step("run", kind, "as it was meant")
    return Step("run", heard.intent, "the intent")


def _plan(steps: list[Step], heard: Heard) -> Plan:
    """With the intent whose rule runs the steps: that of a step that stands alone where it has one."""
    met = [step for step in steps if step.kind == "sympathise" or step.detail == WAS_REFUSED]
    if not met and _is_heavy(heard) and any(step.kind == "guide" for step in steps):
        met = [Step("sympathise", reason="what they tell weighs on them")]
    # The decent word goes before what was noted.
    steps = [*met, *(step for step in steps if step not in met)]
    (first, *others) = steps
    own = {"run": first.detail, "guide": first.detail or START_ASSESSMENT}.get(first.kind)
    is_alone = not others and own is not None and heard.open_question is None
    return Plan(tuple(steps), own if is_alone and own else TAKE_TURN)


def _is_heavy(heard: Heard) -> bool:
    """Whether somebody says how they feel about what they want guidance with; who is glad wants none."""
    is_felt = heard.reading.does(FEELS, SURELY) and not is_glad(heard.said)
    return is_felt and heard.does(WANTS_GUIDANCE) and heard.does(TELLS)


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


def _leaves(heard: Heard) -> bool:
    ends = heard.does(STOPS) or (heard.intent == "goodbye" and heard.confidence >= SURE)
    return ends and not heard.tells and not heard.is_choice and not heard.does(CORRECTS)


def _names_the_role_asked_for(heard: Heard) -> bool:
    """Whether what seems to be another language is a title that English has taken over: "sous chef"."""
    is_asked = heard.open_question is not None and heard.open_question.field in ROLE_FIELDS
    return is_asked and heard.said.isascii() and 0 < len(heard.said.split()) <= LONGEST_TITLE


def _may_name_a_role(heard: Heard) -> bool:
    words = heard.said.split()
    return (
        heard.reading.does(ANSWERS, MAY_ANSWER)
        and 0 < len(words) <= LONGEST_NAME_OF_A_ROLE
        and "?" not in heard.said
        and any(map(str.isalpha, heard.said))
    )
