"""The SPARQL endpoint: SPARQL 1.1 Protocol over a release, by GET and by POST, read-only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl

import pyoxigraph
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from app.graph.asking import Answered, Asked
from app.graph.catalogue import PREFIXES, Described, Site, service_description
from app.graph.formats import GRAPHS, RESULTS, Format
from app.release.edition import Edition
from app.web import problems
from app.web.addresses import address
from app.web.deps import CURRENT_FOR, edition_of, settings_of
from app.web.negotiate import by_name, liked
from app.web.problems import ProblemRaised, language_of
from app.web.querying import MAX_GRAPHS, Querying, forbidden

router = APIRouter(include_in_schema=False)

_BODY_LIMIT = 2 << 20
_HTML = Format("text/html", "html", ("application/xhtml+xml",))
_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"


@dataclass(frozen=True, slots=True)
class Protocol:
    """The parameters of the protocol in one request; `query` is none where the service description is asked for."""

    query: str | None
    default_graph: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    format: str
    truncate: bool


async def querying_of(request: Request) -> Querying:
    """What answers queries in this process."""
    found: Querying = request.app.state.querying
    return found


Reads = Annotated[Edition, Depends(edition_of)]
Runs = Annotated[Querying, Depends(querying_of)]


@router.api_route("/sparql", methods=["GET", "POST"])
async def endpoint(request: Request, edition: Reads, runs: Runs) -> Response:
    """A query by GET, or by POST as a form or as it is; without one the service description, or the query page for a browser."""
    return await _answer(request, edition, runs, await read_protocol(request))


@router.options("/sparql")
async def options_sparql() -> Response:
    """What pages of other origins may send here."""
    headers = {
        "Allow": "GET, HEAD, POST, OPTIONS",
        "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
        "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=headers)


async def read_protocol(request: Request) -> Protocol:
    """The parameters, from the address and from the body (SPARQL 1.1 Protocol, section 2.1)."""
    lang = language_of(request)
    pairs = _pairs(request.url.query, request)
    direct: str | None = None
    if request.method == "POST":
        body = await _body(request)
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ProblemRaised(problems.REQUEST_INVALID, lang.say("Write the query in UTF-8.")) from error
        if kind == "application/sparql-update":
            raise forbidden("UPDATE", 0, lang)
        if kind == _DIRECT:
            direct = text
        elif kind == _FORM:
            pairs += _pairs(text, request)
        else:
            detail = lang.say("A query is posted as {accepted}.", accepted=f"{_FORM}, {_DIRECT}")
            raise ProblemRaised(problems.UNSUPPORTED_FORMAT, detail, accepted=[_FORM, _DIRECT])
    values: dict[str, list[str]] = {}
    for key, value in pairs:
        values.setdefault(key, []).append(value)
    if "update" in values or "using-graph-uri" in values or "using-named-graph-uri" in values:
        raise forbidden("UPDATE", 0, lang)
    queries = values.get("query", []) + ([direct] if direct is not None else [])
    if len(queries) > 1 or (not queries and request.method == "POST"):
        raise ProblemRaised(problems.REQUEST_INVALID, lang.say("Send one query, and one only."))
    graphs = {key: tuple(values[key]) if key in values else None for key in ("default-graph-uri", "named-graph-uri")}
    if sum(len(chosen or ()) for chosen in graphs.values()) > MAX_GRAPHS:
        detail = lang.say("Choose {limit} graphs at most.", limit=MAX_GRAPHS)
        raise ProblemRaised(problems.SPARQL_COMPLEX, detail, limit_name="graphs", limit=MAX_GRAPHS)
    return Protocol(
        queries[0] if queries else None,
        graphs["default-graph-uri"],
        graphs["named-graph-uri"],
        (values.get("format") or [""])[0],
        (values.get("truncate") or [""])[0] in ("1", "true"),
    )


def _pairs(text: str, request: Request) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=200)
    except ValueError as error:
        raise ProblemRaised(problems.REQUEST_INVALID, language_of(request).say("Write the query in UTF-8.")) from error


async def _body(request: Request) -> bytes:
    """The body, read no further than its limit."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _BODY_LIMIT:
            detail = language_of(request).say("A request may have {limit} bytes.", limit=_BODY_LIMIT)
            raise ProblemRaised(problems.TOO_LARGE, detail, limit=_BODY_LIMIT, limit_name="body")
    return body


