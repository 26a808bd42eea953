"""A new release beside the one that is current: what a curator should hear before anybody relies on it."""

from __future__ import annotations

from pathlib import Path

from app.core.corpus import Corpus
from app.core.errors import LinajeError
from app.core.findings import Finding
from app.core.invariants.releases import changed_answers
from app.ledger.journal import Journal
from app.release.edition import open_edition


def against_current(releases: Path, journal: Journal, release: str, corpus: Corpus) -> tuple[Finding, ...]:
    """Warnings on what `release` changes (L21); none before the first release, or where the current one cannot be read."""
    current = journal.current_release()
    if current is None or current == release:
        return ()
    try:
        return tuple(changed_answers(open_edition(releases, current).corpus, corpus))
    except (LinajeError, OSError):
        return ()
