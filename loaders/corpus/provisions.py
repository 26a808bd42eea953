"""The provisions that a corpus touches, each made once, with the texts they had from the start of their act."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.identifiers import parse
from app.core.model import Evidence, Id, Provision, Record, Text, Version
from app.core.vocabulary import Confidence
from loaders.corpus.acts import start_name
from loaders.corpus.evidence import NOTE
from loaders.corpus.norm import Norm


class Provisions:
    """What provisions and versions were made so far."""

    def __init__(self) -> None:
        self._slots: set[Id] = set()
        self._versions: set[Id] = set()
        self._later: dict[Id, list[tuple[Id, Evidence]]] = {}

    def __contains__(self, slot: Id) -> bool:
        return slot in self._slots

    def first(self, version: Id) -> bool:
        """Whether a version is named for the first time; it is noted."""
        new = version not in self._versions
        self._versions.add(version)
        return new

    def reach(self, slot: Id, evidence: Evidence, act: Id = "") -> Iterator[Record]:
        """The provision of a slot and those that hold it, each once; and later their first text."""
        address = parse(slot)
        for length in range(1, len(address.path) + 1):
            here = "/".join((address.act, *(part for pair in address.path[:length] for part in pair)))
            if here in self._slots:
                continue
            self._slots.add(here)
            parent = "/".join((address.act, *(part for pair in address.path[: length - 1] for part in pair)))
            kind, number = address.path[length - 1]
            plain = Evidence(sources=evidence.sources, confidence=Confidence.LOW, note=NOTE)
            yield Provision(id=here, parent=parent, kind=f"subdivision/{kind}", number=number, evidence=plain)
            if act:
                self._later.setdefault(act, []).append((here, plain))

    def first_text(self, slot: Id, tag: str, started: Id, evidence: Evidence) -> Iterator[Record]:
        """The text an article had when its act started; once."""
        name = f"{slot}@{tag}"
        if self.first(name):
            unit = slot.rpartition("/")[2]
            plain = Evidence(sources=evidence.sources, confidence=evidence.confidence, note=NOTE)
            yield Version(
                id=name, slot=slot, heading=Text(f"Artículo {unit}", f"Article {unit}"), produced_by=(started,), evidence=plain
            )

    def first_texts(self, norm: Norm, starts: dict[Id, str]) -> Iterator[Record]:
        """The text that the touched articles of an act had from its own start; asked for when every norm has been turned."""
        for slot, evidence in self._later.get(norm.id, ()):
            path = parse(slot).path
            if path[0][0] == "articulo" and path[0][1] in norm.articles:
                started = start_name(norm)
                yield from self.first_text(slot, starts.get(norm.id, "undated"), started, evidence)
