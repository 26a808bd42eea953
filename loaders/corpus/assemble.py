"""From what was read in each norm to records of the model: targets resolved, starts found, every fact with its evidence.

All are proposals of a program: confidence is medium at most, the words they rest on are quoted with their place, and what
could not be resolved is told and not recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.core.model import Act, Effect, Evidence, Id, Record, Reference, Term, Text, Version
from app.core.reading.places import BRINGING, EFFECTS
from app.core.vocabulary import Confidence, EffectType, Incorporation, ReferenceKind
from loaders.corpus.acts import act_read, commencement_of, source_of, start_name, stated_of
from loaders.corpus.evidence import evidence_of, span_of
from loaders.corpus.norm import Norm
from loaders.corpus.provisions import Provisions
from loaders.corpus.report import Report

#: One series of numbers: a decree with the force of a statute is cited as a decree, and the other way round.
_DECREES = frozenset({"decreto", "decreto-ley", "decreto-legislativo"})


@dataclass(frozen=True, slots=True)
class _Known:
    """What others need to know of an act: its name, its year, and the articles that its text has."""

    id: Id
    year: int
    articles: frozenset[str]


class Assembly:
    """Makes the records of a corpus: first every norm is `met`, then every norm is turned into `records`."""

    def __init__(self, report: Report) -> None:
        #: The day until which the acts were followed; known when all are met.
        self.horizon = date.max
        self.report = report
        self._acts: dict[tuple[str, str, int], _Known] = {}
        self._twins: set[Id] = set()
        self._provisions = Provisions()

    def meet(self, norm: Norm) -> bool:
        """Note that an act is in the corpus; whether it is the first of its name."""
        key = (_series(norm.type), norm.number, norm.year)
        if key in self._acts:
            self._twins.add(norm.file)
            self.report.found("double-norm", norm.id, f"{norm.file} has the number of another norm; the first is kept")
            return False
        self._acts[key] = _Known(norm.id, norm.year, frozenset(norm.articles))
        return True

    def terms(self) -> Iterator[Record]:
        """The words of controlled lists that the corpus needs and the bundled lists lack."""
        label = Text("Acto legislativo", "Legislative act")
        yield Term(id="act-type/acto-legislativo", label=label, scheme="scheme/act-type")

    def records(self, norm: Norm) -> Iterator[Record]:
        """The records of one norm; nothing for the second of two with one name."""
        if norm.file in self._twins:
            return
        source = source_of(norm)
        yield source
        act = act_read(norm, source.id, self.horizon)
        yield act
        started = commencement_of(norm, act, source.id, self.report)
        yield started
        tag = started.start.exact.isoformat() if started.start and started.start.exact else "undated"
        title = norm.title or act.label.es
        self._provisions.first(f"{act.id}@{tag}")
        plain = evidence_of(source.id, Confidence.MEDIUM)
        yield Version(
            id=f"{act.id}@{tag}", slot=act.id, heading=Text(title[:300], title[:300]), produced_by=(started.id,), evidence=plain
        )
        if norm.stated:
            yield stated_of(norm, act.id, source.id)
        for place, told in enumerate(_worth(norm)):
            yield from self._effect(norm, act, source.id, place, told, tag)
        yield from self._references(norm, act, source.id)

    def _effect(self, norm: Norm, act: Act, source: Id, place: int, told: dict[str, Any], tag: str) -> Iterator[Record]:
        known = self._resolved(told["act"])
        kind = EFFECTS.get(told["type"])
        self.report.read[told["type"]] += 1
        if known is None:
            self.report.unresolved[_said(told["act"])] += 1
            return
        if known.id == act.id:
            return
        if known.year > norm.year:
            self.report.found("target-younger", act.id, f"it is said to act on the younger {known.id}: {told['span'][:120]}")
            return
        grade = Confidence.MEDIUM if told["confidence"] == "high" else Confidence.LOW
        evidence = evidence_of(
            source,
            grade,
            f"art. {told['where']}, {span_of(told)}" if told["where"] else span_of(told),
            told["span"],
            ("target",),
        )
        origin = act.id
        article = str(told["where"])
        if article in norm.articles:
            origin = f"{act.id}/articulo/{article}"
            yield from self._provisions.reach(origin, evidence)
            yield from self._provisions.first_text(origin, tag, start_name(norm), evidence)
        if kind is None:
            if told["type"] == "implements":
                yield self._reference(
                    ReferenceKind.IMPLEMENTS, f"M-{norm.type}-{norm.year}-{norm.number}-{place}", origin, known.id, evidence
                )
            return
        for turn, path in enumerate(told["paths"] or [""]):
            target = known.id + path
            missing = bool(path) and self._lacks(known, path, kind)
            if missing:
                self.report.found("target-not-in-text", act.id, f"{target} is not in the text of its act")
            vague = missing or (told["partial"] and kind is not EffectType.AMENDS) or (not path and not told["whole"])
            if missing:
                target = known.id
            else:
                yield from self._provisions.reach(target, evidence, known.id)
            name = f"effect/M-{norm.type}-{norm.year}-{norm.number}-{place}" + (f"-{turn}" if turn else "")
            self.report.recorded[kind.value] += 1
            yield Effect(
                id=name,
                type=kind,
                actor=origin,
                target=target,
                incorporation=Incorporation.OUTSTANDING if vague else Incorporation.APPLIED,
                exceptions=Text("; ".join(told["except"]), "; ".join(told["except"])) if told["except"] else None,
                target_locator=path if missing else "",
                evidence=evidence,
            )
            if kind in BRINGING and path and not vague and self._provisions.first(f"{target}@{tag}"):
                heading = Text(f"Texto dado por {act.label.es}", f"Text given by {act.label.en}")
                yield Version(
                    id=f"{target}@{tag}",
                    slot=target,
                    heading=heading,
                    produced_by=(name,),
                    text_from=(act.id,),
                    evidence=replace(evidence, unverified=()),
                )

    def _lacks(self, known: _Known, path: str, kind: EffectType) -> bool:
        """Whether an article is named that the text of its act has not, nor any later act added."""
        units = path.split("/")
        number = units[2] if units[1:2] == ["articulo"] else ""
        added = f"{known.id}/articulo/{number}" in self._provisions
        return bool(number and known.articles) and kind is not EffectType.ADDS and number not in known.articles and not added

    def first_texts(self, norm: Norm, starts: dict[Id, str]) -> Iterator[Record]:
        """The text that the touched articles of an act had from its own start; asked for when every norm has been turned."""
        if norm.file not in self._twins:
            yield from self._provisions.first_texts(norm, starts)

    def _references(self, norm: Norm, act: Act, source: Id) -> Iterator[Record]:
        for place, told in enumerate(norm.cites):
            known = self._resolved(told["act"])
            if known is None:
                self.report.read["cites-unresolved"] += 1
                continue
            self.report.read["cites"] += 1
            if known.id != act.id:
                evidence = evidence_of(source, Confidence.MEDIUM, span_of(told), told["span"])
                yield self._reference(
                    ReferenceKind.CITES, f"C-{norm.type}-{norm.year}-{norm.number}-{place}", act.id, known.id, evidence
                )
        if norm.general:
            evidence = evidence_of(source, Confidence.MEDIUM, span_of(norm.general), norm.general["span"])
            yield self._reference(ReferenceKind.GENERIC_REPEAL, f"G-{norm.type}-{norm.year}-{norm.number}", act.id, "", evidence)

    def _reference(self, kind: ReferenceKind, name: str, origin: Id, target: Id, evidence: Evidence) -> Reference:
        self.report.recorded[kind.value] += 1
        return Reference(id=f"effect/{name}", kind=kind, origin=origin, target=target, evidence=evidence)

    def _resolved(self, act: list[Any]) -> _Known | None:
        kind, number, year = act
        if number is None or year is None:
            return None
        return self._acts.get((_series(kind), str(number), int(year)))


def _worth(norm: Norm) -> Iterable[dict[str, Any]]:
    """The effects of a norm, without what its title only announces and its articles then say in full."""
    said = {(told["type"], *told["act"]) for told in norm.effects if told["where"] != "title"}
    return [told for told in norm.effects if told["where"] != "title" or (told["type"], *told["act"]) not in said]


def _series(kind: str) -> str:
    return "decreto" if kind in _DECREES else kind


def _said(act: list[Any]) -> str:
    return " ".join(str(part) for part in act if part is not None)
