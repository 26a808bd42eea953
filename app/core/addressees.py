"""Who a norm speaks to: five named classes, each a set of atoms (level of government x branch of power).

Splitting into atoms lets a staggered start, such as Ley 1712 de 2014 art. 33, be computed for each, then rolled up again.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from app.core.model import Id

PREFIX = "addressee/"


class AddresseeClass(StrEnum):
    """The classes of the public contract, by slug."""

    NATIONAL = "nacional"
    TERRITORIAL = "territorial"
    EXECUTIVE = "rama-ejecutiva"
    OTHER_BRANCHES = "otras-ramas-y-autonomos"
    PRIVATE_PARTIES = "particulares-con-funciones-publicas"


NATIONAL_EXECUTIVE = "national-executive"
TERRITORIAL_EXECUTIVE = "territorial-executive"
NATIONAL_OTHER = "national-other"
TERRITORIAL_OTHER = "territorial-other"
PRIVATE = "private"

#: The atoms of each class.
CLASSES: dict[str, frozenset[str]] = {
    AddresseeClass.NATIONAL: frozenset({NATIONAL_EXECUTIVE, NATIONAL_OTHER}),
    AddresseeClass.TERRITORIAL: frozenset({TERRITORIAL_EXECUTIVE, TERRITORIAL_OTHER}),
    AddresseeClass.EXECUTIVE: frozenset({NATIONAL_EXECUTIVE, TERRITORIAL_EXECUTIVE}),
    AddresseeClass.OTHER_BRANCHES: frozenset({NATIONAL_OTHER, TERRITORIAL_OTHER}),
    AddresseeClass.PRIVATE_PARTIES: frozenset({PRIVATE}),
}

ATOMS: tuple[str, ...] = (NATIONAL_EXECUTIVE, TERRITORIAL_EXECUTIVE, NATIONAL_OTHER, TERRITORIAL_OTHER, PRIVATE)


def atoms_of(classes: Iterable[Id]) -> frozenset[str]:
    """The atoms covered by classes given by slug or identifier; no class at all means everyone.

    >>> sorted(atoms_of(["addressee/nacional"]))
    ['national-executive', 'national-other']
    """
    slugs = [entry.removeprefix(PREFIX) for entry in classes]
    if not slugs:
        return frozenset(ATOMS)
    return frozenset(atom for slug in slugs for atom in CLASSES[slug])
