"""What every route needs: the release that is read, the reader's language, today in Bogotá, and the caching of answers."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from fastapi import Depends, Query, Request, Response
from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError
from starlette.concurrency import run_in_threadpool

from app import __version__
from app.core.addressees import AddresseeClass
from app.core.errors import DayError
from app.core.period import parse_day
from app.release.edition import Edition
from app.release.library import Library
from app.release.published import Published
from app.render.language import Language
from app.settings import Settings
from app.web import schemas
from app.web.problems import language_of
from app.web.view import View

BOGOTA = ZoneInfo("America/Bogota")

#: Seconds a cache may keep an answer of the current release; answers that name their release are kept for a year.
CURRENT_FOR = 300


class NotModified(Exception):
    """The reader already has this answer."""

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers


def today() -> date:
    """The civil day in Bogotá."""
    return datetime.now(BOGOTA).date()


def library_of(request: Request) -> Library:
    """The releases of this service."""
    library: Library = request.app.state.library
    return library


def settings_of(request: Request) -> Settings:
    """The settings of this service."""
    settings: Settings = request.app.state.settings
    return settings


async def library_here(request: Request) -> Library:
    """`library_of`, for a route to depend on. What costs nothing is a coroutine: a plain function is called in another thread."""
    return library_of(request)


async def settings_here(request: Request) -> Settings:
    """`settings_of`, for a route to depend on."""
    return settings_of(request)


async def published_here(request: Request) -> Published | None:
    """The SPARQL server that holds the releases of this service, where the settings name one."""
    published: Published | None = request.app.state.published
    return published


Release = Annotated[
    str | None,
    Query(
        description="Read this release instead of the current one. Answers that name their release never change.",
        pattern=r"^sha256-[0-9a-f]{64}$",
        examples=[None],
    ),
]


def in_utc(moment: datetime | None) -> datetime | None:
    """A moment in UTC, which is meant where no zone is named; one that UTC cannot write is none."""
    if moment is None:
        return None
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError as error:
        raise PydanticCustomError("datetime_invalid", "no such moment") from error


KnownAt = Annotated[
    datetime | None,
    AfterValidator(in_utc),
    Query(description="Read the release that was current at this moment (RFC 3339): the law as known then.", examples=[None]),
]
Lang = Annotated[Literal["es", "en"] | None, Query(description="Language of labels and sentences; Spanish if absent.")]


def read_day(value: object) -> date | None:
    """A day in its one canonical form; the framework alone would also take a Unix time or a date without hyphens."""
    if value in (None, ""):
        return None
    try:
        return parse_day(str(value))
    except DayError as error:
        raise PydanticCustomError("date_invalid", "{reason}", {"reason": str(error)}) from error


Day = Annotated[date, BeforeValidator(read_day)]
MaybeDay = Annotated[date | None, BeforeValidator(read_day)]
On = Annotated[
    MaybeDay,
    Query(description="Civil day in Bogotá, YYYY-MM-DD; today if absent, and always echoed.", examples=["2016-03-01"]),
]
CaseDay = Annotated[
    MaybeDay,
    Query(
        description="Day on which the case began that the norm is wanted for, where a saving clause may send it to an older text."
    ),
]
Addressee = Annotated[
    AddresseeClass | None,
    BeforeValidator(lambda value: value or None),
    Query(description="Class of addressee; everybody if absent."),
]


async def edition_of(
    library: Annotated[Library, Depends(library_here)], release: Release = None, known_at: KnownAt = None
) -> Edition:
    """The release a request reads: named, or current then, or current now; held until the request ends."""
    if release is None and known_at is None and (found := library.at_hand()) is not None:
        return found
    return await run_in_threadpool(_edition, library, release, known_at)


def _edition(library: Library, release: str | None, known_at: datetime | None) -> Edition:
    """The same, where the ledger is asked or files are opened."""
    if release is not None:
        return library.named(release)
    if known_at is not None:
        return library.at(known_at)
    return library.current()


async def view_of(
    request: Request,
    response: Response,
    edition: Annotated[Edition, Depends(edition_of)],
    lang: Lang = None,  # noqa: ARG001 - declared for the API pages; `language_of` reads it with the reader's headers
    known_at: KnownAt = None,
) -> View:
    """The release as this reader sees it, with the cache headers of the answer already set."""
    view, headers = view_for(request, edition, language_of(request), known_at)
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if known & {headers["ETag"], "*"}:
        raise NotModified(headers)
    for name, value in headers.items():
        response.headers[name] = value
    return view


def view_for(
    request: Request, edition: Edition, language: Language, known_at: datetime | None = None
) -> tuple[View, dict[str, str]]:
    """The release as a reader of a language sees it, and the cache headers of the answer."""
    headers = cache_headers(request, etag_of(request, edition, language.code), language.code)
    return View(edition, language, request.app.state.settings.base_iri, known_at.isoformat() if known_at else None), headers


CurrentView = Annotated[View, Depends(view_of)]


def etag_of(request: Request, edition: Edition, lang: str) -> str:
    """The name of an answer: release, software, address, language, and the day where the address leaves it open."""
    day = "" if request.query_params.get("on") else today().isoformat()
    told = "\n".join((edition.id, __version__, str(request.url.path), str(request.url.query), lang, day))
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'


def cache_headers(request: Request, etag: str, lang: str) -> dict[str, str]:
    """How long an answer may be kept, and by what it varies."""
    pinned = bool(request.query_params.get("release") and request.query_params.get("on"))
    keep = "public, max-age=31536000, immutable" if pinned else f"public, max-age={CURRENT_FOR}"
    return {"ETag": etag, "Cache-Control": keep, "Content-Language": lang, "Vary": "Accept-Language, Accept-Encoding"}


#: The problems a route may answer, for its description.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: {"model": schemas.Problem, "description": "Nothing recorded under that name; the nearest names are suggested."},
    422: {"model": schemas.Problem, "description": "A parameter cannot be understood; the field is named."},
    503: {"model": schemas.Problem, "description": "No release can be read now; try again later."},
}
