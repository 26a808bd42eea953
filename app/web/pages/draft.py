"""The page on which a draft is checked: a box to paste it in, or a file, and what was found; no script is needed."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse
from pydantic_core import PydanticCustomError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

from app.core.model import Act, Id, Provision
from app.render.network import draw
from app.web import problems
from app.web.addresses import SEGMENTS, place_address
from app.web.deps import read_day
from app.web.documents import SUFFIXES, Busy, Sent, text_of
from app.web.drafting import Sender, check_text
from app.web.drafts import Drafted
from app.web.extraction import body_of
from app.web.pages.frame import Reader, cache_headers, router
from app.web.problems import ProblemRaised, language_of
from app.web.templating import render
from app.web.view import View

#: Characters of a text that are read: those of the longest decrees, several times over.
MOST_CHARACTERS = 2_000_000

_EXAMPLE = Path(__file__).parent.parent / "templates" / "example-draft.md"


@cache
def example() -> str:
    """An invented draft that shows what the check tells."""
    return _EXAMPLE.read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader sent: the text, the day, and what was wrong with the file."""

    text: str = ""
    on: date | None = None
    sent: Sent | None = None


async def draft_page(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """The form; with `example`, the check of an invented draft."""
    if "example" not in request.query_params:
        return _page(request, view, Asked(), None, cache_headers(response))
    asked = Asked(example())
    return _page(request, view, asked, await check_text(view, asked.text, None), cache_headers(response))


async def checked_page(request: Request, view: Sender, body: Annotated[bytes, Depends(body_of)]) -> HTMLResponse:
    """What was found in the draft that was sent. Neither the draft nor the answer is kept."""
    asked = await _asked(request, body)
    drafted = await check_text(view, asked.text, asked.on) if asked.text.strip() else None
    return _page(request, view, asked, drafted, {"cache-control": "no-store"}, 200 if drafted else 422)


for _lang in ("es", "en"):
    _path = f"/{_lang}/{SEGMENTS['draft'][_lang]}"
    router.add_api_route(_path, draft_page, methods=["GET"])
    router.add_api_route(_path, checked_page, methods=["POST"])


async def _asked(request: Request, body: bytes) -> Asked:
    form = await _form(request, body)
    file, text, day = (form.get(name) for name in ("file", "text", "on"))
    name, content = (file.filename, await file.read()) if isinstance(file, UploadFile) and file.filename else ("", b"")
    await form.close()
    try:
        on = read_day(day)
    except PydanticCustomError as error:
        detail = language_of(request).say("write a day as YYYY-MM-DD, for example 2016-03-01")
        raise ProblemRaised(problems.DATE_INVALID, f"on: {detail}") from error
    if name:
        try:
            sent = await run_in_threadpool(text_of, name, content)
        except Busy as error:
            detail = language_of(request).say("Other documents are being read. Try again in a moment.")
            raise ProblemRaised(problems.BUSY, detail, {"Retry-After": "5"}) from error
        text = sent.text
    else:
        sent, text = None, text if isinstance(text, str) else ""
    if len(text) > MOST_CHARACTERS:
        detail = language_of(request).say("A draft may have {count} characters at most.", count=MOST_CHARACTERS)
        raise ProblemRaised(problems.TOO_LARGE, detail)
    return Asked(text, on, sent)


async def _form(request: Request, body: bytes) -> FormData:
    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "multipart/form-data":
            limits: dict[str, Any] = {"max_files": 1, "max_fields": 8, "max_part_size": len(body) + 1}
            return await MultiPartParser(request.headers, whole(), **limits).parse()
        if kind == "application/x-www-form-urlencoded":
            return await FormParser(request.headers, whole()).parse()
    except (MultiPartException, KeyError, UnicodeDecodeError) as error:
        detail = language_of(request).say("The form cannot be read.")
        raise ProblemRaised(problems.REQUEST_INVALID, detail) from error
    accepted = ["multipart/form-data", "application/x-www-form-urlencoded"]
    detail = language_of(request).say("A draft is posted as {accepted}.", accepted=", ".join(accepted))
    raise ProblemRaised(problems.UNSUPPORTED_FORMAT, detail, accepted=accepted)


def _page(
    request: Request, view: View, asked: Asked, drafted: Drafted | None, headers: dict[str, str], status: int = 200
) -> HTMLResponse:
    shown: dict[str, Any] = {"told": None, "drawing": None, "proposed": (), "arrows": ()}
    seen = view
    if drafted is not None:
        seen = drafted.view
        found = drafted.lineage
        drawing = draw(seen.corpus, found, drafted.check.day, view.lang)
        proposed = {edge.id for edge in found.edges if edge.origin == drafted.check.act.id}
        arrows = sorted(drawing.arrows, key=lambda arrow: arrow.edge.id not in proposed)
        shown = {"told": drafted.report, "drawing": drawing, "proposed": proposed, "arrows": arrows}
    lang = view.lang.code
    other = "en" if lang == "es" else "es"
    own = drafted.check.act.id if drafted else ""

    def link(identifier: Id) -> str:
        return "#draft-targets" if identifier == own else place_address(lang, identifier)

    def known(identifier: Id) -> bool:
        return bool(view.corpus.get(Act, identifier) or view.corpus.get(Provision, identifier))

    return render(
        request,
        "draft.html",
        seen,
        view.lang,
        page="draft",
        status=status,
        headers=headers,
        twin=f"/{other}/{SEGMENTS['draft'][other]}" + ("?example=1" if "example" in request.query_params else ""),
        asked=asked,
        link=link,
        known=known,
        own=own,
        empty=status != 200,
        suffixes=",".join(SUFFIXES),
        **shown,
    )
