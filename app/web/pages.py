"""The pages: a question, its answer, topics, acts, provisions, lineage, coverage, and what is said about it all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.core.addressees import CLASSES
from app.core.errors import NotRecorded
from app.core.governing import governing
from app.core.identifiers import natural_key
from app.core.lineage import lineage
from app.core.model import Statement, Thing, Topic
from app.core.rules.registry import RULES
from app.core.standing import act_standing
from app.release.resolve import find_topic, nearest_topics, resolve
from app.render import prose, words
from app.render.names import name
from app.render.network import draw
from app.web import acts, api, figures, problems, views
from app.web.addresses import SEGMENTS, address, place_address
from app.web.deps import Addressee, MaybeDay, settings_of, today, view_of
from app.web.problems import KINDS, Kind, language_of
from app.web.templating import asset, render
from app.web.views import View

router = APIRouter(include_in_schema=False)

PageDay = Annotated[MaybeDay, Query()]
Reader = Annotated[View, Depends(view_of)]
Handler = Callable[..., Any]


def page(where: str, tail: str = "") -> Callable[[Handler], Handler]:
    """Serve a handler under the address of a page in both languages."""

    def serve(handler: Handler) -> Handler:
        for lang in ("es", "en"):
            path = "/" + "/".join(part for part in (lang, SEGMENTS[where][lang]) if part) + tail
            router.add_api_route(path + ("/" if where == "home" else ""), handler, methods=["GET"])
            if where == "home":
                router.add_api_route(path, handler, methods=["GET"])
        return handler

    return serve


def _headers(response: Response) -> dict[str, str]:
    """The cache headers that `view_of` set."""
    return {key: value for key, value in response.headers.items() if key in ("etag", "cache-control", "vary", "content-language")}


@router.get("/")
def root(request: Request) -> RedirectResponse:
    """The reader's language decides."""
    return RedirectResponse(address(language_of(request).code, "home"), status_code=303, headers={"Vary": "Accept-Language"})


