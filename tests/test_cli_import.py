"""From a file of norms to an answer, by the commands alone: import, build, ask."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_corpus_import import NORMS
from typer.testing import CliRunner

from app import resources
from app.cli import app


def test_a_corpus_is_imported_built_and_asked_by_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINAJE_HOME", str(tmp_path / "home"))
    corpus, out = tmp_path / "corpus.jsonl", tmp_path / "out"
    corpus.write_text("\n".join(NORMS), "utf-8")

    def run(*words: str, exit_code: int = 0) -> str:
        told = CliRunner().invoke(app, list(words))
        assert told.exit_code == exit_code, told.output
        return told.stdout

    for _ in range(2):  # the second goes on where the first ended: nothing is read twice
        assert "4 norms" in run("import", str(corpus), "--out", str(out), "--until", "2000-12-31")
    assert json.loads((out / "report.json").read_text("utf-8"))["chunks_kept"] == 1
    run("build", str(resources.bundled_sources()[-1]), str(out / "records.jsonl.gz"))
    act = json.loads(run("act", "Decreto 9001 de 1990", "--on", "1992-02-03", "--json"))
    assert act["status"] == "no_longer"
    assert "9002" in json.dumps(act)
    run("import", str(corpus), "--out", str(out), "--workers", "0", exit_code=2)
