"""The only bridge between records and triples, in both directions, driven by the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from app.core.errors import LinajeError
from app.core.identifiers import natural_key
from app.core.model import Commencement, Evidence, Id, Record
from app.core.vocabulary import Role
from app.graph.codecs import Base, Codec, Kind, Many, One, Properties, Roles, Term, When
from app.graph.table import KIND_OF_CLASS, SHAPES, Shape
from app.graph.vocab import RDF, expand

TYPE = NamedNode(RDF + "type")

_CLASS_KIND = {expand(name): kind for name, kind in KIND_OF_CLASS.items()}


class MappingError(LinajeError):
    """A subject that cannot be read as a record: a property is missing, doubled, ill-typed or foreign to its class.

    `property` is the IRI of the property at fault, where it is one.
    """

    def __init__(self, subject: Id, attribute: str, reason: str, property: str = "") -> None:
        self.subject = subject
        self.attribute = attribute
        self.reason = reason
        self.property = property or attribute
        super().__init__(f"{subject}, {attribute}: {reason}")


def to_triples(record: Record, base: Base) -> Iterator[Triple]:
    """The triples of a record, in file order: classes, then attributes as the table lists them."""
    subject = base.node(record.id)
    for predicate, term in pairs_of(record, base):
        yield Triple(subject, predicate, term)


def pairs_of(record: Record, base: Base) -> Iterator[tuple[NamedNode, Term]]:
    """The predicates and objects of a record, in file order: classes, then attributes as the table lists them."""
    shape = SHAPES[type(record)]
    for name in shape.classes:
        yield TYPE, node_of(expand(name))
    for attribute, codec in shape.attributes.items():
        value = getattr(record, attribute) if "." not in attribute else _get(record, attribute)
        if value is not None:
            for name, term in codec.write(value, base):
                yield node_of(name), term


@cache
def node_of(iri: str) -> NamedNode:
    """The node of a term of a vocabulary."""
    return NamedNode(iri)


def to_records(triples: Iterable[Triple], base: Base) -> tuple[list[Record], list[MappingError]]:
    """Every subject of one of our classes as a record, in identifier order, and every subject that could not be read."""
    subjects: dict[NamedNode, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    records: list[Record] = []
    errors: list[MappingError] = []
    for triple in triples:
        if not isinstance(triple.subject, NamedNode) or not isinstance(triple.object, NamedNode | Literal):
            errors.append(
                MappingError(str(triple.subject), triple.predicate.value, "blank nodes and quoted triples have no name")
            )
            continue
        subjects[triple.subject][triple.predicate.value].append(triple.object)
    for subject, terms in subjects.items():
        try:
            records.append(_read(subject, terms, base))
        except MappingError as error:
            errors.append(error)
    return sorted(records, key=lambda record: natural_key(record.id)), errors


def _read(subject: NamedNode, terms: Properties, base: Base) -> Record:
    try:
        identifier = base.identifier(subject)
    except ValueError as error:
        raise MappingError(subject.value, "subject", str(error)) from error
    kinds = {_CLASS_KIND[term.value] for term in terms.get(TYPE.value, ()) if term.value in _CLASS_KIND}
    if len(kinds) != 1:
        found = ", ".join(sorted(kind.__name__ for kind in kinds)) or "none"
        raise MappingError(identifier, "rdf:type", f"exactly one of our classes is needed, found {found}")
    kind = kinds.pop()
    shape = SHAPES[kind]
    _refuse_foreign(identifier, terms, shape)
    values: dict[str, Any] = {}
    for attribute, codec in shape.attributes.items():
        try:
            values[attribute] = codec.read(terms, base)
        except (ValueError, KeyError) as error:
            raise MappingError(identifier, attribute, str(error), _at_fault(codec, terms, base)) from error
    try:
        return kind(id=identifier, **_nest(kind, values))
    except (TypeError, ValueError) as error:
        raise MappingError(identifier, "record", str(error)) from error


def _at_fault(codec: Codec, terms: Properties, base: Base) -> str:
    """The property whose own terms cannot be read; the first one written where it is only together that they do not fit."""
    parts: Sequence[Codec] = ()
    if isinstance(codec, When):
        parts = [One(name, Kind.DAY) for name in (codec.exact, codec.earliest, codec.latest)]
    elif isinstance(codec, Roles):
        parts = [Many(f"lin:{role.value}For", Kind.ID) for role in Role]
    for part in parts:
        try:
            part.read(terms, base)
        except ValueError:
            return part.properties[0]
    return next((name for name in codec.properties if terms.get(name)), codec.properties[0])


def _refuse_foreign(identifier: Id, terms: Properties, shape: Shape) -> None:
    """A property that the class does not have is refused: silently dropping it would lose what a curator wrote."""
    allowed = {name for codec in shape.attributes.values() for name in codec.properties} | {TYPE.value}
    foreign = sorted(set(terms) - allowed)
    if foreign:
        raise MappingError(identifier, foreign[0], "this kind of record has no such property")
    for name, languages in _LANGUAGES[id(shape)].items():
        for term in terms.get(name, ()):
            if getattr(term, "language", None) not in languages:
                wanted = " or ".join(f"@{language}" for language in sorted(languages))
                raise MappingError(identifier, name, f"{term} is not a text marked {wanted}")


def _nest(kind: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    flat = {name: value for name, value in values.items() if "." not in name}
    parts: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, value in values.items():
        if "." in name:
            outer, _, inner = name.partition(".")
            parts[outer][inner] = value
    if "evidence" in parts:
        if parts["evidence"]["confidence"] is None:
            raise ValueError("lin:confidence is missing")
        flat["evidence"] = Evidence(**parts["evidence"])
    if "commencement" in parts:
        clause = parts["commencement"]
        flat["commencement"] = Commencement(**clause) if clause["rule"] is not None else None
    missing = [name for name, value in flat.items() if value is None and name in _REQUIRED.get(kind, ())]
    if missing:
        raise ValueError(f"{_written(kind, missing[0])} is missing")
    return flat


def _get(record: Record, attribute: str) -> Any:
    value: Any = record
    for name in attribute.split("."):
        value = None if value is None else getattr(value, name)
    return value


def _written(kind: type[Record], attribute: str) -> str:
    """The name under which a curator writes an attribute."""
    codec = SHAPES[kind].attributes[attribute]
    return codec.predicate if isinstance(codec, One) else attribute


def _required(kind: type[Record]) -> frozenset[str]:
    """The attributes whose annotation does not allow ``None``."""
    return frozenset(name for name, field in kind.__dataclass_fields__.items() if "None" not in str(field.type))


_REQUIRED = {kind: _required(kind) for kind in SHAPES}


def _languages(shape: Shape) -> dict[str, set[str]]:
    """The languages in which a property may be written, for the properties that are read in some languages only."""
    found: dict[str, set[str]] = defaultdict(set)
    for codec in shape.attributes.values():
        if isinstance(codec, One | Many) and codec.kind in (Kind.SPANISH, Kind.ENGLISH):
            found[codec.properties[0]].add(str(codec.kind))
    return found


_LANGUAGES = {id(shape): _languages(shape) for shape in SHAPES.values()}
