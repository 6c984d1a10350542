"""What the evaluation says of the same model, in one row."""

from __future__ import annotations

from benchmarks.performance.processes import run
from benchmarks.performance.project_copy import ProjectCopy

EVALUATION_SECONDS = 300.0


def measure_accuracy(project: ProjectCopy) -> str | None:
    """The head and the first row of the evaluation's table; None in a project without an evaluation."""
    if not (project.root / "benchmarks" / "understanding" / "evaluate.py").is_file():
        return None
    _, output = run("evaluate", ["benchmarks.understanding.evaluate"], project.root, EVALUATION_SECONDS)
    return first_row(output)


def first_row(output: str) -> str | None:
    """The first three lines of the Markdown table in this output: head, rule, and the row of all questions."""
    table = [line for line in output.splitlines() if line.startswith("|")]
    return "\n".join(table[:3]) if len(table) >= 3 else None
