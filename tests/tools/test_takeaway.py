"""What can be taken away."""

from __future__ import annotations

from bot.dialogue.payload import ENTITIES_OF
from bot.tools.takeaway import WITH_A_FILE


def test_what_comes_with_a_file_is_guidance_that_a_button_gives() -> None:
    assert set(ENTITIES_OF) >= WITH_A_FILE
