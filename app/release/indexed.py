"""The corpus of a release, read from its compiled index, with a bound on what it keeps in memory."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from app.core.corpus import Keeping
from app.core.identifiers import natural_key
from app.core.model import Act, Id, Record
from app.graph.packing import decode
from app.release.statements import hashes_in
from app.release.tables import BRIEF, FORMAT, LINKED

R = TypeVar("R", bound=Record)

#: Records, or lists of them, that are kept once read; past this many all are let go, so that memory stays bounded.
KEPT = 50_000
#: So much of what follows from records is kept (see `app.core.corpus.weight_of`): the lives of the slots that readers ask for.
KEPT_RESULTS = 50_000
#: So many identifiers are looked up in one query.
READ_AT_ONCE = 500
#: A kind of record with more than this many is never kept as a whole.
KEPT_WHOLE = 5_000


class IndexCorpus(Keeping):
    """The corpus of a release, read from its compiled index; records are kept once read, as a release never changes."""

    def __init__(self, connection: sqlite3.Connection, statements: Path) -> None:
        super().__init__(KEPT_RESULTS)
        self._connection = connection
        self._statements = statements
        # Two threads that run one statement of one connection at once misuse it: the module keeps statements and hands them out.
        self._lock = threading.Lock()
        self._records: dict[tuple[str, Id], Record | None] = {}
        self._linked: dict[tuple[str, str, Id], tuple[Record, ...]] = {}
        self._premises: dict[Id, tuple[str, ...]] = {}
        self._all: dict[str, tuple[Record, ...]] = {}
        self._held = 0
        if (found := self._meta("format")) != FORMAT:
            raise ValueError(f"the index has format {found}, not {FORMAT}")
        self._known_through = date.fromisoformat(self._meta("known_through"))

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, all of them; one thread at a time."""
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def _meta(self, key: str) -> str:
        return str(self.rows("SELECT value FROM meta WHERE key = ?", (key,))[0][0])

    @cached_property
    def acts(self) -> int:
        """How many acts there are."""
        return int(self.rows("SELECT count(*) FROM act")[0][0])

    def acts_where(self, *, kind: str = "", year: int | None = None, ids: Sequence[Id] | None = None) -> list[int]:
        """The places of the acts of a type and a year, and among some identifiers, in identifier order."""
        among = "" if ids is None else "AND id IN (SELECT value FROM json_each(?))"
        query = f"SELECT place FROM act WHERE (? = '' OR type = ? OR kind = ?) AND (? IS NULL OR year = ?) {among} ORDER BY place"  # noqa: S608
        told = [] if ids is None else [json.dumps(ids)]
        return [row[0] for row in self.rows(query, (kind, kind, kind, year, year, *told))]

    def act_ids(self, start: int = 0, count: int = -1) -> list[Id]:
        """So many acts from a place on, in identifier order, by name only."""
        return [row[0] for row in self.rows("SELECT id FROM act ORDER BY place LIMIT ? OFFSET ?", (count, start))]

    def foremost(self, count: int) -> list[Act]:
        """The acts of the highest rank, the newest first."""
        rows = self.rows("SELECT id FROM act ORDER BY rank, ifnull(year, 0) DESC, place LIMIT ?", (count,))
        return [act for row in rows if (act := self.get(Act, row[0]))]

    def place_of(self, act: Id) -> int:
        """The place of an act in identifier order, or of the act before where it would stand."""
        rows = self.rows("SELECT place FROM record WHERE kind = 'Act' AND id = ?", (act,))
        if rows:
            return int(rows[0][0])
        wanted = natural_key(act)
        before = [place for place, one in self.rows("SELECT place, id FROM act ORDER BY place") if natural_key(one) <= wanted]
        return before[-1] if before else -1

    def act_at(self, place: int) -> Act:
        """The act at a place of `acts_where`."""
        found = self.get(Act, self.rows("SELECT id FROM act WHERE place = ?", (place,))[0][0])
        if found is None:
            raise LookupError(place)
        return found

    @cached_property
    def statistics(self) -> dict[str, Any]:
        """The numbers of the whole, as compiled; see `app.core.statistics`."""
        found: dict[str, Any] = json.loads(self._meta("statistics"))
        return found

    @property
    def known_through(self) -> date:
        """See `Corpus.known_through`."""
        return self._known_through

    def get(self, kind: type[R], identifier: Id) -> R | None:
        """See `Corpus.get`."""
        key = (kind.__name__, identifier)
        found = self._records.get(key, _UNREAD)
        if found is _UNREAD:
            found_rows = self.rows("SELECT body FROM record WHERE kind = ? AND id = ?", key)
            found = decode(kind, found_rows[0][0]) if found_rows else None
            self._keep(self._records, key, found, 1)
        return found if isinstance(found, kind) else None

    def linked(self, kind: type[R], relation: str, identifier: Id) -> Sequence[R]:
        """See `Corpus.linked`."""
        key = (kind.__name__, relation, identifier)
        found = self._linked.get(key)
        if found is None:
            query = """SELECT record.id, record.body FROM link JOIN record ON record.kind = link.kind AND record.id = link.record
                WHERE link.relation = ? AND link.id = ? AND link.kind = ? ORDER BY link.place"""
            rows = self.rows(query, (relation, identifier, kind.__name__))
            known = self._records
            found = tuple(known.get((kind.__name__, row[0])) or decode(kind, row[1]) for row in rows)
            self._keep(self._linked, key, found, len(found) + 1)
        return cast("Sequence[R]", found)  # of one kind, as they were asked for

    def read_ahead(self, kind: type[Record], relation: str, identifiers: Sequence[Id]) -> None:
        """See `Keeping.read_ahead`."""
        name = kind.__name__
        unread = [one for one in dict.fromkeys(identifiers) if (name, relation, one) not in self._linked]
        for start in range(0, len(unread), READ_AT_ONCE):
            asked = unread[start : start + READ_AT_ONCE]
            found: dict[Id, list[Record]] = {one: [] for one in asked}
            for identifier, record, body in self.rows(LINKED, (relation, json.dumps(asked), name)):
                found[identifier].append(self._records.get((name, record)) or decode(kind, body))
            for identifier, records in found.items():
                self._keep(self._linked, (name, relation, identifier), tuple(records), len(records) + 1)

    def compiled_brief(self, act: Id, number: int) -> tuple[str, int | None] | None:
        """See `Keeping.compiled_brief`."""
        rows = self.rows(BRIEF, (act, number))
        return (rows[0][1], rows[0][2]) if rows and number < rows[0][0] else None

    def _keep(self, kept: dict[Any, Any], key: object, found: object, weight: int) -> None:
        self._held += weight
        if self._held > KEPT:
            self._records, self._linked, self._premises, self._held = {}, {}, {}, 0
            return
        kept[key] = found

    def all(self, kind: type[R]) -> Sequence[R]:
        """See `Corpus.all`."""
        found = self._all.get(kind.__name__)
        if found is None:
            rows = self.rows("SELECT body FROM record WHERE kind = ? ORDER BY place", (kind.__name__,))
            found = tuple(decode(kind, row[0]) for row in rows)
            if len(found) <= KEPT_WHOLE:
                self._all[kind.__name__] = found
        return [record for record in found if isinstance(record, kind)]

    def premises(self, identifier: Id) -> Sequence[str]:
        """See `Corpus.premises`."""
        found = self._premises.get(identifier)
        if found is None:
            groups = self.rows("SELECT offset, size FROM premise WHERE record = ? ORDER BY offset", (identifier,))
            found = tuple(hashes_in(self._statements, groups)) if groups else ()
            self._keep(self._premises, identifier, found, 1 + len(found) // 8)
        return found


#: Stands for a record that has not been looked up yet, unlike one that is not there.
_UNREAD: Any = object()
