"""What Slack refuses: its documented limits and required fields, checked as its server would."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TEXT_LIMITS = {"header": 150, "section": 3000, "context": 3000, "button": 75}
VIEW_TYPES = {"modal", "home"}


def message_faults(arguments: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a message's arguments; nothing where Slack would take it."""
    text, blocks = arguments.get("text") or "", arguments.get("blocks") or []
    if not text and not blocks:
        yield "no_text"
    if len(text) > 4000:
        yield f"text of {len(text)} characters"
    yield from _escaping_faults(text)
    if len(blocks) > 50:
        yield f"{len(blocks)} blocks"
    yield from block_faults(blocks)


def view_faults(view: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a modal or a home tab; nothing where Slack would take it."""
    if view.get("type") not in VIEW_TYPES:
        yield f"view of type {view.get('type')!r}"
    if len(view.get("blocks", [])) > 100:
        yield "more than 100 blocks"
    if view["type"] == "modal":
        for name in ("title", "submit", "close"):
            if len(view[name]["text"]) > 24 or not view[name]["text"]:
                yield f"{name} of {len(view[name]['text'])} characters"
            if view[name]["type"] != "plain_text":
                yield f"{name} is no plain text"
        if len(view.get("callback_id", "")) > 255 or len(view.get("private_metadata", "")) > 3000:
            yield "callback_id or private_metadata too long"
    yield from block_faults(view.get("blocks", []))


def block_faults(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with the blocks of a message or a view."""
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)) or any(not 0 < len(name) <= 255 for name in ids):
        yield "block ids that are not unique or too long"
    for block in blocks:
        check = _CHECKS.get(block.get("type", ""))
        if check is None:
            yield f"unknown block {block.get('type')!r}"
        else:
            yield from check(block)


def _text(value: Any, limit: int, kinds: tuple[str, ...] = ("mrkdwn", "plain_text")) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") not in kinds:
        yield f"no text object of {kinds}: {value!r}"
        return
    if not 1 <= len(value["text"]) <= limit:
        yield f"text of {len(value['text'])} characters where at most {limit} may stand"
    if value["type"] == "mrkdwn":
        yield from _escaping_faults(value["text"])


def _escaping_faults(text: str) -> Iterator[str]:
    """Mentions and broken links: `<` opens only links of ours, and ends on its line."""
    for part in text.split("<")[1:]:
        inside, closed, _ = part.partition(">")
        if not closed or "\n" in inside or not inside.startswith(("http://", "https://", "mailto:")):
            yield f"a control sequence <{inside[:30]}"


def _section(block: dict[str, Any]) -> Iterator[str]:
    if "text" not in block and not block.get("fields"):
        yield "a section of nothing"
    if "text" in block:
        yield from _text(block["text"], 3000)
    fields = block.get("fields", [])
    if len(fields) > 10:
        yield f"{len(fields)} fields"
    for field in fields:
        yield from _text(field, 2000)
    if "accessory" in block:
        yield from _element(block["accessory"])


def _context(block: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 10:
        yield "elements of a context"
    for element in block["elements"]:
        yield from _text(element, 3000)


def _actions(block: dict[str, Any]) -> Iterator[str]:
    elements = block["elements"]
    if not 1 <= len(elements) <= 25:
        yield f"{len(elements)} elements in an actions block"
    names = [element["action_id"] for element in elements]
    if len(names) != len(set(names)):
        yield "action ids that are not unique"
    for element in elements:
        yield from _element(element)


def _element(element: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(element["action_id"]) <= 255:
        yield "action id"
    if element["type"] == "button":
        yield from _text(element["text"], 75, ("plain_text",))
        if len(element.get("value", "")) > 2000:
            yield "value of a button"
        if element.get("style") not in (None, "primary", "danger"):
            yield "style of a button"
    if element["type"] == "static_select":
        yield from _select(element)
    if "placeholder" in element:
        yield from _text(element["placeholder"], 150, ("plain_text",))
    if element["type"] == "plain_text_input" and element.get("max_length", 3000) > 3000:
        yield "max_length"
    if element["type"] == "number_input" and "is_decimal_allowed" not in element:
        yield "is_decimal_allowed"


def _select(element: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(element["options"]) <= 100:
        yield "options of a select"
    for option in element["options"]:
        yield from _text(option["text"], 75, ("plain_text",))
        if not 1 <= len(option["value"]) <= 150:
            yield "value of an option"
    if "initial_option" in element and element["initial_option"] not in element["options"]:
        yield "initial option"


def _header(block: dict[str, Any]) -> Iterator[str]:
    yield from _text(block["text"], 150, ("plain_text",))


def _input(block: dict[str, Any]) -> Iterator[str]:
    yield from _text(block["label"], 2000, ("plain_text",))
    if "hint" in block:
        yield from _text(block["hint"], 2000, ("plain_text",))
    yield from _element(block["element"])


def _image(block: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(block["alt_text"]) <= 2000:
        yield "alternative text of an image"
    if ("image_url" in block) == ("slack_file" in block):
        yield "an image needs an address or a file"
    if "title" in block:
        yield from _text(block["title"], 2000, ("plain_text",))


def _rich_text(block: dict[str, Any]) -> Iterator[str]:
    for element in block["elements"]:
        for part in element["elements"]:
            if not part["text"]:
                yield "an empty text in rich text"


def _divider(_block: dict[str, Any]) -> Iterator[str]:
    yield from ()


_CHECKS = {
    "section": _section,
    "context": _context,
    "actions": _actions,
    "header": _header,
    "input": _input,
    "image": _image,
    "rich_text": _rich_text,
    "divider": _divider,
}
