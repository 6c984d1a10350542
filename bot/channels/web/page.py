"""`GET /`: the page of its own, with the comparison of the knowledge base as a table."""

from __future__ import annotations

from html import escape
from string import Template

from bot.answering.wording import table_columns
from bot.knowledge.store import KnowledgeSnapshot

NO_KNOWLEDGE = "<p>The knowledge base is empty so far.</p>"


def render_page(template: str, snapshot: KnowledgeSnapshot | None, hr_contact: str) -> str:
    """The page; whatever comes from documents or settings stands in it as text."""
    return Template(template).safe_substitute(
        comparison=_comparison(snapshot) if snapshot else NO_KNOWLEDGE,
        sources=_sources(snapshot) if snapshot else "",
        hr_contact=escape(hr_contact),
    )


def _comparison(snapshot: KnowledgeSnapshot) -> str:
    rows = [passage for passage in snapshot.passages.values() if passage.is_comparison]
    if not rows:
        return NO_KNOWLEDGE
    sides = [point.side or point.id for point in rows[0].points]
    columns = table_columns(sides)
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = []
    for passage in rows:
        texts = {point.side or point.id: point.text for point in passage.points}
        aspect = passage.aspect or passage.title
        cells = "".join(
            f'<td data-label="{escape(column)}">{escape(texts.get(side, ""))}</td>'
            for side, column in zip(sides, columns[1:], strict=True)
        )
        body.append(f'<tr><th scope="row">{escape(aspect[:1].upper() + aspect[1:])}</th>{cells}</tr>')
    return (
        '<table class="comparison"><caption class="quiet">Row by row, from the knowledge base</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    )


def _sources(snapshot: KnowledgeSnapshot) -> str:
    """Document, date and disclaimer of everything that the public may see."""
    items = "".join(
        f"<li><strong>{escape(document.title)}</strong>, last reviewed "
        f"{document.reviewed.day} {document.reviewed:%B %Y}. {escape(document.disclaimer)}</li>"
        for document in snapshot.documents.values()
    )
    return f"<ul>{items}</ul>"
