"""The life of a slot: which text stood in it when, folded from effects.

Exact days are simply folded in order. Where the day of an effect is known only as a window, the fold is repeated for every
order of events the windows allow; days on which those possible worlds differ are `unknown`, with the effects in doubt named.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, product

from app.core.corpus import Corpus, ancestors
from app.core.identifiers import act_of
from app.core.model import Act, Effect, Id, Version
from app.core.period import FIRST_DAY, ONE_DAY, Moment, Period
from app.core.rules.change import Touch, touch
from app.core.rules.ending import applies_by_itself
from app.core.rules.existence import moment_of, scopes_behind
from app.core.vocabulary import EffectType, Status

#: More possible worlds than this are not played through: the days inside the windows are simply unknown.
MAX_WORLDS = 512


@dataclass(frozen=True, slots=True)
class Stroke:
    """One effect as it reaches one slot: when, which version it opens there, what it does to the text before."""

    moment: Moment
    effect: Effect
    opens: bool
    version: Version | None
    touch: Touch


@dataclass(frozen=True, slots=True)
class Spell:
    """A run of days on which a slot has one status and one text.

    `since` and `until` are the moments of the effects that `opened` and `closed` it, which may be known less exactly than
    the days of the spell. Before the first text `opened` is the effect to come; after the last, `closed` what ended it.
    On unknown days `doubts` are the effects that may or may not have happened, and `possible` the texts that may stand.
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


