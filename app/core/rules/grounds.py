"""Rules R17, R21 and R25, and the readings rulings leave: grounds that fall away, old cases, what publishers say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from app.core.corpus import Corpus, ancestors
from app.core.identifiers import act_of, slot_of
from app.core.model import Effect, Id, Reference, StatedStatus, Version
from app.core.rules.answering import has_fallen, holds
from app.core.rules.change import lent_texts
from app.core.rules.ending import applies_by_itself
from app.core.rules.existence import moment_of
from app.core.rules.judicial import qualifies
from app.core.rules.registry import rule
from app.core.standing import ALIVE, standing, stands
from app.core.timeline import Spell
from app.core.vocabulary import EffectType, ReferenceKind, Status


@rule(
    "R17",
    norm="CPACA (Ley 1437 de 2011), art. 91; Consejo de Estado, 18 de octubre de 2001, exp. 6328",
    es="Si desaparecen todos los fundamentos de un acto puede haber decaído: se advierte, no se decide por la persona que lee.",
    en="When all the grounds of an act are gone it may have lapsed: readers are warned, nothing is decided for them.",
)
def lost_grounds(corpus: Corpus, act: Id, day: date) -> tuple[Reference, ...]:
    """The legal bases of an act, if every recorded one is gone by `day` and nothing keeps the act alive; else nothing."""
    references = corpus.linked(Reference, "reference_from", act)
    bases = tuple(one for one in references if one.kind is ReferenceKind.BASED_ON and one.target)
    if not bases or not all(_gone(corpus, base, day) for base in bases):
        return ()
    if holds(corpus, [(one, one.under) for one in references if one.kind is ReferenceKind.CONTINUES_UNDER], day):
        return ()
    kept = (one for one in corpus.linked(Effect, "effect_on", act) if one.type in (EffectType.EXTENDS, EffectType.SAVES))
    return () if any(_happened(corpus, one, day) for one in kept) else bases


def _gone(corpus: Corpus, base: Reference, day: date) -> bool:
    version = corpus.get(Version, base.under)
    if version is not None:
        return has_fallen(corpus, version, day)
    if standing(corpus, base.target, day).status is not Status.NO_LONGER:
        return False
    # What was compiled goes on in its new place (R14).
    carried_on = [one for one in lent_texts(corpus, act_of(base.target)) if base.target in one.text_from]
    return not any(stands(corpus, one, day) for one in carried_on)


def _happened(corpus: Corpus, effect: Effect, day: date) -> bool:
    moment = moment_of(corpus, effect, None)
    return moment is not None and moment.happened_by(day) is not False


@rule(
    "R21",
    norm="Ley 153 de 1887, arts. 17, 18, 28, 38 y 40; CPACA art. 308",
    es="Los casos empezados bajo una norma que terminó siguen bajo ella cuando la nueva los deja a salvo.",
    en="Cases begun under a norm that has ended go on under it where the new one saves them.",
)
def saves_the_case(corpus: Corpus, version: Version, on: date, case: date) -> Effect | None:
    """The effect by which a text that has ended by `on` still rules a case begun on `case`, when it stood that day."""
    then = standing(corpus, version.slot, case)
    if then.status not in ALIVE or then.spell.version != version:
        return None
    for unit in _units(corpus, version):
        for effect in corpus.linked(Effect, "effect_on", unit):
            if effect.type is EffectType.SAVES and applies_by_itself(effect):
                moment = moment_of(corpus, effect, None)
                if moment is not None and case < moment.earliest and moment.happened_by(on):
                    return effect
    return None


def readings(corpus: Corpus, slot: Id, spell: Spell, on: date) -> tuple[Effect, ...]:
    """The rulings that by `on` had let the text of a spell in force stand under one reading only."""
    assert spell.since is not None  # what is in force was brought on some day
    units = _units(corpus, spell.version) if spell.version else ancestors(corpus, slot)
    found = []
    for unit in units:
        for effect in corpus.linked(Effect, "effect_on", unit):
            moment = moment_of(corpus, effect, None) if qualifies(effect) and applies_by_itself(effect) else None
            if moment is not None and moment.happened_by(on) is not False and moment.earliest >= spell.since.earliest:
                found.append(effect)
    return tuple(found)


def _units(corpus: Corpus, version: Version) -> Iterator[Id]:
    """The slot of a version and what holds it, then the places its words come from and what holds those; each once."""
    seen: set[Id] = set()
    for place in (version.slot, *version.text_from):
        for unit in ancestors(corpus, slot_of(place)):
            if unit not in seen:
                seen.add(unit)
                yield unit


#: The roots of the words publishers use, in the order in which they decide.
_WORDS = (
    ("vigente", Status.IN_FORCE),
    ("en vigor", Status.IN_FORCE),
    ("derogad", Status.NO_LONGER),
    ("sustituid", Status.NO_LONGER),
    ("subrogad", Status.NO_LONGER),
    ("superad", Status.NO_LONGER),
    ("perdio vigencia", Status.NO_LONGER),
    ("anulad", Status.NO_LONGER),
    ("inexequible", Status.NO_LONGER),
    ("suspendid", Status.SUSPENDED),
)
_HEDGES = ("no ", "parcial", "se presume", "se desconoce", "a traves", "en su", "dentro", "como parte")


@rule(
    "R25",
    norm="Regla de método: las palabras de los publicadores son prueba, no hecho",
    es="El estado que dice un publicador se guarda aparte del calculado, y se avisa cuando los dos chocan.",
    en="The status a publisher states is kept apart from the computed one, and readers are told where the two clash.",
)
def contradicts(corpus: Corpus, stated: StatedStatus, computed: Status, day: date) -> bool:
    """Whether a publisher's word, read in our time, denies the status computed for `day`; a hedged word denies nothing."""
    if day < corpus.known_through != date.max or computed in (Status.UNKNOWN, Status.PARTLY):
        return False
    folded = unicodedata.normalize("NFKD", stated.value.es.casefold())
    opening = "".join(letter for letter in folded if not unicodedata.combining(letter)).partition(".")[0]
    if any(hedge in opening for hedge in _HEDGES):
        return False
    said = next((status for word, status in _WORDS if word in opening), None)
    return said is not None and said is not computed
