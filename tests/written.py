"""Releases that were never put on a disk: what certificates need of one, made from records."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from types import SimpleNamespace
from typing import cast

from app.core.corpus import MemoryCorpus
from app.core.model import Record
from app.graph.canonical import line_of, quads_of, release_name
from app.graph.codecs import Base
from app.release.edition import Edition
from app.release.trees import Trees

BASE = Base("https://w3id.org/linaje/id/")


class Written(SimpleNamespace):
    """Records as certificates need a release: its corpus, its trees, its name."""

    @cached_property
    def trees(self) -> Trees:
        """See `Edition.trees`."""
        return Trees.of(self.lines, BASE.iri)


def written(records: Iterable[Record]) -> Edition:
    """A release that was never put on a disk."""
    held = list(records)
    lines = sorted({line_of(quad) for quad in quads_of(held, BASE)})
    told = Written(corpus=MemoryCorpus(held), lines=lines, id=release_name(lines), manifest={"base_iri": BASE.iri})
    return cast("Edition", told)
