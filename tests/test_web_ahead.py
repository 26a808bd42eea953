"""What the service asks itself before its port answers, and what it keeps of what it has worked out once."""

from __future__ import annotations

import asyncio
import time
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.types import Receive, Scope, Send

from app.core.acts import act_standing
from app.core.corpus import Keeping, weight_of
from app.core.timeline import timeline
from app.main import create_app
from app.release.edition import Edition
from app.settings import Settings
from app.web import inside

HUB = "co/decreto/2015/1078"


def test_every_address_asked_ahead_is_a_page_or_a_file_that_is_there(settings: Settings, edition: Edition) -> None:
    app = create_app(settings)
    addresses = list(inside.first_asked(edition))
    assert {one.split("/")[1] for one in addresses} == {"es", "en", "static"}
    for address in addresses:
        assert asyncio.run(inside.ask(app, address)).status == 200, address


@pytest.mark.parametrize("hosts", [("linaje.example",), ("*",)])
def test_the_first_pages_are_asked_under_a_name_the_service_has_and_counted_as_nobodys(
    hosts: tuple[str, ...], settings: Settings
) -> None:
    app = create_app(settings.model_copy(update={"allowed_hosts": hosts}))
    name = hosts[0] if hosts[0] != "*" else "anything.example"
    with TestClient(app, base_url=f"http://{name}") as client:
        edition = app.state.library.current()
        assert edition._steps  # noqa: SLF001 - the answers of the first page are held already
        told = client.get("/api/v1/metrics").text
    assert "linaje_request_seconds_count 0" in told


def test_a_service_without_a_release_starts_and_says_so(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(home=tmp_path)), base_url="http://localhost") as client:
        assert client.get("/api/v1/health").status_code == 503


def test_a_page_that_fails_keeps_no_service_from_starting(edition: Edition) -> None:
    async def fails(*_: object) -> None:
        raise RuntimeError("this page fails")

    assert asyncio.run(inside.ask_ahead(fails, edition, "localhost")) == len(list(inside.first_asked(edition)))


def test_a_start_waits_no_longer_than_was_said(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "AHEAD_FOR", -1.0)
    assert asyncio.run(inside.ask_ahead(create_app(Settings()), edition, "localhost")) == 0


def test_what_follows_from_a_release_is_worked_out_once(edition: Edition) -> None:
    day = date(2019, 1, 1)
    assert timeline(edition.corpus, HUB) is timeline(edition.corpus, HUB)
    assert act_standing(edition.corpus, HUB, day) is act_standing(edition.corpus, HUB, day)
    assert act_standing(edition.corpus, HUB, day).act == HUB


def test_what_is_kept_is_bounded_by_what_it_holds() -> None:
    made: list[str] = []

    def make(name: str, size: int) -> tuple[str, ...]:
        made.append(name)
        return (name,) * size

    kept = Keeping(most=10)
    for _ in range(2):
        assert kept.once("a", lambda: make("a", 3)) == ("a",) * 3
        assert kept.once("b", lambda: make("b", 4)) == ("b",) * 4
    assert made == ["a", "b"]
    assert kept.once("c", lambda: make("c", 5)) == ("c",) * 5
    kept.once("c", lambda: make("c", 5))
    kept.once("a", lambda: make("a", 3))
    assert made == ["a", "b", "c", "a"]
    assert weight_of(make("d", 4)) == 5


def test_a_page_that_takes_long_does_not_keep_the_port_closed(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    async def slow(_: Scope, __: Receive, ___: Send) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(inside, "AHEAD_FOR", 0.2)
    began = time.monotonic()
    assert asyncio.run(inside.ask_ahead(slow, edition, "localhost")) == 1
    assert time.monotonic() - began < 10
