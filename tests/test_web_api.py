"""The API: what its description says is what it does, answers can be kept, and a named release never changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from json_schema import faults
from serving import client_over, table

from app import build, resources
from app.release.edition import Edition
from app.settings import Settings
from app.web import api, drafting, exchanges, extraction, service, short, taken

REQUESTS = table("requests")


def _description() -> dict[str, Any]:
    alone = FastAPI()
    alone.include_router(exchanges.router)
    alone.include_router(taken.router)
    alone.include_router(api.router)
    alone.include_router(short.router)
    alone.include_router(extraction.router)
    alone.include_router(drafting.router)
    alone.include_router(service.router)
    return alone.openapi()


DOCUMENT = _description()
#: What answers with an object; files for other programs have tests of their own (test_web_exchanges.py).
OPERATIONS = {
    path: verbs["get"]
    for path, verbs in DOCUMENT["paths"].items()
    if "get" in verbs and "application/json" in verbs["get"]["responses"]["200"]["content"]
}
READING = sorted(path for path, told in OPERATIONS.items() if any(one["name"] == "release" for one in told.get("parameters", ())))


def _request(row: dict[str, str], release: str) -> str:
    return row["request"].replace("{release}", release)


def _example(path: str) -> str:
    """The first request of the table for an operation."""
    return next(row["request"] for row in REQUESTS if row["operation"] == path)


def _with(request: str, more: str) -> str:
    return f"{request}{'&' if '?' in request else '?'}{more}"


def test_the_service_publishes_the_description_that_is_tested_here(client: TestClient) -> None:
    published = client.get("/openapi.json").json()
    assert published["paths"] == DOCUMENT["paths"]
    assert published["components"] == DOCUMENT["components"]


@pytest.mark.parametrize("path", sorted(OPERATIONS))
def test_every_operation_is_described_and_has_a_tested_request(path: str) -> None:
    told = OPERATIONS[path]
    assert list(DOCUMENT["paths"][path]) == ["get"]
    assert len(told["summary"]) > 5
    assert len(told["description"]) > 15
    assert any(row["operation"] == path for row in REQUESTS)
    for one in told.get("parameters", ()):
        assert one.get("description"), one["name"]
        if one["required"]:
            assert one["schema"].get("examples") or one["schema"].get("pattern"), f"{one['name']} shows no example"


@pytest.mark.parametrize("row", REQUESTS, ids=lambda row: row["request"])
@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_request_answers_as_its_schema_says(row: dict[str, str], lang: str, client: TestClient, edition: Edition) -> None:
    answer = client.get(_request(row, edition.id), headers={"Accept-Language": lang})
    assert answer.status_code == 200, answer.text
    if row["operation"] not in OPERATIONS:  # a file; tests/test_web_taken.py reads them
        kinds = DOCUMENT["paths"][row["operation"]]["get"]["responses"]["200"]["content"]
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] in {kind.partition(";")[0] for kind in kinds}
        return
    told = OPERATIONS[row["operation"]]["responses"]["200"]["content"]
    if "application/json" not in told:
        assert answer.headers["content-type"].partition(";")[0] in told
        assert answer.headers["content-disposition"].startswith("attachment")
        assert len(answer.content) > 100
        return
    assert answer.headers["content-type"] == "application/json"
    schema = told["application/json"]["schema"]
    assert not faults(answer.json(), schema, DOCUMENT)


@pytest.mark.parametrize("path", sorted(OPERATIONS))
def test_the_examples_of_the_description_are_answered(path: str, client: TestClient, edition: Edition) -> None:
    asked, query = path, []
    for one in OPERATIONS[path].get("parameters", ()):
        shown = [value for value in one["schema"].get("examples", ()) if value is not None]
        if one["in"] == "path":
            asked = asked.replace(f"{{{one['name']}}}", shown[0])
        elif shown:
            query.append(f"{one['name']}={quote(str(shown[0]))}")
        elif one["required"]:
            query.append(f"{one['name']}={edition.id}")
    answer = client.get(f"{asked}?{'&'.join(query)}")
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("limit", [1, 7, 50, 200])
@pytest.mark.parametrize("extra", ["", "&type=decreto", "&status=in_force&on=2019-01-01"])
def test_paging_walks_every_act_once_and_in_order(limit: int, extra: str, client: TestClient) -> None:
    whole = client.get(f"/api/v1/acts?limit=200{extra}").json()
    walked: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = client.get(f"/api/v1/acts?limit={limit}{extra}&cursor={quote(cursor)}").json()
        assert page["total"] == whole["total"]
        assert 0 < len(page["items"]) <= limit
        walked += [one["id"] for one in page["items"]]
        cursor = page["next"]
    assert walked == [one["id"] for one in whole["items"]]
    assert len(set(walked)) == whole["total"]


def test_the_language_changes_words_and_nothing_else(client: TestClient) -> None:
    spanish, english = (client.get(f"/api/v1/governing?topic=gobierno-digital&on=2016-03-01&lang={one}") for one in ("es", "en"))
    assert (spanish.headers["content-language"], english.headers["content-language"]) == ("es", "en")
    assert spanish.json()["says"] != english.json()["says"]
    ids = [[one["provision"]["id"] for one in told.json()["governing"]] for told in (spanish, english)]
    assert ids[0] == ids[1]
    assert spanish.json()["id"] == english.json()["id"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("en", "en"),
        ("en-GB,es;q=0.5", "en"),
        ("es-CO,en;q=0.9", "es"),
        ("fr,en;q=0.1", "en"),
        ("fr", "es"),
        ("", "es"),
        ("en;q=0", "es"),
    ],
)
def test_the_header_chooses_the_language_where_the_address_does_not(header: str, expected: str, client: TestClient) -> None:
    answer = client.get("/api/v1/topics", headers={"Accept-Language": header})
    assert answer.headers["content-language"] == expected
    assert client.get("/api/v1/topics?lang=en", headers={"Accept-Language": header}).headers["content-language"] == "en"


@pytest.mark.parametrize("path", READING)
def test_an_answer_that_is_known_is_not_sent_again(path: str, client: TestClient) -> None:
    first = client.get(_example(path))
    etag = first.headers["etag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = client.get(_example(path), headers={"If-None-Match": known})
        assert again.status_code == 304, known
        assert again.content == b""
        for name in ("etag", "cache-control", "vary"):
            assert again.headers[name] == first.headers[name]
    assert client.get(_example(path), headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", READING)
def test_answers_may_be_kept_and_vary_by_what_changes_them(path: str, client: TestClient, edition: Edition) -> None:
    request = _example(path)
    answer = client.get(request)
    assert answer.headers["cache-control"] == "public, max-age=300"
    varies = [one.strip() for one in answer.headers["vary"].split(",")]
    assert {"Accept-Language", "Accept-Encoding"} <= set(varies)
    assert len(varies) == len(set(varies))
    assert client.get(_with(request, "lang=en")).headers["etag"] != client.get(_with(request, "lang=es")).headers["etag"]
    assert client.get(_with(request, f"release={edition.id}")).json() == answer.json()


def test_only_an_answer_that_names_its_release_and_its_day_is_kept_for_ever(client: TestClient, edition: Edition) -> None:
    pinned = f"/api/v1/governing?topic=gobierno-digital&release={edition.id}"
    assert "immutable" in client.get(f"{pinned}&on=2016-03-01").headers["cache-control"]
    for open_ in (pinned, f"{pinned}&on=", "/api/v1/governing?topic=gobierno-digital&on=2016-03-01"):
        assert client.get(open_).headers["cache-control"] == "public, max-age=300", open_


@pytest.mark.parametrize("path", sorted(OPERATIONS))
def test_head_answers_as_get_without_the_body(path: str, client: TestClient, edition: Edition) -> None:
    request = _example(path).replace("{release}", edition.id)
    head, get = client.head(request), client.get(request)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers.get("etag") == get.headers.get("etag")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_anybody_may_read_from_any_origin(client: TestClient) -> None:
    answer = client.get("/api/v1/topics", headers={"Origin": "https://other.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


@pytest.fixture(scope="module")
def corrected(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, str, str, str]:
    """A home with a second release, which corrects a name; both names, and the moment between the two."""
    folder = tmp_path_factory.mktemp("corrected")
    home = folder / "var"
    shutil.copytree(settings.home, home)
    own = Settings(home=home)
    (first,) = (path.name for path in own.releases.iterdir())
    moment = client_over(own).get("/api/v1/releases").json()["items"][-1]["at"]
    *lists, book = resources.bundled_sources()
    text = Path(book).read_text("utf-8")
    assert "Decreto 1008 de 2018" in text
    changed = folder / "decrees.ttl"
    changed.write_text(text.replace('"Decreto 1008 de 2018"@es', '"Decreto mil ocho"@es'), "utf-8")
    built = build.build((*lists, changed), own)
    assert built.release, [str(one) for one in built.findings]
    return own, first, built.release, moment


def test_a_named_release_never_changes(client: TestClient, corrected: tuple[Settings, str, str, str]) -> None:
    own, first, second, moment = corrected
    both = client_over(own)
    asked = "/api/v1/acts/co/decreto/2018/1008?on=2019-01-01&lang=es"
    before = client.get(f"{asked}&release={first}")
    assert both.get(f"{asked}&release={first}").content == before.content
    assert both.get(f"{asked}&release={first}").headers["etag"] == before.headers["etag"]
    assert both.get(asked).json()["label"] == "Decreto mil ocho"
    assert both.get(asked).json()["dataset"]["release"] == second
    assert both.get(f"{asked}&known_at={quote(moment)}").json()["label"] == "Decreto 1008 de 2018"
    assert both.get(f"{asked}&known_at=2001-01-01T00:00:00Z").status_code == 404
    told = both.get(f"/api/v1/releases/diff?a={first}&b={second}").json()
    assert told["asserted_total"] > 0
    assert any("Decreto mil ocho" in one for one in told["asserted"])
    assert json.dumps(told["retracted"]) != json.dumps(told["asserted"])
    assert [one["release"] for one in both.get("/api/v1/releases").json()["items"] if one["current"]] == [second]
