"""Records against their shapes: one finding for each SHACL result, in the words of the shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rdflib
from pyoxigraph import RdfFormat, Triple, serialize
from pyshacl import validate
from rdflib.namespace import RDF, SH

from app.core.findings import Finding, Severity
from app.core.model import Record
from app.graph.codecs import Base
from app.graph.mapping import to_triples

SHAPE = "https://w3id.org/linaje/shapes#"


def check_shapes(records: Iterable[Record], shapes: bytes, base: Base, lang: str = "en") -> list[Finding]:
    """The findings of validating all records together against the shapes (a Turtle text), in the language asked for.

    Every target class of the shapes that has no instance at all is fine; a shapes text without any target is refused, since
    an empty shapes graph finds everything right.
    """
    data = rdflib.Graph()
    triples = (triple for record in records for triple in to_triples(record, base))
    data.parse(data=_ntriples(triples), format="nt")
    return check_graph(data, shapes, base, lang)


def check_graph(data: rdflib.Graph, shapes: bytes, base: Base, lang: str = "en") -> list[Finding]:
    """The findings of validating a graph against the shapes; see `check_shapes`."""
    # A shapes graph is changed by validating with it, so each validation gets its own.
    shapes_graph = rdflib.Graph().parse(data=shapes, format="turtle")
    if not list(shapes_graph.subjects(SH.targetClass, None)):
        raise ValueError("the shapes text targets no class: everything would pass")
    _, report, _ = validate(data, shacl_graph=shapes_graph, advanced=False, do_owl_imports=False, inference="none")
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"the validator gave no report: {report}")
    return sorted(_findings(report, shapes_graph, base, lang), key=lambda finding: (finding.focus, finding.code))


_LOOK_UP = "Look the property up in docs/reference/ontology.md and write it as that page shows."


def _ntriples(triples: Iterable[Triple]) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _findings(report: rdflib.Graph, shapes: rdflib.Graph, base: Base, lang: str) -> Iterator[Finding]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        code = str(shape).removeprefix(SHAPE)
        focus = str(report.value(result, SH.focusNode)).removeprefix(base.iri)
        value = report.value(result, SH.value)
        said = {str(text.language): str(text) for text in shapes.objects(shape, SH.message) if isinstance(text, rdflib.Literal)}
        message = said.get(lang) or next(iter(said.values()), "")
        path = str(report.value(result, SH.resultPath))
        shown = f" ({_shown(value, base)})" if value is not None else ""
        what, _, cure = message.partition(". ")
        yield Finding(f"shape-{code}", Severity.ERROR, focus, f"{what.rstrip('.')}{shown}.", cure or _LOOK_UP, property=path)


def _shown(value: object, base: Base) -> str:
    return str(value).removeprefix(base.iri)[:200]
