"""Every parser of what others write, with real input to begin from and the errors by which it may refuse."""

from __future__ import annotations

import asyncio
import base64
import gzip
import json
import struct
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import aiohttp
import jwt
from aiohttp.abc import AbstractResolver

from benchmarks import sample_profiles
from benchmarks.badges.hostile import small_badge
from benchmarks.fuzz.mutation import mutated
from benchmarks.sample_badge import sample_badge
from bot.badges.hosted_addresses import assertion_address
from bot.badges.reading import mentions_badge, read_badge, words_beside
from bot.badges.trusted_issuers import TrustedIssuers, load_trusted_issuers
from bot.badges.verification import BadgeUnreadable
from bot.badges.verify import verify_badge
from bot.catalogue.organisation_file import Known, read_organisation_file
from bot.catalogue.records import Credential
from bot.catalogue.source_files import read_lay_titles, read_listed_titles, read_source
from bot.channels.rest import BadRequestError, read_body
from bot.channels.web.packets import TextPacket
from bot.channels.web.sessions import LOGIN_AUDIENCE, SessionRefusedError, Sessions
from bot.channels.web.turn import MessageRefusedError, read_message
from bot.database.backup_file import BackupError, new_backup, open_backup
from bot.database.erasure_list import ErasureListError
from bot.database.erasure_list import read as read_erasures
from bot.dialogue.payload import is_allowed
from bot.documents.parser import read_document
from bot.environment_file import EnvironmentFileError, read_environment_file
from bot.fetching.addresses import AddressRefused, FetchError, Unreachable, reach
from bot.fetching.fetcher import Fetched, Fetcher, shown
from bot.files.faults import FaultyFiles
from bot.importing.reading import read_profile
from bot.importing.rows import ProfileUnreadable
from bot.nlu.messages.annotations import read_marks
from bot.nlu.text.rereading import Rereader
from bot.nlu.text.steps import Step, prepared, steps
from bot.nlu.text.word_model import WordModel
from bot.reading import choices, deadlines, hours, money, tenure
from bot.reading.days import past_day_in
from bot.reading.durations import durations
from bot.reading.exchange import exchange_rates
from bot.reading.numbers import in_digits
from bot.recommendation.weights import load_weights
from bot.rungs.ladders import read_ladders
from bot.rungs.titles import read_title
from bot.settings import PROJECT_ROOT
from bot.tools.pay.tables import load_pay

DATA = PROJECT_ROOT / "data"
NOW = datetime(2026, 11, 28, tzinfo=timezone.utc)
KEY = "a-key-of-more-than-thirty-two-characters"
T = TypeVar("T")

Pack = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Parser:
    """What reads an input, what it may raise to refuse it, and where changed inputs come from.

    `seeds` makes the real inputs. Some formats hide their content behind a checksum or a compression: `packs` put
    changed content into a sound file.
    """

    read: Callable[[bytes], object]
    seeds: Callable[[], tuple[bytes, ...]]
    refuses: tuple[type[Exception], ...] = ()
    packs: tuple[Pack, ...] = ()

    def inputs(self, random: Random) -> Iterator[bytes]:
        """Changed inputs without end."""
        seeds = self.seeds()
        while True:
            changed = mutated(random.choice(seeds), random)
            yield random.choice(self.packs)(changed) if self.packs and random.random() < 0.8 else changed


class _NoNetwork:
    """Opens no address: what a badge points to cannot be reached."""

    async def fetch(
        self, url: str, limit: int, accept: tuple[str, ...] = ("*/*",), seconds: float | None = None
    ) -> Fetched:
        """Raises `Unreachable`."""
        raise Unreachable(f"{shown(url)} could not be reached.")


class _NoConnections(aiohttp.BaseConnector):
    """Lets the fetcher judge an address, and connects to none."""

    async def _create_connection(self, *_: object, **__: object) -> Any:
        raise aiohttp.ClientConnectionError


def _badge(data: bytes) -> object:
    badge = read_badge(data)
    return asyncio.run(verify_badge(badge, TrustedIssuers(()), _NoNetwork(), NOW))


def _pasted(data: bytes) -> object:
    text = _text(data)
    return mentions_badge(text), words_beside(text), read_badge(text)


