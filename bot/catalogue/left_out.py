"""What the database holds and no snapshot shows, as it speaks of what the sources no longer know."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.catalogue.store import CatalogueSnapshot
from bot.catalogue.tables import CredentialSkillRow, CriterionRow, OpeningRow
from bot.database.engine import read_transaction


def left_out(engine: Engine, snapshot: CatalogueSnapshot) -> tuple[str, ...]:
    """A warning for each kind of thing that the whole snapshot leaves out."""
    taught = sum(len(credential.teaches) for credential in snapshot.credentials.values())
    with read_transaction(engine) as connection:
        counts = (
            ("skills of credentials", select(func.count()).select_from(CredentialSkillRow), taught),
            ("openings", select(func.count()).select_from(OpeningRow), len(snapshot.openings)),
            ("criteria", select(func.count()).select_from(CriterionRow), len(snapshot.criteria)),
        )
        missing = [(noun, connection.execute(query).scalar_one() - shown) for noun, query, shown in counts]
    return tuple(
        f"{amount} {noun} are left out, as they speak of occupations, skills or credentials which are not in the "
        "catalogue. Import them anew with keys that are."
        for noun, amount in missing
        if amount > 0
    )
