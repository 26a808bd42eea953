"""From the reading of a draft to the records it would be: an act, effects and texts, all of them proposals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from app.core.corpus import Corpus
from app.core.drafts.inserted import inserted
from app.core.drafts.targets import Finder, Found, State, text_of
from app.core.identifiers import act_of, parse
from app.core.model import Act, Commencement, Effect, Evidence, Id, Provision, Record, Reference, Source, Text, Version
from app.core.period import Moment
from app.core.reading import ActReading
from app.core.reading.places import BRINGING, EFFECTS
from app.core.reading.reference import Effect as ReadEffect
from app.core.vocabulary import Confidence, EffectType, Incorporation, Rank, ReferenceKind, StartRule

SOURCE = "source/proyecto"
#: More declared effects than this are not carried out: an act with so many is no draft that somebody wrote.
MOST_EFFECTS = 500
_TYPES: dict[str, tuple[Rank, str, str]] = {
    "ley": (Rank.STATUTE, "Proyecto de ley", "Draft law"),
    "acto-legislativo": (Rank.CONSTITUTION, "Proyecto de acto legislativo", "Draft legislative act"),
    "decreto-ley": (Rank.STATUTE, "Proyecto de decreto ley", "Draft decree-law"),
    "decreto": (Rank.DECREE, "Proyecto de decreto", "Draft decree"),
    "resolucion": (Rank.RESOLUTION, "Proyecto de resolución", "Draft resolution"),
    "directiva-presidencial": (Rank.DIRECTIVE, "Proyecto de directiva", "Draft directive"),
}
_TYPE_IN_HEAD = re.compile(r"\b(decreto[ -]ley|decreto|resolucion|ley|directiva presidencial)\b")
_NOTE = Text("Propuesta leída de un proyecto; no es derecho vigente.", "A proposal read from a draft; it is not law in force.")


@dataclass(slots=True)
class Declared:
    """One effect a draft declares, on one provision: what was read, what was found, and the record of it, if it was applied.

    `unapplied` says why an effect is left out of the draft's body of law: its target, its kind, its vagueness, or that the
    draft says it twice.
    """

    read: ReadEffect
    found: Found
    effect: Effect | None = None
    unapplied: str = ""
    outranked: bool = False


@dataclass(slots=True)
class Proposed:
    """The records a draft would be; `spans` says, for each effect and version, from which declared effect it came."""

    act: Act
    records: list[Record] = field(default_factory=list)
    declared: list[Declared] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    assumed: set[Id] = field(default_factory=set)
    spans: dict[Id, ReadEffect] = field(default_factory=dict)


def propose(corpus: Corpus, reading: ActReading, day: date, finder: Finder) -> Proposed:
    """The records that a draft which starts to rule on `day` would add to a body of law.

    A text that replaces another in its place is taken to govern the same topics, for the same addressees: the draft cannot
    say so, and the versions concerned are named in `assumed`.
    """
    act = draft_act(reading, day)
    made = Proposed(act)
    evidence = Evidence(sources=(SOURCE,), confidence=Confidence.LOW, note=_NOTE)
    made.records += [
        Source(id=SOURCE, title=Text("El proyecto examinado", "The draft examined"), kind="source-kind/draft"),
        act,
        Effect(
            id="effect/P-0", type=EffectType.COMMENCES, actor=act.id, target=act.id, start=Moment.on(day),
            commencement=Commencement(rule=StartRule.FIXED_DAY), evidence=evidence,
        ),
        Version(id=f"{act.id}@{day}", slot=act.id, heading=act.label, produced_by=("effect/P-0",), evidence=evidence),
    ]  # fmt: skip
    starts = _staggered(reading)
    known: set[Id] = set()
    seen: set[tuple[str, Id]] = set()
    for read in _worth(reading):
        for found in finder.find(read.target, day, adds=read.type == "adds"):
            if len(made.declared) >= MOST_EFFECTS:
                break
            place = read.type, found.slot + found.path
            repeated = bool(found.slot) and place in seen
            seen.add(place)
            made.declared.append(_declare(corpus, made, Declared(read, found, unapplied="repeated" * repeated), starts, known))
    _restated(corpus, reading, made, day, known)
    return made


def draft_act(reading: ActReading, day: date) -> Act:
    """The act that a draft would be; its number is not taken from the text, so that it never is an act that exists."""
    kind = reading.act.type
    if kind not in _TYPES:
        head = reading.folded.text[: reading.outline.title[0] if reading.outline.title else 600]
        named = _TYPE_IN_HEAD.search(head)
        kind = named.group().replace(" ", "-") if named else "decreto"
    rank, es, en = _TYPES.get(kind, _TYPES["decreto"])
    evidence = Evidence(sources=(SOURCE,), confidence=Confidence.LOW, note=_NOTE, unverified=("issued", "published"))
    return Act(
        id=f"co/{kind}/{day.year}/proyecto",
        kind=f"act-type/{kind}",
        rank=rank,
        label=Text(f"{es} de {day.year}", f"{en} of {day.year}"),
        short=Text(f"Proyecto {day.year}", f"Draft {day.year}"),
        year=day.year,
        title=reading.title,
        evidence=evidence,
    )


def _worth(reading: ActReading) -> list[ReadEffect]:
    """The effects of an act, without what its title only announces and its articles then say in full."""
    said = {(one.type, one.target.act) for one in reading.effects if one.where != "title"}
    own = [one for one in reading.effects if one.target.act.type != "self"]
    return [one for one in own if one.where != "title" or (one.type, one.target.act) not in said]


def _staggered(reading: ActReading) -> dict[str, date]:
    """The first days that the draft gives to single articles of its own."""
    dated = [(entry, date.fromisoformat(entry.date)) for entry in reading.entry_into_force if entry.date and entry.scope]
    return {path[0].n: day for entry, day in dated for path in entry.scope if path[0].kind == "articulo" and path[0].n}


def _declare(corpus: Corpus, made: Proposed, declared: Declared, starts: dict[str, date], known: set[Id]) -> Declared:
    read, found = declared.read, declared.found
    target = corpus.get(Act, act_of(found.slot)) if found.slot else None
    declared.outranked = target is not None and target.rank.order < made.act.rank.order and read.type != "implements"
    kind = EFFECTS.get(read.type)
    adding = kind is EffectType.ADDS and found.state is State.NEW
    if kind is None and read.type != "implements":
        declared.unapplied = "kind"
    elif found.state is not State.RESOLVED and not adding:
        declared.unapplied = "target"
    if declared.unapplied:
        return declared
    place = len(made.spans) + 1
    origin = _own_article(made, read, known)
    evidence = _evidence(read)
    if kind is None:
        made.records.append(
            Reference(id=f"effect/P-{place}", kind=ReferenceKind.IMPLEMENTS, origin=origin, target=found.slot, evidence=evidence)
        )
        made.spans[f"effect/P-{place}"] = read
        return declared
    slot = found.slot + found.path
    for provision in _chain(corpus, slot, evidence, known):
        made.records.append(provision)
    partial = bool(read.marks.get("partial") or read.marks.get("aspect")) or any(u.kind == "expresion" for u in read.target.path)
    vague = (partial and kind is not EffectType.AMENDS) or bool(read.marks.get("aspect"))
    if vague:
        declared.unapplied = "partial"
    first = read.marks.get("from") or starts.get(read.where)
    spared = "; ".join(", ".join(f"{unit.kind} {unit.n or ''}".strip() for unit in path) for path in read.exceptions)
    effect = Effect(
        id=f"effect/P-{place}",
        type=kind,
        actor=origin,
        target=slot,
        start=Moment.on(date.fromisoformat(str(first))) if first else None,
        incorporation=Incorporation.OUTSTANDING if vague else Incorporation.APPLIED,
        exceptions=Text(spared, spared) if spared else None,
        evidence=evidence,
    )
    declared.effect = effect
    made.records.append(effect)
    made.spans[effect.id] = read
    return declared


def _own_article(made: Proposed, read: ReadEffect, known: set[Id]) -> Id:
    if not read.where or read.where == "title":
        return made.act.id
    origin = f"{made.act.id}/articulo/{read.where}"
    if origin not in known:
        known.add(origin)
        day = made.records[3].id.partition("@")[2]
        evidence = Evidence(sources=(SOURCE,), confidence=Confidence.LOW, note=_NOTE)
        heading = Text(f"Artículo {read.where}", f"Article {read.where}")
        made.records += [
            Provision(id=origin, parent=made.act.id, kind="subdivision/articulo", number=read.where, evidence=evidence),
            Version(id=f"{origin}@{day}", slot=origin, heading=heading, produced_by=("effect/P-0",), evidence=evidence),
        ]
    return origin


def _chain(corpus: Corpus, slot: Id, evidence: Evidence, known: set[Id], parent: Id = "") -> Iterator[Provision]:
    """The provisions of a slot that are not recorded yet, each once; `parent` holds the outermost of them."""
    address = parse(slot)
    above = address.act
    for kind, number in address.path:
        here = f"{above}/{kind}/{number}"
        if here not in known and corpus.get(Provision, here) is None:
            known.add(here)
            holder = parent if parent and above == address.act else above
            plain = replace(evidence, confidence=Confidence.LOW)
            yield Provision(id=here, parent=holder, kind=f"subdivision/{kind}", number=number, evidence=plain)
        above = here


def _restated(corpus: Corpus, reading: ActReading, made: Proposed, day: date, known: set[Id]) -> None:
    """The texts that the draft brings: one for each place it acts on, and one for each article it sets out in between."""
    bringing = [one for one in made.declared if one.effect and one.effect.type in BRINGING and not one.unapplied]
    bringing = [one for one in bringing if parse(one.effect.target).path]  # type: ignore[union-attr]
    for declared in bringing:
        effect = declared.effect
        assert effect is not None
        if effect.type is EffectType.ADDS and not declared.found.path:
            continue  # what is added to goes on
        _text(corpus, made, effect, effect.target, _first_day(effect, day), None)
    for place in inserted(reading, [(one.read, one.effect.target) for one in bringing if one.effect]):
        (declared,) = [one for one in bringing if one.read is place.read and one.effect and one.effect.target == place.target]
        effect = declared.effect
        assert effect is not None
        made.records += _chain(corpus, place.slot, _evidence(place.read), known, place.parent)
        heading = Text(place.heading, place.heading) if place.heading else None
        _text(corpus, made, effect, place.slot, _first_day(effect, day), heading)


def _first_day(effect: Effect, day: date) -> date:
    return effect.start.exact if effect.start and effect.start.exact else day


def _text(corpus: Corpus, made: Proposed, effect: Effect, slot: Id, day: date, heading: Text | None) -> None:
    name = f"{slot}@{day}"
    there = next((one for one in made.versions if one.id == name), None)
    if there is not None:
        if heading is not None:
            _put(made, there, replace(there, heading=heading))
        return
    before = text_of(corpus, slot, day)
    version = Version(
        id=name,
        slot=slot,
        heading=heading or Text("Texto dado por el proyecto", "Text given by the draft"),
        produced_by=(effect.id,),
        text_from=(effect.actor,),
        governs=before.governs if before else (),
        addressees=before.addressees if before else (),
        evidence=replace(effect.evidence, confidence=Confidence.LOW, unverified=("governs",) if before else ()),
    )
    if before and before.governs:
        made.assumed.add(name)
    made.versions.append(version)
    made.records.append(version)


def _put(made: Proposed, old: Version, new: Version) -> None:
    made.versions[made.versions.index(old)] = new
    made.records[made.records.index(old)] = new


def _evidence(read: ReadEffect) -> Evidence:
    grade = Confidence.MEDIUM if read.confidence == "high" else Confidence.LOW
    where = f"art. {read.where}, " if read.where and read.where != "title" else ""
    locator = f"{where}caracteres {read.start}-{read.end}"
    return Evidence(sources=(SOURCE,), confidence=grade, locator=locator, quote=" ".join(read.span.split())[:400], note=_NOTE)