@page("home")
def home(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """Ask."""
    day = today()
    listed = [(topic, governing(view.corpus, topic, day)) for topic in view.corpus.all(Topic)]
    listed.sort(key=lambda pair: view.words(pair[0].label))
    return render(
        request,
        "home.html",
        view,
        view.lang,
        page="home",
        headers=_headers(response),
        listed=listed,
        classes=_classes(view),
        day_=day,
    )


@page("answer")
def answer(
    request: Request,
    response: Response,
    view: Reader,
    topic: Annotated[str, Query(max_length=300)] = "",
    on: PageDay = None,
    addressee: Addressee = None,
) -> Response:
    """The answer for a topic; the page of what is meant for a citation; a choice where several things may be meant."""
    if not topic.strip():
        return RedirectResponse(address(view.lang.code, "home"), status_code=303)
    day = on or today()
    found = find_topic(view.corpus, topic, view.base)
    if found is None:
        return _not_a_topic(request, response, view, topic, on)
    core = governing(view.corpus, found, day, addressee)
    told = views.determination(view, core)
    lines = {item.version.slot: prose.period(item.since, item.until, view.lang) for item in core.governing}
    cited = {item.version.slot: prose.citation(view.corpus, item, day, view.lang) for item in core.governing}
    return render(
        request,
        "answer.html",
        view,
        view.lang,
        page="answer",
        headers=_headers(response),
        told=told,
        core=core,
        periods=lines,
        citations=cited,
        topic=found,
        classes=_classes(view),
        day_=day,
        addressee=addressee.value if addressee else "",
    )


def _not_a_topic(request: Request, response: Response, view: View, text: str, on: date | None) -> Response:
    candidates = resolve(view.corpus, text, view.base)
    certain = [one for one in candidates if one.score >= candidates[0].score - 1] if candidates else []
    if len(certain) == 1 and certain[0].score >= 75:
        return RedirectResponse(place_address(view.lang.code, certain[0].id, on=on), status_code=303)
    hits = [views.match_item(view, hit) for hit in view.edition.search(text, on=on or today())]
    return render(
        request,
        "choose.html",
        view,
        view.lang,
        page="answer",
        headers=_headers(response),
        status=200 if certain or hits else 404,
        asked=problems.echo(text),
        certain=[(one, name(view.corpus, one.id, view.lang)) for one in certain],
        hits=hits,
        day_=on or today(),
        nearest=nearest_topics(view.corpus, text),
    )


@page("topics")
def topics(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """Every topic."""
    listed = sorted(view.corpus.all(Topic), key=lambda topic: view.words(topic.label))
    return render(request, "topics.html", view, view.lang, page="topics", headers=_headers(response), listed=listed)


@page("topics", "/{slug}")
def topic_history(
    request: Request, response: Response, view: Reader, slug: str, on: PageDay = None, addressee: Addressee = None
) -> HTMLResponse:
    """A topic and every answer it has had."""
    topic = api.must_have_topic(view, slug)
    entries = api.history_entries(view, topic, addressee)
    return render(
        request,
        "topic.html",
        view,
        view.lang,
        page="topics",
        identifier=slug,
        headers=_headers(response),
        topic=topic,
        entries=entries,
        bars=figures.bars(view, entries, on or today(), today()),
        day_=on or today(),
    )


@page("acts")
def act_list(
    request: Request,
    response: Response,
    view: Reader,
    q: Annotated[str, Query(max_length=300)] = "",
    on: PageDay = None,
) -> HTMLResponse:
    """The acts."""
    day = on or today()
    found = acts.select(view, q=q)
    listed = [(act, acts.summary(view, act, act_standing(view.corpus, act.id, day))) for act in found]
    listed.sort(key=lambda pair: (pair[0].rank.order, -(pair[0].year or 0), natural_key(pair[0].id)))
    return render(request, "acts.html", view, view.lang, page="acts", headers=_headers(response), listed=listed, q=q, day_=day)


@page("acts", "/{identifier:path}")
def act_page(request: Request, response: Response, view: Reader, identifier: str, on: PageDay = None) -> HTMLResponse:
    """An act on a day."""
    act = acts.must_have(view, identifier)
    day = on or today()
    core = act_standing(view.corpus, act.id, day)
    return render(
        request,
        "act.html",
        view,
        view.lang,
        page="acts",
        identifier=identifier,
        headers=_headers(response),
        act=acts.detail(view, act, day),
        standing=core,
        tree=acts.tree(view, act.id, day),
        deadlines=figures.deadlines_of(view, act.id, day),
        elements=figures.elements_of(view, act.id, day),
        claims=figures.claims_of(view, act.id, day),
        day_=day,
    )


@page("provisions", "/{identifier:path}")
def provision_page(request: Request, response: Response, view: Reader, identifier: str, on: PageDay = None) -> HTMLResponse:
    """A provision: what fills it on the day, and what has filled it."""
    day = on or today()
    told = api.get_provision(view, identifier, day)
    held = api.get_versions(view, identifier)
    return render(
        request,
        "provision.html",
        view,
        view.lang,
        page="provisions",
        identifier=identifier,
        headers=_headers(response),
        told=told,
        held=held,
        tree=acts.tree(view, told.id, day),
        bars=figures.version_bars(view, held.versions, day, today()),
        day_=day,
    )


@page("lineage", "/{identifier:path}")
def lineage_page(
    request: Request,
    response: Response,
    view: Reader,
    identifier: str,
    depth: Annotated[int, Query(ge=1, le=4)] = 1,
    on: PageDay = None,
) -> HTMLResponse:
    """The lineage round an act: a picture, a network and a table of the same edges."""
    act = acts.must_have(view, identifier)
    most = settings_of(request).graph_max_nodes
    found = lineage(view.corpus, act.id, depth=depth, on=on, max_nodes=most)
    drawing = draw(view.corpus, found, on or today(), view.lang)
    return render(
        request,
        "lineage.html",
        view,
        view.lang,
        page="lineage",
        identifier=identifier,
        headers=_headers(response),
        act=act,
        found=found,
        drawing=drawing,
        depth=depth,
        asked_day=on,
        labels=figures.network_labels(view),
        links={box.id: place_address(view.lang.code, box.id) for box in drawing.boxes},
        lanes=[[words.rank(lane.rank, view.lang), lane.top, lane.height] for lane in drawing.picture.lanes],
        years=[[str(year or view.lang.say("no date")), x] for year, x in drawing.picture.years],
    )


@page("coverage")
def coverage_page(request: Request, response: Response, view: Reader, on: PageDay = None) -> HTMLResponse:
    """The principles against the acts on a day."""
    day = on or today()
    return render(
        request,
        "coverage.html",
        view,
        view.lang,
        page="coverage",
        headers=_headers(response),
        matrix=figures.matrix(view, day),
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
        headers=_headers(response),
        statements=statements,
        things=things,
    )


@page("method")
def method_page(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """The rules, the words for confidence, the limits."""
    rules = sorted(RULES.values(), key=lambda rule: natural_key(rule.id))
    return render(request, "method.html", view, view.lang, page="method", headers=_headers(response), rules=rules)


@page("data")
def data_page(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """The API, by example."""
    schema = request.app.openapi()
    routes = [
        (path, verbs["get"]["summary"], verbs["get"].get("description", ""))
        for path, verbs in schema["paths"].items()
        if "get" in verbs
    ]
    return render(
        request,
        "data.html",
        view,
        view.lang,
        page="data",
        headers=_headers(response),
        routes=routes,
        counts=view.edition.manifest["counts"],
        host=str(request.base_url).rstrip("/"),
    )


@page("accessibility")
def accessibility_page(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """What was done for everybody to use the pages, and what is known to be missing."""
    return render(request, "accessibility.html", view, view.lang, page="accessibility", headers=_headers(response))


@router.get("/static/{digest}/{name}")
def static(digest: str, name: Annotated[str, Path(pattern=r"^[a-z-]+\.(css|js|svg)$")]) -> Response:
    """An asset by the hash of its content: it never changes, so it is kept for ever."""
    try:
        content, found = asset(name)
    except FileNotFoundError as error:
        raise NotRecorded("asset", name) from error
    if digest != found:
        raise NotRecorded("asset", f"{digest}/{name}")
    kinds = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=kinds[name.rpartition(".")[2]], headers=headers)


@router.get("/favicon.ico")
def favicon() -> Response:
    """The mark of the service."""
    return Response(asset("mark.svg")[0], media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


@router.get("/problems/{kind}")
def problem_kind(request: Request, kind: str) -> HTMLResponse:
    """What a kind of problem means and what to do about it: the type of a problem is an address, and it answers."""
    found = next((one for one in KINDS if one.name == kind), None)
    if found is None:
        raise NotRecorded("problem", kind)
    lang = language_of(request)
    return render(request, "problem_kind.html", None, lang, page="home", kind=found, title=lang.say(found.title))


def problem_page(request: Request, kind: Kind, title: str, detail: str, instance: str, extensions: dict[str, Any]) -> Response:
    """A problem as a page."""
    lang = language_of(request)
    return render(
        request,
        "problem.html",
        None,
        lang,
        page="home",
        status=kind.status,
        headers={"Cache-Control": "no-store", "Content-Language": lang.code},
        title=title,
        detail=detail,
        instance=instance,
        suggestions=extensions.get("suggestions", []),
    )


def _classes(view: View) -> list[tuple[str, str]]:
    return [(slug, name(view.corpus, f"addressee/{slug}", view.lang)) for slug in CLASSES]
