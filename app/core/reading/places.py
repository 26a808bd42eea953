"""From a reading to the model: which act a name means, which provisions a path means, and which effect a verb is."""

from __future__ import annotations

import re
from typing import Any

from app.core.identifiers import PROVISION_KINDS
from app.core.reading.issuers import own_kind
from app.core.reading.reference import ActName, Path, Unit
from app.core.vocabulary import EffectType

#: Longer ranges of articles than this are not taken apart.
LONGEST_RANGE = 300

#: The verbs of a reading that are effects; what else it tells is a reference.
EFFECTS = {
    "repeals": EffectType.REPEALS,
    "amends": EffectType.AMENDS,
    "substitutes": EffectType.SUBSTITUTES,
    "adds": EffectType.ADDS,
    "incorporates": EffectType.INCORPORATES,
    "corrects": EffectType.CORRECTS,
    "suspends": EffectType.SUSPENDS,
    "extends": EffectType.EXTENDS,
}
#: Effects that put a text where another stood, or none did.
BRINGING = frozenset({EffectType.AMENDS, EffectType.SUBSTITUTES, EffectType.ADDS, EffectType.CORRECTS})

_SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]*", re.ASCII)


def _range(unit: Unit) -> list[str]:
    """Every number of a range, such as 5 to 9 or 2.2.9.1.1 to 2.2.9.1.4; nothing where it cannot be taken apart."""
    (before, _, first), (same, _, last) = str(unit.n).rpartition("."), str(unit.to or "").rpartition(".")
    if before != same or not first.isdigit() or not last.isdigit() or not 0 < int(last) - int(first) <= LONGEST_RANGE:
        return []
    return [f"{before}.{number}" if before else str(number) for number in range(int(first), int(last) + 1)]


def taken_apart(path: Path) -> bool:
    """Whether every provision of a path is told by `paths_of`: a range that cannot be taken apart is told by its first one."""
    return all(not unit.to or bool(_range(unit)) for unit in path)


def name_of(act: ActName) -> list[Any]:
    """An act as type, number and year; what a name stands for by the table of named acts.

    Where a text says whose act it is, the type says it too ("decreto-distrital", "resolucion-mintic"): each body numbers its
    own, and a decree of a city is not the decree of the nation with its number.
    """
    known = act if act.number is not None or act.resolved is None else act.resolved
    return [own_kind(known), known.number, known.year]


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
        numbers = _range(unit) or [unit.n]
        prefix = "transitorio-" if unit.transitorio else ""
        found = [f"{before}/{unit.kind}/{prefix}{number}" for before in found for number in numbers]
    return [one for one in found if one]
