"""Fixtures of this room."""

from tests.nlu.graph import graph
from tests.nlu.trained import small_features, small_model

__all__ = ["graph", "small_features", "small_model"]
