"""The day on which a draft would start to rule: asked for, read in its text, or taken to be today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.errors import DayError
from app.core.period import add_months, parse_day
from app.core.reading import ActReading
from app.core.reading.reference import Entry

#: How the rules of entry into force are called that make an act rule from the day it is issued or published.
_AT_ONCE = frozenset({"publication", "expedition", "sanction"})


@dataclass(frozen=True, slots=True)
class FirstDay:
    """The day and where it comes from: `asked`, `text` or `today`; `entry` is the clause where there is one."""

    day: date
    origin: str
    entry: Entry | None = None


def first_day(reading: ActReading, asked: date | None, today: date) -> FirstDay:
    """The first day of a draft. What is asked for goes before what the text says; a text without any day is taken as today's.

    The day of publication of a draft is not known; where its clause counts from it, the day of issue stands for it.
    """
    entry = next((one for one in reading.entry_into_force if not one.scope), None)
    if asked is not None:
        return FirstDay(asked, "asked", entry)
    read = _read(entry, _day(reading.act.date))
    return FirstDay(read, "text", entry) if read else FirstDay(today, "today", entry)


def _read(entry: Entry | None, issued: date | None) -> date | None:
    if entry is None or entry.rule in _AT_ONCE:
        return issued
    if entry.rule == "fixed-date":
        return _day(entry.date)
    if entry.rule == "delay" and issued and entry.n and entry.unit.startswith("m"):
        return add_months(issued, entry.n)
    return None


def _day(text: str) -> date | None:
    try:
        return parse_day(text) if text else None
    except DayError:
        return None
