"""A release on a SPARQL server: loaded into graphs of its own, compared with its name, made the current one, and read."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from app import resources
from app.graph.canonical import release_name
from app.graph.remote import Endpoints, NotAnsweredThere, RemoteGraph, takes
from app.graph.results import JSON, Answer
from app.graph.vocab import DCTERMS
from app.graph.wire import StoreBadAnswer, StoreUnavailable
from app.release.edition import DERIVED, STATEMENTS, Edition
from app.settings import Settings

PARTS = ("statements", "derived", "ontology")

#: The graph of one statement that names the current release, for whoever reads the server without Linaje.
POINTER = "graph/current"

Progress = Callable[[str, float], None]


def remote_of(settings: Settings) -> RemoteGraph | None:
    """The server that the settings name, if they name one."""
    if not settings.graph_url:
        return None
    endpoints = Endpoints(
        settings.graph_url,
        settings.graph_update_url,
        settings.graph_store_url,
        settings.graph_user,
        settings.graph_password.get_secret_value(),
        settings.graph_auth,
    )
    return RemoteGraph(endpoints, within=settings.graph_timeout, at_most=settings.graph_max_bytes)


class Published:
    """The releases on a SPARQL server. Safe to use from several threads.

    Before a process reads a release it fetches the whole of it once, and the statements must have the hash that names it.
    After each answer the graphs are counted again: an answer over a graph that somebody emptied meanwhile is not given.
    """

    def __init__(self, remote: RemoteGraph) -> None:
        self.remote = remote
        self._lock = threading.Lock()
        self._compared: dict[str, Future[dict[str, int]]] = {}

    def publish(self, edition: Edition, progress: Progress = lambda _, __: None) -> None:
        """Load a release beside the others, compare what arrived, and only then point to it, in one update."""
        graphs = graphs_of(edition)
        for place, (name, graph) in enumerate(graphs.items()):
            progress(f"loading {name} into the graph store", 0.2 * place)
            self.remote.put(graph, _n_triples(_content(edition, name)))
        progress("comparing the graph store", 0.6)
        self.compare(edition)
        progress("pointing to the release", 0.95)
        self.point(edition)

    def point(self, edition: Edition) -> None:
        """Make a release the current one of the server: one update, which readers see whole or not at all.

        Virtuoso 7 inserts nothing where an OPTIONAL of the update finds nothing, hence two forms of it.
        """
        base = _base(edition)
        before = self.current(base)
        if before == edition.id:
            return
        graph, says = f"GRAPH <{base}{POINTER}>", f"<{base}{POINTER}> <{DCTERMS}hasVersion>"
        new, old = f"{graph} {{ {says} <{base}release/{edition.id}> }}", f"{graph} {{ {says} ?old }}"
        self.remote.update(f"DELETE {{ {old} }} INSERT {{ {new} }} WHERE {{ {old} }}" if before else f"INSERT DATA {{ {new} }}")
        if (now := self.current(base)) != edition.id:
            raise StoreBadAnswer(f"the graph store took the update, but points to {now or 'nothing'} instead of {edition.id}")

    def current(self, base_iri: str) -> str | None:
        """The release the server points to, by its name."""
        found = self.remote.rows(
            f"SELECT ?release WHERE {{ <{base_iri}{POINTER}> <{DCTERMS}hasVersion> ?release }}", [base_iri + POINTER]
        )
        names = [value.rpartition("/")[2] for (value,) in found.values()]
        if len(names) > 1:
            raise StoreBadAnswer("the graph store points to several releases at once")
        return names[0] if names else None

    def compare(self, edition: Edition) -> dict[str, int]:
        """Fetch every graph of a release and compare it with the release; the number of statements of each.

        The statements are hashed again into the name of the release, as each lies in the assertion of its own subject.
        """
        counts = {}
        for name, graph in graphs_of(edition).items():
            found = set(self.remote.get(graph))
            if not found:
                raise StoreBadAnswer(f"the graph store does not hold {graph}; run `linaje release publish {edition.id}`")
            if name == "statements":
                same = release_name(_lines(found, _base(edition))) == edition.id
            else:
                same = found == set(_content(edition, name))
            if not same:
                raise StoreBadAnswer(f"the graph store holds other statements in {graph} than were published")
            counts[graph] = len(found)
        return counts

    def check(self, edition: Edition, within: float | None = None) -> None:
        """Raise unless the server holds this release whole: compared once, then counted."""
        end = time.monotonic() + (within or self.remote.within)
        expected = self._once(edition, end - time.monotonic())
        self._count(expected, max(0.05, end - time.monotonic()))

    def query(self, edition: Edition, text: str, accept: str = JSON, within: float | None = None) -> Answer:
        """The answer of the server to a query over a release."""
        if not takes(text):
            raise NotAnsweredThere("this query is for the embedded engine: it names graphs, is too long, or does more than read")
        end = time.monotonic() + min(within or self.remote.within, self.remote.within)
        expected = self._once(edition, end - time.monotonic())
        answer = self.remote.query(text, list(expected), accept, max(0.05, end - time.monotonic()))
        self._count(expected, max(0.05, end - time.monotonic()))
        return answer

    def _once(self, edition: Edition, within: float) -> dict[str, int]:
        """The counts of a release that this process has compared; a comparison under way is waited for, within the limit."""
        with self._lock:
            future = self._compared.get(edition.id)
            if future is None:
                future = self._compared[edition.id] = Future()
                threading.Thread(target=self._compare_into, args=(edition, future), daemon=True).start()
        try:
            return future.result(within)
        except TimeoutError as error:
            self.remote.breaker.failed()
            raise StoreUnavailable("the graph store is still being compared with the release, or does not answer") from error

    def _compare_into(self, edition: Edition, future: Future[dict[str, int]]) -> None:
        try:
            future.set_result(self.compare(edition))
        except Exception as error:  # noqa: BLE001 - whoever waits gets it
            with self._lock:
                self._compared.pop(edition.id, None)
            future.set_exception(error)

    def _count(self, expected: dict[str, int], within: float) -> None:
        names = " ".join(f"<{graph}>" for graph in expected)
        query = (
            f"SELECT ?graph (COUNT(*) AS ?n) WHERE {{ VALUES ?graph {{ {names} }} GRAPH ?graph {{ ?s ?p ?o }} }} GROUP BY ?graph"
        )
        found = self.remote.rows(query, (), within)
        counts = {graph: int(count) for graph, count in found.values() if count.isdigit()}
        if counts != expected:
            self.remote.breaker.failed()
            with self._lock:
                self._compared.clear()
            raise StoreBadAnswer("the graph store does not hold the release that was published any more; publish it again")


def graphs_of(edition: Edition) -> dict[str, str]:
    """The names of the graphs of a release on a server, by part."""
    return {part: f"{_base(edition)}release/{edition.id}/{part}" for part in PARTS}


def _base(edition: Edition) -> str:
    return str(edition.manifest["base_iri"])


def _content(edition: Edition, part: str) -> list[Triple]:
    if part == "ontology":
        return [quad.triple for file in resources.vocabulary_files() for quad in parse(file.read_bytes(), RdfFormat.TURTLE)]
    path = edition.folder / (STATEMENTS if part == "statements" else DERIVED)
    return [quad.triple for quad in parse(path.read_bytes(), RdfFormat.N_QUADS)]


def _n_triples(triples: Iterable[Triple]) -> bytes:
    return "".join(f"{triple} .\n" for triple in triples).encode()


def _lines(triples: Iterable[Triple], base: str) -> Iterable[str]:
    """The N-Quads lines of statements: the graph of each is the assertion that is its subject, or that records it."""
    prefix = f"{base}assertion/"
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        subject = triple.subject.value
        graph = subject if subject.startswith(prefix) else prefix + subject.removeprefix(base)
        yield f"{triple} <{graph}> ."
