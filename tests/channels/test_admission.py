from __future__ import annotations

import asyncio

from bot.channels.admission import Admission


def test_there_is_a_bound() -> None:
    admission = Admission(most=2)
    admission.begin()
    assert admission.is_open
    admission.begin()
    assert not admission.is_open
    admission.end()
    assert admission.is_open


async def test_who_is_under_way_is_waited_for_and_nobody_new_is_taken() -> None:
    admission = Admission()
    admission.begin()
    draining = asyncio.ensure_future(admission.drain(5))
    await asyncio.sleep(0)
    assert not admission.is_open
    assert not draining.done()
    admission.end()
    assert await draining


async def test_who_never_ends_is_not_waited_for_forever() -> None:
    admission = Admission()
    admission.begin()
    assert not await admission.drain(0.01)
    assert admission.under_way == 1
