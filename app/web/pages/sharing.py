"""The page that prepares embeds, and oEmbed for editors that ask by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from urllib.parse import urlencode, urlsplit
from xml.sax.saxutils import escape

from fastapi import Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BeforeValidator, Field

from app.core.lineage import edges_at
from app.core.model import Act, Topic
from app.render.bitmap import LEAST
from app.render.names import phrase
from app.web import snippets
from app.web.addresses import address
from app.web.deps import CurrentView
from app.web.embeds import CARD, VIEWS, Subject, card_address, embed_address, is_recorded, subject_of
from app.web.pages.frame import PageDay, Reader, cache_headers, page, router
from app.web.problems import NO_FORMAT, NOT_FOUND, ProblemRaised, echo
from app.web.templating import render
from app.web.view import View

#: How wide a frame is where an editor does not say.
_WIDTH = 800
#: Acts that can be chosen from a list: more of them would be no choice.
LISTED = 500

Pixels = Annotated[int, Field(ge=200, le=3000)]


@router.get("/oembed")
def oembed(
    request: Request,
    view: CurrentView,
    url: Annotated[str, Query(max_length=2000)],
    format: Annotated[str, Query(max_length=20)] = "json",
    maxwidth: Annotated[int | None, Query(ge=1, le=100_000)] = None,
    maxheight: Annotated[int | None, Query(ge=1, le=100_000)] = None,
) -> Response:
    """What an editor puts in the place of an address of ours (oEmbed 1.0): one frame and nothing else."""
    if format not in ("json", "xml"):
        detail = view.lang.say("oEmbed is answered as json or xml, not as “{text}”.", text=echo(format))
        raise ProblemRaised(NO_FORMAT, detail)
    found = subject_of(url) if urlsplit(url).netloc == request.url.netloc else None
    if found is None or not is_recorded(view, found[0]):
        detail = view.lang.say("“{text}” is not the address of a view that can be embedded.", text=echo(url))
        raise ProblemRaised(NOT_FOUND, detail)
    subject, query = found
    base = str(request.base_url).rstrip("/")
    wide, high = min(_WIDTH, maxwidth or _WIDTH), snippets.height_of(subject, maxheight)
    title = title_of(view, subject)
    told: dict[str, Any] = {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": "Linaje",
        "provider_url": f"{base}/",
        "cache_age": 3600,
        "html": snippets.frame(base, subject, title, wide=wide, high=high, **query),
        "width": wide,
        "height": high,
    }
    card = (min(CARD[0], maxwidth or CARD[0]), min(CARD[1], maxheight or CARD[1]))
    if min(card) >= LEAST:
        lang = str(query.get("lang") or view.lang.code)
        told["thumbnail_url"] = base + card_address(subject, lang, query, card)
        told["thumbnail_width"], told["thumbnail_height"] = card
    headers = {"Cache-Control": "public, max-age=300"}
    if format == "xml":
        return Response(_as_xml(told), media_type="text/xml; charset=utf-8", headers=headers)
    return JSONResponse(told, headers=headers)


def _as_xml(told: Mapping[str, Any]) -> str:
    parts = "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in told.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{parts}</oembed>\n'


def title_of(view: View, subject: Subject) -> str:
    """The name of a view."""
    if subject.view == "lineage":
        return view.lang.say("Lineage of {act}", act=phrase(view.corpus, subject.id, view.lang))
    if subject.view == "coverage":
        return view.lang.say("OECD principles, and what supports them")
    topic = view.corpus.get(Topic, f"topic/{subject.id}")
    label = view.words(topic.label) if topic else subject.id
    return f"{label}: {view.lang.say('history')}" if subject.view == "timeline" else label


@page("embed")
def builder(
    request: Request,
    response: Response,
    view: Reader,
    show: Annotated[Literal["lineage", "topic", "timeline", "coverage"], Query(alias="view")] = "lineage",
    act: Annotated[str, Query(max_length=300)] = "",
    topic: Annotated[str, Query(max_length=100)] = "",
    language: Annotated[Literal["es", "en", ""], Query()] = "",
    theme: Annotated[Literal["auto", "light", "dark"], Query()] = "auto",
    accent: Annotated[str, Query(pattern="^(#?[0-9a-fA-F]{6})?$")] = "",
    depth: Annotated[int, Query(ge=1, le=4)] = 1,
    height: Annotated[Pixels | None, BeforeValidator(lambda value: value or None), Query()] = None,
    on: PageDay = None,
    pin: bool = False,
) -> HTMLResponse:
    """Choose a view and its looks; take the code."""
    corpus = view.edition.corpus
    listed = corpus.foremost(LISTED)
    asked = corpus.get(Act, act)
    topics = sorted(view.corpus.all(Topic), key=lambda one: view.words(one.label))
    first_act = asked.id if asked else _first(view, listed)
    if (first := corpus.get(Act, first_act)) and first not in listed:
        listed.append(first)
    first_topic = next((one.slug for one in topics if one.slug == topic), topics[0].slug)
    subject = Subject(show, {"lineage": first_act, "coverage": ""}.get(show, first_topic))
    lang = language or view.lang.code
    looks = {
        "lang": lang,
        "theme": theme if theme != "auto" else "",
        "accent": accent.lstrip("#").lower(),
        "on": on.isoformat() if on else "",
        "release": view.edition.id if pin else "",
        "height": height or "",
        "depth": depth if show == "lineage" and depth != 1 else "",
    }
    base = str(request.base_url).rstrip("/")
    target = _page_of(lang, subject, str(looks["on"]), str(looks["release"]))
    title = title_of(view, subject)
    say = view.lang.say
    seen = {key: looks[key] for key in ("on", "release", "depth", "theme")}
    codes = [
        snippets.Snippet(
            say("Element: the page allows scripts; the height adapts"), snippets.element(base, subject, title, target, **looks)
        ),
        snippets.Snippet(
            say("Frame: for almost every editor"),
            snippets.frame(base, subject, title, wide="100%", high=height or VIEWS[subject.view], **looks),
        ),
        snippets.Snippet(say("Picture: where frames are removed"), snippets.image(base, subject, title, target, lang, **seen)),
        snippets.Snippet(say("Address: for editors that know oEmbed, such as WordPress"), base + target),
        snippets.Snippet(say("Element with a checked script: for sites with a strict policy"), snippets.pinned_script(base)),
        snippets.Snippet(
            say("Picture of points (PNG): for mail and documents"), snippets.points(base, subject, title, target, lang, **seen)
        ),
    ]
    return render(
        request,
        "embed_builder.html",
        view,
        view.lang,
        page="embed",
        headers=cache_headers(response),
        acts=[(one.id, view.words(one.label)) for one in listed],
        left_out=corpus.acts - len(listed),
        topics=[(one.slug, view.words(one.label)) for one in topics],
        subject=subject,
        chosen={**looks, "act": first_act, "topic": first_topic, "language": lang, "theme": theme, "pin": pin, "depth": depth},
        codes=codes,
        preview=embed_address(subject, **looks),
        preview_height=height or VIEWS[subject.view],
        preview_title=title,
        oembed=f"{base}/oembed?{urlencode({'url': base + target})}",
    )


def _page_of(lang: str, subject: Subject, on: str, release: str) -> str:
    """The page that tells what the view tells."""
    if subject.view == "lineage":
        return address(lang, "lineage", subject.id, on=on, release=release)
    if subject.view == "coverage":
        return address(lang, "coverage", on=on, release=release)
    if subject.view == "timeline":
        return address(lang, "topics", subject.id, on=on, release=release)
    return address(lang, "answer", topic=subject.id, on=on, release=release)


def _first(view: View, listed: list[Act]) -> str:
    """The act that a first look starts from: the one with most relations; of many acts, the one most amended."""
    if len(listed) == LISTED:
        most = view.edition.corpus.statistics["most_amended"]
        return str(most[0][0]) if most else listed[0].id
    return max(listed, key=lambda one: (len(list(edges_at(view.corpus, one.id))), one.id)).id if listed else ""
