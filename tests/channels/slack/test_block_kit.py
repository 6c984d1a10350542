from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.slack.block_limits import block_faults, message_faults
from bot.channels.slack.block_kit import (
    ACTION,
    BLOCKS_OF_MESSAGE,
    MESSAGE_TEXT,
    Addressee,
    Part,
    button_parts,
    context_parts,
    header,
    label,
    pack,
    plain_text,
    section,
    text_parts,
    without_buttons,
)
from bot.dialogue.reply import Button

TO = Addressee("U1", True, "0f")


def test_plain_text_takes_everything_literally() -> None:
    assert plain_text("*a* :b: <c>") == {"type": "plain_text", "text": "*a* :b: <c>", "emoji": False}
    assert header("Your plan") == {"type": "header", "text": plain_text("Your plan")}


def test_a_text_is_whole_in_sections_and_in_small_print() -> None:
    text = "A sentence & its end. " * 400
    for parts in (text_parts(text), context_parts(text)):
        assert len(parts) > 1
        assert " ".join(part.text for part in parts) == text.strip().replace("&", "&amp;")
        assert list(block_faults([part.block for part in parts])) == []


def test_messages_are_as_few_as_the_limits_allow() -> None:
    parts = [Part(section(str(number)), str(number)) for number in range(BLOCKS_OF_MESSAGE + 1)]
    first, second = pack(parts)
    assert (len(first.blocks), len(second.blocks)) == (BLOCKS_OF_MESSAGE, 1)
    assert second.text == str(BLOCKS_OF_MESSAGE)
    long = [Part(section("x"), "x" * (MESSAGE_TEXT // 2)) for _ in range(3)]
    assert [len(message.blocks) for message in pack(long)] == [1, 1, 1]
    assert pack([]) == []


def test_blocks_without_words_still_have_a_text() -> None:
    (message,) = pack(button_parts([Button("More", "/tell_more")], TO))
    assert message.text == " "


@settings(deadline=None)
@given(st.lists(st.text(max_size=5_000), max_size=8))
def test_packing_keeps_every_block_in_order(texts: list[str]) -> None:
    parts = [part for text in texts for part in text_parts(text)]
    messages = pack(parts)
    assert [block for message in messages for block in message.blocks] == [part.block for part in parts]
    for message in messages:
        assert list(message_faults({"text": message.text, "blocks": message.blocks})) == []


@pytest.mark.parametrize("number", [1, 6, 25, 26, 60])
def test_no_button_is_dropped(number: int) -> None:
    buttons = [Button(f"Button {one}", f"/tell_more{one}") for one in range(number)]
    blocks = [part.block for part in button_parts(buttons, TO)]
    assert list(block_faults(blocks)) == []
    elements = [element for block in blocks for element in block["elements"]]
    assert [(element["text"]["text"], element["value"]) for element in elements] == [
        (button.title, button.payload) for button in buttons
    ]
    assert all(ACTION.match(element["action_id"]) for element in elements)


def test_a_long_title_stands_above_in_full() -> None:
    title = "A question that is rather long, " * 4 + "at its end?"
    listed, actions = (part.block for part in button_parts([Button(title, "/x"), Button("Short", "/y")], TO))
    assert listed["text"]["text"] == f"• {title}"
    assert actions["elements"][0]["text"]["text"].endswith("…")
    assert list(block_faults([listed, actions])) == []


def test_a_payload_that_slack_does_not_take_is_at_least_told() -> None:
    (told,) = (part.block for part in button_parts([Button("Huge", "x" * 2_001)], TO))
    assert told["text"]["text"] == "• Huge"


def test_labels() -> None:
    assert label("  two\nwords ") == "two words"
    assert label("") == "…"
    assert len(label("x" * 100)) <= 75
    assert label("word " * 30) == "word " * 13 + "word…"


def test_a_block_tells_whom_it_is_for() -> None:
    assert Addressee.of_block(TO.block_id(3)) == TO
    for other in ("", "rung:open:U1", "x", "rung:private:U1:zz:0", "home"):
        assert Addressee.of_block(other) is None
    assert TO.admits("U1")
    assert not TO.admits("U2")
    assert Addressee("U1", False, "0f").admits("U2")


def test_what_was_chosen_takes_the_buttons_place() -> None:
    buttons = [Button(str(number), "/x") for number in range(30)]
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "Question?"}}
    other = {"type": "actions", "block_id": "not ours", "elements": []}
    after = without_buttons([section, *(part.block for part in button_parts(buttons, TO)), other], "A < B")
    assert after == [
        section,
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "✓ A &lt; B"}]},
        other,
    ]
