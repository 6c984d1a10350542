"""The gap in words."""

from __future__ import annotations

from bot.dialogue.phrases import counted, listed
from bot.dialogue.reply import Reply
from bot.tools.gap.gap import Gap, SkillState
from bot.tools.phrases import NO_REQUIREMENTS, hours_of, level, sample_note, table, titled

SHOW_GAP = "Show my gap"

BY_ACTIVITY = (
    "For this role the source lists work activities instead of skills, so this compares activities: "
    "take it as a rough guide."
)
NO_LEVELS = "The source gives no levels here, so I only look at whether you have each {noun}, not at how well."
CLAIMED = "Claimed means that you told me so, and nothing proves it yet."
NEAREST = (
    "My catalogue has no “{title}”, so I compare with “{nearest}”, the nearest that it has. "
    "If that is far off, tell me another name for the role."
)
NOTHING_TEACHES = "no credential in the catalogue"


def gap_reply(gap: Gap, compared_with: str = "") -> Reply:
    """A summary of the gap, then a table with the missing skills first and the best credential for each.

    `compared_with` is the role of the catalogue that stands in for one that it does not have by that name.
    """
    title = gap.occupation.title
    if not gap.states:
        return Reply((NO_REQUIREMENTS.format(title=title),), private=True)
    noun = "activity" if gap.is_by_activity else "skill"
    plural = "activities" if gap.is_by_activity else "skills"
    rows = sorted(gap.counted, key=lambda state: ("missing", "claimed", "proven").index(state.status))
    cells = [_skill_row(state, gap.has_levels) for state in rows]
    columns = [noun.capitalize(), "Asked for", "You", "Best credential"]
    if not gap.has_levels:
        columns.remove("Asked for")
    nearest = (NEAREST.format(title=title, nearest=compared_with),) if compared_with else ()
    optional = [one.skill.name for one in gap.states if one not in gap.counted and one.status == "missing"]
    extra = (f"Useful but optional: {listed(optional)}.",) if optional else ()
    return Reply(
        paragraphs=(_summary(gap, noun, plural), *nearest, *_remarks(gap, noun), *extra),
        table=table(columns, cells, f"What “{title}” asks for", "row"),
        note=sample_note(one.best.credential if one.best else None for one in rows[:12]),
        private=True,
    )


def _summary(gap: Gap, noun: str, plural: str) -> str:
    states = gap.counted
    count = {status: sum(one.status == status for one in states) for status in ("proven", "claimed", "missing")}
    asks = f"“{gap.occupation.title}” asks for {counted(len(states), noun, plural)}"
    if not count["missing"] and not count["claimed"]:
        return f"{asks}, and you have proof of all of them. There is no gap."
    if not count["missing"]:
        return f"{asks}, and none is missing: {count['proven']} proven, {count['claimed']} claimed."
    return f"{asks}: {count['proven']} proven, {count['claimed']} claimed, {count['missing']} missing."


def _remarks(gap: Gap, noun: str) -> tuple[str, ...]:
    remarks = [BY_ACTIVITY] if gap.is_by_activity else []
    if not gap.has_levels:
        remarks.append(NO_LEVELS.format(noun=noun))
    if gap.having("claimed"):
        remarks.append(CLAIMED)
    lapsed = [title for state in gap.having("missing") for title in state.lapsed]
    if lapsed:
        remarks.append(f"No longer valid, so not counted: {listed(list(dict.fromkeys(lapsed)))}.")
    return (" ".join(remarks),) if remarks else ()


def _skill_row(state: SkillState, has_levels: bool) -> list[str]:
    cells = [state.skill.name, level(state.requirement.level), _status(state), _best(state)]
    if not has_levels:
        del cells[1]
    return cells


def _status(state: SkillState) -> str:
    if state.is_below_level:
        return f"below: {level(state.held_level)}"
    if state.level_is_untold:
        return f"{state.status}, level unknown"
    return state.status


def _best(state: SkillState) -> str:
    if state.status != "missing":
        return "–"
    if state.best is None:
        return NOTHING_TEACHES
    after = f", after {listed([one.title for one in state.best.first], 2)}" if state.best.first else ""
    return f"{titled(state.best.credential)}, {hours_of(state.best.all)}{after}"
