"""HR's CSV files: what is read, and that every fault is told at once with line, column and fix."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalogue.organisation_file import COLUMNS, KINDS, Known, Record, read_organisation_file
from bot.catalogue.records import Credential, Criterion, Occupation, Opening, Skill, TaughtSkill
from bot.files.faults import Fault, FaultyFiles

KNOWN = Known.of(
    [Occupation("tea-maker", "tea maker"), Occupation("cook", "cook")],
    [Skill("brew-tea", "brew tea"), Skill("boil-water", "boil water")],
    [Credential("hidden", "Hidden", "badge", "Guild", (), 1.0, audience="employees")],
)
CREDENTIALS = "key,title,kind,issuer,teaches,hours,cost,currency,prerequisites,valid_months,audience\n"
OPENINGS = "key,title,occupation,unit,closes,audience\n"
CRITERIA = "key,occupation,text,kind,subject,at_least,audience\n"

Read = Callable[[str | bytes], tuple[Record, ...]]
FaultsOf = Callable[[str | bytes], tuple[Fault, ...]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_text(content: str | bytes) -> tuple[Record, ...]:
        file = tmp_path / "file.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_organisation_file(file, KNOWN)[1]

    return read_text


@pytest.fixture
def faults_of(read: Read) -> FaultsOf:
    def faults(content: str | bytes) -> tuple[Fault, ...]:
        with pytest.raises(FaultyFiles) as raised:
            read(content)
        assert all(fault.message and fault.fix for fault in raised.value.faults)
        return raised.value.faults

    return faults


def test_each_kind_is_told_by_its_header(read: Read) -> None:
    row = "tea-1,First tea,badge,Guild,brew-tea:3|boil water,4.5,10,gbp,,24,employees\n"
    taught = (TaughtSkill("brew-tea", 3.0), TaughtSkill("boil-water"))
    expected = Credential("tea-1", "First tea", "badge", "Guild", taught, 4.5, 10.0, "GBP", (), 24, "employees")
    assert read(CREDENTIALS + row) == (expected,)
    opening = Opening("o-1", "Tea for all", "tea-maker", "Kitchen", date(2027, 3, 31), "public")
    assert read(OPENINGS + "o-1,Tea for all,Tea Maker,Kitchen,2027-03-31,public\n") == (opening,)
    asks = Criterion("c-1", "cook", "Brews well", "skill", "brew-tea", 4.0)
    assert read(CRITERIA + "c-1,cook,Brews well,skill,brew-tea,4,\n") == (asks,)


def test_defaults_and_columns_that_may_be_missing(read: Read) -> None:
    (record,) = read("key,title,kind,issuer,teaches,hours\nt,T,nanodegree,Guild,brew-tea,3\n")
    assert isinstance(record, Credential)
    assert (record.cost, record.currency, record.valid_months, record.audience) == (0.0, "EUR", None, "public")


@pytest.mark.parametrize("encode", [lambda t: t.encode("utf-8-sig"), lambda t: t.encode("utf-16")])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_spreadsheets_write(read: Read, encode: Callable[[str], bytes], separator: str, newline: str) -> None:
    text = (OPENINGS + "o-1,Tea für alle,tea-maker,,,\n,,,,,\n").replace(",", separator).replace("\n", newline)
    (opening,) = read(encode(text))
    assert opening == Opening("o-1", "Tea für alle", "tea-maker")


@pytest.mark.parametrize(
    ("cells", "column", "message", "fix"),
    [
        ({"key": ""}, "key", "empty", "lower-case"),
        ({"key": "Tea 1"}, "key", '"Tea 1" is not a key', "lower-case"),
        ({"title": ""}, "title", "empty", "Fill it in"),
        ({"title": "x" * 301}, "title", "301 characters", "At most 300"),
        ({"kind": "medal"}, "kind", '"medal" is not known', "badge, certificate, nanodegree"),
        ({"teaches": ""}, "teaches", "empty", "at least one skill"),
        ({"teaches": "brew-teaa"}, "teaches", "any skill in the catalogue", 'Did you mean "brew-tea"?'),
        ({"teaches": "xyzzy"}, "teaches", "any skill in the catalogue", "rung catalogue search"),
        ({"teaches": "brew-tea:9"}, "teaches", '"9" is not a level', "0 to 7"),
        ({"teaches": "brew-tea:nan"}, "teaches", '"nan" is not a level', "0 to 7"),
        ({"teaches": "brew-tea|brew tea:2"}, "teaches", "more than once", "Keep one"),
        ({"hours": ""}, "hours", "empty", "digits"),
        ({"hours": "0"}, "hours", "out of bounds", "0.25 to 10000"),
        ({"hours": "ten"}, "hours", '"ten" is not a number', "12.5"),
        ({"hours": "inf"}, "hours", '"inf" is not a number', "12.5"),
        ({"hours": "1_0"}, "hours", "not a number", "12.5"),
        ({"cost": "-5"}, "cost", "-5 is out of bounds", "0 to"),
        ({"currency": "euro"}, "currency", "not a currency", "EUR"),
        ({"valid_months": "1.5"}, "valid_months", "not a whole number", "decimals"),
        ({"valid_months": "0"}, "valid_months", "out of bounds", "1 to"),
        ({"prerequisites": "nowhere"}, "prerequisites", 'No row has the key "nowhere"', "row in this file"),
        ({"prerequisites": "tea-1"}, "prerequisites", "its own prerequisite", "Remove it"),
        ({"prerequisites": "secret"}, "prerequisites", "for employees only", "Make both public"),
        ({"audience": "all"}, "audience", '"all" is not known', "public, employees"),
        ({"key": "secret"}, "key", "already the key of line 2", "another key"),
    ],
)
def test_a_broken_credential(
    faults_of: FaultsOf, cells: dict[str, str], column: str, message: str, fix: str
) -> None:
    sound = {
        "key": "tea-1",
        "title": "Tea",
        "kind": "badge",
        "issuer": "Guild",
        "teaches": "brew-tea",
        "hours": "3",
    }
    row = {**sound, **cells}
    first = "secret,Secret,badge,Guild,boil-water,1,,,,,employees\n"
    line = ",".join(row.get(name, "") for name in COLUMNS["credentials"])
    (fault,) = faults_of(CREDENTIALS + first + line + "\n")
    assert (fault.line, fault.column) == (3, column)
    assert message in fault.message
    assert fix in fault.fix
    assert f"file.csv:3, column {column}: " in str(fault)


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        ("o,O,plumber,,,", "occupation", "any occupation in the catalogue"),
        ("o,O,,,,", "occupation", "empty"),
        ("o,O,cook,,2027-02-30,", "closes", '"2027-02-30" is not a date'),
        ("o,O,cook,,31.12.2027,", "closes", "is not a date"),
        ("o,O,cook,,20271231,", "closes", "is not a date"),
    ],
)
def test_a_broken_opening(faults_of: FaultsOf, row: str, column: str, message: str) -> None:
    (fault,) = faults_of(OPENINGS + row + "\n")
    assert (fault.line, fault.column) == (2, column)
    assert message in fault.message


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        ("c,cook,T,skill,gone,3,", "subject", "any skill in the catalogue"),
        ("c,cook,T,credential,gone,1,", "subject", "any credential in the catalogue"),
        ("c,cook,T,months_in_role,brew-tea,3,", "subject", "has no subject"),
        ("c,cook,T,skill,brew-tea,8,", "at_least", "out of bounds"),
        ("c,cook,T,months_in_role,,-1,", "at_least", "out of bounds"),
        ("c,cook,T,luck,,1,", "kind", '"luck" is not known'),
        ("c,cook,T,credential,hidden,1,public", "subject", "for employees only"),
    ],
)
def test_a_broken_criterion(faults_of: FaultsOf, row: str, column: str, message: str) -> None:
    (fault,) = faults_of(CRITERIA + row + "\n")
    assert (fault.line, fault.column) == (2, column)
    assert message in fault.message


def test_all_faults_are_told_at_once_in_the_order_of_lines(faults_of: FaultsOf) -> None:
    rows = "a,,cook,,,\nb,B,nobody,,never,\n\nc,C,cook,,,everyone\n"
    assert [(fault.line, fault.column) for fault in faults_of(OPENINGS + rows)] == [
        (2, "title"),
        (3, "closes"),
        (3, "occupation"),
        (5, "audience"),
    ]


def test_prerequisites_that_go_round_are_told_in_each_row(faults_of: FaultsOf) -> None:
    rows = "".join(f"{key},T,badge,Guild,brew-tea,1,,,{before},,\n" for key, before in ("ab", "bc", "ca", "da"))
    faults = faults_of(CREDENTIALS + rows)
    assert [fault.line for fault in faults] == [2, 3, 4]
    assert "a -> b -> c -> a" in faults[0].message


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, "header is missing"),
        (b"\n\n", 1, "header is missing"),
        (b"name,age\nx,1\n", 1, "not that of credentials, openings or criteria"),
        (b"key,title,occupation,unit,colour\n", 1, "column is not known"),
        (b"key,unit\n", 1, "column is missing"),
        (b"key,key,unit\n", 1, "more than once"),
        (OPENINGS.encode(), 2, "no rows"),
        (OPENINGS.encode() + "o,Käse,cook,,,\n".encode("latin-1"), 2, "not in UTF-8"),
        (OPENINGS.encode() + b"o,O\0,cook,,,\n", 2, "zero byte"),
        (OPENINGS.encode() + b"o,O,cook,,,,,extra\n", 2, "8 cells, the header 6"),
        (OPENINGS.encode() + b'o,"O,cook,,,\n', 2, "cannot be read"),
        (b"PK\x03\x04\xff\xfe", 1, "not in UTF-8"),
    ],
)
def test_a_file_that_is_no_such_table(faults_of: FaultsOf, content: bytes, line: int, message: str) -> None:
    faults = faults_of(content)
    assert faults[0].line == line
    assert any(message in fault.message for fault in faults)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.csv"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(FaultyFiles, match="50 MB, more than the 20 MB"):
        read_organisation_file(file, KNOWN)


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FaultyFiles, match="cannot be read: No such file"):
        read_organisation_file(tmp_path / "no.csv", KNOWN)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), kind=st.sampled_from(KINDS))
def test_whatever_follows_a_header_is_read_or_faulted(tmp_path: Path, content: bytes, kind: str) -> None:
    file = tmp_path / "any.csv"
    file.write_bytes(",".join(COLUMNS[kind]).encode() + b"\n" + content)  # type: ignore[index]
    with suppress(FaultyFiles):
        assert read_organisation_file(file, KNOWN)[1]


def test_a_criterion_may_be_one_of_a_rung(read: Read) -> None:
    text = "key,occupation,text,kind,subject,at_least,rung\nc-1,cook,Two years,months_in_role,,24,sous chef\n"
    assert read(text) == (Criterion("c-1", "cook", "Two years", "months_in_role", at_least=24.0, rung="sous chef"),)
