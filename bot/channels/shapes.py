"""Whether JSON from outside has the shape that its readers rely on, so that they need not doubt each part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Shape = Any
"""A type or several in a tuple; a mapping of names to the shapes of what may stand there; a list with the one shape
of all its elements; or `Needed`."""


class Needed(dict[str, Shape]):
    """A mapping of which no name may be missing or null."""


def fits(value: Any, shape: Shape) -> bool:
    """Whether a value has a shape. Other names than the shape's are free, and null stands for what is not there."""
    if isinstance(shape, Mapping):
        if not isinstance(value, dict):
            return False
        if isinstance(shape, Needed) and any(value.get(name) is None for name in shape):
            return False
        return all(fits(value[name], part) for name, part in shape.items() if value.get(name) is not None)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(element, shape[0]) for element in value)
    return isinstance(value, shape)
