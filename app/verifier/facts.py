"""The statements of a certificate read as records."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

from app.verifier.trees import Invalid, Shown

LISTS = "https://w3id.org/linaje/ontology/"
LIN, ELI = "https://w3id.org/linaje/ontology#", "http://data.europa.eu/eli/ontology#"
IMPACT = "http://data.legilux.public.lu/resource/ontology/jolux#"
FIRST_DAY = date(1500, 1, 1)

_OWN = """
    absenceKind absenceOf basis bindsClass condition conditionState confidence editionOf exceptions from gazette
    guidelineFor incorporation issuedIn locator mandateFor pinned policyFor producedBy quote rank reach reading reason
    recordedUntil referenceKind refersFrom refersTo resolvedBy resolvedEarliest resolvedLatest resolvedOn scope
    sequence since sinceEarliest sinceLatest standardFor startEarliest startLatest startMonths startRule targetLocator
    textFrom textLocator under until unverified worksFrom year
"""
_OF_ELI = """
    date_document date_publication is_member_of is_part_of number passed_by title type_document type_subdivision
"""
#: The properties that this version knows to bear, or not to bear, on force. A record with any other cannot be judged.
PROPERTIES = {
    **{name: LIN + name for name in _OWN.split()},
    **{name: ELI + name for name in _OF_ELI.split()},
    "actor": IMPACT + "impactFromLegalResource",
    "target": IMPACT + "impactToLegalResource",
    "type": IMPACT + "legalResourceImpactHasType",
    "start": IMPACT + "legalResourceImpactHasDateEntryInForce",
}
_KNOWN = frozenset(PROPERTIES.values())
#: The words of the lists that decide force. A record with any other cannot be judged.
WORDS = {
    "effect": "commences adds substitutes amends repeals incorporates displaces supersedes extends complements suspends lifts"
    " annuls qualifies corrects revives expires lapses postpones saves",
    "reach": "ex-tunc ex-nunc modulated",
    "basis": "express organic tacit judicial by-operation-of-law",
    "incorporation": "applied outstanding",
    "condition": "pending met failed",
    "start": "on-publication fixed-day months-after-promulgation two-months-default on-issue recorded-day attested",
    "rank": "constitucion ley decreto resolucion directiva manual recomendacion providencia",
    "confidence": "high medium low unverified",
    "absence": "known not-found unknown",
    "reference": "implements based-on continues-under makes-binding generic-repeal-clause suspension-denied cites",
}
_LINE = re.compile(
    r'<([^<>"\s]+)> <([^<>"\s]+)> (<[^<>"\s]+>|"(?:[^"\\\n\r]|\\.)*"(?:@[a-zA-Z-]+|\^\^<[^<>"\s]+>)?) <([^<>"\s]+)> \.'
)
_DAY = re.compile(r'"(\d{4}-\d\d-\d\d)"\^\^<http://www\.w3\.org/2001/XMLSchema#date>', re.ASCII)
_NUMBER = re.compile(r'"([+-]?\d{1,9})"\^\^<http://www\.w3\.org/2001/XMLSchema#integer>', re.ASCII)
_UNIT_NAMES = "libro parte titulo capitulo seccion subseccion anexo articulo paragrafo inciso numeral literal ordinal"
_UNITS = _UNIT_NAMES.split()

#: What may follow the identifier of an act in that of a thing that belongs to it: nothing more, a unit, a version.
WITHIN = ("> ", "/", "@")

ATOMS = {
    "nacional": {"national-executive", "national-other"},
    "territorial": {"territorial-executive", "territorial-other"},
    "rama-ejecutiva": {"national-executive", "territorial-executive"},
    "otras-ramas-y-autonomos": {"national-other", "territorial-other"},
    "particulares-con-funciones-publicas": {"private"},
}


def atoms(classes: list[str]) -> set[str]:
    """The atoms of classes of addressee; of no class at all, everybody's."""
    slugs = [one.removeprefix("addressee/") for one in classes] or list(ATOMS)
    if not set(slugs) <= set(ATOMS):
        raise Invalid(f"cannot check: a class of addressee among {slugs} is not known to this version")
    return {atom for slug in slugs for atom in ATOMS[slug]}


