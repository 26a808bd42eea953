"""A reader's query over a release that a SPARQL server holds: asked there, where that server can be asked."""

from __future__ import annotations

import time

from pyoxigraph import QuerySolutions, parse, parse_query_results

from app.graph.asking import Answered, Asked, QueryFault
from app.graph.formats import GRAPHS, RESULTS
from app.graph.remote import takes
from app.graph.results import GRAPH_FORMATS, JSON, RESULT_FORMATS, form_of
from app.graph.wire import StoreRefused
from app.release.edition import Edition
from app.release.published import Published


def ask_there(published: Published, edition: Edition, asked: Asked) -> Answered | None:
    """The answer of the server; none for what only the engine inside is asked.

    That is a query that chooses graphs, an answer that may be cut, and whatever the server refuses: the engine inside then
    answers, or says where the fault is, in the same words whatever the server. `StoreUnavailable` and `StoreBadAnswer` pass.
    """
    if asked.default_graph is not None or asked.named_graphs is not None or asked.truncate or not takes(asked.query):
        return None
    began = time.monotonic()
    wants_rows = form_of(asked.query) in ("select", "ask")
    try:
        found = _rows if wants_rows else _statements
        told = found(published, edition, asked)
    except StoreRefused:
        return None
    if told is None:
        return None
    kind, name, count, body = told
    seconds = time.monotonic() - began
    if count > asked.max_rows:
        raise QueryFault("too-large", limit_name="rows", seconds=seconds)
    if len(body) > asked.max_bytes:
        raise QueryFault("too-large", limit_name="bytes", seconds=seconds)
    return Answered(kind, name, count, truncated=False, body=body, seconds=seconds)


def _rows(published: Published, edition: Edition, asked: Asked) -> tuple[str, str, int, bytes] | None:
    """Rows or a verdict, counted, in the format liked best; a verdict has no tables, so the engine inside refuses those."""
    answer = published.query(edition, asked.query, JSON, asked.timeout_ms / 1000)
    read = parse_query_results(answer.content, RESULT_FORMATS[JSON])
    if not isinstance(read, QuerySolutions):
        name = next((name for name in asked.results if name in ("json", "xml")), "")
        return ("boolean", name, 1, read.serialize(format=RESULT_FORMATS[RESULTS[name].media_type]) or b"") if name else None
    count = sum(1 for _ in read)
    if not asked.results:
        return None
    name = asked.results[0]
    again = parse_query_results(answer.content, RESULT_FORMATS[JSON])
    return "solutions", name, count, again.serialize(format=RESULT_FORMATS[RESULTS[name].media_type]) or b""


def _statements(published: Published, edition: Edition, asked: Asked) -> tuple[str, str, int, bytes] | None:
    """Statements, counted, in the format liked best."""
    if not asked.graphs:
        return None
    name = asked.graphs[0]
    media_type = GRAPHS[name].media_type
    answer = published.query(edition, asked.query, media_type, asked.timeout_ms / 1000)
    return "graph", name, sum(1 for _ in parse(answer.content, GRAPH_FORMATS[media_type])), answer.content
