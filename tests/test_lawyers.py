"""Twelve questions a public-law lawyer asks, answered exactly, over HTTP and on the command line.

`expected/lawyers.csv` holds a row per expectation: the request and the command that ask, a JMESPath expression over the JSON of
the answer, and the value it must have.
"""

from __future__ import annotations

import csv
import json
import shlex
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jmespath
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from app.cli import app
from app.main import create_app
from app.settings import Settings

TABLE = Path(__file__).parent / "expected" / "lawyers.csv"


class Row(NamedTuple):
    """One expectation."""

    question: str
    request: str
    command: str
    expression: str
    expected: str


def _rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [Row(**row) for row in csv.DictReader(lines)]


ROWS = _rows()
ASKED = sorted({(row.question, row.request, row.command) for row in ROWS})


def _id(row: Row) -> str:
    return f"{row.question} {row.request.partition('?')[2]} {row.expression}"


@pytest.fixture(scope="module")
def client(settings: Settings) -> TestClient:
    """The API over the bundled data."""
    return TestClient(create_app(settings), base_url="http://localhost")


@pytest.fixture(scope="module")
def by_http(client: TestClient) -> Any:
    """The JSON of a request."""

    @cache
    def ask(request: str) -> Any:
        answer = client.get(request)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return ask


@pytest.fixture(scope="module")
def by_command(settings: Settings) -> Any:
    """The JSON of a command."""

    @cache
    def ask(command: str) -> Any:
        told = CliRunner().invoke(app, [*shlex.split(command), "--json"], env={"LINAJE_HOME": str(settings.home)})
        assert told.exit_code == 0, told.output
        return json.loads(told.stdout)

    return ask


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_the_api_answers_as_the_table_expects(row: Row, by_http: Any) -> None:
    assert jmespath.search(row.expression, by_http(row.request)) == json.loads(row.expected)


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_the_command_line_answers_as_the_table_expects(row: Row, by_command: Any) -> None:
    assert jmespath.search(row.expression, by_command(row.command)) == json.loads(row.expected)


@pytest.mark.parametrize(("question", "request_", "command"), ASKED)
def test_both_ways_give_one_answer(question: str, request_: str, command: str, by_http: Any, by_command: Any) -> None:
    assert by_http(request_) == by_command(command), question


@pytest.mark.parametrize("request_", sorted({row.request for row in ROWS if "/governing" in row.request}))
def test_every_step_that_rests_on_an_effect_names_it_and_its_source(request_: str, by_http: Any) -> None:
    steps = by_http(request_)["steps"]
    assert steps
    for step in steps:
        assert step["rule"]
        assert step["says"]
        if step["effect"]:
            assert step["source"]["title"], step
            assert step["premises"], step


def test_the_table_holds_the_twelve_questions() -> None:
    assert len({row.question for row in ROWS}) == 12
