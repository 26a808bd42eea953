"""Identifiers of acts, provisions and versions: relative to the base IRI, stable, readable.

``co/decreto/2015/1078`` is an act; ``co/decreto/2015/1078/articulo/2.2.9.1.2.1/numeral/4`` a provision (a *slot*);
``co/decreto/2015/1078/articulo/2.2.9.1.2.1@2018-06-14`` the content of that slot from a day on (a *version*).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.core.errors import IdentifierError

#: The units Colombian acts are divided into, from the widest to the narrowest (Ley 5 de 1992 and drafting practice).
PROVISION_KINDS = (
    "libro",
    "parte",
    "titulo",
    "capitulo",
    "seccion",
    "subseccion",
    "anexo",
    "articulo",
    "paragrafo",
    "inciso",
    "numeral",
    "literal",
    "ordinal",
)

_SEGMENT = re.compile(r"\A[A-Za-z0-9][A-Za-z0-9._~-]*\Z", re.ASCII)
_SEGMENTS = re.compile(r"\A[A-Za-z0-9][A-Za-z0-9._~-]*(?:/[A-Za-z0-9][A-Za-z0-9._~-]*)*\Z", re.ASCII)
_TAG = re.compile(r"\A(\d{4}(-\d{2}(-\d{2})?)?|undated)\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """An identifier taken apart: the act, the path of (kind, number) pairs inside it, and the version tag if any."""

    act: str
    path: tuple[tuple[str, str], ...] = ()
    tag: str = ""

    def __str__(self) -> str:
        slot = "/".join((self.act, *(part for pair in self.path for part in pair)))
        return f"{slot}@{self.tag}" if self.tag else slot

    @property
    def slot(self) -> str:
        """The act or provision without its version tag."""
        return str(Address(self.act, self.path))


@lru_cache(maxsize=16_384)
def parse(text: str) -> Address:
    """Take an identifier apart; ``str(parse(text)) == text`` for every identifier.

    >>> parse("co/ley/2009/1341/articulo/2/numeral/8").path
    (('articulo', '2'), ('numeral', '8'))

    Raises `IdentifierError` when a segment is empty, holds a foreign character, or a kind lacks its number.
    """
    slot, at, tag = text.partition("@")
    if at and not _TAG.match(tag):
        raise IdentifierError(text, f"the version tag {tag!r} is neither a year, a month, a day nor 'undated'")
    segments = slot.split("/")
    if not _SEGMENTS.match(slot):
        segment = next(one for one in segments if not _SEGMENT.match(one))
        raise IdentifierError(text, f"the segment {segment!r} is empty or holds a character outside A-Z a-z 0-9 . _ ~ -")
    cut = next((i for i, segment in enumerate(segments) if segment in PROVISION_KINDS), len(segments))
    if cut < 2:
        raise IdentifierError(text, "it names no act before the provision")
    rest = segments[cut:]
    if len(rest) % 2:
        raise IdentifierError(text, f"the unit {rest[-1]!r} has no number")
    path = tuple(zip(rest[::2], rest[1::2], strict=True))
    for kind, _ in path:
        if kind not in PROVISION_KINDS:
            raise IdentifierError(text, f"{kind!r} is not a unit acts are divided into ({', '.join(PROVISION_KINDS)})")
    return Address("/".join(segments[:cut]), path, tag)


@lru_cache(maxsize=65_536)
def act_of(identifier: str) -> str:
    """The act that an act, provision or version identifier belongs to.

    >>> act_of("co/decreto/2015/1078/articulo/2.2.9.1.2.1@2018-06-14")
    'co/decreto/2015/1078'
    """
    return parse(identifier).act


def slot_of(version: str) -> str:
    """The slot of a version identifier (a slot is returned unchanged)."""
    return version.partition("@")[0]


_NUMBER_PARTS = re.compile(r"(\d+)")


@lru_cache(maxsize=65_536)
def natural_key(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key in which 2.2.9.1.2.10 follows 2.2.9.1.2.9.

    >>> sorted(["a/10", "a/9"], key=natural_key)
    ['a/9', 'a/10']
    """
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _NUMBER_PARTS.split(identifier) if part)
