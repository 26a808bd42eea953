"""What every page shares: its addresses in both languages and its headers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from app.core.addressees import CLASSES
from app.render.names import name
from app.web.addresses import SEGMENTS
from app.web.deps import MaybeDay, view_of
from app.web.view import View

router = APIRouter(include_in_schema=False)

PageDay = Annotated[MaybeDay, Query()]

FromDay = Annotated[MaybeDay, Query(alias="from")]

Reader = Annotated[View, Depends(view_of)]

Handler = Callable[..., Any]


def page(where: str, tail: str = "") -> Callable[[Handler], Handler]:
    """Serve a handler under the address of a page in both languages."""

    def serve(handler: Handler) -> Handler:
        for lang in ("es", "en"):
            path = "/" + "/".join(part for part in (lang, SEGMENTS[where][lang]) if part) + tail
            router.add_api_route(path + ("/" if where == "home" else ""), handler, methods=["GET"])
            if where == "home":
                router.add_api_route(path, handler, methods=["GET"])
        return handler

    return serve


def cache_headers(response: Response) -> dict[str, str]:
    """The cache headers that `view_of` set."""
    return {key: value for key, value in response.headers.items() if key in ("etag", "cache-control", "vary", "content-language")}


def addressee_classes(view: View) -> list[tuple[str, str]]:
    """The addressee classes to choose from, with their names."""
    return [(slug, name(view.corpus, f"addressee/{slug}", view.lang)) for slug in CLASSES]
