"""The lineage explorer: a picture, a network and a table of the same edges round an act."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from urllib.parse import quote, urlencode

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from app.core.lineage import Direction
from app.core.model import Id
from app.web import acts
from app.web.addresses import address, place_address
from app.web.deps import settings_of, today
from app.web.embeds import image_address
from app.web.explorer import Asked, AskedOf, Explorer, explore, network_labels
from app.web.pages.frame import Reader, cache_headers, page
from app.web.templating import render_early


def json_address(act: Id, asked: Asked, lang: str, release: str) -> str:
    """The same lineage as data; acts opened by hand are not among it."""
    direction = asked.direction.value if asked.direction is not Direction.BOTH else None
    on = asked.on.isoformat() if asked.on else None
    query = {
        "depth": asked.depth,
        "on": on,
        "direction": direction,
        "kinds": ",".join(asked.kinds),
        "lang": lang,
        "release": release,
    }
    return f"/api/v1/acts/{quote(act)}/lineage?{urlencode({key: value for key, value in query.items() if value})}"


@page("lineage", "/{identifier:path}")
def lineage_page(request: Request, response: Response, view: Reader, identifier: str, asked: AskedOf) -> StreamingResponse:
    """The lineage round an act."""
    act = acts.must_have(view, identifier)
    release = request.query_params.get("release", "")

    def at(other: Asked) -> str:
        return address(view.lang.code, "lineage", act.id, **other.query(), release=release)

    def told() -> Explorer:
        most = settings_of(request).graph_max_nodes
        return explore(view, act.id, asked, today=today(), most=most, address_of=at, labels=network_labels(view))

    # What follows the act in the address of its lineage is the same for hundreds of them.
    start = address(view.lang.code, "lineage")
    rest = address(view.lang.code, "lineage", **replace(asked, expand=(), focus="").query(), release=release)[len(start) :]

    def own_lineage(identifier: Id) -> str:
        return f"{start}/{quote(identifier)}{rest}"

    return render_early(
        request,
        "lineage.html",
        view,
        page="lineage",
        identifier=identifier,
        headers=cache_headers(response),
        act=act,
        explored=told,
        framed=False,
        act_link=cache(lambda ident: place_address(view.lang.code, ident)),
        centre_link=own_lineage,
        image=image_address("lineage", act.id, view.lang.code, **asked.query(), release=release),
        points=image_address("lineage", act.id, view.lang.code, "png", **asked.query(), release=release),
        form_action=address(view.lang.code, "lineage", act.id),
        form_keeps=[("release", release)] if release else [],
        json_address=json_address(act.id, asked, view.lang.code, release),
    )
