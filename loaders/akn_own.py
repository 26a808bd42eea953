"""Akoma Ntoso that Linaje wrote, read back: the counterpart of `app.render.akoma_ntoso`, field by field."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core.errors import DayError, PeriodError
from app.core.model import Act, Commencement, Effect, Evidence, Id, Provision, Reference, Text
from app.core.period import Moment, parse_day
from app.core.vocabulary import Basis, Confidence, EffectType, Incorporation, Rank, Reach, ReferenceKind, StartRule
from app.graph.codecs import Base
from app.graph.exchange.akn_words import AKN
from app.graph.vocab import LIN_NS, ONTOLOGY
from loaders.gathering import Gathering

_NS = {"a": AKN, "lin": LIN_NS}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CURE = "Export the lineage again, or correct the value."


class OwnActs:
    """Reads the acts of a document whose identifiers lie under our base."""

    def __init__(self, gathering: Gathering, base: Base) -> None:
        self.gathering = gathering
        self.base = base
        self.by_eid: dict[str, Any] = {}

    def identifier(self, document: Any) -> Id | None:
        """The identifier of an act that says under which IRI of ours it stands."""
        work = document.find("a:meta/a:identification/a:FRBRWork", _NS)
        if work is None:
            return None
        iri = self._alias(work, "iri")
        return iri[len(self.base.iri) :] if iri.startswith(self.base.iri) else None

    def gather(self, document: Any, identifier: Id) -> None:
        """Take in the act, its units, its modifications of either side and its references."""
        self.by_eid = {element.get("eId"): element for element in document.iterfind("a:meta//*[@eId]", _NS)}
        self._guarded(document, lambda: self._act(document, identifier))
        for unit in document.iterfind("a:body//*[@wId]", _NS):
            self._guarded(unit, lambda unit=unit: self._provision(unit, identifier))
        for side in ("activeModifications", "passiveModifications"):
            for element in document.iterfind(f"a:meta/a:analysis/a:{side}/*", _NS):
                self._guarded(element, lambda element=element: self._effect(element))
        for element in document.iterfind("a:meta/a:analysis/a:otherReferences/a:implicitReference", _NS):
            self._guarded(element, lambda element=element: self._reference(element))

    def _guarded(self, element: Any, read: Any) -> None:
        try:
            read()
        except (AttributeError, ValueError, KeyError, DayError, PeriodError) as error:
            focus = element.get("wId") or self.gathering.name
            self.gathering.fault("akn-value", focus, f"it cannot be read back: {error}.", _CURE, element.sourceline or 1)

    def _act(self, document: Any, identifier: Id) -> None:
        work = document.find("a:meta/a:identification/a:FRBRWork", _NS)
        dates = {one.get("name"): one.get("date") for one in work.iterfind("a:FRBRdate", _NS)}
        keywords = [
            (one.get("dictionary", "").removeprefix(f"{ONTOLOGY}#"), one.get("value"))
            for one in document.iterfind("a:meta/a:classification/a:keyword", _NS)
        ]
        publication = document.find("a:meta/a:publication", _NS)
        number = work.find("a:FRBRnumber", _NS)
        year = self._alias(work, "year")
        self._add(
            work,
            Act(
                id=identifier,
                kind=dict(keywords)["act-type"],
                rank=Rank(dict(keywords)["rank"]),
                label=Text(self._alias(work, "label-es"), self._alias(work, "label-en")),
                short=Text(self._alias(work, "short-es"), self._alias(work, "short-en")),
                year=int(year) if year else None,
                number=number.get("value") if number is not None else "",
                title=self._alias(work, "title"),
                issued=_day(dates.get("issued")),
                issued_in=self._alias(work, "issued-in"),
                published=_day(publication.get("date")) if publication is not None else None,
                gazette=self._alias(work, "gazette"),
                issuers=tuple(
                    self._id(one.get("href")) for one in work.iterfind("a:FRBRauthor", _NS) if one.get("href") != "#unknown"
                ),
                addressees=tuple(value for name, value in keywords if name == "binds"),
                edition_of=self._alias(work, "edition-of"),
                recorded_until=_day(dates.get("recorded-until")),
                also_known_as=tuple(
                    one.get("value") for one in work.iterfind("a:FRBRalias", _NS) if one.get("name") == "also-known-as"
                ),
                evidence=self._evidence(next(one for one in work.iterfind("a:FRBRalias", _NS) if one.get("name") == "iri")),
            ),
        )

    def _provision(self, unit: Any, act: Id) -> None:
        holder = next((above.get("wId") for above in unit.iterancestors() if above.get("wId")), None)
        number = unit.find("a:num", _NS)
        self._add(
            unit,
            Provision(
                id=self._id(unit.get("wId")),
                parent=self._id(holder) if holder else act,
                kind=unit.get("class"),
                number=number.text or "",
                evidence=self._evidence(unit),
            ),
        )

    def _effect(self, element: Any) -> None:
        concepts = dict(one.lstrip("#").split(".", 1) for one in (element.get("refersTo") or "").split())
        destination, condition = element.find("a:destination", _NS), element.find("a:condition", _NS)
        rule, reach = self._own(element, "startRule"), self._own(element, "reach")
        months, sequence = self._own(element, "startMonths"), self._own(element, "sequence")
        clause = Commencement(rule=StartRule(rule), months=int(months) if months else None) if rule else None
        outstanding = element.get("incomplete") == "true"
        self._add(
            element,
            Effect(
                id=element.get("wId"),
                type=EffectType(concepts["effect"]),
                actor=self._id(element.find("a:source", _NS).get("href")),
                target=self._id(destination.get("href")),
                start=self._moment(element, self._force(element)),
                basis=Basis(concepts["basis"]),
                scope=tuple(self._own(element, "scope").split()),
                condition=self._id(condition.get("href")) if condition is not None else "",
                sequence=int(sequence) if sequence else 0,
                part_of=self._own(element, "partOf"),
                exceptions=_texts(destination, "exceptions"),
                reach=Reach(reach) if reach else None,
                works_from=_day(self._own(element, "worksFrom")),
                reading=_texts(destination, "reading"),
                incorporation=Incorporation.OUTSTANDING if outstanding else Incorporation.APPLIED,
                target_locator=self._own(element, "targetLocator"),
                commencement=clause,
                evidence=self._evidence(element),
            ),
        )

    def _force(self, element: Any) -> date | None:
        force = element.find("a:force", _NS)
        if force is None:
            return None
        group = self.by_eid[force.get("period").lstrip("#")]
        event = group.find("a:timeInterval", _NS).get("start").lstrip("#")
        return _day(self.by_eid[event].get("date"))

    def _reference(self, element: Any) -> None:
        self._add(
            element,
            Reference(
                id=element.get("wId"),
                kind=ReferenceKind(element.get("refersTo").partition(".")[2]),
                origin=self._id(element.get("for")),
                target=self._id(element.get("href")) if element.get("href") else "",
                pinned=self._own(element, "pinned"),
                since=self._moment(element, _day(self._own(element, "since"))),
                target_locator=self._own(element, "targetLocator"),
                evidence=self._evidence(element),
            ),
        )

    # ---------------------------------------------------------------------- values

    def _add(self, element: Any, record: Act | Provision | Effect | Reference) -> None:
        self.gathering.add(record, element.sourceline or 1)

    def _id(self, iri: str) -> Id:
        if not iri.startswith(self.base.iri):
            raise ValueError(f"{iri} does not lie under {self.base.iri}")
        return iri[len(self.base.iri) :]

    def _alias(self, work: Any, name: str) -> str:
        return next((one.get("value") for one in work.iterfind("a:FRBRalias", _NS) if one.get("name") == name), "")

    def _own(self, element: Any, name: str) -> str:
        return str(element.get(f"{{{LIN_NS}}}{name}", ""))

    def _evidence(self, element: Any) -> Evidence:
        grade = Confidence(self._own(element, "confidence") or Confidence.MEDIUM)
        return self.gathering.evidence(grade, tuple(self._own(element, "unverified").split()))

    def _moment(self, element: Any, exact: date | None) -> Moment | None:
        if exact is not None:
            return Moment.on(exact)
        earliest = _day(self._own(element, "earliest"))
        return Moment(earliest, _day(self._own(element, "latest"))) if earliest else None


def _day(text: str | None) -> date | None:
    return parse_day(text) if text else None


def _texts(element: Any, word: str) -> Text | None:
    found = {one.get(_LANG): one.text or "" for one in element.iterfind(f"lin:{word}", _NS)}
    return Text(found["es"], found["en"]) if found else None
