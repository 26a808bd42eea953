"""The workers that answer strangers' queries: killed in time, held in, replaced; each hazard also shown where nothing holds it.

The hazards are those that experiments with the bare libraries proved: calls to the outside (H1 to H4), overflow of the stack
(H5), queries that cannot be stopped (H7), memory (H8), the optimiser (H9), regular expressions (H10), threads (H11).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from canary import canary
from solutions import rows_of

from app.graph import confinement
from app.graph.asking import Answered, Asked, Bounds, QueryFault
from app.graph.sandbox import Sandbox

BASE = "https://w3id.org/linaje/id/"
#: Long to run and small to hold: nothing is kept but a count.
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?i && ?c != ?f) }"
DEEP = "SELECT * { FILTER(" + "(" * 12_000 + "1" + ")" * 12_000 + ") }"
DOUBLING = (
    'SELECT ?x40 { BIND("aaaaaaaaaa" AS ?x0) ' + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40)) + "}"
)

linux = pytest.mark.skipif(bool(confinement.supported()), reason=confinement.supported())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 300 statements in two graphs."""
    folder = tmp_path_factory.mktemp("sandbox") / "store"
    made = pyoxigraph.Store(str(folder))
    predicate = pyoxigraph.NamedNode("urn:p")
    for number in range(300):
        graph = pyoxigraph.NamedNode(f"urn:g{number % 2}")
        made.add(pyoxigraph.Quad(pyoxigraph.NamedNode(f"urn:{number}"), predicate, pyoxigraph.Literal(number), graph))
    made.flush()
    del made
    return folder


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One worker, so that what one query does to it the next would feel."""
    made = Sandbox(Bounds(workers=1, memory_mb=512))
    yield made
    made.close()


def ask(sandbox: Sandbox, store: Path, query: str, **more: object) -> Answered:
    return sandbox.ask(store, Asked(query=query, base=BASE, **more))  # type: ignore[arg-type]


def fault(sandbox: Sandbox, store: Path, query: str, **more: object) -> QueryFault:
    with pytest.raises(QueryFault) as raised:
        ask(sandbox, store, query, **more)
    return raised.value


def alive(sandbox: Sandbox, store: Path) -> bool:
    return ask(sandbox, store, "ASK { ?s ?p ?o }").body == b'{"head":{},"boolean":true}'


@linux
def test_nothing_outside_is_called_and_without_the_filter_it_would_be(sandbox: Sandbox, store: Path) -> None:
    with canary() as bird:
        query = "SELECT * { SERVICE <%s> { ?s ?p ?o } }" % bird.address  # noqa: UP031 - braces
        assert fault(sandbox, store, query).kind == "store"
        ask(sandbox, store, "SELECT * { FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }" % bird.address)  # noqa: UP031 - braces
        assert bird.heard == []
        assert sandbox.unconfined == ""
        list(pyoxigraph.Store().query(query))  # type: ignore[arg-type]
        assert len(bird.heard) == 1, "the engine by itself calls out (H2)"
        list(rdflib.Graph().query(query))
        assert len(bird.heard) > 1, "and so does the other library (H1)"


def test_no_file_is_read_by_a_query_and_elsewhere_it_is(sandbox: Sandbox, store: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<urn:secret> <urn:is> 42 .", "utf-8")
    query = f"SELECT * FROM <{secret.as_uri()}> {{ ?s <urn:is> ?o }}"  # noqa: S608
    assert ask(sandbox, store, query).rows == 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        assert len(list(rdflib.Dataset().query(query))) == 1, "H3"


def test_a_worker_cannot_be_made_to_load_and_bare_the_engine_loads(sandbox: Sandbox, store: Path) -> None:
    with canary() as bird:
        assert fault(sandbox, store, f"LOAD <{bird.address}>").kind == "syntax"
        assert bird.heard == []
        with pytest.raises((OSError, RuntimeError), match="media type"):
            pyoxigraph.Store().update(f"LOAD <{bird.address}>")
        assert bird.heard, "H4"


def test_a_query_that_overflows_the_stack_ends_its_worker_and_nothing_else(sandbox: Sandbox, store: Path) -> None:
    begun = time.monotonic()
    assert fault(sandbox, store, DEEP).kind == "too-deep"
    assert time.monotonic() - begun < 5
    assert alive(sandbox, store)
    bare = subprocess.run(
        [sys.executable, "-c", "import sys, pyoxigraph; pyoxigraph.Store().query(sys.stdin.read())"],
        input=DEEP.encode(),
        capture_output=True,
        check=False,
    )
    assert bare.returncode in (-signal.SIGSEGV, -signal.SIGABRT), "H5"


def test_a_query_past_its_deadline_is_killed(sandbox: Sandbox, store: Path) -> None:
    assert alive(sandbox, store)
    begun = time.monotonic()
    late = fault(sandbox, store, CROSS, timeout_ms=700)
    took = time.monotonic() - begun
    assert late.kind == "timeout"
    assert late.facts["limit_ms"] == 700
    assert 0.7 <= took < 2.5
    assert alive(sandbox, store)


def test_a_query_that_doubles_its_memory_meets_the_cap(sandbox: Sandbox, store: Path) -> None:
    full = fault(sandbox, store, DOUBLING, timeout_ms=60_000)
    assert full.kind == "memory"
    assert full.facts["limit_mb"] == 512
    assert alive(sandbox, store)


def test_a_regular_expression_takes_no_longer_the_longer_its_text(sandbox: Sandbox, store: Path) -> None:
    found = ask(sandbox, store, f'ASK {{ FILTER REGEX("{"a" * 5000}!", "^(a+)+$") }}', timeout_ms=5000)
    assert found.body == b'{"head":{},"boolean":false}'


def test_many_threads_at_once_all_get_their_own_answer(store: Path) -> None:
    pool = Sandbox(Bounds(workers=2))
    try:
        queries = [f"SELECT ?s {{ ?s <urn:p> {number} }}" for number in range(100)]
        with ThreadPoolExecutor(8) as threads:
            answers = list(threads.map(lambda query: ask(pool, store, query, results=("csv",)).body, queries[:34]))
        assert answers == [f"s\r\nurn:{number}\r\n".encode() for number in range(34)]
    finally:
        pool.close()


def test_what_finds_no_room_is_told_so_at_once(store: Path) -> None:
    pool = Sandbox(Bounds(workers=1, queue=1))
    try:
        held = [pool.submit(store, Asked(query=CROSS, base=BASE, timeout_ms=1500)) for _ in range(2)]
        begun = time.monotonic()
        with pytest.raises(QueryFault, match="busy"):
            pool.submit(store, Asked(query="ASK {}", base=BASE))
        assert time.monotonic() - begun < 0.5
        assert [type(one.exception(30)) for one in held] == [QueryFault, QueryFault]
        assert alive(pool, store), "room again"
        assert pool.waiting == 0
    finally:
        pool.close()


def test_a_worker_is_replaced_after_its_number_of_queries(store: Path) -> None:
    pool = Sandbox(Bounds(workers=1, recycle=2))
    try:
        pids = []
        for _ in range(4):
            alive(pool, store)
            pids.append((*pool.processes, 0)[0])
        assert pids[0] != 0
        assert pids[1] == 0, "ended after its second"
        assert pids[2] not in (0, pids[0])
    finally:
        pool.close()


def test_workers_end_with_their_pool_even_in_the_middle_of_a_query(store: Path) -> None:
    pool = Sandbox(Bounds(workers=1))
    held = pool.submit(store, Asked(query=CROSS, base=BASE, timeout_ms=20_000))
    deadline = time.monotonic() + 10
    while not pool.processes and time.monotonic() < deadline:
        time.sleep(0.02)
    (process,) = pool.processes
    pool.close()
    assert isinstance(held.exception(5), QueryFault)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_worker_knows_none_of_our_environment_and_no_other_library(
    sandbox: Sandbox, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINAJE_LEDGER_URL", "postgresql://u:secret@db/x")
    fresh = Sandbox(Bounds(workers=1))
    try:
        assert alive(fresh, store)
        told = Path(f"/proc/{fresh.processes[0]}/environ")
        if told.exists():
            assert b"secret" not in told.read_bytes()
    finally:
        fresh.close()


ROWS = "SELECT ?s { ?s ?p ?o } LIMIT %d"


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_one_row_too_many_is_an_error_and_a_cut_answer_says_so(sandbox: Sandbox, store: Path, form: str) -> None:
    for rows in (9, 10):
        found = ask(sandbox, store, ROWS % rows, max_rows=10, results=(form,))
        assert (found.rows, found.truncated) == (rows, False)
    assert fault(sandbox, store, ROWS % 11, max_rows=10, results=(form,)).facts["limit_name"] == "rows"
    cut = ask(sandbox, store, ROWS % 11, max_rows=10, results=(form,), truncate=True)
    assert (cut.rows, cut.truncated) == (10, True)


def test_one_statement_or_byte_too_many_is_an_error(sandbox: Sandbox, store: Path) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT %d"
    assert ask(sandbox, store, query % 10, max_rows=10).rows == 10
    assert fault(sandbox, store, query % 11, max_rows=10).kind == "too-large"
    size = len(ask(sandbox, store, ROWS % 10).body)
    assert ask(sandbox, store, ROWS % 10, max_bytes=size).rows == 10
    assert fault(sandbox, store, ROWS % 10, max_bytes=size - 1).facts["limit_name"] == "bytes"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {}",
        "SELECT ?x { OPTIONAL { ?x <urn:none> ?y } }",
        "SELECT ?x ?y { VALUES (?x ?y) { (UNDEF UNDEF) (1 UNDEF) (UNDEF 'a\\tb\\nc') } }",
        "SELECT ?x { VALUES ?x { 'a'@en-GB 1.5 1e3 true '\"' '\\\\' <urn:ü> 'ñ\\r' } }",
        "SELECT ?x { BIND(BNODE() AS ?x) }",
        "SELECT ?x { VALUES ?x {} }",
    ],
)
def test_counted_rows_are_written_as_the_engine_writes_them(sandbox: Sandbox, store: Path, query: str) -> None:
    for form, name in (("json", "JSON"), ("xml", "XML"), ("csv", "CSV"), ("tsv", "TSV")):
        bare = pyoxigraph.Store().query(query).serialize(format=getattr(pyoxigraph.QueryResultsFormat, name))
        found = ask(sandbox, store, query, results=(form,)).body
        if "BNODE" in query:
            assert len(found) > len(name)
        elif form == "tsv":  # the engine shortens numbers there; both are the same terms
            assert _rows(found) == _rows(bare)
        else:
            assert found == bare


def _rows(body: bytes | None) -> list[list[object]]:
    assert body is not None
    return [list(row) for row in rows_of(body, pyoxigraph.QueryResultsFormat.TSV)]


def test_graphs_are_chosen_by_the_protocol_and_none_outside(sandbox: Sandbox, store: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

    def number(query: str, **more: object) -> str:
        return ask(sandbox, store, query, results=("csv",), **more).body.decode().split()[1]

    assert number(count) == "300"
    assert number(named) == "300"
    assert number(count, default_graph=("urn:g0",)) == "150"
    assert number(named, default_graph=("urn:g0",)) == "0"
    assert number(count, named_graphs=("urn:g1",)) == "0"
    assert number(named, named_graphs=("urn:g1",)) == "150"
    for foreign in ("urn:elsewhere", "file:///etc/passwd", "no iri"):
        assert fault(sandbox, store, count, default_graph=(foreign,)).kind == "foreign-graph"
