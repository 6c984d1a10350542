"""The commands ``rung badge …``: verify a badge, trust its issuer, list the skills that the catalogue lacks."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone
from pathlib import Path
from typing import Annotated

import typer

from bot.badges.evidence import holder_confirmed
from bot.badges.quoting import cut, quoted
from bot.badges.reading import MAX_FILE, Badge, read_badge
from bot.badges.trusted_issuers import (
    FILE,
    NotAnIssuer,
    TrustedIssuers,
    add_trusted_issuer,
    load_trusted_issuers,
)
from bot.badges.verification import BadgeUnreadable, Verification
from bot.badges.verify import verify_badge
from bot.badges.wording import verdict_lines
from bot.catalogue.unknown_skills import UnknownSkillLog
from bot.cli.console import fail, plain_errors, print_csv, print_table, settings_or_fail
from bot.database.migrations import upgraded_engine
from bot.fetching.fetcher import MAX_SECONDS, Fetcher
from bot.files.faults import FaultyFiles
from bot.settings import Settings

app = typer.Typer(
    help="Verify Open Badges.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

SECONDS = MAX_SECONDS - 0.5
"""How long fetching may take in all, so that the answer comes within 5 seconds."""


@app.command()
def check(
    file: Annotated[
        str,
        typer.Argument(
            help="A JSON file, a baked PNG or SVG, a text file with a credential, or its https address."
        ),
    ],
    holder: Annotated[str | None, typer.Option(help="Who should hold it, for instance an e-mail address.")] = None,
) -> None:
    """Verify a badge: signature, dates, revocation, issuer, holder. Ends with 1 unless everything passed."""
    settings = settings_or_fail()
    try:
        policy = load_trusted_issuers(settings.root / FILE)
        verification = asyncio.run(_verify(_read(file), policy, settings))
    except (FaultyFiles, BadgeUnreadable) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{file} cannot be read ({error.strerror or error}).")
    typer.echo(f"Kind: {verification.form}")
    typer.echo(f"Achievement: {quoted(verification.achievement)}")
    typer.echo(f"Calls its issuer: {quoted(verification.issuer)}, with the id {verification.issuer_id}")
    for skill in verification.skills:
        typer.echo(f"Skill: {quoted(skill.name)}{f' ({cut(skill.framework)})' if skill.framework else ''}")
    for part in verification.parts:
        wrong = [name for name, check in part.checks if not check.passed]
        typer.echo(
            f"Holds: {quoted(part.achievement)}{f', not passed: {chr(44).join(wrong)}' if wrong else ', passed'}"
        )
    for line in verdict_lines(verification, holder):
        typer.echo(line)
    if not verification.all_passed or not _fits(verification, holder):
        raise typer.Exit(1)


@app.command()
def skills(as_csv: Annotated[bool, typer.Option("--csv", help="As comma-separated values.")] = False) -> None:
    """List the skills that verified badges name and the catalogue does not have."""
    settings = settings_or_fail()
    with plain_errors(settings.database_url):
        listed = UnknownSkillLog(upgraded_engine(settings.database_url)).all()
    rows = [(one.badges, one.last_day, one.name, one.framework, one.address) for one in listed]
    if as_csv:
        print_csv([column.lower() for column in COLUMNS], rows)
    elif rows:
        print_table(COLUMNS, rows)
        typer.echo(
            "To have one count, add it to the catalogue with its address as reference: rung catalogue import"
        )
    else:
        typer.echo("Every skill that a verified badge named is in the catalogue.")


@app.command()
def trust(
    file: Annotated[
        str,
        typer.Argument(help="A badge of the issuer: JSON, a baked PNG or SVG, a text file, or its https address."),
    ],
    name: Annotated[str, typer.Option(help="What your people know the issuer by.")],
) -> None:
    """Put the issuer of a checked badge on the list of those whose badges count. Its signature has to pass."""
    settings = settings_or_fail()
    path = settings.root / FILE
    try:
        policy = load_trusted_issuers(path)
        verification = asyncio.run(_verify(_read(file), policy, settings))
        if not verification.signature.passed:
            fail(f"The signature is {verification.signature.verdict.value}. {verification.signature.reason}")
        if policy.find(verification.issuer_id) is not None:
            typer.echo(f"{verification.issuer_id} is on the list already.")
            return
        key = add_trusted_issuer(path, verification.issuer_id, name)
    except (FaultyFiles, BadgeUnreadable, NotAnIssuer) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or file} cannot be read or written ({error.strerror or error}).")
    typer.echo(f"The badge calls its issuer {quoted(verification.issuer)}; nobody but you has checked that name.")
    typer.echo(f"{FILE} now has {key}: {name}, {verification.issuer_id}. It counts from the next start.")


COLUMNS = ("Badges", "Last day", "Skill", "Framework", "Address")


def _fits(verification: Verification, holder: str | None) -> bool:
    """Whether the badge is that of the holder asked about; if nobody was named, whether it names any holder."""
    return bool(verification.recipients) if holder is None else holder_confirmed(verification, holder)


def _read(file: str) -> Badge:
    if file.startswith(("https://", "http://")):
        return read_badge(file)
    path = Path(file)
    # Checked before reading: a file may be larger than the memory.
    if path.stat().st_size > MAX_FILE:
        raise BadgeUnreadable(f"{file} is larger than {MAX_FILE // 1024 // 1024} MB, so I do not read it.")
    with path.open("rb") as stream:
        return read_badge(stream.read(MAX_FILE + 1))


async def _verify(badge: Badge, policy: TrustedIssuers, settings: Settings) -> Verification:
    async with Fetcher(settings.fetch_allow, MAX_SECONDS) as fetcher:
        return await verify_badge(badge, policy, fetcher, datetime.now(timezone.utc), SECONDS)
