"""Answers in short, as compiled into the index: read once for each step of a topic, then found by bisection."""

from __future__ import annotations

import threading
from bisect import bisect_right

from app.core.model import Id
from app.core.steps import Ruling
from app.core.vocabulary import Outcome
from app.release.indexed import IndexCorpus
from app.release.tables import RULING

_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


class Rulings:
    """The steps that were asked for, by topic and class. Safe to use from several threads."""

    def __init__(self, corpus: IndexCorpus) -> None:
        self._corpus = corpus
        self._known: dict[tuple[Id, str], tuple[list[int], list[tuple[int, Ruling]]]] = {}
        self._lock = threading.Lock()

    def at(self, topic: Id, number: int, addressee: str) -> Ruling:
        """The answer on a day, in the calendar's own number; for everybody where the class makes no difference."""
        key = (topic, addressee)
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                place = bisect_right(known[0], number) - 1
                if place >= 0 and number < known[1][place][0]:
                    return known[1][place][1]
        return self._read(key, number)

    def _read(self, key: tuple[Id, str], number: int) -> Ruling:
        topic, addressee = key
        rows = self._corpus.rows(RULING, (topic, addressee, number))
        if not rows and addressee:
            rows = self._corpus.rows(RULING, (topic, "", number))
        if not rows:
            return Ruling(Outcome.NONE)
        day, until, outcome, first, governing = rows[0]
        found = Ruling(_OUTCOMES[outcome], first, governing)
        with self._lock:
            starts, told = self._known.setdefault(key, ([], []))
            place = bisect_right(starts, day)
            if not place or starts[place - 1] != day:
                starts.insert(place, day)
                told.insert(place, (until, found))
        return found
