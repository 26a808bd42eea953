"""The stream that the grammar of effects reads: mentions, and the words and signs between them; and the acts named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.core.reading.reference import ActName, Path

CLASS = {"decreto-ley": "decreto", "decreto-legislativo": "decreto", "estatuto": "decreto", "ley": "ley", "codigo": "ley"}


class Piece:
    """A mention (`mention`), provisions still without an act (`units`), a heading, or a `word` or sign of the text.

    Most pieces are words: what only mentions have stands on the class, and is set, never changed in place.
    """

    paths: Sequence[Path] = ()
    acts: Sequence[ActName] = ()
    spans: Sequence[tuple[int, int]] = ()
    anaphoric = False
    lead = ""
    plural = False
    header = False
    relation = ""
    reason = ""
    cite_start = -1
    cite_end = -1

    def __init__(self, kind: str, start: int, end: int, text: str = "") -> None:
        self.kind, self.start, self.end, self.text = kind, start, end, text

    @property
    def names_itself(self) -> bool:
        """Whether it is the act that is read, as in "el presente decreto", without a provision."""
        return self.kind == "mention" and self.acts[0].type == "self" and not self.paths


@dataclass(slots=True)
class Antecedents:
    """Acts already named, for what points back. One for each document, or passage read alone."""

    last: ActName | None = None
    by_class: dict[str, ActName] = field(default_factory=dict)
    years: dict[tuple[str, str], ActName] = field(default_factory=dict)
    own: ActName | None = None

    @property
    def year(self) -> int | None:
        """The year of the act that is read, where it is known."""
        return self.own.year if self.own else None

    def saw(self, act: ActName) -> None:
        """Remember an act."""
        if act.type in ("self", "sentencia", "auto"):
            return
        self.last = act
        self.by_class[CLASS.get(act.type, act.type)] = act
        if act.type == "estatuto":
            self.by_class["estatuto"] = act
        if act.type == "codigo":
            self.by_class["codigo"] = act
        if act.number and act.year:
            self.years[act.type, act.number] = act

    def known(self, act: ActName) -> ActName:
        """An act named without its year, with what was said of it before."""
        if act.number and act.year is None and (before := self.years.get((act.type, act.number))):
            return replace(act, resolved=before)
        return act
