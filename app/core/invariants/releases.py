"""L21, between two releases: what the new one changes in the answers of the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from app.core.corpus import Corpus
from app.core.findings import Finding, Severity
from app.core.model import Act, Id, Provision
from app.core.standing import standing
from app.core.timeline import breakpoints

#: Answers that are compared at most.
GOLDEN = 5_000
#: The share of them that may change before a curator is told.
TOLERATED = 0.05
#: Acts named one by one when they are gone.
_NAMED = 20


def golden(corpus: Corpus, most: int = GOLDEN) -> tuple[tuple[Id, date], ...]:
    """Acts and provisions, each with the days on which its status may change and the days before: an even sample of them.

    The same body of law gives the same pairs on every machine.
    """
    slots = [one.id for kind in (Act, Provision) for one in corpus.all(kind)]
    slots = slots[:: max(1, ceil(len(slots) / most))]
    days = (
        (slot, day - before) for slot in slots for day in breakpoints(corpus, slot) for before in (timedelta(1), timedelta(0))
    )
    pairs = tuple(days)
    return pairs[:: max(1, ceil(len(pairs) / most))]


def changed_answers(before: Corpus, after: Corpus, most: int = GOLDEN) -> Iterator[Finding]:
    """A warning for each act that is gone, and one if more than one answer in twenty differs."""
    gone = [act.id for act in before.all(Act) if after.get(Act, act.id) is None]
    for act in gone[:_NAMED]:
        message = f"the release before has this act, and this one has not ({len(gone)} are gone)."
        yield Finding("L21", Severity.WARNING, act, message, "If it was taken out by mistake, put it back and build again.")
    pairs = golden(before, most)
    changed = [(slot, day) for slot, day in pairs if _answer(before, slot, day) != _answer(after, slot, day)]
    if len(changed) > TOLERATED * len(pairs):
        slot, day = changed[0]
        message = f"{len(changed)} of {len(pairs)} sampled answers differ from the release before, as on {day}."
        cure = "`linaje release diff` tells each and its cause; `linaje release rollback` goes back."
        yield Finding("L21", Severity.WARNING, slot, message, cure)


def _answer(corpus: Corpus, slot: Id, day: date) -> tuple[object, ...]:
    place = standing(corpus, slot, day)
    return place.status, place.spell.version.id if place.spell.version else None
