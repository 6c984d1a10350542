"""What was typed or heard wrongly is read as it was meant, and what could be meant as it stands stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.text.message_text import MessageText
from bot.nlu.text.rereading import Rereader
from bot.nlu.text.word_model import WordModel

EXAMPLES = [
    *5 * ["how do I earn a badge", "what does a badge cost", "badges are worth it", "is a promotion better"],
    *5 * ["is my badge worth it for the next role", "when do I get a promotion", "will upskilling help my career"],
    *5 * ["what is skills-badge laddering", "are the certs stackable", "I have to wait for a promotion"],
    *5 * ["a good programme takes four weeks", "which one of these do I know", "does my organisation care"],
    *5 * ["how long does it take to get there", "micro-credentials and a pay rise"],
    *9 * ["will I get a raise", "I have the time", "they need to know", "what is a nanodegree"],
]
ENGLISH = {word for text in EXAMPLES for word in text.lower().replace("-", " ").split()} - {"nanodegree", "certs"}
ENGLISH |= {"batch", "batches", "carrier", "lathering", "rays", "job", "cooking", "program", "skilling", "bull"}
ENGLISH |= {"organization", "won", "hear", "coast", "bade", "jobs", "week", "for"}


REREADER = Rereader(WordModel.of(EXAMPLES), ENGLISH.__contains__)


def reread(text: str, rereader: Rereader = REREADER) -> str:
    return rereader.read(MessageText.of(text)).now


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("How do I earn a bagde?", "How do I earn a badge?", id="misspelt"),
        pytest.param("I hav to wait", "I have to wait", id="a short word lacks a letter"),
        pytest.param("how do I earn a bade", "how do I earn a badge", id="another word for lack of a letter"),
        pytest.param("how do i earn a batch", "how do i earn a badge", id="misheard"),
        pytest.param("what is skills batch lathering", "what is skills badge laddering", id="two misheard"),
        pytest.param("will upskilling help my carrier", "will upskilling help my career", id="sounds alike"),
        pytest.param("I have too wait", "I have to wait", id="homophone"),
        pytest.param("witch won of these do I no", "which one of these do I know", id="homophones in a row"),
        pytest.param("will up skilling help", "will upskilling help", id="torn apart"),
        pytest.param("are the certs stack a bull", "are the certs stackable", id="torn apart by ear"),
        pytest.param("what is a nano degree", "what is a nanodegree", id="a word that English lacks, torn apart"),
        pytest.param("is a payrise better", "is a pay rise better", id="run together"),
        pytest.param("does my organization care", "does my organisation care", id="spelt by rule"),
        pytest.param("a good program takes four weeks", "a good programme takes four weeks", id="American"),
        pytest.param("will I get a rise?", "will I get a raise?", id="British"),
        pytest.param("what does er a badge cost", "what does a badge cost", id="hesitation"),
        pytest.param("I have to have to wait", "I have to wait", id="said twice"),
    ],
)
def test_it_is_read_as_meant(typed: str, meant: str) -> None:
    assert reread(typed) == meant


@pytest.mark.parametrize("text", ["what does a BDG cost", "is the MScc worth it", "I have a BdG and CSTs to earn"])
def test_short_forms_are_misspelt_forms_of_nothing(text: str) -> None:
    assert reread(text) == text
    assert reread("what does a bdg cost") == "what does a badge cost"
    assert reread("WHAT DOES A BDG COST") == "WHAT DOES A badge COST"


@pytest.mark.parametrize(
    "text",
    [
        *dict.fromkeys(EXAMPLES),
        "how do I run a batch job",
        "batch cooking for a week",
        "x rays of the hand",
        "is the coast clear",
        "a phone carrier with good coverage",
        "micro-credentials and a pay rise",
        "the rise of a badge",
        "is a rise in cost worth it",
        "do you know what I mean",
        "what is Pokémon",
        "12 badges!",
        "",
    ],
)
def test_what_can_be_meant_stays(text: str) -> None:
    assert reread(text) == text


@given(st.text(max_size=120))
def test_odd_input_loses_nothing_but_words_that_are_read_anew(text: str) -> None:
    read = reread(text)
    assert [sign for sign in read if not sign.isalpha() and not sign.isspace() and sign != "'"] == [
        sign for sign in text if not sign.isalpha() and not sign.isspace() and sign != "'"
    ]


WORDS = st.sampled_from(
    sorted({word for text in EXAMPLES for word in text.split()} | ENGLISH | {"um", "xqz", "’", "?"})
)


@given(st.lists(WORDS, max_size=60))
def test_words_in_any_order_are_read(words: list[str]) -> None:
    read = reread(" ".join(words))
    assert bool(read.strip()) == bool(words)


def test_without_examples_all_stays() -> None:
    assert reread("a batch of baddges", Rereader(WordModel({}, {}), ENGLISH.__contains__)) == "a batch of baddges"


@pytest.mark.parametrize(
    ("typed", "word", "quoted"),
    [
        ("How do I earn a bagde, please?", "badge", "bagde"),
        ("How do I earn a bagde, please?", "earn", "earn"),
        ("are the certs stack a bull", "stackable", "stack a bull"),
        ("is a payrise better", "pay rise", "payrise"),
        ("is a payrise better", "rise", "payrise"),
        ("what does er a badge cost", "does a badge", "does er a badge"),
    ],
)
def test_what_was_typed_is_quoted(typed: str, word: str, quoted: str) -> None:
    text = REREADER.read(MessageText.of(typed))
    start = text.now.index(word)
    assert text.quote(start, start + len(word)) == quoted


def test_another_language_stays() -> None:
    french = MessageText("un bagde", "un bagde", language="fr")
    assert REREADER.read(french) == french
