"""What no reader asks for by name: the root, static files, the pages of problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Path, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.core.errors import LinajeError, NotRecorded
from app.render.language import Language
from app.render.names import name
from app.web.addresses import address
from app.web.deps import library_of
from app.web.pages.frame import router
from app.web.problems import KINDS, Kind, language_of
from app.web.templating import asset, render


@router.get("/")
def root(request: Request) -> RedirectResponse:
    """The reader's language decides."""
    return RedirectResponse(address(language_of(request).code, "home"), status_code=303, headers={"Vary": "Accept-Language"})


@router.get("/static/{digest}/{name}")
def static(digest: str, name: Annotated[str, Path(pattern=r"^[a-z-]+\.(css|js|svg)$")]) -> Response:
    """An asset by the hash of its content: it never changes, so it is kept for ever."""
    try:
        content, found = asset(name)
    except FileNotFoundError as error:
        raise NotRecorded("asset", name) from error
    if digest != found:
        raise NotRecorded("asset", f"{digest}/{name}")
    kinds = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=kinds[name.rpartition(".")[2]], headers=headers)


@router.get("/favicon.ico")
def favicon() -> Response:
    """The mark of the service."""
    return Response(asset("mark.svg")[0], media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


@router.get("/problems/{kind}")
def problem_kind(request: Request, kind: str) -> HTMLResponse:
    """What a kind of problem means and what to do about it: the type of a problem is an address, and it answers."""
    found = next((one for one in KINDS if one.name == kind), None)
    if found is None:
        raise NotRecorded("problem", kind)
    lang = language_of(request)
    return render(request, "problem_kind.html", None, lang, page="home", kind=found, title=lang.say(found.title))


def problem_page(request: Request, kind: Kind, title: str, detail: str, instance: str, extensions: dict[str, Any]) -> Response:
    """A problem as a page."""
    lang = language_of(request)
    return render(
        request,
        "embed_problem.html" if request.url.path.startswith("/embed/") else "problem.html",
        None,
        lang,
        page="home",
        status=kind.status,
        headers={"Cache-Control": "no-store", "Content-Language": lang.code},
        title=title,
        detail=detail,
        instance=instance,
        suggestions=extensions.get("suggestions", []),
        name_of=_names(request, lang),
    )


def _names(request: Request, lang: Language) -> Callable[[str], str]:
    """How to call a suggested norm: by its name, or as it is written where no release can be read."""
    try:
        corpus = library_of(request).current().corpus
    except LinajeError:
        return lambda identifier: identifier
    return lambda identifier: name(corpus, identifier, lang)
