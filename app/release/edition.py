"""A release, opened: its manifest, its records as a corpus, its words to search, its statements."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import threading
import uuid
import weakref
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from app.core.answer import Determination
from app.core.errors import LinajeError
from app.core.governing import governing
from app.core.model import Id, Topic
from app.core.steps import Ruling, Steps, answer_at
from app.release.indexed import IndexCorpus
from app.release.rulings import Rulings
from app.release.statements import STATEMENTS
from app.release.stems import match, snippet
from app.release.tables import FOUND, RANKED
from app.release.trees import Trees

__all__ = [
    "DERIVED",
    "INDEX",
    "MANIFEST",
    "RULINGS",
    "STATEMENTS",
    "STORE",
    "Edition",
    "Hit",
    "IndexCorpus",
    "ReleaseDamaged",
    "ReleaseMissing",
    "compiled_files",
    "file_hash",
    "open_edition",
]

DERIVED = "derived.nq"
MANIFEST = "manifest.json"
INDEX = "index.sqlite"
RULINGS = "rulings.bin"
STORE = "store"


#: Verdicts on single norms that the answers for one topic and class may hold together: each step has one for every norm.
VERDICTS_KEPT = 100_000


class ReleaseDamaged(LinajeError):
    """A release whose files do not fit its name: it is not served."""


class ReleaseMissing(LinajeError):
    """A release that the ledger names but the folder does not hold."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a search found: its kind, identifier, and the period in which the text that matched stands.

    `version` names the text that matched, where what was found has texts; `locator` the place in it that is no record.
    """

    kind: str
    id: Id
    start: date | None
    end: date | None
    snippet: str
    version: Id = ""
    locator: str = ""


def compiled_files(folder: Path) -> Sequence[str]:
    """The files of a release that are compiled from its statements and never change, relative to its folder."""
    tables = sorted(path.relative_to(folder).as_posix() for path in (folder / STORE).glob("*.sst"))
    return [DERIVED, INDEX, RULINGS, *tables]


def file_hash(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
                self.corpus = IndexCorpus(self._connection, folder / STATEMENTS)
            except BaseException:
                self._connection.close()
                raise
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise _damaged(folder / INDEX) from error
        self._steps: dict[tuple[Id, str | None], Steps] = {}
        self._turns: dict[tuple[Id, str | None], threading.Lock] = {}
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
        for name, expected in self._listed().items():
            path = self.folder / name
            if not path.is_file() or file_hash(path) != expected:
                raise _damaged(path)

    def _listed(self) -> dict[str, str]:
        listed = self.manifest.get("files")
        if not isinstance(listed, dict) or not {DERIVED, INDEX, RULINGS} <= set(listed):
            raise _damaged(self.folder / MANIFEST)
        return listed

    def check(self) -> None:
        """Verify the release unless its files are the very ones that were verified before, untouched since.

        Hashing takes time that grows with the release; whether a file was touched is told by its size, number and times.
        """
        try:
            seen = self._seal.read_text("utf-8")
        except OSError:
            seen = ""
        if seen != self._touched():
            self.verify()
            self.vouch()

    def vouch(self) -> None:
        """Note the files as they are now as verified; a folder that takes no writing has them verified at each start."""
        aside = self._seal.with_name(f".{self._seal.name}-{uuid.uuid4().hex}")
        with contextlib.suppress(OSError):
            self._seal.parent.mkdir(exist_ok=True)
            aside.write_text(self._touched(), "utf-8")
            aside.replace(self._seal)

    @property
    def _seal(self) -> Path:
        """Beside the folder of releases, which holds nothing else."""
        return self.folder.parent.parent / "verified" / self.folder.name

    def _touched(self) -> str:
        """The size, number and times of every file of the release, as a text."""
        names = [MANIFEST, STATEMENTS, *sorted(self._listed())]
        found = []
        for name in names:
            try:
                told = (self.folder / name).stat()
            except OSError:
                raise _damaged(self.folder / name) from None
            found.append(f"{name} {told.st_size} {told.st_ino} {told.st_mtime_ns} {told.st_ctime_ns}")
        return "\n".join(found) + "\n"

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

    def governing(self, topic: Topic, on: date, addressee: str | None = None, case: date | None = None) -> Determination:
        """What `app.core.governing.governing` says; each step of the answer is computed once, and told of every day in it."""
        if case is not None:
            return governing(self.corpus, topic, on, addressee, case)
        key = (topic.id, addressee)
        steps = self._steps.get(key)
        if steps is None:
            steps = self._steps.setdefault(key, Steps(self._days(topic)))
        with self._turns.setdefault(key, threading.Lock()):  # who asks of one topic waits for nobody who asks of another
            known = steps.answers
            if known and len(known) * (1 + len(known[0].considered) + len(known[0].governing)) > VERDICTS_KEPT:
                steps = self._steps[key] = Steps(steps.days)
            return answer_at(steps, self.corpus, topic, on, addressee)

    def _days(self, topic: Topic) -> Sequence[int]:
        rows = self.corpus.rows("SELECT days FROM step WHERE topic = ?", (topic.id,))
        days = array("l")
        days.frombytes(rows[0][0] if rows else b"")
        return days

    @cached_property
    def _rulings(self) -> Rulings:
        try:
            return Rulings(self.folder / RULINGS)
        except (OSError, ValueError) as error:
            raise _damaged(self.folder / RULINGS) from error

    def ruling(self, topic: Id, on: date, addressee: str | None = None) -> Ruling:
        """The answer for a topic in short, as compiled: two bisections, however much law the topic has."""
        return self._rulings.at(topic, on.toordinal(), addressee or "")

    def ruling_period(self, topic: Id, on: date, addressee: str | None = None) -> tuple[date | None, date | None]:
        """Since when the answer in short is what it is on a day, and the first day of another; ``None`` where none is known."""
        start, end = self._rulings.period(topic, on.toordinal(), addressee or "")
        return date.fromordinal(start) if start else None, date.fromordinal(end) if end else None

    def search(self, text: str, *, on: date | None = None, kind: str = "", limit: int = 20) -> list[Hit]:
        """What has all the words of `text`, as written or in another form of them; the last may be a beginning.

        With `on`, provisions and elements only if their text stands, or may, on that day: the words of a repealed version are
        found only when its own day is asked for, and what stands for several classes of addressee only once. Acts that do not
        stand that day come after those that do. Of more than `RANKED` matches the first in the index are compared:
        topics, acts, provisions, then texts.
        """
        query = match(text)
        if not query:
            return []
        day = on.isoformat() if on else None
        rows = self.corpus.rows(
            FOUND, ([day] * 3 + [query, kind, kind] + [day] * 3 + [RANKED, limit if on is None else 10 * limit])
        )
        hits: dict[object, Hit] = {}
        for row in rows:
            shown = snippet(zlib.decompress(row[4]).decode(), text)
            hit = Hit(row[0], row[1], _day(row[2]), _day(row[3]), shown, row[5], row[6])
            hits.setdefault((row[0], row[1], shown) if on else (*row[:4], shown), hit)
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
    return ReleaseDamaged(
        f"{path} is not the file that was built, or another version of Linaje built it; build the release again from its sources"
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
