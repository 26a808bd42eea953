"""How one attribute of a record is written as RDF terms, and read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Protocol

from pyoxigraph import Literal, NamedNode

from app.core.model import Governance, Id, Text
from app.core.period import Moment, parse_day
from app.core.vocabulary import Role
from app.graph.lexical import must_fit
from app.graph.vocab import ONTOLOGY, XSD, expand, list_of

Term = NamedNode | Literal
#: The terms of one subject by property IRI.
Properties = Mapping[str, Sequence[Term]]
Pairs = list[tuple[str, Term]]

DATE = NamedNode(XSD + "date")
INTEGER = NamedNode(XSD + "integer")
YEAR = NamedNode(XSD + "gYear")
MONTH = NamedNode(XSD + "gYearMonth")
BOOLEAN = NamedNode(XSD + "boolean")


@dataclass(frozen=True, slots=True)
class Base:
    """The IRI under which identifiers live, such as ``https://w3id.org/linaje/id/``."""

    iri: str

    def node(self, identifier: Id) -> NamedNode:
        """The IRI of an identifier."""
        return NamedNode(self.iri + identifier)

    def identifier(self, node: Term) -> Id:
        """The identifier of an IRI under the base; `ValueError` for anything else."""
        if not isinstance(node, NamedNode) or not node.value.startswith(self.iri):
            raise ValueError(f"{node} does not lie under {self.iri}")
        return node.value[len(self.iri) :]


class Codec(Protocol):
    """One attribute <-> the terms of one or more properties."""

    def write(self, value: Any, base: Base) -> Pairs:
        """The (property, term) pairs of a value; none for an absent one."""

    def read(self, terms: Properties, base: Base) -> Any:
        """The value, or the attribute's empty value; `ValueError` when the terms do not fit."""

    @property
    def properties(self) -> tuple[str, ...]:
        """The property IRIs it uses."""


class Kind(StrEnum):
    """What a single term holds."""

    ID = "id"
    IRI = "iri"
    DAY = "day"
    INTEGER = "integer"
    YEAR = "year"
    PARTIAL = "partial"
    BOOLEAN = "boolean"
    STRING = "string"
    SPANISH = "es"
    ENGLISH = "en"


def _to_term(value: Any, kind: Kind | type[StrEnum], base: Base) -> Term:
    if isinstance(kind, type):
        return _entry(value)
    match kind:
        case Kind.ID:
            return base.node(value)
        case Kind.IRI:
            return NamedNode(value)
        case Kind.DAY:
            return Literal(value.isoformat(), datatype=DATE)
        case Kind.INTEGER:
            return Literal(str(value), datatype=INTEGER)
        case Kind.YEAR:
            return Literal(f"{value:04d}", datatype=YEAR)
        case Kind.PARTIAL:
            return Literal(value, datatype=YEAR if len(value) == 4 else MONTH)
        case Kind.BOOLEAN:
            return Literal("true" if value else "false", datatype=BOOLEAN)
        case Kind.SPANISH | Kind.ENGLISH:
            return Literal(value, language=kind.value)
        case _:
            return Literal(value)


def _from_term(term: Term, kind: Kind | type[StrEnum], base: Base) -> Any:
    if isinstance(kind, type):
        prefix = f"{ONTOLOGY}/{list_of(kind)}/"
        if not isinstance(term, NamedNode) or not term.value.startswith(prefix):
            raise ValueError(f"{term} is not an entry of the list {prefix}")
        return kind(term.value[len(prefix) :])
    must_fit(term, kind)
    match kind:
        case Kind.ID:
            return base.identifier(term)
        case Kind.DAY:
            return parse_day(term.value)
        case Kind.INTEGER | Kind.YEAR:
            return int(term.value)
        case Kind.BOOLEAN:
            return term.value == "true"
        case _:
            return term.value


@cache
def _entry(value: StrEnum) -> NamedNode:
    return NamedNode(f"{ONTOLOGY}/{list_of(type(value))}/{value.value}")


@dataclass(frozen=True, slots=True)
class One:
    """At most one term; an attribute that is empty, ``None`` or equal to `default` is not written."""

    predicate: str
    kind: Kind | type[StrEnum]
    default: Any = None

    @property
    def properties(self) -> tuple[str, ...]:
        """See `Codec.properties`."""
        return (expand(self.predicate),)

    def write(self, value: Any, base: Base) -> Pairs:
        """See `Codec.write`."""
        if value is None or value == "" or (self.default is not None and value == self.default):
            return []
        return [(expand(self.predicate), _to_term(value, self.kind, base))]

    def read(self, terms: Properties, base: Base) -> Any:
        """See `Codec.read`."""
        found = [term for term in terms.get(expand(self.predicate), ()) if self._fits(term)]
        if len(found) > 1:
            raise ValueError(f"{self.predicate} has {len(found)} values where one is allowed")
        if found:
            return _from_term(found[0], self.kind, base)
        return self.default if self.default is not None else _EMPTY.get(self.kind)

    def _fits(self, term: Term) -> bool:
        return self.kind not in (Kind.SPANISH, Kind.ENGLISH) or getattr(term, "language", None) == self.kind


