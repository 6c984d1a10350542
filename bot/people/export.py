"""What is stored about a person as files to take elsewhere: JSON Resume, and all of it as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.people.hr_requests import HrRequest
from bot.people.person import Person

RESUME_NAME, DATA_NAME = "resume.json", "my-data.json"
MEDIA_TYPE = "application/json"
RESUME_FOR = "your profile as JSON Resume, for other programs"
DATA_FOR = "all that is stored about you"
EXPORT_READY = "Here is your data. The addresses work for a day, for you alone."
EXPORT_MY_DATA = "Export my data"
SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def json_resume(person: Person, titles: Mapping[str, str], today: date) -> bytes:
    """The profile in the form of JSON Resume 1.0.0, as far as that has a place for it."""
    profile = person.profile
    role = profile.occupation_words or titles.get(profile.occupation or "", "")
    work: dict[str, Any] = {"position": role} if role else {}
    if role and profile.months_in_role is not None:
        work["startDate"] = _months_before(today, profile.months_in_role)
    highlights = [achievement.text for achievement in person.achievements]
    if highlights:
        work["highlights"] = highlights
    held = [one for one in person.evidence if one.credential or one.badge]
    value = {
        "$schema": SCHEMA,
        "basics": {"label": role} if role else {},
        "work": [work] if work else [],
        "skills": [{"name": one.title} for one in person.evidence if not (one.credential or one.badge)],
        "certificates": [
            {"name": one.title, **({"date": one.earned.isoformat()} if one.earned else {})} for one in held
        ],
    }
    return _json(value)


def all_data(person: Person, requests: Sequence[HrRequest], files: Sequence[str]) -> bytes:
    """Everything that is stored, with nothing left out but conversations, which hold what is on the screen."""
    return _json({**asdict(person), "requests_to_hr": [asdict(one) for one in requests], "files": list(files)})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _months_before(today: date, months: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return f"{year:04d}-{month + 1:02d}"
