"""What somebody wrote themselves in a mail: without the mail they answer, the signature and the greeting line."""

from __future__ import annotations

import re

_QUOTED_LINE = re.compile(r"^\s*>")
_HEAD = re.compile(
    r"^\s*(?:"
    r"(?:on|am|le|el)\b.{4,120}\b(?:wrote|writes|schrieb|écrit|escribió)\s*:"  # "On 3 May, Kim wrote:"
    r"|-{2,}\s*(?:original message|forwarded message|original appointment)\b.*"
    r"|_{8,}"
    r"|from:\s*\S.*"
    r")\s*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^\s*(?:--|—|sent from my \S.{0,40}|get outlook for \S.{0,20}"
    r"|(?:(?:kind|best|warm|many)\s+)?(?:regards|wishes|thanks)|thank you|thanks(?:\s+(?:a lot|in advance|again))?"
    r"|best|cheers|yours(?:\s+\w+)?|sincerely)\s*[,.!]?\s*$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?:\s+[\w.'-]+){0,3}\s*[,!.]?\s*$", re.IGNORECASE
)


def own_words(text: str) -> str:
    """The lines that the person wrote to ask; the text as it is where nothing else would be left."""
    if "\n" not in text:
        return text
    kept: list[str] = []
    for line in text.splitlines():
        if _HEAD.match(line):
            break
        if not _QUOTED_LINE.match(line):
            kept.append(line)
    lines = [line for line in kept if line.strip()]
    # The first line that opens a signature, if something was said before it.
    end = next((at for at, line in enumerate(lines) if at and _SIGNATURE.match(line)), len(lines))
    lines = lines[:end]
    if len(lines) > 1 and _GREETING.match(lines[0]):
        lines = lines[1:]
    return "\n".join(lines) or text