@dataclass(slots=True)
class _Run:
    """One stretch of one possible world, while it is being folded."""

    start: date
    status: Status
    stroke: Stroke | None = None
    closers: list[Stroke] = field(default_factory=list)
    doubts: tuple[Effect, ...] = ()
    possible: tuple[Version, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        ended_by = tuple(sorted(stroke.effect.id for stroke in self.closers)) if self.status is Status.NO_LONGER else ()
        return self.status, self.stroke and self.stroke.effect.id, ended_by, tuple(effect.id for effect in self.doubts)


def timeline(corpus: Corpus, slot: Id, atom: str | None = None) -> tuple[Spell, ...]:
    """The spells of a slot for an addressee atom (``None`` where no scope matters), in order, without gaps or overlaps.

    Always begins on `FIRST_DAY` and ends open. A slot that no effect reaches has one spell, `unknown`.
    """
    strokes = sorted(_strokes(corpus, slot, atom), key=lambda one: (one.moment.earliest, one.effect.sequence, one.effect.id))
    if not any(stroke.opens for stroke in strokes):
        return (Spell(Period(FIRST_DAY), Status.UNKNOWN, doubts=tuple(stroke.effect for stroke in strokes)),)
    runs = _merged([_fold(world) for world in _worlds(strokes)], strokes)
    opener = next(stroke for stroke in strokes if stroke.opens)
    return tuple(_spells(runs, opener, _horizon(corpus, slot)))


def spell_at(spells: Sequence[Spell], day: date) -> Spell:
    """The spell that holds `day`."""
    return spells[bisect_right(spells, day, key=lambda spell: spell.period.start) - 1]


def scopes_of(corpus: Corpus, slot: Id) -> frozenset[Id]:
    """The addressee classes that make the life of a slot differ from one addressee to another; empty when none does."""
    return frozenset(scope for effect in _effects_reaching(corpus, slot)[0].values() for scope in scopes_behind(corpus, effect))


def breakpoints(corpus: Corpus, slot: Id) -> tuple[date, ...]:
    """Every day on which something may begin or end for a slot, whoever the addressee."""
    days: set[date] = set()
    for effect in _effects_reaching(corpus, slot)[0].values():
        moment = moment_of(corpus, effect, None)
        if moment is not None:
            days |= {day for day in (moment.earliest, moment.latest) if day is not None}
    horizon = _horizon(corpus, slot)
    return tuple(sorted(days | ({horizon + ONE_DAY} if horizon else set())))


def _effects_reaching(corpus: Corpus, slot: Id) -> tuple[dict[Id, Effect], tuple[Id, ...], dict[Id, Version]]:
    """Effects on the slot, on what holds it, or that bring it a text; with its chain of holders and its texts by effect."""
    chain = ancestors(corpus, slot)
    opened: dict[Id, Version] = {}
    effects: dict[Id, Effect] = {}
    for version in corpus.linked(Version, "slot", slot):
        for identifier in version.produced_by:
            effect = corpus.get(Effect, identifier)
            if effect is not None:
                opened[identifier] = version
                effects[identifier] = effect
    for unit in chain:
        for effect in corpus.linked(Effect, "effect_on", unit):
            effects.setdefault(effect.id, effect)
    return {key: effect for key, effect in effects.items() if applies_by_itself(effect)}, chain, opened


def _strokes(corpus: Corpus, slot: Id, atom: str | None) -> Iterator[Stroke]:
    effects, chain, opened = _effects_reaching(corpus, slot)
    for effect in effects.values():
        version = opened.get(effect.id)
        opens = version is not None or (effect.type is EffectType.COMMENCES and effect.target == slot)
        reach = touch(effect, chain, {made.slot for made in corpus.linked(Version, "produced_by", effect.id)})
        moment = moment_of(corpus, effect, atom)
        if moment is not None and (opens or reach is not Touch.NONE):
            yield Stroke(moment, effect, opens, version, reach)


def _worlds(strokes: Sequence[Stroke]) -> Iterator[list[tuple[date, Stroke]]]:
    """Every dated order of events that the windows allow, reduced to the days that can make a difference."""
    edges = {day for stroke in strokes for day in (stroke.moment.earliest, stroke.moment.latest) if day is not None}
    choices = [_choices(stroke.moment, edges) for stroke in strokes]
    size = 1
    for options in choices:
        size *= len(options)
    if size > MAX_WORLDS:
        choices = [[stroke.moment.earliest, stroke.moment.latest] for stroke in strokes]
    for days in product(*choices):
        yield [(day, stroke) for day, stroke in zip(days, strokes, strict=True) if day is not None]


def _choices(moment: Moment, edges: set[date]) -> list[date | None]:
    """The days a moment is tried on: its ends, and on or just after every other edge inside; ``None`` = it never happens."""
    if moment.exact is not None:
        return [moment.exact]
    inside = {
        day for edge in edges for day in (edge, edge + ONE_DAY) if moment.happened_by(day) is None and day >= moment.earliest
    }
    return [moment.earliest, *sorted(inside - {moment.earliest}), moment.latest]


def _fold(events: Sequence[tuple[date, Stroke]]) -> list[_Run]:
    """Play one world: on one day and in one sequence number, texts are closed before others are opened."""
    runs = [_Run(FIRST_DAY, Status.NOT_YET)]
    ordered = sorted(events, key=lambda event: (event[0], event[1].effect.sequence, event[1].effect.id))
    for (day, _), group in groupby(ordered, key=lambda event: (event[0], event[1].effect.sequence)):
        strokes = [stroke for _, stroke in group]
        alive = runs[-1].status in (Status.IN_FORCE, Status.PARTLY)
        closers = [stroke for stroke in strokes if stroke.touch is Touch.CLOSES]
        partial = [stroke for stroke in strokes if stroke.touch is Touch.PARTIAL]
        openers = [stroke for stroke in strokes if stroke.opens]
        if alive and (closers or openers):
            runs[-1].closers = closers or openers
            runs.append(_Run(day, Status.NO_LONGER, runs[-1].stroke, list(closers)))
        elif alive and partial:
            runs.append(_Run(day, Status.PARTLY, runs[-1].stroke))
        if openers:
            runs.append(_Run(day, Status.IN_FORCE, openers[-1]))
    return [run for run, after in zip(runs, [*runs[1:], None], strict=True) if after is None or run.start < after.start]


def _merged(worlds: Sequence[list[_Run]], strokes: Sequence[Stroke]) -> list[_Run]:
    """The runs on which all possible worlds agree, and `unknown` runs, with the effects in doubt, where they do not."""
    days = sorted({run.start for world in worlds for run in world})
    merged: list[_Run] = []
    for day in days:
        now = [world[bisect_right(world, day, key=lambda run: run.start) - 1] for world in worlds]
        if len({run.key for run in now}) == 1:
            run = _Run(day, now[0].status, now[0].stroke, [stroke for one in now for stroke in one.closers])
        else:
            pending = [stroke.effect for stroke in strokes if stroke.moment.happened_by(day) is None]
            inexact = [stroke.effect for stroke in strokes if stroke.moment.exact is None]
            alive = [one.stroke.version for one in now if one.status in (Status.IN_FORCE, Status.PARTLY) and one.stroke]
            possible = {version.id: version for version in alive if version is not None}
            run = _Run(day, Status.UNKNOWN, doubts=tuple(pending or inexact), possible=tuple(possible.values()))
        if merged and merged[-1].key == run.key:
            merged[-1].closers += run.closers
        else:
            merged.append(run)
    return merged


def _spells(runs: Sequence[_Run], opener: Stroke, horizon: date | None) -> Iterator[Spell]:
    for run, after in zip(runs, [*runs[1:], None], strict=True):
        stroke = opener if run.status is Status.NOT_YET else run.stroke
        closed = {closer.effect.id: closer for closer in run.closers}
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
        )
        yield from _cut(spell, horizon)


def _cut(spell: Spell, horizon: date | None) -> Iterator[Spell]:
    """After the day until which an act's fate was looked for, being in force is no longer known (invariant L15)."""
    if horizon is None or spell.status not in (Status.IN_FORCE, Status.PARTLY) or (spell.period.last_day or date.max) <= horizon:
        yield spell
        return
    unknown_from = max(spell.period.start, horizon + ONE_DAY)
    if spell.period.start < unknown_from:
        yield Spell(Period(spell.period.start, unknown_from), spell.status, spell.version, spell.opened, spell.since)
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
