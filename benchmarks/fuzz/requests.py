"""Requests to each endpoint: what a browser, a program, Slack or our own Rasa would send, changed."""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote_from_bytes, urlencode

import jwt

from benchmarks import sample_profiles
from benchmarks.fuzz.mutation import as_bytes, mutated, mutated_json
from benchmarks.fuzz.parsers import SAID, as_picture
from benchmarks.sample_badge import sample_badge
from benchmarks.slack.people import SECRET, direct_message, mention
from bot.channels.web.sessions import LOGIN_AUDIENCE, Sessions

WEB_SECRET, SSO_KEY = "the-secret-of-a-fuzzed-website-of-32", "the-key-of-a-fuzzed-host-page-of-32"
METRICS_TOKEN, ACTION_SECRET = "the-token-of-the-fuzzed-metrics-of-32", "the-secret-of-fuzzed-actions-of-32"
CHANGING = 0.85
"""How many requests of a hundred are changed beyond their content."""


class Addresses(NamedTuple):
    """Where the servers of a fuzzed installation listen, on this machine, and where its small Slack does."""

    rasa: int
    actions: int
    slack: str


@dataclass(frozen=True)
class Request:
    """A request before it is written out."""

    method: str
    target: bytes
    headers: tuple[tuple[str, bytes], ...] = ()
    body: bytes = b""

    def written(self) -> bytes:
        """As it goes over the wire; its length is the body's own."""
        lines = [self.method.encode() + b" " + self.target + b" HTTP/1.1"]
        lines += [name.encode() + b": " + value for name, value in self.headers]
        lines += [b"Connection: close", b"Content-Length: %d" % len(self.body)]
        return b"\r\n".join(lines) + b"\r\n\r\n" + self.body


Make = Callable[[Random, Addresses], Request]


def plain(method: str, path: str, *others: str, token: str = "") -> Make:
    """A request without a body, or with one that nobody asked for; other paths are tried as well."""

    def make(random: Random, to: Addresses) -> Request:
        target = random.choice((path, path, *others)).encode()
        given = (("Authorization", f"Bearer {token}".encode()),) if token and random.random() < 0.7 else ()
        body = random.randbytes(20) if random.random() < 0.1 else b""
        return Request(method, _target(target, random), (*_headers(random, to.rasa), *given), body)

    return make


def rest(random: Random, to: Addresses) -> Request:
    """A program's message, in every other case as a stream."""
    body = {"sender": f"fuzz{random.randrange(10**9)}", "message": mutated_text(random)}
    target = b"/webhooks/rest/webhook" + random.choice((b"", b"", b"?stream=true", b"?stream=%00&stream=x"))
    headers = (("Content-Type", b"application/json"), *_headers(random, to.rasa, few=True))
    return Request("POST", target, headers, _json_body(body, random))


def page_asks(random: Random, to: Addresses) -> Request:
    """What a widget that polls asks for."""
    query = random.choice((b"", b"?since=", b"?since=1/0", b"?before=a/1", b"?before=&since=%00"))
    return Request("GET", _target(b"/messages" + query, random), (*_headers(random, to.rasa), *_signed(random)))


def page_says(random: Random, to: Addresses) -> Request:
    """A message of a widget that polls."""
    message = {"id": f"{random.getrandbits(120):030x}", "text": mutated_text(random), "shown": "Yes"}
    headers = (("Content-Type", b"application/json"), *_headers(random, to.rasa, few=True), *_signed(random))
    return Request("POST", b"/messages", headers, _json_body(message, random))


def upload(random: Random, to: Addresses) -> Request:
    """A badge or a CV."""
    name = mutated(b"cv.pdf", random) if random.random() < 0.3 else b"cv.pdf"
    headers = (*_headers(random, to.rasa, few=True), *_signed(random))
    return Request("POST", b"/uploads?name=" + quote_from_bytes(name).encode(), headers, _file(random))


def polled_socket(method: str) -> Make:
    """The socket's other transport."""

    def make(random: Random, to: Addresses) -> Request:
        query = mutated(b"EIO=4&transport=polling&sid=abc&t=1", random) if random.random() < 0.7 else b"EIO=4"
        body = (
            mutated(random.choice((b'40{"token":"x"}', b'42["open",{}]', b"3")), random)
            if method == "POST"
            else b""
        )
        return Request(method, _target(b"/socket.io/?" + query, random), tuple(_headers(random, to.rasa)), body)

    return make


