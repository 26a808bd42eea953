"""Rules R1 to R3: from which day an act, and each effect of it, is in force."""

from __future__ import annotations

from datetime import date

from app.core.addressees import atoms_of
from app.core.corpus import Corpus
from app.core.identifiers import act_of
from app.core.model import Act, Condition, Effect, Id
from app.core.period import FIRST_DAY, Moment, add_months
from app.core.rules.registry import rule
from app.core.vocabulary import ConditionState, EffectType, StartRule


@rule(
    "R1",
    norm="Ley 4 de 1913, arts. 52 y 53",
    es="La ley obliga por su promulgación: el día que ella fije y, si calla, dos meses después.",
    en="A statute binds through its promulgation: on the day it fixes or, if it is silent, two months later.",
)
def start_of_act(act: Act | None, effect: Effect) -> Moment:
    """The first day of force that a commencement gives its act, from three separate facts: issue, publication, start rule.

    The issue day is never taken for the start; it only bounds it from below.
    """
    clause = effect.commencement
    floor = _floor(act, effect)
    if clause is None:
        return effect.start or Moment(floor, None)
    match clause.rule:
        case StartRule.FIXED_DAY | StartRule.RECORDED_DAY | StartRule.ATTESTED if effect.start is not None:
            return effect.start
        case StartRule.ON_ISSUE if act is not None and act.issued is not None:
            return Moment.on(act.issued)
        case StartRule.ON_PUBLICATION:
            return publication_needed(act, effect)
        case StartRule.MONTHS_AFTER_PROMULGATION | StartRule.TWO_MONTHS_DEFAULT:
            months = 2 if clause.rule is StartRule.TWO_MONTHS_DEFAULT else clause.months or 0
            promulgated = publication_needed(act, effect)
            latest = None if promulgated.latest is None else add_months(promulgated.latest, months)
            return Moment(add_months(promulgated.earliest, months), latest)
        case _:
            return Moment(clause.not_before or floor, clause.not_after)


@rule(
    "R2",
    norm="CPACA art. 65 (Ley 2080 de 2021, art. 15); Ley 489 de 1998, art. 119",
    es="Un acto general no obliga antes de publicarse en el Diario Oficial; sin esa fecha, su vigencia se desconoce.",
    en="A general act does not bind before it is published in the official gazette; without that date its force is unknown.",
)
def publication_needed(act: Act | None, effect: Effect) -> Moment:
    """The publication day; when no gazette date is known, an open window that only an attestation can close."""
    if act is not None and act.published is not None:
        return Moment.on(act.published)
    clause = effect.commencement
    earliest = clause.not_before if clause is not None and clause.not_before is not None else _floor(act, effect)
    return Moment(earliest, clause.not_after if clause is not None else None)


@rule(
    "R3",
    norm="Decreto 2573 de 2014, art. 14 (práctica); Ley 4 de 1913, art. 52",
    es="Expedición, publicación y vigencia son tres hechos; la derogatoria rige desde que rige el acto que deroga.",
    en="Issue, publication and force are three facts; a repeal takes effect when the repealing act does.",
)
def travels_with_its_act(corpus: Corpus, effect: Effect, atom: str | None) -> Moment | None:
    """When an effect that states no day of its own takes effect: when its acting act starts to rule for this addressee."""
    moments = [
        moment
        for commencement in corpus.linked(Effect, "effect_on", act_of(effect.actor))
        if commencement.type is EffectType.COMMENCES and (moment := moment_of(corpus, commencement, atom)) is not None
    ]
    if not moments:
        return Moment(_floor(corpus.get(Act, act_of(effect.actor)), effect), None)
    return min(moments, key=lambda moment: moment.earliest)


def moment_of(corpus: Corpus, effect: Effect, atom: str | None) -> Moment | None:
    """When `effect` happens for an addressee atom (``None`` = whoever), or ``None`` if it does not reach that atom."""
    if atom is not None and effect.scope and atom not in atoms_of(effect.scope):
        return None
    if effect.condition:
        return _when_met(corpus.get(Condition, effect.condition), effect)
    if effect.type is EffectType.COMMENCES:
        return start_of_act(corpus.get(Act, act_of(effect.target)), effect)
    return effect.start or travels_with_its_act(corpus, effect, atom)


def scopes_behind(corpus: Corpus, effect: Effect) -> frozenset[Id]:
    """The addressee classes that decide when `effect` happens: its own, and its act's where it travels with the act."""
    own = frozenset(effect.scope)
    if effect.type is EffectType.COMMENCES or effect.start is not None:
        return own
    return own | {
        scope
        for commencement in corpus.linked(Effect, "effect_on", act_of(effect.actor))
        if commencement.type is EffectType.COMMENCES
        for scope in commencement.scope
    }


def _when_met(condition: Condition | None, effect: Effect) -> Moment | None:
    """A conditional effect happens when its event does: a dated fact, a window, or not yet (rule R10)."""
    if condition is None or condition.state is ConditionState.FAILED:
        return None
    if condition.state is ConditionState.MET and condition.resolved is not None:
        return condition.resolved
    return Moment(effect.start.earliest if effect.start else FIRST_DAY, None)


def _floor(act: Act | None, effect: Effect) -> date:
    """The day before which the act cannot have ruled: its issue, or the earliest day its commencement gives."""
    if effect.commencement is not None and effect.commencement.not_before is not None:
        return effect.commencement.not_before
    if act is not None and act.issued is not None:
        return act.issued
    return FIRST_DAY
