"""The act that a norm is, where it was read, and how it started."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.core.model import Act, Commencement, Effect, Id, Source, StatedStatus, Text
from app.core.period import Moment
from app.core.rules.existence import computed_start
from app.core.vocabulary import Confidence, EffectType, Rank, StartRule
from loaders.corpus.evidence import evidence_of, span_of
from loaders.corpus.norm import Norm
from loaders.corpus.report import Report

_NAMES = {"ley": ("Ley", "Law"), "decreto": ("Decreto", "Decree"), "resolucion": ("Resolución", "Resolution"),
          "acto-legislativo": ("Acto Legislativo", "Legislative Act")}  # fmt: skip
_STATED = {"vigente": "in force", "derogada": "repealed", "parcialmente_derogada": "repealed in part"}


def source_of(norm: Norm) -> Source:
    """The copy in which a norm was read."""
    number = norm.address.rpartition("id=")[2] if "id=" in norm.address else ""
    return Source(
        id=f"source/suin/{number}" if number else f"source/corpus/{norm.file.replace(' ', '-')}",
        title=Text(f"SUIN-Juriscol, {norm.file} (copia abierta)", f"SUIN-Juriscol, {norm.file} (open copy)"),
        kind="source-kind/third-party-copy",
        url=norm.address if norm.address.startswith("https://") else "",
        identifier=f"sha256-{norm.sha256}",
    )


def stated_of(norm: Norm, act: Id, source: Id) -> StatedStatus:
    """The status that the publisher states."""
    value = norm.stated.replace("_", " ")
    told = Text(value, _STATED.get(norm.stated, value))
    name = f"stated/{act.replace('/', '-')}"
    return StatedStatus(id=name, act=act, value=told, evidence=evidence_of(source, Confidence.MEDIUM))


def start_name(norm: Norm) -> Id:
    """The name of the effect by which an act started."""
    return f"effect/S-{norm.type}-{norm.year}-{norm.number}"


def act_read(norm: Norm, source: Id, horizon: date) -> Act:
    """The act that a norm is."""
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
        recorded_until=horizon,
        evidence=evidence_of(source, Confidence.MEDIUM, unverified=unverified),
    )


def commencement_of(norm: Norm, act: Act, source: Id, report: Report) -> Effect:
    """How the act started, by the clause that was read; by the general rule where none was."""
    entry = norm.entry
    clause = _clause(norm)
    locator = span_of(entry) if entry else ""
    grade = Confidence.MEDIUM if entry and entry["confidence"] == "high" else Confidence.LOW
    effect = Effect(
        id=start_name(norm),
        type=EffectType.COMMENCES,
        actor=act.id,
        target=act.id,
        commencement=clause,
        start=Moment.on(date.fromisoformat(entry["date"])) if clause.rule is StartRule.FIXED_DAY else None,
        evidence=evidence_of(source, grade, locator, entry.get("span", ""), () if entry else ("commencement",)),
    )
    start = computed_start(act, effect) or effect.start
    if start is not None and act.published is not None and start.earliest < act.published:
        # A start before the publication cannot be (R2): the clause is told, the day is not.
        report.found("start-before-publication", act.id, f"its clause gives {start.earliest}: {entry.get('span', '')[:80]}")
        start = Moment.on(act.published)
        clause = Commencement(rule=StartRule.ON_PUBLICATION)
    if start is None and act.published is None:
        report.found("start-unknown", act.id, "no day of publication is usable, so the first day of force is unknown")
    return replace(effect, start=start, commencement=clause)


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
