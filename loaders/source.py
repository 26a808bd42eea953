"""What a loader gives back: the records of a file, where each stands in it, and what is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.core.findings import Finding
from app.core.model import Id, Record
from app.graph.codecs import Base


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read: its name, size in bytes and SHA-256."""

    path: Path
    size: int
    sha256: str

    @classmethod
    def of(cls, path: Path, content: bytes) -> SourceFile:
        """The description of content that was read from `path`."""
        return cls(path, len(content), hashlib.sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a subject, or one of its properties, is written: a file and a line counted from 1."""

    file: str
    line: int


@dataclass(slots=True)
class Loaded:
    """The outcome of loading one file. With findings of severity error, `records` holds what could be read all the same.

    Records that are `proposed` were read by a program: curated ones win. `texts` is the file of the texts they were read in.
    """

    source: SourceFile
    records: list[Record] = field(default_factory=list)
    places: dict[tuple[Id, str], Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    proposed: bool = False
    texts: Path | None = None
    #: Records that stand for something the file only mentions; they yield to a file that tells it in full.
    stubs: set[Id] = field(default_factory=set)
    #: Whether another publisher told it; two such files may tell one fact alike, while a curated fact has one place.
    imported: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the text of an act, to be searched: the unit it is, and what the unit is called."""

    act: Id
    slot: Id
    locator: str
    text: str


class Loader(Protocol):
    """Same bytes, same records; a fault is a finding with file and line, never an exception; nothing is fetched."""

    def __call__(self, path: Path, content: bytes, base: Base) -> Loaded:
        """Load the content of a file."""


def place_of(places: Mapping[tuple[Id, str], Place], focus: Id, prop: str = "") -> Place | None:
    """The place of a property of a subject, or of the subject itself."""
    return places.get((focus, prop)) or places.get((focus, ""))
