"""What matters most in an occupation, and which credentials are of its field."""

from __future__ import annotations

import pytest

from bot.catalogue.records import Occupation, Requirement
from bot.tools.importance import fit, fitting, importance
from tests.tools.people import credential


def occupation(key: str, *skills: str) -> Occupation:
    return Occupation(key, key, requirements=tuple(map(Requirement, skills)))


def test_what_near_relatives_share_matters_more_than_what_everybody_needs() -> None:
    baker = occupation("baker", "bake", "knead", "clean")
    others = [occupation("pastry-cook", "bake", "knead"), occupation("nurse", "clean", "care", "lift")]
    others += [occupation("driver", "clean", "drive", "load")]
    weights = importance(baker, [baker, *others])
    assert weights["knead"] == weights["bake"] > 0.9
    assert weights["clean"] == pytest.approx((1 + 1 / 3 + 1 / 3) / 3)
    assert importance(occupation("lonely", "juggle"), others) == {"juggle": 1.0}


def test_a_credential_of_another_field_does_not_fit_and_what_comes_first_stays() -> None:
    weights = {"bake": 0.9, "clean": 0.2}
    assert fit(credential("mix", "bake", "fly", "swim"), weights) == pytest.approx(0.3)
    assert fit(credential("nothing"), weights) == 0.0
    offered = {
        one.key: one
        for one in (
            credential("baking", "bake", first=("hygiene",)),
            credential("hygiene", "wash"),
            credential("ward", "clean", "care", "lift"),
            credential("cleaning", "clean", first=("gone",)),
        )
    }
    assert set(fitting(offered, weights)) == {"baking", "hygiene", "cleaning"}


def test_what_is_made_for_another_trade_does_not_fit_unless_it_bears_the_name() -> None:
    keeper = Occupation("keeper", "bookkeeper", ("Bookkeeping Clerks",))
    weights = {"accounts": 0.9, "stock": 0.9}
    offered = {
        one.key: one
        for one in (
            credential("stock-control", "stock", "plan-production"),
            credential("certified-bookkeeping-clerk", "accounts", "assist"),
            credential("accounts", "accounts", "stock", "write"),
            credential("booking-clerk", "stock", "plan-production"),
            credential("bookkeeper", "juggle"),
        )
    }
    assert set(fitting(offered, weights, keeper)) == {"certified-bookkeeping-clerk", "accounts"}
    assert set(fitting(offered, weights)) == {"accounts"}


def test_a_way_through_another_trade_does_not_fit_as_a_whole() -> None:
    offered = {
        one.key: one
        for one in (
            credential("database-start", "query", "tables", "index"),
            credential("moving-data", "migrate", "copy", "exchange", first=("database-start",)),
            credential("network-start", "cables", "route"),
            credential("networks", "route", "measure", first=("network-start",)),
        )
    }
    weights = {"migrate": 0.4, "copy": 0.4, "route": 0.4, "measure": 0.4}
    assert set(fitting(offered, weights)) == {"network-start", "networks"}
