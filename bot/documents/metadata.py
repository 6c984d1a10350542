"""The list of fields right below a section's heading: ``- key: …``, ``- intent: …`` and the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.dialogue.person import Audience
from bot.documents.blocks import Block, Line, plain
from bot.documents.dates import iso_date
from bot.documents.front_matter import FrontMatter, as_audience
from bot.documents.passage import Source
from bot.files.faults import FaultList, excerpt
from bot.files.names import INTENT, KEY, did_you_mean

FIELDS = ("key", "intent", "aspect", "side", "term", "aliases", "related", "sources", "audience")

_SOURCE = re.compile(r"(?P<title>.*\S), (?P<address>https?://[^\s,;]+), (?P<read>\S+)")
_FIX_SOURCE = (
    'Write it as "Title, https://address, 2024-05-31", ending with the day of reading; ";" divides several.'
)


@dataclass(frozen=True)
class Metadata:
    """A section's fields, empty if missing or wrong; `lines` maps a field to its line in the file."""

    key: str = ""
    intent: str = ""
    aspect: str | None = None
    side: str | None = None
    term: str | None = None
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    audience: Audience = "public"
    lines: Mapping[str, int] = field(default_factory=dict)


def read_metadata(block: Block | None, heading: Block, front: FrontMatter | None, faults: FaultList) -> Metadata:
    """The fields of the list, checked against the declarations of the front matter if it could be read."""
    fields = _fields(block, faults)
    lines = {name: line.line for name, line in fields.items()}
    texts = {name: line.text for name, line in fields.items()}
    _require(texts, heading, faults)
    metadata = Metadata(
        key=texts.get("key", ""),
        intent=texts.get("intent", ""),
        aspect=texts.get("aspect"),
        side=texts.get("side"),
        term=texts.get("term"),
        aliases=_several(texts.get("aliases", "")),
        related=_several(texts.get("related", "")),
        sources=_sources(fields.get("sources"), faults),
        audience=_audience(fields.get("audience"), front, faults),
        lines=lines,
    )
    _check_forms(metadata, faults)
    if front is not None:
        _check_declared(metadata, front, faults)
    return metadata


def _fields(block: Block | None, faults: FaultList) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for item in block.lines if block else ():
        name, colon, value = (part.strip() for part in item.text.partition(":"))
        if not colon:
            fix = 'Write it as "- name: value"; text belongs below the list, after an empty line.'
            faults.add(item.line, f"{excerpt(item.text)} is not a field.", fix)
        elif name not in FIELDS:
            fix = did_you_mean(name, FIELDS) or f"Remove it; the fields are {', '.join(FIELDS)}."
            faults.add(item.line, f"The section has an unknown field {excerpt(name)}.", fix)
        elif name in found:
            message = f"The section has the field {name} twice, first in line {found[name].line}."
            faults.add(item.line, message, "Remove one of the two.")
        elif not plain(value):
            faults.add(
                item.line,
                f"The field {name} is empty.",
                "Write its value after the colon, or remove the line.",
            )
        else:
            # An address may hold what Markdown takes for marks.
            found[name] = Line(value if name == "sources" else plain(value), item.line)
    return found


def _require(texts: Mapping[str, str], heading: Block, faults: FaultList) -> None:
    examples = {"key": "- key: earning-potential", "intent": "- intent: ask_pay"}
    for name, example in examples.items():
        if name not in texts:
            fix = f'Add a line such as "{example}" to the list under the heading.'
            faults.add(heading.line, f"The section {excerpt(plain(heading.text))} has no {name}.", fix)


def _several(text: str) -> tuple[str, ...]:
    values = (value.strip() for value in text.split(";"))
    return tuple(dict.fromkeys(value for value in values if value))


def _sources(line: Line | None, faults: FaultList) -> tuple[Source, ...]:
    """The pages of a line such as ``Title, https://address, 2024-05-31; Another title, …``."""
    if line is None:
        return ()
    sources = []
    for text in _several(line.text):
        match = _SOURCE.fullmatch(text)
        if match is None:
            faults.add(line.line, f"{excerpt(text)} is not a source.", _FIX_SOURCE)
            continue
        read = iso_date(match["read"], line.line, faults)
        if read is not None:
            sources.append(Source(match["title"], match["address"], read))
    return tuple(sources)


def _audience(line: Line | None, front: FrontMatter | None, faults: FaultList) -> Audience:
    if line is not None:
        return as_audience(line.text, line.line, faults)
    return front.audience if front else "public"


def _check_forms(metadata: Metadata, faults: FaultList) -> None:
    if metadata.key and not KEY.fullmatch(metadata.key):
        fix = 'Use lower-case letters, digits and single hyphens, such as "earning-potential".'
        faults.add(metadata.lines["key"], f"{excerpt(metadata.key)} cannot be a key.", fix)
    if metadata.intent and not INTENT.fullmatch(metadata.intent):
        fix = 'Use lower-case letters, digits and underscores, such as "ask_pay".'
        faults.add(metadata.lines["intent"], f"{excerpt(metadata.intent)} cannot be an intent.", fix)
    if metadata.key and metadata.key in metadata.related:
        faults.add(
            metadata.lines["related"],
            "The section is related to itself.",
            "Remove its own key from the line.",
        )


def _check_declared(metadata: Metadata, front: FrontMatter, faults: FaultList) -> None:
    declared = (
        ("intent", metadata.intent, front.intents),
        ("side", metadata.side, front.sides),
        ("aspect", metadata.aspect, front.aspects),
    )
    for kind, name, known in declared:
        if name and name not in known:
            add_undeclared(kind, name, known, metadata.lines[kind], faults)


def add_undeclared(kind: str, name: str, known: Mapping[str, object], line: int, faults: FaultList) -> None:
    """Notes that the front matter declares no side, aspect or intent of this name."""
    fix = did_you_mean(name, known) or f'Declare it under "{kind}s:" in the front matter, or use one that is there.'
    faults.add(line, f"The front matter declares no {kind} {excerpt(name)}.", fix)
