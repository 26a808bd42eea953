"""What every answer carries: security headers, the host names answered to, and HEAD for every GET."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.addresses import address

_PERMISSIONS = b"accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
_ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"strict-origin-when-cross-origin",
    b"permissions-policy": _PERMISSIONS,
    b"cross-origin-opener-policy": b"same-origin",
}

#: Pages that show embeds of ours in frames of their own.
_BUILDERS = tuple(address(lang, "embed") for lang in ("es", "en"))

#: What pages of other sites may load: the element that shows embeds, and the files of embeds in sandboxes.
_SHARED = ("/static/", "/legal-lineage.js")


#: What programs of other origins may read; nothing here depends on who asks.
_EXPOSED = b"Content-Location, ETag, Link, Linaje-Release, Location, Memento-Datetime, Result-Truncated, Retry-After, Vary"
_ANY_ORIGIN = {b"access-control-allow-origin": b"*", b"access-control-expose-headers": _EXPOSED}
_FOR_PROGRAMS = (
    "/api/",
    "/sparql",
    "/id/",
    "/doc/",
    "/dump/",
    "/dcat",
    "/.well-known/",
    "/timemap/",
    "/context.jsonld",
    "/oembed",
)


class SecurityHeaders:
    """Adds the headers; pages find their nonce in ``request.state.nonce``.

    Nothing is loaded from anywhere else, nothing inline runs, and only embeds may be framed, by the origins in the settings.
    """

    def __init__(self, app: ASGIApp, *, embedders: Sequence[str] = ()) -> None:
        self.app = app
        self.embedders = " ".join(("'self'", *embedders))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                path = scope["path"]
                policy = self.policy(nonce, framed=path.startswith("/embed/"), frames=path in _BUILDERS)
                added = {b"content-security-policy": policy.encode(), **_fixed(path)}
                told = [(name, value) for name, value in message["headers"] if name not in added]
                message["headers"] = _one_vary(told) + list(added.items())
            await send(message)

        await self.app(scope, receive, with_headers)

    def policy(self, nonce: str, *, framed: bool, frames: bool = False) -> str:
        """The content security policy of one answer; the page that prepares embeds shows them in frames."""
        return "; ".join(
            (
                "default-src 'none'",
                f"script-src 'nonce-{nonce}'",
                f"style-src 'nonce-{nonce}'",
                "img-src 'self' data: blob:",
                "font-src 'self'",
                "connect-src 'self'",
                *(["frame-src 'self'"] if frames else []),
                "base-uri 'none'",
                "form-action 'self'",
                f"frame-ancestors {self.embedders if framed else chr(39) + 'none' + chr(39)}",
            )
        )


def _fixed(path: str) -> dict[bytes, bytes]:
    """The headers that depend on the address alone."""
    framed, shared = path.startswith("/embed/"), path.startswith(_SHARED)
    headers = dict(_ALWAYS)
    if shared or path.startswith(_FOR_PROGRAMS):
        headers |= _ANY_ORIGIN
    if not framed:
        headers[b"x-frame-options"] = b"DENY"
    if framed or shared:
        headers[b"cross-origin-resource-policy"] = b"cross-origin"
    return headers


def _one_vary(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """What an answer varies by, in one header: the compression adds its own."""
    varies = [value for name, value in headers if name == b"vary"]
    if not varies:
        return headers
    whole = b", ".join(dict.fromkeys(re.split(rb",\s*", b", ".join(varies))))
    return [*((name, value) for name, value in headers if name != b"vary"), (b"vary", whole)]


class AllowedHosts:
    """Answers only to the host names of the settings; `refuse` gives the answer to others."""

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str], refuse: Callable[[Request], Response]) -> None:
        self.app = app
        self.hosts = {host.lower() for host in hosts}
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""
        if scope["type"] == "http" and "*" not in self.hosts and self._name(scope) not in self.hosts:
            await self.refuse(Request(scope))(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _name(self, scope: Scope) -> str:
        """The host name asked for, without its port; an IPv6 address keeps its brackets."""
        host = Headers(scope=scope).get("host", "").lower()
        return re.sub(r":\d+$", "", host)


class HeadLikeGet:
    """Answers HEAD as GET without the body: link checkers and time-travel clients ask that way."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, without_body)
