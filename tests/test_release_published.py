"""A release on a SPARQL server: loaded, compared, pointed to in one step, and read only while it is whole. On two engines."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from engines import in_oxigraph, in_virtuoso, oxigraph, virtuoso
from faults import FAULTS, faulty
from pyoxigraph import Literal, NamedNode, Triple
from realm import REALM
from serving import client_over, free_port
from test_questions import QUESTIONS, asked, cases, expected, shortened

from app import build
from app.graph.remote import Endpoints, NotAnsweredThere, RemoteGraph, takes
from app.graph.results import N_TRIPLES
from app.graph.vocab import LIN_NS
from app.graph.wire import StoreBadAnswer, StoreUnavailable
from app.ledger.journal import Journal
from app.release.edition import Edition, open_edition
from app.release.published import POINTER, Published, graphs_of, remote_of
from app.settings import Settings

NOON = datetime(2021, 3, 1, 12, 0, tzinfo=UTC)
OTHER_TEXT = ("Faros del reino.", "Faros de todo el reino.")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"

#: Questions that are too long to be sent: Virtuoso 7 cannot compile them. docs/how-to/outgrow-one-machine.md says so.
NOT_SENT = ("cq01-which-provision-governs", "cq02-which-guideline-bound")


@pytest.fixture(scope="module", params=["oxigraph", pytest.param("virtuoso", marks=pytest.mark.virtuoso)])
def engine(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Settings]:
    """Settings with the graph on a server of that engine."""
    if request.param == "oxigraph":
        with oxigraph() as address:
            yield in_oxigraph(settings, address)
    else:
        with virtuoso() as address:
            yield in_virtuoso(settings, address)


@pytest.fixture(scope="module")
def loaded(engine: Settings, edition: Edition) -> Published:
    """The release of the bundled data, published there."""
    published = published_on(engine)
    published.publish(edition)
    return published


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Edition]:
    """Two releases of the invented realm, which differ in one definition."""
    folder = tmp_path_factory.mktemp("two")
    settings = Settings(home=folder / "var", actor="ana")
    other = folder / "other.ttl"
    other.write_text(REALM.read_text("utf-8").replace(*OTHER_TEXT), "utf-8")
    names = [build.build((path,), settings, now=NOON + timedelta(hours=n)).release for n, path in enumerate((REALM, other))]
    return open_edition(settings.releases, str(names[0])), open_edition(settings.releases, str(names[1]))


def published_on(settings: Settings, within: float = 120.0) -> Published:
    """A process that has read nothing there yet; it is patient where the test is not about time."""
    remote = remote_of(settings)
    assert remote is not None
    remote.within = within
    return Published(remote)


def rows_of(published: Published, edition: Edition, text: str, base: str) -> list[list[str]]:
    """The header and the rows of an answer, with identifiers shortened as in the expected tables."""
    told = published.query(edition, text, "text/csv").content.decode()
    return list(csv.reader(io.StringIO(shortened(told, base), newline="")))


def question(path: Path) -> str:
    """A question with the parameters of the real data."""
    return asked(path, cases().get((path.stem[:4], "real")))


@pytest.mark.parametrize("path", [path for path in QUESTIONS if path.stem not in NOT_SENT], ids=lambda path: path.stem)
def test_a_question_has_the_same_rows_on_every_engine(path: Path, loaded: Published, edition: Edition, engine: Settings) -> None:
    assert rows_of(loaded, edition, question(path), engine.base_iri) == expected("real", path)


def test_what_was_loaded_is_the_release_statement_by_statement(loaded: Published, edition: Edition, engine: Settings) -> None:
    graphs = graphs_of(edition)
    counts = loaded.compare(edition)
    assert counts[graphs["statements"]] == edition.manifest["statements"]
    assert set(counts) == set(graphs.values())
    assert loaded.current(engine.base_iri) == edition.id


def test_statements_come_in_every_format(loaded: Published, edition: Edition) -> None:
    query = f"PREFIX lin: <{LIN_NS}> CONSTRUCT {{ ?s a lin:Topic }} WHERE {{ ?s a lin:Topic }}"
    lines = loaded.query(edition, query, N_TRIPLES).content.decode().splitlines()
    assert len(lines) == edition.manifest["counts"]["Topic"]
    assert b"lineage" in loaded.query(edition, query, "text/turtle").content or lines
    assert loaded.query(edition, "ASK { ?s ?p ?o }").content.endswith(b'"boolean":true}')
    assert loaded.query(edition, "ASK { ?s <u:never> ?o }").content.endswith(b'"boolean":false}')


def test_releases_lie_side_by_side_and_the_pointer_goes_from_one_to_the_other_in_one_step(
    engine: Settings, two: tuple[Edition, Edition]
) -> None:
    """Readers that follow the pointer see the one release or the other at every moment: never none, never both."""
    published = published_on(engine)
    for edition in two:
        published.publish(edition)
        assert published.current(engine.base_iri) == edition.id
    seen: Counter[tuple[str, ...]] = Counter()
    done = threading.Event()

    def read() -> None:
        reader = published_on(engine).remote
        query = "SELECT ?release WHERE { ?pointer ?has ?release }"
        while not done.is_set():
            found = reader.rows(query, [engine.base_iri + POINTER])
            seen[tuple(name for (name,) in found.values())] += 1

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for turn in range(40):
        published.point(two[turn % 2])
    done.set()
    for reader in readers:
        reader.join()
    assert set(seen) == {(f"{engine.base_iri}release/{edition.id}",) for edition in two}
    assert min(seen.values()) > 5
    # Each of the two still answers for itself.
    texts = [published.query(edition, 'SELECT ?o WHERE { ?s ?p ?o FILTER (CONTAINS(STR(?o), "Faros de")) }') for edition in two]
    assert texts[0].content != texts[1].content


def test_a_release_that_is_not_there_or_not_whole_is_not_read(engine: Settings, two: tuple[Edition, Edition]) -> None:
    edition = two[0]
    graphs = graphs_of(edition)
    writer = published_on(engine)
    for graph in graphs.values():
        writer.remote.delete(graph)
    with pytest.raises(StoreBadAnswer, match="does not hold"):
        published_on(engine).query(edition, COUNT)
    writer.publish(edition)
    reader = published_on(engine)
    before = reader.query(edition, COUNT)
    # A graph goes while it is read: the count after the answer shows it.
    writer.remote.delete(graphs["derived"])
    with pytest.raises(StoreBadAnswer):
        reader.query(edition, COUNT)
    with pytest.raises(StoreBadAnswer):
        reader.check(edition)
    writer.publish(edition)
    assert reader.query(edition, COUNT) == before


@pytest.mark.parametrize("part", ["statements", "derived", "ontology"])
def test_one_statement_in_the_place_of_another_is_found(part: str, engine: Settings, two: tuple[Edition, Edition]) -> None:
    edition = two[1]
    writer = published_on(engine)
    writer.publish(edition)
    graph = graphs_of(edition)[part]
    triples = writer.remote.get(graph)
    forged = [Triple(triples[0].subject, NamedNode("http://purl.org/dc/terms/title"), Literal("falso")), *triples[1:]]
    writer.remote.put(graph, "".join(f"{triple} .\n" for triple in forged).encode())
    with pytest.raises(StoreBadAnswer, match="other statements"):
        published_on(engine).check(edition)
    writer.publish(edition)
    published_on(engine).check(edition)


def test_a_release_whose_load_fails_is_not_pointed_to(engine: Settings, two: tuple[Edition, Edition]) -> None:
    published = published_on(engine)
    published.publish(two[0])
    published.remote.delete(graphs_of(two[1])["statements"])
    broken = published_on(engine)
    broken.remote.endpoints = replace(broken.remote.endpoints, store=f"http://127.0.0.1:{free_port()}/data")
    with pytest.raises(StoreUnavailable):
        broken.publish(two[1])
    assert published.current(engine.base_iri) == two[0].id


def test_through_a_faulty_network_the_service_tells_each_fault_in_time_and_recovers(
    engine: Settings, two: tuple[Edition, Edition]
) -> None:
    published_on(engine).publish(two[1])
    with faulty(engine.graph_url) as proxy:
        path = engine.graph_url.rpartition("/")[2]
        home = two[1].folder.parent.parent
        behind = engine.model_copy(update={"home": home, "graph_url": f"{proxy.url}/{path}", "graph_store_url": ""})
        client = client_over(behind)
        assert client.get("/api/v1/health").status_code == 200
        for fault in ("500", "reset", "half a body", "wrong JSON", "a page", "slow drip", "huge, announced"):
            assert fault in FAULTS
            proxy.fault = fault
            began = time.monotonic()
            answer = client.get("/api/v1/health")
            assert time.monotonic() - began < 6
            told = (answer.status_code, answer.json()["type"].rpartition("/")[2])
            assert told in {(503, "store-unavailable"), (502, "store-bad-answer")}, fault
            if answer.status_code == 503:
                assert int(answer.headers["retry-after"]) >= 1
            proxy.fault = ""
            assert client.get("/api/v1/health").status_code == 200


@pytest.mark.virtuoso
def test_rows_that_virtuoso_cuts_are_no_answer(two: tuple[Edition, Edition], settings: Settings) -> None:
    with virtuoso(rows=100) as address:
        published = published_on(in_virtuoso(settings, address))
        graph = "urn:x:g"
        published.remote.put(graph, "".join(f"<u:s{n}> <u:p> <u:o> .\n" for n in range(150)).encode())
        with pytest.raises(StoreBadAnswer, match="cut its answer"):
            published.remote.query("SELECT ?s WHERE { ?s ?p ?o }", [graph])
        assert (
            b"100"
            in published.remote.query("SELECT (COUNT(*) AS ?n) WHERE { { SELECT ?s { ?s ?p ?o } LIMIT 100 } }", [graph]).content
        )


def test_exactly_the_questions_named_here_are_not_sent() -> None:
    assert tuple(path.stem for path in QUESTIONS if not takes(question(path))) == NOT_SENT
    published = Published(RemoteGraph(Endpoints(f"http://127.0.0.1:{free_port()}/")))
    with pytest.raises(NotAnsweredThere):
        published.remote.query(question(QUESTIONS[0]), [])


def test_a_build_that_cannot_be_published_leaves_the_old_release_current(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "var")
    first = build.build((REALM,), settings).release
    other = tmp_path / "other.ttl"
    other.write_text(REALM.read_text("utf-8").replace(*OTHER_TEXT), "utf-8")
    nowhere = f"http://127.0.0.1:{free_port()}"
    published = published_on(in_oxigraph(settings, nowhere))
    with pytest.raises(StoreUnavailable):
        build.build((other,), settings, before_current=published.publish)
    assert Journal(settings.ledger).current_release() == first


def test_the_command_line_publishes_compares_and_goes_back(tmp_path: Path) -> None:
    with oxigraph() as address:
        settings = in_oxigraph(Settings(home=tmp_path), address)
        fields = ("home", "graph_url", "graph_update_url", "graph_store_url")
        env = {f"LINAJE_{name.upper()}": str(getattr(settings, name)) for name in fields}

        def run(command: str) -> tuple[int, str]:
            done = subprocess.run(
                [sys.executable, "-m", "app", *command.split()], env=env, capture_output=True, text=True, check=False
            )
            return done.returncode, done.stdout + done.stderr

        code, told = run("build --publish")
        assert code == 0
        (release,) = re.findall("sha256-[0-9a-f]{64}", told)
        code, told = run("release compare")
        assert (code, told.splitlines()[-1]) == (0, f"{release} is whole; the store points to it.")
        published_on(settings).remote.delete(graphs_of(open_edition(settings.releases, release))["derived"])
        code, told = run("release compare")
        assert code == 2
        assert "linaje release publish" in told
        assert run(f"release rollback {release}")[0] == 0
        assert run("release compare")[0] == 0
        assert run("release publish") == (0, f"{release} is loaded and pointed to.\n")
        env = {"LINAJE_HOME": str(tmp_path)}
        code, told = run("release publish")
        assert code == 2
        assert "LINAJE_GRAPH_URL" in told
