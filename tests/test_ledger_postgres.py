"""The ledger on a real PostgreSQL keeps every promise that it keeps on SQLite."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from engines import postgres
from serving import free_port
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool
from writers import ENTRIES, WRITERS, write_at_once

from app.ledger.journal import GENESIS, PUBLISHED, Journal, LedgerUnavailable, entry_hash

pytestmark = pytest.mark.postgres

NOON = datetime(2021, 3, 1, 12, 0, 0, tzinfo=UTC)
LENGTH = 6


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL of this module."""
    with postgres() as address:
        yield address


@pytest.fixture
def address(server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty database of its own for each test."""
    name = f"t{abs(hash(request.node.name))}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.rpartition("/")[0] + f"/{name}"
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def journal(address: str) -> Iterator[Journal]:
    """A ledger of six entries."""
    journal = Journal(address)
    for number in range(LENGTH):
        facts = {"release": f"r{number}", "note": "Bogotá"}
        journal.append(actor="ana", kind=PUBLISHED, facts=facts, at=NOON + timedelta(minutes=number))
    yield journal
    journal.engine.dispose()


def run(journal: Journal, *statements: str) -> None:
    """Statements of an administrator, in one transaction."""
    with journal.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


UNGUARD = [f"DROP TRIGGER {name} ON ledger_entry" for name in ("ledger_append_only", "ledger_no_truncate")]


def test_what_is_appended_is_read_back_and_chained(journal: Journal) -> None:
    entries = journal.entries()
    assert [entry.seq for entry in entries] == list(range(1, LENGTH + 1))
    assert entries[2].facts == {"release": "r2", "note": "Bogotá"}
    assert journal.faults() == []
    assert journal.current_release() == "r5"
    assert journal.current_release(NOON + timedelta(minutes=2)) == "r2"
    assert journal.current_release(NOON - timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE ledger_entry SET actor = 'eva' WHERE seq = 2",
        "UPDATE ledger_entry SET seq = 99 WHERE seq = 2",
        "DELETE FROM ledger_entry WHERE seq = 6",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_entry",
        (
            "INSERT INTO ledger_entry SELECT 2, at, 'eva', kind, payload, prev, repeat('a', 64) FROM ledger_entry WHERE seq = 2 "
            "ON CONFLICT (seq) DO UPDATE SET actor = 'eva'"
        ),
        "INSERT INTO ledger_entry SELECT -1, at, actor, kind, payload, prev, repeat('a', 64) FROM ledger_entry WHERE seq = 2",
        "INSERT INTO ledger_entry SELECT 7, at, actor, kind, payload, prev, 'short' FROM ledger_entry WHERE seq = 2",
        "INSERT INTO ledger_entry SELECT 7, at, actor, kind, payload, prev, hash FROM ledger_entry WHERE seq = 2",
    ],
)
def test_the_database_refuses_to_change_what_was_entered(attack: str, journal: Journal) -> None:
    before = journal.entries()
    with pytest.raises(DBAPIError, match=r"append-only|check constraint|unique constraint"):
        run(journal, attack)
    assert journal.entries() == before
    assert journal.faults() == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE ledger_entry SET actor = 'eva' WHERE seq = 3", "entry 3 was altered"),
        ("UPDATE ledger_entry SET payload = replace(payload, 'á', 'a') WHERE seq = 4", "entry 4 was altered"),
        ("DELETE FROM ledger_entry WHERE seq = 2", "entry 2 is missing"),
    ],
)
def test_what_is_changed_behind_the_guards_is_found(change: str, fault: str, journal: Journal) -> None:
    run(journal, *UNGUARD, change)
    assert journal.faults()[0] == fault


def test_of_two_writers_that_want_one_number_exactly_one_gets_it(journal: Journal, address: str) -> None:
    """Writers that do not know of the turn: the database itself lets one of them in."""
    last = journal.entries()[-1]
    start = Barrier(8)

    def write(actor: str) -> bool:
        engine = create_engine(address, poolclass=NullPool)
        digest = entry_hash(last.seq + 1, "2021-03-02", actor, "test", "{}", last.hash)
        row = {"seq": last.seq + 1, "actor": actor, "prev": last.hash, "hash": digest}
        insert = text("INSERT INTO ledger_entry VALUES (:seq, '2021-03-02', :actor, 'test', '{}', :prev, :hash)")
        with engine.connect() as connection:
            start.wait()
            try:
                connection.execute(insert, row)
                connection.commit()
            except IntegrityError:
                return False
        return True

    for _ in range(3):
        with ThreadPoolExecutor(8) as pool:
            won = list(pool.map(write, [f"w{number}" for number in range(8)]))
        assert sum(won) == 1
        assert journal.faults() == []
        last = journal.entries()[-1]
    assert last.seq == LENGTH + 3


def test_several_processes_that_open_a_new_ledger_and_write_at_once_lose_nothing(address: str) -> None:
    assert write_at_once(address) == [("", 0)] * WRITERS
    journal = Journal(address)
    entries = journal.entries()
    assert journal.faults() == []
    assert [entry.seq for entry in entries] == list(range(1, WRITERS * ENTRIES + 1))
    assert entries[0].facts["release"].endswith("-0")
    for one in range(WRITERS):
        assert [entry.facts["release"] for entry in entries if entry.actor == f"w{one}"] == [
            f"w{one}-{n}" for n in range(ENTRIES)
        ]
    journal.engine.dispose()


def test_a_writer_that_hangs_keeps_the_next_one_waiting_five_seconds_and_no_reader(journal: Journal, address: str) -> None:
    other = Journal(address)
    with journal.engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": 0x4C494E414A45})
        began = time.monotonic()
        with pytest.raises(LedgerUnavailable, match="nothing was added"):
            other.append(actor="ana", kind=PUBLISHED, facts={"release": "late"})
        assert 4 < time.monotonic() - began < 7
        assert other.current_release() == "r5"
    assert other.append(actor="ana", kind=PUBLISHED, facts={"release": "later"}).seq == LENGTH + 1
    other.engine.dispose()


def test_a_server_that_was_started_anew_is_found_again(journal: Journal, server: str) -> None:
    admin = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        ended = text("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname <> current_database()")
        assert connection.execute(ended).scalar_one() >= 1
    assert journal.current_release() == "r5"


def test_a_database_that_is_not_there_is_told_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(LedgerUnavailable, match="cannot be opened"):
        Journal(f"postgresql+psycopg://linaje@127.0.0.1:{free_port()}/linaje")
    assert time.monotonic() - began < 5


def test_the_first_entry_follows_the_beginning(address: str) -> None:
    journal = Journal(address)
    entry = journal.append(actor="ana", kind=PUBLISHED, facts={"release": "r"}, at=NOON)
    payload = '{"release":"r"}'
    assert entry.hash == entry_hash(1, "2021-03-01T12:00:00+00:00", "ana", PUBLISHED, payload, GENESIS)
    journal.engine.dispose()
