"""The namespaces, and the terms of our own ontology as a closed list: a misspelt term fails at import.

`LIN` must hold exactly the terms that ontology/lineage.ttl declares; a test keeps the two equal.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from app.core.vocabulary import (
    AbsenceKind,
    Anchor,
    Basis,
    ClaimBasis,
    ConditionState,
    Confidence,
    EffectType,
    Incorporation,
    Rank,
    Reach,
    ReferenceKind,
    Relation,
    StartRule,
    Verdict,
)

ONTOLOGY = "https://w3id.org/linaje/ontology"
LIN_NS = f"{ONTOLOGY}#"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ELI = "http://data.europa.eu/eli/ontology#"
JOLUX = "http://data.legilux.public.lu/resource/ontology/jolux#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
PROV = "http://www.w3.org/ns/prov#"
FOAF = "http://xmlns.com/foaf/0.1/"

#: The word lists of the ontology: list name -> enumeration. An entry's IRI is ONTOLOGY/list/value.
LISTS = {
    "absence": AbsenceKind,
    "anchor": Anchor,
    "basis": Basis,
    "claim": ClaimBasis,
    "condition": ConditionState,
    "confidence": Confidence,
    "effect": EffectType,
    "incorporation": Incorporation,
    "rank": Rank,
    "reach": Reach,
    "reference": ReferenceKind,
    "relation": Relation,
    "start": StartRule,
    "verdict": Verdict,
}


@cache
def list_of(enumeration: type[StrEnum]) -> str:
    """The word list that an enumeration is."""
    return next(name for name, listed in LISTS.items() if listed is enumeration)


#: Prefixes in the order curated files declare them.
PREFIXES: dict[str, str] = {
    "lin": LIN_NS,
    "eli": ELI,
    "jolux": JOLUX,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "prov": PROV,
    "skos": SKOS,
    "xsd": XSD,
    **{name: f"{ONTOLOGY}/{name}/" for name in LISTS},
}

CLASSES = frozenset(
    {
        "Absence",
        "Act",
        "Assertion",
        "Commencement",
        "Condition",
        "CoverageClaim",
        "Dataset",
        "Deadline",
        "Determination",
        "Effect",
        "Opinion",
        "Pillar",
        "PolicyElement",
        "Principle",
        "Provision",
        "Reference",
        "RoleHolding",
        "Source",
        "StatedStatus",
        "Statement",
        "Term",
        "Thing",
        "Topic",
        "Version",
    }
)

PROPERTIES = frozenset(
    {
        "about",
        "absenceKind",
        "absenceOf",
        "addresseeLabel",
        "anchor",
        "anchorAct",
        "assessedOn",
        "assessor",
        "basis",
        "bindsClass",
        "claimBasis",
        "claimRestsOn",
        "condition",
        "conditionState",
        "confidence",
        "dissent",
        "due",
        "dueYear",
        "editionOf",
        "editor",
        "elementKind",
        "establishedBy",
        "exceptions",
        "from",
        "gazette",
        "governs",
        "guidelineFor",
        "holder",
        "incorporation",
        "issuedIn",
        "knownThrough",
        "lawSays",
        "locator",
        "mandateFor",
        "months",
        "opinionAbout",
        "opinionDate",
        "ordinal",
        "policyFor",
        "pinned",
        "position",
        "principle",
        "producedBy",
        "quote",
        "rank",
        "reach",
        "reading",
        "reason",
        "recordedUntil",
        "referenceKind",
        "refersFrom",
        "refersTo",
        "resolvedBy",
        "resolvedEarliest",
        "resolvedLatest",
        "resolvedOn",
        "retrospective",
        "roleIn",
        "says",
        "scope",
        "sequence",
        "since",
        "sinceEarliest",
        "sinceLatest",
        "standardFor",
        "startEarliest",
        "startLatest",
        "startMonths",
        "startRule",
        "statedOf",
        "statedValue",
        "supportRelation",
        "target",
        "targetLocator",
        "textFrom",
        "textLocator",
        "under",
        "until",
        "unverified",
        "verdict",
        "worksFrom",
        "year",
    }
)


def lin(name: str) -> str:
    """The IRI of one of our own terms; `KeyError` if the ontology has no such term."""
    if name not in CLASSES and name not in PROPERTIES:
        raise KeyError(f"lin:{name} is not a term of the ontology")
    return LIN_NS + name


@cache
def expand(curie: str) -> str:
    """The IRI of ``prefix:name``; our own names are checked against the closed list.

    >>> expand("eli:number")
    'http://data.europa.eu/eli/ontology#number'
    """
    prefix, _, name = curie.partition(":")
    return lin(name) if prefix == "lin" else PREFIXES[prefix] + name
