"""The commands ``rung knowledge …``: build, check, show, search, gaps, feedback."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from enum import Enum
from typing import Annotated

import typer

from bot.cli.console import encoder_or_fail, fail, plain_errors, print_csv, print_table, settings_or_fail
from bot.database.engine import shared_engine
from bot.database.migrations import upgraded_engine
from bot.dialogue.person import Audience
from bot.dialogue.phrases import counted
from bot.documents.parser import parse_documents
from bot.documents.passage import LEAD, Passage
from bot.encoder.stored_vectors import EncodingFailed
from bot.files.names import nearest_name
from bot.knowledge.build import build
from bot.knowledge.feedback import feedback_totals
from bot.knowledge.gaps import KEPT, GapLog
from bot.knowledge.store import KnowledgeMissing, KnowledgeStore
from bot.settings import Settings

app = typer.Typer(
    help="Build, check and look into the knowledge base.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


class ShownTo(str, Enum):
    """Whose view of the knowledge base is shown."""

    PUBLIC = "public"
    EMPLOYEES = "employees"

    @property
    def audience(self) -> Audience:
        """The audience as the store names it."""
        return "public" if self is ShownTo.PUBLIC else "employees"


AudienceOption = Annotated[ShownTo, typer.Option(help="Whose view: employees see what is public, too.")]


@app.command(name="build")
def build_command() -> None:
    """Build the database from the documents in data/knowledge. Changes nothing when nothing has changed."""
    # Imported here: most commands need no encoder, and what goes with it is slow to load.
    from bot.encoder.stored_vectors import VectorCache

    settings = settings_or_fail()
    with _plain_errors(settings):
        documents = parse_documents(settings.root / "data" / "knowledge")
        encoder = encoder_or_fail(settings)
        cache = VectorCache(encoder, settings.vectors)
        report = build(documents, shared_engine(settings.database_url), cache.encode, encoder.id)
    amounts = (("document", report.documents), ("passage", report.passages), ("question", report.questions))
    holds = ", ".join(counted(amount, noun) for noun, amount in amounts)
    if report.changed:
        typer.echo(f"Built: {holds}. New vectors for {counted(report.encoded, 'text')}.")
    else:
        typer.echo(f"Nothing has changed: {holds}.")


@app.command(name="check")
def check_command() -> None:
    """Say whether documents, database and model are sound and fit together. Ends with 1 when not."""
    # Imported here, as only this command looks at models.
    from bot.cli.knowledge_check import check

    settings = settings_or_fail()
    with _plain_errors(settings):
        store = KnowledgeStore(shared_engine(settings.database_url))
        report = check(settings.root, store, lambda: encoder_or_fail(settings).id, date.today())
        clashes = [] if report.faults else _clashes(settings)
    for line in report.fine:
        typer.echo(line)
    for warning in (*report.warnings, *clashes):
        typer.echo(f"Warning: {warning}", err=True)
    for fault in report.faults:
        typer.echo(fault, err=True)
    if report.faults:
        raise typer.Exit(1)


def _clashes(settings: Settings) -> list[str]:
    """What the organisation's own documents ask and an example out of scope says nothing answers."""
    from bot.cli.scope_clashes import scope_clashes
    from bot.encoder.stored_vectors import VectorCache

    documents = [one for one in parse_documents(settings.root / "data" / "knowledge") if not one.is_general]
    if not documents:
        return []
    cache = VectorCache(encoder_or_fail(settings), settings.vectors)
    return list(map(str, scope_clashes(settings.root, documents, cache.encode)))


