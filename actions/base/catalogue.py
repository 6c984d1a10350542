"""The catalogue, as actions use it: one store a process, which follows new builds by itself."""

from __future__ import annotations

from functools import lru_cache

from actions.base.people import engine
from bot.catalogue.store import CatalogueMissing, CatalogueStore
from bot.dialogue.person import audience_of


@lru_cache(maxsize=1)
def catalogue() -> CatalogueStore:
    """The catalogue of this process."""
    return CatalogueStore(engine())


def titles(sender_id: str) -> dict[str, str]:
    """What the keys of occupations, skills and credentials are called; empty when nothing was built."""
    try:
        return catalogue().snapshot(audience_of(sender_id)).titles()
    except CatalogueMissing:
        return {}
