"""Routes for what a reader takes along: suggestions while typing, references, calendars, coverage as files and as a picture."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.coverage import coverage
from app.core.governing import governing
from app.render import references
from app.render.calendar import Entry, calendar
from app.render.exports import as_csv, as_xlsx, coverage_rows
from app.render.heatmap import heatmap
from app.web import acts, figures, schedules, schemas, suggestions, topics
from app.web.addresses import permalink, place_address
from app.web.deps import PROBLEMS, Addressee, CaseDay, CurrentView, On, today
from app.web.view import View

router = APIRouter(prefix="/api/v1", tags=["files"], responses=PROBLEMS)

ActPath = Annotated[str, Path(description="Identifier of an act.", examples=["co/decreto/2014/2573"])]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def files(*media: str) -> dict[int | str, dict[str, Any]]:
    """What a route that answers with a file declares: its media types, any of which the answer may have."""
    return {200: {"description": "The file.", "content": {one: {"schema": {"type": "string"}} for one in media}}}


def file(view: View, response: Response, content: str | bytes, media: str, name: str) -> Response:
    """A file with the name under which it is kept, and the cache headers that `view_of` set."""
    kept = {key: value for key, value in response.headers.items() if key in ("etag", "cache-control", "vary")}
    return Response(
        content,
        media_type=media,
        headers={**kept, "Content-Language": view.lang.code, "Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/suggest", summary="What a reader may be about to type")
def get_suggest(
    view: CurrentView,
    q: Annotated[str, Query(min_length=1, max_length=300, description="The words typed so far.", examples=["gobierno"])],
    limit: Annotated[int, Query(ge=1, le=20, description="Suggestions at most.")] = 8,
) -> schemas.Suggestions:
    """Topics by any of their names in both languages, acts by name, short name and citation, likelier first."""
    return schemas.Suggestions(q=q, items=suggestions.suggest(view, q, limit))


@router.get(
    "/governing/reference",
    summary="An answer as a reference to cite",
    response_class=Response,
    responses=files("text/plain", "application/x-bibtex", "application/vnd.citationstyles.csl+json"),
)
def get_reference(
    request: Request,
    response: Response,
    view: CurrentView,
    topic: Annotated[str, Query(description="Slug of a topic.", examples=["gobierno-digital"], min_length=1, max_length=300)],
    on: On = None,
    addressee: Addressee = None,
    case: CaseDay = None,
    format: Annotated[
        Literal["text", "bibtex", "csl"], Query(description="`text`: in words; `bibtex`: BibTeX; `csl`: CSL-JSON.")
    ] = "text",
) -> Response:
    """One reference for each provision that governs, with an address at which the answer stays the same."""
    found = topics.must_have_topic(view, topic)
    day = on or today()
    told = governing(view.corpus, found, day, addressee, case)
    permanent = str(request.base_url).rstrip("/") + permalink(view.lang.code, view.edition.id, found.slug, day, addressee, case)
    if format == "text":
        lines = [references.in_words(view.corpus, item, day, view.lang, permanent) for item in told.governing]
        return file(view, response, "\n".join(lines) + "\n", "text/plain; charset=utf-8", f"{found.slug}-{day}.txt")
    items = [references.csl(view.corpus, item, day, view.lang, permanent) for item in told.governing]
    if format == "bibtex":
        return file(view, response, references.bibtex(items), "application/x-bibtex; charset=utf-8", f"{found.slug}-{day}.bib")
    content = references.csl_json(items)
    return file(view, response, content, "application/vnd.citationstyles.csl+json", f"{found.slug}-{day}.json")


@router.get("/acts/{act:path}/deadlines", summary="The deadlines an act set")
def get_deadlines(view: CurrentView, act: ActPath, on: On = None, addressee: Addressee = None) -> schemas.ActDeadlines:
    """Every deadline and target, with whom it binds and whether it is in force on the day."""
    found = acts.must_have(view, act)
    day = on or today()
    items = schedules.act_deadlines(view, found.id, day, addressee)
    return schemas.ActDeadlines(act=view.ref(found.id), on=day, items=items, dataset=view.dataset())


@router.get(
    "/acts/{act:path}/deadlines.ics",
    summary="The deadlines an act set, as a calendar",
    response_class=Response,
    responses=files("text/calendar"),
)
def get_calendar(
    request: Request, response: Response, view: CurrentView, act: ActPath, on: On = None, addressee: Addressee = None
) -> Response:
    """A calendar (RFC 5545) of those in force on the day: a day where one is known, the whole year where only the year is."""
    found = acts.must_have(view, act)
    day = on or today()
    host = str(request.base_url).rstrip("/")
    where = host + place_address(view.lang.code, found.id, on=day.isoformat())
    entries = [
        Entry(
            identifier=one.id,
            summary=f"{one.obligation}: {one.value}" if one.value else one.obligation,
            description=f"{one.addressee} · {', '.join(ref.label for ref in one.set_by)}",
            due=one.due,
            due_year=one.due_year,
            address=where,
        )
        for one in schedules.act_deadlines(view, found.id, day, addressee)
        if one.in_force
    ]
    content = calendar(entries, view.words(found.label), view.edition.built_at)
    return file(view, response, content, "text/calendar; charset=utf-8", f"{found.id.replace('/', '-')}-{day}.ics")


@router.get("/coverage.csv", summary="Coverage on a day as CSV", response_class=Response, responses=files("text/csv"))
def get_coverage_csv(response: Response, view: CurrentView, on: On = None) -> Response:
    """One row a claim, and one for each principle without any; the byte order mark tells spreadsheets that it is UTF-8."""
    day = on or today()
    rows = coverage_rows(view.corpus, coverage(view.corpus, day), day, view.lang)
    return file(view, response, "\ufeff" + as_csv(rows), "text/csv; charset=utf-8", f"coverage-{day}.csv")


@router.get("/coverage.xlsx", summary="Coverage on a day as XLSX", response_class=Response, responses=files(_XLSX))
def get_coverage_xlsx(response: Response, view: CurrentView, on: On = None) -> Response:
    """The rows of the CSV as a spreadsheet of plain text cells."""
    day = on or today()
    rows = coverage_rows(view.corpus, coverage(view.corpus, day), day, view.lang)
    return file(view, response, as_xlsx(rows, view.lang.say("OECD coverage")), _XLSX, f"coverage-{day}.xlsx")


@router.get("/coverage.svg", summary="Coverage on a day as a picture", response_class=Response, responses=files("image/svg+xml"))
def get_coverage_picture(response: Response, view: CurrentView, on: On = None) -> Response:
    """The heat map of principles and acts as one SVG file, with its key, its day and its release."""
    day = on or today()
    picture = heatmap(figures.matrix(view, day).picture(view.lang.code), view.lang, day, view.edition.id)
    return file(view, response, picture, "image/svg+xml", f"coverage-{day}.svg")
