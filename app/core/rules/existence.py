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
    return computed_start(act, effect) or effect.start or Moment(_floor(act), None)


def computed_start(act: Act | None, effect: Effect) -> Moment | None:
    """The day that the start rule gives from the recorded days; ``None`` where the rule or a day is missing."""
    clause = effect.commencement
    if clause is None or act is None:
        return None
    match clause.rule:
        case StartRule.ON_ISSUE if act.issued is not None:
            return Moment.on(act.issued)
        case StartRule.ON_PUBLICATION:
            return published(act)
        case StartRule.MONTHS_AFTER_PROMULGATION | StartRule.TWO_MONTHS_DEFAULT:
            promulgated = published(act)
            months = 2 if clause.rule is StartRule.TWO_MONTHS_DEFAULT else clause.months
            if promulgated is None or months is None:
                return None
            return Moment.on(add_months(promulgated.earliest, months))
        case _:
            return None


@rule(
    "R2",
    norm="CPACA art. 65 (Ley 2080 de 2021, art. 15); Ley 489 de 1998, art. 119",
    es="Un acto general no obliga antes de publicarse en el Diario Oficial; sin esa fecha, su vigencia se desconoce.",
    en="A general act does not bind before it is published in the official gazette; without that date its force is unknown.",
)
def published(act: Act) -> Moment | None:
    """The publication day; ``None`` when no gazette date is known: then the act may have started at any later time."""
    return None if act.published is None else Moment.on(act.published)


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
        return Moment(_floor(corpus.get(Act, act_of(effect.actor))), None)
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


def _floor(act: Act | None) -> date:
    """The day before which the act cannot have ruled."""
    return act.issued if act is not None and act.issued is not None else FIRST_DAY
