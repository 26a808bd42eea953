"""POST /api/v1/extract: the text of an act, or of a passage, read on the spot. Nothing is kept."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool

from app.core.reading.asked import answer
from app.web.deps import PROBLEMS
from app.web.problems import REQUEST_INVALID, TOO_LARGE, ProblemRaised, language_of

router = APIRouter(prefix="/api/v1", tags=["reading"], responses=PROBLEMS)
MAX_BODY = 2 * 2**20
MAX_QUESTIONS = 1_000


class ExtractQuestion(BaseModel):
    """A text to be read, and what kind of text it is."""

    model_config = ConfigDict(extra="ignore")

    id: str | int | None = Field(default=None, description="Comes back with the answer.")
    kind: Literal["titles", "clauses", "notes", "citations", "documents"] = Field(
        default="documents",
        description="An epigraph, an article, a note on validity, any passage for its citations, or a whole act.",
    )
    text: str = Field(description="Plain text, Markdown or HTML.", examples=["por el cual se deroga el Decreto 1859 de 2012."])
    act: dict[str, Any] | None = Field(default=None, description="The act the text belongs to: `type`, `number`, `year`.")
    context_act: dict[str, Any] | None = Field(default=None, description="The same, for a passage out of its act.")
    host: dict[str, Any] | None = Field(default=None, description="What a note hangs on: `act` and `path`.")


class ExtractAnswer(BaseModel):
    """What was read: proposals, each with its span in the text, a confidence and, where unsure, a reason."""

    model_config = ConfigDict(extra="allow")

    id: str | int | None = Field(description="That of the question.")
    act: dict[str, Any] | None = Field(default=None, description="Of a document: which act it is.")
    effects: list[dict[str, Any]] = Field(default=[], description="Declared effects, with the provision affected.")
    entry_into_force: list[dict[str, Any]] = Field(default=[], description="Rules of entry into force.")
    general_repeal: bool = Field(default=False, description="Whether whatever is contrary is repealed without being named.")
    citations: list[dict[str, Any]] = Field(default=[], description="Acts and provisions cited.")


_ONE_OR_MORE: TypeAdapter[ExtractQuestion | list[ExtractQuestion]] = TypeAdapter(ExtractQuestion | list[ExtractQuestion])


async def body_of(request: Request) -> bytes:
    """The body, up to the limit; a longer one is refused before it is held."""
    held = bytearray()
    async for part in request.stream():
        held += part
        if len(held) > MAX_BODY:
            detail = language_of(request).say("A body may have {count} bytes at most.", count=MAX_BODY)
            raise ProblemRaised(TOO_LARGE, detail)
    return bytes(held)


@router.post(
    "/extract",
    summary="What the text of an act says it does",
    response_model=ExtractAnswer | list[ExtractAnswer],
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": ExtractQuestion.model_json_schema()}},
        }
    },
)
async def post_extract(request: Request, body: Annotated[bytes, Depends(body_of)]) -> JSONResponse:
    """Identity, citations, declared effects and entry into force of a text, as proposals with their evidence.

    Send one JSON object, an array of them, or one a line as `application/x-ndjson`; the answer has the same form. The text
    is read and forgotten.
    """
    asked = _questions(request, body)
    if isinstance(asked, list):
        if len(asked) > MAX_QUESTIONS:
            detail = language_of(request).say("At most {count} texts can be read at once.", count=MAX_QUESTIONS)
            raise ProblemRaised(REQUEST_INVALID, detail)
        told: Any = await run_in_threadpool(lambda: [answer(one.model_dump()) for one in asked])
    else:
        told = await run_in_threadpool(answer, asked.model_dump())
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


def _questions(request: Request, body: bytes) -> ExtractQuestion | list[ExtractQuestion]:
    lines = "ndjson" in request.headers.get("content-type", "")
    try:
        read = [json.loads(line) for line in body.splitlines() if line.strip()] if lines else json.loads(body)
    except (ValueError, RecursionError) as error:
        detail = language_of(request).say("The body is not JSON: send an object with kind and text.")
        raise ProblemRaised(REQUEST_INVALID, detail) from error
    try:
        return _ONE_OR_MORE.validate_python(read)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
