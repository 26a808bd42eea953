"""What programs read beside what people recorded: curated facts win, and where the two meet it is told.

A proposal never changes the answer of a curated act by itself: an effect that a program read on one is kept as outstanding,
which is told to the reader and carried out by nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.core.findings import Finding, Severity
from app.core.identifiers import act_of
from app.core.model import Act, Effect, Id, Record, Reference, Version
from app.core.vocabulary import EffectType, Incorporation

_CURE = "Read the clause; record the effect in the curated book if it is right."


def reconcile(curated: Sequence[Record], proposed: Iterable[Record]) -> tuple[list[Record], list[Finding]]:
    """The proposals that stand beside the curated records, and what was found where they meet (warnings, never errors)."""
    names = {record.id for record in curated}
    acts = {record.id for record in curated if isinstance(record, Act)}
    known: dict[tuple[Id, Id], set[EffectType]] = defaultdict(set)
    for record in curated:
        if isinstance(record, Effect):
            known[act_of(record.actor), act_of(record.target)].add(record.type)
    kept: list[Record] = []
    findings: list[Finding] = []
    for record in proposed:
        if record.id in names:
            continue
        match record:
            case Effect() if record.type is EffectType.COMMENCES and act_of(record.target) in acts:
                continue
            case Version() if act_of(record.slot) in acts:
                continue
            case Effect() if act_of(record.target) in acts:
                there = known.get((act_of(record.actor), act_of(record.target)), set())
                if record.type in there:
                    continue
                findings.append(_met(record, there))
                kept.append(replace(record, incorporation=Incorporation.OUTSTANDING))
            case Effect() | Reference() if act_of(record.actor if isinstance(record, Effect) else record.origin) in acts:
                # The curated book says all that a curated act does.
                if isinstance(record, Effect):
                    findings.append(_met(record, set()))
            case _:
                kept.append(record)
        names.add(record.id)
    return kept, findings


def _met(effect: Effect, there: set[EffectType]) -> Finding:
    curated = f"the curated book says {', '.join(sorted(there))}" if there else "the curated book says nothing of it"
    message = f"a program read that {effect.actor} {effect.type} {effect.target} ({effect.evidence.locator}); {curated}."
    return Finding("proposal-meets-curated", Severity.WARNING, effect.id, message, _CURE)


def faults_of(findings: Iterable[Finding], curated: Sequence[Record]) -> frozenset[Id]:
    """The proposals that checks found at fault: they are left out and told; a fault of a curated record stops a build."""
    names = {record.id for record in curated}
    return frozenset(one.focus for one in findings if one.severity is Severity.ERROR and one.focus not in names)


def without(proposed: Sequence[Record], faulty: frozenset[Id]) -> list[Record]:
    """The proposals but the faulty ones, and but the texts that only faulty effects brought."""
    return [
        one
        for one in proposed
        if one.id not in faulty and not (isinstance(one, Version) and one.produced_by and faulty.issuperset(one.produced_by))
    ]
