"""The views as pictures (SVG and PNG), for sites that allow no frame: colours and dashes are attributes, no sheet is needed."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request, Response

from app.core.governing import governing
from app.render import bitmap
from app.web import acts, answers, figures, topics
from app.web.deps import settings_of, today
from app.web.explorer import AskedOf, explore, network_labels
from app.web.pages.frame import PageDay, Reader, cache_headers, router
from app.web.problems import PICTURE, ProblemRaised
from app.web.templating import render, tokens

_PNG, _SVG = "image/png", "image/svg+xml"

Side = Annotated[int | None, Query(ge=bitmap.LEAST, le=bitmap.MOST)]


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is to look: its colours, and the points of a PNG."""

    theme: str
    width: int | None
    height: int | None


async def look_of(theme: Literal["light", "dark", "auto"] = "light", width: Side = None, height: Side = None) -> Look:
    """What the query of a request says; a picture cannot know the reader's scheme, so that it is light where nobody says."""
    return Look(theme, width, height)


LookOf = Annotated[Look, Depends(look_of)]

Handler = Callable[..., Response]


def picture(path: str) -> Callable[[Handler], Handler]:
    """Serve a handler as a drawing and as points."""

    def serve(handler: Handler) -> Handler:
        for form in ("svg", "png"):
            router.add_api_route(f"/embed/image/{path}.{form}", handler, methods=["GET"])
        return handler

    return serve


def _draw(request: Request, response: Response, view: Reader, template: str, look: Look, **context: Any) -> Response:
    """A picture, in the form that the address ends with."""
    ink = tokens("dark" if look.theme == "dark" else "light")
    drawn = bytes(render(request, template, view, view.lang, page="home", ink=ink, wrap=_wrap, **context).body)
    headers = {**cache_headers(response), "Access-Control-Allow-Origin": "*"}
    if request.url.path.endswith(".svg"):
        return Response(drawn, media_type=_SVG, headers=headers)
    drawing = drawn.decode()
    size = bitmap.measured(bitmap.size_of(drawing), look.width, look.height)
    try:
        return Response(bitmap.png(drawing, *size, ink["ground"]), media_type=_PNG, headers=headers)
    except bitmap.PictureFailed as error:
        raise ProblemRaised(PICTURE, view.lang.say("Ask for a smaller picture, or for the drawing (.svg).")) from error


def _wrap(text: str, width: int) -> list[str]:
    """A text in lines, since SVG breaks none."""
    return textwrap.wrap(text, width) or [""]


@picture("lineage/{identifier:path}")
def lineage_image(request: Request, response: Response, view: Reader, identifier: str, asked: AskedOf, look: LookOf) -> Response:
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
    return _draw(request, response, view, "image_lineage.svg", look, act=act, told=told, drawing=told.drawing)


@picture("timeline/{slug}")
def timeline_image(request: Request, response: Response, view: Reader, slug: str, look: LookOf, on: PageDay = None) -> Response:
    """The history of a topic as a picture."""
    topic = topics.must_have_topic(view, slug)
    drawn = figures.bars(view, topic.slug, topics.history_entries(view, topic, None), on or today(), today())
    return _draw(request, response, view, "image_timeline.svg", look, topic=topic, bars=drawn)


@picture("topic/{slug}")
def topic_image(request: Request, response: Response, view: Reader, slug: str, look: LookOf, on: PageDay = None) -> Response:
    """The answer on a topic as a picture."""
    topic = topics.must_have_topic(view, slug)
    day = on or today()
    told = answers.determination(view, governing(view.corpus, topic, day))
    return _draw(request, response, view, "image_topic.svg", look, topic=topic, told=told, day_=day)


@picture("coverage")
def coverage_image(request: Request, response: Response, view: Reader, look: LookOf, on: PageDay = None) -> Response:
    """The coverage on a day as a picture."""
    day = on or today()
    return _draw(request, response, view, "image_coverage.svg", look, matrix=figures.matrix(view, day), day_=day)
