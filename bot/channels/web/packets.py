"""Packets of the socket: text alone. Attachments would be kept in memory, unasked, until all have come.

python-socketio 5.9 collects the announced attachments of a packet before anybody has joined (CVE-2026-48804); the
widget sends none, so a packet that announces any is refused where it is read.
"""

from __future__ import annotations

from socketio.packet import BINARY_ACK, BINARY_EVENT, Packet


class TextPacket(Packet):  # type: ignore[misc]
    """A packet without attachments, for the `serializer` of a socketio server."""

    def decode(self, encoded_packet: str) -> int:
        """Reads a packet; raises `ValueError` for what is none or announces attachments: the connection ends."""
        try:
            attachments = int(super().decode(encoded_packet))
        except RecursionError as error:
            raise ValueError("Packets are not nested as deeply.") from error
        if self.packet_type in (BINARY_EVENT, BINARY_ACK):
            raise ValueError("Packets with attachments are not taken.")
        return attachments
