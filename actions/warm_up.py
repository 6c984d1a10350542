"""What the first person would otherwise wait for: the catalogue, the solver, the drawing library."""

from __future__ import annotations

import logging

from sqlalchemy.exc import SQLAlchemyError

from actions.base.stores import catalogue, weights
from bot.catalogue.store import CatalogueMissing

logger = logging.getLogger(__name__)


def warm_up() -> None:
    """Loads it all; what cannot be loaded yet is tried again by the turn that needs it."""
    from bot.drawing import style
    from bot.tools.plan import model as plan_model

    try:
        for audience in ("public", "employees"):
            catalogue().snapshot(audience)
    except (CatalogueMissing, SQLAlchemyError) as error:
        logger.warning("The catalogue is not there yet: %s", type(error).__name__)
    weights()
    plan_model.warm_up()
    style.warm_up()
