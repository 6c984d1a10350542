"""Everything that a decision is made of: the reading, the intent, and what the conversation waits for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.answering.decision import CLARIFY_FROM
from bot.answering.focus import Focus
from bot.assessment.questions import QUESTIONS, SKIP, UNKNOWN
from bot.decision.awaited import OpenQuestion, Pending
from bot.decision.fact_kinds import ANSWERED_BY, LIMITS, NOTED, PERSONAL, ROLE_FIELDS, TOPICS
from bot.decision.plain_wishes import LOGS
from bot.dialogue.message_contract import NOT_KNOWN
from bot.dialogue.message_reading import (
    ACHIEVEMENT,
    ANSWERS,
    ASKS,
    CONFIRMS,
    CORRECTS,
    DECLINES,
    DOES_NOT_KNOW,
    FEELS,
    IN_CRISIS,
    LIKELY,
    NEXT_RUNG,
    REFUSES,
    ROLE_AIM,
    ROLE_NOW,
    STOPS,
    TELLS,
    WANTS_GUIDANCE,
    MessageReading,
)
from bot.dialogue.payload import (
    ASK_FACTORS,
    ASK_HR_FOR_ME,
    ASK_MY_DATA,
    COMPARE_FOR_ME,
    FORGET_ME,
    UNDO_ACHIEVEMENT,
    WHAT_WOULD_CHANGE,
)
from bot.reading.manner import (
    begins_as_question,
    is_correction,
    is_refusal,
    speaks_of_own_job,
    speaks_of_self,
    supposes,
    tells_a_days_work,
    tells_a_deed,
)
from bot.reading.numbers import in_digits
from bot.tools.plan.changes import changes_plan, knows_already, orders_a_plan

SURE_FACT, SURELY_TOLD = 0.6, 0.8
"""From these probabilities on a fact is told out of the blue; the second where the message seems out of scope."""

SURE = 0.6
"""From this confidence on, an intent is a wish of its own while a question is open."""

SURE_WISH = 0.9
"""An intent of this confidence is a wish although the message may have been read as an answer."""

WHOLLY_ANSWERED = 0.95
"""Below this, no passage settles what somebody asks about themselves and wants guidance with."""

UNLIKELY = 0.2
"""Below this, as the probability of the likeliest passage, none answers somebody who speaks of themselves."""

SURELY = 0.8
"""How probable an act has to be where it weighs heavily, as a yes to being forgotten does."""

MAY_ANSWER = 0.3
"""From this probability of being an answer on, words that are nothing else are taken for one."""

IN_DISTRESS = 0.4
"""From this probability on somebody is taken to be in a crisis: below that of other acts, as missing one does harm.

