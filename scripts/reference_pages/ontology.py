"""The page on the ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import MISSING
from enum import StrEnum

import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from app import resources
from app.core.model import Effect, Record
from app.graph.codecs import Both, Codec, Kind, Many, Names, One, Roles, When
from app.graph.table import SHAPES
from app.graph.vocab import LIN_NS, LISTS, ONTOLOGY, PREFIXES, XSD
from app.settings import Settings
from reference_pages import words
from reference_pages.markdown import code, facts, page, table

_BASE = str(Settings.model_fields["base_iri"].default)


def classes_and_properties() -> str:
    """The page on the ontology."""
    graph = rdflib.Graph().parse(resources.ontology("lineage.ttl")).parse(resources.ontology("alignments.ttl"))
    examples = _examples()
    classes = sorted(_own(graph, OWL.Class))
    properties = sorted({*_own(graph, OWL.ObjectProperty), *_own(graph, OWL.DatatypeProperty)})
    schemes = sorted(str(one) for one in graph.subjects(RDF.type, SKOS.ConceptScheme))
    return page(
        "Ontology",
        f"Namespace `{LIN_NS}`, written `lin:`. The files, and the check of foreign terms: [files](../../ontology/README.md)."
        " Every record is one subject of one class; the tables say which properties it has, how many, and in which field of the"
        " code they are read. A property that its class does not know is refused.",
        "## Prefixes",
        table(
            ["Prefix", "Namespace"],
            [[code(f"{one}:"), code(iri)] for one, iri in PREFIXES.items() if not iri.startswith(ONTOLOGY + "/")],
        ),
        f"The prefixes of the word lists are `{ONTOLOGY}/` followed by the name of the list and `/`.",
        "## Classes",
        *(_class(graph, name) for name in classes),
        _evidence(),
        "## Properties",
        *(_property(graph, name, examples) for name in properties),
        "## Word lists",
        "Closed lists of the ontology. The lists that curators may extend (types of act, units, classes of addressee, kinds of"
        " element, thing and source) are in `ontology/lists.ttl`.",
        *(_scheme(graph, one) for one in schemes),
    )


def _own(graph: rdflib.Graph, kind: rdflib.term.Node) -> Iterator[str]:
    for subject in graph.subjects(RDF.type, kind):
        if str(subject).startswith(LIN_NS):
            yield str(subject).removeprefix(LIN_NS)


def _told(graph: rdflib.Graph, subject: rdflib.URIRef, verb: rdflib.URIRef, lang: str) -> str:
    said = [str(one) for one in graph.objects(subject, verb) if isinstance(one, rdflib.Literal) and one.language == lang]
    return " ".join(sorted(said))


def _heading(graph: rdflib.Graph, name: str) -> str:
    subject = rdflib.URIRef(LIN_NS + name)
    return f"### lin:{name}\n\n{_told(graph, subject, RDFS.label, 'en')} · *{_told(graph, subject, RDFS.label, 'es')}*"


def _comments(graph: rdflib.Graph, name: str) -> list[tuple[str, str]]:
    subject = rdflib.URIRef(LIN_NS + name)
    return [("English", _told(graph, subject, RDFS.comment, "en")), ("Español", _told(graph, subject, RDFS.comment, "es"))]


def _class(graph: rdflib.Graph, name: str) -> str:
    subject = rdflib.URIRef(LIN_NS + name)
    example = ", ".join(code(str(one)) for one in graph.objects(subject, SKOS.example))
    shape = next((one for one in SHAPES.values() if one.classes[0] == f"lin:{name}"), None)
    record = next((one for one, table_of in SHAPES.items() if table_of is shape), None)
    parts = [
        _heading(graph, name),
        facts([*_comments(graph, name), ("Example", example), ("Other vocabularies", _aligned(graph, subject))]),
    ]
    if shape and len(shape.classes) > 1:
        parts.append(f"Written as `a {', '.join(shape.classes)}`.")
    if shape and record:
        own = {name: codec for name, codec in shape.attributes.items() if not name.startswith("evidence.")}
        parts.append(_table_of(record, own))
        if len(own) < len(shape.attributes):
            parts.append("And its [evidence](#evidence).")
    return "\n\n".join(parts)


def _evidence() -> str:
    """The properties that every record with evidence may have."""
    shape = SHAPES[Effect]
    own = {name: codec for name, codec in shape.attributes.items() if name.startswith("evidence.")}
    return (
        "### Evidence\n\nWhere a fact was read and how far it may be trusted; the same for every class that says so.\n\n"
        + _table_of(Effect, own)
    )


def _table_of(record: type[Record], attributes: dict[str, Codec]) -> str:
    rows = []
    for attribute, codec in attributes.items():
        field = record.__dataclass_fields__.get(attribute)
        required = field is not None and field.default is MISSING and field.default_factory is MISSING
        needed = (required and field is not None and "None" not in str(field.type)) or attribute == "evidence.confidence"
        properties = ", ".join(code(_curie(one)) for one in codec.properties)
        rows.append([properties, *_holds(codec, required=needed), code(attribute.removeprefix("evidence."))])
    return table(["Property", "How many", "Value", "Field"], rows)


_VALUES = {"id": "identifier", "es": "text in Spanish", "en": "text in English", "partial": "year or month", "iri": "web address"}


def _holds(codec: Codec, *, required: bool) -> tuple[str, str]:
    """How many values, and of what kind."""
    match codec:
        case One(kind=kind):
            return ("one" if required and codec.default is None else "at most one"), _value(kind)
        case Many(kind=kind):
            return "any number", _value(kind)
        case Both(optional=optional):
            return "one in each language" + (", or none" if optional else ""), "text in Spanish and English"
        case When():
            return "a day, or a window", "day"
        case Roles():
            return "any number", "identifier of a topic"
        case Names():
            return "any number", "a property of the record"
        case _:
            raise TypeError(f"an unknown way of writing: {codec}")


def _value(kind: Kind | type[StrEnum]) -> str:
    if isinstance(kind, Kind):
        return _VALUES.get(kind.value, kind.value)
    name = next(listed for listed, enumeration in LISTS.items() if enumeration is kind)
    return f"entry of [{name}](#{name})"


def _property(graph: rdflib.Graph, name: str, examples: dict[str, str]) -> str:
    subject = rdflib.URIRef(LIN_NS + name)
    domain = ", ".join(code(_curie(str(one))) for one in graph.objects(subject, RDFS.domain))
    wider = ", ".join(code(_curie(str(one))) for one in graph.objects(subject, RDFS.subPropertyOf))
    values = ", ".join(code(_curie(str(one))) for one in graph.objects(subject, RDFS.range))
    notes = " ".join(str(one) for one in graph.objects(subject, SKOS.scopeNote))
    example = examples.get(LIN_NS + name) or words.TERM_EXAMPLES[name]
    told = [("Of", domain or "any record"), ("Value", values), ("Narrower than", wider), ("Note", notes)]
    return f"{_heading(graph, name)}\n\n" + facts(
        [
            *_comments(graph, name),
            *told,
            ("Other vocabularies", _aligned(graph, subject, skip=RDFS.subPropertyOf)),
            ("Example", code(example)),
        ]
    )


_RELATIONS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch)


def _aligned(graph: rdflib.Graph, subject: rdflib.URIRef, skip: rdflib.URIRef | None = None) -> str:
    found = []
    for verb in _RELATIONS:
        others = sorted(_curie(str(one)) for one in graph.objects(subject, verb) if not str(one).startswith(ONTOLOGY))
        found += [f"{str(verb).rpartition('#')[2]} {code(one)}" for one in others if verb != skip or not one.startswith("lin:")]
    return ", ".join(found)


def _scheme(graph: rdflib.Graph, iri: str) -> str:
    name = iri.rpartition("/")[2]
    rows = []
    for entry in sorted(graph.subjects(SKOS.inScheme, rdflib.URIRef(iri)), key=str):
        assert isinstance(entry, rdflib.URIRef)
        labels = [_told(graph, entry, SKOS.prefLabel, lang) for lang in ("en", "es")]
        meant = _told(graph, entry, SKOS.definition, "en")
        rows.append([code(f"{name}:{str(entry).rpartition('/')[2]}"), *labels, meant, _aligned(graph, entry)])
    return f"### {name}\n\n" + table(["Entry", "English", "Spanish", "Definition", "Other vocabularies"], rows)


_MORE_PREFIXES = {
    "owl": str(OWL),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "sdo": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "lrmoo": "http://iflastandards.info/ns/lrm/lrmoo/",
    "bcn": "http://datos.bcn.cl/ontologies/bcn-norms#",
}


def _curie(iri: str) -> str:
    if iri.startswith(_BASE):
        return f"<{iri.removeprefix(_BASE)}>"
    prefixes = {**PREFIXES, **_MORE_PREFIXES}
    fitting = [(prefix, namespace) for prefix, namespace in prefixes.items() if iri.startswith(namespace)]
    if not fitting:
        return f"<{iri}>"
    prefix, namespace = max(fitting, key=lambda pair: len(pair[1]))
    return f"{prefix}:{iri.removeprefix(namespace)}"


def _examples() -> dict[str, str]:
    """One statement of the bundled data for each property, the shortest and among those the first."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in resources.bundled_sources():
        for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and quad.predicate.value.startswith(LIN_NS):
                value = quad.object
                shown = (
                    _curie(value.value) if isinstance(value, NamedNode) else _literal(value) if isinstance(value, Literal) else ""
                )
                found[quad.predicate.value].append(f"{_curie(quad.subject.value)} {_curie(quad.predicate.value)} {shown} .")
    return {name: min(lines, key=lambda line: (len(line), line)) for name, lines in found.items()}


def _literal(value: Literal) -> str:
    kind = value.datatype.value
    if kind in (XSD + "integer", XSD + "boolean"):
        return value.value
    if value.language or kind == XSD + "string":
        return str(value)
    return f'"{value.value}"^^xsd:{kind.removeprefix(XSD)}'