def _address(data: bytes) -> object:
    async def fetch(url: str) -> Fetched:
        def connector(_: AbstractResolver) -> aiohttp.BaseConnector:
            return _NoConnections()

        async with Fetcher(connector=connector) as fetcher:
            return await fetcher.fetch(url, 10)

    url = _text(data)
    reach(url)
    return asyncio.run(fetch(assertion_address(url)))


def _login(data: bytes) -> object:
    return Sessions("x" * 32, KEY).open({"login": _text(data), "token": _text(data)})


def _message(data: bytes) -> object:
    text = _text(data)
    return is_allowed(text), prepared(text, _steps()), read_title(text[:300])


@cache
def _steps() -> tuple[Step, ...]:
    return steps(Rereader(WordModel.of(SAID), {"the", "a", "work", "hours", "week", "year"}.__contains__))


def _values(data: bytes) -> object:
    digits, today = in_digits(_text(data)[:4_000]), NOW.date()
    found: list[object] = [durations(digits.text), past_day_in(digits.text, today)]
    for is_asked in (True, False):
        for read in (choices.read_opening, choices.read_recognition, choices.read_goal, hours.read_hours):
            found.append(read(digits, is_asked))
        found += [money.read_money(digits, is_asked), deadlines.read_deadline(digits, today, is_asked)]
        found.append(tenure.read_months_in_role(digits, today, is_asked))
    return found


def _packet(data: bytes) -> object:
    return TextPacket(encoded_packet=_text(data))


def _widget_message(data: bytes) -> object:
    return read_message(_loads(data))


def _backup(data: bytes) -> object:
    def read(path: Path) -> object:
        with open_backup(path) as backup:
            return backup.schema, [len(rows.rows) for rows in backup.batches()]

    return _as_file("backup", read)(data)


def _as_file(name: str, read: Callable[[Path], T]) -> Callable[[bytes], T]:
    """Reads an input as a file of this name."""

    def reading(data: bytes) -> T:
        file = _folder() / name
        file.write_bytes(data)
        return read(file)

    return reading


def _as_source(name: str) -> Callable[[bytes], object]:
    """Reads an input as one of the three tables of a source, beside two sound ones."""

    def reading(data: bytes) -> object:
        folder = _folder() / f"source-{name}"
        folder.mkdir(exist_ok=True)
        for table, sound in SOURCE.items():
            (folder / f"{table}.csv").write_text(sound, encoding="utf-8")
        (folder / f"{name}.csv").write_bytes(data)
        return read_source(folder, "onet")

    return reading


def _rates(data: bytes) -> object:
    (_folder() / "rates.csv").write_text("currency,per_euro\nUSD,1.1\n", encoding="utf-8")
    return _as_file("source.yml", lambda file: exchange_rates.__wrapped__(file.parent))(data)


def _pay(data: bytes) -> object:
    (_folder() / "us.csv").write_text("code,title,employment,p10,median,p90\n", encoding="utf-8")
    (_folder() / "soc_of_esco.csv").write_text("occupation,code\n", encoding="utf-8")
    return _as_file("sources.yml", lambda file: load_pay(file.parent))(data)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="rung-fuzz-"))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace")


def _loads(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return _text(data)


def _given(*seeds: bytes | str) -> Callable[[], tuple[bytes, ...]]:
    return lambda: tuple(seed.encode() if isinstance(seed, str) else seed for seed in seeds)


def _head(folder: str, name: str, lines: int = 12) -> Callable[[], bytes]:
    """The first lines of a file of the project."""
    return lambda: b"".join((DATA / folder / name).read_bytes().splitlines(keepends=True)[:lines])


def _files(*files: Callable[[], bytes]) -> Callable[[], tuple[bytes, ...]]:
    return lambda: tuple(file() for file in files)


@cache
def _token() -> str:
    return sample_badge("Larkfield Academy")


def _payload() -> tuple[bytes, ...]:
    part = _token().split(".")[1]
    return (base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)),)


def _as_token(payload: bytes) -> bytes:
    head, _, signature = _token().split(".")
    return f"{head}.{base64.urlsafe_b64encode(payload).decode().rstrip('=')}.{signature}".encode()


