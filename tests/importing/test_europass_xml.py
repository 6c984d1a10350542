"""The Europass CV in XML, from anybody."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.sample_profiles import CANDIDATE_XML, PASSPORT_XML
from bot.importing.europass_xml import BROKEN, NOT_EUROPASS, rows_of_xml
from bot.importing.rows import ProfileUnreadable, Row, gathered

CHEF = Row("role", "Sous Chef", "Hotel Larkfield", date(2021, 4, 1), None, is_present=True)


def test_both_forms_are_read() -> None:
    assert gathered(rows_of_xml(PASSPORT_XML.encode())) == (
        CHEF,
        Row("skill", "Menu planning"),
        Row("skill", "HACCP"),
    )
    assert gathered(rows_of_xml(CANDIDATE_XML.encode())) == (CHEF, Row("skill", "HACCP"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><SkillsPassport>&x;</SkillsPassport>', BROKEN),
        ("<SkillsPassport>", BROKEN),
        ("<html/>", NOT_EUROPASS),
    ],
)
def test_other_xml_is_refused_and_opens_nothing(text: str, said: str) -> None:
    with pytest.raises(ProfileUnreadable) as caught:
        rows_of_xml(text.encode())
    assert str(caught.value) == said
