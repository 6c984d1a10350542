"""The Europass CV in XML: the SkillsPassport form, and the Candidate form of today's Europass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from bot.importing.days import day_in
from bot.importing.rows import ProfileUnreadable, Row, row

BROKEN = "That XML file cannot be read: it is broken, or refers to things outside itself."
NOT_EUROPASS = "That XML file is no Europass CV, the one kind of XML that I read."


def rows_of_xml(content: bytes) -> Iterator[Row | None]:
    """The rows of a Europass CV. Raises `ProfileUnreadable`; nothing outside the file is ever opened."""
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ProfileUnreadable(BROKEN) from error
    name = _name(root)
    if name == "SkillsPassport":
        return _of_passport(root)
    if name == "Candidate":
        return _of_candidate(root)
    raise ProfileUnreadable(NOT_EUROPASS)


def _of_passport(root: Element) -> Iterator[Row | None]:
    for work in _all(root, "WorkExperience"):
        starts, ends = _passport_day(work, "From"), _passport_day(work, "To")
        title = _text(next(_all(work, "Position"), None), "Label")
        employer = _text(next(_all(work, "Employer"), None), "Name")
        yield row("role", title, employer, starts, ends, is_present=ends is None)
    for skills in _all(root, "Skills"):
        for element in _all(skills, "Description"):
            yield from (
                row("skill", part.strip(" -•*")) for part in (element.text or "").replace(";", "\n").split("\n")
            )


def _passport_day(work: Element, name: str) -> Any:
    element = next(_all(work, name), None)
    if element is None:
        return None
    return day_in({part: element.get(part) for part in ("year", "month", "day")})


def _of_candidate(root: Element) -> Iterator[Row | None]:
    for work in _all(root, "EmployerHistory"):
        employer = _text(work, "OrganizationName")
        for position in _all(work, "PositionHistory"):
            starts = day_in(_text(next(_all(position, "StartDate"), None), "FormattedDateTime"))
            ends = day_in(_text(next(_all(position, "EndDate"), None), "FormattedDateTime"))
            is_present = ends is None or _text(position, "CurrentIndicator") == "true"
            yield row("role", _text(position, "PositionTitle"), employer, starts, ends, is_present)
    for competency in _all(root, "PersonCompetency"):
        yield row("skill", _text(competency, "CompetencyName"))
    for certificate in (*_all(root, "Certification"), *_all(root, "License")):
        name = (
            _text(certificate, "CertificationName")
            or _text(certificate, "LicenseName")
            or _text(certificate, "Name")
        )
        yield row("certificate", name, _text(certificate, "IssuingAuthorityName"))


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if _name(one) == name)


def _text(element: Element | None, name: str) -> str:
    if element is None:
        return ""
    return next((one.text.strip() for one in _all(element, name) if one.text and one.text.strip()), "")
