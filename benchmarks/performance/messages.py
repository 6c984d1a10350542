"""What the benchmark says: the same messages to both bots, in the same order each time."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

from bot.documents.parser import parse_documents

KNOWLEDGE, TWO_IN_ONE, SMALL_TALK, UNKNOWN = "knowledge answer", "two questions in one", "small talk", "unknown"

_SMALL_TALK = (
    "hi",
    "how are you?",
    "thanks a lot",
    "are you a bot?",
    "good morning",
    "you are great",
    "tell me a joke",
    "haha",
    "what can you do?",
    "bye for now",
)

UNKNOWN_MESSAGES = (
    "what time does the canteen open?",
    "how do I renew an SSL certificate?",
    "my access badge does not open the door",
    "when is payroll this month?",
    "is there a sales promotion on laptops?",
    "how many days of leave have I got left?",
    "what is 30 degrees Celsius in Fahrenheit?",
    "can I get a refund for my train ticket?",
    "who won the football last night?",
    "asdf qwer zxcv",
)


def messages_by_kind(knowledge: Path, count: int, others: int) -> dict[str, list[str]]:
    """`count` knowledge questions and `others` of each other kind.

    The questions are drawn from the documents in this folder with a fixed seed, none twice while they last, so
    that nothing gains from a repetition.
    """
    questions = [
        question.text
        for document in parse_documents(knowledge)
        for passage in document.passages
        for question in passage.questions
    ]
    random.Random(0).shuffle(questions)
    pairs = [f"{_closed(first)} {_closed(second)}" for first, second in pairwise(questions)]
    return {
        KNOWLEDGE: _cycled(questions, count),
        TWO_IN_ONE: _cycled(pairs, others),
        SMALL_TALK: _cycled(_SMALL_TALK, others),
        UNKNOWN: _cycled(UNKNOWN_MESSAGES, others),
    }


def _closed(question: str) -> str:
    return question if question.endswith(("?", ".", "!")) else f"{question}?"


def _cycled(texts: list[str] | tuple[str, ...], count: int) -> list[str]:
    return [texts[number % len(texts)] for number in range(count)]
