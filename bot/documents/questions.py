"""The questions of a section, grouped under the point that answers them."""

from __future__ import annotations

from collections.abc import Set

from bot.documents.blocks import Block, plain
from bot.documents.passage import LEAD, Question
from bot.files.faults import FaultList, excerpt
from bot.files.names import did_you_mean

GROUP_LEVEL = 4


def read_questions(blocks: list[Block], ids: Set[str], faults: FaultList) -> tuple[list[Question], list[int]]:
    """The questions below ``### Questions`` and the line of each; `ids` are the points they may belong to."""
    questions: list[Question] = []
    lines: list[int] = []
    group: Block | None = None
    seen: dict[str, int] = {}
    for index, block in enumerate(blocks):
        if block.kind == "heading" and block.level == GROUP_LEVEL:
            group = block
            _check_group(block, ids, seen, faults)
            if index + 1 == len(blocks) or blocks[index + 1].kind == "heading":
                fix = 'Write at least one "- question" below it, or remove the heading.'
                faults.add(block.line, f"No question stands under {excerpt(plain(block.text))}.", fix)
        elif block.kind != "list":
            fix = 'Write each question as "- question" below "#### lead" or "#### a-point".'
            faults.add(block.line, f"Among the questions there is {block.name}.", fix)
        elif group is None:
            fix = f'Put a line "#### {LEAD}", or "####" and a point\'s id, above these questions.'
            faults.add(block.line, "These questions stand under no point.", fix)
        else:
            point = plain(group.text)
            found = [(Question(plain(item.text), point), item.line) for item in block.lines]
            questions += [question for question, _ in found]
            lines += [line for _, line in found]
    return questions, lines


def _check_group(heading: Block, ids: Set[str], seen: dict[str, int], faults: FaultList) -> None:
    point = plain(heading.text)
    if point in seen:
        message = f"The questions of {excerpt(point)} have two headings, the first in line {seen[point]}."
        faults.add(heading.line, message, "Put them under one heading.")
    elif point != LEAD and point not in ids:
        fix = did_you_mean(point, {LEAD, *ids}) or f"Use one of: {', '.join([LEAD, *sorted(ids - {''})])}."
        faults.add(heading.line, f"The section has no point {excerpt(point)}.", fix)
    seen.setdefault(point, heading.line)
