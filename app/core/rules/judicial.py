"""Rules R8, R15, R19 and R20, and H2: what rulings and corrections do to a text, and what they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.core.model import Effect, Id, Version
from app.core.period import Moment
from app.core.rules.registry import rule
from app.core.vocabulary import EffectType, Reach


class Touch(StrEnum):
    """What an effect does to the text standing in a slot, besides any version it produces there."""

    NONE = "none"
    CLOSES = "closes"
    PARTIAL = "partial"
    SUSPENDS = "suspends"
    LIFTS = "lifts"
    VOIDS = "voids"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One effect as it reaches one slot: when, which version it opens there, what it does to the text before.

    `level` is how far up from the slot its target lies (0 = the slot). With `only`, it reaches no other versions than those.
    A stroke that lifts names the suspensions it ends. `through` is the effect that a correction or an annulment from the
    beginning takes the place of; `whole` says that it aims at the whole act.
    """

    moment: Moment
    effect: Effect
    opens: bool
    version: Version | None
    touch: Touch
    level: int = 0
    only: frozenset[Id] = frozenset()
    lifts: frozenset[Id] = frozenset()
    through: Effect | None = None
    whole: bool = False

    @property
    def bringer(self) -> Effect:
        """The effect that first brought or changed the text, even if another has taken its place since."""
        return self.through or self.effect

    @property
    def turn(self) -> int:
        """Its place among the effects of one day."""
        return self.bringer.sequence


@rule(
    "R20",
    norm="CPACA (Ley 1437 de 2011), arts. 137 y 189; Consejo de Estado, 4243 de 1992 y 29527 de 2025",
    es="La anulación obra hacia atrás, hacia adelante o desde el día que fije la providencia: se guarda el alcance, no se elige.",
    en="Annulment works backwards, forwards, or from the day the ruling sets: its reach is recorded, not chosen.",
)
def annulment(effect: Effect) -> Touch:
    """What an annulment does to the text it reaches; one whose reach is not stated is taken to work forwards only."""
    return Touch.VOIDS if effect.reach is Reach.EX_TUNC else Touch.CLOSES


@rule(
    "R19",
    norm="CPACA (Ley 1437 de 2011), arts. 229 a 238",
    es="La norma suspendida existe y no se aplica, hasta que se levante la suspensión o se falle.",
    en="A suspended norm exists and is not applied, until the suspension is lifted or the case decided.",
)
def lifted_by(effect: Effect, suspensions: Sequence[Effect]) -> frozenset[Id]:
    """The suspensions that an effect lifts: the one it names, or all those of the unit it names."""
    if effect.type is not EffectType.LIFTS:
        return frozenset()
    return frozenset(one.id for one in suspensions if effect.target in (one.id, one.target))


@rule(
    "R8",
    norm="Ley 153 de 1887, art. 14",
    es="Una norma derogada no revive porque caiga la que la derogó: hace falta un efecto que la reviva.",
    en="A repealed norm does not come back because its repealer fell: an effect has to revive it.",
)
def revives(effect: Effect) -> bool:
    """Whether an effect gives force again to what had ended; nothing else does."""
    return effect.type is EffectType.REVIVES


@rule(
    "H2",
    norm="Regla de método: constitucionalidad condicionada",
    es="Una providencia puede dejar vigente un texto bajo una sola lectura: la respuesta la dice.",
    en="A ruling can let a text stand under one reading only: the answer says which.",
)
def qualifies(effect: Effect) -> bool:
    """Whether an effect leaves its target in force under a reading that it states."""
    return effect.type is EffectType.QUALIFIES


@rule(
    "R15",
    norm="Decreto 635 de 2023, que corrige el Decreto Ley 2106 de 2019; Decreto 53 de 2012",
    es="Corregir un yerro cambia el texto y no desde cuándo rige.",
    en="To correct an error changes the text and not the day from which it rules.",
)
def deemed(strokes: Sequence[Stroke], decided: dict[Id, date]) -> list[Stroke]:
    """The strokes of a slot with what reaches back carried out: corrected texts from the start, annulled ones never.

    `decided` gives the day on which each correction and each annulment came into the world. It reaches the last text brought
    before that day; the annulment of a whole act, or of the act that gave the words, reaches all of them. Nothing comes back
    by itself: what the undone text had ended stays ended (R8).
    """
    found = [one for one in strokes if one.effect.id not in decided]
    reaching = [one for one in strokes if one.effect.id in decided]
    for back in sorted(reaching, key=lambda one: (decided[one.effect.id], one.turn, one.effect.id)):
        reached = [one for one in found if (one.opens or one.through) and one.moment.earliest <= decided[back.effect.id]]
        if back.only:
            reached = [one for one in reached if one.version is not None and one.version.id in back.only]
        latest = sorted(reached, key=lambda one: (one.moment.earliest, one.turn, one.bringer.id))
        every = not back.opens and bool(back.whole or back.only)
        unsure = any(one.moment.exact is None for one in reached)
        for one in latest if every or unsure else latest[-1:]:
            if not one.opens:
                continue  # annulled already: to annul or mend it once more reaches no text before it
            if unsure:
                # Which text is reached hangs on days that nobody knows: each may have been undone, and may not.
                found[found.index(one)] = _perhaps(one)
                found.append(_perhaps(_undone(one, back)))
            else:
                found[found.index(one)] = _undone(one, back)
    return found


def _undone(stroke: Stroke, back: Stroke) -> Stroke:
    """The stroke that brought a text, with the text corrected, or deemed never to have stood."""
    return replace(
        stroke,
        effect=back.effect,
        through=stroke.bringer,
        opens=back.opens,
        version=back.version if back.opens else stroke.version,
        touch=stroke.touch if back.opens else Touch.VOIDS,
    )


def _perhaps(stroke: Stroke) -> Stroke:
    return replace(stroke, moment=Moment(stroke.moment.earliest, None))
