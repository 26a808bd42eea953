"""The command line: what each command answers, where it says it, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Protocol

import openpyxl
import pytest
from fastapi.testclient import TestClient
from serving import free_port, table
from typer.main import get_command

import app.cli
from app import __version__
from app.settings import Settings

ROWS = table("commands")
DATA = Path(__file__).parent.parent / "data" / "decrees.ttl"
ANSI = re.compile(r"\x1b\[")
DECREE = "co/decreto/2018/1008"


class Run(Protocol):
    """Runs a command over the bundled data, or over those of another home."""

    def __call__(self, command: str, home: Path | None = None) -> Told:
        """How it ended."""


class Told(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """The standard output as text."""
        return self.out.decode()


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as `linaje` does, in this process, over the bundled data."""

    def told(command: str, home: Path | None = None) -> Told:
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        monkeypatch.setenv("LINAJE_HOME", str(home or settings.home))
        monkeypatch.setattr(sys, "argv", ["linaje", *shlex.split(command.replace("{data}", str(DATA)))])
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        try:
            app.cli.main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        out.flush()
        err.flush()
        return Told(code, out.buffer.getvalue(), err.buffer.getvalue().decode())

    return told


def _commands() -> list[str]:
    """Every command, groups unfolded."""
    found = []
    for name, one in get_command(app.cli.app).commands.items():  # type: ignore[attr-defined]
        found += [f"{name} {inner}" for inner in one.commands] if hasattr(one, "commands") else [name]
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["command"])
def test_a_command_ends_and_speaks_as_the_table_says(row: dict[str, str], run: Run) -> None:
    told = run(row["command"])
    assert told.code == int(row["exit"]), told
    assert row["stdout"].lower() in told.text.lower()
    assert row["stderr"] in told.err
    if told.code == 2:
        assert not told.out
        assert told.err
    if told.code == 0:
        assert not told.err
    assert "Traceback" not in told.err
    assert not ANSI.search(told.text + told.err)


@pytest.mark.parametrize("command", ["", *_commands()])
def test_help_explains_every_command_and_every_option(command: str, run: Run) -> None:
    told = run(f"{command} --help")
    assert told.code == 0
    assert "Usage" in told.text
    assert not told.err


def test_every_command_of_the_contract_that_is_offered_is_tested() -> None:
    tested = {row["command"].partition(" ")[0] for row in ROWS}
    elsewhere = {"serve", "build"}
    assert {command.partition(" ")[0] for command in _commands()} <= tested | elsewhere


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").text.strip() == __version__


def test_the_formats_of_a_lineage_hold_the_same_edges(run: Run, client: TestClient) -> None:
    api = client.get(f"/api/v1/acts/{DECREE}/lineage").json()
    assert json.loads(run(f"lineage {DECREE}").text) == api
    count = len(api["edges"])
    assert run(f"lineage {DECREE} --format graphml").text.count("<edge ") == count
    assert len(re.findall(r"->", run(f"lineage {DECREE} --format dot").text)) == count
    page = run(f"lineage {DECREE} --format html").text
    assert "<script" not in page
    assert not re.search(r'(?:src|<link[^>]+href)="http', page)


def test_the_formats_of_the_coverage_hold_the_same_claims(run: Run, client: TestClient) -> None:
    api = client.get("/api/v1/coverage?on=2019-01-01").json()
    assert json.loads(run("coverage --on 2019-01-01 --format json").text) == api
    lines = list(csv.reader(io.StringIO(run("coverage --on 2019-01-01 --format csv").text)))
    assert len({len(line) for line in lines}) == 1
    book = openpyxl.load_workbook(io.BytesIO(run("coverage --on 2019-01-01 --format xlsx").out))
    sheet = book.worksheets[0]
    cells = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [[str(cell) for cell in line] for line in lines] == cells
    claimed = {one["principle"] for one in api["principles"] if one["claims"]}
    assert claimed <= {int(cell) for line in lines for cell in line if cell.isdigit()}


