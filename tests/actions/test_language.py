from __future__ import annotations

from actions.language import ActionOtherLanguage
from tests.actions.acting import Act


def test_the_reply_is_in_their_language_and_in_english(act: Act) -> None:
    done = act(ActionOtherLanguage(), language="de")
    assert done.text.startswith("Leider")
    assert "You seem to write in German" in done.text
    assert done.titles == ["Talk to a person"]
    assert done.slots["misses"] == 0


def test_a_language_unknown_to_the_reply_is_answered_in_english(act: Act) -> None:
    assert "English only" in act(ActionOtherLanguage(), language="xx").text
