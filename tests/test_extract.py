"""`linaje extract` and POST /api/v1/extract: the same answer by both ways."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from app.cli import app
from app.main import create_app
from app.settings import Settings
from app.web.extraction import MAX_BODY, MAX_QUESTIONS

QUESTIONS: list[dict[str, Any]] = [
    {"id": "1", "kind": "titles", "text": "por el cual se deroga el Decreto 1859 de 2012"},
    {"id": "2", "kind": "clauses", "text": "Artículo 3. El presente decreto rige a partir de su publicación."},
    {"id": "3", "kind": "citations", "text": "según el artículo 4 de la Ley 10 de 1990"},
    {"id": "4", "kind": "notes", "text": "(Derogado por la Ley 20 de 2001)", "host": {"path": [{"kind": "articulo", "n": "5"}]}},
    {"id": "5", "kind": "documents", "text": "DECRETO 7 DE 1990\n\n(enero 2)\n\npor el cual se deroga el Decreto 5 de 1989"},
]  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    """The service without any release: reading needs none."""
    return TestClient(create_app(Settings(home=tmp_path)), base_url="http://localhost")


def _lines(told: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.splitlines()]


def test_the_command_and_the_service_give_the_same_answers(client: TestClient) -> None:
    asked = "\n".join(json.dumps(one) for one in QUESTIONS)
    ran = CliRunner().invoke(app, ["extract", "--jsonl"], input=asked)
    assert ran.exit_code == 0, ran.output
    told = _lines(ran.stdout)
    assert [one["id"] for one in told] == ["1", "2", "3", "4", "5"]
    assert client.post("/api/v1/extract", json=QUESTIONS).json() == told
    assert client.post("/api/v1/extract", content=asked, headers={"Content-Type": "application/x-ndjson"}).json() == told
    assert [client.post("/api/v1/extract", json=one).json() for one in QUESTIONS] == told


def test_a_document_is_told_with_its_evidence(tmp_path: Path) -> None:
    path = tmp_path / "act.md"
    path.write_text(str(QUESTIONS[4]["text"]), "utf-8")
    prose = CliRunner().invoke(app, ["extract", str(path)])
    assert prose.exit_code == 0
    assert "decreto 7 de 1990, 1990-01-02" in prose.stdout
    assert "repeals decreto 5 de 1989 (title)" in prose.stdout
    assert "“deroga el Decreto 5 de 1989” (high)" in prose.stdout
    told = _lines(CliRunner().invoke(app, ["extract", "--json", str(path)]).stdout)
    assert told[0]["id"] == str(path)


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    good, bad = tmp_path / "act.txt", tmp_path / "act.odt"
    good.write_text(str(QUESTIONS[4]["text"]), "utf-8")
    bad.write_bytes(b"")
    ran = CliRunner().invoke(app, ["extract", str(bad), str(good)])
    assert ran.exit_code == 1
    assert f"{bad}:1: error document-format" in ran.stderr
    assert "decreto 7 de 1990" in ran.stdout


def test_a_bad_line_is_told_and_the_next_is_read() -> None:
    ran = CliRunner().invoke(
        app, ["extract", "--jsonl"], input=f"nonsense\n[]\n{json.dumps({'kind': 'x', 'text': ''})}\n{json.dumps(QUESTIONS[0])}\n"
    )
    assert ran.exit_code == 1
    assert [line.partition(" ")[0] for line in ran.stderr.splitlines()] == ["-:1:", "-:2:", "-:3:"]
    assert len(_lines(ran.stdout)) == 1


@pytest.mark.parametrize(
    ("content", "status", "kind"),
    [
        (b"nonsense", 422, "request-invalid"),
        (b"[" * 100_000, 422, "request-invalid"),
        (b'{"kind": "titles"}', 422, "request-invalid"),
        (b'{"kind": "x", "text": ""}', 422, "request-invalid"),
        (json.dumps([{"text": ""}] * (MAX_QUESTIONS + 1)).encode(), 422, "request-invalid"),
        (b" " * (MAX_BODY + 1), 413, "too-large"),
    ],
    ids=["no JSON", "too deep", "no text", "no such kind", "too many", "too large"],
)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_what_cannot_be_read_is_a_problem(client: TestClient, content: bytes, status: int, kind: str, lang: str) -> None:
    answer = client.post(f"/api/v1/extract?lang={lang}", content=content)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"/problems/{kind}"
    assert answer.json()["detail"]


def test_the_address_answers_post_only(client: TestClient) -> None:
    answer = client.get("/api/v1/extract")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
