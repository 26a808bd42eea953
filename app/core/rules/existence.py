"""Rules R1 to R3: from which day an act, and each effect of it, is in force."""

from __future__ import annotations

from datetime import date

from app.core.addressees import atoms_of
from app.core.corpus import Corpus
from app.core.identifiers import act_of
from app.core.model import Act, Condition, Effect, Id
from app.core.period import FIRST_DAY, Moment, add_months
from app.core.rules.ending import applies_by_itself
from app.core.rules.registry import rule
from app.core.vocabulary import ConditionState, EffectType, Reach, StartRule


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


def moment_of(
    corpus: Corpus, effect: Effect, atom: str | None, knowing: date | None = None, trail: tuple[Id, ...] = ()
) -> Moment | None:
    """When `effect` happens for an addressee atom (``None`` = whoever), or ``None`` if it does not reach that atom.

    With `knowing`, as the law was on that day: an effect that reaches back is none before it came into the world. `trail`
    holds the effects that this one acts on, so that a ring of them, which is an error (L09), ends.
    """
    decided = decided_on(corpus, effect, atom)
    if decided is None or (knowing is not None and decided.earliest > knowing and reaches_back(corpus, effect)):
        return None
    legal = effect.works_from if effect.type is not EffectType.POSTPONES else None
    return _as_changed(corpus, effect, Moment.on(legal) if legal else decided, knowing, (*trail, effect.id))


def reaches_back(corpus: Corpus, effect: Effect) -> bool:
    """Whether an effect works on days before it came into the world: a correction, a retroactive effect, some annulments."""
    if effect.type is EffectType.CORRECTS or (effect.type is EffectType.ANNULS and effect.reach is Reach.EX_TUNC):
        return True
    if effect.works_from is None or effect.type is EffectType.POSTPONES:
        return False
    decided = decided_on(corpus, effect, None)
    return decided is not None and effect.works_from < decided.earliest


@rule(
    "H3",
    norm="Regla de método: un efecto que aún no ocurre puede retirarse o aplazarse",
    es="Un efecto se retira o se aplaza solo antes de ocurrir; anulado desde siempre, se tiene por no ocurrido.",
    en="An effect is withdrawn or put off only before it happens; annulled from the beginning, it never happened.",
)
def _as_changed(corpus: Corpus, effect: Effect, moment: Moment, knowing: date | None, trail: tuple[Id, ...]) -> Moment | None:
    """The moment of an effect after what other effects did to it."""
    now: Moment | None = moment
    changes = []
    for change in corpus.linked(Effect, "effect_on", effect.id):
        works = applies_by_itself(change) and change.id not in trail
        at = moment_of(corpus, change, None, knowing, trail) if works else None
        if at is not None:
            changes.append((at.earliest, change.sequence, change.id, at, change))
    for *_, at, change in sorted(changes, key=lambda one: one[:3]):
        if now is None:
            break
        if change.type is EffectType.ANNULS and change.reach is Reach.EX_TUNC:
            now = None
        elif change.type in (EffectType.REPEALS, EffectType.ANNULS):
            now = _withdrawn(now, at)
        elif change.type is EffectType.POSTPONES and change.works_from is not None:
            now = _put_off(now, at, change.works_from)
    return now


def _withdrawn(moment: Moment, at: Moment) -> Moment | None:
    """What is left of a moment when the effect is withdrawn at another: all, nothing, or a moment that may never come."""
    if at.latest is not None and at.latest <= moment.earliest:
        return None
    if moment.latest is not None and at.earliest > moment.latest:
        return moment
    return Moment(moment.earliest, None)


def _put_off(moment: Moment, at: Moment, day: date) -> Moment:
    if at.latest is not None and at.latest <= moment.earliest:
        return Moment.on(day)
    if moment.latest is not None and at.earliest > moment.latest:
        return moment
    latest = None if moment.latest is None else max(moment.latest, day)
    return Moment(min(moment.earliest, day), latest)


def decided_on(corpus: Corpus, effect: Effect, atom: str | None) -> Moment | None:
    """When an effect comes into the world, whatever day it works from; ``None`` if it does not reach that atom."""
    if atom is not None and effect.scope and atom not in atoms_of(effect.scope):
        return None
    if effect.condition:
        return when_met(corpus.get(Condition, effect.condition), effect)
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


@rule(
    "R10",
    norm="Ley 1753 de 2015, art. 133, inciso 3",
    es="Lo que pende de un suceso ocurre el día del suceso; si no consta, entre los días que las fuentes dejen.",
    en="What hangs on an event happens on the day of the event; where that is not known, within the days the sources leave.",
)
def when_met(condition: Condition | None, effect: Effect) -> Moment | None:
    """A conditional effect happens when its event does: on a dated day, in a window, or perhaps never."""
    if condition is None or condition.state is ConditionState.FAILED:
        return None
    if condition.state is ConditionState.MET and condition.resolved is not None:
        return condition.resolved
    return Moment(effect.start.earliest if effect.start else FIRST_DAY, None)


def _floor(act: Act | None) -> date:
    """The day before which the act cannot have ruled."""
    return act.issued if act is not None and act.issued is not None else FIRST_DAY
