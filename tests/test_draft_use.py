"""`linaje draft`, POST /api/v1/draft and the page say the same of a draft, keep nothing, and refuse what may not enter."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from drafts import CHAPTER, HEAD, draft
from fastapi.testclient import TestClient
from json_schema import faults
from serving import Page
from test_web_api import DOCUMENT
from typer.testing import CliRunner, Result

from app.cli import app
from app.settings import Settings
from app.web import documents
from app.web.documents import text_of
from app.web.extraction import MAX_BODY

BROKEN = draft("Deróguese el Decreto 1151 de 2008.")
NO_FILE = {"file": ("", b"")}


def ran(settings: Settings, *words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["draft", *words], input=given, env={"LINAJE_HOME": str(settings.home)})


def docx(text: str) -> bytes:
    """A Word document of a text, a paragraph a line."""
    words = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.replace("&", "").replace("<", "").split("\n"))
    body = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{words}</w:body></w:document>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("word/document.xml", body)
    return held.getvalue()


def test_the_command_and_the_service_tell_the_same(settings: Settings, client: TestClient) -> None:
    told = ran(settings, "-", "--json", "--lang", "en", given=CHAPTER)
    assert told.exit_code == 0, told.output
    answer = client.post("/api/v1/draft?lang=en", json={"text": CHAPTER})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert json.loads(told.stdout) == answer.json()
    schema = DOCUMENT["paths"]["/api/v1/draft"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert not faults(answer.json(), schema, DOCUMENT)


def test_every_finding_of_the_service_carries_its_words_and_a_confidence(client: TestClient) -> None:
    told: dict[str, Any] = client.post("/api/v1/draft", json={"text": CHAPTER}).json()
    parts = ("effects", "citations", "versions_created", "versions_ended", "guidelines", "regulations", "principles", "topics")
    for part in parts:
        for one in told[part]:
            assert one["confidence"] in ("medium", "low", "unverified")
            where = one["evidence"]
            assert CHAPTER[where["start"] : where["end"]] == where["span"]
    own = told["draft"]["id"]
    assert any(edge["source"] == own for edge in told["lineage"]["edges"])


def test_a_deadline_that_is_extended_is_told_with_its_new_day(client: TestClient) -> None:
    clause = "Prorróguese el plazo previsto en el artículo 2.2.9.1.3.2 del Decreto 1078 de 2015 hasta el 31 de diciembre de 2018."
    told = client.post("/api/v1/draft?lang=en", json={"text": draft(clause, ""), "on": "2017-01-01"}).json()
    assert (told["on"], told["on_from"]) == ("2017-01-01", "asked")
    assert {(one["fate"], one["moved_to"]) for one in told["deadlines"]} == {("moved", "2018-12-31")}
    assert "until 31 December 2018" in told["deadlines"][0]["says"]


@pytest.mark.parametrize(("text", "code"), [(CHAPTER, 0), (BROKEN, 1), (HEAD + "Artículo 1. Publíquese.", 0)])
def test_the_exit_code_says_whether_anything_is_broken(text: str, code: int, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(text, "utf-8")
    told = ran(settings, str(path), "--lang", "en")
    assert told.exit_code == code, told.output
    assert ("No target is broken" in told.stdout) is (code == 0)


def test_prose_names_the_clause_and_what_ended_the_target(settings: Settings) -> None:
    told = ran(settings, "-", "--lang", "en", given=BROKEN).stdout
    assert "✕ repeals: Decree 1151 of 2008: Decree 1151 of 2008 ended on 21 December 2012, by article 12 of Decree 2693" in told
    assert "“Deróguese el Decreto 1151 de 2008”" in told
    assert "as the text of the draft says" in told


def test_what_is_no_document_is_told_and_ends_with_one(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(b"PK garbage")
    told = ran(settings, str(path))
    assert told.exit_code == 1
    assert "document-unsafe" in told.stderr
    assert ran(settings, str(tmp_path / "missing.md")).exit_code != 0


def test_nothing_is_written(settings: Settings, client: TestClient) -> None:
    before = {path: path.stat().st_mtime_ns for path in settings.home.rglob("*") if path.is_file()}
    assert client.post("/api/v1/draft", json={"text": CHAPTER}).status_code == 200
    assert ran(settings, "-", given=CHAPTER).exit_code == 0
    after = {path: path.stat().st_mtime_ns for path in settings.home.rglob("*") if path.is_file()}
    assert {path for path in after if path.suffix not in (".sqlite-shm", ".sqlite-wal")} <= set(before)
    assert all(after[path] == before[path] for path in before if path in after and "releases" in path.parts)
    assert client.get("/api/v1/acts/co/decreto/2027/proyecto").status_code == 404


@pytest.mark.parametrize(("lang", "where"), [("es", "/es/proyecto"), ("en", "/en/draft")])
def test_the_page_takes_a_text_or_a_file_without_a_script(lang: str, where: str, client: TestClient) -> None:
    (form,) = [one for one in Page(client.get(where).text).all("form") if one.get("method") == "post"]
    assert (form["action"], form["enctype"]) == (where, "multipart/form-data")
    pasted = client.post(where, data={"text": BROKEN, "on": ""}, files=NO_FILE)
    sent = client.post(where, data={"text": "", "on": "2026-12-01"}, files={"file": ("d.docx", docx(BROKEN))})
    plain = client.post(where, data={"text": BROKEN})
    for answer in (pasted, sent, plain):
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        page = Page(answer.text)
        assert page.all("html")[0]["lang"] == lang
        assert "2012" in page.text
        assert "draft-targets" in page.ids


def test_the_page_marks_what_is_proposed(client: TestClient) -> None:
    html = client.post("/en/draft", data={"text": CHAPTER}).text
    assert 'class="edge k-substitutes proposed"' in html
    assert "Digital government" in html
    assert "Taken to govern, as the text before it" in html


@pytest.mark.parametrize(
    ("data", "files", "status", "says"),
    [
        ({"text": ""}, NO_FILE, 422, "Nothing was sent"),
        ({}, {"file": ("d.pdf", b"%PDF-1.4 nonsense")}, 422, "cannot be read"),
        ({}, {"file": ("d.exe", b"MZ")}, 422, "are not read"),
        ({}, {"file": ("d.docx", b"PK garbage")}, 422, "no Word document"),
        ({}, {"file": ("d.html", b"<i>" * 400)}, 422, "nest deeper"),
        ({"text": "x", "on": "hoy"}, NO_FILE, 422, "YYYY-MM-DD"),
        ({"text": "]]] <<< %%%"}, NO_FILE, 200, "No effect and no citation was read"),
    ],
)
def test_what_cannot_be_read_is_said(data: Any, files: Any, status: int, says: str, client: TestClient) -> None:
    answer = client.post("/en/draft", data=data, files=files)
    assert answer.status_code == status
    assert says in answer.text


def test_what_may_not_enter_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    assert client.post("/en/draft", content=b"x" * (MAX_BODY + 1), headers=kind).status_code == 413
    assert client.post("/en/draft", content=b"garbage", headers=kind).status_code == 422
    assert client.post("/en/draft", content=b"garbage", headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/api/v1/draft", content=b"garbage").status_code == 422
    assert client.post("/api/v1/draft", json={"text": 3}).status_code == 422
    assert client.post("/api/v1/draft", json={"text": "x", "on": "2027-02-30"}).status_code == 422
    monkeypatch.setattr(documents, "WAITS", 0.01)
    held = [documents._room.acquire() for _ in range(documents.AT_ONCE)]  # noqa: SLF001 - as other readers would hold it
    try:
        assert client.post("/en/draft", files={"file": ("d.txt", b"x")}).status_code == 503
    finally:
        for _ in held:
            documents._room.release()  # noqa: SLF001


def test_a_document_is_opened_by_a_program_that_may_do_nothing_else(tmp_path: Path) -> None:
    assert text_of("d.txt", "Artículo 1. Sí.".encode()).text == "Artículo 1. Sí."
    assert "Decreto 1151" in text_of("d.docx", docx(BROKEN)).text
    assert text_of("../../etc/passwd", b"x").refused
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"<w>" + b" " * 20_000_000)
    told = text_of("d.docx", bomb.getvalue())
    assert told.refused
    assert told.faults
