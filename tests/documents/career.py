"""A small document with everything that an answer can be made from, for tests of the pure functions."""

from __future__ import annotations

from datetime import date, timedelta

from bot.documents.passage import LEAD, Document, Passage, Point, Question

PROMOTION = Passage(
    key="how-promotion-works",
    title="How promotion works",
    intent="ask_promotion",
    lead="A promotion moves you to a higher position.",
    points=(
        Point("decides", "Performance and experience decide it.", "promotion"),
        Point("long-service", "No, long service alone is rarely enough. Results count as well.", "promotion"),
        Point("why-criteria", "Because you can steer towards criteria that you know.", "promotion"),
    ),
    questions=(Question("how does a promotion work", LEAD), Question("is long service enough", "long-service")),
    document="career",
    aliases=("getting promoted",),
    related=("what-badges-are", "bonus", "earning-potential"),
    side="promotion",
    aspect="definition",
)
BADGES = Passage(
    key="what-badges-are",
    title="What badges are",
    intent="ask_badges",
    lead="A badge proves one skill.",
    points=(
        Point("how-earned", "You earn one by a short course.", "badges"),
        Point("why-modern", "Because it keeps up with the market.", "badges"),
    ),
    questions=(Question("what is a badge", LEAD), Question("how do i earn a badge", "how-earned")),
    document="career",
    related=("how-promotion-works",),
    side="badges",
    aspect="definition",
)
PAY = Passage(
    key="earning-potential",
    title="Earning potential",
    intent="ask_pay",
    lead="Both can lift your pay, a promotion at once.",
    points=(
        Point("promotion-raise", "Yes, as a rule a promotion raises your pay.", "promotion"),
        Point("badge-raise", "It depends: a badge raises pay where its skill is rare.", "badges"),
        Point("together", "Yes, both together bring the most."),
        Point("why-pays", "Because the role is bigger."),
    ),
    questions=(Question("will a badge get me a raise", "badge-raise"), Question("what about pay", LEAD)),
    document="career",
    related=("comparison-cost",),
    aspect="pay",
)
TIME = Passage(
    key="comparison-timeframe",
    title="Comparison: timeframe",
    intent="ask_time",
    lead="A promotion takes longer than a badge.",
    points=(
        Point("promotion", "A promotion takes years.", "promotion"),
        Point("badges", "A badge takes weeks.", "badges"),
    ),
    questions=(Question("how long does either take", LEAD), Question("how long for a badge", "badges")),
    document="career",
    aspect="timeframe",
    is_comparison=True,
)
COST = Passage(
    key="comparison-cost",
    title="Comparison: cost",
    intent="ask_cost",
    lead="A promotion is free, a badge often is not.",
    points=(
        Point("promotion", "A promotion costs you nothing.", "promotion"),
        Point("badges", "A badge often costs a fee.", "badges"),
    ),
    questions=(Question("what does each cost", LEAD), Question("badge fee", "badges")),
    document="career",
    related=("earning-potential",),
    aspect="cost",
    is_comparison=True,
)
CHOICE = Passage(
    key="choosing-your-path",
    title="Choosing your path",
    intent="ask_advice",
    lead="It depends on your goals.",
    points=(Point("stability", "Choose promotion for stability.", "promotion"),),
    questions=(Question("which should i choose", LEAD),),
    document="career",
    aspect="choice",
)
LEAP = Passage(
    key="nanodegree-leap",
    title="Nanodegree leap",
    intent="ask_term",
    lead="A nanodegree leap is a jump by a short programme.",
    points=(Point("worth-it", "It depends: it is worth most where employers ask for it."),),
    questions=(Question("what is a nanodegree leap", LEAD),),
    document="career",
    aliases=("nanodegree",),
    related=("what-badges-are",),
    side="badges",
    term="Nanodegree leap",
)
BONUS = Passage(
    key="bonus",
    title="Our bonus scheme",
    intent="ask_bonus",
    lead="Employees get a bonus in May.",
    points=(Point("amount", "The secret amount is on the intranet."),),
    questions=(Question("when is the bonus paid", LEAD),),
    document="career",
    aspect="bonus",
    audience="employees",
)
CAREER = Document(
    key="career",
    title="Careers",
    source_name="Career weekly",
    source_date=date(2024, 5, 1),
    reviewed=date(2025, 1, 31),
    review_holds=timedelta(days=365),
    disclaimer="General information only.",
    passages=(PROMOTION, BADGES, PAY, TIME, COST, CHOICE, LEAP, BONUS),
    intents={
        "ask_promotion": "promotion",
        "ask_badges": "badges",
        "ask_pay": "pay",
        "ask_time": "how long it takes",
        "ask_cost": "what it costs",
        "ask_advice": "which to choose",
        "ask_term": "newer terms",
        "ask_bonus": "the bonus scheme",
    },
    sides={"promotion": ("promoted", "moving up"), "badges": ("badge", "digital badge", "certificate")},
    aspects={"pay": ("salary", "raise"), "cost": ("fee", "price"), "timeframe": ("how long", "duration")},
)
PASSAGES = {passage.key: passage for passage in CAREER.passages if passage.audience == "public"}
DOCUMENTS = {CAREER.key: CAREER}
TODAY = date(2025, 6, 1)
"""A day on which the review still holds."""

LATER = date(2026, 2, 1)
"""A day on which it no longer does."""
