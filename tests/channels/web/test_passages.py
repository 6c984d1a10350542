from __future__ import annotations

from pathlib import Path

from bot.channels.web.passages import Passages
from bot.database.engine import create_engine
from tests.documents.samples import ROTATION


def test_a_source_unfolds_to_its_passage(shipped_knowledge_url: str) -> None:
    text_for = Passages(create_engine(shipped_knowledge_url)).text_for("web:x")
    lead, *points = text_for("Earning potential")
    assert lead
    assert len(points) >= 3
    sides = text_for("Comparison: timeframe")
    assert [side["label"] for side in sides] == ["Promotion", "Micro-credentials"]
    assert not any(side["text"].startswith(f"{side['label']}:") for side in sides)
    assert text_for("No such title") == ()


def test_the_pages_that_a_passage_rests_on_come_last(shipped_knowledge_url: str) -> None:
    text_for = Passages(create_engine(shipped_knowledge_url)).text_for("web:x")
    *_, last = text_for("Redundancy consultation")
    assert last["label"] == "Based on"
    assert "https://gov.uk/redundancy-your-rights/consultation" in last["text"]


def test_nobody_unfolds_what_they_may_not_see(shipped_knowledge_url: str) -> None:
    passages = Passages(create_engine(shipped_knowledge_url))
    title = next(passage.title for passage in ROTATION.passages if passage.audience == "employees")
    assert passages.text_for("web:x")(title) == ()
    assert passages.text_for("intranet:anna")(title)


def test_a_missing_knowledge_base_unfolds_to_nothing(tmp_path: Path) -> None:
    passages = Passages(create_engine(f"sqlite:///{tmp_path}/new.db"))
    assert passages.text_for("web:x")("Earning potential") == ()
    assert passages.snapshot() is None
