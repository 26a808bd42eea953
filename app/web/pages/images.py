"""The views as pictures (SVG), for sites that allow no frame: colours and dashes are attributes, so that no sheet is needed."""

from __future__ import annotations

import textwrap
from typing import Any, Literal

from fastapi import Request, Response

from app.core.governing import governing
from app.web import acts, answers, figures, topics
from app.web.deps import settings_of, today
from app.web.explorer import AskedOf, explore, network_labels
from app.web.pages.frame import PageDay, Reader, cache_headers, router
from app.web.templating import render, tokens

_SVG = "image/svg+xml"

Scheme = Literal["light", "dark", "auto"]


def _draw(request: Request, response: Response, view: Reader, template: str, theme: Scheme, **context: Any) -> Response:
    """A picture; a picture cannot know the reader's scheme, so that it is light where nobody says."""
    drawn = render(
        request, template, view, view.lang, page="home", ink=tokens("dark" if theme == "dark" else "light"), wrap=_wrap, **context
    )
    headers = {**cache_headers(response), "Access-Control-Allow-Origin": "*"}
    return Response(drawn.body, media_type=_SVG, headers=headers)


def _wrap(text: str, width: int) -> list[str]:
    """A text in lines, since SVG breaks none."""
    return textwrap.wrap(text, width) or [""]


@router.get("/embed/image/lineage/{identifier:path}.svg")
def lineage_image(
    request: Request, response: Response, view: Reader, identifier: str, asked: AskedOf, theme: Scheme = "light"
) -> Response:
    """A lineage as a picture."""
    act = acts.must_have(view, identifier)
    told = explore(
        view,
        act.id,
        asked,
        today=today(),
        most=settings_of(request).graph_max_nodes,
        address_of=lambda _: "",
        labels=network_labels(view),
    )
    return _draw(request, response, view, "image_lineage.svg", theme, act=act, told=told, drawing=told.drawing)


@router.get("/embed/image/timeline/{slug}.svg")
def timeline_image(
    request: Request, response: Response, view: Reader, slug: str, on: PageDay = None, theme: Scheme = "light"
) -> Response:
    """The history of a topic as a picture."""
    topic = topics.must_have_topic(view, slug)
    drawn = figures.bars(view, topic.slug, topics.history_entries(view, topic, None), on or today(), today())
    return _draw(request, response, view, "image_timeline.svg", theme, topic=topic, bars=drawn)


@router.get("/embed/image/topic/{slug}.svg")
def topic_image(
    request: Request, response: Response, view: Reader, slug: str, on: PageDay = None, theme: Scheme = "light"
) -> Response:
    """The answer on a topic as a picture."""
    topic = topics.must_have_topic(view, slug)
    day = on or today()
    told = answers.determination(view, governing(view.corpus, topic, day))
    return _draw(request, response, view, "image_topic.svg", theme, topic=topic, told=told, day_=day)


@router.get("/embed/image/coverage.svg")
def coverage_image(request: Request, response: Response, view: Reader, on: PageDay = None, theme: Scheme = "light") -> Response:
    """The coverage on a day as a picture."""
    day = on or today()
    return _draw(request, response, view, "image_coverage.svg", theme, matrix=figures.matrix(view, day), day_=day)
