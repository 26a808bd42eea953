"""The status of an act on a day, rolled up from its own slot, from its provisions and from where its words live."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain

from app.core.corpus import Corpus, ancestors, once, places_of
from app.core.identifiers import act_of
from app.core.model import Effect, Id, Provision, Reference, StatedStatus, Version
from app.core.rules.change import lent_texts
from app.core.rules.ending import generic_clauses
from app.core.rules.grounds import contradicts, lost_grounds, readings
from app.core.standing import ALIVE, Standing, primary_end, standing, stands
from app.core.timeline import Spell, timeline, touched_from_later
from app.core.vocabulary import Basis, EffectType, Incorporation, ReferenceKind, Status


class Reason(StrEnum):
    """Why an act has the status it has; the words are in render/prose."""

    STARTS_LATER = "starts-later"
    IN_FORCE_SINCE = "in-force-since"
    REPEALED = "repealed"
    SUBSTITUTED = "substituted"
    COMPILED = "compiled"
    SUPERSEDED = "superseded"
    EFFECT_EXHAUSTED = "effect-exhausted"
    ANNULLED = "annulled"
    EXPIRED = "expired"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    SUSPENDED_IN_PART = "suspended-in-part"
    GROUNDS_LOST = "grounds-lost"
    READ_AS = "read-as"
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
    STATED_OTHERWISE = "stated-otherwise"


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason with its facts: the records it rests on, and the spell or slot it speaks of."""

    reason: Reason
    facts: tuple[Id, ...] = ()
    spell: Spell | None = None
    slot: Id = ""


@dataclass(frozen=True, slots=True)
class ActStanding:
    """The computed status of an act on a day, whether anybody contests it, and why.

    `as_then` is the status as the law was on that day, where something later reached back and it is another now.
    """

    act: Id
    status: Status
    contested: bool
    grounds: tuple[Ground, ...]
    standing: Standing
    as_then: Status | None = None


def act_standing(corpus: Corpus, act: Id, day: date, addressees: Iterable[Id] = ()) -> ActStanding:
    """The status of an act on a day, rolled up from its own slot, its provisions and where its text lives."""
    who = tuple(addressees)
    return once(corpus, ("act", act, day, who), lambda: _now_and_then(corpus, act, day, who))


def _now_and_then(corpus: Corpus, act: Id, day: date, addressees: tuple[Id, ...]) -> ActStanding:
    now = _act_standing(corpus, act, day, addressees, None)
    if not touched_from_later(corpus, chain(places_of(corpus, act), (version.slot for version in lent_texts(corpus, act))), day):
        return now
    then = _act_standing(corpus, act, day, addressees, day)
    return replace(now, as_then=then.status if then.status is not now.status else None)


def _act_standing(corpus: Corpus, act: Id, day: date, addressees: Iterable[Id], knowing: date | None) -> ActStanding:
    here = standing(corpus, act, day, addressees, knowing)
    status, grounds = here.status, list(_own_grounds(here))
    if status in ALIVE:
        lent = [(version, standing(corpus, version.slot, day, (), knowing)) for version in lent_texts(corpus, act)]
        # A text that never stood for a day (replaced the day it came, or put where nothing was) tells nothing of its giver.
        lent = [(version, place) for version, place in lent if any(spell.version == version for spell in place.spells)]
        living = [version for version, place in lent if place.status in ALIVE and place.spell.version == version]
        not_over = [
            version
            for version, place in lent
            if version in place.spell.possible
            or any(spell.version == version and spell.period.start > day for spell in place.spells)
        ]
        grounds += [Ground(Reason.LIVES_ON_AS, (version.id,), slot=version.slot) for version in _widest(corpus, living)]
        if lent and not living and not not_over and not _rules_itself(corpus, act, day):
            # R13: an instrument whose every text has been replaced is spent, although nobody repealed it.
            status = Status.NO_LONGER
            grounds = [_exhausted(corpus, lent)]
    if status is Status.IN_FORCE and (parts := list(_parts(corpus, act, day, knowing))):
        status = Status.PARTLY
        grounds += parts
    if status in ALIVE and (lost := lost_grounds(corpus, act, day)):
        grounds.append(Ground(Reason.GROUNDS_LOST, tuple(reference.id for reference in lost)))
    if status in ALIVE:
        grounds += [Ground(Reason.READ_AS, (effect.id,)) for effect in readings(corpus, act, here.spell, day)]
    for effect in corpus.linked(Effect, "effect_on", act):
        if effect.incorporation is Incorporation.OUTSTANDING and (effect.start is None or effect.start.earliest <= day):
            grounds.append(Ground(Reason.OUTSTANDING_EFFECT, (effect.id,)))
        if _claimed_gone(effect) and status in ALIVE:
            grounds.append(Ground(Reason.TACIT_CLAIM, (effect.id,)))
    grounds += [
        Ground(Reason.SUSPENSION_DENIED, (reference.id,))
        for reference in corpus.linked(Reference, "reference_to", act)
        if reference.kind is ReferenceKind.SUSPENSION_DENIED
    ]
    grounds += [Ground(Reason.GENERIC_CLAUSE, (reference.id,)) for reference in generic_clauses(corpus, act)]
    for stated in corpus.linked(StatedStatus, "stated", act):
        otherwise = contradicts(corpus, stated, status, day)
        grounds.append(Ground(Reason.STATED_OTHERWISE if otherwise else Reason.STATED_STATUS, (stated.id,)))
    return ActStanding(act, status, contested(corpus, act, day, status), tuple(grounds), here)


