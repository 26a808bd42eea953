"""Where a slot stands on a day: the spells of its timeline, rolled up over addressees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.core.addressees import atoms_of
from app.core.corpus import Corpus
from app.core.identifiers import parse
from app.core.model import Effect, Id, Version
from app.core.timeline import Spell, scopes_of, spell_at, timeline
from app.core.vocabulary import EffectType, Status

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


def standing(corpus: Corpus, slot: Id, day: date, addressees: Iterable[Id] = (), knowing: date | None = None) -> Standing:
    """Where `slot` stands on `day` for the given classes; without any, for all the classes its effects speak of.

    With `knowing`, as the law was on that day, before what later reached back (see `timeline`).
    """
    scopes = scopes_of(corpus, slot)
    if not scopes:
        line = timeline(corpus, slot, None, knowing)
        spell = spell_at(line, day)
        return Standing(slot, spell.status, spell, line)
    lines = {atom: timeline(corpus, slot, atom, knowing) for atom in sorted(atoms_of(tuple(addressees) or scopes))}
    spells = {atom: spell_at(line, day) for atom, line in lines.items()}
    by_class = tuple((scope, spells[atom]) for scope in sorted(scopes) for atom in sorted(atoms_of((scope,))) if atom in spells)
    statuses = {spell.status for spell in spells.values()}
    if len(statuses) == 1:
        status = statuses.pop()
    elif statuses & ALIVE:
        status = Status.PARTLY
    else:
        status = next((one for one in (Status.UNKNOWN, Status.SUSPENDED) if one in statuses), Status.NO_LONGER)
    best = min(spells, key=lambda atom: _PREFERENCE.index(spells[atom].status))
    return Standing(slot, status, spells[best], lines[best], tuple(dict(by_class).items()))


def stands(corpus: Corpus, version: Version, day: date) -> bool:
    """Whether a version stands in its slot on a day, for some addressee at least."""
    place = standing(corpus, version.slot, day)
    return place.status in ALIVE and place.spell.version == version


_PREFERENCE = (Status.IN_FORCE, Status.PARTLY, Status.SUSPENDED, Status.UNKNOWN, Status.NOT_YET, Status.NO_LONGER)


def primary_end(spell: Spell) -> Effect | None:
    """The effect that best names why a spell ended: aimed at the slot, then at a unit round it, then at the whole act."""
    slot = spell.version.slot if spell.version else (spell.opened.target if spell.opened else "")

    def distance(effect: Effect) -> tuple[bool, bool]:
        return effect.target != slot, not parse(effect.target).path

    return min(spell.closed, key=lambda effect: (distance(effect), _ENDS.index(effect.type), effect.id), default=None)


_ENDS = (
    EffectType.ANNULS,
    EffectType.REPEALS,
    EffectType.SUBSTITUTES,
    EffectType.AMENDS,
    EffectType.INCORPORATES,
    EffectType.SUPERSEDES,
    EffectType.EXPIRES,
    EffectType.LAPSES,
    EffectType.DISPLACES,
    EffectType.SUSPENDS,
    EffectType.LIFTS,
    EffectType.CORRECTS,
    EffectType.REVIVES,
    EffectType.ADDS,
    EffectType.COMMENCES,
)
