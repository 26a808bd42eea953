"""Pages whose head is sent first: before the rest is asked, compressed or not, and told as HTML."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette_compress import CompressMiddleware

from app.web.early import EarlyPages, early

_PAGE = "/es/linaje/co/decreto/2018/1008"


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br", "zstd"])
def test_the_head_leaves_before_the_rest_is_asked(encoding: str) -> None:
    order: list[str] = []

    def pieces() -> Iterator[str]:
        yield "<head></head>"
        yield "<h1>One</h1>"
        order.append("asked")
        yield "<p>the rest</p>"

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await early(pieces(), 200, {"ETag": '"x"'})(scope, receive, send)

    started: dict[bytes, bytes] = {}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            started.update(message["headers"])
        elif message.get("body"):
            order.append("sent")

    async def receive() -> Any:
        await asyncio.Event().wait()

    headers = [(b"accept-encoding", encoding.encode())]
    asyncio.run(EarlyPages(CompressMiddleware(app, minimum_size=1024))({"type": "http", "headers": headers}, receive, send))
    assert order.index("sent") < order.index("asked") < len(order) - 1
    assert started[b"content-type"] == b"text/html; charset=utf-8"
    assert started.get(b"content-encoding", b"identity") == encoding.encode()
    assert started[b"etag"] == b'"x"'


def test_a_lineage_is_whole_and_kept_like_every_page(client: TestClient) -> None:
    answer = client.get(_PAGE)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text.rstrip().endswith("</html>")
    assert answer.text.count("<h1>") == 1
    assert client.get(_PAGE, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert client.head(_PAGE).content == b""
    assert client.get("/es/linaje/co/decreto/1900/9999").status_code == 404
