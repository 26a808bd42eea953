"""The ledger: entries are only added, each chained to the last; whatever is changed behind its back is found."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session
from writers import ENTRIES, WRITERS, write_at_once

from app.ledger.journal import FAILED, GENESIS, PUBLISHED, ROLLED_BACK, Journal, LedgerBusy, LedgerUnavailable, entry_hash
from app.settings import Settings

NOON = datetime(2021, 3, 1, 12, 0, 0, tzinfo=UTC)
COLUMNS = ("seq", "at", "actor", "kind", "payload", "prev", "hash")
LENGTH = 6


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The address of a ledger of six entries, one a minute from noon."""
    address = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    journal = Journal(address)
    for number in range(LENGTH):
        facts = {"release": f"r{number}", "note": "Bogotá"}
        journal.append(actor="ana", kind=PUBLISHED, facts=facts, at=NOON + timedelta(minutes=number))
    return address


@pytest.fixture
def raw(address: str) -> Iterator[sqlite3.Connection]:
    """The same database without any of our guards, as its administrator may open it."""
    with closing(sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)) as connection:
        yield connection


def unguard(raw: sqlite3.Connection) -> None:
    """Drop the triggers."""
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")


def test_a_new_ledger_is_empty_and_whole(tmp_path: Path) -> None:
    journal = Journal(f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert list(journal.entries()) == []
    assert journal.faults() == []
    assert journal.current_release() is None


def test_the_ledger_is_a_file_in_the_home_folder_unless_an_address_is_given(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "var"
    settings = Settings(home=home)
    assert settings.ledger == f"sqlite:///{home / 'ledger.sqlite'}"
    Journal(settings.ledger).append(actor="ana", kind=PUBLISHED, facts={"release": "r"})
    assert (home / "ledger.sqlite").is_file()
    assert Settings(home=home, ledger_url="sqlite:///elsewhere.sqlite").ledger == "sqlite:///elsewhere.sqlite"


def test_what_is_appended_is_read_back(address: str) -> None:
    journal = Journal(address)
    added = journal.append(actor="beto", kind=FAILED, facts={"findings": ["a", "b"], "software": "1"}, at=NOON)
    entries = journal.entries()
    assert [entry.seq for entry in entries] == list(range(1, LENGTH + 2))
    assert entries[-1] == added
    assert (added.at, added.actor, added.kind) == (NOON, "beto", FAILED)
    assert Journal(address).entries() == entries


def test_the_hash_of_an_entry_can_be_computed_without_this_program(raw: sqlite3.Connection) -> None:
    prev = GENESIS
    for row in raw.execute("SELECT seq, at, actor, kind, payload, prev, hash FROM ledger_entry ORDER BY seq"):
        entry = dict(zip(COLUMNS, row, strict=True))
        told = entry.pop("hash")
        body = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert told == hashlib.sha256(b"\0" + body.encode()).hexdigest()
        assert entry["prev"] == prev
        prev = told


def test_a_number_that_json_does_not_know_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        Journal(address).append(actor="ana", kind=PUBLISHED, facts={"part": float("nan")})
    assert len(Journal(address).entries()) == LENGTH


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE ledger_entry SET actor = 'eva' WHERE seq = 2",
        "UPDATE ledger_entry SET seq = 99 WHERE seq = 2",
        "DELETE FROM ledger_entry WHERE seq = 6",
        "DELETE FROM ledger_entry",
        "REPLACE INTO ledger_entry SELECT seq, at, 'eva', kind, payload, prev, hash FROM ledger_entry WHERE seq = 2",
        "INSERT OR REPLACE INTO ledger_entry SELECT 2, at, 'eva', kind, payload, prev, hash FROM ledger_entry WHERE seq = 3",
        "INSERT INTO ledger_entry SELECT -1, at, actor, kind, payload, prev, prev FROM ledger_entry WHERE seq = 2",
        "INSERT INTO ledger_entry SELECT 7, at, actor, kind, payload, prev, 'short' FROM ledger_entry WHERE seq = 2",
    ],
)
def test_the_database_refuses_to_change_what_was_entered(attack: str, raw: sqlite3.Connection, address: str) -> None:
    before = raw.execute("SELECT * FROM ledger_entry").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|CHECK constraint failed"):
        raw.execute(attack)
    assert raw.execute("SELECT * FROM ledger_entry").fetchall() == before
    assert Journal(address).faults() == []


