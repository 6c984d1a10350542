"""Parts of Rasa that are for training and testing alone are run where they are used, which no server does.

Rasa's policies and extractors import `rasa.utils.train_utils`, and with it TensorFlow and Keras. Here such a module
runs when something of it is asked for (PEP 562): a component that trains, or a network in config.yml, works as
before. Python's own `LazyLoader` would run it at its second import: until 3.12 asking for `__spec__` is enough.
"""

from __future__ import annotations

import importlib.util
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

FOR_TRAINING = ("rasa.utils.train_utils", "rasa.utils.plotting")
"""TensorFlow with Keras, and matplotlib, hang on these two."""


def import_late(names: tuple[str, ...] = FOR_TRAINING) -> None:
    """Has these modules run when something of them is used first; what is imported already stays as it is.

    Raises `ModuleNotFoundError` for a module that does not exist.
    """
    for name in names:
        if name in sys.modules:
            continue
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None:
            raise ModuleNotFoundError(f"There is no module {name}.")
        module = importlib.util.module_from_spec(spec)
        module.__dict__["__getattr__"] = _Running(module, spec)
        sys.modules[name] = module
        package, _, own = name.rpartition(".")
        setattr(sys.modules[package], own, module)


class _Running:
    """Runs a module when an attribute is missing; the import system looks for names of its own, which are none."""

    def __init__(self, module: ModuleType, spec: ModuleSpec) -> None:
        self._module, self._spec = module, spec

    def __call__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self._module.__dict__.pop("__getattr__", None) is self and self._spec.loader is not None:
            self._spec.loader.exec_module(self._module)
        return getattr(self._module, name)
