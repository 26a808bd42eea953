"""Deadlines as a calendar file (RFC 5545): a day where one is known, a whole year where only the year is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from app import __version__
from app.core.period import ONE_DAY


@dataclass(frozen=True, slots=True)
class Entry:
    """Something due: on a day, or in a year; with neither it cannot be put in a calendar."""

    identifier: str
    summary: str
    description: str
    due: date | None
    due_year: int | None
    address: str

    @property
    def datable(self) -> bool:
        """Whether a calendar can hold it."""
        return self.due is not None or self.due_year is not None


def calendar(entries: Sequence[Entry], name: str, stamp: datetime) -> str:
    """The entries that have a day or a year, as a calendar. Equal data give an equal file: the stamp is that of the data."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Linaje//Linaje {__version__}//ES",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for entry in entries:
        if entry.datable:
            lines += _event(entry, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(entry: Entry, stamp: datetime) -> list[str]:
    first = entry.due or date(entry.due_year or 1, 1, 1)
    end = first + ONE_DAY if entry.due else date(first.year + 1, 1, 1)
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(entry.identifier)}@linaje",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{_escaped(entry.summary)}",
        f"DESCRIPTION:{_escaped(entry.description)}",
        f"URL:{entry.address}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(plain, written)
    return text


def _folded(line: str) -> list[str]:
    """A line cut after 75 octets at most, never inside a letter; what follows begins with a space."""
    found, current, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > 75:
            found.append(current)
            current, size = " ", 1
        current += letter
        size += octets
    return [*found, current]
