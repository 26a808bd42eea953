"""Real engines of their own for a test: Virtuoso 7, Oxigraph and PostgreSQL, on free ports of this machine, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    serialize,
)
from serving import free_port

from app.settings import Settings

VIRTUOSO = shutil.which("virtuoso-t")
# Debian keeps the programs of each version in a folder of its own, outside the path.
POSTGRES = max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), default=None, key=lambda path: int(path.parts[4]))

INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
NumberOfBuffers = 8000
MaxDirtyBuffers = 5000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {rows}
"""


@contextmanager
def virtuoso(rows: int = 1_000_000) -> Iterator[str]:
    """The address of a Virtuoso of our own, empty, which gives so many rows at most."""
    folder = Path(tempfile.mkdtemp(prefix="linaje-virtuoso-"))
    http = free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(INI.format(folder=folder, sql=free_port(), http=http, rows=rows), "utf-8")
    with (folder / "out.txt").open("wb") as told:
        command = [str(VIRTUOSO), "+foreground", "+configfile", str(ini)]
        process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=told)
    try:
        _until(lambda: _answers(f"http://127.0.0.1:{http}/sparql"), 300, lambda: (folder / "out.txt").read_text("utf-8"))
        yield f"http://127.0.0.1:{http}"
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def in_virtuoso(settings: Settings, address: str) -> Settings:
    """The same settings, with the graph in that Virtuoso, as docs/how-to/outgrow-one-machine.md sets them."""
    return settings.model_copy(
        update={
            "graph_url": f"{address}/sparql",
            "graph_update_url": f"{address}/sparql-auth",
            "graph_store_url": f"{address}/sparql-graph-crud-auth",
            "graph_user": "dba",
            "graph_password": type(settings.graph_password)("dba"),
            "graph_auth": "digest",
        }
    )


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty database in a PostgreSQL of our own."""
    assert POSTGRES is not None
    folder = Path(tempfile.mkdtemp(prefix="linaje-postgres-"))
    # The server refuses to run as root: Debian's package makes an account for it.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        owner = pwd.getpwnam(user)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    port = free_port()
    data = folder / "data"
    made = [str(POSTGRES), "-D", str(data), "-A", "trust", "-U", "linaje", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(made, check=True, capture_output=True, user=user, cwd=folder)
    run = [str(POSTGRES.parent / "postgres"), "-D", str(data), "-p", str(port), "-h", "127.0.0.1", "-k", "", "-F"]
    process = subprocess.Popen(run, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=user)
    ready = [str(POSTGRES.parent / "pg_isready"), "-h", "127.0.0.1", "-p", str(port), "-q"]
    try:
        _until(lambda: subprocess.run(ready, check=False).returncode == 0, 60, lambda: "PostgreSQL did not start")
        yield f"postgresql+psycopg://linaje@127.0.0.1:{port}/postgres"
    finally:
        process.send_signal(signal.SIGINT)  # its fast shutdown, which ends the sessions too
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _answers(url: str) -> bool:
    try:
        return httpx2.get(url, params={"query": "ASK {}"}, timeout=5, trust_env=False).is_success
    except httpx2.HTTPError:
        return False


def _until(check: Callable[[], bool], seconds: float, told: Callable[[], str]) -> None:
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, told()
        time.sleep(0.1)


@contextmanager
def oxigraph() -> Iterator[str]:
    """The address of Oxigraph behind the SPARQL protocol and the Graph Store Protocol, empty."""
    store = Store()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Nothing."""

        def _say(self, status: int, body: bytes = b"", kind: str = "text/plain") -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _body(self) -> bytes:
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))

        def _graph(self) -> NamedNode:
            return NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])

        def do_POST(self) -> None:
            """A query, or an update."""
            form = parse_qs(self._body().decode())
            try:
                if "update" in form:
                    store.update(form["update"][0])
                    self._say(204)
                    return
                graphs: list[NamedNode | BlankNode | DefaultGraph] = []
                graphs += [NamedNode(name) for name in form.get("default-graph-uri", ())]
                found = store.query(form["query"][0], default_graph=graphs or None)
            except (SyntaxError, ValueError) as error:
                self._say(400, str(error).encode())
                return
            if isinstance(found, QueryTriples):
                self._say(200, found.serialize(format=RdfFormat.N_TRIPLES) or b"", "application/n-triples")
            else:
                body = found.serialize(format=QueryResultsFormat.JSON) or b""
                self._say(200, body, "application/sparql-results+json")

        def do_PUT(self) -> None:
            """A whole graph, in place of what was there."""
            graph, read = self._graph(), parse(self._body(), RdfFormat.N_TRIPLES)
            quads = [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in read]
            store.remove_graph(graph)
            store.extend(quads)
            self._say(204)

        def do_GET(self) -> None:
            """A whole graph."""
            triples = [quad.triple for quad in store.quads_for_pattern(None, None, None, self._graph())]
            self._say(200 if triples else 404, serialize(triples, format=RdfFormat.N_TRIPLES) or b"", "application/n-triples")

        def do_DELETE(self) -> None:
            """A graph less."""
            store.remove_graph(self._graph())
            self._say(204)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def in_oxigraph(settings: Settings, address: str) -> Settings:
    """The same settings, with the graph in that Oxigraph."""
    addresses = {"graph_url": f"{address}/query", "graph_update_url": f"{address}/update", "graph_store_url": f"{address}/store"}
    return settings.model_copy(update=addresses)
