"""Pages whose head is sent before their law is asked: the browser fetches and reads scripts while the server works."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.datastructures import MutableHeaders
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import add_compress_type

#: What such a page is called inside, so that the compression sends on what it has; readers are told that it is HTML.
_INSIDE = "text/x-html-early"
_HTML = "text/html; charset=utf-8"

add_compress_type(_INSIDE, streaming=True)


def early(pieces: Iterator[str], status: int, headers: dict[str, str] | None) -> StreamingResponse:
    """The answer that sends a page to the end of its heading as soon as it has come so far, and the rest at once.

    What is asked after the heading can no longer become a problem page, so all that a reader may have got wrong is found before.
    """
    return StreamingResponse(_in_two(pieces), status_code=status, headers=headers, media_type=_INSIDE)


def _in_two(pieces: Iterator[str]) -> Iterator[str]:
    head = []
    for piece in pieces:
        head.append(piece)
        if "</h1>" in piece:
            break
    yield "".join(head)
    yield "".join(pieces)


class EarlyPages:
    """Tells readers what `early` answers with; it stands outside the compression."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith(_INSIDE):
                    headers["Content-Type"] = _HTML
            await send(message)

        await self.app(scope, receive, named)
