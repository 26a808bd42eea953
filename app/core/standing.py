"""Where a slot or an act stands on a day: the spells of its timeline, rolled up over addressees and provisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.addressees import atoms_of
from app.core.corpus import Corpus, ancestors
from app.core.identifiers import act_of, parse
from app.core.model import Effect, Id, Provision, Reference, StatedStatus, Version
from app.core.rules.change import lent_texts
from app.core.rules.ending import generic_clauses
from app.core.timeline import Spell, scopes_of, spell_at, timeline
from app.core.vocabulary import Basis, EffectType, Incorporation, ReferenceKind, Status

ALIVE = frozenset({Status.IN_FORCE, Status.PARTLY})


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a slot on a day; `by_class` is filled where the start or the end differs between addressees.

    `spell` is the most favourable one among the addressees asked for, and `spells` the whole timeline it belongs to.
    """

    slot: Id
    status: Status
    spell: Spell
    spells: tuple[Spell, ...]
    by_class: tuple[tuple[Id, Spell], ...] = ()


def standing(corpus: Corpus, slot: Id, day: date, addressees: Iterable[Id] = ()) -> Standing:
    """Where `slot` stands on `day` for the given classes; without any, for all the classes its effects speak of."""
    scopes = scopes_of(corpus, slot)
    if not scopes:
        line = timeline(corpus, slot)
        spell = spell_at(line, day)
        return Standing(slot, spell.status, spell, line)
    lines = {atom: timeline(corpus, slot, atom) for atom in sorted(atoms_of(tuple(addressees) or scopes))}
    spells = {atom: spell_at(line, day) for atom, line in lines.items()}
    by_class = tuple((scope, spells[atom]) for scope in sorted(scopes) for atom in sorted(atoms_of((scope,))) if atom in spells)
    statuses = {spell.status for spell in spells.values()}
    if len(statuses) == 1:
        status = statuses.pop()
    elif statuses & ALIVE:
        status = Status.PARTLY
    else:
        status = Status.UNKNOWN if Status.UNKNOWN in statuses else Status.NO_LONGER
    best = min(spells, key=lambda atom: _PREFERENCE.index(spells[atom].status))
    return Standing(slot, status, spells[best], lines[best], tuple(dict(by_class).items()))


_PREFERENCE = (Status.IN_FORCE, Status.PARTLY, Status.SUSPENDED, Status.UNKNOWN, Status.NOT_YET, Status.NO_LONGER)


