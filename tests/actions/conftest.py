"""Fixtures of this room."""

from tests.actions.acting import act, guidance_file, guide

__all__ = ["act", "guidance_file", "guide"]
