"""Whether a request of Slack's can be read: Bolt and the listeners take the kinds of its parts for granted.

Nobody but Slack can send a request with the right signature; one that is none the less of another shape is refused
with 400, in place of an error somewhere inside.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs

from bot.channels.shapes import Needed, Shape, fits

_TEXT = str
_WITH_ID = Needed(id=_TEXT)
_COMMON: dict[str, Shape] = {
    "type": _TEXT,
    "team": {"id": _TEXT},
    "team_id": _TEXT,
    "enterprise": {"id": _TEXT},
    "enterprise_id": _TEXT,
    "user_id": _TEXT,
    "user": (str, dict),
    "event": dict,
    "view": dict,
    "channel": {"id": _TEXT},
    "trigger_id": _TEXT,
    "response_url": _TEXT,
    "callback_id": _TEXT,
    "api_app_id": _TEXT,
    "authorizations": [{"team_id": _TEXT, "user_id": _TEXT, "enterprise_id": _TEXT}],
    "container": {
        "type": _TEXT,
        "message_ts": _TEXT,
        "channel_id": _TEXT,
        "thread_ts": _TEXT,
        "is_ephemeral": bool,
    },
    "message": {"ts": _TEXT, "text": _TEXT, "thread_ts": _TEXT, "blocks": [dict]},
    "is_enterprise_install": (bool, str),
}
_FILE = {"id": _TEXT, "name": _TEXT, "url_private": _TEXT, "url_private_download": _TEXT, "size": int}
_EVENT = {
    **dict.fromkeys(("subtype", "text", "ts", "thread_ts", "event_ts", "channel_type", "bot_id", "team"), _TEXT),
    **dict.fromkeys(("user", "channel"), (str, dict)),
    "files": [_FILE],
    "blocks": [dict],
    "tab": _TEXT,
    "message": dict,
    "view": dict,
}
_STATE = {"type": _TEXT, "value": _TEXT, "selected_date": _TEXT, "selected_option": {"value": _TEXT}}
_VIEW = {"id": _TEXT, "callback_id": _TEXT, "type": _TEXT, "private_metadata": _TEXT, "blocks": [dict]}
_PRESSED = Needed(action_id=_TEXT, block_id=_TEXT, type=_TEXT)
_KINDS: dict[str, Shape] = {
    "event_callback": Needed(event=Needed(type=_TEXT)),
    "block_actions": Needed(actions=[_PRESSED], user=_WITH_ID, trigger_id=_TEXT),
    "view_submission": Needed(view=Needed(type=_TEXT), user=_WITH_ID),
    "view_closed": Needed(view=Needed(type=_TEXT), user=_WITH_ID),
}
_DATA = "application/x-www-form-urlencoded"


def is_readable(kind: str, body: bytes) -> bool:
    """Whether the body of a request, of this content type, is of a shape that is read."""
    try:
        payload = _payload(kind, body.decode("utf-8"))
        # Half a surrogate pair is JSON, and no text that could be sent on or stored.
        json.dumps(payload, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        return False
    if not fits(payload, _COMMON):
        return False
    view = payload.get("view")
    return (
        fits(payload, _KINDS.get(payload.get("type") or "", {}))
        and fits(payload.get("event") or {}, _EVENT)
        and fits(view or {}, _VIEW)
        and _has_sound_state(view or {})
        and payload.get("actions") != []
        and all(fits(action, {"value": _TEXT}) for action in payload.get("actions") or ())
    )


def _payload(kind: str, body: str) -> Any:
    if not kind.startswith(_DATA):
        return json.loads(body)
    form = parse_qs(body, keep_blank_values=True)
    return json.loads(form["payload"][0]) if "payload" in form else {name: words[0] for name, words in form.items()}


def _has_sound_state(view: dict[str, Any]) -> bool:
    """Whether what was filled in is told by block and element, whatever their names are."""
    if not fits(view, {"state": {"values": dict}}):
        return False
    blocks = ((view.get("state") or {}).get("values") or {}).values()
    return all(
        block is None or (isinstance(block, dict) and all(fits(one or {}, _STATE) for one in block.values()))
        for block in blocks
    )
