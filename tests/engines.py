"""Real engines of their own for a test: a Virtuoso 7 and a PostgreSQL, on free ports of this machine, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
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
        _until(lambda: _answers(f"http://127.0.0.1:{http}/sparql"), 90, lambda: (folder / "virtuoso.log").read_text("utf-8"))
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
