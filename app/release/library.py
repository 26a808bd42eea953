"""Which release is read: the current one, the one of an earlier moment, or one by name. Open editions are kept."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.errors import NotRecorded
from app.ledger.journal import PUBLISHED, ROLLED_BACK, Journal, Recorded
from app.release.edition import Edition, ReleaseMissing, open_edition

#: Seconds for which the name of the current release is trusted before the ledger is asked again.
FRESH_FOR = 1.0


@dataclass(slots=True)
class _Current:
    release: str
    asked_at: float


@dataclass(frozen=True, slots=True)
class Difference:
    """What a correction did: the statements (N-Quads lines) retracted and asserted between two releases."""

    retracted: tuple[str, ...]
    asserted: tuple[str, ...]


class Library:
    """The releases of a folder, with the ledger that says which is current. Safe to use from several threads."""

    def __init__(self, releases: Path, journal: Journal, pinned: str = "") -> None:
        self.releases = releases
        self.journal = journal
        self.pinned = pinned
        self._open: dict[str, Edition] = {}
        self._current: _Current | None = None
        self._lock = threading.Lock()

    def current(self) -> Edition:
        """The pinned release, else the current one; `ReleaseMissing` before the first build."""
        if self.pinned:
            return self.named(self.pinned)
        with self._lock:
            known = self._current
        if known is None or time.monotonic() - known.asked_at > FRESH_FOR:
            release = self.journal.current_release()
            if release is None:
                raise ReleaseMissing("no release has been built yet; run `linaje build`")
            known = _Current(release, time.monotonic())
            with self._lock:
                self._current = known
        try:
            return self.named(known.release)
        except NotRecorded as error:
            raise ReleaseMissing(
                f"{self.releases} does not hold the current release {known.release}; servers of one ledger share this folder"
            ) from error

    def current_name(self) -> str | None:
        """The name of the current release if it is known without asking the ledger."""
        if self.pinned:
            return self.pinned
        known = self._current
        return known.release if known is not None and time.monotonic() - known.asked_at <= FRESH_FOR else None

    def at_hand(self) -> Edition | None:
        """The current release if it is open and known to be current without asking the ledger."""
        name = self.current_name()
        with self._lock:
            return self._open.get(name) if name else None

    def at(self, known_at: datetime) -> Edition:
        """The release that was current at a moment of record time."""
        release = self.journal.current_release(known_at)
        if release is None:
            raise NotRecorded("release", known_at.isoformat())
        return self.named(release)

    def named(self, release: str) -> Edition:
        """A release by its full name, verified the first time it is opened."""
        with self._lock:
            found = self._open.get(release)
        if found is not None:
            return found
        if not _is_name(release) or not (self.releases / release).is_dir():
            raise NotRecorded("release", release, tuple(self.names()))
        edition = open_edition(self.releases, release)
        edition.check()
        with self._lock:
            return self._open.setdefault(release, edition)

    def compare(self, before: str, after: str) -> Difference:
        """The statements that one release has and the other has not: a set difference, in canonical order."""
        one, other = set(self.named(before).statements()), set(self.named(after).statements())
        return Difference(tuple(sorted(one - other)), tuple(sorted(other - one)))

    def roll_back(self, release: str, actor: str) -> None:
        """Make an earlier release current again; the ledger gets an entry, nothing is deleted."""
        edition = self.named(release)
        self.journal.append(actor=actor, kind=ROLLED_BACK, facts={"release": edition.id})
        with self._lock:
            self._current = None

    def names(self) -> Sequence[str]:
        """The names of the releases in the folder."""
        if not self.releases.is_dir():
            return []
        return sorted(path.name for path in self.releases.iterdir() if _is_name(path.name))

    def history(self) -> Sequence[Recorded]:
        """The ledger entries that made a release current, oldest first."""
        return [entry for entry in self.journal.entries() if entry.kind in (PUBLISHED, ROLLED_BACK)]


_NAME = re.compile(r"sha256-[0-9a-f]{64}")


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None
