"""Requests to HR are kept word for word, once each, and in bounds."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.people import hr_requests
from bot.people.hr_requests import HrRequest, HrRequests, TooManyRequestsError
from tests.people.sample import TODAY

ANNA = "slack:U1"
TEXT = "I am interested in “Data engineer”.\nPlease get in touch."


@pytest.fixture
def store(database: Engine) -> HrRequests:
    return HrRequests(database)


def test_the_exact_words_arrive(store: HrRequests) -> None:
    request = store.add(ANNA, TEXT, "anna, extension 12", TODAY)
    assert request == HrRequest(request.id, TEXT, "anna, extension 12", TODAY, "open")
    assert store.all() == store.of(ANNA) == (request,)
    assert store.of("slack:U2") == ()


def test_pressing_twice_sends_once(store: HrRequests) -> None:
    first = store.add(ANNA, TEXT, "anna", TODAY)
    assert store.add(ANNA, TEXT, "anna", TODAY) == first
    assert store.add("slack:U2", TEXT, "ben", TODAY) != first
    assert len(store.all()) == 2


def test_what_is_done_goes_to_the_end_and_can_be_asked_again(store: HrRequests) -> None:
    first = store.add(ANNA, "one", "anna", TODAY)
    second = store.add(ANNA, "two", "anna", TODAY)
    assert store.mark_done(first.id)
    assert not store.mark_done(999)
    assert [(one.id, one.state) for one in store.all()] == [(second.id, "open"), (first.id, "done")]
    assert store.add(ANNA, "one", "anna", TODAY).id not in (first.id, second.id)


def test_a_request_is_taken_back_by_its_own_person_until_hr_has_dealt_with_it(store: HrRequests) -> None:
    first, second = (store.add(ANNA, text, "anna", TODAY) for text in ("one", "two"))
    store.mark_done(second.id)
    assert not store.take_back("slack:U2", first.id)
    assert not store.take_back(ANNA, second.id)
    assert store.take_back(ANNA, first.id)
    assert not store.take_back(ANNA, first.id)
    assert [one.id for one in store.of(ANNA)] == [second.id]


def test_nobody_can_bury_hr(store: HrRequests, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hr_requests, "MAX_OPEN", 2)
    store.add(ANNA, "one", "anna", TODAY)
    store.add(ANNA, "two", "anna", TODAY)
    with pytest.raises(TooManyRequestsError):
        store.add(ANNA, "three", "anna", TODAY)
    assert store.add("slack:U2", "three", "ben", TODAY).state == "open"
