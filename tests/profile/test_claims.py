"""What people say they hold, as claimed evidence."""

from __future__ import annotations

from bot.profile.claims import beside_titles, claimed_credentials, claimed_skills, credentials_named
from bot.profile.profile import Evidence
from tests.tools.people import CREDENTIALS, SKILLS, credential

BY_KEY = {one.key: one for one in CREDENTIALS}


def test_a_title_of_the_catalogue_is_evidence_of_it() -> None:
    (evidence,) = claimed_credentials(["cloud steps badge"], BY_KEY)
    assert evidence == Evidence("claimed", "Cloud Steps badge", credential="cloud-steps")


def test_another_title_is_kept_as_it_was_said() -> None:
    assert claimed_credentials(["juggling diploma"], BY_KEY) == (Evidence("claimed", "juggling diploma"),)


def test_a_title_that_could_be_several_is_none_of_them() -> None:
    (evidence,) = claimed_credentials(["SQL badge"], BY_KEY)
    assert evidence.credential is None


def test_skills_are_claimed_by_key_and_unknown_ones_passed_over() -> None:
    assert claimed_skills(["sql", "gone"], SKILLS) == (Evidence("claimed", "SQL", skill="sql"),)


def test_the_words_of_a_title_are_no_skill_beside_it() -> None:
    said = {"sql": "SQL", "python": "Python"}
    assert beside_titles(said, ["sql badge"]) == ("python",)
    assert beside_titles(said, []) == ("sql", "python")


def test_short_names_are_matched_to_the_letter() -> None:
    some = [credential("r", "x"), credential("c", "x"), credential("c++", "x")]
    assert [one.key for one in credentials_named("finished c++ today", some)] == ["c++"]
    assert [one.key for one in credentials_named("finished the R badge", some)] == ["r"]
    assert credentials_named("anything", []) == ()
