"""Routes about the service itself: releases, health."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from app import __version__
from app.release.library import Library
from app.web import schemas
from app.web.deps import library_of

router = APIRouter(prefix="/api/v1", tags=["service"])


@router.get("/releases", summary="The releases")
def get_releases(library: Annotated[Library, Depends(library_of)]) -> schemas.Releases:
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


@router.get("/health", summary="Whether the service can answer")
def get_health(library: Annotated[Library, Depends(library_of)]) -> schemas.Health:
    """The release in use; 503 when none can be read."""
    edition = library.current()
    return schemas.Health(
        status="ok",
        release=edition.id,
        known_through=edition.corpus.known_through,
        built_at=edition.built_at.isoformat(),
        statements=edition.manifest["statements"],
        software=__version__,
    )
