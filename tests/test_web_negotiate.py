"""Which format a reader gets: weights, the most specific range, what is refused, ties."""

from __future__ import annotations

import pytest

from app.graph.formats import GRAPHS, RESULTS
from app.web.negotiate import by_name, liked


@pytest.mark.parametrize(
    ("accept", "first"),
    [
        ("", "turtle"),
        ("*/*", "turtle"),
        ("application/ld+json", "jsonld"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.8", "rdfxml"),
        ("text/turtle;q=0.1, application/n-triples;q=0.5, */*;q=0.01", "ntriples"),
        ("*/*, application/n-triples", "ntriples"),  # named goes before let in
        ("text/*;q=0.3, text/turtle;q=0, application/*;q=0.2", "rdfxml"),  # text/xml is one of its types
        ("APPLICATION/LD+JSON; profile=x; q=0.5, text/turtle; Q=0.4", "jsonld"),
        ("application/json", "jsonld"),
    ],
)
def test_the_best_liked_format_comes_first(accept: str, first: str) -> None:
    assert liked(accept, GRAPHS)[0] == first


@pytest.mark.parametrize("accept", ["image/png", "text/turtle;q=0", "*/*;q=0", "application/sparql-results+json"])
def test_what_is_not_accepted_is_not_offered(accept: str) -> None:
    assert "turtle" not in liked(accept, GRAPHS)


def test_a_zero_takes_one_format_out_of_a_wildcard() -> None:
    assert "json" not in liked("application/sparql-results+json;q=0, application/json;q=0, */*", RESULTS)


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("ttl", "turtle"),
        ("jsonld", "jsonld"),
        ("rdf+xml", "rdfxml"),
        ("rdf xml", "rdfxml"),
        ("nt", "ntriples"),
        ("text/turtle", "turtle"),
        ("png", ""),
    ],
)
def test_a_format_is_named_by_suffix_or_type(name: str, format_: str) -> None:
    assert by_name(name, GRAPHS) == format_
