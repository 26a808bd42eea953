"""`linaje mcp`: a whole session over the standard streams and over HTTP, as a language model's host holds it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from mcp import Client, StdioServerParameters
from serving import free_port

from app.settings import Settings

TOOLS = {"act", "certificate", "coverage", "governing", "lineage", "search", "verify"}
LINAJE = [sys.executable, "-m", "app"]


def environment(settings: Settings) -> dict[str, str]:
    return {**os.environ, "LINAJE_HOME": str(settings.home.resolve()), "LINAJE_ACTOR": "tests"}


def session(settings: Settings, held: Callable[[Client], Awaitable[Any]]) -> Any:
    """What a session over the standard streams of a real server yields."""
    parameters = StdioServerParameters(command=LINAJE[0], args=[*LINAJE[1:], "mcp"], env=environment(settings))

    async def run() -> Any:
        async with Client(parameters, read_timeout_seconds=120) as client:
            return await held(client)

    return asyncio.run(run())


async def ask(client: Client, tool: str, **arguments: Any) -> tuple[Any, bool]:
    """What a tool returns: its structured object, or the text of its error."""
    told = await client.call_tool(tool, arguments)
    if told.is_error:
        return told.content[0].text, True  # type: ignore[union-attr]
    text = json.loads(told.content[0].text)  # type: ignore[union-attr]
    assert text == told.structured_content  # a host without structured output reads the same object
    return told.structured_content, False


def test_a_session_answers_with_the_objects_of_the_api(settings: Settings, client: TestClient) -> None:
    """The transcript: list the tools, find a topic, ask what governs, follow the act, certify and verify."""
    transcript: list[tuple[str, Any]] = []

    async def held(host: Client) -> None:
        listed = (await host.list_tools()).tools
        assert {tool.name for tool in listed} == TOOLS
        for one in listed:
            assert one.output_schema is not None, one.name
            assert one.annotations is not None
            assert one.annotations.read_only_hint
        for tool, arguments in (
            ("search", {"q": "gobierno en línea", "type": "topic", "lang": "en"}),
            ("governing", {"topic": "gobierno-digital", "on": "2016-03-01", "lang": "en"}),
            ("act", {"id": "D. 1008/18", "on": "2018-06-14", "lang": "en"}),
            ("lineage", {"id": "co/decreto/2018/1008", "on": "2018-06-14", "lang": "en"}),
            ("coverage", {"on": "2018-06-14", "principle": 1, "lang": "en"}),
            ("certificate", {"topic": "gobierno-digital", "on": "2016-03-01"}),
        ):
            told, failed = await ask(host, tool, **arguments)
            assert not failed, told
            transcript.append((tool, told))
        checked, failed = await ask(host, "verify", certificate=transcript[-1][1]["certificate"])
        assert not failed
        transcript.append(("verify", checked))
        forged = re.sub(r'("outcome": ")governed', r"\1none", transcript[-2][1]["certificate"], count=1)
        refuted, failed = await ask(host, "verify", certificate=forged)
        assert not failed
        transcript.append(("forged", refuted))

    session(settings, held)
    told = dict(transcript)

    same = {
        "search": "/api/v1/search?q=gobierno en línea&type=topic&lang=en",
        "governing": "/api/v1/governing?topic=gobierno-digital&on=2016-03-01&lang=en",
        "act": "/api/v1/acts/co/decreto/2018/1008?on=2018-06-14&lang=en",
        "lineage": "/api/v1/acts/co/decreto/2018/1008/lineage?on=2018-06-14&lang=en",
        "coverage": "/api/v1/coverage?on=2018-06-14&principle=1&lang=en",
    }
    for tool, address in same.items():
        assert told[tool] == client.get(address).json(), tool
    (governs,) = [one for one in told["governing"]["governing"] if one["role"] == "policy"]
    assert governs["provision"]["id"] == "co/decreto/2015/1078/libro/2/parte/2/titulo/9/capitulo/1"
    assert governs["text_from"]["act"]["id"] == "co/decreto/2014/2573"
    assert any(step["source"] for step in told["governing"]["steps"])
    assert (told["verify"]["valid"], told["verify"]["answer"]["outcome"]) == (True, "governed")
    assert told["forged"]["valid"] is False
    assert told["forged"]["reason"]


def test_what_cannot_be_answered_is_an_error_with_the_nearest_names(settings: Settings) -> None:
    async def held(host: Client) -> list[tuple[Any, bool]]:
        return [
            await ask(host, "governing", topic="xyzzyq"),
            await ask(host, "act", id="co/decreto/2018/1009"),
            await ask(host, "governing", topic="gobierno-digital", on="2016-3-1"),
            await ask(host, "lineage", id="co/decreto/2018/1008", depth=9),
        ]

    told = session(settings, held)
    assert all(failed for _, failed in told)
    unknown, norm, day, _ = [text for text, _ in told]
    assert '"unknown-topic"' in unknown
    assert '"suggestions"' in unknown
    assert '"unknown-norm"' in norm
    assert "co/decreto/2018/1008" in norm
    assert "2016-3-1" in day


def test_the_same_tools_answer_over_http_to_allowed_hosts_only(settings: Settings, tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}/mcp"
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [*LINAJE, "mcp", "--http", "--port", str(port)], env=environment(settings), stderr=log, stdout=log
        )
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(address, timeout=2)
            except urllib.error.HTTPError:
                break
            except OSError:
                assert server.poll() is None, (tmp_path / "log").read_text()
                time.sleep(0.1)

        async def held() -> Any:
            async with Client(address, read_timeout_seconds=60) as host:
                return await ask(host, "governing", topic="gobierno-digital", on="2016-03-01")

        told, failed = asyncio.run(held())
        assert not failed
        assert told["outcome"] == "governed"
        foreign = urllib.request.Request(
            address, data=b"{}", headers={"Host": "evil.example", "Content-Type": "application/json"}
        )
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(foreign, timeout=10)  # noqa: S310 - an address of this machine
        assert refused.value.code in (403, 421)
        refused.value.close()
    finally:
        server.terminate()
        server.wait(20)
