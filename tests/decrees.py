"""A small book of three decrees and a court, for tests of rules."""

from __future__ import annotations

from collections.abc import Iterable

from realm import act, commences, enacted, law, provision, topic, version

from app.core.corpus import MemoryCorpus
from app.core.model import Record

A, B, C = "rv/decreto/2005/100", "rv/decreto/2010/4", "rv/decreto/2012/7"
COURT = "rv/auto/2015/9"
ARTICLE = f"{A}/articulo/1"


def book(*more: Record | Iterable[Record]) -> MemoryCorpus:
    """Three decrees and a court; the first has an article that governs lighthouses from its start."""
    start = commences(A, "2005-05-26")
    article = version(ARTICLE, "2005-05-26", start.id, policy="faros")
    return law(
        topic("faros"),
        act(A),
        start,
        provision(ARTICLE),
        article,
        enacted(B, "2010-01-01"),
        enacted(C, "2012-01-01"),
        act(COURT),
        *more,
    )