def slack(random: Random, to: Addresses) -> Request:
    """An event, a press, a submitted form or a command, with the right signature."""
    kind = random.randrange(4)
    answer = f"{to.slack}/respond/1"
    user = f"U{random.randrange(10**6)}"
    if kind == 0:
        event = random.choice((direct_message, mention))(mutated_text(random), user)
        return _from_slack(_json_body(event, random), b"application/json", random, to)
    if kind == 1:
        fields = {"command": "/career", "text": mutated_text(random), "user_id": user, "channel_id": "C1"}
        fields |= {"team_id": "T1", "trigger_id": "t1", "response_url": answer}
        body = urlencode(fields, errors="replace").encode()
    else:
        payload = _changed(_interaction(kind, user), random)
        if isinstance(payload, dict):
            payload["response_url"] = answer
        body = b"payload=" + quote_from_bytes(as_bytes(payload)).encode()
    return _from_slack(body, b"application/x-www-form-urlencoded", random, to)


def action(random: Random, to: Addresses) -> Request:
    """What our own Rasa asks of the action server, mostly with the secret."""
    intent = {"name": random.choice(("ask_pay", "greet", "take_turn")), "confidence": 0.9}
    latest = {"text": mutated_text(random), "intent": intent, "entities": [], "intent_ranking": [intent]}
    tracker = {"sender_id": "rest:fuzz", "slots": {}, "latest_message": latest, "events": [], "paused": False}
    tracker |= {"latest_input_channel": "rest", "active_loop": {}, "latest_action_name": "action_listen"}
    name = random.choice(("action_answer", "action_take_turn", "action_forget", "action_start", "action_nothing"))
    body = {"next_action": name, "sender_id": "rest:fuzz", "tracker": tracker, "domain": {}, "version": "3.6.21"}
    known = () if random.random() < 0.2 else (("Authorization", f"Bearer {ACTION_SECRET}".encode()),)
    return Request("POST", b"/webhook", (*known, ("Content-Type", b"application/json")), _json_body(body, random))


def raw_http(random: Random, to: Addresses) -> bytes:
    """A request that is changed as a whole, its lines and lengths with it."""
    return mutated(random.choice((rest, page_says, upload))(random, to).written(), random)


def frames(random: Random) -> list[str]:
    """What a changed widget sends over one connection, the handshake first."""
    credentials = random.choice((b'{"token":"x"}', _login(random), b"", b'{"login":"a.b.c"}'))
    sent = [b"40" + (mutated(credentials, random) if random.random() < 0.3 else b"")]
    message = {"id": f"{random.getrandbits(120):030x}", "text": mutated_text(random)}
    for _ in range(9):
        one = random.choice(
            (b'42["open",{}]', b"42" + as_bytes(["message", message]), b"421" + b'["open"]', b"3", b"2")
        )
        sent.append(mutated(one, random))
    # One that begins with 1 says that the widget leaves: nothing more is answered, and rightly.
    return [frame.decode("utf-8", "replace") for frame in sent if not frame.startswith(b"1")]


def mutated_text(random: Random) -> str:
    """What a person might write, changed."""
    text = random.choice((*SAID, "does a badge raise my pay?", "what do I say to my boss?", "forget me"))
    return mutated(text.encode(), random).decode("utf-8", "replace")[:2_000]


def _json_body(value: Any, random: Random) -> bytes:
    if random.random() > CHANGING:
        return as_bytes(value)
    return mutated(as_bytes(value), random) if random.random() < 0.4 else as_bytes(mutated_json(value, random))


def _changed(value: Any, random: Random) -> Any:
    return mutated_json(value, random) if random.random() < CHANGING else value


