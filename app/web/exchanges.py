"""Lineages as files for other programs, and what each format loses."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from app.core.lineage import Direction, Lineage, lineage, of_topic
from app.graph.codecs import Base
from app.graph.exchange.losses import Cause, Form, Loss, losses
from app.render.lineage_files import Asked, counted, ending, media_type, write
from app.web import acts, schemas, topics
from app.web.deps import PROBLEMS, CurrentView, MaybeDay, today
from app.web.view import View

router = APIRouter(prefix="/api/v1", tags=["exchange"], responses=PROBLEMS)

ActPath = Annotated[str, Path(description="Identifier of an act.", examples=["co/decreto/2015/1078"])]
SlugPath = Annotated[str, Path(description="Slug of a topic.", examples=["gobierno-digital"])]
FormPath = Annotated[Form, Path(description="Format of the file.", examples=["akn"])]
Steps = Annotated[int, Query(ge=1, le=4, description="How many steps.")]
Until = Annotated[MaybeDay, Query(description="Leave out what had not happened by that day.")]
Way = Annotated[Direction, Query(description="Towards older acts, newer acts, or both.")]

_FILES: dict[int | str, dict[str, Any]] = {200: {"content": {media_type(form): {} for form in Form}, "description": "The file."}}


@router.get("/acts/{act:path}/lineage.{form}/losses", summary="What the lineage of an act loses in a format")
def get_act_losses(
    view: CurrentView, act: ActPath, form: FormPath, direction: Way = Direction.BOTH, depth: Steps = 1, on: Until = None
) -> schemas.LossReport:
    """Every field and record that the file leaves out, with the reason; an empty list means that nothing is lost."""
    found = lineage(view.corpus, acts.must_have(view, act).id, direction=direction, depth=depth, on=on)
    return loss_report(view, found, form, on or today())


@router.get(
    "/acts/{act:path}/lineage.{form}", summary="The lineage of an act as a file", response_class=Response, responses=_FILES
)
def get_act_file(
    request: Request,
    response: Response,
    view: CurrentView,
    act: ActPath,
    form: FormPath,
    direction: Way = Direction.BOTH,
    depth: Steps = 1,
    on: Until = None,
) -> Response:
    """The lineage in a format for other programs; its `Link` header, `rel="describedby"`, leads to what the file leaves out."""
    found = lineage(view.corpus, acts.must_have(view, act).id, direction=direction, depth=depth, on=on)
    return _file(request, response, view, found, form, on or today())


@router.get("/topics/{slug}/lineage.{form}/losses", summary="What the lineage of a topic loses in a format")
def get_topic_losses(view: CurrentView, slug: SlugPath, form: FormPath, depth: Steps = 1, on: Until = None) -> schemas.LossReport:
    """Every field and record that the file leaves out, with the reason."""
    found = of_topic(view.corpus, topics.must_have_topic(view, slug).id, depth=depth, on=on)
    return loss_report(view, found, form, on or today())


@router.get(
    "/topics/{slug}/lineage.{form}", summary="The lineage of a topic as a file", response_class=Response, responses=_FILES
)
def get_topic_file(
    request: Request,
    response: Response,
    view: CurrentView,
    slug: SlugPath,
    form: FormPath,
    depth: Steps = 1,
    on: Until = None,
) -> Response:
    """The lineage round every act that has governed the topic or lent it words."""
    found = of_topic(view.corpus, topics.must_have_topic(view, slug).id, depth=depth, on=on)
    return _file(request, response, view, found, form, on or today())


def _file(request: Request, response: Response, view: View, found: Lineage, form: Form, on: date) -> Response:
    headers = dict(response.headers)
    slug = found.root.replace("/", "-")
    headers["Content-Disposition"] = f'attachment; filename="{slug}.{ending(form)}"'
    query = f"?{request.url.query}" if request.url.query else ""
    headers["Link"] = f'<{request.url.path}/losses{query}>; rel="describedby"; type="application/json"'
    return Response(write(asked_by(view, found, on), form), media_type=media_type(form), headers=headers)


def asked_by(view: View, found: Lineage, on: date) -> Asked:
    """A lineage as this reader asks for it."""
    return Asked(view.corpus, found, view.lang, Base(view.base), view.edition.id, on)


def loss_report(view: View, found: Lineage, form: Form, on: date) -> schemas.LossReport:
    """What a lineage loses in a format."""
    records = asked_by(view, found, on).records
    return schemas.LossReport(
        format=form.value,
        subject=found.root,
        records=counted(records),
        losses=[
            schemas.LossItem(
                cause=loss.cause.value,
                kind=loss.kind,
                field=loss.field,
                count=len(loss.records),
                records=list(loss.records),
                says=_says(view, loss),
            )
            for loss in losses(records, form)
        ],
        dataset=view.dataset(),
    )


def _says(view: View, loss: Loss) -> str:
    count = len(loss.records)
    match loss.cause:
        case Cause.NO_PLACE:
            return view.lang.say(
                "The format has no place for {field} of {kind}: {count} are left out.",
                field=loss.field,
                kind=loss.kind,
                count=count,
            )
        case Cause.NOT_A_RECORD:
            return view.lang.say(
                "The format does not hold records of the kind {kind}: {count} are left out.", kind=loss.kind, count=count
            )
        case Cause.DETAIL:
            return view.lang.say("Only edges between acts are written: {count} details inside them are left out.", count=count)
        case Cause.COARSER:
            return view.lang.say("The format's own word is wider than ours for {count} effects.", count=count)
        case Cause.UNSURE:
            return view.lang.say(
                "The format cannot tell doubt: {count} tacit, conditional or open effects are left out.", count=count
            )
