"""JOLux in Turtle: acts, subdivisions, impacts and citations, of Linaje or of another publisher (Fedlex, Legilux)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from app.core.errors import DayError
from app.core.findings import Finding, Severity
from app.core.identifiers import act_of, parse
from app.core.model import Id, Reference
from app.core.period import parse_day
from app.core.vocabulary import Confidence, EffectType, ReferenceKind
from app.graph.codecs import Base
from app.graph.exchange.jolux_words import (
    CLASSES,
    DROPPED,
    EXPRESSION_LABELS,
    LANGUAGES,
    PROPERTIES,
    TYPE,
    identifier_of,
    impact_type,
)
from app.graph.mapping import to_records
from app.graph.table import SHAPES
from app.graph.vocab import DCTERMS, JOLUX, expand
from loaders.gathering import Gathering, imported_source
from loaders.source import Loaded
from loaders.turtle import read_triples

SOURCE = imported_source("jolux", "Datos JOLux importados", "Imported JOLux data")

_Terms = dict[str, list[NamedNode | Literal]]
_OWN = {iri: kind for kind, iri in CLASSES.items()}
_DAYS = ("dateDocument", "publicationDate", "dateEntryInForce")
_CURE = "Give its address in full, or record the fact in Turtle."


def load_jolux(path: Path, content: bytes, base: Base) -> Loaded:
    """Load JOLux; see `loaders.source.Loader`."""
    gathering = Gathering(path, content, SOURCE)
    triples, lines = read_triples(content, gathering.loaded)
    subjects: dict[str, _Terms] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            subjects[triple.subject.value][triple.predicate.value].append(triple.object)
    own = {subject: terms for subject, terms in subjects.items() if subject.startswith(base.iri)}
    _gather_own(gathering, own, base, lines)
    _Foreign(gathering, {subject: terms for subject, terms in subjects.items() if subject not in own}, lines).gather()
    told = (_day(term) for terms in subjects.values() for name in _DAYS for term in terms.get(JOLUX + name, ()))
    return gathering.done(max((day for day in told if day), default=None))


# --------------------------------------------------------------------------------- ours


def _gather_own(gathering: Gathering, subjects: dict[str, _Terms], base: Base, lines: dict[str, int]) -> None:
    """Records of our own export: their JOLux words turned back into ours, then read by the one bridge."""
    labels = {jolux: ours for ours, jolux in EXPRESSION_LABELS.items()}
    triples = []
    for subject, terms in subjects.items():
        kinds = [_OWN[term.value] for term in terms.get(TYPE, ()) if term.value in _OWN]
        if len(kinds) != 1:
            continue
        kind = kinds[0]
        node = NamedNode(subject)
        back = {jolux: ours for ours, jolux in PROPERTIES[kind].items()}
        allowed = {name for codec in SHAPES[kind].attributes.values() for name in codec.properties} - DROPPED
        triples += [Triple(node, NamedNode(TYPE), NamedNode(expand(name))) for name in SHAPES[kind].classes]
        triples.append(Triple(node, NamedNode(DCTERMS + "source"), base.node(SOURCE.id)))
        for name, values in terms.items():
            ours = back.get(name, name)
            triples += [Triple(node, NamedNode(ours), value) for value in values if ours in allowed]
        for expression in terms.get(JOLUX + "isRealizedBy", ()):
            for name, values in subjects.get(expression.value, {}).items():
                triples += [Triple(node, NamedNode(labels[name]), value) for value in values if name in labels]
    records, errors = to_records(triples, base)
    for unread in errors:
        finding = Finding("record-shape", Severity.ERROR, unread.subject, f"{unread.attribute}: {unread.reason}.", _CURE)
        gathering.loaded.findings.append(finding.at(gathering.name, lines.get(base.iri + unread.subject, 1)))
    for record in records:
        gathering.add(record, lines.get(base.iri + record.id, 1))


# ------------------------------------------------------------------------------- others


class _Foreign:
    """The subjects of another publisher."""

    def __init__(self, gathering: Gathering, subjects: dict[str, _Terms], lines: dict[str, int]) -> None:
        self.gathering = gathering
        self.subjects = subjects
        self.lines = lines

    def gather(self) -> None:
        for subject, terms in sorted(self.subjects.items()):
            kinds = {term.value for term in terms.get(TYPE, ())}
            if JOLUX + "Act" in kinds or JOLUX + "ConsolidationAbstract" in kinds:
                self._act(subject, terms)
        commenced: set[Id] = set()
        for subject, terms in sorted(self.subjects.items()):
            kinds = {term.value for term in terms.get(TYPE, ())}
            if JOLUX + "LegalResourceImpact" in kinds:
                commenced |= self._impact(subject, terms)
            if JOLUX + "Citation" in kinds:
                ends = [self._first(terms, name) for name in ("citationFromLegalResource", "citationToLegalResource")]
                self._reference(ReferenceKind.CITES, *ends, line=self._line(subject))
            for name, kind in (("basedOn", ReferenceKind.BASED_ON), ("cites", ReferenceKind.CITES)):
                for term in terms.get(JOLUX + name, ()):
                    self._reference(kind, subject, term.value, line=self._line(subject))
        for subject, terms in sorted(self.subjects.items()):
            self._force(subject, terms, commenced)

    def _line(self, subject: str) -> int:
        return self.lines.get(subject, 1)

    def _first(self, terms: _Terms, name: str) -> str:
        return min((term.value for term in terms.get(JOLUX + name, ())), default="")

    def _act(self, subject: str, terms: _Terms) -> None:
        identifier = identifier_of(subject)
        if identifier is None:
            message = "its address is of no publisher that is known here; the act was left out."
            self.gathering.warn("jolux-address", subject, message, _CURE, self._line(subject))
            return
        titles: dict[str, str] = {}
        for expression in terms.get(JOLUX + "isRealizedBy", ()):
            told = self.subjects.get(expression.value, {})
            language = self._first(told, "language")
            titles[language] = self._first(told, "title") or titles.get(language, "")
        preferred = [titles.get(LANGUAGES[code], "") for code in ("es", "en")] + [titles[one] for one in sorted(titles)]
        title = next((one for one in preferred if one), "")
        issued, published = (self._exact(subject, terms, name) for name in ("dateDocument", "publicationDate"))
        more: dict[str, Any] = {"issued": issued, "published": published, "number": self._first(terms, "historicalLegalId")}
        more["year"] = issued.year if issued else None
        self.gathering.act(identifier, title, self._line(subject), kind="act", **more)

    def _exact(self, subject: str, terms: _Terms, name: str) -> date | None:
        found = sorted({term.value for term in terms.get(JOLUX + name, ())})
        days = [day for term in terms.get(JOLUX + name, ()) if (day := _day(term))]
        if found and len(set(days)) != 1:
            message = f"{name} is {', '.join(found)}, which is not one day; it was left out."
            self.gathering.warn("import-day", subject, message, "Write one xsd:date.", self._line(subject))
            return None
        return days[0] if days else None

    def _place(self, iri: str, line: int) -> Id | None:
        """The act or unit at an address, with the act where the file does not describe it."""
        identifier = identifier_of(iri)
        if identifier is None:
            return None
        self.gathering.act(act_of(identifier), "", line, stub=True, kind="act")
        return (self.gathering.provision(identifier, line) or act_of(identifier)) if parse(identifier).path else identifier

    def _impact(self, subject: str, terms: _Terms) -> set[Id]:
        """An effect; returns the acts that it commences."""
        line = self._line(subject)
        told = self._first(terms, "legalResourceImpactHasType")
        type_ = impact_type(told)
        actor = self._place(self._first(terms, "impactFromLegalResource"), line)
        target = self._place(self._first(terms, "impactToLegalResource"), line)
        if type_ is None or actor is None or target is None:
            what = (
                f"its type {told!r} has no counterpart" if type_ is None else "one of its ends has no address that is known here"
            )
            self.gathering.warn("jolux-impact", subject, f"{what}; the impact was left out.", _CURE, line)
            return set()
        day = self._exact(subject, terms, "legalResourceImpactHasDateEntryInForce")
        unsure = () if day else ("start",)
        grade = Confidence.MEDIUM if day else Confidence.LOW
        locator = self._first(terms, "impactToLegalResourceComment")
        self.gathering.effect(type_, actor, target, day, line, target_locator=locator, confidence=grade, unverified=unsure)
        return {target} if type_ is EffectType.COMMENCES else set()

    def _reference(self, kind: ReferenceKind, origin: str, target: str, *, line: int) -> None:
        ends = [self._place(one, line) for one in (origin, target)]
        if not ends[0] or not ends[1]:
            message = "one end of a citation or basis has no address that is known here; it was left out."
            self.gathering.warn("jolux-citation", origin, message, _CURE, line)
            return
        identifier = f"effect/{kind.value}-{ends[0].replace('/', '-')}-{ends[1].replace('/', '-')}"
        made = Reference(id=identifier, kind=kind, origin=ends[0], target=ends[1], evidence=self.gathering.evidence())
        self.gathering.add(made, line)

    def _force(self, subject: str, terms: _Terms, commenced: set[Id]) -> None:
        """The day an act began to rule, and the first day it did not, where no impact tells of them."""
        identifier = identifier_of(subject)
        if identifier is None or self.gathering.get(identifier) is None or parse(identifier).path:
            return
        began = self._exact(subject, terms, "dateEntryInForce")
        if began and identifier not in commenced:
            self.gathering.effect(EffectType.COMMENCES, identifier, identifier, began, self._line(subject))
        ended = self._exact(subject, terms, "dateNoLongerInForce")
        repealed = any(
            getattr(record, "type", None) is EffectType.REPEALS and getattr(record, "target", "") == identifier
            for record in self.gathering.records()
        )
        if ended and not repealed:
            message = f"it is out of force from {ended} on, but no impact says by what; its end was not recorded."
            self.gathering.warn("jolux-end", subject, message, "Record in Turtle which act ended it.", self._line(subject))


def _day(term: NamedNode | Literal) -> date | None:
    try:
        return parse_day(term.value)
    except DayError:
        return None
