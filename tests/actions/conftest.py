"""Fixtures of this room."""

from tests.actions.acting import act

__all__ = ["act"]
