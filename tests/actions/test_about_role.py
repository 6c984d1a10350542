"""What is asked of a role that need not be one's own."""

from __future__ import annotations

from typing import Any

import pytest

from actions.about_role import ActionAboutRole
from bot.dialogue.payload import CHOOSE_ROLE, payload
from bot.tools.role.wording import AIM_AT_IT
from tests.actions.acting import Act, Done


def ask(guide: Act, kind: str, words: str, key: str = "data-analyst", score: float = 0.9, *found: str) -> Done:
    role = {"key": key, "title": key, "score": score, "name": key}
    asked: dict[str, Any] = {"kind": kind, "text": words, "roles": [role], "credentials": list(found)}
    return guide(ActionAboutRole(), f"{kind} of {words}?", situation={"asked": asked})


def test_the_credentials_found_by_their_words_come_before_those_of_the_role(guide: Act) -> None:
    text = ask(guide, "credentials", "data analysts", "data-analyst", 0.9, "sql-basics").text
    assert "near “data analysts”" in text
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert lines[0].startswith("- SQL basics (sample)")
    assert len(lines) == 4


def test_words_for_no_role_are_answered_by_credentials_alone(guide: Act) -> None:
    done = ask(guide, "credentials", "databases", "data-analyst", 0.3, "sql-basics", "gone-since")
    assert next(line for line in done.text.splitlines() if line.startswith("- ")).startswith("- SQL basics")
    assert AIM_AT_IT not in done.titles
    assert "no credential for “lion taming”" in ask(guide, "credentials", "lion taming", "data-analyst", 0.3).text


def test_the_skills_of_a_role_and_the_way_to_aim_at_it(guide: Act) -> None:
    done = ask(guide, "skills", "data analyst")
    assert "What matters most in a role as data analyst" in done.text
    assert payload(CHOOSE_ROLE, field="target", role="data-analyst") in done.payloads


def test_the_pay_of_a_role(guide: Act) -> None:
    assert "national figures of the United States" in ask(guide, "pay", "data analyst").text


@pytest.mark.parametrize(("kind", "key", "score"), [("pay", "data-analyst", 0.5), ("skills", "gone-since", 0.9)])
def test_a_role_that_is_not_surely_known_is_admitted(guide: Act, kind: str, key: str, score: float) -> None:
    assert ask(guide, kind, "fire eater", key, score).response == "utter_not_covered"


def test_without_a_reading_nothing_is_made_up(guide: Act) -> None:
    assert guide(ActionAboutRole(), "what does it pay?").response == "utter_not_covered"


def test_whether_a_named_credential_is_worth_it_gets_what_is_known_and_how_to_find_out(guide: Act) -> None:
    done = ask(guide, "worth", "sql basics", "data-analyst", 0.3, "sql-basics")
    known, answer = (str(message["text"]) for message in done.messages)
    assert "SQL basics (sample)" in known
    assert answer.splitlines()[-1] == "Source: Is this certificate worth it?"
    assert len(ask(guide, "worth", "the moon badge", "data-analyst", 0.3, "gone-since").messages) == 1
