"""What the check of drafts says over the books of the twenty cases, field by field, as lines; and the record of it.

The invented country of the cases is taken for Colombia, where the check of drafts looks. `make record` writes the record anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from drafts import HEAD
from test_cases import HERE, corpus_of

from app.core.answer import Determination
from app.core.corpus import MemoryCorpus
from app.core.drafts import DraftCheck, check_draft
from app.core.drafts.consequences import TopicFate
from app.core.identifiers import parse
from app.core.model import Act, Evidence, Provision, Text
from app.core.period import Moment
from app.core.reading import read_act

RECORD = HERE / "expected" / "draft-checks.txt"
CASES = range(1, 21)
_DAYS = (date(2007, 6, 1), date(2013, 1, 1))
_IN_FULL = (1, 10, 11, 15)
_KINDS = {"decreto": "Decreto", "ley": "Ley", "resolucion": "Resolución"}
_NEW = 'el cual quedará así:\n\n"Artículo {n}. Faros. Los faros son de todos.\n\n1. Uno.\n\n2. Dos."'
#: What a draft does to each article of a book, or to each act of it.
_TO_ARTICLES = {
    "repeals": "Deróguese el {unit}.",
    "replaces": "Modifíquese el {unit}, " + _NEW,
    "later": "Sustitúyase el {unit} a partir del 1 de marzo de 2014, " + _NEW,
    "extends": "Prorróguese por seis meses el {unit}.",
    "vaguely": "Modifíquese parcialmente el {unit} y suprímase la palabra “faro” del {unit}.",
}
_TO_ACTS = {
    "ends": "Deróguese {act}, salvo el artículo 2.",
    "adds": "Adiciónese el artículo 2 A y un parágrafo al artículo 1 {of}. Adiciónense los artículos 13 y 14 {of}.",
    "implements": "Reglaméntese {act}. Suspéndase {act}. Cúmplanse el artículo 8 {of} y la Ley 5 de 2002.",
}
_LAST = "\n\nArtículo 90. El presente decreto rige desde su publicación. El artículo 1 regirá a partir del 1 de mayo de 2014.\n"


@cache
def book(case: int) -> MemoryCorpus:
    """The book of a case, moved to Colombia."""
    return MemoryCorpus(_moved(list(corpus_of(case))))


def _moved(value: Any) -> Any:
    if isinstance(value, str):
        return f"co/{value[3:]}" if value.startswith("rv/") and not isinstance(value, Enum) else value
    if isinstance(value, (tuple, list)):
        return type(value)(_moved(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _moved(getattr(value, one.name)) for one in fields(value) if one.init}
        return replace(value, **changed)
    return value


def drafts_of(case: int) -> Iterator[tuple[str, str]]:
    """The drafts over a book, each with a name."""
    corpus = book(case)
    acts = {one.id: one for one in sorted(corpus.all(Act), key=lambda one: one.id) if parse(one.id).act.split("/")[1] in _KINDS}
    articles = sorted(one.id for one in corpus.all(Provision) if "/articulo/" in one.id and parse(one.id).act in acts)
    for name, clause in _TO_ARTICLES.items():
        yield name, _draft([clause.format(unit=_unit(one), n=one.rpartition("/")[2]) for one in articles])
    for name, clause in _TO_ACTS.items():
        yield name, _draft([clause.format(act=_named(one), of=f"de {_named(one)}".replace("de el ", "del ")) for one in acts])


def _draft(clauses: list[str]) -> str:
    return HEAD + "\n\n".join(f"Artículo {at}. {clause}" for at, clause in enumerate(clauses, 1)) + _LAST


def _named(act: str) -> str:
    _, kind, year, number = act.split("/")
    return f"{'la' if kind in ('ley', 'resolucion') else 'el'} {_KINDS[kind]} {number} de {year}"


def _unit(identifier: str) -> str:
    address = parse(identifier)
    return f"artículo {address.path[-1][1]} de {_named(address.act)}".replace("de el ", "del ")


def lines_of(case: int) -> Iterator[str]:
    """All that is said of drafts over a book, on one of two days."""
    for at, (name, text) in enumerate(drafts_of(case)):
        if (case + at) % 2 or case in _IN_FULL:  # every other one, now on the one day, now on the other
            day = _DAYS[(case + at) // 2 % 2]
            yield f"draft {name} on {day}"
            yield from told(check_draft(book(case), read_act(text), day))


def told(check: DraftCheck) -> Iterator[str]:
    """The check of a draft in lines."""
    yield f"broken {check.broken} cut {check.cut} days {plain(check.days)} recorded as {check.recorded_as or '-'}"
    for one in check.declared:
        outranked = " outranked" if one.outranked else ""
        done = f"{plain(one.effect and one.effect.id)}{outranked} {one.unapplied or 'applied'}"
        yield f"declared {one.read.type} {done}: {plain(one.found)}"
    for record in check.proposed.records[4:]:  # the first are the draft itself
        yield f"proposed {whole(record)}"
    yield f"assumed {plain(tuple(sorted(check.proposed.assumed)))}"
    for cited in check.citations:
        yield f"cited {cited.target.act.type} {cited.target.act.number} @{cited.citation.start}: {plain(cited.found)}"
    for kind in ("ended", "deadlines", "guidelines", "bases", "principles"):
        for found in getattr(check, kind):
            yield f"{kind} {plain(found)}"
    for fate in check.topics:
        yield f"topic {fate.topic.id} by {fate.by or '-'}"
        yield from (f"{when} {one.outcome} {plain(tuple(by.version for by in one.governing))}" for when, one in _twice(fate))


def _twice(fate: TopicFate) -> list[tuple[str, Determination]]:
    return [("before", fate.before), ("after", fate.after)]


def whole(value: Any) -> str:
    """A value of several fields, each told; those that say nothing are left out."""
    told = {one.name: getattr(value, one.name) for one in fields(value)}
    return f"{type(value).__name__} " + " ".join(
        f"{name}={plain(one)}" for name, one in told.items() if one not in (None, "", ())
    )


def plain(value: Any) -> str:
    """A value in short: a record by its name."""
    if isinstance(value, Text):
        return f"«{value.es}» «{value.en}»" if value.es != value.en else f"«{value.es}»"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return f"[{' '.join(map(plain, value))}]"
    if isinstance(value, Moment):
        return str(value.exact or f"{value.earliest}..{value.latest or ''}")
    if isinstance(value, Evidence):
        told = (plain(value.confidence), value.locator, f"«{value.quote}»" if value.quote else "", *value.unverified)
        return f"({', '.join(filter(None, told))})"
    if is_dataclass(value):
        return str(getattr(value, "id", None) or f"({whole(value)})")
    return "-" if value is None else str(value)


@cache
def recorded() -> dict[str, list[str]]:
    """The record, book by book."""
    found: dict[str, list[str]] = {}
    for line in RECORD.read_text("utf-8").splitlines():
        if line.startswith("= "):
            found[line.removeprefix("= ")] = lines = []
        else:
            lines.append(line)
    return found


def lines() -> list[str]:
    """The record as it would be written now."""
    return [line for case in CASES for line in (f"= {case}", *lines_of(case))]
