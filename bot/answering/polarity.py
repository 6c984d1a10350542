"""Whether "Yes,", "No," or "It depends:" may open a reply: only to a question that it is an answer to.

A point of a document may open with a verdict. The verdict answers the questions stored with the point, not every
question that the point is found for: "Yes, it is worth it" is wrong for "is it a waste of time?" and means nothing
after "how much is it worth?". `keeps_verdict` reads three things, each by words alone:

- the form: the question is a yes/no question, by its inverted auxiliary ("does a badge …"), by an embedding ("I
  wonder whether …"), or by a tag ("…, right?"). "Which", "how" and the like, fragments, "A or B?" and requests are
  none;
- the direction: negations, antonyms ("worth" and "waste"), "only" and "always", need, and the order of what is
  compared agree with a yes/no question of the point near to it, and with what the point says after its verdict;
- the subject: most of what the question speaks of occurs in the point or in its questions.

Whatever cannot be read for sure counts as disagreement: a statement without its verdict is never wrong for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.answering.opposites import FILLERS, NEGATIONS, PHRASES, POLES

Verdict = Literal["yes", "no", "depends"]
Sides = Mapping[str, Sequence[str]]
"""The words for each side of a comparison, as a document declares them."""

COVERED_SHARE = 0.6
"""The share of a question's content words that the point or its questions must hold."""

NEAREST = 2
"""How many of a point's yes/no questions, those with most words in common, a question is compared with as well."""

HELP = "~effect"
"""That something helps is said by every yes: the dimension need not be named."""

MIN_WORDS = 3
"""Fewer words are a fragment: "is it?", "worth it?"."""

_VERDICT = re.compile(
    r"^(?:(?P<yes>yes)|(?P<no>no))(?:[,:.]\s+(?:(?!(?:an?|the)\b)[a-z]+(?: [a-z]+)?[.:]\s+)?)"
    r"|^(?P<depends>it depends|partly)[:.]\s+",
    re.IGNORECASE,
)

# ---- The form of a question

_WRITTEN_OUT = {
    "r": "are",
    "u": "you",
    "ur": "your",
    "wud": "would",
    "shud": "should",
    "cannot": "can't",
    "ain't": "isn't",
    "innit": "isn't it",
}
_SHORT = "isnt arent wasnt werent dont doesnt didnt cant couldnt wont wouldnt shouldnt hasnt havent"
_WRITTEN_OUT |= {word: f"{word[:-1]}'t" for word in _SHORT.split(" ")}
_AUXILIARY = (
    r"(?:is|are|was|were|am|do|does|did|can|could|will|would|should|shall|may|might|must|has|have|had)(?:n't)?"
    r"|can't|won't"
)
_LEAD_IN = re.compile(
    r"^(?:(?:so|and|but|ok|okay|well|hi|hello|hey|hmm|um|btw|please|pls|honestly|actually|seriously|basically|"
    r"sorry|then|now|also|oh|right|listen|look|just wondering|(?:a |one )?quick (?:one|question)|"
    r"(?:my |a )?question|in general|generally)\b[\s,:;.!…-]*)+"
)
_ASKING = re.compile(
    r"^(?:i(?:'m| am)? (?:was |just |often |always |really |keep )*(?:wonder|wondering|curious|not sure|unsure|"
    r"asking|ask myself|asking myself|want to know|would like to know|need to know|don't know|can't tell)|"
    r"i'd (?:like|love) to know|wondering|any idea|any clue|no idea|not sure|unsure|tell me|"
    r"(?:can|could|would|will) you (?:please |kindly )?(?:tell me|say)|do you (?:happen to )?know)"
    r"\s+(?:if|whether)\s+"
)
_THINKING = re.compile(
    r"^(?:(?:do|would|don't|wouldn't) you (?:really |honestly )?(?:think|say|believe|reckon|agree|expect)|"
    r"(?:is|isn't) it (?:really |actually )?(?:true|correct|right|fair to say|the case|a fact)|"
    r"does (?:that|this|it) mean|am i right(?: in thinking| to think)?|you(?:'re| are) saying|i take it)"
    r"\s+(?:that\s+)?"
)
_OPEN = re.compile(r"^(?:what|what's|how|how's|why|when|where|which|who|whose|whom|whats|hows)\b")
_OPEN_LATER = re.compile(
    r"(?:\b(?:and|but|or)|[,;:–-])\s*(?:so |if so,? )?(?:what|how|why|when|where|which|who|whose)\b"
)
_REQUEST = re.compile(
    r"^(?:(?:can|could|would|will|do|did|have|are) (?:you|we)|may i|can i)\s+"
    r"(?:please |kindly |just |maybe |also |got )*(?:tell|explain|describe|define|compare|give|show|help|list|"
    r"summari[sz]e|walk|talk|recommend|advise|suggest|answer|clarify|outline|know|have|ask|see|hear|any|able)\b"
    r"|^(?:do|have|let) (?:tell|explain|give|show|me|a)\b"
)
_TAG = re.compile(
    r"(?:,\s*|\s+)(?:right|correct|yeah|true|eh|huh|agreed|am i right|is that (?:so|right|true|correct))\s*$"
    r"|,\s*(?:yes|no|or not|surely)\s*$"
    rf"|,?\s*\b(?:{_AUXILIARY}) (?:it|they|that|there|you|i|we|he|she|one)\s*$"
)
_ALTERNATIVE = re.compile(r"\b(?:or|vs|versus)\b")
_NO_ALTERNATIVE = re.compile(
    r"\bor (?:not|no|nah|nope|what|not at all)(?=\s*(?:[,.]|$))"
    r"|\bor (?:so|something|anything|whatever|similar|two)\b"
)
_INVERTED = re.compile(rf"(?:^|[,;:–…-]\s*)(?P<auxiliary>{_AUXILIARY})\s+(?!not\s*$)(?P<subject>[a-z0-9<'-]+)\s+\S")
_VERB = re.compile(
    rf"\b(?:{_AUXILIARY}|need|needs|count|counts|help|helps|get|gets|make|makes|mean|means|pay|pays)\b"
)