def _interaction(kind: int, user: str) -> dict[str, Any]:
    common = {"team": {"id": "T1"}, "user": {"id": user, "team_id": "T1"}, "trigger_id": "t1", "api_app_id": "A1"}
    if kind == 2:
        pressed = {
            "action_id": "rung_choose_0",
            "block_id": "b",
            "value": "/tell_more",
            "type": "button",
            "action_ts": "1.1",
        }
        container = {"type": "message", "message_ts": "1800.1", "channel_id": "C1", "is_ephemeral": False}
        message = {"ts": "1800.1", "text": "a", "blocks": []}
        more = {"container": container, "channel": {"id": "C1"}, "message": message, "actions": [pressed]}
        return {"type": "block_actions", **common, **more}
    state = {"values": {"hours": {"hours": {"type": "plain_text_input", "value": "two hours a week"}}}}
    view = {"id": "V1", "callback_id": "rung_form", "type": "modal", "state": state, "private_metadata": ""}
    return {"type": "view_submission", **common, "view": {**view, "blocks": [], "title": {}}}


def _from_slack(body: bytes, kind: bytes, random: Random, to: Addresses) -> Request:
    moment = str(int(time.time()))
    signature = "v0=" + hmac.new(SECRET.encode(), f"v0:{moment}:".encode() + body, "sha256").hexdigest()
    if random.random() < 0.05:
        signature = mutated(signature.encode(), random).decode("latin-1").encode("ascii", "replace").decode()
    signed = (("X-Slack-Request-Timestamp", moment.encode()), ("X-Slack-Signature", _line(signature.encode())))
    return Request(
        "POST", b"/webhooks/slack/events", (("Content-Type", kind), *signed, *_headers(random, to.rasa, True)), body
    )


def _signed(random: Random) -> tuple[tuple[str, bytes], ...]:
    """Mostly a token that is accepted, of a visitor or of the host page."""
    if random.random() < 0.5:
        given = b"Visitor " + (Sessions(WEB_SECRET).new_visitor().token or "").encode()
    else:
        given = b"Login " + _login(random)
    return (("Authorization", _line(mutated(given, random) if random.random() < 0.1 else given)),)


def _login(random: Random) -> bytes:
    now = int(time.time())
    claims = {"sub": f"u{random.randrange(10**6)}", "aud": LOGIN_AUDIENCE, "iat": now, "exp": now + 600}
    changed = mutated_json(claims, random) if random.random() < 0.3 else claims
    try:
        return jwt.encode(changed, SSO_KEY).encode()
    except (TypeError, ValueError):
        return b"a.b.c"


def _file(random: Random) -> bytes:
    badge = sample_badge("Academy").encode() if random.random() < 0.2 else b"eyJhbGciOiJFZERTQSJ9.e30.x"
    files = (
        *(badge, as_picture(badge), sample_profiles.linkedin(), sample_profiles.CV.encode()),
        *(json.dumps(sample_profiles.RESUME).encode(), sample_profiles.pdf(sample_profiles.CV)),
        *(sample_profiles.word(sample_profiles.CV), sample_profiles.PASSPORT_XML.encode()),
    )
    return mutated(random.choice(files), random)


def _headers(random: Random, port: int, few: bool = False) -> list[tuple[str, bytes]]:
    headers = [("Host", b"127.0.0.1:%d" % port)]
    odd = (
        *(("Origin", b"null"), ("Origin", b"https://x.example"), ("Accept-Encoding", b"gzip;q=1e9, br;q=-1, *")),
        *(("If-None-Match", b'W/"a", "b"'), ("Range", b"bytes=5-1"), ("X-Forwarded-For", b"1.2.3.4, ::1, x")),
        *(("Forwarded", b'for="[::1"'), ("Cookie", b"a=b; =; c"), ("Accept-Language", b"de;q=x"), ("Expect", b"x")),
    )
    for _ in range(0 if few else random.choice((0, 1, 2, 4))):
        name, value = random.choice(odd)
        headers.append((name, _line(mutated(value, random) if random.random() < 0.6 else value)))
    return headers


def _target(target: bytes, random: Random) -> bytes:
    """A path and query without spaces, which would end it."""
    changed = mutated(target[1:], random)[:4_000] if random.random() < CHANGING else target[1:]
    safe = b"/?&=%.:;@!$'()*+,~#[]" if random.random() < 0.5 else b"/?&=%"
    return b"/" + quote_from_bytes(changed, safe=safe).encode()


def _line(value: bytes) -> bytes:
    return value.replace(b"\r", b"").replace(b"\n", b"")[:4_000]
