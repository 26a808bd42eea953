"""Questions this process puts to its own service: pages to be written as files, and the first ones, ahead of readers."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from starlette.types import ASGIApp

from app.core.model import Topic
from app.release.edition import Edition
from app.web.addresses import address
from app.web.deps import today
from app.web.templating import asset_address

#: Seconds that a start may spend on pages nobody has asked for yet.
AHEAD_FOR = 2.0

#: So many topics are looked at for one with little law, and more than any has.
_LOOKED_AT, _MUCH = 50, 1_000_000

#: What pages load beside themselves.
_LOADED = ("linaje.css", "ask.js", "lineage.css", "lineage.js", "vis-network.js")


class Told(NamedTuple):
    """One answer of the service: its status, its headers in lower case, its body."""

    status: int
    headers: dict[str, str]
    body: bytes


async def ask(app: ASGIApp, url: str, *, host: str = "localhost", encoding: str = "identity") -> Told:
    """The answer to a GET of an address without its origin; redirects are answers too."""
    path, _, query = url.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", host.encode()), (b"accept-encoding", encoding.encode())],
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 0),
    }
    status, body, said = 0, b"", False
    headers: dict[str, str] = {}

    async def receive() -> dict[str, Any]:
        nonlocal said
        if said:  # whoever asks again waits for the reader to leave, who stays
            await asyncio.Event().wait()
        said = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status, body
        if message["type"] == "http.response.start":
            status = message["status"]
            headers.update((name.decode().lower(), value.decode()) for name, value in message["headers"])
        elif message["type"] == "http.response.body":
            body += message.get("body", b"")

    await app(scope, receive, send)
    return Told(status, headers, body)


def first_asked(edition: Edition) -> Iterable[str]:
    """Addresses that between them use what every page uses, the likeliest first."""
    topics, foremost = edition.corpus.all(Topic), edition.corpus.foremost(1)
    yield from (address(code, "home") for code in ("es", "en"))
    # Of a topic with little law: what is worked out for it is soon worked out.
    for topic in sorted(topics[:_LOOKED_AT], key=lambda one: edition.ruling(one.id, today()).governing or _MUCH)[:1]:
        yield address("es", "answer", topic=topic.slug)
        yield quote(address("es", "topics", topic.slug))
    yield address("es", "coverage")
    for act in foremost:
        yield quote(address("es", "lineage", act.id))
        yield quote(address("es", "acts", act.id))
    yield from (asset_address(name) for name in _LOADED)


async def ask_ahead(app: ASGIApp, edition: Edition, host: str) -> int:
    """Ask the first pages before the port answers, so that no reader waits for what is only made once; how many were asked.

    Routes are put together, the release read and templates filled at the first request. It ends after `AHEAD_FOR`; a page that
    takes longer, as one of a topic with thousands of articles does, goes on behind the open port. A page that fails will fail
    its reader, who is told why; it does not keep the service from starting.
    """
    until, asked = time.monotonic() + AHEAD_FOR, 0
    for url in first_asked(edition):
        left = until - time.monotonic()
        if left <= 0:
            break
        page = asyncio.ensure_future(_quietly(app, url, host))
        _RUNNING.add(page)
        page.add_done_callback(_RUNNING.discard)
        await asyncio.wait({page}, timeout=left)
        asked += 1
    return asked


#: Pages still asked: an event loop holds its tasks by weak references alone.
_RUNNING: set[asyncio.Future[None]] = set()


async def _quietly(app: ASGIApp, url: str, host: str) -> None:
    with contextlib.suppress(Exception):
        await ask(app, url, host=host, encoding="zstd, br, gzip")