# ---- Its direction

_NO_NEGATION = re.compile(r"\b(?:not only|no matter|no doubt|no longer than|if not|no\.?\s*\d+)\b")
_LACKING = re.compile(r"\b(?:without|lacking|lack|lacks|minus|w/o)\b|\bwith no\b")
_UNIVERSAL = re.compile(
    r"\b(?:always|every|everyone|everybody|guarantee[ds]?|automatically|necessarily|definitely|certainly|"
    r"for sure|completely|fully|entirely|totally|forever|100 ?%|in any case|in all cases)(?!\w)"
)
_ONLY = re.compile(r"\b(?:only|solely|alone|merely|purely|exclusively|nothing but|by itself|on its own)\b")
_SUPERLATIVE = re.compile(
    r"\b(?:best|worst|fastest|quickest|easiest|cheapest|safest|biggest|highest|greatest|surest)\b"
)
_REASON = re.compile(r"[,;:]|\b(?:because|if|unless|without|though|although|whereas|so that|than)\b")
_COMPARES = re.compile(
    r"\b(?:than|superior to|inferior to|instead of|in place of|over an?|beats?|replaces?|outweighs?|"
    r"substitutes? for|make up for|as (?:good|fast|quick|cheap|valuable|useful|secure|safe|easy) as)\b"
)


@dataclass(frozen=True)
class _Reading:
    """What a clause says, as far as its direction goes. `sides` are those that it names, in their order."""

    words: frozenset[str]
    content: frozenset[str]
    sides: tuple[str, ...]
    negated: bool
    fronted: bool
    poles: tuple[tuple[str, int], ...]
    is_mixed: bool
    flags: tuple[bool, ...]
    needs: bool
    before: frozenset[str]
    after: frozenset[str]

    @property
    def reversed_on(self) -> frozenset[str]:
        return frozenset(dimension for dimension, sign in self.poles if sign < 0)

    @property
    def sign(self) -> int:
        return -1 if (self.negated + len(self.reversed_on)) % 2 else 1


def split_verdict(text: str) -> tuple[Verdict | None, str]:
    """The verdict that a text opens with, and the text without it, which then begins with a capital letter."""
    match = _VERDICT.match(text)
    if match is None:
        return None, text
    rest = text[match.end() :]
    verdict: Verdict = "yes" if match["yes"] else "no" if match["no"] else "depends"
    return verdict, rest[:1].upper() + rest[1:]


def is_yes_no(text: str, sides: Sides | None = None) -> bool:
    """Whether a message asks one question that yes or no can answer. Words for one side are no alternative."""
    return _question(text, _frozen(sides)) is not None


def same_direction(asked: str, stored: str, sides: Sides | None = None) -> bool:
    """Whether yes to one of two questions is yes to the other, as far as can be read; False when not sure.

    Whether they are about the same subject is not judged.
    """
    one, other = _question(asked, _frozen(sides)), _question(stored, _frozen(sides))
    return one is not None and other is not None and _agree(one, other)


