"""Texts in time (RFC 7089): a provision's document is the way to the text of a moment, each text says when it began."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from app.core.model import Id
from app.core.texts import Held, text_at
from app.web.deps import BOGOTA, CURRENT_FOR
from app.web.problems import REQUEST_INVALID, ProblemRaised, language_of


def document_address(identifier: Id, suffix: str = "") -> str:
    """Where the document about a thing is, in one format where a suffix is given."""
    return f"/doc/{quote(identifier, safe='/@')}{'.' + suffix if suffix else ''}"


def moment_of(held: Held) -> str:
    """The first moment of a text: midnight in Bogotá, as HTTP writes it."""
    return format_datetime(datetime.combine(held.since, time(), BOGOTA).astimezone(UTC), usegmt=True)


def memento(origin: str, held: tuple[Held, ...], place: int) -> str:
    """One text as a link of a TimeMap."""
    names = [*(["first"] if place == 0 else []), *(["last"] if place == len(held) - 1 else []), "memento"]
    return f'<{origin}{document_address(held[place].version.id)}>; rel="{" ".join(names)}"; datetime="{moment_of(held[place])}"'


def around(origin: str, held: tuple[Held, ...], place: int) -> list[str]:
    """Links to the first, last, previous and next texts; one that is several of these is linked once."""
    names: dict[int, list[str]] = defaultdict(list)
    for name, at in (("first", 0), ("last", len(held) - 1), ("prev", place - 1), ("next", place + 1)):
        if 0 <= at < len(held):
            names[at].append(name)
    names.setdefault(place, [])
    return [
        f'<{origin}{document_address(held[at].version.id)}>; rel="{" ".join((*told, "memento"))}";'
        f' datetime="{moment_of(held[at])}"'
        for at, told in sorted(names.items())
    ]


def gate(request: Request, identifier: Id, held: tuple[Held, ...], suffix: str) -> Response:
    """The way to the text of a moment; whether it was in force is another question, with another route."""
    lang = language_of(request)
    try:
        moment = parsedate_to_datetime(request.headers["accept-datetime"])
    except ValueError as error:
        detail = lang.say("Accept-Datetime is written like {example}.", example="Thu, 14 Jun 2018 05:00:00 GMT")
        raise ProblemRaised(replace(REQUEST_INVALID, status=400), detail, headers={"Vary": "Accept-Datetime"}) from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    found = text_at(held, moment.astimezone(BOGOTA).date())
    assert found is not None
    origin = str(request.base_url).rstrip("/")
    links = [
        f'<{origin}{document_address(identifier)}>; rel="original timegate"',
        f'<{origin}/timemap/{quote(identifier)}>; rel="timemap"; type="application/link-format"',
        *around(origin, held, held.index(found)),
    ]
    to = document_address(found.version.id, suffix)
    query = f"?{request.url.query}" if request.url.query else ""
    headers = {"Vary": "Accept-Datetime, Accept", "Link": ", ".join(links), "Cache-Control": f"public, max-age={CURRENT_FOR}"}
    return RedirectResponse(origin + to + query, status_code=302, headers=headers)
