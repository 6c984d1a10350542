"""Archives from anybody are unpacked as far as a profile needs, and no further."""

from __future__ import annotations

import io
import zipfile

import pytest

from benchmarks.sample_profiles import archive, linkedin
from bot.importing import archives
from bot.importing.archives import MOST_MEMBERS, MOST_UNPACKED, members
from bot.importing.rows import ProfileUnreadable


def test_only_what_is_wanted_is_unpacked() -> None:
    made = archive({"a.csv": "1", "bomb.bin": b"0" * (MOST_UNPACKED + 1)})
    assert members(made, "a.csv".__eq__) == {"a.csv": b"1"}


@pytest.mark.parametrize(
    "files",
    [
        {"a.csv": b"0" * (MOST_UNPACKED + 1)},
        {f"{number}.csv": b"0" * (MOST_UNPACKED // 4) for number in range(5)},
        {str(number): "" for number in range(MOST_MEMBERS + 1)},
    ],
    ids=["one", "together", "many"],
)
def test_a_bomb_is_not_unpacked(files: dict[str, bytes]) -> None:
    made = archive(files)
    assert len(made) < 1024 * 1024
    with pytest.raises(ProfileUnreadable, match="far more"):
        members(made, lambda _name: True)


def test_a_broken_archive_is_refused() -> None:
    for cut in (10, 60, 200):
        with pytest.raises(ProfileUnreadable) as caught:
            members(linkedin()[:cut], lambda _name: True)
        assert str(caught.value) == archives.BROKEN


def test_a_member_without_a_name_breaks_the_archive() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        zipped.writestr(zipfile.ZipInfo(""), "y")
    with pytest.raises(ProfileUnreadable, match="broken"):
        members(made.getvalue(), "Skills.csv".__eq__)
