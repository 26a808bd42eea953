"""The SPARQL store of a release, filled from its files."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from app import resources
from app.graph.codecs import Base
from app.release.edition import DERIVED, STORE
from app.release.statements import STATEMENTS

#: Statements given to the store at once: it holds them all until they are sorted.
LOADED = 200_000


def fill_store(folder: Path, base: Base) -> None:
    """Statements, derived statements and the vocabulary, so that a query can follow every term to its meaning."""
    store = Store(str(folder / STORE))
    for name in (STATEMENTS, DERIVED):
        with (folder / name).open("rb") as lines:
            while part := b"".join(islice(lines, LOADED)):
                store.bulk_load(part, RdfFormat.N_QUADS)
    graph = base.node("graph/ontology")
    for file in resources.vocabulary_files():
        quads = parse(file.read_bytes(), format=RdfFormat.TURTLE)
        store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)
    store.flush()
    store.optimize()
    del store
