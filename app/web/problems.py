"""Errors as RFC 9457 problems: the only place that knows which fault has which HTTP status."""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from app.core.errors import DayError, IdentifierError, LinajeError, NotRecorded
from app.graph.wire import StoreBadAnswer, StoreUnavailable
from app.ledger.journal import LedgerUnavailable
from app.release.edition import ReleaseDamaged, ReleaseMissing
from app.release.signing import SigningKeyUnavailable
from app.render.language import LANGUAGES, Language, mark

_LOG = logging.getLogger("linaje.web")
_MAX_ECHO = 200


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: the last part of its type address, its status and its fixed title."""

    name: str
    status: int
    title: str


UNKNOWN_TOPIC = Kind("unknown-topic", 404, mark("No such topic"))
UNKNOWN_NORM = Kind("unknown-norm", 404, mark("No such act or provision"))
UNKNOWN_RELEASE = Kind("unknown-release", 404, mark("No such release"))
NOT_FOUND = Kind("not-found", 404, mark("Nothing here"))
REQUEST_INVALID = Kind("request-invalid", 422, mark("The request cannot be understood"))
DATE_INVALID = Kind("date-invalid", 422, mark("Not a day"))
METHOD = Kind("method-not-allowed", 405, mark("Not by this method"))
HOST = Kind("host-not-allowed", 400, mark("Not under this name"))
STORE_UNAVAILABLE = Kind("store-unavailable", 503, mark("No release can be read"))
STORE_BAD_ANSWER = Kind("store-bad-answer", 502, mark("The graph store answered wrongly"))
SIGNING = Kind("signing-unavailable", 503, mark("Nothing can be signed"))
PICTURE = Kind("picture-failed", 503, mark("The picture could not be drawn"))
SPARQL_SYNTAX = Kind("sparql-syntax", 400, mark("Not a SPARQL query"))
SPARQL_FORBIDDEN = Kind("sparql-forbidden", 403, mark("A query may not do this"))
SPARQL_COMPLEX = Kind("sparql-too-complex", 400, mark("The query is too long or too involved"))
QUERY_TIMEOUT = Kind("query-timeout", 503, mark("The query took too long"))
QUERY_MEMORY = Kind("query-memory", 503, mark("The query needed too much memory"))
RESULT_TOO_LARGE = Kind("result-too-large", 422, mark("The answer is too large"))
RATE_LIMITED = Kind("rate-limited", 429, mark("Too many queries"))
BUSY = Kind("busy", 503, mark("Too many queries at once"))
NOT_ACCEPTABLE = Kind("not-acceptable", 406, mark("Not in this format"))
UNSUPPORTED_FORMAT = Kind("unsupported-format", 415, mark("This format is not read"))
TOO_LARGE = Kind("too-large", 413, mark("The request is too large"))
NO_FORMAT = Kind("format-not-offered", 501, mark("Not in that format"))
INTERNAL = Kind("internal", 500, mark("Something failed here"))

KINDS: Sequence[Kind] = (
    UNKNOWN_TOPIC,
    UNKNOWN_NORM,
    UNKNOWN_RELEASE,
    NOT_FOUND,
    REQUEST_INVALID,
    DATE_INVALID,
    METHOD,
    HOST,
    STORE_UNAVAILABLE,
    STORE_BAD_ANSWER,
    SIGNING,
    PICTURE,
    SPARQL_SYNTAX,
    SPARQL_FORBIDDEN,
    SPARQL_COMPLEX,
    QUERY_TIMEOUT,
    QUERY_MEMORY,
    RESULT_TOO_LARGE,
    RATE_LIMITED,
    BUSY,
    NOT_ACCEPTABLE,
    UNSUPPORTED_FORMAT,
    TOO_LARGE,
    NO_FORMAT,
    INTERNAL,
)


class ProblemRaised(LinajeError):
    """A problem with its facts, raised where it is found and answered in one place."""

    def __init__(self, kind: Kind, detail: str, headers: Mapping[str, str] | None = None, **extensions: Any) -> None:
        self.kind = kind
        self.detail = detail
        self.headers = dict(headers or {})
        self.extensions = extensions
        super().__init__(detail)


def echo(text: str) -> str:
    """A reader's own words, safe to repeat: cut, without control characters."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text)[:_MAX_ECHO]


