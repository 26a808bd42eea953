"""Answers said again: the same in every letter, never of another release, day or reader, and never more than the room."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient
from serving import client_over
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.settings import Settings
from app.web.kept import Kept

CASES = (
    "/api/v1/governing?topic=gobierno-digital&on=2016-03-01",
    "/api/v1/governing?topic=gobierno-digital",
    "/api/v1/acts/co/decreto/2018/1008?on=2020-01-01&lang=en",
    "/api/v1/acts/co/decreto/2018/1008/lineage",
    "/api/v1/coverage?on=2019-01-01",
    "/embed/image/coverage.svg?lang=es",
)


@pytest.fixture(scope="module")
def keeps_nothing(settings: Settings) -> TestClient:
    """The same service without room for answers."""
    return client_over(settings.model_copy(update={"answers_kept_mb": 0}))


@pytest.mark.parametrize("path", CASES)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_is_said_again_is_what_was_said(path: str, encoding: str, client: TestClient, keeps_nothing: TestClient) -> None:
    told = [asked.get(path, headers={"accept-encoding": encoding}) for asked in (keeps_nothing, client, client)]
    heads = [{name: value for name, value in one.headers.items() if name != "content-security-policy"} for one in told]
    assert [one.status_code for one in told] == [200] * 3
    assert told[0].content == told[1].content == told[2].content
    assert heads[0] == heads[1] == heads[2]
    policies = {one.headers["content-security-policy"] for one in told}
    assert len(policies) == 3, "every answer has a nonce of its own"


def test_a_reader_who_has_the_answer_is_told_so(client: TestClient) -> None:
    first = client.get(CASES[0])
    assert client.get(CASES[0], headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_readers_of_another_language_get_their_own(client: TestClient) -> None:
    said = [client.get(CASES[0], headers={"accept-language": lang}).json()["says"] for lang in ("es", "en", "es", "en")]
    assert said[0] == said[2] != said[1] == said[3]


class Law:
    """A service that counts how often it was asked; its release and its day can be moved on."""

    def __init__(self, room: int = 1 << 20) -> None:
        self.asked = 0
        self.release: str | None = "one"
        self.day = date(2026, 1, 1)
        app = Starlette(routes=[Route("/{path:path}", self.answer)])
        self.kept = Kept(app, room=room, current=lambda: self.release, today=lambda: self.day)
        self.client = TestClient(self.kept, base_url="http://localhost")

    async def answer(self, request: Request) -> Response:
        """The number of this question, as long and as lasting as it is asked to be."""
        self.asked += 1
        headers = {"ETag": '"x"', "Cache-Control": request.query_params.get("keep", "public, max-age=300")}
        if "unnamed" in request.query_params:
            del headers["ETag"]
        text = f"{self.asked}".ljust(int(request.query_params.get("size", "1")))
        return PlainTextResponse(text, int(request.query_params.get("status", "200")), headers)

    def get(self, path: str, **headers: str) -> str:
        """What is answered, without the padding."""
        return self.client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()}).text.strip()


def test_the_law_is_asked_once() -> None:
    law = Law()
    assert [law.get("/api/v1/acts") for _ in range(3)] == ["1", "1", "1"]
    assert law.get("/api/v1/acts?on=2020-01-01") == "2"


def test_a_new_release_and_a_new_day_are_asked_anew() -> None:
    law = Law()
    assert law.get("/api/v1/acts") == "1"
    law.release = "two"
    assert law.get("/api/v1/acts") == "2"
    law.day += timedelta(days=1)
    assert law.get("/api/v1/acts") == "3"
    law.release = None  # not known without asking
    assert [law.get("/api/v1/acts"), law.get("/api/v1/acts")] == ["4", "5"]


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/acts?status=404",
        "/api/v1/acts?keep=no-store",
        "/api/v1/acts?unnamed=1",
        "/es/",
        "/sparql",
        f"/api/v1/acts?size={1 << 20}",
    ],
    ids=["error", "private", "no etag", "page", "query", "too long"],
)
def test_some_answers_are_never_kept(path: str) -> None:
    law = Law()
    assert [law.get(path), law.get(path)] == ["1", "2"]
    assert law.kept.held == 0


@pytest.mark.parametrize("header", ["cache_control", "range", "if_none_match"])
def test_a_reader_can_ask_past_what_is_kept(header: str) -> None:
    law = Law()
    assert law.get("/api/v1/acts") == "1"
    assert law.get("/api/v1/acts", **{header: "no-cache"}) == "2"
    assert law.client.post("/api/v1/acts").status_code == 405


def test_what_was_asked_for_least_lately_makes_room() -> None:
    law = Law(room=64 * 1024)
    paths = [f"/api/v1/acts/{number}?size=900" for number in range(100)]
    for path in paths:
        law.get(path)
        law.get(paths[0])
        assert law.kept.held <= 64 * 1024
    assert law.asked == 100, "the one that is always asked for stays"
    assert law.get(paths[99]) != "101"
    assert law.get(paths[1]) == "101"
    assert law.kept.held > 32 * 1024


def test_long_addresses_and_wishes_take_room_too() -> None:
    law = Law(room=1 << 20)
    for number in range(60):
        law.get(f"/api/v1/acts?x={number}{'a' * 12_000}", accept_language=f"es;{'b' * 12_000}")
        assert law.kept.held <= 1 << 20
    assert law.kept.held > 24_000 * 20
    assert law.get(f"/api/v1/acts?x=0{'a' * 12_000}", accept_language=f"es;{'b' * 12_000}") == "61"
