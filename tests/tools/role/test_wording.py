"""What a role asks for, in words, for somebody who asks about it in general."""

from __future__ import annotations

from bot.catalogue.records import Credential, Occupation, Published, Requirement, Skill, TaughtSkill
from bot.dialogue.rendering import render_text
from bot.tools.phrases import SAMPLE_NOTE
from bot.tools.role.wording import MOST_SKILLS, credentials_reply, skills_reply

EXAM = Credential(
    *("exam", "Harbour pilot exam", "certificate", "Port Guild", (TaughtSkill("steer"),), 40),
    published=Published("logistics", "https://guild.example/exam", "Shows that somebody can bring ships in."),
)
SAMPLE = Credential("badge", "Knots", "badge", "Sample Ltd", (), 6, cost=20, is_sample=True)
SKILLS = {f"s{number}": Skill(f"s{number}", f"skill number {number}") for number in range(9)}
PILOT = Occupation(
    "pilot", "Pilots, Ship", requirements=tuple(map(Requirement, SKILLS)), source="O*NET", reference="53-5021.00"
)


def test_each_credential_is_told_with_what_it_is_for_and_what_it_takes() -> None:
    text = render_text(credentials_reply("ship pilots", [EXAM, SAMPLE], ()), "")
    assert "near “ship pilots”" in text
    assert "Harbour pilot exam, Port Guild. Shows that somebody can bring ships in." in text
    assert "does not publish them" in text
    assert "40" not in text
    assert "https://guild.example/exam" in text
    assert "Knots (sample), Sample Ltd. It takes 6 hours. It costs 20 EUR." in text
    assert "adverts" in text
    assert SAMPLE_NOTE in text


def test_where_all_is_published_nobody_is_sent_to_the_issuer() -> None:
    assert "does not publish" not in render_text(credentials_reply("knots", [SAMPLE], ()), "")


def test_no_credential_is_said_honestly() -> None:
    (paragraph,) = credentials_reply("lion taming", [], ()).paragraphs
    assert paragraph.startswith("My catalogue has no credential for “lion taming”.")


def test_the_most_characteristic_skills_come_first_with_their_source() -> None:
    weights = {key: number / 10 for number, key in enumerate(SKILLS)}
    reply = skills_reply("ship pilots", PILOT, "ship pilot", weights, SKILLS, ())
    assert reply.items[0] == "Skill number 8"
    assert len(reply.items) == MOST_SKILLS
    assert reply.note == "By O*NET."
    assert reply.paragraphs[0].startswith("I take “ship pilots” for ship pilot.")
    assert skills_reply("ship pilot", PILOT, "ship pilot", weights, SKILLS, ()).paragraphs[0].startswith("What")


def test_a_role_without_requirements_is_told_as_such() -> None:
    reply = skills_reply("wizard", Occupation("w", "Wizard"), "wizard", {}, SKILLS, ())
    assert reply.paragraphs == ("My catalogue does not say what “wizard” asks for.",)
