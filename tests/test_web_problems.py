"""Errors: always a problem that says what is wrong and what to do, never a failure, whatever is asked."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from serving import Page, client_over, table

from app.settings import Settings
from app.web.problems import KINDS

ROWS = table("problems")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TITLES = {kind.name: kind.title for kind in KINDS}


def _problem(answer: Any, status: int, kind: str) -> dict[str, Any]:
    """The problem of an answer, with what every problem has."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    told: dict[str, Any] = answer.json()
    assert told["type"] == f"/problems/{kind}"
    assert told["status"] == status
    assert URN.fullmatch(told["instance"])
    assert told["title"]
    assert len(told["detail"]) > 8
    return told


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["request"])
def test_a_wrong_request_is_told_what_is_wrong(row: dict[str, str], client: TestClient) -> None:
    answer = client.get(row["request"], headers={"Accept-Language": "en"})
    told = _problem(answer, int(row["status"]), row["kind"])
    assert told["title"] == TITLES[row["kind"]]
    if row["says"] == "suggestions":
        assert isinstance(told["suggestions"], list)
        assert len(told["suggestions"]) <= 5
    elif row["says"]:
        (error,) = [one for one in told["errors"] if one["field"] == row["says"]]
        assert error["pointer"] == f"/{row['says']}"
        assert error["code"]
        assert error["message"]
        assert row["says"] in told["detail"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["request"])
def test_the_same_is_told_in_spanish(row: dict[str, str], client: TestClient) -> None:
    if "lang=" in row["request"]:
        return
    spanish, english = (client.get(row["request"], headers={"Accept-Language": lang}).json() for lang in ("es", "en"))
    assert spanish["title"] != english["title"]
    assert spanish["detail"] != english["detail"]
    assert spanish["instance"] != english["instance"]


def test_an_unknown_topic_is_answered_with_the_nearest_ones(client: TestClient) -> None:
    told = client.get("/api/v1/topics/gobierno-digitl").json()
    assert told["suggestions"][0]["slug"] == "gobierno-digital"
    for one in told["suggestions"]:
        assert client.get(f"/api/v1/topics/{one['slug']}").json()["label"] == one["label"]


def test_an_unknown_act_is_answered_with_recorded_ones(client: TestClient) -> None:
    told = client.get("/api/v1/acts/co/decreto/2015/1079").json()
    assert "co/decreto/2015/1078" in told["suggestions"]
    for one in told["suggestions"]:
        assert client.get(f"/api/v1/acts/{one}").status_code == 200


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_type_of_every_problem_is_a_page_that_says_what_to_do(kind: Any, client: TestClient) -> None:
    told = set()
    for lang in ("es", "en"):
        answer = client.get(f"/problems/{kind.name}?lang={lang}")
        assert answer.status_code == 200
        page = Page(answer.text)
        assert page.all("html")[0]["lang"] == lang
        assert str(kind.status) in page.text
        told.add(page.h1[0])
    assert len(told) == 2
    assert kind.title in told


def test_no_two_kinds_of_problem_are_explained_alike(client: TestClient) -> None:
    told = {kind.name: re.sub(r"<h1>.*?</h1>|<p class=\"hash\">.*?</p>", "", _main(client, kind.name)) for kind in KINDS}
    assert len(set(told.values())) == len(KINDS), told


def _main(client: TestClient, kind: str) -> str:
    text = client.get(f"/problems/{kind}?lang=en").text
    return text[text.index("<main") : text.index("</main>")]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_is_written_here(method: str, client: TestClient) -> None:
    answer = client.request(method, "/api/v1/topics")
    _problem(answer, 405, "method-not-allowed")
    assert {one.strip() for one in answer.headers["allow"].split(",")} == {"GET", "HEAD"}
    page = client.request(method, "/es/temas")
    assert page.status_code == 405
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/es/nada", 404), ("/en/topics/xyzzyq", 404), ("/en/acts/co/decreto/1999/1", 404), ("/en/provisions/co/x", 404),
        ("/en/lineage/nothing", 404), ("/en/acts?on=2016-02-30", 422), ("/es/respuesta?topic=x&on=ayer", 422),
        ("/en/lineage/co/decreto/2018/1008?depth=9", 422), ("/en/answer?topic=xyzzyq", 404),
        ("/en/answer?topic=" + "x" * 301, 422),
    ],
)  # fmt: skip
def test_where_a_page_was_asked_for_a_page_tells_the_problem(address: str, status: int, client: TestClient) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = Page(answer.text)
    assert page.all("html")[0]["lang"] == address[1:3]
    assert len(page.h1) == 1
    assert any(link.startswith(address[:4]) for link in page.links)


