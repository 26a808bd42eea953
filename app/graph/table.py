"""The table of the bridge: for each kind of record its class, and for each attribute its property."""

from __future__ import annotations

from dataclasses import dataclass

from app.core import model, vocabulary
from app.graph.codecs import Both, Codec, Kind, Many, Names, One, Roles, When


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of record is written: its classes (the first identifies it) and its attributes in file order."""

    classes: tuple[str, ...]
    attributes: dict[str, Codec]


_LABEL = Both("skos:prefLabel")
_BINDS = Many("lin:bindsClass", Kind.ID)
_PART_OF = One("dcterms:isPartOf", Kind.ID)

SHAPES: dict[type[model.Record], Shape] = {
    model.Dataset: Shape(
        ("lin:Dataset", "dcat:Dataset"),
        {
            "title": Both("dcterms:title"),
            "known_through": One("lin:knownThrough", Kind.DAY),
            "recorded_on": One("dcterms:issued", Kind.DAY),
            "editor": One("lin:editor", Kind.ID),
        },
    ),
    model.Source: Shape(
        ("lin:Source",),
        {
            "title": Both("dcterms:title"),
            "kind": One("dcterms:type", Kind.ID),
            "url": One("foaf:page", Kind.IRI),
            "identifier": One("dcterms:identifier", Kind.STRING),
        },
    ),
    model.Term: Shape(("lin:Term", "skos:Concept"), {"label": _LABEL, "scheme": One("skos:inScheme", Kind.ID)}),
    model.Topic: Shape(
        ("lin:Topic", "skos:Concept"),
        {
            "slug": One("skos:notation", Kind.STRING),
            "label": _LABEL,
            "synonyms_es": Many("skos:altLabel", Kind.SPANISH),
            "synonyms_en": Many("skos:altLabel", Kind.ENGLISH),
            "definition": Both("skos:definition"),
            "broader": Many("skos:broader", Kind.ID),
            "related": Many("skos:related", Kind.ID),
        },
    ),
    model.Pillar: Shape(("lin:Pillar", "skos:Concept"), {"number": One("lin:ordinal", Kind.INTEGER), "label": _LABEL}),
    model.Principle: Shape(
        ("lin:Principle", "skos:Concept"),
        {
            "number": One("lin:ordinal", Kind.INTEGER),
            "pillar": One("skos:broader", Kind.ID),
            "label": _LABEL,
            "short": Both("skos:altLabel"),
        },
    ),
    model.Act: Shape(
        ("lin:Act", "eli:LegalResource"),
        {
            "kind": One("eli:type_document", Kind.ID),
            "rank": One("lin:rank", vocabulary.Rank),
            "number": One("eli:number", Kind.STRING),
            "year": One("lin:year", Kind.YEAR),
            "label": _LABEL,
            "short": Both("skos:altLabel"),
            "also_known_as": Many("skos:hiddenLabel", Kind.SPANISH),
            "title": One("eli:title", Kind.SPANISH),
            "summary": Both("dcterms:abstract", optional=True),
            "issued": One("eli:date_document", Kind.DAY),
            "issued_in": One("lin:issuedIn", Kind.PARTIAL),
            "published": One("eli:date_publication", Kind.DAY),
            "gazette": One("lin:gazette", Kind.STRING),
            "issuers": Many("eli:passed_by", Kind.ID),
            "addressees": _BINDS,
            "edition_of": One("lin:editionOf", Kind.ID),
            "recorded_until": One("lin:recordedUntil", Kind.DAY),
        },
    ),
    model.StatedStatus: Shape(("lin:StatedStatus",), {"act": One("lin:statedOf", Kind.ID), "value": Both("lin:statedValue")}),
    model.Provision: Shape(
        ("lin:Provision", "eli:LegalResourceSubdivision"),
        {
            "parent": One("eli:is_part_of", Kind.ID),
            "kind": One("eli:type_subdivision", Kind.ID),
            "number": One("eli:number", Kind.STRING),
        },
    ),
    model.Version: Shape(
        ("lin:Version", "eli:LegalResource"),
        {
            "slot": One("eli:is_member_of", Kind.ID),
            "heading": _LABEL,
            "summary": Both("dcterms:abstract", optional=True),
            "produced_by": Many("lin:producedBy", Kind.ID),
            "text_from": Many("lin:textFrom", Kind.ID),
            "text_locator": One("lin:textLocator", Kind.STRING),
            "governs": Roles(),
            "addressees": _BINDS,
        },
    ),
    model.Effect: Shape(
        ("lin:Effect", "jolux:LegalResourceImpact"),
        {
            "type": One("jolux:legalResourceImpactHasType", vocabulary.EffectType),
            "actor": One("jolux:impactFromLegalResource", Kind.ID),
            "target": One("jolux:impactToLegalResource", Kind.ID),
            "target_locator": One("lin:targetLocator", Kind.STRING),
            "start": When("jolux:legalResourceImpactHasDateEntryInForce", "lin:startEarliest", "lin:startLatest"),
            "commencement.rule": One("lin:startRule", vocabulary.StartRule),
            "commencement.months": One("lin:startMonths", Kind.INTEGER),
            "basis": One("lin:basis", vocabulary.Basis),
            "scope": Many("lin:scope", Kind.ID),
            "condition": One("lin:condition", Kind.ID),
            "sequence": One("lin:sequence", Kind.INTEGER, default=0),
            "part_of": _PART_OF,
            "exceptions": Both("lin:exceptions", optional=True),
            "reach": One("lin:reach", vocabulary.Reach),
            "works_from": One("lin:worksFrom", Kind.DAY),
            "reading": Both("lin:reading", optional=True),
            "incorporation": One("lin:incorporation", vocabulary.Incorporation, default=vocabulary.Incorporation.APPLIED),
        },
    ),
    model.Condition: Shape(
        ("lin:Condition",),
        {
            "text": Both("dcterms:description"),
            "state": One("lin:conditionState", vocabulary.ConditionState),
            "resolved_by": One("lin:resolvedBy", Kind.ID),
            "resolved": When("lin:resolvedOn", "lin:resolvedEarliest", "lin:resolvedLatest"),
        },
    ),
    model.Opinion: Shape(
        ("lin:Opinion",),
        {
            "about": One("lin:opinionAbout", Kind.ID),
            "holder": One("lin:holder", Kind.ID),
            "day": One("lin:opinionDate", Kind.DAY),
            "position": Both("lin:position"),
            "dissent": One("lin:dissent", Kind.BOOLEAN),
        },
    ),
    model.Reference: Shape(
        ("lin:Reference",),
        {
            "kind": One("lin:referenceKind", vocabulary.ReferenceKind),
            "origin": One("lin:refersFrom", Kind.ID),
            "target": One("lin:refersTo", Kind.ID),
            "under": One("lin:under", Kind.ID),
            "pinned": One("lin:pinned", Kind.ID),
            "target_locator": One("lin:targetLocator", Kind.STRING),
            "since": When("lin:since", "lin:sinceEarliest", "lin:sinceLatest"),
        },
    ),
    model.Element: Shape(
        ("lin:PolicyElement",),
        {
            "kind": One("lin:elementKind", Kind.ID),
            "number": One("lin:ordinal", Kind.INTEGER),
            "label": _LABEL,
            "established_by": Many("lin:establishedBy", Kind.ID),
            "part_of": _PART_OF,
        },
    ),
    model.Deadline: Shape(
        ("lin:Deadline",),
        {
            "obligation": _LABEL,
            "addressee": Both("lin:addresseeLabel"),
            "addressees": _BINDS,
            "established_by": Many("lin:establishedBy", Kind.ID),
            "anchor": One("lin:anchor", vocabulary.Anchor),
            "anchor_act": One("lin:anchorAct", Kind.ID),
            "months": One("lin:months", Kind.INTEGER),
            "due": One("lin:due", Kind.DAY),
            "due_year": One("lin:dueYear", Kind.YEAR),
            "value": Both("lin:target", optional=True),
        },
    ),
    model.Absence: Shape(
        ("lin:Absence",),
        {
            "topic": One("lin:absenceOf", Kind.ID),
            "kind": One("lin:absenceKind", vocabulary.AbsenceKind),
            "start": One("lin:from", Kind.DAY),
            "end": One("lin:until", Kind.DAY),
            "reason": Both("lin:reason"),
        },
    ),
    model.CoverageClaim: Shape(
        ("lin:CoverageClaim",),
        {
            "principle": One("lin:principle", Kind.ID),
            "versions": Many("lin:claimRestsOn", Kind.ID),
            "relation": One("lin:supportRelation", vocabulary.Relation),
            "basis": One("lin:claimBasis", vocabulary.ClaimBasis),
            "reason": Both("lin:reason"),
            "assessor": One("lin:assessor", Kind.ID),
            "assessed_on": One("lin:assessedOn", Kind.DAY),
            "retrospective": One("lin:retrospective", Kind.BOOLEAN, default=False),
        },
    ),
    model.Thing: Shape(
        ("lin:Thing",),
        {
            "kind": One("dcterms:type", Kind.ID),
            "label": _LABEL,
            "note": Both("skos:scopeNote", optional=True),
            "page": One("foaf:page", Kind.IRI),
            "part_of": _PART_OF,
        },
    ),
    model.RoleHolding: Shape(
        ("lin:RoleHolding",),
        {"holder": One("lin:holder", Kind.ID), "role": _LABEL, "inside": One("lin:roleIn", Kind.ID)},
    ),
    model.Statement: Shape(
        ("lin:Statement",),
        {
            "says": Both("lin:says"),
            "about": Many("lin:about", Kind.ID),
            "verdict": One("lin:verdict", vocabulary.Verdict),
            "law_says": Both("lin:lawSays", optional=True),
        },
    ),
}


def _names(shape: Shape) -> dict[str, str]:
    """Attribute -> first property, for `lin:unverified`; the parts of a commencement count as one field."""
    names = {name: codec.properties[0] for name, codec in shape.attributes.items() if "." not in name}
    if "commencement.rule" in shape.attributes:
        names["commencement"] = shape.attributes["commencement.rule"].properties[0]
    return names


def _evidence(shape: Shape) -> dict[str, Codec]:
    return {
        "evidence.sources": Many("dcterms:source", Kind.ID),
        "evidence.locator": One("lin:locator", Kind.STRING),
        "evidence.quote": One("lin:quote", Kind.SPANISH),
        "evidence.confidence": One("lin:confidence", vocabulary.Confidence),
        "evidence.unverified": Names("lin:unverified", _names(shape)),
        "evidence.note": Both("skos:editorialNote", optional=True),
    }


for _kind, _shape in SHAPES.items():
    if "evidence" in _kind.__dataclass_fields__:
        _shape.attributes.update(_evidence(_shape))

#: The kind of record that a class IRI stands for.
KIND_OF_CLASS = {shape.classes[0]: kind for kind, shape in SHAPES.items()}
