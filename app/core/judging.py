"""One version against one topic on one day: it governs, or it is considered and set aside for a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.core.addressees import atoms_of
from app.core.answer import Considered, Governing, Question, WhyNot
from app.core.corpus import Corpus, ancestors
from app.core.identifiers import act_of
from app.core.model import Act, Effect, Id, Version
from app.core.period import Moment
from app.core.rules.answering import Hold, binding_hosts, rank_of_slot
from app.core.rules.ending import applies_by_itself
from app.core.rules.existence import decided_on, moment_of, reaches_back
from app.core.rules.grounds import lost_grounds, readings, saves_the_case
from app.core.rules.judicial import Stroke, Touch
from app.core.rules.registry import rule
from app.core.standing import ALIVE, Standing, primary_end, standing
from app.core.timeline import strokes_of
from app.core.vocabulary import Basis, EffectType, Rank, Role, Status, weakest

_WHY_ENDED = {
    EffectType.REPEALS: WhyNot.REPEALED,
    EffectType.SUBSTITUTES: WhyNot.SUBSTITUTED,
    EffectType.AMENDS: WhyNot.AMENDED,
    EffectType.INCORPORATES: WhyNot.COMPILED,
    EffectType.SUPERSEDES: WhyNot.SUPERSEDED,
    EffectType.DISPLACES: WhyNot.EXHAUSTED,
    EffectType.ANNULS: WhyNot.ANNULLED,
    EffectType.EXPIRES: WhyNot.EXPIRED,
    EffectType.LAPSES: WhyNot.LAPSED,
    EffectType.CORRECTS: WhyNot.CORRECTED,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """That a version governs a topic in a role."""

    version: Version
    role: Role


def judge(corpus: Corpus, claim: Claim, question: Question) -> Governing | Considered:
    """Whether the claimed version governs on the day asked for the class (``None`` = everybody), and if not, why not."""
    version, on, addressee = claim.version, question.on, question.addressee
    rank = rank_of_slot(corpus, version.slot)
    if not speaks_to(corpus, version, addressee):
        return Considered(claim.role, rank, version, WhyNot.NOT_ADDRESSED)
    place = standing(corpus, version.slot, on, (addressee,) if addressee else (), question.knowing)
    stands = place.status in ALIVE and place.spell.version == version
    saved = saves_the_case(corpus, version, on, question.case) if question.case and not stands else None
    hosts = _hosts(corpus, claim, on) if stands or saved or version in place.spell.possible else None
    if hosts is not None and not hosts:
        return Considered(claim.role, rank, version, WhyNot.NOT_BINDING)
    if saved is not None and question.case is not None:
        then = standing(corpus, version.slot, question.case, (addressee,) if addressee else (), question.knowing)
        found = _governs(corpus, claim, then, on, hosts[0] if hosts else None)
        return replace(found, saved_by=saved.id, decided_by=(*found.decided_by, saved.id))
    if not stands:
        return _set_aside(corpus, claim, rank, place, question)
    if hosts and not hosts[0].certain:
        return Considered(claim.role, rank, version, WhyNot.UNKNOWN, effects=tuple(hold.reference.id for hold in hosts))
    return _governs(corpus, claim, place, on, hosts[0] if hosts else None)


@rule(
    "H1",
    norm="DUR 1078 de 2015, art. 2.2.9.1.1.2; Ley 489 de 1998, art. 39",
    es="Una norma rige para los destinatarios que nombra; si no los nombra, para todos.",
    en="A norm rules for the addressees it names; where it names none, for all.",
)
def speaks_to(corpus: Corpus, version: Version, addressee: str | None) -> bool:
    """Whether a version binds a class of addressee; where nothing states whom it binds, it is taken to bind everyone."""
    if addressee is None:
        return True
    act = corpus.get(Act, act_of(version.slot))
    stated = version.addressees or (act.addressees if act else ())
    return not atoms_of((addressee,)).isdisjoint(atoms_of(stated))


def claimed_against(corpus: Corpus, slot: Id, on: date) -> tuple[Effect, ...]:
    """Tacit repeals of a slot, or of what holds it, that somebody claims and that would have happened by `on` (rule R5)."""
    found = []
    for unit in ancestors(corpus, slot):
        for effect in corpus.linked(Effect, "effect_on", unit):
            if effect.basis is Basis.TACIT and effect.type in (EffectType.REPEALS, EffectType.SUBSTITUTES):
                moment = moment_of(corpus, effect, None)
                if moment is not None and moment.happened_by(on) is not False:
                    found.append(effect)
    return tuple(found)


def _hosts(corpus: Corpus, claim: Claim, on: date) -> tuple[Hold, ...] | None:
    """The provisions that make a guideline binding; ``None`` for norms that need none.

    A provision that names one edition makes no other binding, not even a later one.
    """
    act = corpus.get(Act, act_of(claim.version.slot))
    if claim.role is not Role.GUIDELINE or act is None or not act.edition_of:
        return None
    return tuple(hold for hold in binding_hosts(corpus, act.edition_of, on) if hold.reference.pinned in ("", act.id))


def _governs(corpus: Corpus, claim: Claim, place: Standing, on: date, host: Hold | None) -> Governing:
    version, spell = claim.version, place.spell
    lost = _lost(corpus, version, on)
    contested = bool(lost or claimed_against(corpus, version.slot, on))
    assert spell.opened is not None  # what is in force was brought by an effect
    assert spell.since is not None
    grades = [version.evidence.confidence, spell.opened.evidence.confidence]
    decided_by = [version.id, spell.opened.id]
    if host is not None:
        grades += [host.version.evidence.confidence, host.reference.evidence.confidence]
        decided_by += [host.version.id, host.reference.id]
    return Governing(
        role=claim.role,
        rank=rank_of_slot(corpus, version.slot),
        version=version,
        text_from=version.text_from or (version.slot,),
        since=spell.since,
        until=spell.until,
        status=place.status,
        contested=contested,
        confidence=weakest(*grades),
        standing=place,
        decided_by=tuple(decided_by),
        readings=tuple(effect.id for effect in readings(corpus, version.slot, spell, on)),
        lost=lost,
    )


def _lost(corpus: Corpus, version: Version, on: date) -> tuple[Id, ...]:
    """The legal bases of the acts a text stands in or comes from, where one of those acts has lost all of its own."""
    acts = dict.fromkeys((act_of(version.slot), *(act_of(given) for given in version.text_from)))
    return tuple(reference.id for act in acts for reference in lost_grounds(corpus, act, on))


def _undone(corpus: Corpus, claim: Claim, rank: Rank, question: Question) -> Considered | None:
    """A text that never stood for a day: annulled from its beginning, corrected, replaced the day it came, or withdrawn."""
    version = claim.version
    strokes = strokes_of(corpus, version.slot, None, question.knowing)
    for stroke in strokes:
        if stroke.through is not None and stroke.through.id in version.produced_by:
            return _because(claim, rank, _WHY_ENDED[stroke.effect.type], stroke.moment, stroke.effect)
    brought = next((stroke for stroke in strokes if stroke.opens and stroke.version == version), None)
    if brought is not None and brought.moment.exact is not None:
        over = [one for one in strokes if one.moment == brought.moment and _replaces(one, brought)]
        if over and question.on < brought.moment.exact:
            return _because(claim, rank, WhyNot.NOT_YET, brought.moment, brought.effect)
        for later in over:
            return _because(claim, rank, _WHY_ENDED.get(later.effect.type, WhyNot.SUBSTITUTED), later.moment, later.effect)
    for identifier in version.produced_by:
        effect = corpus.get(Effect, identifier)
        decided = decided_on(corpus, effect, None) if effect and question.knowing and reaches_back(corpus, effect) else None
        if effect is not None and decided is not None and question.knowing and decided.earliest > question.knowing:
            return _because(claim, rank, WhyNot.NOT_YET, decided, effect)
        for change in corpus.linked(Effect, "effect_on", identifier):
            if change.type in (EffectType.REPEALS, EffectType.ANNULS) and applies_by_itself(change):
                return _because(claim, rank, WhyNot.WITHDRAWN, moment_of(corpus, change, None, question.knowing), change)
    return None


def _replaces(later: Stroke, brought: Stroke) -> bool:
    """Whether a stroke of the same day ends the text that another brought: closers come before openers within one turn."""
    if later.opens and (later.turn, later.bringer.id) > (brought.turn, brought.bringer.id):
        return True
    return later.turn > brought.turn and later.touch in (Touch.CLOSES, Touch.VOIDS)


def _because(claim: Claim, rank: Rank, why: WhyNot, since: Moment | None, effect: Effect) -> Considered:
    return Considered(claim.role, rank, claim.version, why, since, effect.actor, (effect.id,))


def _set_aside(corpus: Corpus, claim: Claim, rank: Rank, place: Standing, question: Question) -> Considered:
    version, on = claim.version, question.on
    spells = [spell for spell in place.spells if spell.version == version or version in spell.possible]
    if place.status is Status.SUSPENDED and place.spell.version == version:
        held = place.spell.held
        since = min(moment for one in held if (moment := moment_of(corpus, one, None, question.knowing)))
        return Considered(claim.role, rank, version, WhyNot.SUSPENDED, since, held[0].actor, tuple(one.id for one in held))
    if not spells and (undone := _undone(corpus, claim, rank, question)) is not None:
        return undone
    if version in place.spell.possible or not spells:
        doubts = tuple(effect.id for effect in place.spell.doubts)
        return Considered(claim.role, rank, version, WhyNot.UNKNOWN, place.spell.since, effects=doubts)
    begun = [spell for spell in spells if spell.period.start <= on]
    if not begun:
        life = next((spell for spell in spells if spell.version == version), place.spell)
        by, effects = (life.opened.actor, (life.opened.id,)) if life.opened else ("", ())
        return Considered(claim.role, rank, version, WhyNot.NOT_YET, life.since, by, effects)
    lives = [spell for spell in begun if spell.version == version]
    if not lives:
        # It stood in some readings of the dates only, and on this day in none.
        after = place.spells[place.spells.index(begun[-1]) + 1]
        closers = after.closed if after.status is Status.NO_LONGER else tuple(filter(None, (after.opened,)))
        why = _WHY_ENDED.get(closers[0].type, WhyNot.REPEALED) if closers else WhyNot.UNKNOWN
        by = closers[0].actor if closers else ""
        return Considered(claim.role, rank, version, why, after.since, by, tuple(one.id for one in closers))
    last = lives[-1]
    end = primary_end(last)
    why = _WHY_ENDED.get(end.type, WhyNot.REPEALED) if end else WhyNot.UNKNOWN
    ended_by = tuple(effect.id for effect in last.closed)
    return Considered(claim.role, rank, version, why, last.until, end.actor if end else "", ended_by)