def contested(corpus: Corpus, act: Id, day: date, status: Status) -> bool:
    """Whether it is contested that an act of this status rules: all its bases are lost, or somebody claims its tacit end."""
    if status not in ALIVE:
        return False
    return any(map(_claimed_gone, corpus.linked(Effect, "effect_on", act))) or bool(lost_grounds(corpus, act, day))


def _claimed_gone(effect: Effect) -> bool:
    return effect.basis is Basis.TACIT and effect.type is EffectType.REPEALS


#: What takes a part away from an act without putting anything in its place.
_TAKING = frozenset({EffectType.REPEALS, EffectType.ANNULS, EffectType.EXPIRES, EffectType.LAPSES})


def _parts(corpus: Corpus, act: Id, day: date, knowing: date | None) -> Iterator[Ground]:
    """The provisions that are gone or suspended while their act rules: an act that has lost a part is in force in part."""
    pending = [provision.id for provision in corpus.linked(Provision, "parent", act)]
    while pending:
        slot = pending.pop()
        spell = standing(corpus, slot, day, (), knowing).spell
        taken = tuple(effect.id for effect in spell.closed if effect.type in _TAKING and effect.target == slot)
        if spell.status is Status.SUSPENDED:
            yield Ground(Reason.SUSPENDED_IN_PART, tuple(effect.id for effect in spell.held), spell, slot)
        elif spell.status is Status.NO_LONGER and taken:
            yield Ground(Reason.REPEALED_IN_PART, taken, spell, slot)
        else:
            pending += [provision.id for provision in corpus.linked(Provision, "parent", slot)]


def _own_grounds(here: Standing) -> Iterable[Ground]:
    spell = here.spell
    brought = tuple(effect.id for effect in filter(None, (spell.opened,)))
    if len({one.status for _, one in here.by_class}) > 1:
        yield Ground(Reason.STAGGERED_START, tuple(one.opened.id for _, one in here.by_class if one.opened), spell)
        return
    match here.status:
        case Status.NOT_YET:
            yield Ground(Reason.STARTS_LATER, brought, spell)
        case Status.IN_FORCE | Status.PARTLY:
            yield Ground(Reason.IN_FORCE_SINCE, brought, spell)
            if here.status is Status.PARTLY:
                yield Ground(Reason.REPEALED_IN_PART, (), spell, here.slot)
        case Status.SUSPENDED:
            yield Ground(Reason.SUSPENDED, tuple(effect.id for effect in spell.held), spell)
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


_REASON_OF_END = {
    EffectType.REPEALS: Reason.REPEALED,
    EffectType.SUBSTITUTES: Reason.SUBSTITUTED,
    EffectType.AMENDS: Reason.SUBSTITUTED,
    EffectType.INCORPORATES: Reason.COMPILED,
    EffectType.SUPERSEDES: Reason.SUPERSEDED,
    EffectType.DISPLACES: Reason.EFFECT_EXHAUSTED,
    EffectType.ANNULS: Reason.ANNULLED,
    EffectType.EXPIRES: Reason.EXPIRED,
    EffectType.LAPSES: Reason.LAPSED,
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
        version.governs and act_of(version.slot) == act and stands(corpus, version, day) for version in _own_versions(corpus, act)
    )


def _own_versions(corpus: Corpus, act: Id) -> Iterator[Version]:
    for slot in places_of(corpus, act):
        yield from corpus.linked(Version, "slot", slot)


def _exhausted(corpus: Corpus, lent: Sequence[tuple[Version, Standing]]) -> Ground:
    widest = _widest(corpus, [version for version, _ in lent])[-1]
    after = next(spell for spell in timeline(corpus, widest.slot) if spell.version == widest)
    return Ground(Reason.EFFECT_EXHAUSTED, tuple(effect.id for effect in after.closed), after, widest.slot)
