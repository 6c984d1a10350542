"""The settings, the stores and the weights of this process, as all actions use them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy.engine import Engine

from bot.catalogue.store import CatalogueMissing, CatalogueStore
from bot.catalogue.unknown_skills import UnknownSkillLog
from bot.database.engine import shared_engine
from bot.dialogue.person import audience_of
from bot.knowledge.gaps import GapLog
from bot.knowledge.store import KnowledgeStore
from bot.people.files import FileStore
from bot.people.hr_requests import HrRequests
from bot.people.store import PeopleStore
from bot.recommendation.weights import FILE, Weights, load_weights
from bot.rungs.ladders import FILE as LADDERS
from bot.rungs.ladders import Ladder, read_ladders
from bot.settings import Settings
from bot.tools.interests.themes import FILE as THEMES
from bot.tools.interests.themes import Scores, read_themes
from bot.tools.pay.tables import FOLDER, PayTable, load_pay
from bot.tools.promotion_route.work import FILE as WORK
from bot.tools.promotion_route.work import Work, read_work


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings.from_environment()


def engine() -> Engine:
    """The engine that all stores share."""
    return shared_engine(settings().database_url)


@lru_cache(maxsize=1)
def knowledge() -> KnowledgeStore:
    """The knowledge base; it follows new builds."""
    return KnowledgeStore(engine())


@lru_cache(maxsize=1)
def catalogue() -> CatalogueStore:
    """The catalogue; it follows new builds."""
    return CatalogueStore(engine())


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights of the recommendation, read once; a change takes effect at the next start."""
    return load_weights(settings().root / FILE)


@lru_cache(maxsize=1)
def ladders() -> tuple[Ladder, ...]:
    """The usual ladders, read once."""
    return read_ladders(settings().root / LADDERS)


@lru_cache(maxsize=1)
def work() -> tuple[Work, ...]:
    """Pieces of work to take on, by field, read once."""
    return read_work(settings().root / WORK)


@lru_cache(maxsize=1)
def pay_tables() -> tuple[PayTable, ...]:
    """The published figures of pay, read once."""
    return load_pay(settings().root / FOLDER)


@lru_cache(maxsize=1)
def themes() -> Mapping[str, Scores]:
    """How much of each theme of interest the shipped occupations have, read once."""
    return read_themes(settings().root / THEMES)


@lru_cache(maxsize=1)
def gap_log() -> GapLog:
    """The log of questions that could not be answered."""
    return GapLog(engine())


def people() -> PeopleStore:
    """Profiles, evidence, progress and plans."""
    return PeopleStore(engine())


def files() -> FileStore:
    """Files to take away."""
    return FileStore(engine())


def unknown_skill_log() -> UnknownSkillLog:
    """Skills that badges name and the catalogue does not have."""
    return UnknownSkillLog(engine())


def hr_requests() -> HrRequests:
    """What people have asked HR."""
    return HrRequests(engine())


def titles(sender_id: str) -> dict[str, str]:
    """What the keys of occupations, skills and credentials are called; empty when no catalogue was built."""
    try:
        return catalogue().snapshot(audience_of(sender_id)).titles()
    except CatalogueMissing:
        return {}


def forget() -> None:
    """Has everything read again at its next use, for tests that change the environment."""
    for kept in (settings, knowledge, catalogue, weights, ladders, work, pay_tables, themes, gap_log):
        kept.cache_clear()
