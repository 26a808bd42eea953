"""The statements of a release: written in order to one file, named and rooted on the way, found again by record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from app.core.model import Id
from app.graph.canonical import line_of, record_of_line
from app.graph.codecs import Base
from app.graph.sorting import sorted_lines
from app.release.trees import Root, lookup_of, rooted

STATEMENTS = "statements.nq"


@dataclass(frozen=True, slots=True)
class Written:
    """What is known of statements once they are written: the name of their release and its trees."""

    release: str
    trees: dict[str, Any]


def write_statements(folder: Path, quads: Iterable[Quad], base: Base, known_through: date) -> Written:
    """Write the statements, sorted and each once, without holding them all in memory."""
    digest, tree = hashlib.sha256(), Root()
    with (folder / STATEMENTS).open("wb") as out:
        for line in sorted_lines(map(line_of, quads), folder):
            content = f"{line}\n".encode()
            out.write(content)
            digest.update(content)
            tree.add(line)
    release = f"sha256-{digest.hexdigest()}"
    lookups = Root()
    for line in _lookups(folder, base):
        lookups.add(line)
    described = rooted(tree.described(), lookups.described(), release, base.iri, known_through.isoformat())
    return Written(release, described)


def _lookups(folder: Path, base: Base) -> Iterator[str]:
    """The lines of the tree of lookups, in order."""
    found = (one for line in _lines(folder) if (one := lookup_of(line, base.iri)) is not None)
    ordered = sorted_lines((f"{key}\t{subject}" for key, subject in found), folder)
    pairs = (line.split("\t") for line in ordered)
    grouped = (" ".join((key, *(subject for _, subject in group))) for key, group in groupby(pairs, key=lambda pair: pair[0]))
    return sorted_lines(grouped, folder)


def _lines(folder: Path) -> Iterator[str]:
    with (folder / STATEMENTS).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line[:-1]


def groups_of(folder: Path, base: Base) -> Iterator[tuple[Id, int, int]]:
    """Runs of statements of one record, as (record, first byte, bytes): where the premises of the record are read from."""
    offset = 0
    with (folder / STATEMENTS).open("rb") as lines:
        for record, group in groupby(lines, key=lambda line: record_of_line(line[:-1].decode(), base)):
            size = sum(map(len, group))
            yield record, offset, size
            offset += size


def hashes_in(file: Path, groups: Iterable[tuple[int, int]]) -> list[str]:
    """The names of the statements in some runs of the file, in their own order."""
    found = []
    with file.open("rb") as content:
        for offset, size in groups:
            content.seek(offset)
            found += [f"sha256-{hashlib.sha256(line).hexdigest()}" for line in content.read(size).splitlines()]
    return sorted(found)
