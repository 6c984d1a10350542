"""What is done with a message, in one order for every conversation: the one place that says what goes before what.

1. a crisis, and what is said after it; 2. good news; 3. what is pending; 4. whom else one can ask; 5. the answer to
the open question; 6. facts told and the wish for guidance, with the next question; 7. questions; 8. follow-ups and
other wishes; 9. feelings; 10. small talk; 11. what is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.offer import ROLE, chosen_from_offer
from bot.decision.after_crisis import after_crisis
from bot.decision.fact_kinds import ROLE_FIELDS
from bot.decision.good_news import good_news
from bot.decision.heard import (
    FOLLOW_UPS,
    MAY_ANSWER,
    MAY_BE_AN_ANSWER,
    SURE,
    SURE_WISH,
    SURELY,
    UNDERSTOOD_BY_THE_TEXT,
    Heard,
)
from bot.decision.own_case import READ_OUT, besides_what_is_told, own_case
from bot.decision.plain_wishes import (
    LOGS,
    plain_wish,
)
from bot.decision.plan import BRIEFLY, TAKE_TURN, Plan, Step
from bot.decision.spoken_around import WAS_REFUSED
from bot.decision.what_is_pending import on_what_is_pending
from bot.decision.wished import (
    BEGINS,
    asks_hr,
    follows,
    gives_thanks,
    in_so_many_words,
    said_around,
    social,
    surely_wished,
    tool_wanted,
)
from bot.dialogue.message_contract import NOT_KNOWN
from bot.dialogue.message_reading import (
    ANSWERS,
    CORRECTS,
    FEELS,
    STOPS,
    TELLS,
    WANTS_GUIDANCE,
    WANTS_PERSON,
)
from bot.dialogue.payload import (
    ANSWER_INTEREST,
    SHOW_RECOMMENDATION,
    START_ASSESSMENT,
    START_OVER,
)
from bot.knowledge.ranking import ANSWER_FROM
from bot.reading.about_the_talk import asks_what_for, begins_again, is_done, thanks_too
from bot.reading.liking import read_liking
from bot.reading.manner import (
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
    steps = list(good_news(heard)) or list(on_what_is_pending(heard)) or list(_on_what_is_offered(heard))
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
    yield from besides_what_is_told(heard)


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
        yield from _granted(wish, heard)
    elif heard.asks_about_a_role and not speaks_of_own_job(heard.said):
        yield Step("run", ABOUT_A_ROLE, "it asks about a role in general")
    elif heard.logs:
        yield Step("run", LOGS, "it tells what they have done")
    elif gives_thanks(heard):
        yield Step("run", "thank", "it tells that something helped, or gives thanks")
    elif heard.corrects and (heard.tells or _only_corrects(heard)):
        yield Step("correct", reason="it puts something right")
        yield from besides_what_is_told(heard)
    elif (heard.tells and not asks_hr(heard)) or _tells_instead_of_following(heard):
        yield Step("take_in", reason="it tells about themselves")
        yield from besides_what_is_told(heard)
    elif heard.only_feels:
        yield Step("run", "user_mood", "it says how they feel")
    elif heard.is_own_case:
        yield from own_case(heard)
    else:
        yield _by_its_intent(heard)


def _granted(wish: str, heard: Heard) -> Iterator[Step]:
    """What is wished in so many words; who was refused and asks something hears the answer first."""
    if wish == WAS_REFUSED and heard.is_question and heard.likeliest >= READ_OUT:
        yield Step("sympathise", reason="they were refused")
        yield Step("answer", reason="it asks something about it")
    else:
        yield Step("run", wish, "its own words say so")


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
