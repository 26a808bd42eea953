"""A graph on another machine: every fault is told as one within five seconds, and none is taken for an answer without rows."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from faults import DONE, FAULTS, JSON, SAID, FaultyStore, answer, faulty, timed
from serving import free_port

from app.graph.breaker import Breaker
from app.graph.remote import Endpoints, NotAnsweredThere, RemoteGraph, takes
from app.graph.results import form_of
from app.graph.wire import CONNECT_WITHIN, StoreBadAnswer, StoreRefused, StoreUnavailable

QUERY = "SELECT ?x WHERE { ?x ?y ?z }"
UNAVAILABLE = {"500", "503", "reset", "delay", "slow drip", "slow headers", "no connection"}
REFUSED = {"404"}
WITHIN = 1.5


@pytest.fixture
def proxy() -> Iterator[FaultyStore]:
    """A proxy before a store that is not there: whatever is answered, the proxy says."""
    with faulty(f"http://127.0.0.1:{free_port()}") as proxy:
        yield proxy


def graph(url: str, within: float = WITHIN, at_most: int = 10**6, breaker: Breaker | None = None) -> RemoteGraph:
    """A graph behind that address."""
    return RemoteGraph(
        Endpoints(f"{url}/sparql", f"{url}/update", f"{url}/data"), within=within, at_most=at_most, breaker=breaker
    )


def said(proxy: FaultyStore, body: bytes, kind: str = JSON) -> None:
    """Let the store answer with this."""
    SAID["what the test says"] = answer(body, kind)
    proxy.fault = "what the test says"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_time_and_is_never_an_answer(fault: str, proxy: FaultyStore) -> None:
    proxy.fault = fault
    error, seconds = timed(lambda: graph(proxy.url).query(QUERY, ["u:g"]))
    if fault in REFUSED:
        assert error == StoreRefused.__name__
    elif fault in UNAVAILABLE:
        assert error == StoreUnavailable.__name__
    else:
        assert error == StoreBadAnswer.__name__
    assert seconds < 5
    assert proxy.asked == 1


def test_the_default_limit_leaves_five_seconds_even_for_a_store_that_drips(proxy: FaultyStore) -> None:
    for fault in ("slow drip", "delay"):
        proxy.fault = fault
        remote = RemoteGraph(Endpoints(f"{proxy.url}/sparql"))
        error, seconds = timed(lambda remote=remote: remote.query(QUERY, []))
        assert error == StoreUnavailable.__name__
        assert 4.4 < seconds < 6


def test_a_store_that_is_not_there_is_told_at_once() -> None:
    error, seconds = timed(lambda: graph(f"http://127.0.0.1:{free_port()}").query(QUERY, []))
    assert error == StoreUnavailable.__name__
    assert seconds < 2


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://127.0.0.1:99999", "http://name.invalid"])
def test_an_address_that_is_none_is_unavailable(url: str) -> None:
    error, seconds = timed(lambda: graph(url, within=3).query(QUERY, []))
    assert error == StoreUnavailable.__name__
    assert seconds < max(3, CONNECT_WITHIN) + 1.5


def test_rows_come_in_every_format(proxy: FaultyStore) -> None:
    term = '{"type": "literal", "value": "Bogotá", "xml:lang": "es"}'
    said(proxy, f'{{"head": {{"vars": ["x", "y"]}}, "results": {{"bindings": [{{"x": {term}}}]}}}}'.encode())
    remote = graph(proxy.url)
    assert remote.query(QUERY, [], "text/csv").content.decode() == "x,y\r\nBogotá,\r\n"
    assert b'<literal xml:lang="es">Bogot' in remote.query(QUERY, [], "application/sparql-results+xml").content
    assert remote.query(QUERY, [], "text/tab-separated-values").content.decode().startswith('?x\t?y\n"Bogotá"@es')
    assert remote.query(QUERY, []).media_type == JSON
    with pytest.raises(ValueError, match="no format"):
        remote.query(QUERY, [], "text/turtle")


def test_an_answer_without_rows_is_an_answer_when_the_store_says_so(proxy: FaultyStore) -> None:
    said(proxy, b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}')
    found = graph(proxy.url).rows(QUERY, [])
    assert (found.names, found.values(), found.verdict) == (("x",), [], None)


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        (b'{"head": {}, "boolean": true}', True),
        (b'{"head": {}, "boolean": false}', False),
        (b'{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": []}}', False),
        (
            (
                b'{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": ['
                b'{"__ASK_RETVAL": {"type": "typed-literal", "value": "1"}}]}}'
            ),
            True,
        ),
    ],
)
def test_yes_and_no_are_read_from_every_engine(body: bytes, verdict: bool, proxy: FaultyStore) -> None:
    said(proxy, body)
    found = graph(proxy.url).rows("ASK { ?s ?p ?o }", [])
    assert found.verdict is verdict


@pytest.mark.parametrize(
    "body", [b'{"head": {}, "boolean": "true"}', b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}', b"true"]
)
def test_a_verdict_that_is_none_is_a_bad_answer(body: bytes, proxy: FaultyStore) -> None:
    said(proxy, body)
    with pytest.raises(StoreBadAnswer):
        graph(proxy.url).query("ASK { ?s ?p ?o }", [])


def test_booleans_written_as_numbers_come_as_the_standard_writes_them(proxy: FaultyStore) -> None:
    term = '{"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#boolean", "value": "0"}'
    said(proxy, f'{{"head": {{"vars": ["x"]}}, "results": {{"bindings": [{{"x": {term}}}]}}}}'.encode())
    assert graph(proxy.url).query(QUERY, [], "text/csv").content == b"x\r\nfalse\r\n"


@pytest.mark.parametrize("body", [b"<u:a> <u:b> <u:c>", b"<u:a> <u:b> .\n", b"<html></html>", b"\xff\xfe"])
def test_statements_that_are_cut_or_none_are_a_bad_answer(body: bytes, proxy: FaultyStore) -> None:
    said(proxy, body, "application/n-triples")
    with pytest.raises(StoreBadAnswer):
        graph(proxy.url).query("CONSTRUCT WHERE { ?s ?p ?o }", [], "text/turtle")


def test_after_five_failures_nobody_waits_and_one_asks_again_after_the_pause(proxy: FaultyStore) -> None:
    proxy.fault = "delay"
    breaker = Breaker(pause=1.0)
    remote = graph(proxy.url, within=0.3, breaker=breaker)
    for _ in range(5):
        with pytest.raises(StoreUnavailable, match="did not answer"):
            remote.query(QUERY, [])
    assert breaker.open
    error, seconds = timed(lambda: remote.query(QUERY, []))
    assert error == StoreUnavailable.__name__
    assert seconds < 0.25
    assert proxy.asked == 5
    with pytest.raises(StoreUnavailable) as told:
        remote.query(QUERY, [])
    assert told.value.retry_after == 1
    said(proxy, b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}')
    time.sleep(1.1)
    remote.query(QUERY, [])
    assert not breaker.open
    assert proxy.asked == 6


def test_while_one_asks_whether_the_store_is_back_the_others_do_not() -> None:
    now = [0.0]
    breaker = Breaker(failures=2, pause=5, clock=lambda: now[0])
    breaker.failed()
    assert breaker.wait() == 0
    breaker.failed()
    assert breaker.wait() == 5
    now[0] = 5.0
    assert breaker.wait() == 0
    assert breaker.wait() == 5
    breaker.failed()
    now[0] = 9.0
    assert breaker.wait() == 1


def test_a_query_that_the_store_refuses_says_nothing_of_its_health(proxy: FaultyStore) -> None:
    proxy.fault = "404"
    remote = graph(proxy.url)
    for _ in range(7):
        with pytest.raises(StoreRefused):
            remote.query(QUERY, [])
    assert not remote.breaker.open


@pytest.mark.parametrize(
    ("query", "taken"),
    [
        ("SELECT ?graph { ?s <http://x.example/#from> 'GRAPH' } # graph", True),
        ("PREFIX graph: <u:a> SELECT * { ?s graph:from ?service }", True),
        ('ASK { ?s ?p "a\\"GRAPH" }', True),
        ("construct where { ?s ?p '''\nFROM\n''' }", True),
        ("SELECT * { GRAPH?g { ?s ?p ?o } }", False),
        ("SELECT * { GRAP\\u0048 ?g { } }", False),
        ("SELECT * { S\\u0045RVICE <http://127.0.0.1/> { } }", False),
        ("SELECT * FROM <u:g> { }", False),
        ("SELECT (bif:http_get('http://127.0.0.1/') AS ?x) { }", False),
        ("SELECT (sql:rdf_load('x') AS ?x) { }", False),
        ("DEFINE get:soft 'replace' SELECT * { }", False),
        ("INSERT DATA { <u:a> <u:b> <u:c> }", False),
        ("", False),
        (f"ASK {{ }} #{'x' * 16_384}", False),
    ],
)
def test_only_what_reads_one_release_is_sent(query: str, taken: bool, proxy: FaultyStore) -> None:
    assert takes(query) is taken
    if not taken:
        with pytest.raises(NotAnsweredThere):
            graph(proxy.url).query(query, [])
        assert proxy.asked == 0


def test_the_form_of_a_query_is_found_behind_its_prologue() -> None:
    assert form_of("# select\nPREFIX select: <u:ask> ASK { }") == "ask"
    assert form_of("BASE <u:x>\ndescribe <a>") == "describe"
    assert form_of("nothing") == ""


def test_every_fault_of_the_list_is_brought_about() -> None:
    assert {"delay", "reset", "half a body", "500", "wrong JSON", "a page", "slow drip", "huge, announced"} <= set(FAULTS)
    assert len(FAULTS) == len(set(FAULTS)) >= len(DONE) + 20
