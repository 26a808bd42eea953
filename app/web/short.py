"""The answer in short: for programs that ask much, and need the reasons of few answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.routing import APIRoute

from app.core.addressees import AddresseeClass
from app.core.errors import DayError
from app.core.model import Topic
from app.core.period import parse_day
from app.web import schemas, topics
from app.web.deps import PROBLEMS, Addressee, CurrentView, On, library_of, today, view_for
from app.web.problems import language_of
from app.web.view import View

#: A question in which nothing is written in another way than it is meant: no escapes, no blanks.
_AS_MEANT = re.compile(rb"[A-Za-z0-9_.=&-]{1,400}")
_CLASSES = frozenset(AddresseeClass)
_PARTS = frozenset(("topic", "on", "addressee", "lang"))


class _AtOnce(APIRoute):
    """A question without fault, of the current release, is answered at once; any other is for the framework.

    To look for faults costs ten times the answer. Where this finds one, or what it does not know, it says nothing: the
    framework checks anew, answers, or tells what is wrong. That both say the same is tested (`tests/test_web_short.py`).
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of the framework, after ours."""
        checked = super().get_route_handler()

        async def handle(request: Request) -> Response:
            answer = at_once(request)
            return await checked(request) if answer is None else answer

        return handle


router = APIRouter(prefix="/api/v1", tags=["law"], responses=PROBLEMS, route_class=_AtOnce)


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
    return _ruling(view, topics.must_have_topic(view, topic), on or today(), addressee)


def at_once(request: Request) -> Response | None:
    """The answer to a question without fault; ``None`` where that is not certain, or the reader may have the answer already."""
    asked: bytes = request.scope["query_string"]
    edition = library_of(request).at_hand()
    if edition is None or "if-none-match" in request.headers or not _AS_MEANT.fullmatch(asked):
        return None
    parts = [part.partition("=") for part in asked.decode().split("&")]
    told = {name: value for name, _, value in parts}
    if len(told) < len(parts) or not told.keys() <= _PARTS or not all(told.values()) or "topic" not in told:
        return None
    topic = edition.corpus.get(Topic, f"topic/{told['topic']}")
    addressee = told.get("addressee")
    if topic is None or (addressee and addressee not in _CLASSES) or told.get("lang", "es") not in ("es", "en"):
        return None
    try:
        day = parse_day(told["on"]) if "on" in told else today()
    except DayError:
        return None
    view, headers = view_for(request, edition, language_of(request))
    item = _ruling(view, topic, day, addressee)
    return Response(item.model_dump_json(by_alias=True), headers=headers, media_type="application/json")


def _ruling(view: View, topic: Topic, day: date, addressee: str | None) -> schemas.RulingItem:
    told = view.edition.ruling(topic.id, day, addressee)
    start, end = view.edition.ruling_period(topic.id, day, addressee)
    asked = {"topic": topic.slug, "on": day, "addressee": addressee, "release": view.edition.id, "lang": view.lang.code}
    return schemas.RulingItem.model_validate(
        {
            "topic": topic.slug,
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
