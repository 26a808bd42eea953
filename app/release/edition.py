"""A release, opened: its manifest, its records as a corpus, its words to search, its statements."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import threading
import unicodedata
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import Store

from app.core.errors import LinajeError
from app.core.model import Id, Record
from app.release.codec import decode
from app.release.trees import Trees

R = TypeVar("R", bound=Record)

STATEMENTS = "statements.nq"
DERIVED = "derived.nq"
MANIFEST = "manifest.json"
INDEX = "index.sqlite"
STORE = "store"


class ReleaseDamaged(LinajeError):
    """A release whose files do not fit its name: it is not served."""


class ReleaseMissing(LinajeError):
    """A release that the ledger names but the folder does not hold."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a search found: its kind, identifier, and the period in which the text that matched stands."""

    kind: str
    id: Id
    start: date | None
    end: date | None
    snippet: str


def compiled_files(folder: Path) -> Sequence[str]:
    """The files of a release that are compiled from its statements and never change, relative to its folder."""
    tables = sorted(path.relative_to(folder).as_posix() for path in (folder / STORE).glob("*.sst"))
    return [DERIVED, INDEX, *tables]


def file_hash(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class IndexCorpus:
    """The corpus of a release, read from its compiled index; records are kept once read, as a release never changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # Two threads that run one statement of one connection at once misuse it: the module keeps statements and hands them out.
        self._lock = threading.Lock()
        self._records: dict[tuple[str, Id], Record | None] = {}
        self._linked: dict[tuple[str, str, Id], tuple[Record, ...]] = {}
        self._all: dict[str, tuple[Record, ...]] = {}
        self._known_through = date.fromisoformat(self._meta("known_through"))

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, all of them; one thread at a time."""
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def _meta(self, key: str) -> str:
        return str(self.rows("SELECT value FROM meta WHERE key = ?", (key,))[0][0])

    @property
    def known_through(self) -> date:
        """See `Corpus.known_through`."""
        return self._known_through

    def get(self, kind: type[R], identifier: Id) -> R | None:
        """See `Corpus.get`."""
        key = (kind.__name__, identifier)
        if key not in self._records:
            found_rows = self.rows("SELECT body FROM record WHERE kind = ? AND id = ?", key)
            self._records[key] = decode(kind, found_rows[0][0]) if found_rows else None
        found = self._records[key]
        return found if isinstance(found, kind) else None

    def linked(self, kind: type[R], relation: str, identifier: Id) -> Sequence[R]:
        """See `Corpus.linked`."""
        key = (kind.__name__, relation, identifier)
        if key not in self._linked:
            query = "SELECT record FROM link WHERE relation = ? AND id = ? AND kind = ? ORDER BY place"
            rows = self.rows(query, (relation, identifier, kind.__name__))
            found = (self.get(kind, row[0]) for row in rows)
            self._linked[key] = tuple(record for record in found if record is not None)
        return [record for record in self._linked[key] if isinstance(record, kind)]

    def all(self, kind: type[R]) -> Sequence[R]:
        """See `Corpus.all`."""
        if kind.__name__ not in self._all:
            rows = self.rows("SELECT body FROM record WHERE kind = ? ORDER BY place", (kind.__name__,))
            self._all[kind.__name__] = tuple(decode(kind, row[0]) for row in rows)
        return [record for record in self._all[kind.__name__] if isinstance(record, kind)]

    def premises(self, identifier: Id) -> Sequence[str]:
        """See `Corpus.premises`."""
        return [row[0] for row in self.rows("SELECT hash FROM premise WHERE record = ? ORDER BY place", (identifier,))]


class Edition:
    """An open release. Everything in it is read-only; several threads may read it at once."""

    def __init__(self, folder: Path) -> None:
        try:
            self.manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        except FileNotFoundError as error:
            raise ReleaseMissing(f"there is no release in {folder}; run `linaje build`") from error
        except ValueError as error:
            raise _damaged(folder / MANIFEST) from error
        self.folder = folder
        try:
            self.id: str = self.manifest["release"]
            self.built_at = datetime.fromisoformat(self.manifest["built_at"]).astimezone(UTC)
        except (KeyError, TypeError, ValueError) as error:
            raise _damaged(folder / MANIFEST) from error
        uri = f"{(folder / INDEX).resolve().as_uri()}?mode=ro&immutable=1"
        try:
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            try:
                self.corpus = IndexCorpus(self._connection)
            except BaseException:
                self._connection.close()
                raise
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise _damaged(folder / INDEX) from error
        # A corpus that nobody holds any more gives its file back; an edition holds its corpus.
        weakref.finalize(self.corpus, self._connection.close)

    def verify(self) -> None:
        """Check that the statements have the hash that names the release, and what was compiled from them its own.

        `ReleaseDamaged` names the first file that does not fit.
        """
        if self.folder.name != self.id:
            raise _damaged(self.folder / MANIFEST)
        statements = self.folder / STATEMENTS
        if not statements.is_file() or f"sha256-{file_hash(statements)}" != self.id:
            raise _damaged(statements)
        listed = self.manifest.get("files")
        if not isinstance(listed, dict) or not {DERIVED, INDEX} <= set(listed):
            raise _damaged(self.folder / MANIFEST)
        for name, expected in listed.items():
            path = self.folder / name
            if not path.is_file() or file_hash(path) != expected:
                raise _damaged(path)

    def statements(self) -> Iterator[str]:
        """The asserted statements, one N-Quads line each, in canonical order."""
        with (self.folder / STATEMENTS).open(encoding="utf-8") as lines:
            for line in lines:
                yield line.rstrip("\n")

    @cached_property
    def trees(self) -> Trees:
        """The Merkle trees of the release; made when first asked for, and kept."""
        return Trees.of(tuple(self.statements()), self.manifest["base_iri"])

    def store(self) -> Store:
        """The SPARQL store of the release, opened read-only."""
        return Store.read_only(str(self.folder / STORE))

    @cached_property
    def graph(self) -> Store:
        """The same store, kept open: for our own look-ups by pattern, never for a stranger's query."""
        return self.store()

    def search(self, text: str, *, on: date | None = None, kind: str = "", limit: int = 20) -> list[Hit]:
        """What matches all the words of `text`, the last as a beginning; accents and case do not matter.

        With `on`, provisions and elements only if their text stands, or may, on that day: the words of a repealed
        version are found only when its own day is asked for, and what stands for several classes of addressee only once.
        """
        query = _match(text)
        if not query:
            return []
        rows = self.corpus.rows(
            """SELECT entry.kind, entry.id, entry.start, entry.end, snippet(words, -1, '[', ']', '…', 12)
               FROM words JOIN entry ON entry.rowid = words.rowid
               WHERE words MATCH ? AND (? = '' OR entry.kind = ?)
                 AND (? IS NULL OR ((entry.start IS NULL OR entry.start <= ?) AND (entry.end IS NULL OR ? < entry.end)))
               ORDER BY bm25(words, 8.0, 1.0), entry.rowid LIMIT ?""",
            (query, kind, kind, *[on.isoformat() if on else None] * 3, limit if on is None else -1),
        )
        hits: dict[object, Hit] = {}
        for row in rows:
            hits.setdefault((row[0], row[1], row[4]) if on else row, Hit(row[0], row[1], _day(row[2]), _day(row[3]), row[4]))
            if len(hits) == limit:
                break
        return list(hits.values())

    def close(self) -> None:
        """Give the files back."""
        self._connection.close()


def open_edition(releases: Path, release: str) -> Edition:
    """Open a release by its name."""
    return Edition(releases / release)


def _damaged(path: Path) -> ReleaseDamaged:
    return ReleaseDamaged(f"{path} is not the file that was built; build the release again from its sources")


def _match(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text)
    words = re.findall(r"\w+", "".join(letter for letter in folded if not unicodedata.combining(letter)))
    quoted = [f'"{word}"' for word in words[:20]]
    return " ".join([*quoted[:-1], f"{quoted[-1]}*"]) if quoted else ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
