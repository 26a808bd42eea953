"""The query page: a question in SPARQL, its rows as a table; works without a script, and completes words with one."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse

from app.graph.asking import Asked
from app.graph.context import context
from app.graph.questions import saved_questions
from app.graph.vocab import PREFIXES
from app.release.edition import Edition
from app.web import problems
from app.web.addresses import SEGMENTS
from app.web.deps import edition_of
from app.web.pages.frame import Reader, cache_headers, router
from app.web.problems import ProblemRaised
from app.web.querying import Querying
from app.web.sparql import querying_of, read_protocol
from app.web.templating import render
from app.web.view import View

#: Rows shown; all of them are a download away.
SHOWN = 500

_START = """PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?act ?name WHERE {
  ?act a eli:LegalResource ; skos:prefLabel ?name .
  FILTER (LANG(?name) = "%s")
} ORDER BY ?act LIMIT 25"""


async def query_page(
    request: Request,
    response: Response,
    view: Reader,
    edition: Annotated[Edition, Depends(edition_of)],
    runs: Annotated[Querying, Depends(querying_of)],
) -> HTMLResponse:
    """A query and its answer; `example` shows a saved one without running it."""
    questions = saved_questions()
    wanted = request.query_params.get("example", "")
    chosen = next((one for one in questions if one.id == wanted), None)
    text = chosen.text if chosen else _START % view.lang.code
    shown: dict[str, Any] = {"table": None, "graph": "", "fault": None, "rows": 0}
    status = 200
    headers = cache_headers(response)
    if request.method == "POST" or "query" in request.query_params:
        headers["cache-control"] = "no-store"
        try:
            protocol = await read_protocol(request)
            text = protocol.query or ""
            shown |= await _run(request, edition, runs, view, text)
        except ProblemRaised as problem:
            status = problem.kind.status
            shown["fault"] = {"kind": problem.kind.name, "title": view.lang.say(problem.kind.title), "detail": problem.detail}
            headers |= problem.headers
            if problem.kind is problems.NOT_FOUND:
                raise
    return render(
        request,
        "query.html",
        view,
        view.lang,
        page="query",
        status=status,
        headers=headers,
        twin=f"/{'en' if view.lang.code == 'es' else 'es'}/{SEGMENTS['query']['en' if view.lang.code == 'es' else 'es']}",
        query=text,
        questions=questions,
        chosen=chosen,
        terms=_terms(view),
        limit_ms=runs.settings.sparql_page_timeout_ms,
        most=SHOWN,
        origin=str(request.base_url).rstrip("/"),
        **shown,
    )


for _lang in ("es", "en"):
    router.add_api_route(f"/{_lang}/{SEGMENTS['query'][_lang]}", query_page, methods=["GET", "POST"])


async def _run(request: Request, edition: Edition, runs: Querying, view: View, text: str) -> dict[str, Any]:
    asked = Asked(query=text, base=view.base, timeout_ms=runs.settings.sparql_page_timeout_ms)
    found = await runs.answer(request, edition, asked)
    if found.kind == "graph":
        return {"graph": found.body.decode(), "rows": found.rows}
    told = json.loads(found.body)
    if found.kind == "boolean":
        return {
            "table": ([view.lang.say("Answer")], [[_cell({"type": "literal", "value": _yes(told["boolean"], view)}, view)]]),
            "rows": 1,
        }
    names = told["head"]["vars"]
    rows = [[_cell(row.get(name), view) for name in names] for row in told["results"]["bindings"][:SHOWN]]
    return {"table": (names, rows), "rows": found.rows}


def _yes(value: bool, view: View) -> str:
    return view.lang.say("yes") if value else view.lang.say("no")


def _cell(term: dict[str, Any] | None, view: View) -> dict[str, str]:
    """A term to be shown: its text, its link where it is one of ours, its language where it has one."""
    if term is None:
        return {"text": "", "href": "", "lang": ""}
    value = term["value"] if isinstance(term["value"], str) else json.dumps(term["value"])
    if term["type"] == "uri" and value.startswith(view.base):
        identifier = value[len(view.base) :]
        return {"text": identifier, "href": f"/doc/{identifier}", "lang": ""}
    if term["type"] == "uri":
        return {
            "text": next((f"{name}:{value[len(iri) :]}" for name, iri in PREFIXES.items() if value.startswith(iri)), value),
            "href": "",
            "lang": "",
        }
    return {"text": value, "href": "", "lang": term.get("xml:lang", "")}


def _terms(view: View) -> dict[str, Any]:
    """The words of the ontology for completion: prefixes with their IRIs, and every class and property as prefix:name."""
    told = context(view.base)["@context"]
    names = {
        one["@id"] if isinstance(one, dict) else one
        for key, one in told.items()
        if not key.startswith("@") and key not in PREFIXES
    }
    return {"prefixes": PREFIXES, "terms": sorted(name for name in names if isinstance(name, str) and not name.startswith("@"))}
