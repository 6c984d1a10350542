"""What is asked of a role that need not be one's own, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.role_questions import LONGEST, MOST_WORDS, RoleQuestion, role_question


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Which certificates do florists need?", "credentials", "florists"),
        ("best courses for forklift drivers", "credentials", "forklift drivers"),
        ("can you recommend a certificate in bee keeping, or", None, None),
        ("can you recommend a certificate in bee keeping", "credentials", "bee keeping"),
        ("What qualifications would I need to become a dental nurse?", "credentials", "dental nurse"),
        ("should I take the Six Sigma exam", "credentials", "six sigma"),
        ("network engineering certificates please", "credentials", "network engineering"),
        ("network engineering certificates", "credentials", "network engineering"),
        ("is there any training for a crane operator these days?", "credentials", "crane operator"),
        ("what skills does a tax adviser need", "skills", "tax adviser"),
        ("Which skills are needed to become a pilot?", "skills", "pilot"),
        ("what does a scrum master actually do?", "skills", "scrum master"),
        ("What does it take to be a head chef", "skills", "head chef"),
        ("what skills do you need to become a beekeeper?", "skills", "beekeeper"),
        ("How much does a bricklayer earn a year?", "pay", "bricklayer"),
        ("what’s the salary of an optician?", "pay", "optician"),
        ("bus driver wages", "pay", "bus driver"),
        ("are translators well paid?", "pay", "translators"),
        ("Is the ISTQB worth it for me?", "worth", "istqb"),
        ("would a HACCP certificate be any good at 60", "worth", "haccp"),
    ],
)
def test_what_is_asked_and_of_which_role(text: str, kind: str | None, words: str | None) -> None:
    assert role_question(text) == (None if kind is None else RoleQuestion(kind, words))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "what does a promotion pay?",
        "what would I earn there?",
        "which certificates should I put on my CV",
        "what skills do employers look for",
        "are badges good for teachers",
        "which courses are there for my job",
        "does a certificate help for a promotion",
        "what do you do",
        "what do I need to become a beekeeper?",
        "is it worth it?",
        "are badges worth the money",
        "is a promotion worth having",
        "a good certificate",
        "best online courses",
        "I did a course for welders once. " * 8,
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert role_question(text) is None


@given(st.text(max_size=2 * LONGEST))
def test_any_text_is_read_or_left(text: str) -> None:
    found = role_question(text)
    words = ["left"] if found is None else found.words.split()
    assert 0 < len(words) <= MOST_WORDS
