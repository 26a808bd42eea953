"""What a reading says: acts named, provisions in them, citations, effects. Values only; nothing here is a fact yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ActName:
    """An act as a text names it. `number` has neither leading zeros nor thousand dots; None where the text gives none.

    `resolved` is what a name without number stands for, by the table of named acts: our knowledge, not the text's.
    """

    type: str
    number: str | None = None
    year: int | None = None
    date: str = ""
    issuer: str = ""
    name: str = ""
    expediente: str = ""
    resolved: ActName | None = None

    def as_dict(self) -> dict[str, Any]:
        """As published."""
        made: dict[str, Any] = {"type": self.type, "number": self.number, "year": self.year}
        for key in ("date", "issuer", "name", "expediente"):
            if value := getattr(self, key):
                made[key] = value
        if self.resolved is not None:
            made["resolved"] = self.resolved.as_dict()
        return made


SELF = ActName("self", name="presente acto")


@dataclass(frozen=True, slots=True)
class Unit:
    """One step of a path: a kind of provision and its number. `to` closes a range; `ss` stands for "y siguientes"."""

    kind: str
    n: str | None = None
    to: str | None = None
    transitorio: bool = False
    text: str = ""

    def as_dict(self) -> dict[str, Any]:
        """As published."""
        made: dict[str, Any] = {"kind": self.kind, "n": self.n}
        if self.to:
            made["to"] = self.to
        if self.transitorio:
            made["transitorio"] = True
        if self.text:
            made["text"] = self.text
        return made


Path = tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A provision of an act, or, with an empty path, the act."""

    act: ActName
    path: Path = ()

    def as_dict(self) -> dict[str, Any]:
        """As published."""
        return {"act": self.act.as_dict(), "path": [unit.as_dict() for unit in self.path]}


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of an act or of provisions of it. `start` and `end` are places in the source."""

    start: int
    end: int
    span: str
    targets: tuple[Target, ...]
    relation: str = ""
    anaphoric: bool = False
    confidence: str = "high"
    reason: str = ""

    def as_dict(self) -> dict[str, Any]:
        """As published."""
        made: dict[str, Any] = {
            "start": self.start, "end": self.end, "span": self.span, "targets": [target.as_dict() for target in self.targets],
            "confidence": self.confidence,
        }  # fmt: skip
        if self.relation:
            made["relation"] = self.relation
        if self.anaphoric:
            made["anaphoric"] = True
        if self.reason:
            made["reason"] = self.reason
        return made


@dataclass(frozen=True, slots=True)
class Effect:
    """What an act declares that it does to a provision, or, with `by`, what a note says was done to its host."""

    type: str
    verb: str
    target: Target
    start: int
    end: int
    span: str
    by: Target | None = None
    where: str = ""
    confidence: str = "high"
    reason: str = ""
    marks: dict[str, Any] = field(default_factory=dict)
    exceptions: tuple[Path, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """As published; `marks` are partial, qualifier, from, until, term, aspect, conditional."""
        target = self.target.as_dict()
        if self.by is not None and self.target.act is SELF:
            del target["act"]  # the host, which who asks knows
        made: dict[str, Any] = {"type": self.type, "verb": self.verb, "target": target}
        if self.by is not None:
            made["by"] = self.by.as_dict()
        made |= self.marks
        if self.exceptions:
            made["except"] = [[unit.as_dict() for unit in path] for path in self.exceptions]
        if self.where:
            made["where"] = self.where
        return made | _evidence(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """When the act, or the provisions in `scope`, enter into force or take effect."""

    rule: str
    start: int
    end: int
    span: str
    date: str = ""
    n: int | None = None
    unit: str = ""
    since: str = ""
    event: str = ""
    kind: str = ""
    word: str = ""
    scope: tuple[Path, ...] = ()
    exceptions: tuple[Path, ...] = ()
    scope_text: str = ""
    confidence: str = "high"
    reason: str = ""

    def as_dict(self) -> dict[str, Any]:
        """As published."""
        made: dict[str, Any] = {"rule": self.rule}
        for key, value in (
            ("date", self.date), ("n", self.n), ("unit", self.unit), ("from", self.since), ("event", self.event),
            ("kind", self.kind), ("word", self.word), ("scope_text", self.scope_text),
        ):  # fmt: skip
            made |= {key: value} if value else {}
        if self.scope:
            made["scope"] = [[unit.as_dict() for unit in path] for path in self.scope]
        if self.exceptions:
            made["except"] = [[unit.as_dict() for unit in path] for path in self.exceptions]
        return made | _evidence(self)


def _evidence(said: Effect | Entry) -> dict[str, Any]:
    made: dict[str, Any] = {"evidence": {"start": said.start, "end": said.end, "span": said.span}, "confidence": said.confidence}
    if said.reason:
        made["reason"] = said.reason
    return made
