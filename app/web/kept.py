"""Answers of a release never change, so what was said once is said again without asking the law anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: What is kept: data and drawings. Pages are not, since each names a nonce of its own.
_KEPT = ("/api/v1/", "/embed/image/")
#: A single answer takes this part of the room at most, lest one hub of a nation put out all others.
_SHARE = 32
#: What a kept answer costs beside its bytes and what it is kept under.
_OVERHEAD = 1024

_Key = tuple[str | bytes | date | None, ...]


@dataclass(slots=True)
class _Said:
    start: Message
    size: int
    body: list[Message] = field(default_factory=list)


class Kept:
    """Says an answer again for the same release, day, address, and reader's wishes; the least asked for is let go first.

    Only what any cache may keep (`ETag` and `Cache-Control: public`) is kept. `current` tells the current release where that is
    known without asking anybody, else ``None``: then the request takes the long way. `room` is in bytes; 0 keeps nothing.
    """

    def __init__(self, app: ASGIApp, *, room: int, current: Callable[[], str | None], today: Callable[[], date]) -> None:
        self.app = app
        self.room = room
        self.current = current
        self.today = today
        self.held = 0
        self._said: OrderedDict[_Key, _Said] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""
        key = self._key(scope)
        said = self._said.get(key) if key else None
        if key is None:
            await self.app(scope, receive, send)
        elif said is None:
            await self._ask(key, scope, receive, send)
        else:
            self._said.move_to_end(key)
            await send({**said.start, "headers": list(said.start["headers"])})
            for message in said.body:
                await send(message)

    def _key(self, scope: Scope) -> _Key | None:
        """All that an answer depends on; ``None`` where it is not kept, or the reader has one already or wants it made anew."""
        if not self.room or scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_KEPT):
            return None
        headers = Headers(scope=scope)
        if "if-none-match" in headers or "cache-control" in headers or "range" in headers:
            return None
        release = self.current()
        if release is None:
            return None
        wishes = (headers.get(name) for name in ("host", "accept", "accept-language", "accept-encoding"))
        return (release, self.today(), scope["scheme"], scope["path"], scope["query_string"], *wishes)

    async def _ask(self, key: _Key, scope: Scope, receive: Receive, send: Send) -> None:
        said: _Said | None = None

        async def listening(message: Message) -> None:
            nonlocal said
            if message["type"] == "http.response.start" and _lasting(message):
                # What is sent on may be added to outside; what is kept stays as it was said here.
                # Addresses and wishes are as long as readers make them, so they take room too.
                size = _OVERHEAD + sum(len(part) for part in key if isinstance(part, str | bytes))
                said = _Said({**message, "headers": list(message["headers"])}, size)
            elif message["type"] == "http.response.body" and said is not None:
                said.body.append(message)
                said.size += len(message.get("body", b""))
                if said.size > self.room // _SHARE:
                    said = None
                elif not message.get("more_body", False):
                    self._keep(key, said)
            await send(message)

        await self.app(scope, receive, listening)

    def _keep(self, key: _Key, said: _Said) -> None:
        before = self._said.pop(key, None)
        self._said[key] = said
        self.held += said.size - (before.size if before else 0)
        while self.held > self.room:
            _, least = self._said.popitem(last=False)
            self.held -= least.size


def _lasting(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return start["status"] == 200 and "etag" in headers and headers.get("cache-control", "").startswith("public")
