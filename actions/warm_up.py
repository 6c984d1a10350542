"""What the first person would otherwise wait for: the catalogue, the solver, the drawing library."""

from __future__ import annotations

import logging

from sqlalchemy.exc import SQLAlchemyError

from actions.catalogue import catalogue
from actions.guidance import weights
from bot.catalogue.store import CatalogueMissing

logger = logging.getLogger(__name__)


def warm_up() -> None:
    """Loads it all; what cannot be loaded yet is tried again by the turn that needs it."""
    from bot.guidance import plan_model
    from bot.guidance.charts import style

    try:
        for audience in ("public", "employees"):
            catalogue().snapshot(audience)
    except (CatalogueMissing, SQLAlchemyError) as error:
        logger.warning("The catalogue is not there yet: %s", type(error).__name__)
    weights()
    plan_model.warm_up()
    style.warm_up()
