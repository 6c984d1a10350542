from __future__ import annotations

import pytest

from benchmarks.load.staffing import Monday, Year, memory_bytes, servers_at_least


def test_the_busiest_hour_of_a_monday() -> None:
    assert Monday(share=0.1, messages=10, busiest_hour=0.5).per_second(7200) == pytest.approx(1.0)
    assert Monday().per_second(500_000) == pytest.approx(500 * Monday().per_second(1000))


@pytest.mark.parametrize(("per_second", "servers"), [(0.1, 1), (35, 1), (35.1, 2), (70, 2), (139, 4)])
def test_no_server_is_busier_than_planned(per_second: float, servers: int) -> None:
    assert servers_at_least(per_second, 50.0) == servers


def test_disk_follows_what_is_kept() -> None:
    year = Year(active=0.5, messages=100, kept_days=73)
    assert year.turns(1000) == 50_000
    assert year.disk_bytes(1000, 10.0) == pytest.approx(100_000)
    assert year.disk_bytes_for_good(1000, 10.0) == 500_000
    assert Year(kept_days=3650).disk_bytes(10, 1.0) == Year().disk_bytes_for_good(10, 1.0)


def test_memory_counts_every_process_of_every_server() -> None:
    assert memory_bytes(900, 150, 2, 3) == 3600
