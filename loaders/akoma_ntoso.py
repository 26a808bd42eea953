"""Akoma Ntoso 3.0: acts, their units, and the modifications that they make or suffer, of any publisher.

Documents that Linaje wrote come back with their own identifiers. Those of others are named as they name themselves
(``/akn/za/act/2020/1`` is ``za/act/2020/1``); a modification is one fact whether it is told as active or as passive.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from app.core.errors import DayError
from app.core.identifiers import act_of
from app.core.model import Id
from app.core.period import parse_day, parse_partial
from app.core.vocabulary import Confidence, EffectType, Rank
from app.graph.codecs import Base
from app.graph.exchange.akn_words import AKN, EFFECTS, UNITS, UNKNOWN_DATE, act_of_frbr, path_of_eid, plain
from loaders.akn_own import OwnActs
from loaders.gathering import Gathering, imported_source
from loaders.source import Loaded
from loaders.xml import elements, local, words

SOURCE = imported_source("akoma-ntoso", "Documentos Akoma Ntoso importados", "Imported Akoma Ntoso documents")
_NS = {"a": AKN}
_RANKS = {"judgment": Rank.RULING}
_CURE = "Correct it in the document, or record the fact in Turtle."


def gather_akn(path: Path, content: bytes, root: Any, base: Base) -> Loaded:
    """What a document says, as records; its faults as findings."""
    gathering = Gathering(path, content, SOURCE)
    days = []
    for document in _documents(root):
        own = OwnActs(gathering, base)
        if (identifier := own.identifier(document)) is not None:
            own.gather(document, identifier)
        else:
            _Document(gathering, document).gather()
        days += [
            day for element in document.iterfind(".//a:FRBRExpression/a:FRBRdate", _NS) if (day := _day(element.get("date")))
        ]
    if not gathering.loaded.records and not days:
        message = "it holds no document with an identification."
        gathering.fault("akn-unnamed", str(path), message, "Give each document its FRBRWork with FRBRuri.", root.sourceline or 1)
    return gathering.done(max(days, default=None))


def _documents(root: Any) -> Iterator[Any]:
    """Every document that is not a collection of documents."""
    for meta in root.iterfind(".//a:meta", _NS):
        document = meta.getparent()
        if document.find("a:collectionBody", _NS) is None:
            yield document


class _Document:
    """A document of another publisher."""

    def __init__(self, gathering: Gathering, document: Any) -> None:
        self.gathering = gathering
        self.document = document
        self.by_eid = {element.get("eId"): element for element in elements(document) if element.get("eId")}
        self.units: dict[Any, Id] = {}
        self.act: Id = ""
        self.known: date | None = None

    def gather(self) -> None:
        work = self.document.find("a:meta/a:identification/a:FRBRWork", _NS)
        uri = work.find("a:FRBRuri", _NS).get("value", "") if work is not None and work.find("a:FRBRuri", _NS) is not None else ""
        found = act_of_frbr(uri)
        if found is None:
            message = f"its FRBRuri {uri!r} does not name a work, such as /akn/za/act/2020/1."
            line = self.document.sourceline or 1
            self.gathering.fault("akn-unnamed", uri or self.gathering.name, message, "Give the document a full FRBRuri.", line)
            return
        self.act = found
        days = [_day(one.get("date")) for one in self.document.iterfind(".//a:FRBRExpression/a:FRBRdate", _NS)]
        self.known = max((day for day in days if day), default=None)
        self._act(work)
        self._units()
        told = {(actor, day) for actor, day in self._modifications()}
        self._lifecycle(told)

    def _act(self, work: Any) -> None:
        line = work.sourceline or 1
        alias = work.find("a:FRBRalias", _NS)
        title = words(self.document.find(".//a:docTitle", _NS)) or (alias.get("value", "") if alias is not None else "")
        more: dict[str, Any] = {}
        dated = next((one for one in work.iterfind("a:FRBRdate", _NS) if one.get("name") != UNKNOWN_DATE), None)
        if dated is not None:
            self._dates(more, dated.get("date", ""), line)
        publication = self.document.find("a:meta/a:publication", _NS)
        if publication is not None:
            more["published"] = self._readable(publication.get("date", ""), publication.sourceline or 1)
            told = (publication.get("showAs") or publication.get("name") or "", publication.get("number") or "")
            more["gazette"] = " ".join(one for one in told if one)
        number = work.find("a:FRBRnumber", _NS)
        more["number"] = number.get("value", "") if number is not None else self.act.rpartition("/")[2]
        subtype = work.find("a:FRBRsubtype", _NS)
        kind = plain(subtype.get("value", "")) if subtype is not None else ""
        rank = _RANKS.get(local(self.document))
        if self.known:
            more["recorded_until"] = self.known
        self.gathering.act(self.act, title, line, kind=kind or local(self.document), rank=rank, **more)

    def _dates(self, more: dict[str, Any], text: str, line: int) -> None:
        if (day := self._readable(text, line, partly=True)) is not None:
            more |= {"issued": day, "year": day.year}
        elif len(text) in (4, 7):
            more |= {"issued_in": text, "year": int(text[:4])}

    def _readable(self, text: str, line: int, *, partly: bool = False) -> date | None:
        try:
            return parse_day(text)
        except DayError as error:
            if partly and len(text) in (4, 7):
                try:
                    parse_partial(text)
                except DayError:
                    pass
                else:
                    return None
            if text:
                self.gathering.warn("import-day", self.act, f"{error}; it was left out.", _CURE, line)
            return None

    # ------------------------------------------------------------------------ units

    def _units(self) -> None:
        body = next((one for one in self.document if local(one) in ("body", "mainBody", "judgmentBody")), None)
        if body is None:
            return
        for element in elements(body):
            kind = UNITS.get(local(element))
            if kind is None or _quoted(element, body):
                continue
            eid = (element.get("eId") or "").rpartition("__")[2]
            number = plain(words(element.find("a:num", _NS)).rpartition(" ")[2]) or plain(eid.partition("_")[2])
            if not number:
                continue
            holder = self._holder(element)
            identifier = f"{holder}/{kind}/{number}"
            if identifier in self.units.values():
                message = "another unit of the document has the same kind, number and place; this one was left out."
                self.gathering.warn("akn-twin-unit", identifier, message, _CURE, element.sourceline or 1)
                continue
            if self.gathering.provision(identifier, element.sourceline or 1):
                self.units[element] = identifier

    def _holder(self, element: Any) -> Id:
        for above in element.iterancestors():
            if above in self.units:
                return self.units[above]
        return self.act

    # ---------------------------------------------------------------- modifications

    def _modifications(self) -> Iterator[tuple[Id, date | None]]:
        for side in self.document.iterfind("a:meta/a:analysis/*", _NS):
            if local(side) not in ("activeModifications", "passiveModifications"):
                continue
            active = local(side) == "activeModifications"
            for element in side:
                yield from self._modification(element, active=active)

    def _modification(self, element: Any, *, active: bool) -> Iterator[tuple[Id, date | None]]:
        line = element.sourceline or 1
        name, kind = local(element), element.get("type", "")
        type_ = EFFECTS.get((name, kind))
        if type_ is None:
            message = f"{name} of type {kind!r} has no counterpart; it was left out."
            self.gathering.warn(
                "akn-unknown-modification", self.act, message, "Record what it does in Turtle, if it changes law.", line
            )
            return
        day = self._force_day(element)
        sources = [self._place(one, here=active) for one in element.iterfind("a:source", _NS)]
        targets = [self._place(one, here=not active) for one in element.iterfind("a:destination", _NS)]
        actor = next((one for one in sources if one), None)
        reached = [one for one in targets if one]
        if actor is None or not reached:
            message = "it does not say which act acts, or on which; it was left out."
            self.gathering.warn(
                "akn-open-modification", self.act, message, "Name both works in full in source and destination.", line
            )
            return
        if type_ is EffectType.COMMENCES and act_of(actor) == act_of(reached[0]):
            actor = act_of(actor)
        for target in reached:
            unsure = () if day else ("start",)
            grade = Confidence.MEDIUM if day else Confidence.LOW
            self.gathering.effect(type_, actor, target, day, line, confidence=grade, unverified=unsure)
        yield act_of(actor), day

    def _force_day(self, element: Any) -> date | None:
        for name in ("force", "efficacy", "application"):
            period = element.find(f"a:{name}", _NS)
            group = self.by_eid.get((period.get("period") or "").lstrip("#")) if period is not None else None
            interval = group.find("a:timeInterval", _NS) if group is not None else None
            event = self.by_eid.get((interval.get("start") or "").lstrip("#")) if interval is not None else None
            if event is not None and (day := _day(event.get("date"))):
                return day
        for source in element.iterfind("a:source", _NS):
            event = self.by_eid.get((source.get("href") or "").lstrip("#"))
            if event is not None and local(event) == "eventRef":
                return _day(event.get("date"))
        return None

    def _place(self, argument: Any, *, here: bool) -> Id | None:
        """The act or unit that a source or destination names."""
        href = (argument.get("href") or "").strip()
        line = argument.sourceline or 1
        for _ in range(4):
            if not href.startswith("#"):
                break
            element = self.by_eid.get(href[1:])
            if element is None:
                return self.act if here else None
            if element in self.units:
                return self.units[element]
            onward = element.get("source") if local(element) == "eventRef" else element.get("href")
            if not onward:
                return self._holder(element) if here else None
            href = onward
        return self._named(href, line)

    def _named(self, href: str, line: int) -> Id | None:
        act = act_of_frbr(href)
        if act is None:
            return None
        shown = next((ref.get("showAs") for ref in self._references() if act_of_frbr(ref.get("href", "")) == act), "") or ""
        if act != self.act:
            self.gathering.act(act, shown, line, stub=True)
        eid = href.partition("~")[2] or href.partition("#")[2]
        path = path_of_eid(eid) if eid else None
        if not path:
            return act
        unit = "/".join((act, *(part for pair in path for part in pair)))
        return self.gathering.provision(unit, line) or act

    def _references(self) -> Iterator[Any]:
        yield from self.document.iterfind("a:meta/a:references/*", _NS)

    def _lifecycle(self, told: set[tuple[Id, date | None]]) -> None:
        """Amendments and repeals that only the lifecycle tells, as publishers do who mark up no modifications."""
        for event in self.document.iterfind("a:meta/a:lifecycle/a:eventRef", _NS):
            type_ = {"amendment": EffectType.AMENDS, "repeal": EffectType.REPEALS}.get(event.get("type", ""))
            source = self.by_eid.get((event.get("source") or "").lstrip("#"))
            day = _day(event.get("date"))
            if type_ is None or source is None or day is None:
                continue
            actor = self._named(source.get("href") or "", event.sourceline or 1)
            if actor is not None and actor != self.act and (act_of(actor), day) not in told:
                self.gathering.effect(type_, actor, self.act, day, event.sourceline or 1)


def _quoted(element: Any, body: Any) -> bool:
    """Whether a unit stands inside words quoted from another act."""
    for above in element.iterancestors():
        if above is body:
            return False
        if local(above) in ("quotedStructure", "embeddedStructure"):
            return True
    return False


def _day(text: str | None) -> date | None:
    try:
        return parse_day((text or "")[:10])
    except DayError:
        return None
