from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.records import Criterion
from bot.profile.profile import Achievement, Evidence
from bot.tools.promotion_case.page import NO_DECISION, SAMPLE, PromotionCase, promotion_case_page
from bot.tools.readiness.readiness import CriterionState, Readiness

TODAY = date(2026, 11, 24)
CRITERION = Criterion("c1", "lead", "Two years in the role", "months_in_role", at_least=24)
BADGE = Criterion("c2", "lead", "SQL certificate", "credential", "sql", is_sample=True)
CASE = PromotionCase(
    target="Team lead",
    readiness=Readiness(
        "lead", (CriterionState(CRITERION, "nearly", has=20, needs=24), CriterionState(BADGE, "missing"))
    ),
    today=TODAY,
    person="Ada",
    role="Analyst",
    months_in_role=20,
    evidence=(
        Evidence("claimed", "Presenting", skill="present"),
        Evidence("proven", "SQL badge", skill="sql", level=4, badge="b1", earned=date(2026, 1, 2)),
        Evidence("proven", "Old badge", expires=date(2025, 1, 1)),
    ),
    achievements=(Achievement("Led a rollout", date(2026, 5, 1), hours=12),),
    names={"sql": "SQL"},
)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") or name in ("href", "src") for name, _ in attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def elements(page: bytes) -> list[str]:
    parser = _Elements()
    parser.feed(page.decode())
    assert parser.open == []
    return parser.tags


def test_the_page_tells_what_is_known_and_that_it_decides_nothing() -> None:
    page = promotion_case_page(CASE).decode()
    told = ("Ada", "Analyst, 20 months in this role", "24 November 2026", "20 of 24", "Nearly met", "Led a rollout")
    for text in (*told, NO_DECISION, "Proven, by a verified badge", "SQL, level 4 of 7", "Made with Rung"):
        assert text in page
    assert page.index("SQL badge") < page.index("Presenting")
    assert "2 pieces of evidence, 1 of them proven" in page
    assert "No longer valid: Old badge (until 1 January 2025)" in page


def test_sample_data_is_labelled() -> None:
    assert SAMPLE in promotion_case_page(CASE).decode()
    assert "SQL certificate (sample)" in promotion_case_page(CASE).decode()
    real = replace(CASE, readiness=Readiness("lead", CASE.readiness.states[:1]))
    assert SAMPLE not in promotion_case_page(real).decode()
    assert SAMPLE in promotion_case_page(replace(real, uses_sample=True)).decode()


def test_the_page_stands_alone_and_fits_screen_print_and_reader() -> None:
    page = promotion_case_page(CASE)
    tags = elements(page)
    assert tags.count("h1") == tags.count("main") == tags.count("title") == 1
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert tags.count("caption") == tags.count("table") == 3
    text = page.decode()
    assert 'lang="en"' in text
    assert "@media print" in text
    assert "prefers-color-scheme: dark" in text
    assert "default-src 'none'" in text


def test_with_nothing_on_record() -> None:
    page = promotion_case_page(PromotionCase("Team lead", Readiness("lead", ()), TODAY)).decode()
    assert "Nothing is on record yet." in page
    assert "no criteria" in page


@given(st.text())
def test_no_text_becomes_markup(text: str) -> None:
    hostile = f"<script>alert(1)</script>\"'&{text}"
    case = replace(
        CASE,
        target=hostile,
        person=hostile,
        role=hostile,
        evidence=(Evidence("claimed", hostile, skill="x"),),
        achievements=(Achievement(hostile, TODAY),),
        names={"x": hostile},
        readiness=Readiness("x", (CriterionState(replace(CRITERION, text=hostile), "met", (hostile,)),)),
    )
    tags = elements(promotion_case_page(case))
    assert "script" not in tags
