"""Profiles in JSON: JSON Resume (jsonresume.org/schema) and the Europass CV (its older SkillsPassport form)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.importing.days import day_in
from bot.importing.rows import Row, row


def is_profile(value: object) -> bool:
    """Whether a JSON value is one of the two."""
    if not isinstance(value, Mapping):
        return False
    return "SkillsPassport" in value or bool({"basics", "work", "certificates"} & value.keys())


def rows_of_json(value: Mapping[str, Any]) -> Iterator[Row | None]:
    """The rows of a profile."""
    passport = value.get("SkillsPassport")
    return _of_passport(passport) if isinstance(passport, Mapping) else _of_resume(value)


def _of_resume(value: Mapping[str, Any]) -> Iterator[Row | None]:
    for work in _list(value.get("work")):
        starts, ends = day_in(work.get("startDate")), day_in(work.get("endDate"))
        by = work.get("name") or work.get("company")
        yield row("role", work.get("position"), by, starts, ends, is_present=not work.get("endDate"))
    for skill in _list(value.get("skills")):
        yield row("skill", skill.get("name"))
        keywords = skill.get("keywords")
        yield from (row("skill", word) for word in (keywords if isinstance(keywords, list) else ()))
    for certificate in _list(value.get("certificates")):
        yield row(
            "certificate", certificate.get("name"), certificate.get("issuer"), day_in(certificate.get("date"))
        )


def _of_passport(passport: Mapping[str, Any]) -> Iterator[Row | None]:
    learner = _map(passport.get("LearnerInfo"))
    for work in _list(learner.get("WorkExperience")):
        period = _map(work.get("Period"))
        starts, ends = _period_day(period.get("From")), _period_day(period.get("To"))
        is_present = period.get("Current") is True or (ends is None and starts is not None)
        employer = _map(work.get("Employer")).get("Name")
        yield row("role", _map(work.get("Position")).get("Label"), employer, starts, ends, is_present)
    skills = _map(learner.get("Skills"))
    for name in ("Communication", "Organisational", "JobRelated", "Computer", "Other"):
        text = _map(skills.get(name)).get("Description")
        yield from (row("skill", part) for part in _parts(text))
    for achievement in _list(learner.get("Achievement")):
        label = _map(achievement.get("Title"))
        if "certif" in str(label.get("Label") or label.get("Code") or "").lower():
            yield row("certificate", _plain(achievement.get("Description")))


def _period_day(value: object) -> Any:
    if not isinstance(value, Mapping):
        return None
    return day_in({name.lower(): part for name, part in value.items() if isinstance(name, str)})


def _parts(text: object) -> Iterator[str]:
    for line in _plain(text).replace(";", "\n").replace(",", "\n").splitlines():
        yield line.strip(" -•*\t")


def _plain(text: object) -> str:
    """The text of an editor's HTML: each element's end is a line's end."""
    if not isinstance(text, str):
        return ""
    pieces, is_tag = [], False
    for sign in text:
        if sign == "<":
            is_tag = True
            pieces.append("\n")
        elif sign == ">":
            is_tag = False
        elif not is_tag:
            pieces.append(sign)
    return "".join(pieces).strip()


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> Iterator[Mapping[str, Any]]:
    return (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else iter(())
