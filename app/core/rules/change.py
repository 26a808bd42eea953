"""Rules R12 to R14: what each drafting verb does to the text of a slot."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.core.corpus import Corpus
from app.core.identifiers import act_of
from app.core.model import Effect, Id, Version
from app.core.rules.judicial import Touch, annulment
from app.core.rules.registry import rule
from app.core.vocabulary import EffectType


@rule(
    "R12",
    norm="Decreto 1345 de 2010 (hoy DUR 1081 de 2015, arts. 2.1.2.1.x)",
    es="Derogar cierra; sustituir o subrogar un contenedor cierra todo lo que hay bajo él; modificar toca solo lo nombrado.",
    en="To repeal closes; to substitute a container closes all that stands under it; to amend touches only what is named.",
)
def touch(effect: Effect, chain: Sequence[Id], rewritten: Collection[Id]) -> Touch:
    """What `effect` does to the first slot of `chain` (the slot, then the units that hold it, up to the act).

    `rewritten` are the slots for which the effect brings a new text.
    """
    if effect.target not in chain:
        return Touch.NONE
    exact = effect.target == chain[0]
    match effect.type:
        case EffectType.SUBSTITUTES:
            return Touch.CLOSES
        case EffectType.SUSPENDS:
            return Touch.SUSPENDS
        case EffectType.LIFTS:
            return Touch.LIFTS
        case EffectType.ANNULS if effect.exceptions is None:
            return annulment(effect)
        case (
            EffectType.REPEALS
            | EffectType.INCORPORATES
            | EffectType.DISPLACES
            | EffectType.SUPERSEDES
            | EffectType.EXPIRES
            | EffectType.LAPSES
            | EffectType.ANNULS
        ):
            if effect.exceptions is None:
                return Touch.CLOSES
            # "Repeals the law save the articles listed": which articles die is said one by one, by effects of their own.
            return Touch.PARTIAL if exact else Touch.NONE
        case EffectType.AMENDS:
            return Touch.CLOSES if effect.target in rewritten else Touch.NONE
        case EffectType.CORRECTS:
            # An error mended in a chapter or an act leaves the articles in it as they are (R15).
            return Touch.CLOSES if exact and effect.target in rewritten else Touch.NONE
        case _:
            return Touch.NONE


@rule(
    "R13",
    norm="Decretos 1008 de 2018, 620 de 2020 y 767 de 2022 (subrogaciones)",
    es="Al sustituir un capítulo los números se reusan con otro contenido, y el instrumento anterior se agota sin ser derogado.",
    en="Substituting a chapter reuses the numbers for other content, and the earlier instrument is spent without being repealed.",
)
def lent_texts(corpus: Corpus, act: Id) -> tuple[Version, ...]:
    """The versions, in slots of other acts, whose words come from `act`: once all are closed the instrument is spent."""
    return tuple(version for version in corpus.linked(Version, "text_from_act", act) if act_of(version.slot) != act)


@rule(
    "R14",
    norm="Decreto 1081 de 2015 (considerandos); Decreto 1078 de 2015, art. 3.1.1",
    es="Compilar no altera la sustancia: rige la disposición del decreto único, con el texto del decreto compilado.",
    en="Compiling does not alter the substance: the single decree's provision rules, in the text of the decree compiled.",
)
def compilation_of(corpus: Corpus, version: Version) -> Effect | None:
    """The compiling effect that put a version in its slot, if that is how it came there."""
    for identifier in version.produced_by:
        effect = corpus.get(Effect, identifier)
        if effect is not None and effect.type is EffectType.INCORPORATES:
            return effect
    return None
