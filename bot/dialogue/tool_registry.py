"""The ten terms as tools: which intent runs each, what its button says, and what it has to know first."""

from __future__ import annotations

from dataclasses import dataclass

ASSESS_ME = "Assess my situation"
"""The button that starts the assessment, from which the tools work."""

PREPARE_MY_TALK = "Prepare the talk with my manager"
"""The button that leads from advice, and from what documents say of such a talk, to one's own."""


@dataclass(frozen=True)
class Tool:
    """A tool that works for one person.

    `term` is the key of the passage that explains it, `intent` what runs it, `button` its label below that passage,
    and `needs` the fields of the profile without which it cannot work.
    """

    term: str
    intent: str
    button: str
    needs: tuple[str, ...] = ()


MAKE_PLAN = "my_pathway"
"""The intent of the tool that makes a plan."""

TOOLS = (
    Tool("skills-badge-laddering", "my_ladder", "Show my ladder", ("target",)),
    Tool("nanodegree-leap", "my_leap", "Find a programme for me", ("target", "hours_per_week")),
    Tool("upskill-to-advance-pathway", MAKE_PLAN, "Make my plan", ("target", "hours_per_week")),
    Tool("credentials-gap-bridging", "my_gap", "Show my gap", ("target",)),
    Tool("micro-advancement-track", "my_progress", "Show my progress"),
    Tool("digital-badge-promotion", "check_badge", "Check my badge"),
    Tool("stackable-certification-ascent", "my_ascent", "Show my ascent"),
    Tool("on-demand-career-bumping", "my_openings", "Find openings for me"),
    Tool("capability-stack-elevation", "my_capabilities", "Show my capabilities"),
    Tool("just-in-time-promotion", "my_readiness", "Check my readiness", ("target",)),
)
"""In the order of the terms."""


def tool_for_term(passage: str) -> Tool | None:
    """The tool that a passage explains, if it explains one."""
    return next((tool for tool in TOOLS if tool.term == passage), None)


def tool_for_intent(intent: str) -> Tool | None:
    """The tool that an intent runs, if it runs one."""
    return next((tool for tool in TOOLS if tool.intent == intent), None)
