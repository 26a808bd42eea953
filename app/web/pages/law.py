"""The pages of the law: topics, acts, provisions."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import HTMLResponse

from app.core.identifiers import natural_key
from app.core.model import Topic
from app.web import acts, figures, provisions, schedules, schemas, topics
from app.web.deps import Addressee, today
from app.web.pages.frame import FromDay, PageDay, Reader, addressee_classes, cache_headers, page
from app.web.templating import render
from app.web.view import View

#: Effects or references of an act that its page lists; the rest is counted, and is in the JSON.
LISTED = 250


@page("topics")
def topic_list(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """Every topic."""
    listed = sorted(view.corpus.all(Topic), key=lambda topic: view.words(topic.label))
    return render(request, "topics.html", view, view.lang, page="topics", headers=cache_headers(response), listed=listed)


@page("topics", "/{slug}")
def topic_history(
    request: Request,
    response: Response,
    view: Reader,
    slug: str,
    on: PageDay = None,
    addressee: Addressee = None,
    from_: FromDay = None,
    to: PageDay = None,
) -> HTMLResponse:
    """A topic, every answer it has had, and two days of it side by side."""
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
        bars=figures.bars(view, slug, entries, on or today(), today()),
        compared=topics.compared(view, topic, (from_, to or today()), addressee) if from_ else None,
        first_day=from_ or (entries[0].from_ if entries else today()),
        second_day=to or today(),
        addressee=addressee.value if addressee else "",
        classes=addressee_classes(view),
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
    listed = [(act, acts.summary(view, act, told, day)) for act, told in chosen.acts]
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
    told = acts.detail(view, act, day, LISTED)
    deadlines = schedules.act_deadlines(view, act.id, day)
    return render(
        request,
        "act.html",
        view,
        view.lang,
        page="acts",
        identifier=identifier,
        headers=cache_headers(response),
        act=told,
        anchors={one.id for part in (told.effects_suffered, told.effects_done, told.references) for one in part},
        tree=provisions.tree(view, act.id, day),
        schedule=schedules.schedule((one, one.in_force) for one in deadlines),
        calendars=_calendars(view, deadlines),
        elements=schedules.elements_of(view, act.id, day),
        claims=figures.claims_of(view, act.id, day),
        day_=day,
    )


def _calendars(view: View, deadlines: list[schemas.ActDeadlineItem]) -> list[tuple[str, str]]:
    """The calendars to offer: of everybody's deadlines, and of each class that one of them in force binds by name."""
    alive = [one for one in deadlines if one.in_force and (one.due or one.due_year)]
    classes = {slug for one in alive for slug in one.classes}
    named = [(slug, called) for slug, called in addressee_classes(view) if slug in classes]
    return [("", view.lang.say("everybody")), *named] if alive else []


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
        made_by={one.id: figures.made_by(view, one.id) for one in held.versions},
        bars=figures.version_bars(view, held.versions, day, today()),
        day_=day,
    )
