"""Answers on sampled days, to tell whether two bodies of law say the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.core.addressees import AddresseeClass
from app.core.corpus import Corpus
from app.core.governing import governing
from app.core.model import Topic

DAYS = [date(1999, 12, 31), date(2008, 4, 14), date(2012, 12, 21), date(2015, 5, 26), date(2016, 3, 1), date(2018, 6, 14)]
DAYS += [date(2022, 5, 16), date(2026, 11, 1), date(2099, 1, 1)]


def answers(corpus: Corpus, topic: Topic, days: Iterable[date] = DAYS) -> list[object]:
    """The determinations of a topic on the sampled days, for everybody and for one class."""
    return [governing(corpus, topic, day, who) for day in days for who in (None, AddresseeClass.TERRITORIAL.value)]
