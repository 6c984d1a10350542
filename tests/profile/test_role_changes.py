"""A title that is told when the roles are known: what says that it is the job changes the job, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from bot.profile.profile import Profile
from bot.profile.role_changes import roles_as_meant

KNOWN = Profile(occupation_words="bank teller", target_words="senior branch manager")


def meant(
    text: str,
    said: str,
    kind: str = "present",
    asked: str | None = "deadline",
    known: Profile = KNOWN,
    corrects: bool = False,
) -> tuple[list[tuple[str, str]], frozenset[str]]:
    start = text.index(said)
    role: dict[str, Any] = {"role": kind, "text": said, "start": start, "end": start + len(said)}
    roles, again = roles_as_meant([role], text, asked, known, corrects)
    return [(one["role"], one["text"]) for one in roles], again


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("senior branch manager, as I told you", "senior branch manager"),
        ("Branch manager. There is one desk free.", "Branch manager"),
        ("senior branch manager role in the new town", "senior branch manager role"),
    ],
)
def test_the_target_once_more_changes_nothing(text: str, said: str) -> None:
    assert meant(text, said) == ([], frozenset({"target"}))
    assert meant(text, said, "target") == ([], frozenset({"target"}))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("credit analyst, ideally", "credit analyst"),
        ("I'd rather go for credit analyst", "credit analyst"),
        ("credit analyst quisiera ser", "credit analyst"),
        ("credit analyst in the same branch", "credit analyst"),
    ],
)
def test_a_bare_or_wished_title_is_the_target_where_the_job_is_known(text: str, said: str) -> None:
    assert meant(text, said)[0] == [("target", "credit analyst")]


@pytest.mark.parametrize(
    "text",
    ["I'm a credit analyst now", "my job is credit analyst these days", "I got promoted to credit analyst"],
)
def test_what_says_that_it_is_the_job_changes_the_job(text: str) -> None:
    assert meant(text, "credit analyst")[0] == [("present", "credit analyst")]


def test_the_question_for_the_job_and_a_correction_change_the_job() -> None:
    assert meant("credit analyst", "credit analyst", asked="occupation")[0] == [("present", "credit analyst")]
    assert meant("no, credit analyst", "credit analyst", corrects=True)[0] == [("present", "credit analyst")]


def test_a_wish_answers_no_question_for_the_job() -> None:
    known = Profile()
    assert meant("I'd go back as a buyer", "buyer", asked="occupation", known=known)[0] == [("target", "buyer")]
    assert meant("buyer, but I want more pay", "buyer", asked="occupation", known=known)[0] == [
        ("present", "buyer")
    ]


def test_a_title_somewhere_in_a_sentence_changes_no_known_job() -> None:
    assert meant("the two of them sit beside the credit analyst all day", "credit analyst") == ([], frozenset())


def test_a_longer_name_of_the_target_is_another_only_where_it_is_wished_for() -> None:
    known = Profile(target_words="branch manager")
    text = "the regional branch manager sits upstairs"
    assert meant(text, "regional branch manager", "target", known=known)[0] == []
    text = "I want to be regional branch manager"
    assert meant(text, "regional branch manager", "target", known=known)[0] == [
        ("target", "regional branch manager")
    ]


def test_a_first_message_is_taken_as_it_was_read() -> None:
    for kind in ("present", "target"):
        assert meant("credit analyst, ideally", "credit analyst", kind, None, Profile())[0] == [
            (kind, "credit analyst")
        ]
