"""The command ``rung badge check FILE``."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone
from pathlib import Path
from typing import Annotated

import typer

from bot.badges.evidence import holder_confirmed
from bot.badges.reading import MAX_FILE, Badge, read_badge
from bot.badges.trusted_issuers import FILE, TrustedIssuers, load_trusted_issuers
from bot.badges.verification import BadgeUnreadable, Verification
from bot.badges.verify import verify_badge
from bot.badges.wording import verdict_lines
from bot.cli.console import fail, settings_or_fail
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


@app.callback()
def _badge() -> None:
    # Keeps "check" a command of its own, so that others can join it.
    return


@app.command()
def check(
    file: Annotated[
        str, typer.Argument(help="A baked PNG or SVG, a text file with a credential, or its https address.")
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
    typer.echo(f"Achievement: {verification.achievement}")
    typer.echo(f"Issued by: {verification.issuer} ({verification.issuer_id})")
    for skill in verification.skills:
        typer.echo(f"Skill: {skill.name}{f' ({skill.framework})' if skill.framework else ''}")
    for line in verdict_lines(verification, holder):
        typer.echo(line)
    if not verification.all_passed or not _fits(verification, holder):
        raise typer.Exit(1)


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
