"""Packets with attachments are refused where they are read, all others are read as ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socketio.packet import EVENT

from bot.channels.web.packets import TextPacket

ATTACHED = '51-["send",{"_placeholder":true,"num":0}]'


@pytest.mark.parametrize("packet", [ATTACHED, '5100-["a"]', '61-1["a",{"_placeholder":true,"num":0}]'])
def test_a_packet_that_announces_attachments_is_refused(packet: str) -> None:
    with pytest.raises(ValueError, match=r"attachments|too many"):
        TextPacket(encoded_packet=packet)


@given(st.text(max_size=200))
def test_text_is_read_as_it_was_written(said: str) -> None:
    written = TextPacket(EVENT, data=["user_uttered", {"message": said}]).encode()
    assert TextPacket(encoded_packet=written).data == ["user_uttered", {"message": said}]


def test_a_packet_that_is_nested_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="nested"):
        TextPacket(encoded_packet="4" + "[" * 100_000)
