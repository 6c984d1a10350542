from __future__ import annotations

from pathlib import Path

import pytest

from bot.files.faults import FaultyFiles
from bot.settings import PROJECT_ROOT
from bot.tools.interests.themes import FILE, THEMES, read_themes


def test_the_shipped_occupations_have_six_values_each() -> None:
    themes = read_themes(PROJECT_ROOT / FILE)
    assert len(themes) == 1014
    assert {len(scores) for scores in themes.values()} == {len(THEMES)}
    assert max(themes["onet-carpenters"]) == themes["onet-carpenters"][THEMES.index("realistic")]


def test_a_faulty_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "themes.csv"
    file.write_text(f"occupation,{','.join(THEMES)}\ncook,1,2,x,0,0,0\n")
    with pytest.raises(FaultyFiles):
        read_themes(file)
