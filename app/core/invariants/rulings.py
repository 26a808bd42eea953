"""Check L12: what courts do is done by dated rulings and says all that is needed to carry it out."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.corpus import Corpus
from app.core.findings import Finding
from app.core.identifiers import act_of
from app.core.invariants.structure import Check, error
from app.core.model import Effect, Version
from app.core.rules.ending import rank_of
from app.core.vocabulary import Basis, EffectType, Rank, Reach


def courts_act_by_rulings(corpus: Corpus) -> Iterator[Finding]:
    """L12: a judicial effect is done by a dated ruling, and only courts do judicial effects."""
    for effect in corpus.all(Effect):
        ruling = rank_of(corpus, act_of(effect.actor)) is Rank.RULING
        if ruling and effect.basis is not Basis.JUDICIAL:
            yield error("L12", effect.id, "a ruling acts, but the basis is not judicial.", "Set lin:basis to basis:judicial.")
        if effect.basis is Basis.JUDICIAL and not (ruling and effect.start is not None):
            message = "a judicial effect needs a ruling as its actor and the day it became enforceable."
            yield error("L12", effect.id, message, "Name the ruling and the day, or change the basis.")


def rulings_are_complete(corpus: Corpus) -> Iterator[Finding]:
    """L12: an annulment says how far back it works, a lifting what it lifts, a conditioned reading what the reading is."""
    for effect in corpus.all(Effect):
        if effect.type is EffectType.ANNULS and effect.reach is None:
            yield error(
                "L12", effect.id, "it annuls without saying how far back.", "Give lin:reach: ex-tunc, ex-nunc or modulated."
            )
        if effect.reach is Reach.MODULATED and effect.works_from is None:
            yield error("L12", effect.id, "its reach is modulated, from no day.", "Give lin:worksFrom, the day the ruling sets.")
        if effect.type is EffectType.QUALIFIES and effect.reading is None:
            yield error("L12", effect.id, "it leaves a reading and does not say which.", "Give lin:reading in both languages.")
        if effect.type is EffectType.LIFTS and not _suspensions(corpus, effect):
            yield error("L12", effect.id, f"nothing suspends {effect.target}.", "Name the suspension, or the unit it suspends.")
        if effect.type is EffectType.POSTPONES and (effect.works_from is None or corpus.get(Effect, effect.target) is None):
            message = "it puts off no effect, or to no day."
            yield error("L12", effect.id, message, "Name the effect as its target, and the new day in lin:worksFrom.")
        if effect.type in _BRINGING_NOTHING:
            for version in corpus.linked(Version, "produced_by", effect.id):
                message = f"{version.id} is brought by an effect that brings no text."
                yield error("L12", effect.id, message, "Name the effect that brought the text, or revives or corrects it.")


_BRINGING_NOTHING = frozenset(
    {
        EffectType.SUSPENDS,
        EffectType.LIFTS,
        EffectType.ANNULS,
        EffectType.QUALIFIES,
        EffectType.EXPIRES,
        EffectType.LAPSES,
        EffectType.POSTPONES,
        EffectType.SAVES,
    }
)


def _suspensions(corpus: Corpus, effect: Effect) -> list[Effect]:
    named = corpus.get(Effect, effect.target)
    candidates = [named] if named else corpus.linked(Effect, "effect_on", effect.target)
    return [one for one in candidates if one.type is EffectType.SUSPENDS]


RULING_CHECKS: tuple[Check, ...] = (courts_act_by_rulings, rulings_are_complete)
