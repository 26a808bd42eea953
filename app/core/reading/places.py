"""From a reading to identifiers: which act a name means, and which provisions a path means."""

from __future__ import annotations

import re
from typing import Any

from app.core.identifiers import PROVISION_KINDS
from app.core.reading.reference import ActName, Path

#: Longer ranges of articles than this are not taken apart.
LONGEST_RANGE = 300

_SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]*", re.ASCII)


def name_of(act: ActName) -> list[Any]:
    """An act as type, number and year; what a name stands for by the table of named acts."""
    known = act if act.number is not None or act.resolved is None else act.resolved
    return [known.type, known.number, known.year]


def paths_of(path: Path) -> list[str]:
    """The provisions a path means, relative to the act: one, or each of a range; a path is cut where a number is missing.

    Articles are named flat under their act, whatever books and titles hold them.
    """
    units = [unit for unit in path if unit.kind != "expresion"]
    first = next((place for place, unit in enumerate(units) if unit.kind == "articulo"), 0)
    found = [""]
    for unit in units[first:]:
        if unit.kind not in PROVISION_KINDS or unit.n is None or not _SEGMENT.fullmatch(unit.n):
            break
        numbers = [unit.n]
        if unit.to and unit.to.isdigit() and unit.n.isdigit() and 0 < int(unit.to) - int(unit.n) <= LONGEST_RANGE:
            numbers = [str(number) for number in range(int(unit.n), int(unit.to) + 1)]
        prefix = "transitorio-" if unit.transitorio else ""
        found = [f"{before}/{unit.kind}/{prefix}{number}" for before in found for number in numbers]
    return [one for one in found if one]