def as_picture(text: bytes) -> bytes:
    """A PNG with a badge baked into it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    baked = b"openbadgecredential\0\0\0\0\0" + text
    parts = ((b"IHDR", head), (b"iTXt", baked), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def _as_drawing(text: bytes) -> bytes:
    space = b'xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'
    return b"<svg " + space + b'><openbadges:credential verify="' + text + b'"/></svg>'


def _as_login(claims: bytes) -> bytes:
    value = _loads(claims)
    try:
        return jwt.encode(value, KEY).encode()
    except (TypeError, ValueError):
        return claims


def _claims() -> tuple[bytes, ...]:
    now = int(time.time())
    return (json.dumps({"sub": "u1", "aud": LOGIN_AUDIENCE, "iat": now, "exp": now + 600}).encode(),)


def _as_linkedin(table: bytes) -> bytes:
    return sample_profiles.archive({"Positions.csv": table, "Skills.csv": sample_profiles.SKILLS})


def _as_word(body: bytes) -> bytes:
    return sample_profiles.archive({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def _word_body() -> tuple[bytes, ...]:
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = (b"Work experience", b"Cook, Larkfield, 2019 - 2022", b"Skills: HACCP; stock control")
    text = b"".join(b"<w:p><w:r><w:t>" + line + b"</w:t></w:r></w:p>" for line in lines)
    return (b'<w:document xmlns:w="' + space + b'"><w:body>' + text + b"</w:body></w:document>",)


@cache
def _known() -> Known:
    """What the sample names, and little else: each unknown name is compared with all that are known."""
    sources = [read_source(DATA / "catalogue" / name, name) for name in ("esco", "onet")]
    named = "".join(file.read_text(encoding="utf-8") for file in (DATA / "catalogue" / "sample").glob("*.csv"))
    known = Known.of(
        [one for source in sources for one in source.occupations if one.key in named],
        [one for source in sources for one in source.skills if one.key in named],
    )
    _, credentials = read_organisation_file(DATA / "catalogue" / "sample" / "credentials.csv", known)
    return known.with_credentials([one for one in credentials if isinstance(one, Credential)])


def _organisation(name: str) -> Parser:
    return Parser(
        _as_file(f"{name}.csv", lambda file: read_organisation_file(file, _known())),
        _files(_head("catalogue/sample", f"{name}.csv", 60)),
        (FaultyFiles,),
    )


def _profile(*seeds: bytes | str, packs: tuple[Pack, ...] = ()) -> Parser:
    return Parser(read_profile, _given(*seeds), (ProfileUnreadable,), packs)


SOURCE = {
    "skills": "key,name,kind,group,alternatives,reference\nsql,SQL,skill,Data,query language|queries,https://a.example/1\n",
    "occupations": "key,title,alternatives,reference\nanalyst,data analyst,analyst of data,https://a.example/2\n",
    "requirements": "occupation,skill,essential,level\nanalyst,sql,yes,3\n",
}
"""A sound source of one skill and one occupation."""

SAID = (
    "I'm a data analyst since March 2023, two hours a week, 1,500 euros, by next summer",
    "1h30 a week and 10 hours every two weeks; my third year; by 35, I'm 32; 150k NGN",
    "yes please, from 1 May 2027 on, half a day every other weekend, about 2-3k £",
    '/ask_pay{"side": "promotion"}',
    "> On Mon, Ada wrote:\n> hi\n\nBest regards\nAda",
)

PARSERS: dict[str, Parser] = {
    "badge: JSON Web Token": Parser(_badge, _payload, (BadgeUnreadable,), (_as_token,)),
    "badge: JSON-LD": Parser(_badge, lambda: (small_badge().encode(),), (BadgeUnreadable,)),
    "badge: PNG": Parser(_badge, lambda: (as_picture(_token().encode()),), (BadgeUnreadable,)),
    "badge: text in a PNG": Parser(_badge, lambda: (_token().encode(),), (BadgeUnreadable,), (as_picture,)),
    "badge: SVG": Parser(_badge, lambda: (_as_drawing(_token().encode()),), (BadgeUnreadable,)),
    "badge: text in an SVG": Parser(_badge, lambda: (_token().encode(),), (BadgeUnreadable,), (_as_drawing,)),
    "badge: pasted": Parser(_pasted, lambda: (b"look: " + _token().encode() + b" ok?",), (BadgeUnreadable,)),
    "address": Parser(
        _address,
        _given("https://badges.example/a?b=c#d", "https://www.credly.com/badges/1-2/public_url", "http://[::1]/"),
        (AddressRefused, FetchError, BadgeUnreadable),
    ),
    "profile: LinkedIn's archive": _profile(sample_profiles.linkedin()),
    "profile: LinkedIn's table": _profile(sample_profiles.POSITIONS, packs=(_as_linkedin, bytes)),
    "profile: JSON Resume": _profile(json.dumps(sample_profiles.RESUME)),
    "profile: Europass JSON": _profile(json.dumps(sample_profiles.PASSPORT)),
    "profile: Europass XML": _profile(sample_profiles.PASSPORT_XML, sample_profiles.CANDIDATE_XML),
    "profile: PDF": _profile(sample_profiles.pdf(sample_profiles.CV)),
    "profile: Word": Parser(read_profile, _word_body, (ProfileUnreadable,), (_as_word,)),
    "profile: text": _profile(sample_profiles.CV),
    "document": Parser(
        _as_file("document.md", read_document), _files(_head("knowledge", "negotiating-pay.md", 60)), (FaultyFiles,)
    ),
    "weights.yml": Parser(
        _as_file("weights.yml", load_weights), _files(_head("guidance", "weights.yml", 400)), (FaultyFiles,)
    ),
    "trusted_issuers.yml": Parser(
        _as_file("issuers.yml", load_trusted_issuers),
        _given('issuers:\n  academy:\n    id: "https://a.example/issuer"\n    name: "Academy"\n    sample: "no"\n'),
        (FaultyFiles,),
    ),
    "source.yml of the rates": Parser(_rates, _files(_head("exchange", "source.yml")), (FaultyFiles,)),
    "sources.yml of the pay": Parser(_pay, _files(_head("pay", "sources.yml")), (FaultyFiles,)),
    "credentials.csv": _organisation("credentials"),
    "openings.csv": _organisation("openings"),
    "criteria.csv": _organisation("criteria"),
    **{
        f"{table}.csv of a source": Parser(_as_source(table), _given(sound), (FaultyFiles,))
        for table, sound in SOURCE.items()
    },
    "lay_titles.csv": Parser(
        _as_file("lay.csv", read_lay_titles), _files(_head("catalogue", "lay_titles.csv")), (FaultyFiles,)
    ),
    "listed_titles.csv": Parser(
        _as_file("listed.csv", read_listed_titles), _files(_head("catalogue", "listed_titles.csv")), (FaultyFiles,)
    ),
    "ladders": Parser(_as_file("rungs.csv", read_ladders), _files(_head("ladders", "rungs.csv")), (FaultyFiles,)),
    "REST body": Parser(read_body, _given('{"sender": "ada", "message": "hi"}'), (BadRequestError,)),
    "widget's message": Parser(
        _widget_message,
        _given(
            '{"id": "abcdefghijklmnop", "text": "hi", "shown": "Hi"}', '{"id": "a1b2c3d4e5f6g7h8", "text": "/a"}'
        ),
        (MessageRefusedError,),
    ),
    "socket's packet": Parser(
        _packet, _given('42["message",{"id":"a","text":"b"}]', '421["open"]', '40{"token":"x"}'), (ValueError,)
    ),
    "login token": Parser(_login, _claims, (SessionRefusedError,), (_as_login, _as_login, bytes)),
    "message": Parser(_message, _given(*SAID)),
    "values in a message": Parser(_values, _given(*SAID)),
    "marked message": Parser(
        lambda data: read_marks(_text(data)), _given("I am a [cook](role_now), [2 hours](hours)"), (ValueError,)
    ),
    "backup": Parser(_backup, lambda: (_sound_backup(),), (BackupError,), (gzip.compress, bytes)),
    "list of erasures": Parser(
        _as_file("erasures", read_erasures), _given(f"{'ab' * 32} 1764300000000\n" * 3), (ErasureListError,)
    ),
    ".env": Parser(
        _as_file("env", read_environment_file),
        _given("# a\nPORT=5005\nRUNG_HR_CONTACT='hr@example.org'\nX=\"a b\"\n"),
        (EnvironmentFileError,),
    ),
}
"""By what is read."""


def _sound_backup() -> bytes:
    """The lines of a backup, unpacked."""
    file = _folder() / "sound-backup"
    file.unlink(missing_ok=True)
    with new_backup(file, "0001") as writer:
        writer.table("person", ["id", "name"])
        writer.row(["web:1", "Ada"])
        writer.table("claim", ["id", "words"])
        writer.row([1, "cook"])
        writer.end()
    return gzip.decompress(file.read_bytes())
