"""Releases of invented histories that are kept between runs, as long as this version of Linaje can read them."""

from __future__ import annotations

import resource
import time

from app import build
from app.core.errors import LinajeError
from app.ledger.journal import Journal
from app.release.library import Library
from app.settings import Settings
from benchmarks.histories import Size, records_of
from loaders.records import Header, pack


def spent() -> float:
    """Seconds of the processors used by this process and by those that it started and that have ended."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def build_if_needed(acts: int, settings: Settings) -> tuple[float, float] | None:
    """Build the release of a history of so many acts in a home, unless it is there and can be read.

    What the build took, in seconds of the processors and by the clock; without the making of the history.
    """
    try:
        Library(settings.releases, Journal(settings.ledger)).current()
    except LinajeError:
        settings.home.mkdir(parents=True, exist_ok=True)
        source = settings.home / "history.jsonl"
        with source.open("wb") as out:
            pack(Header(), records_of(Size(acts)), out)
        began, clock = spent(), time.perf_counter()
        build.build([source], settings)
        return spent() - began, time.perf_counter() - clock
    return None
