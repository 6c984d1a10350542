"""Skills by address, by code, by name, and the ones to ask about."""

from __future__ import annotations

import pytest

from bot.badges.alignments import MOST_ASKED, known_skills, skills_like, unknown_skills
from bot.badges.verification import Alignment, Verification, passed
from bot.catalogue.records import Skill

ESCO = "http://data.europa.eu/esco/skill"
SKILLS = {
    "sql": Skill("sql", "SQL", alternatives=("structured query language",), reference=f"{ESCO}/1-2"),
    "review": Skill("review", "Review designs", "activity", reference="4.A.1.a.1.I01.D01"),
    "plan": Skill("plan", "Plan projects", reference="https://credentialengineregistry.org/resources/ce-9"),
    "query": Skill("query", "query databases with SQL"),
}


def badge(*alignments: Alignment, title: str = "Data week", tags: tuple[str, ...] = ()) -> Verification:
    fine = passed("Fine.")
    return Verification("b", title, "A", "did:web:a", fine, fine, fine, fine, skills=alignments, tags=tags)


@pytest.mark.parametrize(
    ("alignment", "key"),
    [
        (Alignment("Abfragen", "http://data.europa.eu/esco/skill/1-2"), "sql"),
        (Alignment("Abfragen", "https://data.europa.eu/esco/skill/1-2/"), "sql"),
        (Alignment("x", "https://www.onetonline.org/link/activity/4.A.1.a.1.I01.D01"), "review"),
        (Alignment("x", code="4.a.1.a.1.i01.d01"), "review"),
        (Alignment("x", "https://credentialengineregistry.org/resources/ce-9"), "plan"),
        (Alignment("Structured Query Language"), "sql"),
    ],
)
def test_a_skill_is_known_by_address_code_or_name(alignment: Alignment, key: str) -> None:
    assert known_skills(badge(alignment), SKILLS) == (key,)
    assert unknown_skills(badge(alignment), SKILLS) == ()


def test_the_title_and_loose_words_count_by_name() -> None:
    assert known_skills(badge(title="sql"), SKILLS) == ("sql",)
    assert known_skills(badge(tags=("Plan projects",)), SKILLS) == ("plan",)
    assert known_skills(badge(Alignment("Juggling"), tags=("Plan projects",)), SKILLS) == ()


def test_what_the_catalogue_does_not_have_is_told() -> None:
    unknown = Alignment("Juggling", "https://a.example/juggling")
    assert unknown_skills(badge(unknown, Alignment("SQL")), SKILLS) == (unknown,)


def test_similar_skills_are_asked_about() -> None:
    assert next(skill.key for skill in skills_like(("SQL databases, advanced",), SKILLS)) in {"sql", "query"}
    assert skills_like(("Juggling with fire",), SKILLS) == ()
    many = {f"k{number}": Skill(f"k{number}", f"SQL {number}") for number in range(9)}
    assert len(skills_like(("SQL",), many)) == MOST_ASKED
