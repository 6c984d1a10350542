"""What somebody asks of a role or a field that need not be theirs: its credentials, its skills, its pay; and
whether a credential that they name is worth it.

"Which certificates are good for accountants?" and "what does a data analyst earn" are about no passage and about
nobody's own case. What the role is called is cut out here; whether the catalogue knows it is seen later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

RoleQuestionKind = Literal["credentials", "skills", "pay", "worth"]

LONGEST = 160
"""More characters than these tell a story, whose question is about the person."""

MOST_WORDS = 6
"""More words than these name no role."""


@dataclass(frozen=True)
class RoleQuestion:
    """What is asked for, and the words for the role or the field."""

    kind: RoleQuestionKind
    words: str


_CREDENTIALS = (
    r"(?:certificat(?:es?|ions?)|certs?|courses?|qualifications?|badges?|(?:micro-?)?credentials?|training"
    r"|diplomas?|licen[cs]es?|exams?|classes)"
)
_ASKED = (
    r"(?:which|what|best|good|top|useful|recommended|right|any|a|an|is there|are there|do you (?:have|know)|got"
    r"|recommend\w*|suggest\w*|show me|tell me|list)"
)
_BECOME = r"to (?:be|become|work as|get into|go into|break into|move into|start in|work in)"
_FOR = (
    rf"(?:for|in|as|{_BECOME}"
    rf"|(?:do|would|should|will|must|can) (?:i|you|one|people|they) (?:\w+ ){{0,2}}{_BECOME})"
)
_SKILLS = r"(?:skills?|knowledge|abilities|competenc(?:y|ies|es))"
_ROLE = r"(?:an? |the )?(?P<role>[\w&/'+#. -]{2,60}?)(?: (?:actually|really|usually|typically|normally))?"
_TAIL = (
    r"(?:jobs?|roles?|positions?|posts?|careers?|work|beginners?|please|pls|nowadays|these days|now|today|really"
    r"|exactly|roughly|a year|per year|(?:in|around) (?:the )?(?:uk|us|usa|germany|india|europe))"
)
_END = rf"(?: {_TAIL}| at (?:my age|\d\d)| for me| or not)*[\s?!.]*$"
_FORMS: tuple[tuple[RoleQuestionKind, str], ...] = (
    ("credentials", rf"\b{_ASKED}\b(?: [\w'-]+){{0,5}}? {_CREDENTIALS}\b(?: [\w'-]+){{0,6}}? {_FOR} {_ROLE}"),
    (
        "credentials",
        rf"\b(?:which|what) (?:\w+ )?{_CREDENTIALS} (?:do|does|should|would) {_ROLE} (?:need|get|take|do)",
    ),
    ("credentials", rf"^(?:(?:the )?(?:best|good|top) )?{_CREDENTIALS} for {_ROLE}"),
    ("credentials", rf"^(?:an? |any )?{_ROLE} {_CREDENTIALS}"),
    ("credentials", rf"\b(?:should|shall|could) i (?:get|do|take|go for|bother with|try) {_ROLE} {_CREDENTIALS}"),
    (
        "skills",
        rf"\b(?:what|which) (?:\w+ ){{0,2}}?{_SKILLS} (?:does|do|should|would|will) {_ROLE} "
        r"(?:need|have|use|require|want|know)",
    ),
    (
        "skills",
        rf"\b(?:what|which) (?:\w+ ){{0,2}}?{_SKILLS} (?:do you need|(?:are |is )?(?:needed|required)"
        rf"|are important|matter|does it take)? ?(?:to (?:be|become|work as)|for|as) {_ROLE}",
    ),
    ("skills", rf"\bwhat does it take to (?:be|become) {_ROLE}"),
    ("skills", rf"\bwhat (?:does|do) {_ROLE} (?:need to know|need to be able to do|have to know|do all day|do)"),
    (
        "pay",
        rf"\b(?:what|how much)(?: money)? (?:does|do|would|can|is|are|will) {_ROLE} "
        r"(?:earn|make|get paid|paid|be paid|take home|on)",
    ),
    ("pay", rf"\b(?:salary|salaries|pay|wages?|earnings|income) (?:of|for) {_ROLE}"),
    ("pay", rf"^(?:average |typical |median )?{_ROLE} (?:salary|salaries|wages?|pay)"),
    (
        "worth",
        rf"\b(?:is|are|would|will) {_ROLE} (?:be )?(?:worth (?:it|the (?:money|time|effort)|doing|getting|having"
        r"|taking|my while)|any (?:good|use)|good for anything|recogni[sz]ed)",
    ),
    ("pay", rf"^(?:is|are) {_ROLE} (?:well paid|paid well|paid badly|badly paid)"),
)
_PATTERNS = tuple((kind, re.compile(form + _END)) for kind, form in _FORMS)
_A_CREDENTIAL = re.compile(rf" (?:professional )?{_CREDENTIALS}$")
_NO_ROLE = re.compile(
    r"\b(?:i|i'm|me|my|mine|you|your|we|us|our|it|this|that|these|those|them|they|he|she|someone|people|everyone"
    r"|employers?|promot\w+|rais(?:e|es|ed)|ris(?:e|es)|step up|badges?|certificat\w+|certs?|micro\w*"
    r"|credentials?|nanodegrees?|bootcamps?|courses?|qualif\w+|work|job|jobs|career\w*|skills?|cv|resume|linkedin"
    r"|free|good|best|better|more|less|any|what|which|short|quick|online|another|new)\b"
)


def role_question(text: str) -> RoleQuestion | None:
    """What a message asks of a role that it names; None for any other message."""
    said = " ".join(text.replace("’", "'").lower().split())
    if not said or len(said) > LONGEST:
        return None
    for kind, pattern in _PATTERNS:
        found = pattern.search(said)
        if found is not None:
            words = _A_CREDENTIAL.sub("", found["role"].strip(" .'-"))
            if words and len(words.split()) <= MOST_WORDS and not _NO_ROLE.search(words):
                return RoleQuestion(kind, words)
    return None
