"""Pages to print or to hand on: one HTML document each, and the parts that they are made of.

A page loads nothing, runs no script, and reads well on a screen, in dark mode, in print and aloud.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from bot.dialogue.phrases import day

MEDIA_TYPE = "text/html; charset=utf-8"


def printed_page(title: str, parts: Iterable[str], today: date) -> bytes:
    """The page as a complete HTML document in UTF-8; `parts` are HTML, empty ones are left out."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{as_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(part for part in parts if part)
        + f"\n</main>\n<footer><p>Made with Rung on {as_text(day(today))}.</p></footer>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def heading(title: str, below: str) -> str:
    """The page's own title, and the line below it."""
    return f'<h1>{as_text(title)}</h1>\n<p class="who">{as_text(below)}</p>'


def note(text: str) -> str:
    """A remark that stands out."""
    return f'<p class="note" role="note">{as_text(text)}</p>'


def paragraph(text: str) -> str:
    """A paragraph of running text."""
    return f"<p>{as_text(text)}</p>"


def section(key: str, title: str, content: str) -> str:
    """A part with a title of its own; `content` is HTML, `key` the title's id on the page."""
    return f'<section aria-labelledby="{key}">\n<h2 id="{key}">{as_text(title)}</h2>\n{content}\n</section>'


def bullets(lines: Iterable[str]) -> str:
    """A list of points."""
    return f"<ul>{''.join(f'<li>{as_text(line)}</li>' for line in lines)}</ul>"


def numbered(lines: Iterable[str]) -> str:
    """A list whose order counts."""
    return f"<ol>{''.join(f'<li>{as_text(line)}</li>' for line in lines)}</ol>"


def blanks(labels: Iterable[str]) -> str:
    """Lines to fill in with a pen, each named before it."""
    return f'<ul class="blanks">{"".join(f"<li>{as_text(label)}</li>" for label in labels)}</ul>'


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the first cell of each row names it."""
    head = "".join(f'<th scope="col">{as_text(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{as_text(row[0])}</th>{"".join(f"<td>{as_text(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return (
        f'<div class="wide" role="region" aria-label="{as_text(caption)}" tabindex="0"><table>'
        f"<caption>{as_text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def as_text(text: str) -> str:
    """The text for use in HTML: escaped, with spaces in place of control characters."""
    return escape("".join(char if char.isprintable() else " " for char in text))


_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f1f3f5; --line: #6b7480; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --paper: #16191d; --soft: #242930; --line: #98a1ac; }
}
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
main, footer { max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.who { margin: 0 0 1rem; }
.note { background: var(--soft); border-left: .25rem solid var(--line); padding: .5rem .75rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid var(--line); }
th, td, li, h1 { overflow-wrap: anywhere; }
thead th { background: var(--soft); }
.blanks { list-style: none; padding: 0; }
.blanks li { border-bottom: 1px solid var(--line); padding: 1.1rem 0 .15rem; }
@media print {
  :root { --ink: #000000; --paper: #ffffff; --soft: #ffffff; --line: #555555; }
  body { font-size: 10.5pt; }
  main, footer { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr, .note { break-inside: avoid; }
  h2 { break-after: avoid; }
}
"""
