"""The answer in short: for programs that ask much, and need the reasons of few answers."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query

from app.web import schemas, topics
from app.web.deps import PROBLEMS, Addressee, CurrentView, On, today

router = APIRouter(prefix="/api/v1", tags=["law"], responses=PROBLEMS)


@router.get("/ruling", summary="Which provision governs a topic on a day, in short")
async def get_ruling(
    view: CurrentView,
    topic: Annotated[str, Query(description="Slug of a topic.", examples=["gobierno-digital"], min_length=1, max_length=300)],
    on: On = None,
    addressee: Addressee = None,
) -> schemas.RulingItem:
    """The outcome, the first provision that governs, how sure it is, how many govern, and on which days this answer stands.

    It is compiled with the release, so that it costs the same for a topic with thousands of norms. `why` leads to the whole
    determination in the same release: `/api/v1/governing`, which also takes plain words and the day of a case.
    """
    day = on or today()
    found = topics.must_have_topic(view, topic)
    told = view.edition.ruling(found.id, day, addressee)
    start, end = view.edition.ruling_period(found.id, day, addressee)
    asked = {"topic": found.slug, "on": day, "addressee": addressee, "release": view.edition.id, "lang": view.lang.code}
    return schemas.RulingItem.model_validate(
        {
            "topic": found.slug,
            "on": day,
            "addressee": addressee,
            "outcome": told.outcome.value,
            "first": view.provision(told.first) if told.first else None,
            "version": told.first,
            "confidence": told.confidence.value if told.confidence else None,
            "governing": told.governing,
            "stands": {"from": start, "until": end},
            "why": f"/api/v1/governing?{urlencode({name: value for name, value in asked.items() if value is not None})}",
            "dataset": view.dataset(),
        }
    )