def as_json(request: Request, kind: Kind, detail: str, extensions: dict[str, Any]) -> Response:
    """A problem as `application/problem+json` (RFC 9457)."""
    lang = language_of(request)
    body = {
        "type": f"{request.scope.get('root_path', '')}/problems/{kind.name}",
        "title": lang.say(kind.title),
        "status": kind.status,
        "detail": detail,
        "instance": f"urn:uuid:{uuid.uuid4()}",
        **extensions,
    }
    headers = {"Content-Language": lang.code, "Cache-Control": "no-store"}
    return JSONResponse(body, status_code=kind.status, media_type="application/problem+json", headers=headers)


def refuse_host(request: Request) -> Response:
    """The answer to a request for a host name that the settings do not allow."""
    lang = language_of(request)
    return as_json(request, HOST, lang.say("This service does not answer to the host name of the request."), {})


def install(app: FastAPI, page: Any) -> None:  # noqa: PLR0915 - one table of faults
    """Answer every fault as a problem, or as a page where a page was asked for (`page` renders one)."""

    def answer(request: Request, kind: Kind, detail: str, extensions: dict[str, Any]) -> Response:
        if not _wants_page(request):
            return as_json(request, kind, detail, extensions)
        instance = f"urn:uuid:{uuid.uuid4()}"
        shown: Response = page(request, kind, language_of(request).say(kind.title), detail, instance, extensions)
        return shown

    async def raised(request: Request, error: Exception) -> Response:
        assert isinstance(error, ProblemRaised)
        told = answer(request, error.kind, error.detail, error.extensions)
        told.headers.update(error.headers)
        return told

    async def not_recorded(request: Request, error: Exception) -> Response:
        assert isinstance(error, NotRecorded)
        kind = {"topic": UNKNOWN_TOPIC, "release": UNKNOWN_RELEASE}.get(error.kind, UNKNOWN_NORM)
        lang = language_of(request)
        detail = lang.say("Nothing is recorded under “{text}”.", text=echo(error.identifier))
        return answer(request, kind, detail, {"suggestions": list(error.nearest)[:5]})

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        lang = language_of(request)
        told = [_field(one, lang) for one in error.errors()]
        errors = [one for place, one in enumerate(told) if one not in told[:place]]  # a parameter may be read twice
        kind = DATE_INVALID if any(one["code"].startswith("date_") for one in errors) else REQUEST_INVALID
        return answer(request, kind, " ".join(f"{one['field']}: {one['message']}" for one in errors), {"errors": errors})

    async def misused(request: Request, error: Exception) -> Response:
        kind = DATE_INVALID if isinstance(error, DayError) else REQUEST_INVALID
        return answer(request, kind, echo(str(error)), {})

    async def unavailable(request: Request, error: Exception) -> Response:
        _LOG.error("release unavailable: %s", error)
        lang = language_of(request)
        return answer(request, STORE_UNAVAILABLE, lang.say("The data cannot be read now. Try again later."), {})

    async def unsigned(request: Request, error: Exception) -> Response:
        _LOG.error("no key to sign with: %s", error)
        lang = language_of(request)
        return answer(request, SIGNING, lang.say("Certificates cannot be signed now. The answer itself can be asked for."), {})

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        lang = language_of(request)
        if error.status_code == 405:
            only = (error.headers or {}).get("Allow", "")
            if only and "GET" not in only:
                allowed, detail = only, lang.say("This address answers POST only.")
            elif "POST" in only:
                allowed, detail = "GET, HEAD, POST", lang.say("This address answers GET, HEAD and POST.")
            else:
                allowed, detail = "GET, HEAD", lang.say("This address answers GET and HEAD only.")
            refused = answer(request, METHOD, detail, {})
            refused.headers["Allow"] = allowed
            return refused
        if error.status_code == 404:
            return answer(request, NOT_FOUND, lang.say("There is nothing at this address."), {})
        return answer(request, Kind("request-invalid", error.status_code, REQUEST_INVALID.title), echo(str(error.detail)), {})

    async def failed(request: Request, error: Exception) -> Response:
        _LOG.exception("unexpected failure", exc_info=error)
        lang = language_of(request)
        return answer(request, INTERNAL, lang.say("The failure has been logged under the instance named here."), {})

    app.add_exception_handler(ProblemRaised, raised)
    app.add_exception_handler(NotRecorded, not_recorded)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(DayError, misused)
    app.add_exception_handler(IdentifierError, misused)
    app.add_exception_handler(ReleaseMissing, unavailable)
    app.add_exception_handler(ReleaseDamaged, unavailable)
    _install_store(app, answer)
    app.add_exception_handler(SigningKeyUnavailable, unsigned)
    app.add_exception_handler(LedgerUnavailable, unavailable)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, failed)


