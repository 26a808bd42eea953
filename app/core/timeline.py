"""The life of a slot: which text stood in it when, folded from effects.

Days known exactly and days known only as windows are played together (see `worlds`); days on which the possible worlds
differ are `unknown`, with the effects in doubt named.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from app.core.corpus import Corpus, ancestors, once
from app.core.identifiers import act_of, slot_of
from app.core.model import Act, Effect, Id, Version
from app.core.period import FIRST_DAY, ONE_DAY, Moment, Period
from app.core.rules.change import touch
from app.core.rules.ending import applies_by_itself
from app.core.rules.existence import decided_on, moment_of, reaches_back, scopes_behind
from app.core.rules.judicial import Stroke, Touch, deemed, lifted_by
from app.core.vocabulary import EffectType, Status
from app.core.worlds import Run, possible_runs


@dataclass(frozen=True, slots=True)
class Spell:
    """A run of days on which a slot has one status and one text.

    `since` and `until` are the moments of the effects that `opened` and `closed` it, which may be known less exactly than
    the days of the spell. Before the first text `opened` is the effect to come; after the last, `closed` what ended it.
    On unknown days `doubts` are the effects that may or may not have happened, and `possible` the texts that may stand.
    `held` are the suspensions of a suspended text.
    """

    period: Period
    status: Status
    version: Version | None = None
    opened: Effect | None = None
    since: Moment | None = None
    closed: tuple[Effect, ...] = ()
    until: Moment | None = None
    doubts: tuple[Effect, ...] = ()
    possible: tuple[Version, ...] = ()
    beyond_record: bool = False
    held: tuple[Effect, ...] = ()


def timeline(corpus: Corpus, slot: Id, atom: str | None = None, knowing: date | None = None) -> tuple[Spell, ...]:
    """The spells of a slot for an addressee atom (``None`` where no scope matters), in order, without gaps or overlaps.

    Always begins on `FIRST_DAY` and ends open. A slot that no effect reaches has one spell, `unknown`. Without `knowing` the
    past is told as it is now deemed to have been; with it, as the law was on that day, before what later reached back.
    """
    return once(corpus, ("timeline", slot, atom, knowing), lambda: _timeline(corpus, slot, atom, knowing))


def _timeline(corpus: Corpus, slot: Id, atom: str | None, knowing: date | None) -> tuple[Spell, ...]:
    strokes = strokes_of(corpus, slot, atom, knowing)
    openers = [stroke for stroke in strokes if stroke.opens or stroke.touch is Touch.VOIDS]
    if not openers:
        return (Spell(Period(FIRST_DAY), Status.UNKNOWN, doubts=tuple(stroke.effect for stroke in strokes)),)
    return tuple(_spells(possible_runs(strokes), openers[0], _horizon(corpus, slot)))


def strokes_of(corpus: Corpus, slot: Id, atom: str | None = None, knowing: date | None = None) -> list[Stroke]:
    """Every effect that reaches a slot, in order, with what reaches back carried out."""
    found = list(_strokes(corpus, slot, atom, knowing))
    decided = {
        one.effect.id: one.moment.earliest for one in found if one.effect.type is EffectType.CORRECTS or one.touch is Touch.VOIDS
    }
    done = deemed(found, decided) if decided else found
    return sorted(done, key=lambda one: (one.moment.earliest, one.turn, one.bringer.id))


def touched_from_later(corpus: Corpus, slots: Iterable[Id], day: date) -> bool:
    """Whether anything that came into the world after `day` reaches back to what one of the slots held that day."""
    return any(
        reaches_back(corpus, effect) and (decided := decided_on(corpus, effect, None)) is not None and decided.earliest > day
        for slot in slots
        for reached in effects_reaching(corpus, slot)[0].values()
        for effect in (reached, *corpus.linked(Effect, "effect_on", reached.id))
    )


def spell_at(spells: Sequence[Spell], day: date) -> Spell:
    """The spell that holds `day`."""
    return spells[bisect_right(spells, day, key=lambda spell: spell.period.start) - 1]


def scopes_of(corpus: Corpus, slot: Id) -> frozenset[Id]:
    """The addressee classes that make the life of a slot differ from one addressee to another; empty when none does."""
    return frozenset(scope for effect in effects_reaching(corpus, slot)[0].values() for scope in scopes_behind(corpus, effect))


def breakpoints(corpus: Corpus, slot: Id) -> tuple[date, ...]:
    """Every day on which something may begin or end for a slot, whoever the addressee.

    Where the day of one effect lies in the window of another, the two may follow each other, so something may also begin on
    the day after.
    """
    effects = effects_reaching(corpus, slot)[0].values()
    moments = [moment_of(corpus, effect, None) for effect in effects]
    moments += [decided_on(corpus, effect, None) for effect in effects if reaches_back(corpus, effect)]
    moments += [decided_on(corpus, one, None) for effect in effects for one in corpus.linked(Effect, "effect_on", effect.id)]
    known = [moment for moment in moments if moment is not None]
    days = {day for moment in known for day in (moment.earliest, moment.latest) if day is not None}
    for window in (moment for moment in known if moment.exact is None):
        others = (day for one in known if one is not window for day in (one.earliest, one.latest) if day is not None)
        days |= {day + ONE_DAY for day in others if window.happened_by(day) is None}
    horizon = _horizon(corpus, slot)
    return tuple(sorted(days | ({horizon + ONE_DAY} if horizon else set())))


#: See `effects_reaching`.
Reaching = tuple[dict[Id, Effect], tuple[Id, ...], dict[Id, Version], dict[Id, set[Id]]]


def effects_reaching(corpus: Corpus, slot: Id) -> Reaching:
    """Effects on the slot, on what holds it, or that bring it a text; with its chain of holders and its texts by effect.

    Last, the effects on acts that lent the slot their words, with the texts they reach: what strikes the giver strikes the
    words wherever they stand (R14).
    """
    return once(corpus, ("reaching", slot), lambda: _reaching(corpus, slot))


def _reaching(corpus: Corpus, slot: Id) -> Reaching:
    chain = ancestors(corpus, slot)
    opened: dict[Id, Version] = {}
    effects: dict[Id, Effect] = {}
    lent: dict[Id, set[Id]] = {}
    for version in corpus.linked(Version, "slot", slot):
        for striking in _on_givers(corpus, version, chain):
            lent.setdefault(striking.id, set()).add(version.id)
            effects[striking.id] = striking
        for identifier in version.produced_by:
            effect = corpus.get(Effect, identifier)
            if effect is not None:
                opened[identifier] = version
                effects[identifier] = effect
    for unit in chain:
        for effect in corpus.linked(Effect, "effect_on", unit):
            effects.setdefault(effect.id, effect)
    for suspension in [one for one in effects.values() if one.type is EffectType.SUSPENDS]:
        for effect in corpus.linked(Effect, "effect_on", suspension.id):
            effects.setdefault(effect.id, effect)
    return {key: effect for key, effect in effects.items() if applies_by_itself(effect)}, chain, opened, lent


def _on_givers(corpus: Corpus, version: Version, chain: Sequence[Id]) -> Iterator[Effect]:
    for given in version.text_from:
        for unit in ancestors(corpus, slot_of(given)):
            if unit not in chain:
                yield from (one for one in corpus.linked(Effect, "effect_on", unit) if one.type in _STRIKING)


_STRIKING = frozenset({EffectType.SUSPENDS, EffectType.LIFTS, EffectType.ANNULS})


def _strokes(corpus: Corpus, slot: Id, atom: str | None, knowing: date | None) -> Iterator[Stroke]:
    effects, chain, opened, lent = effects_reaching(corpus, slot)
    suspensions = [one for one in effects.values() if one.type is EffectType.SUSPENDS]
    for effect in effects.values():
        version = opened.get(effect.id)
        opens = version is not None or (effect.type is EffectType.COMMENCES and effect.target == slot)
        lifts = lifted_by(effect, suspensions)
        units = (effect.target,) if effect.id in lent or lifts else chain
        # Asked only where it matters: the start of a decree brings thousands of texts, and is met once for each.
        asked = effect.type in (EffectType.AMENDS, EffectType.CORRECTS)
        brought = corpus.linked(Version, "produced_by", effect.id) if asked else ()
        reach = touch(effect, units, {made.slot for made in brought})
        moment = moment_of(corpus, effect, atom, knowing)
        if moment is not None and (opens or reach is not Touch.NONE):
            level = chain.index(effect.target) if effect.target in chain else 0
            only = frozenset(lent.get(effect.id, ()))
            yield Stroke(moment, effect, opens, version, reach, level, only, lifts, whole=effect.target == chain[-1])


def _spells(runs: Sequence[Run], opener: Stroke, horizon: date | None) -> Iterator[Spell]:
    for run, after in zip_longest(runs, runs[1:]):
        stroke = opener if run.status is Status.NOT_YET else run.stroke
        over = run.status is Status.NO_LONGER
        ending = [one if over else replace(one, effect=one.bringer) for one in run.ended]
        closed = {closer.effect.id: closer for closer in ending}
        spell = Spell(
            Period(run.start, after.start if after else None),
            run.status,
            version=stroke.version if stroke and run.status is not Status.NOT_YET else None,
            opened=stroke.effect if stroke else None,
            since=stroke.moment if stroke else None,
            closed=tuple(closer.effect for closer in closed.values()),
            until=min((closer.moment for closer in closed.values()), key=lambda moment: moment.earliest, default=None),
            doubts=run.doubts,
            possible=run.possible,
            held=tuple(holder.effect for holder in run.held),
        )
        yield from _cut(spell, horizon)


def _cut(spell: Spell, horizon: date | None) -> Iterator[Spell]:
    """After the day until which an act's fate was looked for, being in force, or suspended, is no longer known (L15)."""
    lasting = (Status.IN_FORCE, Status.PARTLY, Status.SUSPENDED)
    if horizon is None or spell.status not in lasting or (spell.period.last_day or date.max) <= horizon:
        yield spell
        return
    unknown_from = max(spell.period.start, horizon + ONE_DAY)
    if spell.period.start < unknown_from:
        yield replace(spell, period=Period(spell.period.start, unknown_from), closed=(), until=None)
    yield Spell(
        Period(unknown_from, spell.period.end),
        Status.UNKNOWN,
        opened=spell.opened,
        since=spell.since,
        possible=(spell.version,) if spell.version else (),
        beyond_record=True,
    )


def _horizon(corpus: Corpus, slot: Id) -> date | None:
    act = corpus.get(Act, act_of(slot))
    return act.recorded_until if act else None
