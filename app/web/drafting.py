"""POST /api/v1/draft: a draft checked against the law of a release before it is published. Nothing is kept."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool

from app.core.reading import read_act
from app.release.edition import Edition
from app.settings import Settings
from app.web import schemas
from app.web.deps import PROBLEMS, Lang, edition_of, settings_here, today
from app.web.drafts import Drafted, checked
from app.web.extraction import body_of
from app.web.problems import REQUEST_INVALID, ProblemRaised, language_of
from app.web.view import View

router = APIRouter(prefix="/api/v1", tags=["reading"], responses=PROBLEMS)


async def sender_view(
    request: Request,
    edition: Annotated[Edition, Depends(edition_of)],
    settings: Annotated[Settings, Depends(settings_here)],
    lang: Lang = None,  # noqa: ARG001 - declared for the API pages; `language_of` reads it with the reader's headers
) -> View:
    """The release as the sender sees it. What is told of a draft is kept by nobody, so it has no cache headers."""
    return View(edition, language_of(request), settings.base_iri)


Sender = Annotated[View, Depends(sender_view)]


@router.post(
    "/draft",
    summary="What a draft would do, before it is published",
    response_model=schemas.DraftReport,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": schemas.DraftQuestion.model_json_schema()}},
        }
    },
)
async def post_draft(request: Request, view: Sender, body: Annotated[bytes, Depends(body_of)]) -> JSONResponse:
    """The targets of a draft as they stand on its first day, the texts it would bring and end, and what hangs on them.

    The draft is laid over the release in memory and forgotten; neither the release nor the ledger takes anything of it.
    """
    asked = _question(request, body)
    drafted = await check_text(view, asked.text, asked.on)
    return JSONResponse(drafted.report.model_dump(mode="json", by_alias=True), headers={"Cache-Control": "no-store"})


async def check_text(view: View, text: str, on: date | None) -> Drafted:
    """Read a text and check it, away from the thread that answers other readers."""
    return await run_in_threadpool(lambda: checked(view, read_act(text), on, today()))


def _question(request: Request, body: bytes) -> schemas.DraftQuestion:
    try:
        return schemas.DraftQuestion.model_validate(json.loads(body))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        detail = language_of(request).say("The body is not JSON: send an object with text, and on where a day is wanted.")
        raise ProblemRaised(REQUEST_INVALID, detail) from error
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
