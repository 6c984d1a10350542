"""The few words that answers add to what the documents say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.answering.polarity import split_verdict
from bot.dialogue.phrases import day, in_a_row
from bot.documents.passage import Document


def review_note(documents: Sequence[Document], today: date) -> str:
    """Says when a document was last reviewed, once that review no longer holds; empty while all hold."""
    overdue = [document for document in documents if document.review_is_overdue(today)]
    if not overdue:
        return ""
    oldest = min(document.reviewed for document in overdue)
    return f"Please note: this was last reviewed on {day(oldest)}, so parts of it may be out of date."


def as_statement(text: str) -> str:
    """A point without the yes, no or "it depends" that it opens with, for where nobody asked that question."""
    return split_verdict(text)[1]


def about_subject(subject: str, text: str) -> str:
    """Says what a follow-up's answer is about, when the answer itself speaks of something wider."""
    return f"I know this in general, not for “{subject[:1].lower()}{subject[1:]}” alone. {text}"


def table_columns(sides: Sequence[str]) -> tuple[str, ...]:
    """The header of a comparison."""
    return ("Aspect", *(side[:1].upper() + side[1:] for side in sides))


def may_help(title: str, text: str) -> str:
    """What a section says that may answer somebody who lays out their own case, with its name."""
    return f"This may help, from “{title}”: {text}"


def clarification(titles: Sequence[str]) -> str:
    """Asks which subject is meant."""
    if len(titles) == 1:
        return _ended(f"Do you mean “{titles[0]}”")
    quoted = [f"“{title}”" for title in titles]
    return _ended(f"I am not sure which you mean: {in_a_row(quoted, 'or')}")


def or_did_you_mean(titles: Sequence[str]) -> str:
    """The line below an answer that offers the passages that may have been meant; without any, another way on."""
    if not titles:
        return "If that is not what you meant, please ask in other words."
    quoted = [f"“{title}”" for title in titles]
    return _ended(f"Or did you mean {' or '.join(quoted)}")


def _ended(text: str) -> str:
    """The text as a question, with one mark where it ends in a quoted question."""
    return text if text.endswith("?”") else f"{text}?"


def nothing_more(title: str) -> str:
    """All that the passage holds was said."""
    return f"That is all I have on “{title}”. You could look at one of these next."


def also_for_employees(hr_contact: str) -> str:
    """The line below the answer to one of two questions, when the other is answered for employees only."""
    return (
        "Your other question has an answer for employees: please sign in, for instance through your intranet, "
        f"or ask {hr_contact}."
    )


QUESTION_NOT_COVERED = (
    "I have no reliable answer to your question. If it is about your workplace, ask {hr_contact}."
)
NONE_OF_THESE = "Neither, ask a person"


def capabilities(hr_contact: str) -> str:
    """What the assistant is for, before the list of its subjects."""
    return (
        "I am an assistant. I answer questions about getting ahead at work from documents that people have "
        "reviewed, and name my source each time. I can also look at your own situation, plan your next step with "
        f"you and keep track of it. For everything else there is {hr_contact}. You can ask me about:"
    )


WHOM_TO_ASK = "I cannot judge that, but these people can, and asking them need not cost you anything:"


def whom_to_ask(hr_contact: str) -> str:
    """The kinds of people who can help where the assistant cannot."""
    return (
        f"- for the rules of your workplace: {hr_contact}, or a union or staff representative;\n"
        "- for your rights: a free advice service, such as Citizens Advice or Acas in the UK, legal aid or the law "
        "clinic of a university;\n"
        "- for a visa, tax, benefits or an accident: the official body itself, such as the immigration office or "
        "the labour inspectorate."
    )
