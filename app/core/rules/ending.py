"""Rules R5 to R11: how force ends, and what does not end it."""

from __future__ import annotations

from app.core.corpus import Corpus, ancestors
from app.core.model import Act, Effect, Id, Reference
from app.core.rules.registry import rule
from app.core.vocabulary import Basis, EffectType, Incorporation, Rank, ReferenceKind


@rule(
    "R5",
    norm="Código Civil (Ley 84 de 1873), arts. 71 y 72; C-159 de 2004",
    es="La derogación expresa opera por sí sola; la tácita es una tesis que alguien debe sostener.",
    en="Express repeal works by itself; tacit repeal is a thesis that somebody has to hold.",
)
def applies_by_itself(effect: Effect) -> bool:
    """Whether an effect enters the timeline without anybody's opinion: every basis but the tacit one."""
    return effect.basis is not Basis.TACIT and effect.incorporation is Incorporation.APPLIED


@rule(
    "R6",
    norm="Ley 153 de 1887, art. 3",
    es="La derogación orgánica o integral opera cuando el propio acto la declara.",
    en="Organic or integral repeal works when the act itself declares it.",
)
def is_declared_integral_repeal(effect: Effect) -> bool:
    """Whether an effect is an integral repeal that its act declares, such as the closing book of a single regulatory decree."""
    return effect.type is EffectType.REPEALS and effect.basis is Basis.ORGANIC


@rule(
    "R7",
    norm="Ley 153 de 1887, arts. 2, 3 y 12; C-037 de 2000",
    es="Solo una norma de igual o mayor jerarquía puede derogar a otra.",
    en="Only a norm of equal or higher rank can repeal another.",
)
def may_end(actor: Rank, target: Rank) -> bool:
    """Whether an act of one rank can end or replace text of another.

    >>> may_end(Rank.RESOLUTION, Rank.DECREE)
    False
    """
    return Rank.RULING in (actor, target) or actor.order <= target.order


@rule(
    "R9",
    norm="Decreto 1151 de 2008, art. 9; Decreto 2693 de 2012, art. 12 (fórmulas)",
    es="«Deroga las normas que le sean contrarias» no nombra ninguna: es una nota, no un efecto.",
    en="“Repeals whatever is contrary to it” names nothing: it is a note, not an effect.",
)
def generic_clauses(corpus: Corpus, act: Id) -> tuple[Reference, ...]:
    """The generic repeal clauses of an act: shown to readers, never edges to a named act."""
    return tuple(
        reference
        for reference in corpus.linked(Reference, "reference_from", act)
        if reference.kind is ReferenceKind.GENERIC_REPEAL
    )


@rule(
    "R11",
    norm="Leyes 1753 de 2015 (art. 267), 1955 de 2019 (art. 336) y 2294 de 2023 (art. 372)",
    es="Un plan de desarrollo no muere al acabar su cuatrienio: el siguiente mantiene lo que no deroga por su nombre.",
    en="A development plan does not die with its four years: the next one keeps alive what it does not repeal by name.",
)
def kept_alive(corpus: Corpus, slot: Id) -> tuple[Effect, ...]:
    """The survival clauses that reach a slot directly or through a unit that holds it."""
    return tuple(
        effect
        for unit in ancestors(corpus, slot)
        for effect in corpus.linked(Effect, "effect_on", unit)
        if effect.type is EffectType.EXTENDS
    )


def rank_of(corpus: Corpus, act: Id) -> Rank | None:
    """The rank of a recorded act."""
    found = corpus.get(Act, act)
    return None if found is None else found.rank
