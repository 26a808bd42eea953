"""Views for other sites: in a frame, as a picture, and the element that puts them there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse

from app.core.governing import governing
from app.core.model import Id
from app.render import prose
from app.web import acts, answers, figures, topics
from app.web.addresses import address
from app.web.deps import library_of, settings_of, today
from app.web.embeds import PASSED, Accent, Height, Subject, Theme, cautions, dress, embed_address
from app.web.explorer import Asked, AskedOf, explore, network_labels
from app.web.pages.frame import PageDay, Reader, cache_headers, router
from app.web.templating import asset, render


@dataclass(frozen=True, slots=True)
class Dress:
    """How an embed is to look."""

    theme: str
    accent: str
    height: int | None


async def dress_of(theme: Theme = "auto", accent: Accent = "", height: Height = None) -> Dress:
    """What the query of a request says of the looks."""
    return Dress(theme, accent, height)


DressOf = Annotated[Dress, Depends(dress_of)]


def show(
    request: Request, response: Response, view: Reader, subject: Subject, home: str, how: Dress, **context: Any
) -> HTMLResponse:
    """An embed: its view, its source and date, and what must be said of the age of its data."""
    settings = settings_of(request)
    current = library_of(request).current().id
    rules = dress(how.accent)
    if how.height and subject.view == "lineage":
        rules += f".embed .stage{{max-height:{max(140, how.height - 330)}px}}"
    return render(
        request,
        f"embed_{subject.view}.html",
        view,
        view.lang,
        page=subject.view if subject.view in ("lineage", "coverage") else "topics",
        identifier=subject.id,
        headers=cache_headers(response),
        kind=subject.view,
        subject=subject.id,
        home_url=str(request.base_url).rstrip("/") + home,
        theme=how.theme,
        dress=rules,
        hosts=[str(request.base_url).rstrip("/"), *settings.embedders],
        cautions=cautions(view, current=current, today=today(), stale_after=settings.stale_after),
        **context,
    )


def passed_on(request: Request, *but: str) -> dict[str, Any]:
    """What the query says of an embed, to be said again in the addresses that lead on from it."""
    return {name: request.query_params.getlist(name) for name in PASSED if name in request.query_params and name not in but}


@router.get("/embed/lineage/{identifier:path}")
def lineage_embed(
    request: Request, response: Response, view: Reader, identifier: str, asked: AskedOf, how: DressOf
) -> HTMLResponse:
    """A lineage."""
    act = acts.must_have(view, identifier)
    looks = passed_on(request, "depth", "on", "direction", "kind", "expand", "focus")

    def at(other: Asked) -> str:
        return embed_address(Subject("lineage", act.id), **looks, **other.query())

    def own(ident: Id) -> str:
        return embed_address(Subject("lineage", ident), **looks, **replace(asked, expand=(), focus="").query())

    told = explore(
        view, act.id, asked, today=today(), most=settings_of(request).graph_max_nodes, address_of=at, labels=network_labels(view)
    )
    home = address(view.lang.code, "lineage", act.id, **asked.query(), release=request.query_params.get("release"))
    keeps = [(name, value) for name, values in looks.items() for value in values]
    return show(
        request,
        response,
        view,
        Subject("lineage", act.id),
        home,
        how,
        act=act,
        told=told,
        drawing=told.drawing,
        framed=True,
        act_link=own,
        centre_link=None,
        form_action=f"/embed/lineage/{act.id}",
        form_keeps=keeps,
        image="",
    )


@router.get("/embed/topic/{slug}")
def topic_embed(request: Request, response: Response, view: Reader, slug: str, how: DressOf, on: PageDay = None) -> HTMLResponse:
    """What governs a topic on a day."""
    topic = topics.must_have_topic(view, slug)
    day = on or today()
    core = governing(view.corpus, topic, day)
    release = request.query_params.get("release")
    home = address(view.lang.code, "answer", topic=slug, on=on.isoformat() if on else None, release=release)
    return show(
        request,
        response,
        view,
        Subject("topic", slug),
        home,
        how,
        topic=topic,
        told=answers.determination(view, core),
        periods={item.version.slot: prose.period(item.since, item.until, view.lang) for item in core.governing},
        day_=day,
    )


@router.get("/embed/timeline/{slug}")
def timeline_embed(
    request: Request, response: Response, view: Reader, slug: str, how: DressOf, on: PageDay = None
) -> HTMLResponse:
    """What has governed a topic, and when."""
    topic = topics.must_have_topic(view, slug)
    entries = topics.history_entries(view, topic, None)
    release = request.query_params.get("release")
    return show(
        request,
        response,
        view,
        Subject("timeline", slug),
        address(view.lang.code, "topics", slug, on=on.isoformat() if on else None, release=release),
        how,
        topic=topic,
        entries=entries,
        bars=figures.bars(view, topic.slug, entries, on or today(), today()),
    )


@router.get("/embed/coverage")
def coverage_embed(request: Request, response: Response, view: Reader, how: DressOf, on: PageDay = None) -> HTMLResponse:
    """Which principles are supported by which acts."""
    day = on or today()
    release = request.query_params.get("release")
    home = address(view.lang.code, "coverage", on=on.isoformat() if on else None, release=release)
    return show(request, response, view, Subject("coverage"), home, how, matrix=figures.matrix(view, day), day_=day)


@router.get("/legal-lineage.js")
def component() -> Response:
    """The element `<legal-lineage>`, under an address that stays; kept for an hour."""
    return Response(
        asset("legal-lineage.js")[0],
        media_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "public, max-age=3600"},
    )
