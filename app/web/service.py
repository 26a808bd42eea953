"""Routes about the service itself: releases, health."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import PlainTextResponse

from app import __version__
from app.core.answer import Determination
from app.core.changes import changed_answers
from app.graph.confinement import supported
from app.release.library import Library
from app.release.published import Published
from app.release.signing import signer_of
from app.settings import Settings
from app.web import schemas
from app.web.deps import PROBLEMS, library_here, published_here, settings_here
from app.web.querying import Querying

router = APIRouter(prefix="/api/v1", tags=["service"], responses=PROBLEMS)


@router.get("/releases", summary="The releases")
def get_releases(library: Annotated[Library, Depends(library_here)]) -> schemas.Releases:
    """Every time a release became current, oldest first: the record clock of the collection."""
    current = library.current().id
    told = library.history()
    items = [
        schemas.ReleaseItem(
            release=str(entry.facts["release"]),
            at=entry.at.isoformat(),
            actor=entry.actor,
            current=entry is told[-1] and entry.facts["release"] == current,
            counts=entry.facts.get("counts", {}),
            sources=entry.facts.get("sources", []),
        )
        for entry in told
    ]
    return schemas.Releases(items=items)


ReleaseName = Annotated[str, Query(description="Name of a release.", pattern=r"^sha256-[0-9a-f]{64}$")]


@router.get("/releases/diff", summary="What changed between two releases")
def get_release_diff(
    library: Annotated[Library, Depends(library_here)],
    a: ReleaseName,
    b: ReleaseName,
    limit: Annotated[int, Query(ge=1, le=10_000, description="Statements shown of each side.")] = 1000,
    answers: Annotated[
        bool, Query(description="Also the answers that differ, and whether the law changed or what is known of it.")
    ] = False,
) -> schemas.ReleaseDiff:
    """The statements retracted and asserted: a release is a set of statements, so its difference to another is exact."""
    found = library.compare(a, b)
    changes = changed_answers(library.named(a).corpus, library.named(b).corpus) if answers else ()
    return schemas.ReleaseDiff(
        a=a,
        b=b,
        retracted_total=len(found.retracted),
        asserted_total=len(found.asserted),
        retracted=list(found.retracted[:limit]),
        asserted=list(found.asserted[:limit]),
        truncated=max(len(found.retracted), len(found.asserted)) > limit,
        answers=[
            schemas.AnswerChangeItem.model_validate(
                {
                    "topic": change.topic.slug,
                    "from": change.start,
                    "until": change.end,
                    "cause": change.cause.value,
                    "because": list(change.because),
                    "before": _side(change.before),
                    "after": _side(change.after),
                }
            )
            for change in changes
        ],
    )


def _side(answer: Determination | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {"outcome": answer.outcome.value, "governing": [item.version.id for item in answer.governing]}


@router.get("/certificates/key", summary="The public key of certificates")
def get_certificate_key(settings: Annotated[Settings, Depends(settings_here)]) -> schemas.SigningKey:
    """The key that certificates are signed with now; those of a key used before stay valid under that key."""
    signer = signer_of(settings)
    return schemas.SigningKey(algorithm="Ed25519", public_key=signer.public_key, pem=signer.pem)


@router.get("/health", summary="Whether the service can answer")
def get_health(
    request: Request,
    library: Annotated[Library, Depends(library_here)],
    published: Annotated[Published | None, Depends(published_here)],
) -> schemas.Health:
    """The release in use; 503 when none can be read or the graph store does not answer, 502 when that holds another."""
    edition = library.current()
    if published is not None:
        published.check(edition)
    return schemas.Health(
        status="ok",
        release=edition.id,
        known_through=edition.corpus.known_through,
        built_at=edition.built_at.isoformat(),
        statements=edition.manifest["statements"],
        software=__version__,
        sparql=_sparql_health(request.app.state.querying),
    )


def _sparql_health(querying: Querying) -> schemas.SparqlHealth:
    """Before the first query, what this platform can do; after it, what the workers said they have done."""
    reason = querying.sandbox.unconfined
    reason = supported() if reason is None else reason
    return schemas.SparqlHealth(
        enabled=querying.settings.sparql_enabled, waiting=querying.sandbox.waiting, confined=not reason, reason=reason
    )


@router.get("/metrics", summary="Figures for those who watch over the server", response_class=PlainTextResponse)
def get_metrics(request: Request, library: Annotated[Library, Depends(library_here)]) -> PlainTextResponse:
    """Requests, queries and their times, as plain text that Prometheus reads; of the server process that answers."""
    edition = library.current()
    gauges = {
        "statements": float(edition.manifest["statements"]),
        "queries_waiting": float(request.app.state.querying.sandbox.waiting),
    }
    told = request.app.state.metrics.text(gauges, edition.id, __version__)
    return PlainTextResponse(told, headers={"Cache-Control": "no-store"}, media_type="text/plain; version=0.0.4; charset=utf-8")
