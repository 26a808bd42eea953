"""The pages of the law: a question, its answer, topics, acts, provisions, lineage."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.core.acts import act_standing
from app.core.identifiers import natural_key
from app.core.lineage import lineage
from app.core.model import Topic
from app.release.resolve import find_topic, nearest_topics, resolve
from app.render import prose, words
from app.render.names import name
from app.render.network import draw
from app.web import acts, answers, figures, problems, provisions, topics
from app.web.addresses import address, place_address
from app.web.deps import Addressee, settings_of, today
from app.web.pages.frame import PageDay, Reader, addressee_classes, cache_headers, page
from app.web.templating import render
from app.web.view import View


@page("home")
def home(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """Ask."""
    day = today()
    listed = [(topic, view.edition.governing(topic, day)) for topic in view.corpus.all(Topic)]
    listed.sort(key=lambda pair: view.words(pair[0].label))
    return render(
        request,
        "home.html",
        view,
        view.lang,
        page="home",
        headers=cache_headers(response),
        listed=listed,
        classes=addressee_classes(view),
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
    case: PageDay = None,
) -> Response:
    """The answer for a topic; the page of what is meant for a citation; a choice where several things may be meant."""
    if not topic.strip():
        return RedirectResponse(address(view.lang.code, "home"), status_code=303)
    day = on or today()
    found = find_topic(view.corpus, topic, view.base)
    if found is None:
        return _not_a_topic(request, response, view, topic, on)
    core = view.edition.governing(found, day, addressee, case)
    told = answers.determination(view, core)
    lines = {item.version.slot: prose.period(item.since, item.until, view.lang) for item in core.governing}
    cited = {item.version.slot: prose.citation(view.corpus, item, day, view.lang) for item in core.governing}
    return render(
        request,
        "answer.html",
        view,
        view.lang,
        page="answer",
        headers=cache_headers(response),
        told=told,
        core=core,
        periods=lines,
        citations=cited,
        topic=found,
        schedule=figures.schedule((one, True) for one in told.deadlines),
        classes=addressee_classes(view),
        day_=day,
        addressee=addressee.value if addressee else "",
    )


def _not_a_topic(request: Request, response: Response, view: View, text: str, on: date | None) -> Response:
    candidates = resolve(view.corpus, text, view.base)
    certain = [one for one in candidates if one.score >= candidates[0].score - 1] if candidates else []
    if len(certain) == 1 and certain[0].score >= 75:
        return RedirectResponse(place_address(view.lang.code, certain[0].id, on=on), status_code=303)
    hits = [answers.match_item(view, hit) for hit in view.edition.search(text, on=on or today())]
    return render(
        request,
        "choose.html",
        view,
        view.lang,
        page="answer",
        headers=cache_headers(response),
        status=200 if certain or hits else 404,
        asked=problems.echo(text),
        certain=[(one, name(view.corpus, one.id, view.lang)) for one in certain],
        hits=hits,
        day_=on or today(),
        nearest=nearest_topics(view.corpus, text),
    )


@page("topics")
def topic_list(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """Every topic."""
    listed = sorted(view.corpus.all(Topic), key=lambda topic: view.words(topic.label))
    return render(request, "topics.html", view, view.lang, page="topics", headers=cache_headers(response), listed=listed)


@page("topics", "/{slug}")
def topic_history(
    request: Request, response: Response, view: Reader, slug: str, on: PageDay = None, addressee: Addressee = None
) -> HTMLResponse:
    """A topic and every answer it has had."""
    topic = topics.must_have_topic(view, slug)
    entries = topics.history_entries(view, topic, addressee)
    return render(
        request,
        "topic.html",
        view,
        view.lang,
        page="topics",
        identifier=slug,
        headers=cache_headers(response),
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
    cursor: Annotated[str, Query(max_length=300)] = "",
    on: PageDay = None,
) -> HTMLResponse:
    """The acts."""
    day = on or today()
    chosen = acts.select(view, q=q, on=day, after=cursor, limit=acts.EXAMINED)
    listed = [(act, acts.summary(view, act, answer)) for act, answer in chosen.acts]
    listed.sort(key=lambda pair: (pair[0].rank.order, -(pair[0].year or 0), natural_key(pair[0].id)))
    return render(
        request,
        "acts.html",
        view,
        view.lang,
        page="acts",
        headers=cache_headers(response),
        listed=listed,
        q=q,
        day_=day,
        total=chosen.total,
        next_=chosen.acts[-1][0].id if chosen.more else "",
    )


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
        headers=cache_headers(response),
        act=acts.detail(view, act, day),
        standing=core,
        tree=provisions.tree(view, act.id, day),
        schedule=figures.schedule(figures.deadlines_of(view, act.id, day)),
        elements=figures.elements_of(view, act.id, day),
        claims=figures.claims_of(view, act.id, day),
        day_=day,
    )


@page("provisions", "/{identifier:path}")
def provision_page(request: Request, response: Response, view: Reader, identifier: str, on: PageDay = None) -> HTMLResponse:
    """A provision: what fills it on the day, and what has filled it."""
    day = on or today()
    told = provisions.detail(view, provisions.must_have_slot(view, identifier), day)
    held = provisions.versions(view, identifier)
    return render(
        request,
        "provision.html",
        view,
        view.lang,
        page="provisions",
        identifier=identifier,
        headers=cache_headers(response),
        told=told,
        held=held,
        tree=provisions.tree(view, told.id, day),
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
        headers=cache_headers(response),
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
