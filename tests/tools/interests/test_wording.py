from __future__ import annotations

from bot.catalogue.records import Occupation, Skill
from bot.tools.interests.form import ITEMS, Form
from bot.tools.interests.matching import RoleMatch
from bot.tools.interests.wording import beginning, question_text, roles_reply
from bot.tools.pay.tables import Pay, PaySource

SOCIAL = Form(tuple("yes" if item.theme == "social" else "no" for item in ITEMS))
PAY = Pay("host", PaySource("the United States", "USD", 2025, "OEWS"), 40000, 1, 2, 10)
HOST = RoleMatch(Occupation("host", "host"), 0.9, 0.5, ("greet",), PAY)
SKILLS = {"greet": Skill("greet", "greet guests")}


def test_each_question_has_its_place() -> None:
    assert question_text(Form()).startswith("1 of 12: would you like to ")
    assert question_text(Form(("yes",))).startswith("2 of 12")
    assert question_text(SOCIAL) == ""
    assert beginning(Form()) != beginning(Form(("yes",)))


def test_roles_come_with_what_is_shared_and_with_pay_of_a_named_country() -> None:
    reply = roles_reply(SOCIAL, (HOST,), "waiter", SKILLS)
    assert reply.table is not None
    assert reply.table.rows == (("host", "greet guests", "40,000 USD"),)
    assert "teaching, caring and helping" in reply.paragraphs[0]
    assert "“waiter”" in reply.paragraphs[0]
    assert "national figures of the United States, 2025" in reply.paragraphs[1]


def test_openings_are_a_column_where_there_are_any() -> None:
    reply = roles_reply(SOCIAL, (HOST, RoleMatch(Occupation("a", "carer"), 0.5, openings=2)), "", SKILLS)
    assert reply.table is not None
    assert [row[-1] for row in reply.table.rows] == ["–", "2 openings"]
    assert "Tell me what your job is" in reply.paragraphs[0]


def test_nothing_is_made_of_nothing() -> None:
    alike = Form(("yes",) * len(ITEMS))
    assert "nothing follows" in roles_reply(alike, (), "waiter", SKILLS).paragraphs[0]
    assert "I find no role" in roles_reply(SOCIAL, (), "waiter", SKILLS).paragraphs[0]
