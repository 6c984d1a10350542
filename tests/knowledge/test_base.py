"""The door between actions and store, as rasa-sdk's own query action uses it."""

from __future__ import annotations

from datetime import date

import pytest
from rasa_sdk.knowledge_base.storage import KnowledgeBase

from bot.database.engine import create_engine
from bot.knowledge.base import PassageKnowledgeBase
from bot.knowledge.build import build
from bot.knowledge.store import KnowledgeMissing, KnowledgeStore
from tests.documents.samples import CAREER, DOCUMENTS, ENCODER, LEAP, PAY, CountingEncoder


@pytest.fixture
def store(sqlite_url: str) -> KnowledgeStore:
    engine = create_engine(sqlite_url)
    build(DOCUMENTS, engine, CountingEncoder(), ENCODER)
    return KnowledgeStore(engine)


@pytest.fixture
def base(store: KnowledgeStore) -> PassageKnowledgeBase:
    return PassageKnowledgeBase(store, "public")


async def keys(base: PassageKnowledgeBase, object_type: str, limit: int = 50, **attributes: str) -> list[str]:
    wanted = [{"name": name, "value": value} for name, value in attributes.items()]
    return [found["key"] for found in await base.get_objects(object_type, wanted, limit)]


async def test_is_rasas_storage_and_knows_four_types(base: PassageKnowledgeBase) -> None:
    assert isinstance(base, KnowledgeBase)
    assert base.get_object_types() == ["passage", "term", "comparison", "document"]
    for object_type in base.get_object_types():
        assert await base.get_key_attribute_of_object(object_type) == "key"
        show = await base.get_representation_function_of_object(object_type)
        first = (await base.get_objects(object_type, []))[0]
        assert show(first) == first["title"]
        assert await base.get_attributes_of_object(object_type) == list(first)


async def test_objects_are_in_document_order_and_limited(base: PassageKnowledgeBase) -> None:
    assert await keys(base, "passage") == ["pay", "comparison-cost", "nanodegree-leap"]
    assert await keys(base, "passage", limit=2) == ["pay", "comparison-cost"]


async def test_audience_is_the_stores(base: PassageKnowledgeBase, store: KnowledgeStore) -> None:
    employees = PassageKnowledgeBase(store, "employees")
    assert "bonus" in await keys(employees, "passage")
    assert await keys(employees, "document") == ["career", "job-rotation"]
    assert "bonus" not in await keys(base, "passage")
    assert await keys(base, "document") == ["career"]
    assert await base.get_object("passage", "bonus") is None
    assert await base.get_object("passage", "Our bonus scheme") is None


async def test_objects_with_all_of_some_attributes(base: PassageKnowledgeBase) -> None:
    assert await keys(base, "passage", aspect="Cost") == ["comparison-cost"]
    assert await keys(base, "passage", intent="ask_pay", side="PROMOTION") == ["pay"]
    assert await keys(base, "passage", intent="ask_pay", aspect="cost") == []
    assert await keys(base, "passage", colour="red") == []


async def test_comparison_has_both_sides(base: PassageKnowledgeBase) -> None:
    assert await base.get_objects("comparison", [{"name": "aspect", "value": "cost"}]) == [
        {
            "key": "comparison-cost",
            "title": "Comparison: cost",
            "aspect": "cost",
            "promotion": "A promotion costs you nothing.",
            "badges": "A badge often costs a fee.",
        }
    ]


async def test_term_and_document(base: PassageKnowledgeBase) -> None:
    term = await base.get_object("term", "NANODEGREE-LEAP")
    assert term is not None
    assert (term["term"], term["lead"]) == ("Nanodegree leap", LEAP.lead)
    document = await base.get_object("document", "career")
    assert document is not None
    assert (document["source_date"], document["reviewed"]) == (date(2024, 5, 1), date(2025, 1, 31))
    assert document["disclaimer"] == CAREER.disclaimer


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("pay", "pay"),
        ("Pay", "pay"),
        ("nanodegree", "nanodegree-leap"),
        ("comparison: COST", "comparison-cost"),
        ("n", None),
        ("", None),
        ("nothing", None),
    ],
)
async def test_object_by_key_or_by_a_part_of_one_title(
    base: PassageKnowledgeBase, text: str, key: str | None
) -> None:
    found = await base.get_object("passage", text)
    assert (found["key"] if found else None) == key


async def test_unknown_type_has_nothing(base: PassageKnowledgeBase) -> None:
    assert await base.get_objects("holiday", []) == []
    assert await base.get_object("holiday", "pay") is None
    assert await base.get_attributes_of_object("holiday") == []


async def test_snapshot_is_for_the_same_audience(base: PassageKnowledgeBase) -> None:
    assert base.snapshot().passages["pay"].lead == PAY.lead
    assert "bonus" not in base.snapshot().passages


async def test_nothing_built(sqlite_url: str) -> None:
    base = PassageKnowledgeBase(KnowledgeStore(create_engine(sqlite_url)), "public")
    with pytest.raises(KnowledgeMissing):
        await base.get_objects("passage", [])
