"""From what was read in each norm to records of the model: targets resolved, starts found, every fact with its evidence.

All are proposals of a program: confidence is medium at most, the words they rest on are quoted with their place, and what
could not be resolved is told and not recorded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.core.identifiers import parse
from app.core.model import (
    Act,
    Commencement,
    Effect,
    Evidence,
    Id,
    Provision,
    Record,
    Reference,
    Source,
    StatedStatus,
    Term,
    Text,
    Version,
)
from app.core.period import Moment
from app.core.rules.existence import computed_start
from app.core.vocabulary import Confidence, EffectType, Incorporation, Rank, ReferenceKind, StartRule
from loaders.corpus.norm import Norm

#: One series of numbers: a decree with the force of a statute is cited as a decree, and the other way round.
_DECREES = frozenset({"decreto", "decreto-ley", "decreto-legislativo"})
_EFFECTS = {
    "repeals": EffectType.REPEALS,
    "amends": EffectType.AMENDS,
    "substitutes": EffectType.SUBSTITUTES,
    "adds": EffectType.ADDS,
    "incorporates": EffectType.INCORPORATES,
    "corrects": EffectType.CORRECTS,
    "suspends": EffectType.SUSPENDS,
    "extends": EffectType.EXTENDS,
}
#: Effects that put a text where another stood, or none did.
_BRINGING = frozenset({EffectType.AMENDS, EffectType.SUBSTITUTES, EffectType.ADDS, EffectType.CORRECTS})
_NOTE = Text("Propuesta leída por un programa; nadie la ha revisado.", "A proposal read by a program; nobody has reviewed it.")
_NAMES = {"ley": ("Ley", "Law"), "decreto": ("Decreto", "Decree"), "resolucion": ("Resolución", "Resolution"),
          "acto-legislativo": ("Acto Legislativo", "Legislative Act")}  # fmt: skip
_STATED = {"vigente": "in force", "derogada": "repealed", "parcialmente_derogada": "repealed in part"}


@dataclass(slots=True)
class Report:
    """What importing came to, in numbers, with the first findings of each kind and the targets that are not in the corpus."""

    norms: int = 0
    bytes: int = 0
    read: Counter[str] = field(default_factory=Counter)
    recorded: Counter[str] = field(default_factory=Counter)
    unresolved: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    findings: list[tuple[str, str, str]] = field(default_factory=list)

    def found(self, code: str, focus: str, what: str) -> None:
        """Count a finding; the first two hundred of a kind are kept whole."""
        self.codes[code] += 1
        if self.codes[code] <= 200:
            self.findings.append((code, focus, what))


@dataclass(frozen=True, slots=True)
class _Known:
    """What others need to know of an act: its name, its year, and the articles that its text has."""

    id: Id
    year: int
    articles: frozenset[str]


class Assembly:
    """Makes the records of a corpus: first every norm is `met`, then every norm is turned into `records`."""

    def __init__(self, horizon: date, report: Report) -> None:
        self.horizon = horizon
        self.report = report
        self._acts: dict[tuple[str, str, int], _Known] = {}
        self._twins: set[Id] = set()
        self._slots: dict[Id, set[Id]] = {}
        self._versions: set[Id] = set()
        self._later: dict[Id, list[tuple[Id, Evidence]]] = {}

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
        source = (
            f"source/suin/{norm.address.rpartition('id=')[2]}"
            if "id=" in norm.address
            else f"source/corpus/{norm.file.replace(' ', '-')}"
        )
        yield Source(
            id=source,
            title=Text(f"SUIN-Juriscol, {norm.file} (copia abierta)", f"SUIN-Juriscol, {norm.file} (open copy)"),
            kind="source-kind/third-party-copy",
            url=norm.address if norm.address.startswith("https://") else "",
            identifier=f"sha256-{norm.sha256}",
        )
        act = self._act(norm, source)
        yield act
        started = self._commencement(norm, act, source)
        yield started
        tag = started.start.exact.isoformat() if started.start and started.start.exact else "undated"
        title = norm.title or act.label.es
        self._versions.add(f"{act.id}@{tag}")
        plain = _evidence(source, Confidence.MEDIUM)
        yield Version(
            id=f"{act.id}@{tag}", slot=act.id, heading=Text(title[:300], title[:300]), produced_by=(started.id,), evidence=plain
        )
        if norm.stated:
            value = norm.stated.replace("_", " ")
            yield StatedStatus(
                id=f"stated/{act.id.replace('/', '-')}",
                act=act.id,
                value=Text(value, _STATED.get(norm.stated, value)),
                evidence=plain,
            )
        for place, told in enumerate(_worth(norm)):
            yield from self._effect(norm, act, source, place, told, tag)
        yield from self._references(norm, act, source)

    def _act(self, norm: Norm, source: Id) -> Act:
        es, en = _NAMES[norm.type]
        rank = {"acto-legislativo": Rank.CONSTITUTION, "resolucion": Rank.RESOLUTION}.get(norm.type, Rank.DECREE)
        unverified = () if norm.published else ("published",)
        return Act(
            id=norm.id,
            kind=f"act-type/{norm.type}",
            rank=Rank.STATUTE if norm.statutory else rank,
            label=Text(f"{es} {norm.number} de {norm.year}", f"{en} {norm.number} of {norm.year}"),
            short=Text(f"{es} {norm.number}/{norm.year}", f"{en} {norm.number}/{norm.year}"),
            year=norm.year,
            number=norm.number,
            title=norm.title,
            issued=date.fromisoformat(norm.issued) if norm.issued else None,
            published=date.fromisoformat(norm.published) if norm.published else None,
            recorded_until=self.horizon,
            evidence=_evidence(source, Confidence.MEDIUM, unverified=unverified),
        )

    def _commencement(self, norm: Norm, act: Act, source: Id) -> Effect:
        """How the act started, by the clause that was read; by the general rule where none was."""
        entry = norm.entry
        clause = _clause(norm)
        locator = _span(entry) if entry else ""
        grade = Confidence.MEDIUM if entry and entry["confidence"] == "high" else Confidence.LOW
        effect = Effect(
            id=f"effect/S-{norm.type}-{norm.year}-{norm.number}",
            type=EffectType.COMMENCES,
            actor=act.id,
            target=act.id,
            commencement=clause,
            start=Moment.on(date.fromisoformat(entry["date"])) if clause.rule is StartRule.FIXED_DAY else None,
            evidence=_evidence(source, grade, locator, entry.get("span", ""), () if entry else ("commencement",)),
        )
        start = computed_start(act, effect) or effect.start
        if start is not None and act.published is not None and start.earliest < act.published:
            # A start before the publication cannot be (R2): the clause is told, the day is not.
            self.report.found(
                "start-before-publication", act.id, f"its clause gives {start.earliest}: {entry.get('span', '')[:80]}"
            )
            start = Moment.on(act.published)
            clause = Commencement(rule=StartRule.ON_PUBLICATION)
        if start is None and act.published is None:
            self.report.found("start-unknown", act.id, "no day of publication is usable, so the first day of force is unknown")
        return _with(effect, start, clause)

    def _effect(self, norm: Norm, act: Act, source: Id, place: int, told: dict[str, Any], tag: str) -> Iterator[Record]:
        known = self._resolved(told["act"])
        kind = _EFFECTS.get(told["type"])
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
        evidence = _evidence(
            source,
            grade,
            f"art. {told['where']}, {_span(told)}" if told["where"] else _span(told),
            told["span"],
            ("target",),
        )
        origin = act.id
        article = str(told["where"])
        if article in norm.articles:
            origin = f"{act.id}/articulo/{article}"
            yield from self._slot(origin, evidence)
            yield from self._first_text(origin, tag, f"effect/S-{norm.type}-{norm.year}-{norm.number}", evidence)
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
                yield from self._slot(target, evidence, known.id)
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
            if kind in _BRINGING and path and not vague and f"{target}@{tag}" not in self._versions:
                self._versions.add(f"{target}@{tag}")
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
        added = f"{known.id}/articulo/{number}" in self._slots
        return bool(number and known.articles) and kind is not EffectType.ADDS and number not in known.articles and not added

    def _slot(self, slot: Id, evidence: Evidence, act: Id = "") -> Iterator[Record]:
        """The provision of a slot and those that hold it, each once; and later their first text."""
        address = parse(slot)
        for length in range(1, len(address.path) + 1):
            here = "/".join((address.act, *(part for pair in address.path[:length] for part in pair)))
            if here in self._slots:
                continue
            self._slots[here] = set()
            parent = "/".join((address.act, *(part for pair in address.path[: length - 1] for part in pair)))
            kind, number = address.path[length - 1]
            plain = Evidence(sources=evidence.sources, confidence=Confidence.LOW, note=_NOTE)
            yield Provision(id=here, parent=parent, kind=f"subdivision/{kind}", number=number, evidence=plain)
            if act:
                self._later.setdefault(act, []).append((here, plain))

    def _first_text(self, slot: Id, tag: str, started: Id, evidence: Evidence) -> Iterator[Record]:
        name = f"{slot}@{tag}"
        if name not in self._versions:
            self._versions.add(name)
            unit = slot.rpartition("/")[2]
            plain = Evidence(sources=evidence.sources, confidence=evidence.confidence, note=_NOTE)
            yield Version(
                id=name, slot=slot, heading=Text(f"Artículo {unit}", f"Article {unit}"), produced_by=(started,), evidence=plain
            )

    def first_texts(self, norm: Norm, starts: dict[Id, str]) -> Iterator[Record]:
        """The text that the touched articles of an act had from its own start; asked for when every norm has been turned."""
        if norm.file in self._twins:
            return
        for slot, evidence in self._later.get(norm.id, ()):
            path = parse(slot).path
            if path[0][0] == "articulo" and path[0][1] in norm.articles:
                started = f"effect/S-{norm.type}-{norm.year}-{norm.number}"
                yield from self._first_text(slot, starts.get(norm.id, "undated"), started, evidence)

    def _references(self, norm: Norm, act: Act, source: Id) -> Iterator[Record]:
        for place, told in enumerate(norm.cites):
            known = self._resolved(told["act"])
            if known is None:
                self.report.read["cites-unresolved"] += 1
                continue
            self.report.read["cites"] += 1
            if known.id != act.id:
                evidence = _evidence(source, Confidence.MEDIUM, _span(told), told["span"])
                yield self._reference(
                    ReferenceKind.CITES, f"C-{norm.type}-{norm.year}-{norm.number}-{place}", act.id, known.id, evidence
                )
        if norm.general:
            evidence = _evidence(source, Confidence.MEDIUM, _span(norm.general), norm.general["span"])
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


def _clause(norm: Norm) -> Commencement:
    match norm.entry.get("rule"):
        case "fixed-date" if norm.entry.get("date"):
            return Commencement(rule=StartRule.FIXED_DAY)
        case "expedition" | "sanction" if norm.issued:
            return Commencement(rule=StartRule.ON_ISSUE)
        case "delay" if norm.entry.get("n") and str(norm.entry.get("unit", "")).startswith("m"):
            return Commencement(rule=StartRule.MONTHS_AFTER_PROMULGATION, months=int(norm.entry["n"]))
        case None if norm.type == "ley":
            return Commencement(rule=StartRule.TWO_MONTHS_DEFAULT)
        case _:
            return Commencement(rule=StartRule.ON_PUBLICATION)


def _with(effect: Effect, start: Moment | None, clause: Commencement) -> Effect:
    return Effect(
        id=effect.id,
        type=effect.type,
        actor=effect.actor,
        target=effect.target,
        start=start,
        commencement=clause,
        evidence=effect.evidence,
    )


def _evidence(source: Id, grade: Confidence, locator: str = "", quote: str = "", unverified: tuple[str, ...] = ()) -> Evidence:
    return Evidence(
        sources=(source,), confidence=grade, locator=locator, quote=" ".join(quote.split()), unverified=unverified, note=_NOTE
    )


def _span(told: dict[str, Any]) -> str:
    return f"caracteres {told['start']}-{told['end']}"


def _series(kind: str) -> str:
    return "decreto" if kind in _DECREES else kind


def _said(act: list[Any]) -> str:
    return " ".join(str(part) for part in act if part is not None)