def natural(identifier: str) -> list[tuple[int, int, str]]:
    """Sort key in which 10 follows 9."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", identifier) if part]


def path_of(slot: str) -> tuple[str, list[str]]:
    """The act of a slot or version, and the kinds of the units inside it, widest first."""
    parts = slot.partition("@")[0].split("/")
    cut = next((place for place, part in enumerate(parts) if part in _UNITS), len(parts))
    return "/".join(parts[:cut]), parts[cut::2]


def width(slot: str) -> int:
    """0 for a whole act; larger for a narrower unit."""
    units = path_of(slot)[1]
    return _UNITS.index(units[-1]) + 1 if units else 0


class Moment(NamedTuple):
    """When something happens: on or after `earliest`, on or before `latest`; ``None``: perhaps never."""

    earliest: date
    latest: date | None

    def happened(self, day: date) -> bool | None:
        """Whether it has happened by the end of a day; ``None`` when that is not known."""
        return False if day < self.earliest else True if self.latest is not None and self.latest <= day else None

    @property
    def exact(self) -> bool:
        """Whether it is known to the day."""
        return self.earliest == self.latest


class Record:
    """The statements of one record; empty where nothing of that name is recorded."""

    def __init__(self, identifier: str, base: str, lines: list[str]) -> None:
        self.id, self._base = identifier, base
        self._terms: dict[str, list[str]] = {}
        for line in lines:
            found = _LINE.fullmatch(line)
            if found is None or found[4] != f"{base}assertion/{identifier}":
                raise Invalid(f"cannot check: a statement about {identifier} is not in its own assertion")
            if found[2].startswith((LIN, ELI, IMPACT)) and found[2] not in _KNOWN:
                raise Invalid(f"cannot check: {identifier} has a property that this version does not know, {found[2]}")
            self._terms.setdefault(found[2], []).append(found[3])

    def has(self, name: str) -> bool:
        """Whether a property is stated."""
        return PROPERTIES[name] in self._terms

    def is_a(self, kind: str) -> bool:
        """Whether the record is of a class of the ontology."""
        return f"<{LIN}{kind}>" in self._terms.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ())

    def ids(self, name: str) -> list[str]:
        """The identifiers that a property names, sorted."""
        start = f"<{self._base}"
        return sorted(term[len(start) : -1] for term in self._terms.get(PROPERTIES[name], ()) if term.startswith(start))

    def id_of(self, name: str) -> str:
        """The one identifier that a property names, or nothing."""
        return self._one(self.ids(name), name) or ""

    def word(self, name: str, listed: str, default: str = "") -> str:
        """The entry of a word list that a property names."""
        start = f"<{LISTS}{listed}/"
        found = self._one([term.removeprefix(start)[:-1] for term in self._terms.get(PROPERTIES[name], ())], name) or default
        if listed in WORDS and found and found not in WORDS[listed].split():
            raise Invalid(f"cannot check: {self.id} has the {name} {found}, which this version does not know")
        return found

    def day(self, name: str) -> date | None:
        """The day that a property states."""
        found = self._matched(name, _DAY)
        return date.fromisoformat(found) if found else None

    def number(self, name: str) -> int | None:
        """The whole number that a property states."""
        found = self._matched(name, _NUMBER)
        return int(found) if found else None

    def moment(self, exact: str, earliest: str, latest: str) -> Moment | None:
        """A day, or a window of days, as three properties state it."""
        day, first = self.day(exact), self.day(earliest)
        return Moment(day, day) if day else Moment(first, self.day(latest)) if first else None

    def _matched(self, name: str, form: re.Pattern[str]) -> str | None:
        term = self._one(self._terms.get(PROPERTIES[name], []), name)
        found = form.fullmatch(term) if term else None
        if term and found is None:
            raise Invalid(f"cannot check: {self.id} states {name} in a form that this version does not know")
        return found[1] if found else None

    def _one(self, found: list[str], name: str) -> str | None:
        if len(found) > 1:
            raise Invalid(f"cannot check: {self.id} states {name} more than once")
        return found[0] if found else None


class Facts:
    """What a certificate proves to be stated: whole records, and whole answers to "which records name this one so"."""

    def __init__(self, statements: Shown, lookups: Shown, base: str) -> None:
        self._statements, self._lookups, self._base = statements, lookups, base
        self._records: dict[str, Record] = {}
        self._named: dict[tuple[str, str], list[Record]] = {}
        #: What was worked out of the statements before.
        self.found: dict[Any, Any] = {}

    def record(self, identifier: str) -> Record:
        """All that is stated of a record."""
        if identifier not in self._records:
            lines = self._statements.beginning(f"<{self._base}{identifier}> ")
            self._records[identifier] = Record(identifier, self._base, lines)
        return self._records[identifier]

    def states(self, identifier: str) -> bool:
        """Whether anything is stated of a record."""
        return bool(self._statements.beginning(f"<{self._base}{identifier}> "))

    def naming(self, name: str, identifier: str) -> list[Record]:
        """Every record whose property names `identifier`, in natural order."""
        if (name, identifier) not in self._named:
            lines = self._lookups.beginning(f"<{PROPERTIES[name]}> <{self._base}{identifier}> ", unique=True)
            self._named[name, identifier] = self._subjects(lines)
        return self._named[name, identifier]

    def naming_any_of(self, name: str, act: str) -> list[Record]:
        """Every record whose property names an act, a unit of it, or a version of either, in natural order."""
        start = f"<{PROPERTIES[name]}> <{self._base}"
        lines = [line for mark in WITHIN for line in self._lookups.beginning(f"{start}{act}{mark}")]
        return self._subjects([line for line in lines if path_of(line[len(start) :].partition(">")[0])[0] == act])

    def _subjects(self, lines: list[str]) -> list[Record]:
        subjects = {part[1 + len(self._base) : -1] for line in lines for part in line.split(" ")[2:]}
        return [self.record(one) for one in sorted(subjects, key=natural)]

    def effects_on(self, unit: str) -> list[Record]:
        """The effects that target a unit."""
        return self.naming("target", unit)
