"""Erases again, in a database that comes from a backup, who was forgotten after the backup was made."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.engine import Connection

from bot.database.conversations import delete_conversations
from bot.database.erasures import digest_of, erasures_in, learn_erasures
from bot.people.erasure import erase_person
from bot.people.records import people_in


def replay(connection: Connection, listed: Mapping[str, int]) -> int:
    """Erases whom the list (`bot.database.erasure_list`) knows as forgotten and the backup does not.

    Somebody who was forgotten before the backup and came again afterwards stays: the backup knows of that erasure.
    Returns how many people were erased again.
    """
    known = erasures_in(connection)
    newer = {digest: moment for digest, moment in listed.items() if moment > known.get(digest, -1)}
    again = [person for person in people_in(connection) if digest_of(person) in newer]
    for person in again:
        erase_person(connection, person)
        delete_conversations(connection, person)
    learn_erasures(connection, newer)
    return len(again)
