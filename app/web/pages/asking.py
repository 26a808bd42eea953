"""Asking: the question, its answer, and the choice where several things may be meant."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.core.identifiers import slot_of
from app.core.model import Topic
from app.release.resolve import find_topic, nearest_topics, resolve
from app.render import prose, references
from app.render.names import name
from app.web import answers, moments, problems, schedules
from app.web.addresses import address, permalink, place_address
from app.web.deps import Addressee, today
from app.web.pages.frame import PageDay, Reader, addressee_classes, cache_headers, page
from app.web.templating import render
from app.web.view import View


@page("home")
def home(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """Ask."""
    day = today()
    # In short, as compiled: a nation has hundreds of topics, and some of them thousands of articles.
    rulings = [(topic, view.edition.ruling(topic.id, day)) for topic in view.corpus.all(Topic)]
    listed = [(topic, told, slot_of(told.first) if told.first else "") for topic, told in rulings]
    listed.sort(key=lambda one: view.words(one[0].label))
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
    when: Annotated[str, Query(max_length=200)] = "",
    addressee: Addressee = None,
    case: PageDay = None,
) -> Response:
    """The answer for a topic; the page of what is meant for a citation; a choice where several things may be meant."""
    if not topic.strip():
        return RedirectResponse(address(view.lang.code, "home"), status_code=303)
    topic, moment = _understood(view, topic, when, on)
    day = moment.day
    found = find_topic(view.corpus, topic, view.base)
    if found is None:
        return _not_a_topic(request, response, view, topic, day if when or on or moment.day != today() else None)
    core = view.edition.governing(found, day, addressee, case)
    told = answers.determination(view, core)
    permanent = permalink(view.lang.code, view.edition.id, found.slug, day, addressee, case)
    host = str(request.base_url).rstrip("/")
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
        schedule=schedules.schedule((one, True) for one in told.deadlines),
        classes=addressee_classes(view),
        day_=day,
        read_as=moment.says,
        written_day=view.lang.day(day),
        addressee=addressee.value if addressee else "",
        permalink=permanent,
        host=host,
        full_citations=[references.in_words(view.corpus, item, day, view.lang, host + permanent) for item in core.governing],
        asked={"topic": found.slug, "on": day, "addressee": addressee, "case": case, "lang": view.lang.code},
        case=case,
    )


def _understood(view: View, text: str, when: str, on: date | None) -> tuple[str, moments.Moment]:
    """The question and its day: the one it ends with, or the one beside it, or today; two that differ are refused."""
    question, inside = moments.split_question(view, text, today())
    beside = moments.read_moment(view, when, today()) if when.strip() else moments.Moment(on) if on else None
    if inside and beside and inside.day != beside.day:
        detail = view.lang.say("The question names {one} and the field beside it {other}.", one=inside.day, other=beside.day)
        raise problems.ProblemRaised(problems.DATE_INVALID, detail)
    return question, inside or beside or moments.Moment(today())


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
