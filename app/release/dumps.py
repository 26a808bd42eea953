"""A release as files to take away, byte for byte the same wherever and whenever they are written."""

from __future__ import annotations

import gzip
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Triple

from app.graph.vocab import PREFIXES
from app.release.edition import STATEMENTS, Edition, file_hash

#: Suffix -> media type of what is inside the gzip file.
DUMPS = {"nq.gz": "application/n-quads", "ttl.gz": "text/turtle", "jsonld.gz": "application/ld+json"}


def dump(edition: Edition, suffix: str, folder: Path) -> Path:
    """The file of a release in a format; written if it is not there, whole or not at all."""
    path = folder / f"{edition.id}.{suffix}"
    if path.is_file():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{uuid.uuid4().hex}.part"
    try:
        with part.open("wb") as raw:
            # No name and no time of writing inside, and one level: the same statements give the same bytes.
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=6, mtime=0) as out:
                _write(edition, suffix, out)
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def known_dumps(edition: Edition, folder: Path) -> dict[str, tuple[int, str] | None]:
    """The suffix of every dump, with the bytes and hash of those that have been written."""
    found: dict[str, tuple[int, str] | None] = {}
    for suffix in DUMPS:
        path = folder / f"{edition.id}.{suffix}"
        found[suffix] = (path.stat().st_size, file_hash(path)) if path.is_file() else None
    return found


def _write(edition: Edition, suffix: str, out: gzip.GzipFile) -> None:
    statements = edition.folder / STATEMENTS
    target = cast("IO[bytes]", out)
    if suffix == "nq.gz":
        # The canonical form itself: unpacked, its SHA-256 is the name of the release.
        with statements.open("rb") as lines:
            while chunk := lines.read(1 << 20):
                out.write(chunk)
    elif suffix == "ttl.gz":
        pyoxigraph.serialize(_triples(statements), target, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    else:
        # By graph, so that each is written once; the sort is stable and the statements are in order already.
        quads = sorted(_quads(statements), key=lambda quad: str(quad.graph_name))
        pyoxigraph.serialize(quads, target, format=RdfFormat.JSON_LD)


def _quads(statements: Path) -> Iterator[Quad]:
    yield from pyoxigraph.parse(path=str(statements), format=RdfFormat.N_QUADS)


def _triples(statements: Path) -> Iterator[Triple]:
    """The statements without their graphs; one told in two graphs stands in two lines that follow each other."""
    last: Triple | None = None
    for quad in _quads(statements):
        if quad.triple != last:
            last = quad.triple
            yield last
