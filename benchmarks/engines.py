"""The other side of a comparison: the same questions by SPARQL in Oxigraph and Virtuoso, over HTTP, and of networkx."""

from __future__ import annotations

import http.client
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import networkx as nx
from pyoxigraph import RdfFormat, Store, parse

from app.core.corpus import Corpus
from app.core.lineage import edges_at, lineage
from app.core.model import Act, Id, Topic
from app.release.edition import DERIVED, STATEMENTS, Edition
from app.settings import Settings
from benchmarks.timing import median

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from engines import VIRTUOSO, virtuoso
from serving import free_port

#: The first governing version of a topic at a day, by the periods that are written into a release.
SPARQL = """PREFIX lin: <https://w3id.org/linaje/ontology#> PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT ?version WHERE {{
  GRAPH ?g {{ ?version lin:policyFor <{topic}> }}
  GRAPH ?d {{ ?version eli:first_date_entry_in_force ?from . OPTIONAL {{ ?version eli:date_no_longer_in_force ?last }} }}
  FILTER(?from <= "{on}"^^<http://www.w3.org/2001/XMLSchema#date>
    && (!BOUND(?last) || ?last >= "{on}"^^<http://www.w3.org/2001/XMLSchema#date>))
}} ORDER BY DESC(?from) LIMIT 1"""
#: The properties that the question needs: Virtuoso is given no others, which can only make it faster.
_NEEDED = ("policyFor>", "first_date_entry_in_force>", "date_no_longer_in_force>")
_LINES = 20_000

Asked = Sequence[tuple[Topic, date]]


def questions_of(edition: Edition, asked: Asked) -> Iterator[str]:
    """The question in SPARQL, for each topic and day."""
    base = edition.manifest["base_iri"]
    return (SPARQL.format(topic=base + topic.id, on=on) for topic, on in asked)


def in_store(store: Store, edition: Edition, asked: Asked) -> float:
    """Seconds of one answer of an Oxigraph store in this process."""
    told = questions_of(edition, asked)
    return median(lambda: list(store.query(next(told))), len(asked))  # type: ignore[arg-type]


def in_virtuoso(edition: Edition, asked: Asked) -> float:
    """Seconds of one answer of a Virtuoso of our own over HTTP; 0 where it is not installed."""
    if VIRTUOSO is None:
        return 0.0
    with virtuoso() as address, httpx2.Client(trust_env=False, timeout=300) as client:
        signed = httpx2.DigestAuth("dba", "dba")
        for graph, name in (("stated", STATEMENTS), ("derived", DERIVED)):
            needed = _needed(edition.folder / name)
            while lines := list(islice(needed, _LINES)):
                place = f"{address}/sparql-graph-crud-auth?{urlencode({'graph-uri': f'urn:bench:{graph}'})}"
                headers = {"Content-Type": "application/n-triples"}
                client.post(place, content="".join(lines), headers=headers, auth=signed).raise_for_status()
        told = questions_of(edition, asked)

        def ask() -> object:
            accepted = {"Accept": "application/sparql-results+json"}
            answer = client.get(f"{address}/sparql", params={"query": next(told)}, headers=accepted)
            return answer.raise_for_status().json()["results"]["bindings"]

        return median(ask, len(asked))


def _needed(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if any(one in line for one in _NEEDED):
                quad = next(iter(parse(line, RdfFormat.N_QUADS)))
                yield f"{quad.triple} .\n"


#: A route that answers with an empty object, in the same framework and server: what HTTP itself costs.
_BARE = """import sys, uvicorn
from fastapi import FastAPI
app = FastAPI()
app.get("/api/v1/health")(lambda: {})
uvicorn.run(app, port=int(sys.argv[1]), log_level="error")"""


@contextmanager
def served(command: Sequence[str], port: int, home: Path) -> Iterator[tuple[http.client.HTTPConnection, int]]:
    """A connection to a server of our own once it answers, and the number of its process."""
    # Neither of the two writes a line for each request.
    environment = {**os.environ, "LINAJE_HOME": str(home), "LINAJE_LOG_LEVEL": "error"}
    quiet = subprocess.DEVNULL
    with subprocess.Popen([sys.executable, *command], env=environment, stdout=quiet, stderr=quiet) as process:  # noqa: S603
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            while True:
                try:
                    _get(connection, "/api/v1/health")
                    break
                except OSError:
                    connection.close()
                    if process.poll() is not None:
                        raise
                    time.sleep(0.1)
            yield connection, process.pid
        finally:
            connection.close()
            process.terminate()


def _get(connection: http.client.HTTPConnection, path: str) -> object:
    connection.request("GET", path)
    return json.loads(connection.getresponse().read())


@dataclass(frozen=True, slots=True)
class OverHttp:
    """Seconds of answers, medians, and the megabytes that the server holds after them.

    `ruling` is the answer in short, to a question that was not asked before; `first` and `again` the whole determination.
    """

    ruling: float
    first: float
    again: float
    empty: float
    held: int


def over_http(settings: Settings, asked: Asked) -> OverHttp:
    """Ask one question after the other over one connection each, of a server of our own and of one with an empty JSON route.

    Both run, and are asked in turns: what else the machine does then slows both.
    """
    ours, bare = free_port(), free_port()
    with (
        served(["-m", "app", "serve", "--port", str(ours)], ours, settings.home) as (connection, process),
        served(["-c", _BARE, str(bare)], bare, settings.home) as (empty, _),
    ):

        def answers(route: str, questions: Asked) -> tuple[float, float]:
            told, nothing = [], []
            for topic, on in questions:
                began = time.perf_counter()
                try:
                    _get(connection, f"/api/v1/{route}?topic={topic.slug}&on={on}")
                except TimeoutError:
                    connection.close()  # it counts as what was waited
                told.append(time.perf_counter() - began)
                began = time.perf_counter()
                _get(empty, "/api/v1/health")
                nothing.append(time.perf_counter() - began)
            return statistics.median(told), statistics.median(nothing)

        answers("ruling", asked[-20:])  # what is only made once
        ruling, nothing = answers("ruling", asked[:-20])
        first, again = (answers("governing", asked[:40])[0] for _ in range(2))
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    return OverHttp(ruling, first, again, nothing, int(status.partition("VmRSS:")[2].split()[0]) // 1024)


def hub(edition: Edition) -> tuple[int, float, float]:
    """The lineage of the most amended act: its edges, seconds, and seconds of networkx over a graph that is in memory."""
    act = edition.corpus.statistics["most_amended"][0][0]
    graph = _graph(edition.corpus)
    nodes, most = len(graph) + 1, graph.number_of_edges() + 1

    def walk() -> int:
        return int(lineage(edition.corpus, act, max_nodes=nodes, max_edges=most).graph.number_of_edges())

    edges = walk()
    return edges, median(walk, 5), median(lambda: nx.ego_graph(graph, act, radius=1, undirected=True), 5)


def _graph(corpus: Corpus) -> nx.MultiDiGraph[Id]:
    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    for act in corpus.all(Act):
        for edge in edges_at(corpus, act.id):
            graph.add_edge(edge.origin, edge.target, edge.id, edge=edge)
    return graph
