"""What a whole body of law shows in numbers: who ended what and when, long chains, much amended acts, orphaned regulations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.acts import act_standing
from app.core.corpus import Corpus
from app.core.identifiers import act_of, natural_key
from app.core.model import Act, Effect, Id, Reference, StatedStatus
from app.core.rules.ending import applies_by_itself
from app.core.rules.grounds import contradicts
from app.core.standing import ALIVE
from app.core.vocabulary import EffectType, Incorporation, ReferenceKind, Status

#: How many of each list are told.
MOST = 25
_ENDING = frozenset({EffectType.REPEALS, EffectType.SUBSTITUTES, EffectType.INCORPORATES, EffectType.SUPERSEDES})
_CHANGING = _ENDING | {EffectType.AMENDS, EffectType.ADDS, EffectType.CORRECTS, EffectType.SUSPENDS, EffectType.EXTENDS}
_GROUNDS = frozenset({ReferenceKind.IMPLEMENTS, ReferenceKind.BASED_ON})


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers of a body of law on the last day it was looked for; a JSON object as it stands."""

    acts: int
    effects: int
    outstanding: int
    statuses: dict[str, int]
    #: Effects that end, by the decade of the acting act and the decade of the act acted on.
    repeals: dict[str, dict[str, int]]
    most_amended: list[tuple[Id, int]]
    chains: list[list[Id]]
    orphaned: list[tuple[Id, list[Id]]]
    #: Acts whose computed status denies what their publisher states, by what is stated and computed.
    stated_otherwise: dict[str, int]


def statistics(corpus: Corpus) -> Statistics:
    """The statistics of a corpus. The same corpus gives the same numbers."""
    acts = {act.id: act for act in corpus.all(Act)}
    effects = corpus.all(Effect)
    applied = [one for one in effects if applies_by_itself(one) and one.type is not EffectType.COMMENCES]
    pairs = {(act_of(one.actor), act_of(one.target), one.type) for one in applied}
    day = corpus.known_through
    status = {act: act_standing(corpus, act, min(day, acts[act].recorded_until or day)).status for act in acts}
    otherwise: Counter[str] = Counter()
    for stated in corpus.all(StatedStatus):
        computed = status.get(stated.act)
        if computed is not None and contradicts(corpus, stated, computed, day):
            otherwise[f"{stated.value.es} / {computed}"] += 1
    return Statistics(
        acts=len(acts),
        effects=len(applied),
        outstanding=sum(one.incorporation is Incorporation.OUTSTANDING for one in effects),
        statuses=dict(sorted(Counter(str(one) for one in status.values()).items())),
        repeals=_by_decade(acts, pairs),
        most_amended=_most_amended(pairs),
        chains=_chains(acts, pairs),
        orphaned=_orphaned(corpus, status),
        stated_otherwise=dict(otherwise.most_common()),
    )


def decade(act: Act | None) -> str:
    """The decade of an act, by its first year; "?" where the year is not known."""
    return f"{act.year // 10 * 10}" if act and act.year else "?"


Pair = tuple[Id, Id, EffectType]


def _by_decade(acts: Mapping[Id, Act], pairs: set[Pair]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for actor, target, kind in pairs:
        if kind in _ENDING and actor != target:
            found[decade(acts.get(actor))][decade(acts.get(target))] += 1
    return {acting: dict(sorted(ended.items())) for acting, ended in sorted(found.items())}


def _most_amended(pairs: set[Pair]) -> list[tuple[Id, int]]:
    actors: dict[Id, set[Id]] = defaultdict(set)
    for actor, target, kind in pairs:
        if kind in _CHANGING and actor != target:
            actors[target].add(actor)
    ranked = sorted(actors, key=lambda act: (-len(actors[act]), natural_key(act)))
    return [(act, len(actors[act])) for act in ranked[:MOST]]


def _chains(acts: Mapping[Id, Act], pairs: set[Pair]) -> list[list[Id]]:
    """The longest runs of acts each of which changed the one before; no two begin with the same act."""
    changed: dict[Id, set[Id]] = defaultdict(set)
    for actor, target, kind in pairs:
        if kind in _CHANGING and actor in acts and target in acts and _order(acts[target]) < _order(acts[actor]):
            changed[target].add(actor)
    longest: dict[Id, tuple[int, Id]] = {}
    for act in sorted(acts, key=lambda one: _order(acts[one]), reverse=True):
        after = max(((longest[one][0], one) for one in changed.get(act, ())), default=(0, ""))
        longest[act] = (after[0] + 1, after[1])
    told: set[Id] = set()
    chains: list[list[Id]] = []
    for act in sorted(longest, key=lambda one: (-longest[one][0], natural_key(one))):
        if act in told or longest[act][0] < 3:
            continue
        chain = [act]
        while longest[chain[-1]][1]:
            chain.append(longest[chain[-1]][1])
        told.update(chain)
        chains.append(chain)
        if len(chains) == MOST:
            break
    return chains


def _order(act: Act) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    known = act.issued or act.published
    return (known.isoformat() if known else f"{act.year or 0:04}", natural_key(act.id))


def _orphaned(corpus: Corpus, status: Mapping[Id, Status]) -> list[tuple[Id, list[Id]]]:
    """Regulations that stand while every recorded act they implement or rest on is gone, the newest first."""
    grounds: dict[Id, set[Id]] = defaultdict(set)
    for reference in corpus.all(Reference):
        if reference.kind in _GROUNDS and reference.target:
            grounds[act_of(reference.origin)].add(act_of(reference.target))
    found = [
        (act, sorted(bases))
        for act, bases in grounds.items()
        if status.get(act) in ALIVE and all(status.get(base) is Status.NO_LONGER for base in bases)
    ]
    return sorted(found, key=lambda pair: natural_key(pair[0]), reverse=True)[:MOST]
