"""Which roles a message speaks of, from scored candidates."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue.records import Match
from bot.profile.roles import CLEAR_LEAD, EXACT, LIKELY, MOST_OFFERED, SURE, PresentRole, role_mentions
from bot.rungs.ladders import FILE, read_ladders
from bot.settings import PROJECT_ROOT


def candidate(key: str, score: float) -> dict[str, Any]:
    return {"key": key, "title": key.title(), "score": score, "name": key}


def role(kind: str, *candidates: dict[str, Any], text: str = "nurse") -> dict[str, Any]:
    return {"role": kind, "text": text, "start": 0, "end": len(text), "candidates": list(candidates)}


def test_a_sure_candidate_is_taken_with_what_the_person_called_it() -> None:
    said = role_mentions({"roles": [role("present", candidate("nurse", SURE))]}, None, "I am a nurse")
    assert (said.values, said.unclear) == ({"occupation": "nurse"}, None)
    assert said.words == {"occupation_words": "nurse"}


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("into logistics planning", "logistics planning"),
        ("as a Nurse", "Nurse"),
        ("The chef", "chef"),
        ("IT support", "IT support"),
        ("in-house lawyer", "in-house lawyer"),
        ("assistant to the director", "assistant to the director"),
        ("a", "a"),
    ],
)
def test_what_is_no_part_of_a_role_s_name_is_left_out(said: str, called: str) -> None:
    mentioned = role_mentions({"roles": [role("target", text=said)]}, None, said)
    assert mentioned.words == {"target_words": called}


def test_one_far_ahead_is_taken_and_two_alike_are_asked_about() -> None:
    ahead = [candidate("a", LIKELY + CLEAR_LEAD), candidate("b", LIKELY - 0.01)]
    assert role_mentions({"roles": [role("target", *ahead)]}, None, "").values == {"target": "a"}
    alike = [candidate("a", LIKELY + 0.05), candidate("b", LIKELY + 0.01), candidate("c", LIKELY - 0.1)]
    unclear = role_mentions({"roles": [role("target", *alike)]}, None, "").unclear
    assert unclear is not None
    assert (unclear.field, [match.key for match in unclear.matches]) == ("target", ["a", "b"])


def test_no_more_than_three_are_offered() -> None:
    many = [candidate(key, 0.7) for key in "abcde"]
    unclear = role_mentions({"roles": [role("target", *many)]}, None, "").unclear
    assert unclear is not None
    assert len(unclear.matches) == MOST_OFFERED == 3
    assert isinstance(unclear.matches[0], Match)


@pytest.mark.parametrize(("asked", "field"), [("occupation", "occupation"), ("target", "target")])
def test_a_bare_title_answers_the_open_question(asked: str, field: str) -> None:
    said = role_mentions({"whole": [candidate("nurse", 0.95)]}, asked, "nurse")
    assert said.values == {field: "nurse"}
    assert role_mentions({"whole": [candidate("nurse", 0.95)]}, "deadline", "nurse").values == {}
    other = "target" if asked == "occupation" else "present"
    read_otherwise = role_mentions({"roles": [role(other, candidate("nurse", 0.95))]}, asked, "a nurse")
    assert read_otherwise.values == {field: "nurse"}


def test_a_role_beside_other_words_stays_what_it_was_read_as() -> None:
    said = role_mentions(
        {"roles": [role("present", candidate("nurse", 0.95))]}, "target", "well, I am only a nurse yet"
    )
    assert said.values == {"occupation": "nurse"}


def test_what_is_aimed_at_is_another_role_than_the_present_one() -> None:
    both = [role("target", candidate("nurse", 0.95), candidate("manager", 0.85), text="hospital buyer")]
    assert role_mentions({"roles": both}, None, "", PresentRole("nurse")).values == {"target": "manager"}
    both.append(role("present", candidate("nurse", 0.95)))
    assert role_mentions({"roles": both}, None, "").values == {"occupation": "nurse", "target": "manager"}


def test_a_step_up_stays_in_the_occupation_unless_the_catalogue_has_one_of_that_name() -> None:
    ladders = read_ladders(PROJECT_ROOT / FILE)
    nurse = role("present", candidate("nurse", 0.95), text="staff nurse")
    near = role("target", candidate("aide", 0.85), text="ward sister")
    same = role("target", candidate("sister", 1.0), text="ward sister")
    assert role_mentions({"roles": [nurse, near]}, None, "", ladders=ladders).values == {
        "occupation": "nurse",
        "target": "nurse",
    }
    assert role_mentions({"roles": [nurse, same]}, None, "", ladders=ladders).values["target"] == "sister"


def test_a_role_on_a_ladder_is_not_asked_about() -> None:
    ladders = read_ladders(PROJECT_ROOT / FILE)
    alike = role("present", candidate("a", LIKELY), candidate("b", LIKELY), text="executive officer")
    said = role_mentions({"roles": [alike]}, None, "", ladders=ladders)
    assert (said.values, said.unclear) == ({}, None)
    assert said.words == {"occupation_words": "executive officer"}


def test_a_trade_behind_other_words_is_that_trade() -> None:
    plumber = role("present", candidate("plumber", LIKELY + 0.05), text="sole trader plumber")
    assert role_mentions({"roles": [plumber]}, None, "").values == {"occupation": "plumber"}
    two = [candidate("plumber", LIKELY + 0.05), candidate("trader", LIKELY + 0.04)]
    assert role_mentions({"roles": [role("present", *two, text="trader plumber")]}, None, "").unclear is not None


@pytest.mark.parametrize("said", ["lead", "senior", "L5", "team leader", "head of unit"])
def test_a_level_alone_is_not_compared_with_roles(said: str) -> None:
    alike = [candidate("a", LIKELY + 0.05), candidate("b", LIKELY + 0.04)]
    mentioned = role_mentions({"roles": [role("target", *alike, text=said)]}, None, said)
    assert (mentioned.unclear, mentioned.words) == (None, {"target_words": said})


def test_a_rank_alone_is_no_occupation_unless_the_catalogue_has_its_name() -> None:
    sure = role("present", candidate("office-supervisor", SURE + 0.05), text="supervisor")
    named = role("present", candidate("site-foreman", EXACT), text="foreman")
    said = role_mentions({"roles": [sure]}, None, "")
    assert (said.values, said.words) == ({}, {"occupation_words": "supervisor"})
    assert role_mentions({"roles": [named]}, None, "").values == {"occupation": "site-foreman"}


def test_a_whole_message_that_is_like_no_role_names_none() -> None:
    assert role_mentions({"whole": [candidate("nurse", LIKELY - 0.1)]}, "target", "surprise me").words == {}


def test_what_is_like_nothing_is_kept_in_its_own_words() -> None:
    strange = {"roles": [role("target", candidate("a", 0.2), text="zorblax")]}
    said = role_mentions(strange, None, "I want to be a zorblax")
    assert (said.values, said.words, said.unclear) == ({}, {"target_words": "zorblax"}, None)


def test_two_roles_are_both_kept_and_one_is_asked_about() -> None:
    alike = [candidate("a", LIKELY + 0.05), candidate("b", LIKELY + 0.01)]
    said = role_mentions({"roles": [role("present", *alike), role("target", *alike, text="chef")]}, None, "")
    assert said.words == {"occupation_words": "nurse", "target_words": "chef"}
    assert said.unclear is not None
    assert said.unclear.field == "occupation"


def test_skills_come_with_the_words_for_them() -> None:
    found = {"skills": [{"keys": ["sql", "other"], "text": "SQL"}, {"keys": [], "text": "x"}]}
    assert role_mentions(found, None, "").skills == {"sql": "SQL"}


def test_a_message_without_anything_says_nothing() -> None:
    said = role_mentions({}, None, "hello")
    assert (dict(said.values), said.unclear, dict(said.skills)) == ({}, None, {})


def test_a_rung_of_a_ladder_goes_before_what_is_none() -> None:
    ladders = read_ladders(PROJECT_ROOT / FILE)
    both = [role("present", text="response team"), role("present", text="PC")]
    assert role_mentions({"roles": both}, None, "", ladders=ladders).words == {"occupation_words": "PC"}
    assert role_mentions({"roles": both}, None, "").words == {"occupation_words": "response team"}


def test_further_roles_aimed_at_are_told_and_not_dropped() -> None:
    aims = [role("target", text="assistant head"), role("target", text="head of year"), role("target", text="head")]
    assert role_mentions({"roles": aims}, None, "").others == ("head of year",)
    ladders = read_ladders(PROJECT_ROOT / FILE)
    surest = [role("target", text="payroll"), role("target", text="supervisor")]
    assert role_mentions({"roles": surest}, None, "", ladders=ladders).words == {"target_words": "payroll"}
    now = [role("present", text="cook"), role("present", text="waiter")]
    assert role_mentions({"roles": now}, None, "").others == ()


def test_a_post_that_is_open_is_no_new_target() -> None:
    situation = {"roles": [role("target", candidate("matron", SURE), text="matron")]}
    assert role_mentions(situation, "opening", "yes, the matron retires").words == {}
    assert role_mentions(situation, "deadline", "I want to be matron").words == {"target_words": "matron"}
