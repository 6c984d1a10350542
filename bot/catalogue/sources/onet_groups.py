"""O*NET's nine headings for what people do at work, by which its activities are grouped."""

from __future__ import annotations

_HEADINGS = {
    "4.A.1.a": "Looking for and receiving information",
    "4.A.1.b": "Identifying and evaluating information",
    "4.A.2.a": "Information and data processing",
    "4.A.2.b": "Reasoning and decision making",
    "4.A.3.a": "Physical and manual work",
    "4.A.3.b": "Complex and technical work",
    "4.A.4.a": "Communicating and interacting",
    "4.A.4.b": "Coordinating, developing, managing and advising",
    "4.A.4.c": "Administering",
}
_SKILL_HEADINGS = {
    "2.A.1": "Content skills",
    "2.A.2": "Process skills",
    "2.B.1": "Social skills",
    "2.B.2": "Complex problem solving",
    "2.B.3": "Technical skills",
    "2.B.4": "Systems skills",
    "2.B.5": "Resource management skills",
}


def activity_group(element: str) -> str:
    """The heading of an element of the content model: ``4.A.2.a.4`` is among data processing."""
    return next((name for prefix, name in _HEADINGS.items() if element.startswith(prefix)), "")


def skill_group(element: str) -> str:
    """The heading of a skill by its element id: ``2.B.3.e`` is a technical skill; "Knowledge" for ``2.C``."""
    if element.startswith("2.C"):
        return "Knowledge"
    return next((name for prefix, name in _SKILL_HEADINGS.items() if element.startswith(prefix)), "")