@app.command()
def show(
    key: Annotated[str | None, typer.Argument(help="A passage's key; without it all are listed.")] = None,
    audience: AudienceOption = ShownTo.EMPLOYEES,
) -> None:
    """List the passages, or show one of them whole."""
    settings = settings_or_fail()
    with _plain_errors(settings):
        snapshot = KnowledgeStore(shared_engine(settings.database_url)).snapshot(audience.audience)
    if key is None:
        rows = [(p.key, p.title, p.intent, p.audience, len(p.questions)) for p in snapshot.passages.values()]
        print_table(("Key", "Title", "Intent", "Audience", "Questions"), rows)
        return
    passage = snapshot.passages.get(key)
    if passage is None:
        near = nearest_name(key, snapshot.passages)
        hint = f" Did you mean {near}?" if near else ""
        fail(f'No passage has the key "{key}".{hint} "rung knowledge show" lists them all.')
    _show_passage(passage, snapshot.documents[passage.document].title)


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="What somebody might ask.")],
    limit: Annotated[int, typer.Option(min=1, max=50, help="How many passages at most.")] = 5,
    audience: AudienceOption = ShownTo.EMPLOYEES,
) -> None:
    """Rank the passages for a text, with the scores and what made each of them match."""
    from bot.knowledge.passage_index import PassageIndex
    from bot.knowledge.ranking import rank

    settings = settings_or_fail()
    with _plain_errors(settings):
        store = KnowledgeStore(shared_engine(settings.database_url))
        snapshot = store.snapshot(audience.audience, with_vectors=True)
        vector = encoder_or_fail(settings).encode([text])[0]
    index = PassageIndex.of(snapshot)
    ranked = rank(index, index.nearness(text, vector), limit) if snapshot.entries else ()
    if not ranked:
        typer.echo("Nothing in the knowledge base is like this.")
        return
    rows = [
        (
            place,
            snapshot.passages[passage.key].title,
            passage.point,
            f"{passage.share:.2f}",
            f"{passage.similarity:.2f}",
            f"{passage.words:.2f}",
            f"its text “{passage.why}”",
        )
        for place, passage in enumerate(ranked, start=1)
    ]
    print_table(("Rank", "Passage", "Point", "Score", "Meaning", "Words", "Why"), rows)


@app.command()
def gaps(
    on: Annotated[bool | None, typer.Option("--on/--off", help="Start or stop keeping them.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="As comma-separated values.")] = False,
) -> None:
    """Show what people asked and the knowledge base could not answer, like questions together."""
    settings = settings_or_fail()
    with _plain_errors(settings):
        log = GapLog(upgraded_engine(settings.database_url))
        if on is not None:
            log.switch(on)
        groups, is_on = log.groups(), log.is_on()
    if as_csv:
        print_csv(
            ("count", "last asked", "example"),
            [(g.count, g.last_asked, e) for g in groups for e in g.examples],
        )
        return
    if is_on:
        typer.echo(f"Questions without an answer are kept for {KEPT.days} days, masked, without who asked.")
    else:
        typer.echo("Questions without an answer are not kept. Switch this on with: rung knowledge gaps --on")
    if groups:
        rows = [(group.count, group.last_asked, " | ".join(group.examples)) for group in groups]
        print_table(("Count", "Last asked", "Examples"), rows)
    elif is_on:
        typer.echo("None so far.")


@app.command()
def feedback() -> None:
    """Show how often each passage was said to have helped, or not."""
    settings = settings_or_fail()
    with _plain_errors(settings):
        totals = feedback_totals(upgraded_engine(settings.database_url))
    if not totals:
        typer.echo('Nobody has answered "Did that help?" yet.')
        return
    rows = [(t.helpful, t.not_helpful, t.passage, t.title or "(no longer there)") for t in totals]
    print_table(("Helped", "Did not", "Key", "Title"), rows)


def _plain_errors(settings: Settings) -> AbstractContextManager[None]:
    # All faults are listed: authors fix a document in one go.
    return plain_errors(settings.database_url, KnowledgeMissing, EncodingFailed, most=None)


def _show_passage(passage: Passage, document: str) -> None:
    typer.echo(f"{passage.title}  ({passage.key})")
    facts = {
        "Document": document,
        "Intent": passage.intent,
        "Audience": passage.audience,
        "Term": passage.term,
        "Aspect": passage.aspect,
        "Side": passage.side,
        "Aliases": "; ".join(passage.aliases),
        "Related": "; ".join(passage.related),
        "Sources": "; ".join(f"{one.title}, {one.address}, {one.read}" for one in passage.sources),
    }
    for name, value in facts.items():
        if value:
            typer.echo(f"{name}: {value}")
    for point in (LEAD, *(point.id for point in passage.points)):
        typer.echo(f"\n[{point}] {passage.text_of(point)}")
        for question in passage.questions:
            if question.point == point:
                typer.echo(f"  - {question.text}")
