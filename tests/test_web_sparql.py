"""The SPARQL endpoint as programs meet it: the protocol, the formats, the limits and their problems."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pyoxigraph
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from serving import client_over
from solutions import rows_of

from app.graph.asking import QueryFault
from app.graph.questions import Question, saved_questions
from app.release.edition import Edition
from app.settings import Settings

ONE = "SELECT ?s WHERE { ?s a <http://data.europa.eu/eli/ontology#LegalResource> } ORDER BY ?s LIMIT 1"
GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3"
DIRECT = {"content-type": "application/sparql-query"}


def must_be(answer: Response, name: str, status: int) -> dict[str, Any]:
    told: dict[str, Any] = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert (told["type"], told["status"], answer.status_code) == (f"/problems/{name}", status, status)
    return told


def test_a_query_is_asked_by_get_by_form_and_as_it_is(client: TestClient, built: Edition) -> None:
    answers = [
        client.get("/sparql", params={"query": ONE}),
        client.post("/sparql", data={"query": ONE}),
        client.post("/sparql", content=ONE, headers=DIRECT),
        client.post("/sparql", content=ONE, headers={"content-type": "Application/SPARQL-Query; charset=utf-8"}),
    ]
    for answer in answers:
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/sparql-results+json"
        assert answer.headers["linaje-release"] == built.id
        assert "Accept" in answer.headers["vary"]
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.json() == answers[0].json()
    assert answers[0].headers["cache-control"].startswith("public")
    assert answers[1].headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.5, application/json;q=0.9", "application/sparql-results+json"),
        ("text/html, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_rows_and_truth_are_written_in_every_format_of_results(accept: str, media_type: str, client: TestClient) -> None:
    for query in (ONE, "ASK {}"):
        answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
        assert answer.headers["content-type"] == media_type
    formats = {"json": "JSON", "xml": "XML", "csv": "CSV", "tsv": "TSV"}
    for name, known in formats.items():
        body = client.get("/sparql", params={"query": ONE, "format": name}).content
        if name != "csv":  # which does not tell terms apart
            assert len(rows_of(body, getattr(pyoxigraph.QueryResultsFormat, known))) == 1


@pytest.mark.parametrize(
    ("accept", "known"),
    [
        ("text/turtle", "TURTLE"),
        ("application/n-triples", "N_TRIPLES"),
        ("application/rdf+xml", "RDF_XML"),
        ("application/ld+json", "JSON_LD"),
    ],
)
def test_graphs_are_written_in_every_format_of_graphs(accept: str, known: str, client: TestClient) -> None:
    subject = "<https://w3id.org/linaje/id/co/decreto/2015/1078>"
    expected = set(
        map(str, _read(client.get("/sparql", params={"query": f"CONSTRUCT WHERE {{ {subject} ?p ?o }}"}).content, "TURTLE"))
    )
    assert len(expected) > 10
    for query in (f"CONSTRUCT WHERE {{ {subject} ?p ?o }}", f"DESCRIBE {subject}"):
        answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
        assert answer.headers["content-type"].partition(";")[0] == accept
        assert set(map(str, _read(answer.content, known))) == expected


def _read(body: bytes, known: str) -> list[pyoxigraph.Triple]:
    return [quad.triple for quad in pyoxigraph.parse(body, format=getattr(pyoxigraph.RdfFormat, known))]


def test_a_format_that_a_kind_of_answer_does_not_have_is_told_with_those_it_has(client: TestClient) -> None:
    for query, accept in ((ONE, "text/turtle"), (GRAPH, "text/csv"), (ONE, "image/png")):
        answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
        told = must_be(answer, "not-acceptable", 406)
        assert all(one["href"].startswith("/sparql?format=") for one in told["available"])
        assert 'rel="alternate"' in answer.headers["link"]


def test_without_a_query_it_describes_itself_and_sends_browsers_to_the_page(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    said = {(str(one.predicate), str(one.object)) for one in _read(answer.content, "TURTLE")}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert (f"<{sd}endpoint>", "<http://localhost/sparql>") in said
    assert (f"<{sd}feature>", f"<{sd}UnionDefaultGraph>") in said
    assert {one for predicate, one in said if predicate == f"<{sd}resultFormat>"} >= {"<http://www.w3.org/ns/formats/Turtle>"}
    for kind, known in (("application/rdf+xml", "RDF_XML"), ("application/ld+json", "JSON_LD")):
        assert len(_read(client.get("/sparql", headers={"accept": kind}).content, known)) == len(said)
    page = client.get("/sparql", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "accept-language": "en"})
    assert (page.status_code, page.headers["location"]) == (303, "/en/query")


@pytest.mark.parametrize(
    ("query", "keyword"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1/> {} }", "SERVICE"),
        ("SELECT * FROM <http://127.0.0.1/> {}", "FROM"),
        ("LOAD <http://127.0.0.1/>", "LOAD"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
    ],
)
def test_what_reaches_outside_or_writes_is_forbidden(query: str, keyword: str, client: TestClient) -> None:
    told = must_be(client.post("/sparql", content=query, headers=DIRECT), "sparql-forbidden", 403)
    assert told["keyword"] == keyword
    assert query[told["position"] :].upper().startswith(keyword)


def test_updates_are_forbidden_by_every_way_in(client: TestClient) -> None:
    update = {"content-type": "application/sparql-update"}
    must_be(client.post("/sparql", content="CLEAR ALL", headers=update), "sparql-forbidden", 403)
    must_be(client.post("/sparql", data={"update": "CLEAR ALL"}), "sparql-forbidden", 403)
    must_be(client.get("/sparql", params={"update": "CLEAR ALL"}), "sparql-forbidden", 403)


def test_graphs_of_the_release_may_be_chosen_and_no_others(client: TestClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def number(**more: Any) -> int:
        body = client.get("/sparql", params={"query": count, "format": "csv", **more}).text
        return int(body.split()[1])

    one = "https://w3id.org/linaje/id/assertion/co/decreto/2015/1078"
    assert 0 < number(**{"default-graph-uri": one}) < number() / 100
    assert number(**{"named-graph-uri": one}) == 0
    posted = client.post("/sparql", params={"default-graph-uri": one}, content=count, headers=DIRECT)
    assert int(posted.json()["results"]["bindings"][0]["n"]["value"]) == number(**{"default-graph-uri": one})
    for foreign in ("http://127.0.0.1/", "file:///etc/passwd", "nonsense"):
        must_be(client.get("/sparql", params={"query": count, "default-graph-uri": foreign}), "sparql-forbidden", 403)


def test_what_is_no_request_of_the_protocol_is_told(client: TestClient) -> None:
    must_be(client.get("/sparql", params={"query": [ONE, ONE]}), "request-invalid", 422)
    must_be(client.post("/sparql", data={"q": ONE}), "request-invalid", 422)
    must_be(client.post("/sparql", content=b"\xff\xfe", headers=DIRECT), "request-invalid", 422)
    must_be(client.get("/sparql?query=%FF"), "request-invalid", 422)
    must_be(client.post("/sparql", content=ONE, headers={"content-type": "text/plain"}), "unsupported-format", 415)
    must_be(client.post("/sparql", content=b"a" * ((2 << 20) + 1), headers=DIRECT), "too-large", 413)
    refused = client.put("/sparql", content=ONE)
    must_be(refused, "method-not-allowed", 405)
    assert refused.headers["allow"] == "GET, HEAD, POST"
    assert client.options("/sparql").headers["access-control-allow-methods"] == "GET, HEAD, POST, OPTIONS"


def test_a_syntax_error_names_its_place(client: TestClient) -> None:
    told = must_be(client.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"}), "sparql-syntax", 400)
    assert told["line"] == 2
    assert told["column"] in (15, 16)


@pytest.fixture
def tight(settings: Settings) -> Any:
    """A service with small limits."""
    small = settings.model_copy(
        update={
            "sparql_max_rows": 10,
            "sparql_timeout_ms": 400,
            "sparql_workers": 1,
            "rate_errors_per_min": 4,
            "sparql_memory_mb": 512,
        }
    )
    made = client_over(small)
    yield made
    made.app.state.querying.sandbox.close()  # type: ignore[attr-defined]


def test_each_limit_has_its_problem_and_nothing_is_cut_in_silence(tight: TestClient) -> None:
    rows = "SELECT * {{ ?s ?p ?o }} LIMIT {}"
    for number in (9, 10):
        assert len(tight.get("/sparql", params={"query": rows.format(number)}).json()["results"]["bindings"]) == number
    told = must_be(tight.get("/sparql", params={"query": rows.format(11)}), "result-too-large", 422)
    assert (told["limit_rows"], told["limit_name"]) == (10, "rows")
    late = tight.get(
        "/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?i && ?c != ?f) }"}
    )
    assert must_be(late, "query-timeout", 503)["limit_ms"] == 400
    assert "retry-after" not in late.headers
    deep = tight.get("/sparql", params={"query": "SELECT * " + "{" * 33 + "}" * 33})
    told = must_be(deep, "sparql-too-complex", 400)
    assert (told["limit_name"], told["limit"], told["found"]) == ("depth", 32, 33)
    must_be(tight.get("/sparql", params={"query": "SELECT"}), "sparql-syntax", 400)
    limited = tight.get("/sparql", params={"query": ONE})
    assert must_be(limited, "rate-limited", 429)["budget"] == "errors"
    assert int(limited.headers["retry-after"]) > 0
    assert limited.headers["ratelimit"].startswith('"errors";r=0;t=')


def test_a_reader_who_asks_for_a_cut_answer_gets_one_that_says_so(tight: TestClient) -> None:
    many, graph = "SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"
    for query, form in ((many, "json"), (many, "xml"), (many, "csv"), (graph, "ttl"), (graph, "nt")):
        answer = tight.get("/sparql", params={"query": query, "format": form, "truncate": "1"})
        assert answer.headers["result-truncated"] == "true"
        assert ("truncated" in answer.text) or ("result-too-large" in answer.text) or form == "csv"
    told = json.loads(tight.get("/sparql", params={"query": many, "truncate": "1"}).text)
    assert told["head"]["truncated"] is True
    assert len(told["results"]["bindings"]) == 10


def test_a_full_house_asks_to_come_back(tight: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = tight.app.state.querying.sandbox  # type: ignore[attr-defined]
    monkeypatch.setattr(sandbox, "_waiting", 10_000)
    busy = tight.get("/sparql", params={"query": ONE})
    must_be(busy, "busy", 503)
    assert 1 <= int(busy.headers["retry-after"]) <= 5


def test_queries_can_be_turned_off(settings: Settings) -> None:
    off = client_over(settings.model_copy(update={"sparql_enabled": False}))
    must_be(off.get("/sparql", params={"query": ONE}), "not-found", 404)
    assert off.get("/api/v1/health").json()["sparql"]["enabled"] is False


def test_a_release_by_name_is_read_and_an_unknown_one_is_none(client: TestClient, built: Edition) -> None:
    assert client.get("/sparql", params={"query": ONE, "release": built.id}).headers["linaje-release"] == built.id
    must_be(client.get("/sparql", params={"query": ONE, "release": f"sha256-{'0' * 64}"}), "unknown-release", 404)


@pytest.fixture(scope="module")
def patient(settings: Settings) -> Any:
    """A service whose deadline no machine of the tests is too slow for."""
    made = client_over(
        settings.model_copy(update={"sparql_timeout_ms": 120_000, "rate_query_burst": 10_000, "sparql_workers": 1})
    )
    yield made
    made.app.state.querying.sandbox.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("question", saved_questions(), ids=lambda one: one.id)
def test_every_competency_question_is_answered_as_the_engine_answers_it(
    question: Question, patient: TestClient, built: Edition
) -> None:
    answer = patient.post("/sparql", data={"query": question.text, "format": "csv"})
    assert answer.status_code == 200, answer.text
    expected = _bare(built, question.text)
    assert sorted(csv.reader(io.StringIO(answer.text))) == sorted(csv.reader(io.StringIO(expected.decode())))


def _bare(built: Edition, query: str) -> bytes:
    """What the engine answers without the service; see `solutions` for why this is a function."""
    found = built.store().query(query, use_default_graph_as_union=True)
    return b"" if isinstance(found, pyoxigraph.QueryTriples) else found.serialize(format=pyoxigraph.QueryResultsFormat.CSV) or b""


def test_health_says_how_the_workers_are_held_in(client: TestClient) -> None:
    client.get("/sparql", params={"query": ONE})
    told = client.get("/api/v1/health").json()["sparql"]
    assert told["enabled"] is True
    assert told["confined"] is (told["reason"] == "")


def test_the_figures_count_what_was_answered(client: TestClient, built: Edition) -> None:
    def figure(name: str) -> float:
        lines = client.get("/api/v1/metrics").text.splitlines()
        return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith(name))

    before = figure('linaje_queries_total{outcome="answered"}')
    client.get("/sparql", params={"query": ONE})
    assert figure('linaje_queries_total{outcome="answered"}') == before + 1
    assert figure(f'linaje_info{{release="{built.id}"') == 1
    lines = dict(line.rpartition(" ")[::2] for line in client.get("/api/v1/metrics").text.splitlines() if line[0] != "#")
    counted = sum(int(value) for name, value in lines.items() if name.startswith("linaje_requests_total"))
    assert int(lines["linaje_request_seconds_count"]) == counted >= 2


def test_a_fault_of_the_store_is_no_empty_answer(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise QueryFault("store", message="it fell over")

    monkeypatch.setattr(client.app.state.querying.sandbox, "submit", broken)  # type: ignore[attr-defined]
    answer = client.get("/sparql", params={"query": ONE})
    must_be(answer, "store-unavailable", 503)
    assert "fell" not in answer.text