Of 1,641 messages held apart that tell of none, two are taken for one.
"""

SHORT_ANSWER = 12
FEW_WORDS = 3

FRAGMENTS = frozenset({"pick_option", "follow_up_aspect"})
"""Intents of words that live off what was said before."""

FOLLOW_UPS = frozenset({"tell_more", "ask_why", "other_side", "repeat", "simplify"})

UNDERSTOOD_BY_THE_TEXT = frozenset({"other_language", "nothing_said"})
"""Intents that say what the text is, whatever could be read in it."""

CHANGE_PLAN = "change_plan"
ON_A_PLAN = frozenset({"upskill-to-advance-pathway", "micro-advancement-track"})
"""The passages of the tools that show a plan: what is said after one of them may be about it."""

CHECK_BADGE = "check_badge"

WISHES = frozenset({CHECK_BADGE, ASK_HR_FOR_ME, UNDO_ACHIEVEMENT, FORGET_ME, ASK_MY_DATA}) | {
    *(ASK_FACTORS, WHAT_WOULD_CHANGE, COMPARE_FOR_ME),
}
"""Intents of what is wanted for itself: somebody who tells something besides wants no question instead."""

MAY_BE_AN_ANSWER = (
    NOT_KNOWN
    | UNDERSTOOD_BY_THE_TEXT
    | {"tell_situation", "skip_question", "affirm", "deny", "stop"}
    | {"pick_option", "follow_up_aspect", "ask_person", LOGS}
)
"""Intents that an answer is mistaken for: bare numbers and job titles are classified as anything."""


@dataclass(frozen=True)
class Heard:
    """One message before the conversation as it was: what `bot.decision.decide.decide` decides on.

    `said` is what the person wrote. `is_knowledge` tells that the intent is one that documents answer, `in_scope`
    how probable it is that one of their passages answers the message or a question in it, and `likeliest` how
    probable the likeliest of them is; `asks_about_a_role` that it asks for the credentials, skills or pay of a role
    that the catalogue knows. `is_readable` tells that the words can be read as an answer to the open question;
    `focus` has on offer what the last turn offered, `is_asked_anew` tells that it puts the question before right
    and was read together with it, `misses` counts the turns in a row that got no answer.
    """

    said: str
    intent: str
    confidence: float = 1.0
    reading: MessageReading = field(default_factory=MessageReading)
    is_knowledge: bool = False
    in_scope: float = 0.0
    likeliest: float = 0.0
    asks_about_a_role: bool = False
    is_readable: bool = True
    is_asked_anew: bool = False
    open_question: OpenQuestion | None = None
    pending: Pending | None = None
    focus: Focus = field(default_factory=Focus)
    misses: int = 0
    today: date = field(default_factory=date.today)

    def does(self, *acts: str) -> bool:
        """Whether the message does any of these."""
        return any(self.reading.does(act) for act in acts)

    @property
    def is_crisis(self) -> bool:
        """Whether somebody may be in danger, or is treated badly."""
        return self.reading.does(IN_CRISIS, IN_DISTRESS)

    @property
    def tells(self) -> bool:
        """Whether it tells facts that are kept, and does not only mention them in a question.

        Out of the blue they have to be surer, and somebody has to speak of themselves.
        """
        if supposes(self.said):
            return False
        spans = self.reading.spans_of(*NOTED)
        if self.open_question is not None:
            if begins_as_question(self.said):
                return bool(spans) and self.does(TELLS, CORRECTS)
            return bool(spans) and (not self.does(ASKS) or self.does(TELLS, ANSWERS, CORRECTS, WANTS_GUIDANCE))
        sure = [span for span in spans if span.probability >= SURE_FACT]
        if not self.does(TELLS, CORRECTS, WANTS_GUIDANCE):
            # Two facts of which one is surely their own are told, whatever the message was heard as, and so is
            # what somebody says that they are.
            own = [span for span in sure if span.label in PERSONAL and span.probability >= SURELY_TOLD]
            is_told = len(sure) > 1 or speaks_of_own_job(self.said)
            # "Cook, three evenings free. Should I …?" tells, however surely it asks.
            return bool(own) and is_told and (not self.is_question_by_form or len(own) > 1)
        if not sure:
            return False
        if self.intent in NOT_KNOWN and self.confidence >= SURE_WISH and not self.is_surely_own:
            is_told = len(sure) > 1 and self.reading.does(TELLS, SURELY)
            return is_told or max(span.probability for span in sure) >= SURELY_TOLD
        if self.is_surely_answered and not self.is_surely_own:
            return any(span.label in PERSONAL and span.probability >= SURELY_TOLD for span in sure)
        return not self.does(ASKS) or any(span.label not in TOPICS for span in sure)

    @property
    def has_sure_fact(self) -> bool:
        """Whether a fact that is kept was surely read: an open question has the reader see one in most words."""
        return any(span.probability >= SURELY_TOLD for span in self.reading.spans_of(*NOTED))

    @property
    def has_a_subject(self) -> bool:
        """Whether anything was said before that a follow-up could be about."""
        return self.focus.passage is not None or bool(self.focus.shown)

    @property
    def is_surely_answered(self) -> bool:
        """Whether documents surely answer it, whatever it may tell besides."""
        return self.is_knowledge and self.in_scope >= SURE_WISH

    @property
    def answers(self) -> bool:
        """Whether it answers the open question: by a fact of its kind, by pressing a choice, or as it was read."""
        if self.open_question is None:
            return False
        field_asked = self.open_question.field
        if self.is_choice or (self.tells and self.reading.spans_of(*ANSWERED_BY.get(field_asked, ()))):
            return True
        if field_asked in ROLE_FIELDS and self.tells and self.reading.spans_of(ROLE_NOW, ROLE_AIM):
            return True
        if self.is_question or not self.is_readable:
            return False
        if self.does(ANSWERS) or (self.does(CONFIRMS, REFUSES) and not self.does(CORRECTS)):
            return True
        # What can be read as a number, a time or a yes is an answer on less.
        is_short = len(self.said.split()) <= SHORT_ANSWER
        return field_asked not in ROLE_FIELDS and is_short and self.reading.does(ANSWERS, MAY_ANSWER)

    @property
    def is_question(self) -> bool:
        """Whether it asks anything at all, and tells nothing."""
        return self.does(ASKS) or (self.is_question_by_form and not self.tells)

    @property
    def is_question_by_form(self) -> bool:
        """Whether it ends or begins as questions do."""
        return self.said.rstrip().endswith("?") or begins_as_question(self.said)

    @property
    def hesitates(self) -> bool:
        """Whether it is a word or two that want, tell and ask nothing: "hmm", "let me think"."""
        is_wish = self.intent not in MAY_BE_AN_ANSWER and self.confidence >= SURE
        return len(self.said.split()) <= FEW_WORDS and not (is_wish or self.is_knowledge or self.tells)

    @property
    def is_bare_number(self) -> bool:
        """Whether it is a number and nothing else, which tells a fact only to the question for it."""
        return in_digits(self.said).text.strip(" .!").isdigit()

    @property
    def is_choice(self) -> bool:
        """Whether it is what one of the open question's own buttons sends as an answer."""
        question = QUESTIONS.get(self.open_question.field) if self.open_question else None
        choices = question.choices if question is not None else ()
        said = self.said.strip().lower()
        return any(said == choice.answer.lower() for choice in choices if choice not in (SKIP, UNKNOWN))

    @property
    def passes(self) -> bool:
        """Whether the open question is passed over, and not answered as well."""
        if self.said.strip().lower() in (SKIP.answer, UNKNOWN.answer):
            return True
        if knows_already(self.said):
            return False
        if is_refusal(self.said) and len(self.said.split()) <= FEW_WORDS and not self.is_question:
            return True
        return self.does(DECLINES, DOES_NOT_KNOW) and not (self.does(ANSWERS, TELLS) and self.is_readable)

    @property
    def corrects(self) -> bool:
        """Whether it puts something right that was noted, in the reader's view or by its own first words."""
        if self.is_question or self.asks or self.is_choice or self.does(STOPS):
            return False
        names_something = self.tells or any(map(str.isdigit, in_digits(self.said).text))
        return self.does(CORRECTS) or (names_something and is_correction(self.said))

    @property
    def wish(self) -> str:
        """The intent of what is wanted besides what is told, and that is no part of guidance; empty without one."""
        return self.intent if self.intent in WISHES and self.confidence >= SURE_WISH else ""

    @property
    def wishes(self) -> bool:
        """Whether it surely wants something of its own, whatever question is open.

        Without a subject "more" and "again" are no follow-ups, and may be answers like anything else.
        """
        is_follow_up = self.intent in FOLLOW_UPS
        if self.is_knowledge or self.intent in MAY_BE_AN_ANSWER or self.is_choice:
            return False
        if self.tells and (self.does(TELLS, CORRECTS) or self.has_sure_fact):
            return False
        if is_follow_up and not self.has_a_subject:
            return False
        return self.confidence >= SURE_WISH

    @property
    def logs(self) -> bool:
        """Whether it is something done that is to be logged, and no word about a role."""
        is_other = self.is_question_by_form or speaks_of_own_job(self.said) or self.does(FEELS)
        if tells_a_days_work(self.said) and not is_other:
            return True
        if self.reading.spans_of(ROLE_NOW, ROLE_AIM) or self.is_surely_own:
            return False
        done = self.reading.spans_of(ACHIEVEMENT)
        if self.intent == LOGS:
            is_sure = self.open_question is None and self.confidence >= SURE
            return bool(done) or is_sure or (self.confidence >= SURE_WISH and tells_a_deed(self.said))
        is_told = (self.does(TELLS) and not self.does(ASKS)) or any(
            span.probability >= SURELY_TOLD for span in done
        )
        return bool(done) and (is_told or self.is_deed) and self.intent in (NOT_KNOWN | {"tell_situation"})

    @property
    def is_deed(self) -> bool:
        """Whether its words tell something done, and the reader sees a result in it and no fact that is kept."""
        if tells_a_days_work(self.said) and not self.is_question_by_form:
            return True
        has_result = bool(self.reading.spans_of(ACHIEVEMENT)) and not self.reading.spans_of(*NOTED)
        return has_result and tells_a_deed(self.said) and not self.is_question_by_form

    @property
    def only_feels(self) -> bool:
        """Whether it surely says how somebody feels, and hardly anything that a document or a tool answers."""
        is_vague = self.confidence < LIKELY and not self.said.rstrip().endswith("?")
        is_only_that = self.reading.does(FEELS, SURELY) and not self.is_surely_own
        return is_only_that and is_vague and not self.is_surely_answered

    @property
    def plan_wish(self) -> str:
        """The intent of changing a plan: by its own words, or by facts, while a plan is what is talked about."""
        is_limit = self._is_about_the_plan and self.tells and bool(self.reading.spans_of(*LIMITS))
        return CHANGE_PLAN if is_limit else self.plan_wish_in_words

    @property
    def plan_wish_in_words(self) -> str:
        """The same by its words alone: a fact may be the answer to a question that is open."""
        if self.intent == CHANGE_PLAN and self.confidence >= SURE:
            return CHANGE_PLAN
        is_open = self.open_question is not None
        if (
            not is_open
            and orders_a_plan(self.said, self.today)
            and not self.reading.spans_of(ROLE_NOW, ROLE_AIM, NEXT_RUNG)
        ):
            return CHANGE_PLAN
        return CHANGE_PLAN if self._is_about_the_plan and changes_plan(self.said, self.today) else ""

    @property
    def _is_about_the_plan(self) -> bool:
        names_a_role = self.reading.spans_of(ROLE_NOW, ROLE_AIM, NEXT_RUNG)
        return self.focus.passage in ON_A_PLAN and (not names_a_role or knows_already(self.said))

    @property
    def is_own_case(self) -> bool:
        """Whether it lays out a case of their own in which no fact was read.

        A question that a document surely answers is no case, and neither is what is surely not covered.
        """
        if self.intent in NOT_KNOWN and self.reading.does(WANTS_GUIDANCE, SURELY) and not self.is_question:
            return self.confidence < SURE_WISH or self.is_surely_own
        if self.is_knowledge and self.likeliest < UNLIKELY and speaks_of_self(self.said):
            return True
        if not self.does(WANTS_GUIDANCE) or self.intent in FRAGMENTS:
            return False
        if self.is_knowledge and speaks_of_self(self.said) and self.in_scope < WHOLLY_ANSWERED:
            return True
        if not self.does(TELLS):
            return False
        if self.is_knowledge:
            is_sure = self.reading.does(WANTS_GUIDANCE, SURELY) or self.reading.does(TELLS, SURELY)
            return is_sure and not self.is_surely_answered
        return self.intent in NOT_KNOWN and (self.confidence < SURE_WISH or self.is_surely_own)

    @property
    def is_surely_own(self) -> bool:
        """Whether somebody surely speaks of themselves and wants guidance."""
        return self.reading.does(WANTS_GUIDANCE, SURELY) and self.reading.does(TELLS, SURELY)

    @property
    def wants_advice(self) -> bool:
        """Whether it wants to know what to do, and neither a tool nor a document says that."""
        is_known = self.intent not in MAY_BE_AN_ANSWER and self.confidence >= SURE
        return self.does(WANTS_GUIDANCE) and not is_known and not self.tells

    @property
    def asks(self) -> bool:
        """Whether it asks something that documents may answer, or surely do."""
        if self.open_question is None and self.is_knowledge and self.in_scope >= SURELY:
            return True
        return self.does(ASKS) and (self.is_knowledge or self.in_scope >= CLARIFY_FROM)
