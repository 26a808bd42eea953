"""Coverage, and the pages about the collection itself."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from app.core.identifiers import natural_key
from app.core.model import Statement, Thing
from app.core.rules.registry import RULES
from app.core.vocabulary import CoverageState
from app.web import coverages, figures
from app.web.deps import today
from app.web.pages.frame import FromDay, PageDay, Reader, cache_headers, page
from app.web.templating import render


@page("coverage")
def coverage_page(
    request: Request, response: Response, view: Reader, on: PageDay = None, from_: FromDay = None, to: PageDay = None
) -> HTMLResponse:
    """The principles against the acts on a day, the gaps, and what changed between two days."""
    day = on or today()
    matrix = figures.matrix(view, day)
    first, second = from_ or day.replace(year=max(1, day.year - 5), day=1), to or day
    return render(
        request,
        "coverage.html",
        view,
        view.lang,
        page="coverage",
        headers=cache_headers(response),
        matrix=matrix,
        claimed=sum(one.state is CoverageState.CLAIMED for one in matrix.principles),
        gaps=[one for one in matrix.principles if one.state is not CoverageState.CLAIMED],
        diff=coverages.difference(view, first, second) if from_ else None,
        states={one.value: one for one in CoverageState},
        first_day=first,
        second_day=second,
        day_=day,
    )


@page("document")
def document_page(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """What the source document says, against the law, and everything it names."""
    statements = sorted(view.corpus.all(Statement), key=lambda one: natural_key(one.id))
    things = sorted(view.corpus.all(Thing), key=lambda one: (one.kind, natural_key(one.id)))
    return render(
        request,
        "document.html",
        view,
        view.lang,
        page="document",
        headers=cache_headers(response),
        statements=statements,
        things=things,
    )


@page("method")
def method_page(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """The rules, the words for confidence, the limits."""
    rules = sorted(RULES.values(), key=lambda rule: natural_key(rule.id))
    return render(request, "method.html", view, view.lang, page="method", headers=cache_headers(response), rules=rules)


def described(schema: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What the API answers to a GET: addresses, summaries and descriptions, which are messages to be translated."""
    asked = [(path, verbs["get"]) for path, verbs in schema["paths"].items() if "get" in verbs]
    return [(path, told["summary"], " ".join(told.get("description", "").split())) for path, told in asked]


@page("data")
def data_page(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """The API, by example."""
    say = view.lang.say
    routes = [(path, say(summary), say(text) if text else "") for path, summary, text in described(request.app.openapi())]
    return render(
        request,
        "data.html",
        view,
        view.lang,
        page="data",
        headers=cache_headers(response),
        routes=routes,
        counts=view.edition.manifest["counts"],
        host=str(request.base_url).rstrip("/"),
    )


@page("accessibility")
def accessibility_page(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """What was done for everybody to use the pages, and what is known to be missing."""
    return render(request, "accessibility.html", view, view.lang, page="accessibility", headers=cache_headers(response))
