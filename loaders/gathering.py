"""Records gathered from a foreign file: acts, units and effects, each once, with its line; told twice alike is told once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from app.core.errors import IdentifierError
from app.core.findings import Finding, Severity
from app.core.identifiers import parse
from app.core.model import Act, Condition, Dataset, Effect, Evidence, Id, Provision, Record, Source, Term, Text, Thing
from app.core.period import Moment
from app.core.vocabulary import Basis, ConditionState, Confidence, EffectType, Rank
from loaders.source import Loaded, Place, SourceFile

#: The data set of imported files; where a curated one is loaded beside them, that one stands and this one yields.
DATASET = "dataset/imported"
AGENT = "agent/importer"

_UNITS = {
    "subseccion": Text("Subsección", "Subsection"),
    "inciso": Text("Inciso", "Unnumbered paragraph"),
    "ordinal": Text("Ordinal", "Ordinal"),
}


class Gathering:
    """What one file says, gathered under one source."""

    def __init__(self, path: Path, content: bytes, source: Source) -> None:
        self.loaded = Loaded(SourceFile.of(path, content), imported=True)
        self.name = str(path)
        self.source = source
        self._found: dict[Id, Record] = {}

    # ------------------------------------------------------------------ findings

    def tell(self, code: str, severity: Severity, focus: str, message: str, cure: str, line: int) -> None:
        """A finding at a line of the file."""
        self.loaded.findings.append(Finding(code, severity, focus, message, cure).at(self.name, line))

    def warn(self, code: str, focus: str, message: str, cure: str, line: int) -> None:
        """A finding that does not stop a build."""
        self.tell(code, Severity.WARNING, focus, message, cure, line)

    def fault(self, code: str, focus: str, message: str, cure: str, line: int) -> None:
        """A finding that stops a build."""
        self.tell(code, Severity.ERROR, focus, message, cure, line)

    # ------------------------------------------------------------------- records

    def evidence(self, confidence: Confidence = Confidence.MEDIUM, unverified: tuple[str, ...] = (), **more: Any) -> Evidence:
        """Evidence that names the file's format as its source: what other publishers say is taken over, not read again."""
        return Evidence(sources=(self.source.id,), confidence=confidence, unverified=unverified, **more)

    def add(self, record: Record, line: int, *, stub: bool = False) -> bool:
        """Take a record in, unless it is there; `False` and a finding when the file says two different things of it."""
        known = self._found.get(record.id)
        if known is None or (record.id in self.loaded.stubs and not stub):
            self._found[record.id] = record
            self.loaded.places[record.id, ""] = Place(self.name, line)
            (self.loaded.stubs.add if stub else self.loaded.stubs.discard)(record.id)
            return True
        if stub or known == record:
            return True
        place = self.loaded.places[record.id, ""]
        message = f"line {place.line} says something else of it."
        self.fault("import-conflict", record.id, message, "Find out which is right and correct the other.", line)
        return False

    def get(self, identifier: Id) -> Record | None:
        """A record gathered so far."""
        return self._found.get(identifier)

    def records(self) -> list[Record]:
        """All that was gathered so far."""
        return list(self._found.values())

    def act(self, identifier: Id, title: str, line: int, *, stub: bool = False, kind: str = "", **more: Any) -> Id:
        """An act of another publisher. None of these formats tells its rank: that of a statute is assumed, and said so."""
        kind = kind or identifier.split("/")[1]
        rank = more.pop("rank", None)
        unverified = () if rank else ("rank",)
        term = f"act-type/{kind}"
        if kind not in ("ley", "decreto", "resolucion", "sentencia", "auto", "manual"):
            self.add(Term(id=term, label=Text(kind, kind), scheme="scheme/act-type"), line, stub=True)
        shown = title or identifier
        filled: dict[str, Any] = {
            "kind": term,
            "rank": rank or Rank.STATUTE,
            "label": Text(shown, shown),
            "short": Text(shown, shown),
            "title": title,
            "evidence": self.evidence(Confidence.LOW if stub else Confidence.MEDIUM, unverified),
        }
        self.add(Act(id=identifier, **{**filled, **more}), line, stub=stub)
        return identifier

    def provision(self, identifier: Id, line: int) -> Id | None:
        """A unit and all that hold it; ``None`` where the identifier cannot be taken apart, and the act as a whole is meant."""
        try:
            address = parse(identifier)
        except IdentifierError:
            return None
        for depth in range(1, len(address.path) + 1):
            holder = _joined(address.act, address.path[: depth - 1])
            kind, number = address.path[depth - 1]
            unit = _joined(address.act, address.path[:depth])
            if kind in _UNITS:
                term = Term(id=f"subdivision/{kind}", label=_UNITS[kind], scheme="scheme/subdivision")
                self.add(term, line, stub=True)
            made = Provision(id=unit, parent=holder, kind=f"subdivision/{kind}", number=number, evidence=self.evidence())
            self.add(made, line, stub=True)
        return identifier

    def effect(self, type: EffectType, actor: Id, target: Id, start: date | Moment | None, line: int, **more: Any) -> Id:
        """An effect under a name made of what it says, so that the same fact told from either side has one name."""
        moment = Moment.on(start) if isinstance(start, date) else start
        day = "undated" if moment is None else moment.exact.isoformat() if moment.exact else f"since-{moment.earliest}"
        identifier = f"effect/{type.value}-{_slug(actor)}-{_slug(target)}-{day}"
        confidence = more.pop("confidence", Confidence.MEDIUM)
        unverified = more.pop("unverified", ())
        more.setdefault("basis", Basis.EXPRESS)
        evidence = more.pop("evidence", None) or self.evidence(confidence, unverified)
        self.add(Effect(id=identifier, type=type, actor=actor, target=target, start=moment, evidence=evidence, **more), line)
        return identifier

    # ----------------------------------------------------------------------- end

    def done(self, known_through: date | None) -> Loaded:
        """The file as loaded, with its source, the agent that imported it, and a data set that yields to a curated one."""
        self._stand_in()
        if self._found and known_through is not None:
            label = Text("Importador de Linaje", "Linaje importer")
            kind = "thing-kind/agent"
            self.add(self.source, 1, stub=True)
            evidence = self.evidence(Confidence.HIGH)
            self.add(Thing(id=AGENT, kind=kind, label=label, evidence=evidence), 1, stub=True)
            title = Text("Datos importados", "Imported data")
            book = Dataset(id=DATASET, title=title, known_through=known_through, recorded_on=known_through, editor=AGENT)
            self.add(book, 1, stub=True)
        self.loaded.records = list(self._found.values())
        return self.loaded

    def _stand_in(self) -> None:
        """What acts and effects name and the file does not describe: issuers, families, conditions; they yield to real ones."""
        for record in self.records():
            if isinstance(record, Act):
                for issuer in record.issuers:
                    self._thing(issuer, "thing-kind/institution")
                if record.edition_of and record.edition_of not in self._found:
                    self._thing(record.edition_of, "thing-kind/family")
            elif isinstance(record, Effect) and record.condition:
                text = Text("Condición que el archivo no describe", "Condition that the file does not describe")
                evidence = self.evidence(Confidence.LOW)
                waiting = Condition(id=record.condition, text=text, state=ConditionState.PENDING, evidence=evidence)
                self.add(waiting, self._line(record.id), stub=True)

    def _thing(self, identifier: Id, kind: Id) -> None:
        name = identifier.rpartition("/")[2]
        self.add(Thing(id=identifier, kind=kind, label=Text(name, name), evidence=self.evidence(Confidence.LOW)), 1, stub=True)

    def _line(self, identifier: Id) -> int:
        return self.loaded.places[identifier, ""].line


def imported_source(slug: str, es: str, en: str, url: str = "") -> Source:
    """The source that imported records name: a publisher's data in one format."""
    return Source(id=f"source/import/{slug}", title=Text(es, en), kind="source-kind/third-party-copy", url=url)


def _joined(act: Id, path: tuple[tuple[str, str], ...]) -> Id:
    return "/".join((act, *(part for pair in path for part in pair)))


def _slug(identifier: Id) -> str:
    return re.sub(r"[^A-Za-z0-9.-]+", "-", identifier.removeprefix("effect/"))
