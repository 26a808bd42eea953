"""The units that a draft sets out anew inside what it replaces or adds: "quedará así: ... ARTÍCULO 2.2.9.1.1.1. Objeto."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.identifiers import PROVISION_KINDS, act_of, parse
from app.core.model import Id
from app.core.reading import ActReading
from app.core.reading.reference import Effect as ReadEffect

_UNIT = re.compile(
    r"^[\s\"'#>_*]*(?P<kind>libro|parte|titulo|capitulo|seccion|subseccion|articulo)\s+"
    r"(?P<number>\d+(?:\.\d+)*|[ivxl]+)\b[.°º]*[ \t]*(?P<heading>[^.\n]{3,160})?",
    re.MULTILINE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_LEADING = re.compile(r"[\s.:\-\u2013\u2014]+")


@dataclass(frozen=True, slots=True)
class Inserted:
    """A unit set out in the words of a draft: its slot, what holds it, its heading, and the effect it belongs to."""

    slot: Id
    parent: Id
    heading: str
    read: ReadEffect
    target: Id


def inserted(reading: ActReading, bringing: Sequence[tuple[ReadEffect, Id]]) -> Iterator[Inserted]:
    """The units set out in the articles whose effects put new texts into slots, in the order of the text.

    Articles are named flat under their act; the units round them by their path. A unit belongs to the effect named last before.
    """
    folded = reading.folded
    for article in reading.outline.articles:
        here = sorted((one for one in bringing if one[0].where == article.number), key=lambda one: one[0].start)
        round_it: dict[Id, Id] = {}
        for match in _UNIT.finditer(folded.text, *_set_out(folded.text, article.body, article.end)) if here else ():
            start, _ = folded.span(match.start("number"), match.end("number"))
            read, target = ([one for one in here if one[0].start < start] or here[:1])[-1]
            kind, number = match["kind"], _plain(match["number"])
            if kind == "articulo":
                slot, holder = f"{act_of(target)}/articulo/{number}", round_it.get(target, target)
            else:
                holder = _outside(round_it.get(target, target), target, _rank(kind))
                slot = f"{holder}/{kind}/{number}"
            if slot != target and _rank(kind) <= _rank_of(target):
                continue  # it cannot lie in the target: the heading of the target itself, or words quoted
            if kind != "articulo":
                round_it[target] = slot
            yield Inserted(slot, holder, _heading(folded.quote(*match.span("heading"))) if match["heading"] else "", read, target)


def _set_out(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words for another act stand: between the outermost quotation marks, or anywhere where there are none."""
    first, last = text.find('"', start, end), text.rfind('"', start, end)
    return (first, last) if first < last else (start, end)


def _outside(unit: Id, target: Id, rank: int) -> Id:
    """The unit that a heading of a rank lies in: the one before it, or what holds that, up to the target."""
    while unit != target and _rank_of(unit) >= rank:
        unit = unit.rpartition("/")[0].rpartition("/")[0]
    return unit


def _rank(kind: str) -> int:
    return PROVISION_KINDS.index(kind)


def _rank_of(slot: Id) -> int:
    return _rank(parse(slot).path[-1][0])


def _heading(words: str) -> str:
    return " ".join(_LEADING.sub(" ", words, count=1).split())


def _plain(number: str) -> str:
    if number[0].isdigit():
        return number
    values = [_ROMAN[letter] for letter in number]
    return str(sum(-one if any(one < later for later in values[at + 1 : at + 2]) else one for at, one in enumerate(values)))
