"""The values of the catalogue are plain, immutable and public by default where that is safe."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from bot.catalogue import records
from bot.catalogue.records import Credential, Criterion, Match, Occupation, Opening, Requirement, Skill, TaughtSkill

VALUES = (
    Skill("s", "S"),
    Requirement("s"),
    Occupation("o", "O"),
    TaughtSkill("s"),
    Credential("c", "C", "badge", "Guild", (), 1.0),
    Opening("v", "V", "o"),
    Criterion("k", "o", "K", "skill"),
    Match("o", "O", 0.5),
)


@pytest.mark.parametrize("value", VALUES)
def test_values_are_hashable_and_never_changed(value: object) -> None:
    assert hash(value) == hash(value)
    with pytest.raises(FrozenInstanceError):
        setattr(value, fields(value)[0].name, "other")  # type: ignore[arg-type]


def test_what_an_organisation_adds_is_for_employees_unless_it_says_otherwise() -> None:
    assert {VALUES[5].audience, VALUES[6].audience} == {"employees"}  # type: ignore[attr-defined]
    assert VALUES[4].audience == "public"  # type: ignore[attr-defined]
    assert not any(getattr(value, "is_sample", False) for value in VALUES)
    assert records.HIGHEST_LEVEL == 7.0
