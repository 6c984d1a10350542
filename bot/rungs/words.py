"""The words that tell a level within an occupation, and those of a title that tell neither a level nor a trade."""

from __future__ import annotations

from collections.abc import Mapping

STAGES: Mapping[str, float] = {
    "apprentice": -2,
    "trainee": -2,
    "student": -2,
    "intern": -2,
    "junior": -1,
    "jr": -1,
    "graduate": -1,
    "associate": -1,
    "entry": -1,
    "probationary": -1,
    "senior": 1,
    "snr": 1,
    "sr": 1,
    "advanced": 1,
    "higher": 1,
    "staff": 2,
    "principal": 3,
    "distinguished": 4,
}
"""Words for how far somebody has come in their own work."""

LEADING: Mapping[str, float] = {
    "lead": 2,
    "leader": 2,
    "leading": 2,
    "supervisor": 2,
    "supervising": 2,
    "foreman": 2,
    "forewoman": 2,
    "foreperson": 2,
    "chargehand": 2,
    "charge": 2,
    "sister": 2,
    "coordinator": 1.5,
    "manager": 3,
    "mgr": 3,
    "head": 4,
    "boss": 3,
    "chief": 5,
    "director": 6,
    "vp": 6,
    "partner": 5,
}
"""Words for somebody who leads others."""

BELOW = frozenset({"deputy", "acting", "vice", "interim", "sub", "under"})
"""Words before a title for somebody who stands in for its holder: half a level below."""

AT: Mapping[str, frozenset[str]] = {
    "staff": frozenset({"engineer", "developer", "software", "scientist", "data", "product", "designer", "writer"}),
    "associate": frozenset(
        {
            "engineer",
            "software",
            "developer",
            "architect",
            "director",
            "designer",
            "solicitor",
            "lawyer",
            "consultant",
        }
        | {"scientist", "analyst", "editor", "producer", "product", "professor", "manager", "planner", "surveyor"}
    ),
    "charge": frozenset({"nurse", "hand", ""}),
    "entry": frozenset({"level"}),
}
"""Words that tell a level only before one of these."""

NUMERALS: Mapping[str, float] = {"ii": 0.5, "iii": 1, "iv": 1.5}
"""Roman numbers behind a title: one level up each."""

GRADE = frozenset({"band", "grade", "level", "tier", "class", "e", "g", "gs"})
"""Words before the number of a band or grade."""

PLACES = frozenset(
    [
        "area",
        "bar",
        "branch",
        "cafe",
        "clinic",
        "coffee",
        "company",
        "crew",
        "department",
        "depot",
        "desk",
        "factory",
        "firm",
        "floor",
        "garage",
        "group",
        "hall",
        "hospital",
        "hotel",
        "kitchen",
        "line",
        "place",
        "plant",
        "practice",
        "pub",
        "restaurant",
        "salon",
        "school",
        "section",
        "shift",
        "shop",
        "site",
        "store",
        "team",
        "unit",
        "ward",
        "warehouse",
        "work",
        "workshop",
    ]
)
"""Words that say where somebody works, not what they do."""

OF_ANY_WORK = frozenset(
    [
        "civil",
        "colleague",
        "consultant",
        "crew",
        "department",
        "employee",
        "group",
        "hand",
        "line",
        "member",
        "officer",
        "operator",
        "section",
        "servant",
        "shift",
        "specialist",
        "staff",
        "team",
        "technician",
        "unit",
        "work",
        "worker",
    ]
)
"""Words of a title that are said in every trade: "team leader", "leading hand", "head of unit", "civil servant"."""

WITHOUT_MEANING = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "certified",
        "experienced",
        "for",
        "full",
        "fully",
        "her",
        "his",
        "in",
        "job",
        "level",
        "my",
        "new",
        "next",
        "nhs",
        "of",
        "old",
        "on",
        "one",
        "or",
        "our",
        "part",
        "people",
        "person",
        "position",
        "post",
        "qualified",
        "registered",
        "role",
        "s",
        "some",
        "that",
        "the",
        "their",
        "this",
        "time",
        "to",
        "with",
        "your",
    ]
)
"""Words that say nothing of level or trade."""

_ENDINGS = ("ership", "ions", "ress", "ing", "ery", "ers", "er", "or", "man", "woman", "s")


def stem(word: str) -> str:
    """The word without the ending that makes a person or a doing of it: "cleaner" and "cleaning" alike."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
