"""Days, half-open periods and inexact moments: the only calendar the core knows.

Whole civil days of Bogotá; a period is ``[start, end)``; an open end is ``None``, never a sentinel date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.errors import DayError, PeriodError

#: First and last day the system accepts. The last is one day short of the calendar's, so that "the day after" always exists.
FIRST_DAY = date(1500, 1, 1)
LAST_DAY = date(9999, 12, 30)

ONE_DAY = timedelta(days=1)

_CANONICAL = re.compile(r"\A\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_PARTIAL = re.compile(r"\A(\d{4})(?:-(\d{2}))?\Z", re.ASCII)

#: Dates that other publishers write for "no end" (seen in Normattiva, CELLAR and ris-norms); an open end is left out instead.
SENTINELS = frozenset({date(2999, 12, 31), date(9999, 12, 30), date(3000, 1, 1), date(2099, 12, 31)})


def parse_day(text: str) -> date:
    """Read a day in its one canonical form.

    >>> parse_day("2016-02-29")
    datetime.date(2016, 2, 29)

    Raises `DayError` for time zones, times, impossible days, surrounding space and days out of range.
    """
    if not _CANONICAL.match(text):
        raise DayError(text, "it is not of the form YYYY-MM-DD")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise DayError(text, "the calendar has no such day") from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise DayError(text, f"days run from {FIRST_DAY} to {LAST_DAY}")
    return day


def parse_partial(text: str) -> Moment:
    """Read ``2021``, ``2021-03`` or ``2021-03-10`` as the window of days it may mean.

    >>> parse_partial("2021-03")
    Moment(earliest=datetime.date(2021, 3, 1), latest=datetime.date(2021, 3, 31))
    """
    match = _PARTIAL.match(text)
    if match is None:
        day = parse_day(text)
        return Moment(day, day)
    year = int(match.group(1))
    if not FIRST_DAY.year <= year < LAST_DAY.year:
        raise DayError(text, f"days run from {FIRST_DAY} to {LAST_DAY}")
    if match.group(2) is None:
        return Moment(date(year, 1, 1), date(year, 12, 31))
    month = int(match.group(2))
    if not 1 <= month <= 12:
        raise DayError(text, "the calendar has no such month")
    return Moment(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def add_months(day: date, months: int) -> date:
    """The day with the same number `months` later, or the last day of a shorter month (Código Civil art. 67).

    >>> add_months(date(2014, 3, 6), 6), add_months(date(2023, 12, 31), 2)
    (datetime.date(2014, 9, 6), datetime.date(2024, 2, 29))
    """
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """When something happens, as well as it is known: on or after `earliest`, on or before `latest`.

    `latest` is ``None`` when nothing shows that it ever happened. An exact day has both equal.
    """

    earliest: date
    latest: date | None

    def __post_init__(self) -> None:
        if self.latest is not None and self.latest < self.earliest:
            raise PeriodError(f"a moment cannot lie between {self.earliest} and the earlier {self.latest}")

    @classmethod
    def on(cls, day: date) -> Moment:
        """The exact day."""
        return cls(day, day)

    @property
    def exact(self) -> date | None:
        """The day, when it is known to the day."""
        return self.earliest if self.earliest == self.latest else None

    def happened_by(self, day: date) -> bool | None:
        """Whether it has happened at the end of `day`; ``None`` when that is not known."""
        if day < self.earliest:
            return False
        if self.latest is not None and self.latest <= day:
            return True
        return None


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open run of days ``[start, end)``; ``end=None`` means that no end is known."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise PeriodError(f"a period cannot run from {self.start} to {self.end}: it would hold no day")

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the period; the end day does not.

        >>> Period(date(2015, 5, 26), date(2018, 6, 14)).contains(date(2018, 6, 14))
        False
        """
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether some day lies in both."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)

    def meets(self, other: Period) -> bool:
        """Whether `other` begins on the very day this one ends."""
        return self.end == other.start

    @property
    def last_day(self) -> date | None:
        """The last day inside, for display and for `eli:date_no_longer_in_force`, which means that day."""
        return None if self.end is None else self.end - ONE_DAY