def test_json_is_that_of_the_api(run: Run, client: TestClient) -> None:
    api = client.get(f"/api/v1/acts/{DECREE}?on=2019-01-01&lang=en").json()
    assert json.loads(run(f"act {DECREE} --on 2019-01-01 --lang en --json").text) == api


def test_a_build_that_fails_writes_nothing(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix x: <x:> .\nx:a x:b .\n", "utf-8")
    told = run(f"build {broken} --out {tmp_path / 'new'}")
    assert told.code == 1
    assert "broken.ttl:2" in told.err
    assert "nothing was written" in told.err
    assert not list((tmp_path / "new").glob("releases/sha256-*"))
    assert not told.out


def test_format_puts_a_file_in_order_and_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "book.ttl"
    file.write_text(DATA.read_text("utf-8") + "\n\n", "utf-8")
    assert run(f"format --check {file}").code == 1
    assert run(f"format {file}").code == 0
    assert file.read_text("utf-8") == DATA.read_text("utf-8")
    assert run(f"format --check {file}").code == 0


def test_a_broken_ledger_is_told(run: Run, settings: Settings, tmp_path: Path) -> None:
    home = tmp_path / "var"
    shutil.copytree(settings.home, home)
    with closing(sqlite3.connect(home / "ledger.sqlite")) as ledger, ledger:
        for (name,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            ledger.execute(f'DROP TRIGGER "{name}"')
        (entries,) = ledger.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%payload%'").fetchone()
        ledger.execute(f"UPDATE \"{entries}\" SET actor = 'somebody else'")  # noqa: S608 - the name of our own table
    ledger.close()
    told = run("ledger verify", home)
    assert told.code == 1
    assert told.err


def test_a_rollback_makes_an_earlier_release_current(run: Run, settings: Settings, tmp_path: Path) -> None:
    home = tmp_path / "var"
    shutil.copytree(settings.home, home)
    (release,) = (path.name for path in (home / "releases").iterdir())
    assert run(f"release rollback {release}", home).code == 0
    assert len(run("release list", home).text.splitlines()) == 2
    assert run("release rollback sha256-0", home).code == 2
    assert run(f"release diff {release} {release}", home) == Told(0, b"", "")
    assert json.loads(run(f"release show {release}", home).text)


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "many"), ("PORT", "0"), ("LANGUAGE", "fr"), ("RELEASE", "latest"), ("ALLOWED_HOSTS", "not json")]
)
def test_a_setting_that_does_not_fit_is_named(name: str, value: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"LINAJE_{name}", value)
    told = run("release list")
    assert told.code == 2
    assert name.lower() in told.err.lower()
    assert "Traceback" not in told.err


def _start(settings: Settings, *command: str, **more: str) -> subprocess.Popen[str]:
    """A command in a process of its own."""
    env = {**os.environ, "LINAJE_HOME": str(settings.home), **more}
    return subprocess.Popen(
        [sys.executable, "-m", "app", *command], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_closed_pipe_is_not_a_fault(settings: Settings) -> None:
    for command in (["act", "co/decreto/2015/1078", "--json"], ["coverage", "--format", "csv"]):
        with _start(settings, *command) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == ""


def test_a_port_that_is_taken_is_told_in_a_line(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with _start(settings, "serve", "--port", port) as process:
            out, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert port in err
    assert "Traceback" not in err
    assert "--port" in err
    assert out == ""


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_server_ends_at_once_and_well_when_told_to(sign: signal.Signals, settings: Settings) -> None:
    port = free_port()
    with _start(settings, "serve", LINAJE_PORT=str(port)) as process:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        began = time.monotonic()
        process.send_signal(sign)
        out, err = process.communicate(timeout=10)
    assert time.monotonic() - began < 2
    assert process.returncode == 0, err
    assert f"http://127.0.0.1:{port}/" in out
    assert "Traceback" not in err
