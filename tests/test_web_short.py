"""The answer in short says what the whole determination says, and leads to it."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi import Request, Response
from fastapi.testclient import TestClient

from app.core.model import Topic
from app.release.edition import Edition
from app.web import short

DAYS = (date(2009, 1, 1), date(2016, 3, 1), date(2020, 5, 5), date(2024, 6, 1))


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("addressee", [None, "nacional", "territorial"])
def test_it_is_the_determination_in_short(client: TestClient, edition: Edition, on: date, addressee: str | None) -> None:
    for topic in edition.corpus.all(Topic):
        asked = {"topic": topic.slug, "on": on.isoformat(), **({"addressee": addressee} if addressee else {})}
        told = client.get("/api/v1/ruling", params=asked).raise_for_status().json()
        whole = client.get(told["why"]).raise_for_status().json()
        assert told["outcome"] == whole["outcome"]
        assert told["governing"] == len(whole["governing"])
        assert (told["topic"], told["on"], told["addressee"]) == (topic.slug, on.isoformat(), addressee)
        if whole["governing"]:
            first = whole["governing"][0]
            assert told["first"] == first["provision"]
            assert told["version"].startswith(first["provision"]["id"])
            assert told["confidence"] == first["confidence"]
        else:
            assert (told["first"], told["version"], told["confidence"]) == (None, "", None)


def test_it_stands_from_its_first_day_to_the_day_before_another(client: TestClient) -> None:
    asked = {"topic": "gobierno-digital", "on": "2016-03-01"}
    told = client.get("/api/v1/ruling", params=asked).json()
    assert told["stands"] == {"from": "2015-05-26", "until": "2018-06-14"}
    days = {day: client.get("/api/v1/ruling", params={**asked, "on": day}).json() for day in ("2018-06-13", "2018-06-14")}
    assert days["2018-06-13"]["version"] == told["version"]
    assert days["2018-06-14"]["version"] != told["version"]


def test_before_the_first_norm_there_is_none_and_after_the_last_no_end_is_known(client: TestClient) -> None:
    before = client.get("/api/v1/ruling", params={"topic": "gobierno-digital", "on": "1950-01-01"}).json()
    assert (before["outcome"], before["governing"]) == ("none", 0)
    after = client.get("/api/v1/ruling", params={"topic": "gobierno-digital", "on": "2026-01-01"}).json()
    assert after["stands"]["until"] is None


def test_the_way_to_the_reasons_keeps_language_and_release(client: TestClient, edition: Edition) -> None:
    told = client.get("/api/v1/ruling", params={"topic": "gobierno-digital", "on": "2016-03-01", "lang": "en"}).json()
    whole = client.get(told["why"]).json()
    assert whole["dataset"]["release"] == told["dataset"]["release"] == edition.id
    assert whole["says"].startswith("On 1 March 2016")


def test_a_topic_that_is_none_is_told_with_the_nearest(client: TestClient) -> None:
    answer = client.get("/api/v1/ruling", params={"topic": "gobierno-digitall"})
    assert answer.status_code == 404
    assert "gobierno-digital" in [one["slug"] for one in answer.json()["suggestions"]]
    assert client.get("/api/v1/ruling", params={"topic": "gobierno-digital", "on": "2016-13-01"}).status_code == 422


@pytest.mark.parametrize(
    ("asked", "quick"),
    [
        ("topic=gobierno-digital&on=2016-03-01", True),
        ("topic=gobierno-digital", True),
        ("on=2016-03-01&lang=en&addressee=territorial&topic=gobierno-digital", True),
        ("topic=gobierno%2Ddigital&on=2016-03-01", False),
        ("topic=gobierno-digital&on=2016-03-01&on=2020-01-01", False),
        ("topic=gobierno-digital&on=", False),
        ("topic=gobierno-digital&on=2016-02-30", False),
        ("topic=gobierno-digital&on=20160301", False),
        ("topic=gobierno-digital&addressee=nobody", False),
        ("topic=gobierno-digital&lang=fr", False),
        ("topic=gobierno-digital&known_at=2400-01-01", False),
        ("topic=gobierno-digital&something=else", False),
        ("topic=gobierno-digital&", False),
        ("topic=nothing-such", False),
        ("topic=", False),
        ("on=2016-03-01", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("accept", ["en", ""])
def test_what_is_answered_at_once_is_what_the_framework_answers(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, asked: str, accept: str, *, quick: bool
) -> None:
    ways: list[Response | None] = []
    answered = short.at_once

    def seen(request: Request) -> Response | None:
        ways.append(answered(request))
        return ways[-1]

    monkeypatch.setattr(short, "at_once", seen)
    told = client.get(f"/api/v1/ruling?{asked}", headers={"accept-language": accept, "cache-control": "no-cache"})
    assert [way is not None for way in ways] == [quick]
    monkeypatch.setattr(short, "at_once", lambda _: None)
    framework = client.get(f"/api/v1/ruling?{asked}", headers={"accept-language": accept, "cache-control": "no-cache"})
    assert told.status_code == framework.status_code
    named = {"content-security-policy", "content-length"}  # a nonce, and the name of a fault, are drawn anew each time
    first, second = ({name: value for name, value in one.headers.items() if name not in named} for one in (told, framework))
    assert first == second
    if told.status_code == 200:
        assert told.content == framework.content


def test_who_has_the_answer_is_told_so(client: TestClient) -> None:
    address = "/api/v1/ruling?topic=gobierno-digital&on=2016-03-01"
    has = client.get(address).headers["etag"]
    assert client.get(address, headers={"if-none-match": has}).status_code == 304
