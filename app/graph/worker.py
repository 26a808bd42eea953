"""The worker process: one read-only store, one query at a time, frames in and out by its standard streams.

A frame is a line of JSON, which says how many bytes of body follow. The worker is started by `app.graph.sandbox`, opens the
store, gives up what it does not need, says so, and then answers until its input ends or it is killed.
"""

from __future__ import annotations

import json
import re
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store, Triple

from app.graph.confinement import confine, limit_resources
from app.graph.formats import GRAPHS, RESULTS
from app.graph.vocab import PREFIXES

#: Seconds after its deadline at which a worker ends by itself, should nobody be left to kill it.
GRACE = 2.0


class TooLarge(Exception):
    """More rows or bytes than may be answered."""

    def __init__(self, name: str) -> None:
        self.name = name


def answer(store: Store, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The head and the body of the answer to one query."""
    chosen = {key: asked[key] for key in ("default_graph", "named_graphs") if asked.get(key) is not None}
    for graph in (one for graphs in chosen.values() for one in graphs):
        if not _holds(store, graph):
            return {"fault": "foreign-graph", "graph": graph[:200]}, b""
    dataset: dict[str, Any] = {key: [NamedNode(iri) for iri in graphs] for key, graphs in chosen.items()}
    union = "default_graph" not in dataset and "named_graphs" not in dataset
    if "named_graphs" in dataset:
        dataset.setdefault("default_graph", [])
    elif "default_graph" in dataset:
        dataset["named_graphs"] = []
    try:
        found = store.query(asked["query"], base_iri=asked["base"], use_default_graph_as_union=union, **dataset)
    except SyntaxError as error:
        return {"fault": "syntax", **_place(str(error))}, b""
    except ValueError as error:
        return {"fault": "syntax", "line": 1, "column": 1, "message": str(error)[:200]}, b""
    except OSError as error:
        return {"fault": "store", "message": str(error)[:200]}, b""
    try:
        return _serialized(found, asked)
    except TooLarge as error:
        return {"fault": "too-large", "limit_name": error.name}, b""
    except OSError as error:  # the store, or a call to the outside that the kernel refused
        return {"fault": "store", "message": str(error)[:200]}, b""


def _holds(store: Store, graph: str) -> bool:
    try:
        return store.contains_named_graph(NamedNode(graph))
    except ValueError:  # no IRI at all
        return False


def _place(message: str) -> dict[str, Any]:
    where = re.search(r"at (\d+):(\d+)", message)
    line, column = (int(where.group(1)), int(where.group(2))) if where else (1, 1)
    return {"line": line, "column": column, "message": message[:200]}


def _serialized(found: Any, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    rows, size, truncate = asked["max_rows"], asked["max_bytes"], asked["truncate"]
    head: dict[str, Any] = {"truncated": False}
    if isinstance(found, QueryTriples):
        kind = next((name for name in asked["graphs"] if name in GRAPHS), "")
        if not kind:
            return {"fault": "not-acceptable", "kind": "graph"}, b""
        triples: list[Triple] = []
        for triple in found:
            if len(triples) == rows:
                if not truncate:
                    raise TooLarge("rows")
                head["truncated"] = True
                break
            triples.append(triple)
        prefixes = PREFIXES if kind in ("turtle", "rdfxml") else None
        body = pyoxigraph.serialize(triples, format=_rdf_format(kind), prefixes=prefixes)
        head |= {"kind": "graph", "format": kind, "rows": len(triples)}
    else:
        kind = next((name for name in asked["results"] if name in RESULTS), "")
        if not kind:
            return {"fault": "not-acceptable", "kind": "results"}, b""
        form = getattr(QueryResultsFormat, kind.upper())
        if isinstance(found, QueryBoolean):
            body = found.serialize(format=form)
            head |= {"kind": "boolean", "format": kind, "rows": 1}
        else:
            assert isinstance(found, QuerySolutions)
            table = bytearray(_tsv_head(found))
            count = 0
            for line in _tsv_rows(found):
                if count == rows:
                    if not truncate:
                        raise TooLarge("rows")
                    head["truncated"] = True
                    break
                count += 1
                table += line
                if len(table) > size:
                    raise TooLarge("bytes")
            # The rows are counted as they come, in the one format that is a line a row; the engine writes all the others.
            body = bytes(table)
            if kind != "tsv":
                again = pyoxigraph.parse_query_results(body, format=QueryResultsFormat.TSV)
                assert isinstance(again, QuerySolutions)
                body = again.serialize(format=form)
            head |= {"kind": "solutions", "format": kind, "rows": count}
    if body is None or len(body) > size:
        raise TooLarge("bytes")
    return head, body


def _tsv_head(found: QuerySolutions) -> bytes:
    return ("\t".join(f"?{variable.value}" for variable in found.variables) + "\n").encode()


def _tsv_rows(found: QuerySolutions) -> Iterator[bytes]:
    for solution in found:
        yield ("\t".join("" if term is None else str(term) for term in solution) + "\n").encode()


def _rdf_format(kind: str) -> RdfFormat:
    names = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "rdfxml": "RDF_XML", "jsonld": "JSON_LD"}
    found: RdfFormat = getattr(RdfFormat, names[kind])
    return found


def _write(out: BinaryIO, head: dict[str, Any], body: bytes) -> None:
    out.write(json.dumps({**head, "bytes": len(body)}).encode() + b"\n" + body)
    out.flush()


def main() -> None:
    """Serve until the input ends."""
    start = json.loads(sys.stdin.buffer.readline())
    threading.stack_size(8 << 20)
    limit_resources(start["memory_mb"])
    store = Store.read_only(start["store"])
    bool(store.query("ASK { ?s ?p ?o }", use_default_graph_as_union=True))  # opens what is opened late
    reason = confine()
    _write(sys.stdout.buffer, {"ready": True, "unconfined": reason}, b"")
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        signal.setitimer(signal.ITIMER_REAL, asked["timeout_ms"] / 1000 + GRACE)
        try:
            head, body = answer(store, asked)
        except MemoryError:
            head, body = {"fault": "memory"}, b""
        signal.setitimer(signal.ITIMER_REAL, 0)
        _write(sys.stdout.buffer, head, body)
        if head.get("fault") == "memory":
            return
