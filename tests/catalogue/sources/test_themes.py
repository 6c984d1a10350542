from __future__ import annotations

from bot.catalogue.sources.themes import COLUMNS, TOLD_BY, derive
from bot.encoder.encoder_choice import load_encoder
from bot.settings import PROJECT_ROOT
from bot.tools.interests.themes import FILE, THEMES, read_themes


def test_the_columns_are_the_themes() -> None:
    assert ("occupation", *THEMES) == COLUMNS
    assert tuple(TOLD_BY) == THEMES


def test_the_shipped_file_is_what_the_method_gives() -> None:
    derived = derive(PROJECT_ROOT / "data" / "catalogue", load_encoder())
    shipped = read_themes(PROJECT_ROOT / FILE)
    assert derived.keys() == shipped.keys()
    for key, scores in shipped.items():
        # Processors round the encoder's integers a little differently.
        assert all(abs(one - other) < 0.1 for one, other in zip(scores, derived[key], strict=True)), key
