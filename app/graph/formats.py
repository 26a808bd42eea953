"""The formats in which graphs and results of queries are told, by short name: media type and suffix, the liked ones first."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format: the type it is served as, its suffix, and other types it is asked for by."""

    media_type: str
    suffix: str
    also: tuple[str, ...] = ()


GRAPHS: dict[str, Format] = {
    "turtle": Format("text/turtle", "ttl", ("application/x-turtle",)),
    "jsonld": Format("application/ld+json", "jsonld", ("application/json",)),
    "rdfxml": Format("application/rdf+xml", "rdf", ("application/xml", "text/xml")),
    "ntriples": Format("application/n-triples", "nt", ("text/plain",)),
}

RESULTS: dict[str, Format] = {
    "json": Format("application/sparql-results+json", "json", ("application/json",)),
    "xml": Format("application/sparql-results+xml", "xml", ("application/xml", "text/xml")),
    "csv": Format("text/csv", "csv"),
    "tsv": Format("text/tab-separated-values", "tsv"),
}
