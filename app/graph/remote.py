"""A graph on a SPARQL 1.1 server: questions, updates and whole graphs; whatever goes wrong there is one of two errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from pyoxigraph import Triple

from app.graph.breaker import Breaker
from app.graph.results import (
    GRAPH_FORMATS,
    JSON,
    N_TRIPLES,
    RESULT_FORMATS,
    Answer,
    Rows,
    answered,
    form_of,
    read_rows,
    read_statements,
    statements_written,
    words_of,
    written,
)
from app.graph.wire import Reply, StoreBadAnswer, StoreRefused, StoreUnavailable, Wire

T = TypeVar("T")

#: Seconds and bytes for a whole graph, which is sent and read back when a release is published, never while a reader waits.
LOAD_WITHIN = 300.0
GRAPH_AT_MOST = 2**30


class NotAnsweredThere(StoreRefused):
    """A query that the store is not asked: it names graphs of its own, writes, or is none."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a SPARQL 1.1 server listens, and who asks. What is empty is not used."""

    query: str
    update: str = ""
    store: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    auth: Literal["basic", "digest"] = "basic"


class RemoteGraph:
    """A SPARQL 1.1 server. Safe to use from several threads.

    Raises `StoreUnavailable` or `StoreBadAnswer`, never anything else, and never takes a fault for an answer without rows.
    """

    def __init__(
        self, endpoints: Endpoints, *, within: float = 4.5, at_most: int = 20 * 2**20, breaker: Breaker | None = None
    ) -> None:
        self.endpoints = endpoints
        self.within = within
        self.at_most = at_most
        self.breaker = breaker or Breaker()
        self._wire = Wire(endpoints.user, endpoints.password, endpoints.auth)

    def query(self, text: str, graphs: Sequence[str], accept: str = JSON, within: float | None = None) -> Answer:
        """The answer to a reader's query over the union of some graphs, in a media type of `RESULT_FORMATS` or `GRAPH_FORMATS`.

        Whatever the engine sends is read, checked and written anew, so that all engines give answers of the same form.
        """
        if not takes(text):
            raise NotAnsweredThere(
                "the store is asked only what reads the graphs of one release; this query does more, is too long, or is none"
            )
        rows = form_of(text) in ("select", "ask")
        if accept not in (RESULT_FORMATS if rows else GRAPH_FORMATS):
            raise ValueError(f"{accept} is no format for the answer to this form of query")
        if rows:
            return written(self.rows(text, graphs, within), accept)
        return statements_written(self.statements(text, graphs, within), accept)

    def rows(self, text: str, graphs: Sequence[str], within: float | None = None) -> Rows:
        """The rows of a SELECT, or the verdict of an ASK."""
        form = form_of(text)
        return self._asked(lambda: read_rows(self._answer(text, graphs, JSON, within or self.within, self.at_most), form))

    def statements(self, text: str, graphs: Sequence[str], within: float | None = None) -> list[Triple]:
        """The statements of a CONSTRUCT or DESCRIBE."""
        limit = within or self.within
        return self._asked(lambda: read_statements(self._answer(text, graphs, N_TRIPLES, limit, self.at_most)))

    def update(self, text: str) -> None:
        """Run an update, which the server runs as one."""
        form: dict[str, str | list[str]] = {"update": text}
        self._asked(lambda: self._send("POST", self._needed("update"), form=form))

    def put(self, graph: str, statements: bytes) -> None:
        """Make these N-Triples the whole content of a graph (Graph Store Protocol)."""
        headers = {"Content-Type": N_TRIPLES}
        self._asked(lambda: self._send("PUT", self._needed("store"), graph=graph, content=statements, headers=headers))

    def get(self, graph: str) -> list[Triple]:
        """The whole content of a graph, by Graph Store Protocol or else by query; empty where there is none."""
        everything = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"

        def read() -> list[Triple]:
            if not self.endpoints.store:
                return read_statements(self._answer(everything, [graph], N_TRIPLES, LOAD_WITHIN, GRAPH_AT_MOST))
            reply = self._wire.exchange(
                "GET",
                self.endpoints.store,
                params=self._named(graph),
                headers={"Accept": N_TRIPLES},
                within=LOAD_WITHIN,
                at_most=GRAPH_AT_MOST,
            )
            return [] if reply.status == 404 else read_statements(answered(reply))

        return self._asked(read)

    def delete(self, graph: str) -> None:
        """Forget a graph (Graph Store Protocol); one that is not there is forgotten already."""

        def forget() -> None:
            reply = self._wire.exchange(
                "DELETE", self._needed("store"), params=self._named(graph), within=LOAD_WITHIN, at_most=2**20
            )
            if reply.status != 404:
                answered(reply)

        self._asked(forget)

    def _answer(self, text: str, graphs: Sequence[str], accept: str, within: float, at_most: int) -> Reply:
        form: dict[str, str | list[str]] = {"query": text}
        if graphs:
            form["default-graph-uri"] = list(graphs)
        url, headers = self.endpoints.query, {"Accept": accept}
        return answered(self._wire.exchange("POST", url, form=form, headers=headers, within=within, at_most=at_most))

    def _send(
        self,
        method: str,
        url: str,
        *,
        graph: str = "",
        form: dict[str, str | list[str]] | None = None,
        content: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        params = self._named(graph) if graph else ()
        answered(
            self._wire.exchange(
                method, url, params=params, form=form, content=content, headers=headers, within=LOAD_WITHIN, at_most=2**20
            )
        )

    def _named(self, graph: str) -> tuple[tuple[str, str], ...]:
        # Virtuoso 7 reads `graph-uri` beside the name of the standard; other servers ignore it.
        return (("graph", graph), ("graph-uri", graph)) if "sparql-graph-crud" in self.endpoints.store else (("graph", graph),)

    def _needed(self, which: Literal["update", "store"]) -> str:
        url = self.endpoints.update if which == "update" else self.endpoints.store
        if not url:
            name = "LINAJE_GRAPH_UPDATE_URL" if which == "update" else "LINAJE_GRAPH_STORE_URL"
            raise StoreUnavailable(f"to publish, set {name} to the address of the store")
        return url

    def _asked(self, work: Callable[[], T]) -> T:
        if left := self.breaker.wait():
            raise StoreUnavailable("the graph store failed several times in a row and is given a pause", max(1, round(left)))
        try:
            found = work()
        except StoreRefused:
            self.breaker.succeeded()  # it answers; what it refuses is the request
            raise
        except (StoreUnavailable, StoreBadAnswer):
            self.breaker.failed()
            raise
        self.breaker.succeeded()
        return found


_NEVER_SENT = {"graph", "from", "service", "insert", "delete", "load", "clear", "define", "bif:", "sql:"}


#: Characters of the longest query that is sent. Virtuoso 7 compiles one query at a time, and a long one, of which nothing comes,
#: keeps all others waiting for a minute.
LONGEST = 16_384


def takes(text: str) -> bool:
    """Whether the store is asked this query: one that reads, and leaves the choice of graphs to us.

    `GRAPH` names assertions one by one; in the store a release is three graphs, so the embedded engine answers those. The rest
    would write, reach out of the store, or use what only one engine has.
    """
    return len(text) <= LONGEST and bool(form_of(text)) and not set(words_of(text)) & _NEVER_SENT