@pytest.mark.parametrize("address", ["/api/v1/topics", "/es/", "/openapi.json"])
@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.evil.example:80"])
def test_a_host_name_that_is_not_ours_gets_no_answer(address: str, host: str, client: TestClient) -> None:
    answer = client.get(address, headers={"Host": host})
    _problem(answer, 400, "host-not-allowed")
    assert "evil" not in answer.text


def test_the_host_names_are_a_setting(settings: Settings) -> None:
    public = client_over(settings.model_copy(update={"allowed_hosts": ("law.example",)}))
    assert public.get("/es/", headers={"Host": "LAW.example:8443"}).status_code == 200
    assert public.get("/es/", headers={"Host": "localhost"}).status_code == 400


def test_without_a_release_the_service_says_so_and_fails_nowhere(settings: Settings, tmp_path: Any) -> None:
    empty = client_over(Settings(home=tmp_path / "nothing"))
    _problem(empty.get("/api/v1/health"), 503, "store-unavailable")
    page = empty.get("/en/")
    assert page.status_code == 503
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("parameter", ["topic", "on", "addressee", "known_at", "release", "lang"])
def test_what_is_too_long_is_refused_and_not_repeated(parameter: str, client: TestClient) -> None:
    query = {"topic": "gobierno-digital", parameter: "x" * 5000}
    answer = client.get(f"/api/v1/governing?{urlencode(query)}")
    assert answer.status_code == 422
    assert "x" * 300 not in answer.text


PARAMETERS = ["topic", "q", "on", "from", "to", "known_at", "release", "lang", "addressee", "year", "type", "status", "cursor"]
PATHS = [
    "governing", "acts", "acts/co/decreto/2015/1078", "acts/co/decreto/2015/1078/lineage", "acts/co/decreto/2015/1078/provisions",
    "provisions/co/decreto/2015/1078/articulo/2.2.9.1.2.1", "topics", "topics/gobierno-digital/history", "coverage",
    "coverage/diff", "search", "resolve", "releases/diff",
]  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["2016-03-01", "gobierno-digital", "Ley 1341 de 2009", "en", "0", "-1", "1e9", '"', "a OR b*", "NEAR("]),
    st.dates().map(str),
    st.datetimes().map(str),
    st.integers().map(str),
)


@hypothesis_settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(PATHS), query=st.dictionaries(st.sampled_from([*PARAMETERS, "limit", "depth", "kinds", "a"]), VALUES))
@example(path="search", query={"q": '"'})
@example(path="search", query={"q": "\x00"})
@example(path="governing", query={"topic": "\ud7ff\uffff"})
@example(path="acts", query={"cursor": "\x00", "q": "(((((("})
@example(path="governing", query={"topic": "gobierno-digital", "known_at": "0001-01-01T00:00:00+23:59"})
@example(path="governing", query={"topic": "gobierno-digital", "known_at": "9999-12-31T23:59:59-23:59"})
@example(path="acts", query={"year": "9" * 5000})
def test_whatever_is_asked_is_answered_as_documented(path: str, query: dict[str, str], client: TestClient) -> None:
    answer = client.get(f"/api/v1/{path}?{urlencode(query)}")
    assert answer.status_code in (200, 404, 422), answer.text
    kind = "application/json" if answer.status_code == 200 else "application/problem+json"
    assert answer.headers["content-type"] == kind


@hypothesis_settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60), where=st.sampled_from(["answer?topic=", "acts?q=", "coverage?on=", "answer?topic=sello&on="]))
@example(text="<script>alert(1)</script>", where="answer?topic=")
def test_no_words_break_a_page(text: str, where: str, client: TestClient) -> None:
    path, _, name = where.rpartition("&" if "&" in where else "?")
    answer = client.get(f"/en/{path}{'&' if '&' in where else '?'}{urlencode({name.removesuffix('='): text})}")
    assert answer.status_code in (200, 303, 404, 422)
    if answer.status_code != 303:
        assert "<script>alert" not in answer.text