def keeps_verdict(
    asked: str, text: str, nearest: str, questions: Iterable[str], sides: Sides | None = None
) -> bool:
    """Whether the verdict that `text` opens with answers what was asked.

    `questions` are those stored with the point whose text it is, `nearest` the stored text that was found nearest
    to the question; it counts where it is one of them.
    """
    verdict, rest = split_verdict(text)
    vocabulary = _frozen(sides)
    question = _question(asked, vocabulary) if verdict is not None else None
    if question is None:
        return False
    stored = list(questions)
    known = {one: reading for one in stored if (reading := _question(one, vocabulary)) is not None}
    likely = sorted(known.values(), key=lambda one: _likeness(question, one), reverse=True)[:NEAREST]
    near = ([known[nearest]] if nearest in known else []) + likely
    agreeing = [one for one in near if _agree(question, one)]
    said = _read(_main_clause(rest), vocabulary)
    if (near and not agreeing) or not _follows(question, said, verdict):
        return False
    if not question.content:
        return bool(question.sides) and question.sides in {one.sides for one in (*agreeing, said)}
    told = frozenset().union(_content(rest, vocabulary), *(one.content for one in agreeing))
    if not {word for word in question.content if word.startswith("~")} <= told | {HELP}:
        return False
    whole = told.union(*(_content(one, vocabulary) for one in stored))
    return len(question.content & whole) >= COVERED_SHARE * len(question.content)


def _agree(one: _Reading, other: _Reading) -> bool:
    """Whether two clauses have the same direction: yes to one is yes to the other."""
    if one.is_mixed or other.is_mixed or one.fronted != other.fronted or one.needs != other.needs:
        return False
    enough = all(("enough", 1) in reading.poles for reading in (one, other))
    if one.flags[1:] != other.flags[1:] or (one.flags[0] != other.flags[0] and not enough):
        return False
    if not _same_order(one, other):
        return False
    if one.negated == other.negated and one.reversed_on == other.reversed_on:
        return True
    shared = {dimension for dimension, _ in one.poles} & {dimension for dimension, _ in other.poles}
    return one.sign == other.sign and one.reversed_on ^ other.reversed_on <= shared


def _same_order(one: _Reading, other: _Reading) -> bool:
    """Whether what is compared, or does something to the other, stands in the same order."""
    if one.sides and other.sides:
        if set(one.sides).isdisjoint(other.sides):
            return False
        common = set(one.sides) & set(other.sides)
        if [side for side in one.sides if side in common] != [side for side in other.sides if side in common]:
            return False
    if not one.before or not other.before:
        return True
    straight = len(one.before & other.before) + len(one.after & other.after)
    crossed = len(one.before & other.after) + len(one.after & other.before)
    return straight >= crossed


def _follows(question: _Reading, said: _Reading, verdict: Verdict | None) -> bool:
    """Whether a verdict on the question fits the statement that the point gives with it."""
    if question.before and question.after and not _same_order(question, said):
        return False
    if verdict == "yes":
        universal = question.flags[1] and not said.flags[1]
        return not said.is_mixed and question.sign == said.sign and not universal
    if verdict == "no":
        return question.sign != said.sign
    return True


def _likeness(one: _Reading, other: _Reading) -> tuple[int, float]:
    """How alike two questions are: the sides that they name first, then their words."""
    return int(one.sides == other.sides), len(one.words & other.words) / (len(one.words | other.words) or 1)


_Vocabulary = tuple[tuple[str, tuple[str, ...]], ...]


def _frozen(sides: Sides | None) -> _Vocabulary:
    return tuple((name, tuple(words)) for name, words in (sides or {}).items())


@lru_cache(maxsize=64)
def _side_pattern(vocabulary: _Vocabulary) -> re.Pattern[str] | None:
    named = [
        (f"s{index}", sorted({name, name.replace("-", " "), *words}, key=len, reverse=True))
        for index, (name, words) in enumerate(vocabulary)
    ]
    if not named:
        return None
    groups = (f"(?P<{group}>{'|'.join(re.escape(word.lower()) for word in words)})" for group, words in named)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})s?(?![\w-])")


def _marked(text: str, vocabulary: _Vocabulary) -> str:
    """The text with each word for a side replaced by a name for that side, ``<0``, ``<1``."""
    pattern = _side_pattern(vocabulary)
    if pattern is None:
        return text
    marked = pattern.sub(lambda match: f"<{str(match.lastgroup)[1:]}", text)
    # "a badge or certificate" is one side under two names.
    return re.sub(r"(<\d+)(?: or (?:an? )?\1)+\b", r"\1", marked)


def _plain(text: str) -> str:
    text = text.lower().replace("’", "'").replace("`", "'")
    return " ".join(re.sub(r"[a-z']+", lambda match: _WRITTEN_OUT.get(match[0], match[0]), text).split())