class Reason(StrEnum):
    """Why an act has the status it has; the words are in render/prose."""

    STARTS_LATER = "starts-later"
    IN_FORCE_SINCE = "in-force-since"
    REPEALED = "repealed"
    SUBSTITUTED = "substituted"
    COMPILED = "compiled"
    SUPERSEDED = "superseded"
    EFFECT_EXHAUSTED = "effect-exhausted"
    LIVES_ON_AS = "lives-on-as"
    REPEALED_IN_PART = "repealed-in-part"
    STAGGERED_START = "staggered-start"
    START_UNKNOWN = "start-unknown"
    END_UNKNOWN = "end-unknown"
    NOTHING_RECORDED = "nothing-recorded"
    NOT_FOLLOWED_SINCE = "not-followed-since"
    OUTSTANDING_EFFECT = "outstanding-effect"
    TACIT_CLAIM = "tacit-claim"
    SUSPENSION_DENIED = "suspension-denied"
    GENERIC_CLAUSE = "generic-clause"
    STATED_STATUS = "stated-status"


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason with its facts: the records it rests on, and the spell or slot it speaks of."""

    reason: Reason
    facts: tuple[Id, ...] = ()
    spell: Spell | None = None
    slot: Id = ""


@dataclass(frozen=True, slots=True)
class ActStanding:
    """The computed status of an act on a day, whether anybody contests it, and why."""

    act: Id
    status: Status
    contested: bool
    grounds: tuple[Ground, ...]
    standing: Standing


def act_standing(corpus: Corpus, act: Id, day: date, addressees: Iterable[Id] = ()) -> ActStanding:
    """The status of an act on a day, rolled up from its own slot and from where its text lives."""
    here = standing(corpus, act, day, addressees)
    status, grounds = here.status, list(_own_grounds(here))
    if status in ALIVE:
        lent = [(version, standing(corpus, version.slot, day)) for version in lent_texts(corpus, act)]
        living = [version for version, place in lent if place.status in ALIVE and place.spell.version == version]
        open_to_doubt = [version for version, place in lent if version in place.spell.possible]
        grounds += [Ground(Reason.LIVES_ON_AS, (version.id,), slot=version.slot) for version in _widest(corpus, living)]
        if lent and not living and not open_to_doubt and not _rules_itself(corpus, act, day):
            # R13: an instrument whose every text has been replaced is spent, although nobody repealed it.
            status = Status.NO_LONGER
            grounds = [_exhausted(corpus, lent)]
    contested = False
    for effect in corpus.linked(Effect, "effect_on", act):
        if effect.incorporation is Incorporation.OUTSTANDING and (effect.start is None or effect.start.earliest <= day):
            grounds.append(Ground(Reason.OUTSTANDING_EFFECT, (effect.id,)))
        if effect.basis is Basis.TACIT and effect.type is EffectType.REPEALS and status in ALIVE:
            contested = True
            grounds.append(Ground(Reason.TACIT_CLAIM, (effect.id,)))
    grounds += [
        Ground(Reason.SUSPENSION_DENIED, (reference.id,))
        for reference in corpus.linked(Reference, "reference_to", act)
        if reference.kind is ReferenceKind.SUSPENSION_DENIED
    ]
    grounds += [Ground(Reason.GENERIC_CLAUSE, (reference.id,)) for reference in generic_clauses(corpus, act)]
    grounds += [Ground(Reason.STATED_STATUS, (stated.id,)) for stated in corpus.linked(StatedStatus, "stated", act)]
    return ActStanding(act, status, contested, tuple(grounds), here)


def _own_grounds(here: Standing) -> Iterable[Ground]:
    spell = here.spell
    if len({one.status for _, one in here.by_class}) > 1:
        yield Ground(Reason.STAGGERED_START, tuple(one.opened.id for _, one in here.by_class if one.opened), spell)
        return
    match here.status:
        case Status.NOT_YET:
            yield Ground(Reason.STARTS_LATER, (spell.opened.id,) if spell.opened else (), spell)
        case Status.IN_FORCE | Status.PARTLY:
            yield Ground(Reason.IN_FORCE_SINCE, (spell.opened.id,) if spell.opened else (), spell)
            if here.status is Status.PARTLY:
                yield Ground(Reason.REPEALED_IN_PART, (), spell, here.slot)
        case Status.NO_LONGER:
            yield _ended(spell)
        case _:
            yield _unknown_ground(spell)


def _unknown_ground(spell: Spell) -> Ground:
    if spell.beyond_record:
        return Ground(Reason.NOT_FOLLOWED_SINCE, (), spell)
    if not spell.doubts:
        return Ground(Reason.NOTHING_RECORDED, (), spell)
    starting = any(effect.type in (EffectType.COMMENCES, EffectType.ADDS) for effect in spell.doubts)
    facts = tuple(effect.id for effect in spell.doubts)
    return Ground(Reason.START_UNKNOWN if starting else Reason.END_UNKNOWN, facts, spell)


def primary_end(spell: Spell) -> Effect | None:
    """The effect that best names why a spell ended: aimed at the slot, then at a unit round it, then at the whole act."""
    slot = spell.version.slot if spell.version else (spell.opened.target if spell.opened else "")

    def distance(effect: Effect) -> int:
        return 0 if effect.target == slot else 1 if parse(effect.target).path else 2

    return min(spell.closed, key=lambda effect: (distance(effect), _ENDS.index(effect.type), effect.id), default=None)


_ENDS = (
    EffectType.REPEALS,
    EffectType.SUBSTITUTES,
    EffectType.AMENDS,
    EffectType.INCORPORATES,
    EffectType.SUPERSEDES,
    EffectType.DISPLACES,
    EffectType.ADDS,
    EffectType.COMMENCES,
)

_REASON_OF_END = {
    EffectType.REPEALS: Reason.REPEALED,
    EffectType.SUBSTITUTES: Reason.SUBSTITUTED,
    EffectType.AMENDS: Reason.SUBSTITUTED,
    EffectType.INCORPORATES: Reason.COMPILED,
    EffectType.SUPERSEDES: Reason.SUPERSEDED,
    EffectType.DISPLACES: Reason.EFFECT_EXHAUSTED,
}


def _ended(spell: Spell) -> Ground:
    end = primary_end(spell)
    reason = _REASON_OF_END.get(end.type, Reason.REPEALED) if end else Reason.REPEALED
    return Ground(reason, tuple(effect.id for effect in spell.closed), spell)


def _widest(corpus: Corpus, versions: Sequence[Version]) -> list[Version]:
    """Those versions whose slot does not lie inside the slot of another."""
    slots = {version.slot for version in versions}
    return [version for version in versions if slots.isdisjoint(ancestors(corpus, version.slot)[1:])]


def _rules_itself(corpus: Corpus, act: Id, day: date) -> bool:
    """Whether some text standing in the act's own slots governs a topic (a mere amending instrument has none)."""
    return any(
        version.governs and act_of(version.slot) == act and standing(corpus, version.slot, day).spell.version == version
        for version in _own_versions(corpus, act)
    )


def _own_versions(corpus: Corpus, act: Id) -> Iterator[Version]:
    pending = [act]
    while pending:
        slot = pending.pop()
        yield from corpus.linked(Version, "slot", slot)
        pending += [provision.id for provision in corpus.linked(Provision, "parent", slot)]


def _exhausted(corpus: Corpus, lent: Sequence[tuple[Version, Standing]]) -> Ground:
    widest = _widest(corpus, [version for version, _ in lent])[-1]
    after = next(spell for spell in timeline(corpus, widest.slot) if spell.version == widest)
    return Ground(Reason.EFFECT_EXHAUSTED, tuple(effect.id for effect in after.closed), after, widest.slot)