async def _answer(request: Request, edition: Edition, runs: Querying, asked: Protocol) -> Response:
    if asked.query is None:
        return _description(request, edition, asked)
    accept = request.headers.get("accept", "")
    results, graphs = _wanted(accept, asked.format, RESULTS), _wanted(accept, asked.format, GRAPHS)
    if not results and not graphs:
        raise not_acceptable(request, {**RESULTS, **GRAPHS})
    question = Asked(
        query=asked.query,
        base=settings_of(request).base_iri,
        results=results,
        graphs=graphs,
        default_graph=asked.default_graph,
        named_graphs=asked.named_graphs,
        timeout_ms=runs.settings.sparql_timeout_ms,
        truncate=asked.truncate,
    )
    try:
        found = await runs.answer(request, edition, question)
    except ProblemRaised as problem:
        if problem.kind is problems.NOT_ACCEPTABLE:
            raise not_acceptable(request, GRAPHS if problem.extensions.get("answer") == "graph" else RESULTS) from problem
        raise
    form = GRAPHS[found.format] if found.kind == "graph" else RESULTS[found.format]
    kept = f"public, max-age={CURRENT_FOR}" if request.method == "GET" else "no-store"
    headers = {
        "Vary": "Accept, Accept-Encoding",
        "Cache-Control": kept,
        "Linaje-Release": edition.id,
        "Server-Timing": f"query;dur={found.seconds * 1000:.1f}",
    }
    if found.truncated:
        headers["Result-Truncated"] = "true"
    charset = "" if found.format in ("json", "jsonld", "xml", "rdfxml") else "; charset=utf-8"
    return Response(flagged(found), media_type=form.media_type + charset, headers=headers)


def flagged(found: Answered) -> bytes:
    """The body, which says in itself that it was cut where its format has a place for it."""
    if not found.truncated:
        return found.body
    problem = "/problems/" + problems.RESULT_TOO_LARGE.name
    match found.format:
        case "json":
            return found.body.replace(b'{"head":{', b'{"head":{"truncated":true,"link":["' + problem.encode() + b'"],', 1)
        case "xml":
            return found.body.replace(b"</head>", b'<link href="' + problem.encode() + b'"/></head>', 1)
        case "turtle" | "ntriples":
            return f"# truncated after {found.rows} statements\n".encode() + found.body
    return found.body


def _wanted(accept: str, named: str, offered: Mapping[str, Format]) -> tuple[str, ...]:
    if named:
        found = by_name(named, offered)
        return (found,) if found else ()
    return liked(accept, offered)


def not_acceptable(request: Request, offered: Mapping[str, Format], path: str = "") -> ProblemRaised:
    """The problem of a reader who takes none of the formats on offer, with links to those there are."""
    lang = language_of(request)
    where = path or request.url.path
    available = [{"type": form.media_type, "href": f"{where}?format={form.suffix}"} for form in offered.values()]
    detail = lang.say("It is written in: {formats}.", formats=", ".join(form.media_type for form in offered.values()))
    headers = {
        "Link": ", ".join(f'<{one["href"]}>; rel="alternate"; type="{one["type"]}"' for one in available),
        "Vary": "Accept",
    }
    return ProblemRaised(problems.NOT_ACCEPTABLE, detail, headers=headers, available=available)


def _description(request: Request, edition: Edition, asked: Protocol) -> Response:
    offered = {"html": _HTML, **GRAPHS}
    accept = request.headers.get("accept", "")
    names = _wanted(accept, asked.format, offered) if accept or asked.format else ("turtle",)
    if names and names[0] == "html" and "text/html" in accept:
        to = address(language_of(request).code, "query")
        return RedirectResponse(to, status_code=303, headers={"Vary": "Accept, Accept-Language"})
    kinds = [name for name in names if name in GRAPHS]
    if not kinds:
        raise not_acceptable(request, GRAPHS)
    triples = service_description(site_of(request), described(edition))
    return graph_response(list(triples), kinds[0], {"Linaje-Release": edition.id})


def site_of(request: Request) -> Site:
    """Where this service is, as the reader sees it."""
    return Site(origin=str(request.base_url).rstrip("/"), base=settings_of(request).base_iri)


def described(edition: Edition) -> Described:
    """A release as the catalogue tells of it, without its dumps."""
    manifest = edition.manifest
    return Described(
        release=edition.id,
        published=edition.built_at,
        known_through=edition.corpus.known_through,
        statements=manifest["statements"],
        counts=manifest["counts"],
        graphs=sum(manifest["counts"].values()),
    )


def graph_response(triples: list[pyoxigraph.Triple], kind: str, headers: Mapping[str, str] | None = None) -> Response:
    """A small graph about the service itself, in a format."""
    formats = {
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
        "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
        "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    }
    used = {name: iri for name, iri in PREFIXES.items() if any(iri in str(triple) for triple in triples)}
    prefixes = used if kind in ("turtle", "rdfxml") else None
    body = pyoxigraph.serialize(triples, format=formats[kind], prefixes=prefixes)
    all_headers = {"Vary": "Accept, Accept-Encoding", "Cache-Control": f"public, max-age={CURRENT_FOR}", **(headers or {})}
    charset = "; charset=utf-8" if kind in ("turtle", "ntriples") else ""
    return Response(body, media_type=GRAPHS[kind].media_type + charset, headers=all_headers)
