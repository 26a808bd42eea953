"""What lets programs find the data: dumps, VoID, DCAT, the map of the pages, and what robots may read."""

from __future__ import annotations

import base64
import math
import tempfile
from functools import cache
from pathlib import Path as Folder
from typing import Annotated
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import FileResponse, PlainTextResponse

from app.core.errors import NotRecorded
from app.core.model import Topic
from app.graph.catalogue import Described, Dump, dcat, void
from app.graph.formats import GRAPHS
from app.ledger.journal import Recorded
from app.release.dumps import DUMPS, dump, known_dumps
from app.release.edition import Edition, file_hash
from app.release.library import Library
from app.web.addresses import SEGMENTS, address
from app.web.deps import CURRENT_FOR, edition_of, library_here
from app.web.negotiate import by_name, liked
from app.web.sparql import described, graph_response, not_acceptable, site_of

router = APIRouter(include_in_schema=False)

Reads = Annotated[Edition, Depends(edition_of)]
Shelves = Annotated[Library, Depends(library_here)]

#: Acts in one part of the map: each has a page in two languages, so that a part has fewer than 10,000 addresses and 5 MB.
PART = 4_500

#: Versions that the catalogue tells of, the newest ones.
_VERSIONS = 50


@router.get("/dump/{name}")
def get_dump(name: Annotated[str, Path(pattern=r"^(sha256-[0-9a-f]{64})\.(nq|ttl|jsonld)\.gz$")], library: Shelves) -> Response:
    """A release as one file: what was asserted, in canonical order. It never changes."""
    release, _, suffix = name.partition(".")
    edition = library.named(release)
    path = _written(edition, suffix, library)
    digest = file_hash(path)
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "ETag": f'"{digest[:32]}"',
        "Repr-Digest": f"sha-256=:{base64.b64encode(bytes.fromhex(digest)).decode()}:",
        "Linaje-Release": release,
    }
    return FileResponse(path, media_type="application/gzip", filename=name, headers=headers)


def _written(edition: Edition, suffix: str, library: Library) -> Folder:
    try:
        return dump(edition, suffix, dumps_folder(library))
    except OSError:  # the home may be read-only to a server
        return dump(edition, suffix, _elsewhere())


def dumps_folder(library: Library) -> Folder:
    """Where dumps are kept once written."""
    return library.releases.parent / "dumps"


@cache
def _elsewhere() -> Folder:
    return Folder(tempfile.mkdtemp(prefix="linaje-dumps-"))


@router.get("/.well-known/void")
def get_void(request: Request, edition: Reads, library: Shelves) -> Response:
    """The data set as VoID tells of it."""
    kind = _kind(request)
    return graph_response(list(void(site_of(request), _with_dumps(edition, library))), kind, {"Linaje-Release": edition.id})


@router.get("/dcat")
def get_dcat(request: Request, library: Shelves) -> Response:
    """The catalogue as DCAT 3 tells of it: a data set, its versions, their files, and the services over it."""
    kind = _kind(request)
    current = library.current().id
    told: dict[str, Described] = {}
    for entry in library.history()[-_VERSIONS:]:
        release = str(entry.facts["release"])
        if release not in told and release in library.names():
            told[release] = _of_history(entry, library, next(reversed(told), ""))
    newest = told.pop(current, None) or described(library.current())
    return graph_response(list(dcat(site_of(request), [*told.values(), newest])), kind, {"Linaje-Release": current})


def _of_history(entry: Recorded, library: Library, previous: str) -> Described:
    edition = library.named(str(entry.facts["release"]))
    return _with_dumps(edition, library, previous)


def _with_dumps(edition: Edition, library: Library, previous: str = "") -> Described:
    plain = described(edition)
    known = known_dumps(edition, dumps_folder(library))
    dumps = [
        Dump(suffix=suffix, media_type=DUMPS[suffix], size=facts[0] if facts else None, sha256=facts[1] if facts else "")
        for suffix, facts in known.items()
    ]
    return Described(
        release=plain.release,
        published=plain.published,
        known_through=plain.known_through,
        statements=plain.statements,
        counts=plain.counts,
        graphs=plain.graphs,
        dumps=dumps,
        previous=previous,
    )


def _kind(request: Request) -> str:
    named = request.query_params.get("format", "")
    accept = request.headers.get("accept", "")
    kind = by_name(named, GRAPHS) if named else next(iter(liked(accept, GRAPHS)), "")
    if not kind:
        raise not_acceptable(request, GRAPHS)
    return kind


# ------------------------------------------------------------------ for those who read pages


@router.get("/robots.txt")
def robots(request: Request) -> PlainTextResponse:
    """Everything may be read but what computes for each call."""
    origin = str(request.base_url).rstrip("/")
    lines = ["User-agent: *", "Disallow: /sparql", *(f"Disallow: {address(lang, 'query')}" for lang in ("es", "en"))]
    return PlainTextResponse("\n".join([*lines, "Disallow: /api/", "Allow: /", "", f"Sitemap: {origin}/sitemap.xml", ""]))


@router.get("/sitemap.xml")
def sitemap(request: Request, edition: Reads) -> Response:
    """The pages in both languages; an index of parts where they are too many for one file."""
    parts = math.ceil(edition.corpus.acts / PART)
    origin = str(request.base_url).rstrip("/")
    if parts <= 1:
        return _xml(_urlset(origin, [*_fixed(edition), *(("acts", act) for act in edition.corpus.act_ids())]))
    places = "".join(f"<sitemap><loc>{escape(origin)}/sitemap-{part}.xml</loc></sitemap>" for part in range(parts))
    return _xml(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</sitemapindex>')


@router.get("/sitemap-{part}.xml")
def sitemap_part(request: Request, edition: Reads, part: Annotated[int, Path(ge=0)]) -> Response:
    """One part of the map."""
    acts = edition.corpus.act_ids(part * PART, PART)
    if not acts:
        raise NotRecorded("sitemap", str(part))
    fixed = _fixed(edition) if part == 0 else []
    return _xml(_urlset(str(request.base_url).rstrip("/"), [*fixed, *(("acts", act) for act in acts)]))


def _fixed(edition: Edition) -> list[tuple[str, str]]:
    alone = [(page, "") for page in SEGMENTS if page not in ("answer", "provisions", "lineage", "query")]
    return [*alone, *(("topics", topic.slug) for topic in edition.corpus.all(Topic))]


def _urlset(origin: str, pages: list[tuple[str, str]]) -> str:
    places = []
    for page, identifier in pages:
        twins = {lang: origin + address(lang, page, identifier) for lang in ("es", "en")}
        links = "".join(f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(to)}/>' for lang, to in twins.items())
        places += [f"<url><loc>{escape(to)}</loc>{links}</url>" for to in twins.values()]
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f"<urlset {spaces}>{''.join(places)}</urlset>"


def _xml(body: str) -> Response:
    headers = {"Cache-Control": f"public, max-age={CURRENT_FOR}"}
    return Response('<?xml version="1.0" encoding="UTF-8"?>\n' + body, media_type="application/xml", headers=headers)
