"""Small bodies of law, made in memory: each builder fills in what a case does not care about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from app.core.corpus import MemoryCorpus
from app.core.identifiers import parse
from app.core.model import (
    Absence,
    Act,
    Commencement,
    CoverageClaim,
    Effect,
    Evidence,
    Governance,
    Principle,
    Provision,
    Record,
    Reference,
    Source,
    Text,
    Topic,
    Version,
)
from app.core.period import Moment, parse_day
from app.core.vocabulary import AbsenceKind, ClaimBasis, Confidence, EffectType, Rank, ReferenceKind, Relation, Role, StartRule

TESTS = Path(__file__).parent
#: The invented jurisdiction with 140 records, as a file.
REALM = TESTS / "questions" / "the-realm.ttl"
BROKEN = TESTS / "broken"
EXPECTED = TESTS / "expected"

EVIDENCE = Evidence(sources=("source/cronica",), confidence=Confidence.HIGH, locator="art. 1")
SOURCE = Source(id="source/cronica", title=Text("Crónica", "Chronicle"), kind="source-kind/official")

_RANKS = {
    "constitucion": Rank.CONSTITUTION,
    "ley": Rank.STATUTE,
    "decreto": Rank.DECREE,
    "resolucion": Rank.RESOLUTION,
    "directiva": Rank.DIRECTIVE,
    "manual": Rank.MANUAL,
    "auto": Rank.RULING,
}


def day(text: str) -> date:
    """A day."""
    return parse_day(text)


def on(text: str) -> Moment:
    """The moment of an exact day."""
    return Moment.on(day(text))


def window(earliest: str, latest: str | None) -> Moment:
    """A moment known as a window of days; open where nothing shows that it ever happened."""
    return Moment(day(earliest), day(latest) if latest else None)


def both(words: str) -> Text:
    """The same words in both languages, marked so that a mix-up shows."""
    return Text(f"{words} (es)", f"{words} (en)")


def act(identifier: str, **more: Any) -> Act:
    """An act; its kind and rank are read off its name."""
    kind = identifier.split("/")[1]
    filled: dict[str, Any] = {
        "kind": f"act-type/{kind}",
        "rank": _RANKS[kind],
        "label": both(identifier),
        "short": both(identifier),
        "evidence": EVIDENCE,
    }
    return Act(id=identifier, **{**filled, **more})


def provision(identifier: str, parent: str = "", **more: Any) -> Provision:
    """A slot; its holder is the next wider unit of its name unless another is given."""
    address = parse(identifier)
    kind, number = address.path[-1]
    holder = parent or identifier.removesuffix(f"/{kind}/{number}")
    filled: dict[str, Any] = {"kind": f"subdivision/{kind}", "number": number, "evidence": EVIDENCE}
    return Provision(id=identifier, parent=holder, **{**filled, **more})


def effect(identifier: str, type: EffectType, actor: str, target: str, start: Moment | str | None = None, **more: Any) -> Effect:
    """An effect; a day may be given as text."""
    moment = on(start) if isinstance(start, str) else start
    filled: dict[str, Any] = {"evidence": EVIDENCE}
    return Effect(id=f"effect/{identifier}", type=type, actor=actor, target=target, start=moment, **{**filled, **more})


def commences(act_id: str, start: Moment | str | None = None, rule: StartRule | None = StartRule.ATTESTED, **more: Any) -> Effect:
    """The commencement of an act, called after it: ``effect/S-decreto-2003-10``."""
    months = more.pop("months", None)
    suffix = more.pop("suffix", "")
    clause = Commencement(rule=rule, months=months) if rule else None
    name = "S-" + act_id.partition("/")[2].replace("/", "-") + suffix
    return effect(name, EffectType.COMMENCES, act_id, act_id, start, commencement=clause, **more)


def version(slot: str, tag: str, *produced_by: str, policy: str = "", **more: Any) -> Version:
    """What fills a slot from a day on; `policy` names a topic it governs as policy."""
    filled: dict[str, Any] = {"heading": both(f"{slot} {tag}"), "evidence": EVIDENCE}
    if policy:
        filled["governs"] = (Governance(topic=f"topic/{policy}", role=Role.POLICY),)
    return Version(id=f"{slot}@{tag}", slot=slot, produced_by=produced_by, **{**filled, **more})


def governs(topic_slug: str, role: Role) -> tuple[Governance, ...]:
    """That a version governs one topic in a role."""
    return (Governance(topic=f"topic/{topic_slug}", role=role),)


def reference(identifier: str, kind: ReferenceKind, origin: str, target: str = "", **more: Any) -> Reference:
    """A relation that changes nothing."""
    filled: dict[str, Any] = {"evidence": EVIDENCE}
    return Reference(id=f"effect/{identifier}", kind=kind, origin=origin, target=target, **{**filled, **more})


def topic(slug: str) -> Topic:
    """A topic."""
    return Topic(id=f"topic/{slug}", slug=slug, label=both(slug), definition=both(slug))


def principle(number: int) -> Principle:
    """A principle of the recommendation."""
    return Principle(
        id=f"oecd/2014/principle/{number}",
        number=number,
        pillar="oecd/2014/pillar/1",
        label=both(f"principle {number}"),
        short=both(f"p{number}"),
        evidence=EVIDENCE,
    )


def claim(identifier: str, number: int, *versions: str, relation: Relation = Relation.PARTIAL, **more: Any) -> CoverageClaim:
    """That versions support a principle."""
    filled: dict[str, Any] = {
        "basis": ClaimBasis.EDITORIAL,
        "reason": both("because"),
        "assessor": "agent/escribano",
        "assessed_on": day("2020-12-01"),
        "evidence": EVIDENCE,
    }
    return CoverageClaim(
        id=f"claim/{identifier}",
        principle=f"oecd/2014/principle/{number}",
        versions=versions,
        relation=relation,
        **{**filled, **more},
    )


def absence(slug: str, start: str | None, end: str | None, kind: AbsenceKind = AbsenceKind.KNOWN) -> Absence:
    """A recorded absence of norms on a topic."""
    return Absence(
        id=f"absence/{slug}-{start}",
        topic=f"topic/{slug}",
        kind=kind,
        start=day(start) if start else None,
        end=day(end) if end else None,
        reason=both("nobody ruled"),
        evidence=EVIDENCE,
    )


def enacted(act_id: str, start: str, *, policy: str = "", **more: Any) -> list[Record]:
    """An act that starts on a day, with its commencement and its whole text as one version."""
    started = commences(act_id, start)
    return [act(act_id, **more), started, version(act_id, start, started.id, policy=policy)]


def law(*records: Record | Iterable[Record]) -> MemoryCorpus:
    """A body of law made of records and lists of records."""
    flat: list[Record] = [SOURCE]
    for one in records:
        if isinstance(one, Record):
            flat.append(one)
        else:
            flat.extend(one)
    return MemoryCorpus(flat)