@lru_cache(maxsize=8192)
def _question(text: str, vocabulary: _Vocabulary) -> _Reading | None:
    """The reading of a yes/no question; None for any other message."""
    sentences = [part for part in re.split(r"(?<=[?!.;])\s+", _plain(text)) if re.search(r"\w", part)]
    asking = [part for part in sentences if part.endswith("?")]
    if len(asking) > 1 or not sentences:
        return None
    clause = asking[0] if asking else sentences[-1]
    has_mark = clause.endswith("?")
    clause = _marked(clause.rstrip("?!. "), vocabulary)
    stripped = _LEAD_IN.sub("", clause, count=1)
    opened_with_so = re.match(r"(?:so|then)\b", clause) is not None
    clause = stripped.strip(" ,")
    if _ALTERNATIVE.search(_NO_ALTERNATIVE.sub(" ", clause)) or _OPEN_LATER.search(clause):
        return None
    clause = _NO_ALTERNATIVE.sub(" ", clause).strip(" ,")
    if len(clause.split()) < MIN_WORDS:
        return None
    is_embedded = False
    for embedding in (_ASKING, _THINKING):
        inner = embedding.sub("", clause, count=1)
        is_embedded |= inner != clause
        clause = inner
    if _OPEN.match(clause) or _REQUEST.match(clause):
        return None
    if is_embedded:
        return _read(clause, vocabulary, is_marked=True)
    inverted = _INVERTED.search(clause)
    body = _TAG.sub("", clause, count=1).strip(" ,")
    if inverted is not None and (body == clause or inverted.start() == 0):
        return _read(clause, vocabulary, is_marked=True, fronted=inverted["auxiliary"].endswith("n't"))
    is_declared = body != clause or (opened_with_so and has_mark and _VERB.search(clause) is not None)
    if is_declared and len(body.split()) >= MIN_WORDS:
        return _read(body, vocabulary, is_marked=True)
    return None


@lru_cache(maxsize=8192)
def _read(text: str, vocabulary: _Vocabulary, is_marked: bool = False, fronted: bool = False) -> _Reading:
    clause = text if is_marked else _marked(_plain(text), vocabulary)
    flags = tuple(pattern.search(clause) is not None for pattern in (_ONLY, _UNIVERSAL, _SUPERLATIVE, _LACKING))
    for pattern, word in PHRASES:
        clause = pattern.sub(word, clause)
    comparison = _COMPARES.search(clause)
    tokens = _tokens(_NO_NEGATION.sub(" ", clause))
    negations = sum(token in NEGATIONS for token in tokens) - fronted
    found = [POLES[token] for token in tokens if token in POLES]
    poles = tuple(sorted(set(found)))
    return _Reading(
        words=frozenset(map(_stem, tokens)),
        content=_content_of(tokens),
        sides=tuple(dict.fromkeys(token for token in tokens if token.startswith("<"))),
        negated=negations % 2 == 1,
        fronted=fronted,
        poles=poles,
        is_mixed=len({dimension for dimension, _ in poles}) < len(poles),
        flags=flags,
        needs=any(dimension == "need" for dimension, _ in poles),
        before=_compared(clause[: comparison.start()]) if comparison else frozenset(),
        after=_compared(clause[comparison.end() :]) if comparison else frozenset(),
    )


def _compared(text: str) -> frozenset[str]:
    return frozenset(
        token if token.startswith("<") else _stem(token)
        for token in _tokens(text)
        if token not in FILLERS and token not in POLES
    )


def _main_clause(text: str) -> str:
    """The first clause of a statement: what its verdict stands for, without reasons and conditions."""
    first = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    return _REASON.split(first, maxsplit=1)[0]


@lru_cache(maxsize=8192)
def _content(text: str, vocabulary: _Vocabulary) -> frozenset[str]:
    clause = _marked(_plain(text), vocabulary)
    for pattern, word in PHRASES:
        clause = pattern.sub(word, clause)
    return _content_of(_tokens(clause))


def _content_of(tokens: Iterable[str]) -> frozenset[str]:
    """What a clause speaks of beside the sides: stems, and for antonyms the dimension that they are poles of."""
    return frozenset(
        f"~{POLES[token][0]}" if token in POLES else _stem(token)
        for token in tokens
        if token not in FILLERS and token not in NEGATIONS and not token.startswith("<")
    )


def _tokens(text: str) -> list[str]:
    text = re.sub(r"\bwon't\b", "will not", re.sub(r"\bcan't\b", "can not", text)).replace("n't", " not")
    return re.findall(r"<\d+|[a-z]+(?:-[a-z]+)*", re.sub(r"'(?:s|re|ve|ll|d|m)\b", "", text))


def _stem(word: str) -> str:
    """The word without its ending, roughly: enough to take "helps" and "helping" for one."""
    for ending in ("ing", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word.rstrip("e") if len(word) > 4 else word