_EMPTY: dict[object, str] = dict.fromkeys((Kind.ID, Kind.IRI, Kind.STRING, Kind.SPANISH, Kind.ENGLISH, Kind.PARTIAL), "")


@dataclass(frozen=True, slots=True)
class Many:
    """Any number of terms, as a tuple in canonical order."""

    predicate: str
    kind: Kind | type[StrEnum]

    @property
    def properties(self) -> tuple[str, ...]:
        """See `Codec.properties`."""
        return (expand(self.predicate),)

    def write(self, value: Any, base: Base) -> Pairs:
        """See `Codec.write`."""
        return [(expand(self.predicate), _to_term(one, self.kind, base)) for one in value]

    def read(self, terms: Properties, base: Base) -> Any:
        """See `Codec.read`."""
        found = terms.get(expand(self.predicate), ())
        if self.kind in (Kind.SPANISH, Kind.ENGLISH):
            found = [term for term in found if getattr(term, "language", None) == self.kind]
        return tuple(sorted(_from_term(term, self.kind, base) for term in found))


@dataclass(frozen=True, slots=True)
class Both:
    """A `Text`: one Spanish and one English literal, or neither when it is optional."""

    predicate: str
    optional: bool = False

    @property
    def properties(self) -> tuple[str, ...]:
        """See `Codec.properties`."""
        return (expand(self.predicate),)

    def write(self, value: Any, base: Base) -> Pairs:
        """See `Codec.write`."""
        if value is None:
            return []
        name = expand(self.predicate)
        return [(name, Literal(value.es, language="es")), (name, Literal(value.en, language="en"))]

    def read(self, terms: Properties, base: Base) -> Text | None:
        """See `Codec.read`."""
        found = terms.get(expand(self.predicate), ())
        if not found and self.optional:
            return None
        words = {term.language: term.value for term in found if isinstance(term, Literal)}
        if set(words) != {"es", "en"} or len(found) != 2:
            raise ValueError(f"{self.predicate} needs exactly one Spanish and one English text")
        return Text(words["es"], words["en"])


@dataclass(frozen=True, slots=True)
class When:
    """A `Moment`: one property for an exact day, two for the ends of a window."""

    exact: str
    earliest: str
    latest: str

    @property
    def properties(self) -> tuple[str, ...]:
        """See `Codec.properties`."""
        return expand(self.exact), expand(self.earliest), expand(self.latest)

    def write(self, value: Any, base: Base) -> Pairs:
        """See `Codec.write`."""
        if value is None:
            return []
        if value.exact is not None:
            return [(expand(self.exact), _to_term(value.exact, Kind.DAY, base))]
        pairs = [(expand(self.earliest), _to_term(value.earliest, Kind.DAY, base))]
        if value.latest is not None:
            pairs.append((expand(self.latest), _to_term(value.latest, Kind.DAY, base)))
        return pairs

    def read(self, terms: Properties, base: Base) -> Moment | None:
        """See `Codec.read`."""
        exact, earliest, latest = (One(name, Kind.DAY).read(terms, base) for name in (self.exact, self.earliest, self.latest))
        if exact is not None:
            if earliest is not None or latest is not None:
                raise ValueError(f"{self.exact} gives the day; {self.earliest} and {self.latest} are for days not known exactly")
            return Moment.on(exact)
        if earliest is None:
            if latest is not None:
                raise ValueError(f"{self.latest} needs {self.earliest}")
            return None
        return Moment(earliest, latest)


@dataclass(frozen=True, slots=True)
class Roles:
    """`Governance` entries: one property per role, with the topic as value."""

    @property
    def properties(self) -> tuple[str, ...]:
        """See `Codec.properties`."""
        return tuple(expand(f"lin:{role.value}For") for role in Role)

    def write(self, value: Any, base: Base) -> Pairs:
        """See `Codec.write`."""
        return [(expand(f"lin:{one.role.value}For"), base.node(one.topic)) for one in value]

    def read(self, terms: Properties, base: Base) -> tuple[Governance, ...]:
        """See `Codec.read`."""
        return tuple(
            Governance(topic=topic, role=role)
            for role in Role
            for topic in sorted(base.identifier(term) for term in terms.get(expand(f"lin:{role.value}For"), ()))
        )


@dataclass(frozen=True, slots=True)
class Names:
    """Attribute names, written as the properties that hold them; `names` is filled by the table."""

    predicate: str
    names: Mapping[str, str]

    @property
    def properties(self) -> tuple[str, ...]:
        """See `Codec.properties`."""
        return (expand(self.predicate),)

    def write(self, value: Any, base: Base) -> Pairs:
        """See `Codec.write`."""
        return [(expand(self.predicate), NamedNode(self.names[name])) for name in value]

    def read(self, terms: Properties, base: Base) -> tuple[str, ...]:
        """See `Codec.read`."""
        back = {iri: name for name, iri in self.names.items()}
        found = []
        for term in terms.get(expand(self.predicate), ()):
            if term.value not in back:
                raise ValueError(f"{term} is not a property of this kind of record")
            found.append(back[term.value])
        return tuple(sorted(found))
