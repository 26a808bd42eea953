"""Adding to the ledger, reading it, and checking its chain."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError
from sqlalchemy.pool import NullPool
from sqlmodel import Session, SQLModel, col, create_engine, desc, select

from app.core.errors import LinajeError
from app.ledger.tables import Entry

GENESIS = "0" * 64

#: The entries that change which release is current.
PUBLISHED = "release-published"
ROLLED_BACK = "release-rolled-back"
FAILED = "build-failed"

_ATTEMPTS = 20

# The number of our advisory lock: any will do that no other program of the same database uses.
_TURN = 0x4C494E414A45


class LedgerUnavailable(LinajeError):
    """The address of the ledger is none, its driver is not installed, or the database cannot be opened or written."""


class LedgerBusy(LedgerUnavailable):
    """Other writers took every number that was tried; trying again later will work."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry as it was read: its number, time, actor, kind and facts."""

    seq: int
    at: datetime
    actor: str
    kind: str
    facts: Mapping[str, Any]
    hash: str


class Journal:
    """The ledger behind a SQLAlchemy address: SQLite by default, PostgreSQL where one machine is not enough."""

    def __init__(self, address: str) -> None:
        try:
            url = make_url(address)
            sqlite = url.get_backend_name() == "sqlite"
            # A file needs no pool, and a connection that is kept would keep the file. A server may have been started anew since
            # a connection was made, and one that is gone must not keep a reader waiting.
            self._engine = (
                create_engine(url, poolclass=NullPool) if sqlite else create_engine(url, pool_pre_ping=True, **_patience(url))
            )
        except (ArgumentError, ImportError) as error:
            raise LedgerUnavailable(f"the address of the ledger (LINAJE_LEDGER_URL) cannot be used: {error}") from error
        # A journal that nobody holds any more gives its connections back.
        weakref.finalize(self, self._engine.dispose)
        if sqlite:
            if url.database:
                Path(url.database).parent.mkdir(parents=True, exist_ok=True)
            event.listen(self._engine, "connect", _prepare_sqlite)
        try:
            self._make_table()
        except DatabaseError as error:
            raise LedgerUnavailable(f"the ledger at {url!r} cannot be opened: {error.orig}") from error

    def _make_table(self) -> None:
        """Make the table with its triggers, all or nothing, unless it is there or another process makes it meanwhile."""
        if inspect(self._engine).has_table(Entry.__tablename__):
            return
        with self._engine.begin() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                _in_turn(connection)
            SQLModel.metadata.create_all(connection, tables=[Entry.__table__])  # type: ignore[attr-defined]

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with Session(self._engine) as session:
            try:
                yield session
            except DatabaseError as error:
                raise LedgerUnavailable(f"the ledger cannot be read: {error.orig}") from error

    @property
    def engine(self) -> Engine:
        """The engine, for tests that attack the table directly."""
        return self._engine

    def append(self, *, actor: str, kind: str, facts: Mapping[str, Any], at: datetime | None = None) -> Recorded:
        """Add an entry after the last one; several writers may do so at once, and each entry gets its own number."""
        moment = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
        payload = canonical_json(facts)
        for _ in range(_ATTEMPTS):
            with Session(self._engine) as session:
                try:
                    _in_turn(session.connection())
                    last = session.exec(select(Entry).order_by(desc(Entry.seq)).limit(1)).first()
                    seq, prev = (last.seq + 1, last.hash) if last else (1, GENESIS)
                    digest = entry_hash(seq, moment, actor, kind, payload, prev)
                    session.add(Entry(seq=seq, at=moment, actor=actor, kind=kind, payload=payload, prev=prev, hash=digest))
                    session.commit()
                except IntegrityError:
                    session.rollback()
                    continue
                except DatabaseError as error:
                    raise LedgerUnavailable(f"nothing was added to the ledger: {error.orig}") from error
                return Recorded(seq, datetime.fromisoformat(moment), actor, kind, dict(facts), digest)
        raise LedgerBusy(f"the ledger was busy {_ATTEMPTS} times; try again")

    def entries(self) -> Sequence[Recorded]:
        """Every entry, oldest first."""
        with self._reading() as session:
            return [_read(entry) for entry in session.exec(select(Entry).order_by(Entry.seq))]  # type: ignore[arg-type]

    def current_release(self, known_at: datetime | None = None) -> str | None:
        """The release that is current, or was at `known_at` (that moment included); ``None`` before the first."""
        query = select(Entry).where(col(Entry.kind).in_((PUBLISHED, ROLLED_BACK)))
        if known_at is not None:
            query = query.where(Entry.at <= known_at.astimezone(UTC).isoformat(timespec="seconds"))
        with self._reading() as session:
            last = session.exec(query.order_by(desc(Entry.seq)).limit(1)).first()
        return str(json.loads(last.payload)["release"]) if last else None

    def faults(self) -> list[str]:
        """What is wrong with the chain, oldest first; empty when every entry follows from the one before."""
        found = []
        prev, expected = GENESIS, 1
        with self._reading() as session:
            for entry in session.exec(select(Entry).order_by(Entry.seq)):  # type: ignore[arg-type]
                if entry.seq != expected:
                    found.append(f"entry {expected} is missing")
                if entry.prev != prev:
                    found.append(f"entry {entry.seq} does not follow the entry before it")
                if entry.hash != entry_hash(entry.seq, entry.at, entry.actor, entry.kind, entry.payload, entry.prev):
                    found.append(f"entry {entry.seq} was altered")
                prev, expected = entry.hash, entry.seq + 1
        return found


def _in_turn(connection: Connection) -> None:
    """On PostgreSQL, wait for the writer before and keep the next one waiting until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _TURN})


def _patience(url: URL) -> dict[str, Any]:
    """Seconds to wait for PostgreSQL: three for a connection, five for a statement, its turn included."""
    if url.get_backend_name() != "postgresql":
        return {}
    options = f"{url.query.get('options', '')} -c statement_timeout=5000".strip()
    return {"pool_timeout": 5, "connect_args": {"connect_timeout": 3, "options": options}}


def canonical_json(value: Mapping[str, Any]) -> str:
    """JSON with sorted keys and no spare space, so that equal facts have equal text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def entry_hash(seq: int, at: str, actor: str, kind: str, payload: str, prev: str) -> str:
    """The hash of an entry: SHA-256 over a zero byte and its canonical JSON, which names the entry before."""
    body = canonical_json({"seq": seq, "at": at, "actor": actor, "kind": kind, "payload": payload, "prev": prev})
    return hashlib.sha256(b"\x00" + body.encode()).hexdigest()


def _read(entry: Entry) -> Recorded:
    return Recorded(entry.seq, datetime.fromisoformat(entry.at), entry.actor, entry.kind, json.loads(entry.payload), entry.hash)


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """Readers go on while one writes; a writer waits five seconds; what is committed is on the disk."""
    cursor = connection.cursor()
    for pragma in ("busy_timeout=5000", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    # SQLite does not wait for its turn to change the mode, which several processes may do to a new file.
    for attempt in range(_ATTEMPTS, 0, -1):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            break
        except sqlite3.OperationalError:
            if attempt == 1:
                raise
            time.sleep(0.05)
    cursor.close()
