"""Readers' queries where the graph lies on a SPARQL server: what is asked there, what here, and that the answers are the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from engines import in_oxigraph, in_virtuoso, oxigraph, virtuoso
from fastapi.testclient import TestClient
from serving import client_over
from test_questions import QUESTIONS, asked, cases, expected, shortened
from test_release_published import NOT_SENT, published_on

from app.graph.asking import Asked, QueryFault
from app.release.edition import Edition
from app.release.published import Published
from app.settings import Settings
from app.web.elsewhere import ask_there

ACTS = "SELECT ?s WHERE { ?s a <http://data.europa.eu/eli/ontology#LegalResource> } ORDER BY ?s"
GRAPH = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"


@pytest.fixture(scope="module", params=["oxigraph", pytest.param("virtuoso", marks=pytest.mark.virtuoso)])
def engine(request: pytest.FixtureRequest, settings: Settings, edition: Edition) -> Iterator[Settings]:
    """Settings with the bundled release on a server of that engine, and no deadline that a busy machine misses."""
    patient = {"sparql_timeout_ms": 120_000, "rate_query_burst": 10_000, "graph_timeout_ms": 120_000}
    with oxigraph() if request.param == "oxigraph" else virtuoso() as address:
        placed = in_oxigraph(settings, address) if request.param == "oxigraph" else in_virtuoso(settings, address)
        published_on(placed).publish(edition)
        known = {name: value for name, value in patient.items() if name in type(placed).model_fields}
        yield placed.model_copy(update=known)


@pytest.fixture(scope="module")
def there(engine: Settings) -> Published:
    """That server, as a service asks it."""
    return published_on(engine)


@pytest.fixture(scope="module")
def service(engine: Settings) -> Iterator[TestClient]:
    """A service whose graph lies there."""
    made = client_over(engine)
    assert made.app.state.querying.published is not None  # type: ignore[attr-defined]
    yield made
    made.app.state.querying.sandbox.close()  # type: ignore[attr-defined]


def _asked(query: str, base: str, **more: object) -> Asked:
    return replace(Asked(query=query, base=base, timeout_ms=120_000), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_every_question_has_the_expected_rows_through_the_endpoint(path: Path, service: TestClient, engine: Settings) -> None:
    query = asked(path, cases().get((path.stem[:4], "real")))
    answer = service.post("/sparql", data={"query": query, "format": "csv"})
    assert answer.status_code == 200, answer.text
    assert list(csv.reader(io.StringIO(shortened(answer.text, engine.base_iri), newline=""))) == expected("real", path)


def test_what_can_be_asked_there_is_asked_there_and_the_rest_here(there: Published, edition: Edition, engine: Settings) -> None:
    base = engine.base_iri
    for query in (ACTS, GRAPH, "ASK { ?s ?p ?o }"):
        assert ask_there(there, edition, _asked(query, base)) is not None, query
    long = next(path for path in QUESTIONS if path.stem == NOT_SENT[0])
    for here in (
        _asked(ACTS, base, truncate=True),
        _asked(ACTS, base, default_graph=("urn:x",)),
        _asked(ACTS, base, named_graphs=("urn:x",)),
        _asked(long.read_text("utf-8"), base),
        _asked("SELECT", base),  # the server refuses it; the engine here says where the fault is
    ):
        assert ask_there(there, edition, here) is None, here


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rows_from_there_are_those_from_here_in_every_format(form: str, service: TestClient, client: TestClient) -> None:
    asked_for = {"query": ACTS, "format": form}
    one, other = service.get("/sparql", params=asked_for), client.get("/sparql", params=asked_for)
    assert one.headers["content-type"] == other.headers["content-type"]
    assert one.content == other.content


@pytest.mark.parametrize("form", ["ttl", "nt"])
def test_statements_from_there_are_those_from_here(form: str, service: TestClient, client: TestClient) -> None:
    query = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c . ?s <https://w3id.org/linaje/ontology#rank> ?r }"
    asked_for = {"query": query, "format": form}
    one, other = service.get("/sparql", params=asked_for), client.get("/sparql", params=asked_for)
    assert (one.status_code, one.headers["content-type"]) == (200, other.headers["content-type"])
    if form == "nt":
        assert sorted(one.text.splitlines()) == sorted(other.text.splitlines())


def test_what_is_too_much_is_told_as_here(there: Published, edition: Edition, engine: Settings) -> None:
    for bound, name in (({"max_rows": 3}, "rows"), ({"max_bytes": 30}, "bytes")):
        with pytest.raises(QueryFault) as told:
            ask_there(there, edition, _asked(ACTS, engine.base_iri, **bound))
        assert (told.value.kind, told.value.facts["limit_name"]) == ("too-large", name)


def test_a_fault_in_a_query_is_told_with_its_place(service: TestClient) -> None:
    told = service.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p }"}).json()
    assert (told["type"], told["line"]) == ("/problems/sparql-syntax", 1)


def test_a_server_that_is_gone_is_told_and_answers_of_law_go_on(settings: Settings, edition: Edition) -> None:
    with oxigraph() as address:
        placed = in_oxigraph(settings, address)
        published_on(placed).publish(edition)
        service = client_over(placed)
        assert service.get("/sparql", params={"query": ACTS}).status_code == 200
    told = service.get("/sparql", params={"query": ACTS})
    assert (told.status_code, told.json()["type"]) == (503, "/problems/store-unavailable")
    law = service.get("/api/v1/governing", params={"topic": "gobierno-digital", "on": "2016-03-01"})
    assert law.json()["outcome"] == "governed"
