"""Runs the W3C tests of SPARQL query evaluation on the bare engine and through our endpoint, and prints the counts.

The tests are not part of this repository: give the folder of a copy of w3c/rdf-tests with --tests, or put it as `rdf-tests` into
the folder of LINAJE_TESTDATA. The exit code is 1 when a test that the bare engine passes fails through the endpoint, unless the
endpoint refuses it by design (FROM and SERVICE read what lies outside the release).
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

import pyoxigraph
from fastapi.testclient import TestClient
from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, QueryResultsFormat, RdfFormat, Store, Triple

from app.main import create_app
from app.settings import Settings
from app.web.deps import edition_of

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
KINDS = {MF + "QueryEvaluationTest", MF + "CSVResultFormatTest"}

EMPTY = "urn:empty"

_RDF_FORMATS = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".rdf": RdfFormat.RDF_XML, ".trig": RdfFormat.TRIG}
_RESULT_FORMATS = {".srx": QueryResultsFormat.XML, ".srj": QueryResultsFormat.JSON, ".tsv": QueryResultsFormat.TSV}


@dataclass(frozen=True, slots=True)
class Case:
    """One test: its query, the graphs it is asked over, and the file with what is expected."""

    name: str
    query: Path
    data: tuple[Path, ...]
    graphs: tuple[tuple[str, Path], ...]
    expected: Path


def cases(suite: Path) -> Iterator[Case]:
    """Every test of query evaluation of a suite, folder by folder."""
    for manifest in sorted(suite.glob("*/manifest.ttl")):
        graph = Store()
        graph.load(path=str(manifest), format=RdfFormat.TURTLE, base_iri=manifest.as_uri())

        def one(subject: Any, predicate: str, graph: Store = graph) -> Any:
            return next((quad.object for quad in graph.quads_for_pattern(subject, NamedNode(predicate), None, None)), None)

        def every(subject: Any, predicate: str, graph: Store = graph) -> list[Any]:
            return [quad.object for quad in graph.quads_for_pattern(subject, NamedNode(predicate), None, None)]

        for quad in sorted(graph.quads_for_pattern(None, NamedNode(RDF + "type"), None, None), key=str):
            action, result = one(quad.subject, MF + "action"), one(quad.subject, MF + "result")
            if str(quad.object)[1:-1] not in KINDS or result is None or one(action, QT + "query") is None:
                continue
            if every(action, QT + "serviceData"):
                continue  # asks another endpoint
            named = []
            for given in every(action, QT + "graphData"):
                inner = one(given, QT + "graph") if isinstance(given, BlankNode) else given
                label = one(given, "http://www.w3.org/2000/01/rdf-schema#label") if isinstance(given, BlankNode) else None
                named.append((str(getattr(inner if label is None else label, "value", "")), _path(inner)))
            yield Case(
                f"{suite.name}/{manifest.parent.name}/{str(quad.subject)[1:-1].rpartition('#')[2]}",
                _path(one(action, QT + "query")),
                tuple(_path(each) for each in every(action, QT + "data")),
                tuple(named),
                _path(result),
            )


def _path(node: Any) -> Path:
    return Path(unquote(urlsplit(node.value).path))


def query_of(case: Case) -> str:
    """The query, with the address of its file as base where it names none."""
    text = case.query.read_text("utf-8")
    return text if re.search(r"^\s*BASE\b", text, re.IGNORECASE | re.MULTILINE) else f"BASE <{case.query.as_uri()}>\n{text}"


def expected_of(case: Case) -> Any:
    """What is expected, in a form that compares; `None` where its file cannot be read here."""
    suffix = case.expected.suffix
    body = case.expected.read_bytes()
    if suffix in _RESULT_FORMATS:
        return results(body, _RESULT_FORMATS[suffix])
    if suffix == ".csv":
        return sorted(body.decode().replace("\r\n", "\n").splitlines())
    if suffix in _RDF_FORMATS:
        quads = list(pyoxigraph.parse(body, format=_RDF_FORMATS[suffix], base_iri=case.expected.as_uri()))
        return _told_in_rdf([quad.triple for quad in quads])
    return None


def _told_in_rdf(triples: list[Triple]) -> Any:
    """A graph, or the rows that a graph of the result-set vocabulary tells."""
    held: dict[tuple[Any, str], list[Any]] = {}
    for triple in triples:
        held.setdefault((triple.subject, triple.predicate.value), []).append(triple.object)
    table = next((triple.subject for triple in triples if triple.object == NamedNode(RS + "ResultSet")), None)
    if table is None:
        return canonical_graph(triples)
    if (table, RS + "boolean") in held:
        return held[table, RS + "boolean"][0].value == "true"
    rows = []
    for row in held.get((table, RS + "solution"), []):
        bound = held.get((row, RS + "binding"), [])
        rows.append({held[one, RS + "variable"][0].value: held[one, RS + "value"][0] for one in bound})
    return canonical_rows(rows)


def results(body: bytes, kind: QueryResultsFormat) -> Any:
    """Rows or a truth value, in a form that compares."""
    read = pyoxigraph.parse_query_results(body, format=kind)
    if isinstance(read, pyoxigraph.QueryBoolean):
        return bool(read)
    names = [variable.value for variable in read.variables]
    return canonical_rows([{name: term for name, term in zip(names, row, strict=True) if term is not None} for row in read])


def canonical_rows(rows: list[dict[str, Any]]) -> Any:
    """Rows as a graph without names for blank nodes: equal when the rows are, in whatever order."""
    triples = []
    for row in rows:
        node = BlankNode()
        triples.append(Triple(node, NamedNode("urn:row"), Literal("")))
        triples += [Triple(node, NamedNode(f"urn:variable:{name}"), _plain(term)) for name, term in row.items()]
    return canonical_graph(triples)


def _plain(term: Any) -> Any:
    """A number by its value: engines write 1.0 and 1.00 as they like."""
    if isinstance(term, Literal) and term.datatype.value.rpartition("#")[2] in ("decimal", "double", "float", "integer"):
        try:
            return Literal(repr(float(term.value)), datatype=term.datatype)
        except ValueError:
            return term
    return term


def canonical_graph(triples: list[Triple]) -> Any:
    """A graph in a form that compares, whatever its blank nodes are called."""
    dataset = Dataset([Quad(one.subject, one.predicate, _plain(one.object)) for one in triples])
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(map(str, dataset))


def bare(case: Case) -> Any:
    """What the engine answers by itself."""
    store = Store()
    for path in case.data:
        store.load(path=str(path), format=_RDF_FORMATS[path.suffix], base_iri=path.as_uri())
    for name, path in case.graphs:
        store.load(path=str(path), format=_RDF_FORMATS[path.suffix], base_iri=path.as_uri(), to_graph=NamedNode(name))
    found = store.query(query_of(case))
    if isinstance(found, pyoxigraph.QueryTriples):
        return canonical_graph(list(found))
    if case.expected.suffix == ".csv":
        return sorted((found.serialize(format=QueryResultsFormat.CSV) or b"").decode().replace("\r\n", "\n").splitlines())
    return results(found.serialize(format=QueryResultsFormat.XML) or b"", QueryResultsFormat.XML)


class Endpoint:
    """Our endpoint over the data of one test at a time."""

    def __init__(self) -> None:
        self.app = create_app(Settings(rate_query_burst=10**6, rate_errors_per_min=10**6, sparql_workers=1))
        self.client = TestClient(self.app, base_url="http://localhost", raise_server_exceptions=False)

    @contextmanager
    def over(self, group: list[Case]) -> Iterator[None]:
        """Serve the data of a folder of tests: every file as a default graph, and under every name it is given."""
        with tempfile.TemporaryDirectory() as folder:
            store = Store(f"{folder}/store")
            store.add_graph(NamedNode(EMPTY))
            names = {(_default(path), path) for case in group for path in case.data} | {
                one for case in group for one in case.graphs
            }
            for name, path in sorted(names):
                store.add_graph(NamedNode(name))
                store.load(path=str(path), format=_RDF_FORMATS[path.suffix], base_iri=path.as_uri(), to_graph=NamedNode(name))
            store.flush()
            del store
            self.app.dependency_overrides[edition_of] = lambda: SimpleNamespace(id="sha256-test", folder=Path(folder))
            yield

    def ask(self, case: Case) -> tuple[int, str, Any]:
        """Status, kind of problem, and what it answers; the graphs are chosen by the protocol."""
        chosen = [("default-graph-uri", name) for name in map(_default, case.data)] or [("default-graph-uri", EMPTY)]
        chosen += [("named-graph-uri", name) for name, _ in case.graphs]
        accept = "text/turtle, " + ("text/csv" if case.expected.suffix == ".csv" else "application/sparql-results+xml")
        headers = {"accept": accept, "content-type": "application/sparql-query"}
        answer = self.client.post("/sparql?" + urlencode(chosen), content=query_of(case), headers=headers)
        if answer.status_code != 200:
            return answer.status_code, answer.json()["type"].rpartition("/")[2], None
        kind = answer.headers["content-type"].partition(";")[0]
        if kind == "text/turtle":
            triples = [quad.triple for quad in pyoxigraph.parse(answer.content, format=RdfFormat.TURTLE)]
            return 200, "", canonical_graph(triples)
        if kind == "text/csv":
            return 200, "", sorted(answer.text.replace("\r\n", "\n").splitlines())
        return 200, "", results(answer.content, QueryResultsFormat.XML)

    def close(self) -> None:
        """End its processes."""
        self.app.state.querying.sandbox.close()


def run(suites: list[Path]) -> tuple[Counter[str], list[str]]:
    """The counts, and the tests that the endpoint fails though the engine passes them."""
    counts: Counter[str] = Counter()
    lost: list[str] = []
    endpoint = Endpoint()
    try:
        for _, group in groupby((case for suite in suites for case in cases(suite)), key=lambda case: case.query.parent):
            held = list(group)
            with endpoint.over(held):
                for case in held:
                    _judge(case, endpoint, counts, lost)
    finally:
        endpoint.close()
    return counts, lost


def _judge(case: Case, endpoint: Endpoint, counts: Counter[str], lost: list[str]) -> None:
    counts["tests"] += 1
    wanted = expected_of(case)
    try:
        passes = wanted is not None and bare(case) == wanted
    except (SyntaxError, ValueError, OSError, RuntimeError):
        passes = False
    if not passes:
        counts["not passed by the bare engine"] += 1
        return
    counts["passed by the bare engine"] += 1
    status, problem, found = endpoint.ask(case)
    if status == 200 and found == wanted:
        counts["passed through the endpoint"] += 1
    elif problem == "sparql-forbidden":
        counts["refused by design (FROM)"] += 1
    else:
        lost.append(f"{case.name}: {status} {problem}")


def _default(path: Path) -> str:
    return path.as_uri() + "#default"


def suites_of(folder: Path) -> list[Path]:
    """The suites of query evaluation in a copy of w3c/rdf-tests; none where it is no such copy."""
    return [folder / "sparql" / name for name in ("sparql10", "sparql11") if (folder / "sparql" / name).is_dir()]


def main() -> int:
    """Run, print, and tell by the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known = Path(os.environ.get("LINAJE_TESTDATA", ".")) / "rdf-tests"
    arguments.add_argument("--tests", type=Path, default=known, help="folder of a copy of w3c/rdf-tests")
    suites = suites_of(arguments.parse_args().tests)
    if not suites:
        print("no copy of w3c/rdf-tests there; give its folder with --tests", file=sys.stderr)
        return 2
    for suite in suites:
        counts, lost = run([suite])
        print(suite.name)
        for name, count in counts.items():
            print(f"  {count:4}  {name}")
        for name in lost:
            print(f"  LOST  {name}")
        if lost:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
