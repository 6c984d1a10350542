"""What is stored about the person is shown whole, and forgotten only after a yes to the question."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import insert

from actions.base.stores import engine, files, hr_requests, people, settings
from actions.privacy import (
    TO_FORGET,
    ActionConfirmForgetMe,
    ActionExportMyData,
    ActionForgetMe,
    ActionKnowAboutMe,
)
from bot.catalogue.tables import CatalogueRevisionRow, OccupationRow
from bot.database.engine import write_transaction
from bot.database.tracker_store import RungTrackerStore
from bot.dialogue.message_contract import ERASE_SLOT
from bot.people.erasure import erase_person
from tests.actions.acting import Act, tell
from tests.people.sample import store_everything

THREAD, PERSON = "slack:U1@C1/17.3", "slack:U1"


def end_turn(slots: dict[str, Any]) -> None:
    """Saves the turn as Rasa does once its actions have run."""
    store = RungTrackerStore(Domain.empty(), url=settings().database_url, erase_person=erase_person)
    tracker = DialogueStateTracker.from_events(THREAD, [SlotSet(name, value) for name, value in slots.items()])
    asyncio.run(store.save(tracker))


def test_nothing_is_known_of_a_stranger(act: Act) -> None:
    done = act(ActionKnowAboutMe(), sender=THREAD)
    assert done.text.startswith("I know nothing about you but this conversation")
    assert done.payloads == ["/forget_me"]
    assert people().load(PERSON).is_unknown


def test_everything_is_shown_to_the_person_alone(act: Act) -> None:
    store_everything(engine(), PERSON, "anna")
    files().keep(PERSON, "case.html", "text/html", b"", datetime.now(timezone.utc))
    done = act(ActionKnowAboutMe(), sender=THREAD)
    for shown in ("analyst-anna", "5 hours a week", "SQL anna", "Course anna", "anna@example.com", "case.html"):
        assert shown in done.text
    assert done.message["reply"]["private"] is True
    assert "anna" not in act(ActionKnowAboutMe(), sender="slack:U12").text


def test_keys_of_the_catalogue_are_shown_by_their_titles(act: Act) -> None:
    with write_transaction(engine()) as connection:
        analyst = {"key": "esco-1", "source": "esco", "position": 1, "title": "Data analyst", "reference": ""}
        connection.execute(insert(OccupationRow).values(**analyst))
        connection.execute(insert(CatalogueRevisionRow).values(id=1, revision="1", encoder=""))
    people().save_profile(PERSON, {"occupation": "esco-1", "target": "no-longer-there"})
    shown = act(ActionKnowAboutMe(), sender=THREAD).text
    assert "Your role now: Data analyst" in shown
    assert "The role that you aim at: no-longer-there" in shown


def test_asking_deletes_nothing(act: Act) -> None:
    store_everything(engine(), PERSON, "anna")
    done = act(ActionForgetMe(), sender=THREAD)
    assert done.payloads == ["/confirm_forget_me", "/deny", "/ask_my_data"]
    assert done.slots == {"pending": TO_FORGET.as_slot()}
    assert not people().load(PERSON).is_unknown


def test_a_yes_to_the_question_forgets(act: Act) -> None:
    for person in (PERSON, "slack:U12"):
        store_everything(engine(), person, "anna")
    done = act(ActionConfirmForgetMe(), "yes", sender=THREAD, pending=TO_FORGET)
    assert done.text.startswith("Done.")
    assert done.slots == {ERASE_SLOT: PERSON}
    end_turn(done.slots)
    assert people().load(PERSON).is_unknown
    assert hr_requests().of(PERSON) == ()
    assert not people().load("slack:U12").is_unknown


def test_a_yes_without_the_question_asks_it(act: Act) -> None:
    store_everything(engine(), PERSON, "anna")
    asked_before = {"event": "slot", "name": "pending", "value": TO_FORGET.as_slot()}
    for before in ([], [asked_before, {"event": "user", "text": "what is a badge?"}]):
        done = act(ActionConfirmForgetMe(), "/confirm_forget_me", sender=THREAD, before=before)
        assert done.text.startswith("Shall I forget you?")
        assert ERASE_SLOT not in done.slots
    assert not people().load(PERSON).is_unknown


def test_the_question_that_waits_is_that_of_this_conversation(act: Act) -> None:
    tell(THREAD, hours_per_week=5.0)
    assert (
        "waits for your answer: by when" in act(ActionKnowAboutMe(), sender=THREAD, open_question="deadline").text
    )
    assert "waits" not in act(ActionKnowAboutMe(), sender=THREAD).text


def test_ones_data_is_handed_out_as_files(act: Act) -> None:
    store_everything(engine(), PERSON, "anna")
    assert act(ActionKnowAboutMe(), sender=THREAD).payloads == ["/export_my_data", "/forget_me"]
    reply = act(ActionExportMyData(), sender=THREAD).message["reply"]
    assert reply["private"] is True
    assert [file["name"] for file in reply["files"]] == ["resume.json", "my-data.json"]
    for file in reply["files"]:
        kept = files().fetch(file["path"].rpartition("/")[2], datetime.now(timezone.utc))
        assert kept is not None
        assert "anna" in kept.content.decode()
