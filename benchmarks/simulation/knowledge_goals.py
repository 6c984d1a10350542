"""Goals that the knowledge base serves: learn a term, compare the two ways on three aspects."""

from __future__ import annotations

from benchmarks.simulation.person import GoalMissed, Heard, Person

TERMS = {
    "Skills-badge laddering": "skills-badge laddering",
    "Nanodegree leap": "a nanodegree leap",
    "Upskill-to-advance pathway": "the upskill-to-advance pathway",
    "Credentials gap bridging": "credentials gap bridging",
    "Micro-advancement track": "a micro-advancement track",
    "Digital badge promotion": "digital badge promotion",
    "Stackable certification ascent": "stackable certification ascent",
    "On-demand career bumping": "on-demand career bumping",
    "Capability stack elevation": "capability stack elevation",
    "Just-in-time promotion": "just-in-time promotion",
}
ASKING = (
    "What is {term}?",
    "Can you tell me what {term} means?",
    "I read about {term}, what is that?",
    "Explain {term} to me",
    "define {term}",
    "{term}?",
    "what do people mean by {term}",
)
MORE = ("Tell me more", "go on", "anything else about it?", "can you say more about that")
ORIGIN = ("Where is that from?", "what's your source", "how do you know that?")

ASPECTS = {
    "cost": ("Comparison: cost", ("How do they compare on cost?", "which of the two costs less")),
    "time": ("Comparison: timeframe", ("How do the two compare in time?", "which is quicker, promotion or badge?")),
    "recognition": ("Comparison: recognition", ("How does recognition compare between promotion and badges?",)),
    "flexibility": ("Comparison: flexibility", ("compare how flexible the two are", "which one is more flexible?")),
    "skills": ("Comparison: skill focus", ("compare the skill focus of promotions and micro-credentials",)),
    "impact": ("Comparison: career impact", ("compare the impact of both on my career",)),
}  # fmt: skip
THEN = {
    "cost": ("and the cost?", "what about cost"),
    "time": ("and how long do they take?", "what about time"),
    "recognition": ("what about recognition?", "and recognition"),
    "flexibility": ("and flexibility?", "what about flexibility"),
    "skills": ("and the skill focus?", "what about the skills"),
    "impact": ("and the career impact?", "what about the impact on a career"),
}
NEAR = {
    "time": ("Comparison: timeframe", "How micro-credentials speed up a career"),
    "flexibility": ("Comparison: flexibility", "Flexibility in a changing job market"),
    "recognition": ("Comparison: recognition", "How employers see each"),
    "impact": ("Comparison: career impact", "Key differences"),
}
"""Sources that answer the aspect as well."""


def learn_a_term(person: Person) -> None:
    """Asks for a term, then for more on it or where that is from."""
    title, term = person.random.choice(sorted(TERMS.items()))
    _sourced(person, person.say(person.one_of(ASKING).format(term=term)), title)
    if person.random.random() < 0.5:
        more = person.say(person.one_of(MORE))
        if more.is_lost:
            raise GoalMissed("no more was said")
    else:
        person.expect(person.say(person.one_of(ORIGIN)), title, "document")


def compare_on_three_aspects(person: Person) -> None:
    """Asks for one aspect in full, then for two more in passing."""
    first, *others = person.random.sample(sorted(ASPECTS), 3)
    title, asking = ASPECTS[first]
    _sourced(person, person.say(person.one_of(asking)), *NEAR.get(first, (title,)))
    for aspect in others:
        heard = person.say(person.one_of(THEN[aspect]))
        _sourced(person, heard, *NEAR.get(aspect, (ASPECTS[aspect][0],)))


def _sourced(person: Person, heard: Heard, *titles: str) -> None:
    if not set(heard.sources) & set(titles):
        raise GoalMissed(f"{heard.sources} answered {person.lines[-1][0]!r}, not {titles}")
