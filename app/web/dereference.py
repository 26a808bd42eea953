"""Identifiers on the web: what an IRI names is one thing, the document about it another, and its formats a third."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote, urlencode

import pyoxigraph
from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import RedirectResponse
from pyoxigraph import Literal, NamedNode, Triple

from app.core.errors import IdentifierError, NotRecorded
from app.core.identifiers import parse
from app.core.model import Act, Id, Provision, Version
from app.core.standing import Standing, standing
from app.core.texts import Held, texts
from app.graph.context import as_text
from app.graph.formats import GRAPHS, Format
from app.graph.jsonld import framed
from app.graph.vocab import ONTOLOGY, PREFIXES, RDF
from app.release.description import describe
from app.release.edition import Edition
from app.web.addresses import place_address
from app.web.deps import CURRENT_FOR, On, edition_of, settings_of
from app.web.mementos import around, document_address, gate, memento, moment_of
from app.web.negotiate import by_name, liked
from app.web.problems import language_of
from app.web.sparql import not_acceptable
from app.web.structured import structured
from app.web.templating import render
from app.web.view import View

router = APIRouter(include_in_schema=False)

OFFERED = {"html": Format("text/html", "html", ("application/xhtml+xml",)), **GRAPHS}
_SUFFIXES = {form.suffix: name for name, form in OFFERED.items()}

Identifier = Annotated[str, Path(min_length=1, max_length=500)]
Reads = Annotated[Edition, Depends(edition_of)]


@router.get("/id/{identifier:path}")
def identified(request: Request, identifier: Identifier, edition: Reads) -> Response:
    """What the identifier names cannot be sent over the web; the document about it can."""
    _described(edition, [identifier])
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(document_address(identifier) + query, status_code=303, headers={"Vary": "Accept"})


@router.get("/doc/{identifier:path}")
def document(request: Request, identifier: Identifier, edition: Reads, on: On = None) -> Response:
    """The document, in the format the reader likes best or names by suffix or `format`.

    `on` adds the text that stands in a provision that day, if one does. `Accept-Datetime` asks for a text instead (RFC 7089).
    """
    identifier, named = _suffix(identifier, edition)
    kind = named or _kind(request, document_address(identifier))
    held = _texts(edition, identifier)
    if held and "accept-datetime" in request.headers and "@" not in identifier:
        return gate(request, identifier, held, OFFERED[named].suffix if named else "")
    view = View(edition, language_of(request), settings_of(request).base_iri)
    place = standing(edition.corpus, identifier, on) if on and _is_slot(edition, identifier) else None
    things = [identifier]
    if place and place.spell.version:
        things.append(place.spell.version.id)
    triples = _described(edition, things)
    headers = _headers(request, identifier, kind, edition, held, pinned=bool(on))
    if kind == "html":
        return _page(request, view, identifier, triples, place, on, headers)
    charset = "; charset=utf-8" if kind in ("turtle", "ntriples") else ""
    return Response(
        serialized(triples, kind, view.base + identifier, view.base),
        media_type=GRAPHS[kind].media_type + charset,
        headers=headers,
    )


@router.get("/timemap/{identifier:path}")
def timemap(request: Request, identifier: Identifier, edition: Reads) -> Response:
    """Every text of a provision with its first moment (RFC 7089), as links."""
    _described(edition, [identifier])
    held = _texts(edition, identifier)
    if not held:
        raise NotRecorded("norm", identifier)
    origin = str(request.base_url).rstrip("/")
    here = origin + document_address(identifier)
    own = f'<{origin}/timemap/{quote(identifier)}>; rel="self"; type="application/link-format"'
    span = f'; from="{moment_of(held[0])}"; until="{moment_of(held[-1])}"'
    lines = [f'<{here}>; rel="original timegate"', own + span, *(memento(origin, held, place) for place in range(len(held)))]
    headers = {"Cache-Control": f"public, max-age={CURRENT_FOR}", "Vary": "Accept-Encoding", "Linaje-Release": edition.id}
    return Response(",\n".join(lines) + "\n", media_type="application/link-format", headers=headers)


@router.get("/context.jsonld")
def published_context(request: Request) -> Response:
    """The JSON-LD context of all documents; each also carries the part it uses."""
    return Response(as_text(settings_of(request).base_iri), media_type="application/ld+json")


def serialized(triples: list[Triple], kind: str, root: str, base: str) -> bytes:
    """A description in a format; JSON-LD is framed on its subject, the others are written by the engine."""
    if kind == "jsonld":
        return (json.dumps(framed(triples, root, base), ensure_ascii=False, indent=1) + "\n").encode()
    formats = {
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
        "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    }
    used = {name: iri for name, iri in PREFIXES.items() if any(iri in str(triple) for triple in triples)}
    body = pyoxigraph.serialize(triples, format=formats[kind], prefixes=None if kind == "ntriples" else used)
    assert body is not None
    return body


def _described(edition: Edition, identifiers: list[Id]) -> list[Triple]:
    try:
        triples = describe(edition, identifiers)
    except ValueError as error:  # no IRI can be made of it
        raise NotRecorded("norm", identifiers[0]) from error
    if not triples:
        raise NotRecorded("norm", identifiers[0])
    return triples


def _suffix(identifier: str, edition: Edition) -> tuple[str, str]:
    """An identifier without the suffix of a format, and the format; what is recorded with the suffix keeps it."""
    stem, dot, suffix = identifier.rpartition(".")
    if dot and suffix in _SUFFIXES and not describe(edition, [identifier] if " " not in identifier else []):
        return stem, _SUFFIXES[suffix]
    return identifier, ""


def _kind(request: Request, path: str) -> str:
    named = request.query_params.get("format", "")
    found = by_name(named, OFFERED) if named else next(iter(liked(request.headers.get("accept", ""), OFFERED)), "")
    if not found:
        raise not_acceptable(request, OFFERED, path)
    return found


def _is_slot(edition: Edition, identifier: Id) -> bool:
    return edition.corpus.get(Act, identifier) is not None or edition.corpus.get(Provision, identifier) is not None


def _texts(edition: Edition, identifier: Id) -> tuple[Held, ...]:
    try:
        slot = parse(identifier).slot
    except IdentifierError:
        return ()
    return texts(edition.corpus, slot) if edition.corpus.linked(Version, "slot", slot) else ()


def _headers(
    request: Request, identifier: Id, kind: str, edition: Edition, held: tuple[Held, ...], *, pinned: bool
) -> dict[str, str]:
    origin = str(request.base_url).rstrip("/")
    links = [f'<{settings_of(request).base_iri}{quote(identifier, safe="/@")}>; rel="describes"']
    links += [
        f'<{origin}{document_address(identifier, form.suffix)}>; rel="alternate"; type="{form.media_type}"'
        for name, form in OFFERED.items()
        if name != kind
    ]
    links += [f'<{ONTOLOGY}>; rel="describedby"', '<https://creativecommons.org/licenses/by/4.0/>; rel="license"']
    headers = {
        "Vary": "Accept, Accept-Datetime, Accept-Encoding" + (", Accept-Language" if kind == "html" else ""),
        "Content-Location": document_address(identifier, OFFERED[kind].suffix) + _kept_query(request),
        "Cache-Control": "public, max-age=31536000, immutable"
        if pinned and request.query_params.get("release")
        else f"public, max-age={CURRENT_FOR}",
        "Linaje-Release": edition.id,
    }
    place = next((place for place, one in enumerate(held) if one.version.id == identifier), None)
    if held:
        slot = held[0].version.slot
        links += [
            f'<{origin}{document_address(slot)}>; rel="original timegate"',
            f'<{origin}/timemap/{quote(slot)}>; rel="timemap"; type="application/link-format"',
        ]
    if place is not None:
        headers["Memento-Datetime"] = moment_of(held[place])
        links += around(origin, held, place)
    headers["Link"] = ", ".join(links)
    return headers


def _kept_query(request: Request) -> str:
    kept = [(key, value) for key, value in request.query_params.multi_items() if key in ("on", "release", "known_at")]
    return "?" + urlencode(kept) if kept else ""


# ------------------------------------------------------------------ the page


def _page(
    request: Request,
    view: View,
    identifier: Id,
    triples: list[Triple],
    place: Standing | None,
    on: date | None,
    headers: dict[str, str],
) -> Response:
    subjects: dict[str, list[tuple[str, dict[str, str]]]] = defaultdict(list)
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        subjects[triple.subject.value].append((_curie(triple.predicate.value), _shown(triple, view)))
    root = view.base + identifier
    rows = subjects.pop(root, [])
    other = "en" if view.lang.code == "es" else "es"
    reading = _reading(view, identifier, on)
    return render(
        request,
        "doc.html",
        view,
        view.lang,
        page="data",
        headers={**headers, "Content-Language": view.lang.code},
        structured=structured(view, identifier, on) if reading else None,
        iri=root,
        identifier_=identifier,
        rows=rows,
        others=[(one[len(view.base) :], said) for one, said in subjects.items()],
        reading=reading,
        place_=place,
        on_=on,
        formats=[(form.suffix, document_address(identifier, form.suffix)) for form in GRAPHS.values()],
        twin=f"{document_address(identifier)}?{urlencode({**request.query_params, 'lang': other})}",
        here=document_address(identifier),
    )


def _reading(view: View, identifier: Id, on: date | None) -> str:
    """The page for readers, of an act or provision that has one."""
    try:
        slot = parse(identifier).slot
    except IdentifierError:
        return ""
    if not _is_slot(view.edition, slot):
        return ""
    return place_address(view.lang.code, slot, on=on.isoformat() if on else "")


def _curie(iri: str) -> str:
    known = {**PREFIXES, "rdf": RDF}
    return next((f"{name}:{iri[len(start) :]}" for name, start in known.items() if iri.startswith(start)), iri)


def _shown(triple: Triple, view: View) -> dict[str, str]:
    term: Any = triple.object
    if isinstance(term, Literal):
        return {"text": term.value, "href": "", "lang": term.language or ""}
    assert isinstance(term, NamedNode)
    if term.value.startswith(view.base):
        identifier = term.value[len(view.base) :]
        return {"text": identifier, "href": document_address(identifier), "lang": ""}
    return {"text": _curie(term.value), "href": "", "lang": ""}
