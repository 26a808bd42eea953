"""Property P16: the core, the API, the command line and the page say the same of a topic on a day."""

from __future__ import annotations

import json
from datetime import date
from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import Page
from typer.testing import CliRunner

from app.cli import app
from app.core.addressees import AddresseeClass
from app.core.answer import Determination
from app.core.governing import governing, topic_breakpoints
from app.core.model import Topic
from app.release.edition import Edition
from app.settings import Settings

Asked = tuple[Topic, date, str | None]


@pytest.fixture(scope="module")
def asked(edition: Edition) -> list[Asked]:
    """Every topic on every day on which its answer may change, for everybody and for one class in turn; shuffled."""
    classes = [one.value for one in AddresseeClass]
    days = [(topic, day) for topic in edition.corpus.all(Topic) for day in topic_breakpoints(edition.corpus, topic)]
    found = [(topic, day, who) for turn, (topic, day) in enumerate(days) for who in (None, classes[turn % len(classes)])]
    Random(16).shuffle(found)  # noqa: S311 - no secret
    assert len(found) > 300
    return found


def _core(edition: Edition, topic: Topic, on: date, who: str | None) -> dict[str, Any]:
    answer: Determination = governing(edition.corpus, topic, on, who)
    return {
        "outcome": answer.outcome.value,
        "governing": [(one.version.slot, one.role.value, one.status.value, one.since.exact) for one in answer.governing],
        "considered": [(one.version.id, one.why_not.value) for one in answer.considered],
        "steps": [one.rule for one in answer.steps],
    }


def _told(answer: dict[str, Any]) -> dict[str, Any]:
    starts = [one["in_force"]["from"] for one in answer["governing"]]
    return {
        "outcome": answer["outcome"],
        "governing": [
            (one["provision"]["id"], one["role"], one["status"], date.fromisoformat(start) if start else None)
            for one, start in zip(answer["governing"], starts, strict=True)
        ],
        "considered": [(one["version"], one["why_not"]) for one in answer["considered"]],
        "steps": [one["rule"] for one in answer["steps"]],
    }


def _address(topic: Topic, on: date, who: str | None) -> dict[str, str]:
    return {"topic": topic.slug, "on": on.isoformat(), "lang": "es"} | ({"addressee": who} if who else {})


def test_the_api_says_what_the_core_says(asked: list[Asked], edition: Edition, client: TestClient) -> None:
    for topic, on, who in asked[:200]:
        answer = client.get("/api/v1/governing", params=_address(topic, on, who)).json()
        assert _told(answer) == _core(edition, topic, on, who), (topic.slug, on, who)


def test_the_command_line_says_what_the_api_says(asked: list[Asked], client: TestClient, settings: Settings) -> None:
    for topic, on, who in asked[:40]:
        command = ["ask", topic.slug, "--on", on.isoformat(), "--lang", "es", "--json", *(["--for", who] if who else [])]
        result = CliRunner().invoke(app, command, env={"LINAJE_HOME": str(settings.home)})
        said = json.loads(result.stdout)
        assert result.exit_code == (1 if said["outcome"] == "unknown" else 0), result.output
        assert said == client.get("/api/v1/governing", params=_address(topic, on, who)).json()


def test_the_page_says_what_the_api_says(asked: list[Asked], client: TestClient) -> None:
    for topic, on, who in asked[:60]:
        answer = client.get("/api/v1/governing", params=_address(topic, on, who)).json()
        words = {key: value for key, value in _address(topic, on, who).items() if key != "lang"}
        page = Page(client.get("/es/respuesta", params=words).text)
        text = " ".join(page.text.split())
        assert answer["says"] in text
        for one in answer["governing"]:
            assert one["provision"]["label"] in text, (topic.slug, on)
            assert any(f"{one['provision']['act']['id']}" in link for link in page.links)