def _install_store(app: FastAPI, answer: Callable[[Request, Kind, str, dict[str, Any]], Response]) -> None:
    """The two faults of a graph store on another machine."""

    async def store_unavailable(request: Request, error: Exception) -> Response:
        assert isinstance(error, StoreUnavailable)
        _LOG.error("graph store unavailable: %s", error)
        lang = language_of(request)
        detail = lang.say("The graph store does not answer now. Try again after the seconds that Retry-After names.")
        refused = answer(request, STORE_UNAVAILABLE, detail, {})
        refused.headers["Retry-After"] = str(error.retry_after)
        return refused

    async def bad_answer(request: Request, error: Exception) -> Response:
        _LOG.error("graph store not to be trusted: %s", error)
        lang = language_of(request)
        detail = lang.say("What the graph store answered cannot be trusted, so it is not shown.")
        return answer(request, STORE_BAD_ANSWER, detail, {})

    app.add_exception_handler(StoreUnavailable, store_unavailable)
    app.add_exception_handler(StoreBadAnswer, bad_answer)


def language_of(request: Request) -> Language:
    """The reader's language: the address, then `lang`, then the header, then the setting."""
    first = request.url.path.split("/")[1:2]
    asked = first[0] if first and first[0] in ("es", "en") else request.query_params.get("lang", "")
    if asked in ("es", "en"):
        return Language(asked)
    return Language(_preferred(request.headers.get("accept-language", "")) or request.app.state.settings.language)


def _preferred(header: str) -> str:
    """The language of ours that an Accept-Language header likes best; empty if it names neither."""
    liked: dict[str, float] = {}
    for part in header.lower().split(","):
        tag, _, weight = part.partition(";")
        found = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", weight)
        liked.setdefault(tag.strip().partition("-")[0], float(found.group(1)) if found else 1.0)
    ours = [code for code in LANGUAGES if liked.get(code, 0) > 0]
    return max(ours, key=lambda code: liked[code], default="")


def _wants_page(request: Request) -> bool:
    path = request.url.path
    return path.startswith(("/es", "/en", "/embed/")) or path == "/"


def _field(error: Any, lang: Language) -> dict[str, str]:
    where = [str(part) for part in error.get("loc", ()) if part not in ("query", "path", "body")]
    code = str(error.get("type", "invalid"))
    message = _advice(code, error.get("ctx", {}), lang)
    return {"field": ".".join(where), "pointer": "/" + "/".join(where), "code": code, "message": message}


def _advice(code: str, context: dict[str, Any], lang: Language) -> str:
    """What a parameter must be, in the reader's language, from the code of the fault."""
    if code.startswith("date_"):
        return lang.say("write a day as YYYY-MM-DD, for example 2016-03-01")
    if code.startswith(("datetime", "timezone")):
        return lang.say("write a moment as 2026-11-23T12:00:00Z")
    match code:
        case "missing" | "string_too_short":
            return lang.say("is needed")
        case "string_too_long":
            return lang.say("may have {count} characters at most", count=context.get("max_length", ""))
        case "enum" | "literal_error":
            return lang.say("must be one of {allowed}", allowed=context.get("expected", ""))
        case "string_pattern_mismatch":
            return lang.say("must look like {pattern}", pattern=context.get("pattern", ""))
        case "greater_than_equal":
            return lang.say("must be {least} or more", least=context.get("ge", ""))
        case "less_than_equal":
            return lang.say("must be {most} or less", most=context.get("le", ""))
        case "int_parsing" | "int_parsing_size" | "int_from_float":
            return lang.say("must be a whole number")
    return lang.say("is not allowed")
