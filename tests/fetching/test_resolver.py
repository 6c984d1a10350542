from __future__ import annotations

import pytest

from bot.fetching.resolver import ForbiddenAddress, GuardedResolver, SystemResolver
from tests.fetching.hosting import PUBLIC, Names


async def test_the_systems_resolver_finds_loopback() -> None:
    found = await SystemResolver().resolve("localhost", 443)
    assert {entry["host"] for entry in found} & {"127.0.0.1", "::1"}
    assert {entry["port"] for entry in found} == {443}


@pytest.mark.parametrize("name", ["no-such-host.invalid", "x" * 70, "a..b"])
async def test_the_systems_resolver_says_what_it_does_not_find(name: str) -> None:
    with pytest.raises(OSError, match=r"."):
        await SystemResolver().resolve(name, 443)


async def test_the_guard_lets_public_addresses_through_as_they_are() -> None:
    found = await GuardedResolver(Names(), ()).resolve("www.academy.example", 443)
    assert [entry["host"] for entry in found] == [PUBLIC]


async def test_the_guard_refuses_a_name_with_a_single_address_inside() -> None:
    names = Names({"www.academy.example": [PUBLIC, "10.0.0.1"]})
    with pytest.raises(ForbiddenAddress):
        await GuardedResolver(names, ()).resolve("www.academy.example", 443)
    assert len(await GuardedResolver(names, ("www.academy.example",)).resolve("www.academy.example", 443)) == 2
