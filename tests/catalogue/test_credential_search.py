"""Credentials are found by words near to what they are, and by none that are far."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.catalogue.credential_search import LEAST_NEAR, CredentialIndex, Vectors, described
from bot.catalogue.records import Credential, Published, Skill, TaughtSkill

SKILLS = {"knots": Skill("knots", "tie knots"), "sails": Skill("sails", "set sails")}
RIGGER = Credential("rigger", "Rigger", "badge", "Harbour", (TaughtSkill("knots"), TaughtSkill("gone")), 8)
COOK = Credential(
    "cook", "Cook", "badge", "Galley", (), 8, published=Published("hospitality", purpose="Feeds a crew.")
)


def encode(texts: Sequence[str]) -> Vectors:
    """One axis for what is about a ship's ropes, one for everything else."""
    return np.array([[1.0, 0.0] if "knots" in text else [0.0, 1.0] for text in texts], dtype=np.float32)


INDEX = CredentialIndex({"rigger": RIGGER, "cook": COOK}, SKILLS, encode)


def test_a_credential_is_described_by_its_purpose_else_by_what_it_teaches() -> None:
    assert described(RIGGER, SKILLS) == "Rigger. . tie knots"
    assert described(COOK, SKILLS) == "Cook. hospitality. Feeds a crew."


def test_the_nearest_comes_first_and_the_far_not_at_all() -> None:
    slanted = np.array([0.8, 0.6], dtype=np.float32)
    assert INDEX.near("ropes", slanted, 5) == ("rigger", "cook")
    assert INDEX.near("ropes", slanted, 1) == ("rigger",)
    assert INDEX.near("ropes", np.array([1.0, 0.0], dtype=np.float32), 5) == ("rigger",)
    assert INDEX.near("ropes", np.array([LEAST_NEAR - 0.01, 0.0], dtype=np.float32), 5) == ()


def test_one_that_bears_the_words_is_found_however_far_they_are() -> None:
    far = np.array([0.1, 0.2], dtype=np.float32)
    assert INDEX.near("Cook", far, 5) == ("cook",)
    assert INDEX.near("co", far, 5) == INDEX.near(" ", far, 5) == ()


def test_the_shortest_title_with_the_words_comes_first() -> None:
    many = {name: Credential(name, name, "badge", "Galley", (), 8) for name in ("Cook of ships", "Cook", "Steward")}
    index = CredentialIndex(many, SKILLS, encode)
    assert index.named("cook", 5) == ("Cook", "Cook of ships")
    assert index.named("cook", 1) == ("Cook",)
    assert index.named("", 5) == index.named("captain", 5) == ()


def test_an_empty_catalogue_has_none() -> None:
    assert CredentialIndex({}, {}, encode).near("ropes", np.ones(2, dtype=np.float32), 3) == ()