def test_an_entry_that_lends_another_its_hash_is_refused(raw: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        raw.execute("INSERT INTO ledger_entry SELECT 7, at, actor, kind, payload, prev, hash FROM ledger_entry WHERE seq = 2")


@pytest.mark.parametrize("seq", range(1, LENGTH + 1))
@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_of_any_column_of_any_entry_is_found(column: str, seq: int, raw: sqlite3.Connection, address: str) -> None:
    unguard(raw)
    changed = {
        "seq": "seq + 100",
        "payload": "replace(payload, 'Bogotá', 'Bogota')",
        "prev": "'f' || substr(prev, 2, 62) || 'e'",
        "hash": "'e' || substr(hash, 2, 62) || 'f'",
    }.get(column, f"{column} || ' '")
    update = f"UPDATE ledger_entry SET {column} = {changed} WHERE seq = {seq}"  # noqa: S608 - made of the constants above
    assert raw.execute(update).rowcount == 1
    faults = Journal(address).faults()
    assert faults
    if column != "seq":
        assert any(f"entry {seq} " in fault for fault in faults)


@pytest.mark.parametrize("seq", range(1, LENGTH))
def test_a_missing_entry_is_found_and_named(seq: int, raw: sqlite3.Connection, address: str) -> None:
    unguard(raw)
    raw.execute("DELETE FROM ledger_entry WHERE seq = ?", (seq,))
    assert Journal(address).faults()[0] == f"entry {seq} is missing"


def test_entries_in_another_order_are_found(raw: sqlite3.Connection, address: str) -> None:
    unguard(raw)
    raw.execute("UPDATE ledger_entry SET seq = CASE seq WHEN 2 THEN 30 WHEN 3 THEN 20 ELSE seq END")
    raw.execute("UPDATE ledger_entry SET seq = seq / 10 WHERE seq >= 20")
    faults = Journal(address).faults()
    assert "entry 2 was altered" in faults
    assert "entry 3 was altered" in faults


def test_a_forged_entry_in_the_middle_breaks_the_chain_after_it(raw: sqlite3.Connection, address: str) -> None:
    """Whoever forges an entry and its hash must forge every later one as well."""
    unguard(raw)
    row = raw.execute("SELECT at, kind, payload, prev FROM ledger_entry WHERE seq = 3").fetchone()
    forged = entry_hash(3, row[0], "eva", *row[1:])
    raw.execute("UPDATE ledger_entry SET actor = 'eva', hash = ? WHERE seq = 3", (forged,))
    assert Journal(address).faults() == ["entry 4 does not follow the entry before it"]


def test_a_cut_end_shows_only_against_a_copy_of_the_last_hash(raw: sqlite3.Connection, address: str) -> None:
    """As docs/explanation/limits.md says: keep a copy of the last hash elsewhere."""
    journal = Journal(address)
    kept = journal.entries()[-1].hash
    unguard(raw)
    raw.execute("DELETE FROM ledger_entry WHERE seq = ?", (LENGTH,))
    assert journal.faults() == []
    assert kept not in {entry.hash for entry in journal.entries()}


def test_several_processes_that_open_a_new_ledger_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'shared.sqlite'}"
    assert write_at_once(address) == [("", 0)] * WRITERS
    journal = Journal(address)
    entries = journal.entries()
    assert journal.faults() == []
    assert [entry.seq for entry in entries] == list(range(1, WRITERS * ENTRIES + 1))
    for one in range(WRITERS):
        own = [entry.facts["release"] for entry in entries if entry.actor == f"w{one}"]
        assert own == [f"w{one}-{number}" for number in range(ENTRIES)]


def test_a_ledger_that_stays_busy_says_so_and_keeps_nothing(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(_: Session) -> None:
        raise IntegrityError("INSERT", None, Exception("taken"))

    monkeypatch.setattr(Session, "commit", taken)
    with pytest.raises(LedgerBusy, match="try again"):
        Journal(address).append(actor="ana", kind=PUBLISHED, facts={"release": "r"})
    assert len(Journal(address).entries()) == LENGTH


def test_a_ledger_in_use_by_a_writer_can_be_read(raw: sqlite3.Connection, address: str) -> None:
    raw.execute("BEGIN IMMEDIATE")
    assert len(Journal(address).entries()) == LENGTH
    raw.execute("ROLLBACK")


BOGOTA = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("known_at", "release"),
    [
        (NOON - timedelta(seconds=1), None),
        (NOON, "r0"),
        (NOON + timedelta(seconds=59), "r0"),
        (NOON + timedelta(seconds=59, microseconds=999_999), "r0"),
        (NOON + timedelta(minutes=1), "r1"),
        (datetime(2021, 3, 1, 7, 1, tzinfo=BOGOTA), "r1"),
        (datetime(2021, 3, 1, 12, 1, tzinfo=BOGOTA), "r5"),
        (NOON + timedelta(days=9_999), "r5"),
    ],
)
def test_the_release_known_at_a_moment_is_the_last_made_current_until_then(
    known_at: datetime, release: str | None, address: str
) -> None:
    assert Journal(address).current_release(known_at) == release


def test_going_back_is_an_entry_and_a_failure_changes_nothing(address: str) -> None:
    journal = Journal(address)
    journal.append(actor="ana", kind=ROLLED_BACK, facts={"release": "r2"}, at=NOON + timedelta(hours=1))
    journal.append(actor="ana", kind=FAILED, facts={"findings": ["x"]}, at=NOON + timedelta(hours=2))
    assert journal.current_release() == "r2"
    assert journal.current_release(NOON + timedelta(hours=3)) == "r2"
    assert journal.current_release(NOON + timedelta(minutes=30)) == "r5"
    assert journal.faults() == []


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("nonsense", "LINAJE_LEDGER_URL"),
        ("nosuchdatabase://host/name", "LINAJE_LEDGER_URL"),
        ("sqlite:///{folder}", "unable to open"),
        ("sqlite:///{folder}/text.sqlite", "not a database"),
    ],
)
def test_a_ledger_that_cannot_be_opened_is_told_as_such(address: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text("no database at all, but long enough to be read as the head of one\n" * 20)
    with pytest.raises(LedgerUnavailable, match=says):
        Journal(address.format(folder=tmp_path))
