"""What a note hangs on, and the part of it that the note speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.reading.reference import Path, Unit
from app.core.reading.vocabulary import UNIT_RANK


def host_path(host: Mapping[str, Any] | None) -> Path:
    """The path of a host as published."""
    steps = (host or {}).get("path") or []
    return tuple(Unit(str(step["kind"]), step.get("n"), step.get("to"), bool(step.get("transitorio"))) for step in steps)


def inside(host: Path, subject: Path | None) -> Path:
    """The path of a part that is spoken of: within the host, or of its own act where it cannot lie in it."""
    if not subject:
        return host
    first, path = subject[0], host
    if first.kind == "articulo" and path and path[-1].kind == "articulo" and first.n not in (None, path[-1].n):
        path = ()
    same = [place for place, unit in enumerate(path) if unit.kind == first.kind]
    if same and first.n is None:
        return path[: same[0] + 1]
    if same and path[same[0]].n == first.n:
        path = path[: same[0]]
    elif UNIT_RANK[first.kind] < UNIT_RANK["articulo"]:
        path = tuple(unit for unit in path if UNIT_RANK[unit.kind] < UNIT_RANK[first.kind])
    return (*path, *subject)
