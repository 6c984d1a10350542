"""The machine that is measured on, as far as it may be told: neither names nor paths."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version

import psutil

CORES = 2
"""The aims are for two cores; where there are more, the benchmark keeps to two."""


@dataclass(frozen=True)
class Machine:
    """What figures depend on: cores used and there, memory in bytes, versions, and the load before measuring."""

    cores: int
    cores_in_all: int
    memory_bytes: int
    system: str
    python: str
    rasa: str
    load: float
    """Processes that ran or waited just before, on average over a minute: above 0.5, others worked too."""

    @property
    def is_busy(self) -> bool:
        """Whether other work ran when the measuring began, so that figures may be too high."""
        return self.load > 0.5

    def __str__(self) -> str:
        cores = (
            f"{self.cores} cores"
            if self.cores == self.cores_in_all
            else f"{self.cores} of {self.cores_in_all} cores"
        )
        memory = f"{self.memory_bytes / 2**30:.0f} GiB of memory"
        return f"{cores}, {memory}, {self.system}, Python {self.python}, Rasa {self.rasa}"


def this_machine() -> Machine:
    """Looks at the machine, and keeps this process and its children to `CORES` where the system can do that."""
    in_all = os.cpu_count() or 1
    cores = in_all
    if hasattr(os, "sched_setaffinity"):
        allowed = sorted(os.sched_getaffinity(0))[:CORES]
        os.sched_setaffinity(0, allowed)
        cores = len(allowed)
    return Machine(
        cores=cores,
        cores_in_all=in_all,
        memory_bytes=psutil.virtual_memory().total,
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        rasa=version("rasa"),
        load=os.getloadavg()[0],
    )
