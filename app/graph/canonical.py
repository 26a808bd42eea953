"""The canonical form of a body of statements: sorted N-Quads lines without blank nodes, named by their SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from app.core.errors import LinajeError
from app.core.model import Dataset, Evidence, Id, Record, Source
from app.graph.codecs import DATE, Base
from app.graph.mapping import TYPE, pairs_of
from app.graph.vocab import DCTERMS, PROV, XSD, expand

#: Where the data-wide statements live that belong to no single assertion.
DERIVED_GRAPH = "graph/derived"


class BlankNodeError(LinajeError):
    """A blank node: it has no name that a correction or a proof could cite, and doubles when a file is loaded twice."""


def line_of(quad: Quad) -> str:
    """One statement as its N-Quads line, without the line end."""
    if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
        raise BlankNodeError("a statement has a blank node; give the node an IRI")
    return f"{quad} ."


def statement_hash(line: str) -> str:
    """The name of a statement: ``sha256-`` and the hash of its line."""
    return "sha256-" + hashlib.sha256(line.encode()).hexdigest()


def release_name(lines: Iterable[str]) -> str:
    """The name of a body of statements: the hash of its sorted lines, each ended by a newline."""
    digest = hashlib.sha256()
    for line in sorted(lines):
        digest.update(line.encode())
        digest.update(b"\n")
    return "sha256-" + digest.hexdigest()


def quads_of(records: Iterable[Record], base: Base) -> Iterator[Quad]:
    """Every record in the named graph of its assertion, and the description of that graph in PROV-O.

    An assertion is ``assertion/<identifier>``: derived from its sources, attributed to the editor of the data set that
    recorded it, on the day it was recorded. These are times of record, never of law.
    """
    held = list(records)
    book = next((record for record in held if isinstance(record, Dataset)), None)
    told, told_of_source = _description(book, base), _description(None, base)
    for record in held:
        graph = base.node(f"assertion/{record.id}")
        subject = base.node(record.id)
        for predicate, term in pairs_of(record, base):
            yield Quad(subject, predicate, term, graph)
        evidence: Evidence | None = getattr(record, "evidence", None)
        for source in evidence.sources if evidence else ():
            yield Quad(graph, _DERIVED_FROM, base.node(source), graph)
        for predicate, term in told_of_source if isinstance(record, Source) else told:
            yield Quad(graph, predicate, term, graph)


_DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")


def _description(book: Dataset | None, base: Base) -> list[tuple[NamedNode, NamedNode | Literal]]:
    """What is said of each assertion alike; of one that comes from a data set, its editor and the day of record."""
    told: list[tuple[NamedNode, NamedNode | Literal]] = [
        (TYPE, NamedNode(expand("lin:Assertion"))),
        (TYPE, NamedNode(PROV + "Entity")),
    ]
    if book is not None:
        recorded = Literal(f"{book.recorded_on.isoformat()}T00:00:00Z", datatype=NamedNode(XSD + "dateTime"))
        told += [
            (NamedNode(PROV + "wasAttributedTo"), base.node(book.editor)),
            (NamedNode(PROV + "generatedAtTime"), recorded),
            (NamedNode(DCTERMS + "isPartOf"), base.node(book.id)),
        ]
    return told


def date_literal(value: object) -> Literal:
    """A day as the one literal form the graph knows."""
    return Literal(str(value), datatype=DATE)


def record_of_line(line: str, base: Base) -> Id:
    """The identifier of the record whose assertion graph a statement line belongs to."""
    graph = line.rsplit(" ", 2)[1]
    return graph[len(base.iri) + len("<assertion/") : -1]
