"""What the first person would otherwise wait for: the catalogue, the solver, the drawing library,
and where questions without an answer are kept, what masks them."""

from __future__ import annotations

import logging

from sqlalchemy.exc import SQLAlchemyError

from actions.base.stores import catalogue, gap_log, weights
from bot.catalogue.store import CatalogueMissing
from bot.knowledge.masking import mask

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
    try:
        if gap_log().is_on():
            mask("")
    except SQLAlchemyError as error:
        logger.warning("Whether questions without an answer are kept is not known yet: %s", type(error).__name__)
    plan_model.warm_up()
    style.warm_up()
