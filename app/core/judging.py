"""One version against one topic on one day: it governs, or it is considered and set aside for a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.addressees import atoms_of
from app.core.answer import Considered, Governing, WhyNot
from app.core.corpus import Corpus, ancestors
from app.core.identifiers import act_of
from app.core.model import Act, Effect, Id, Version
from app.core.period import Moment
from app.core.rules.answering import Hold, binding_hosts, rank_of_slot
from app.core.rules.existence import moment_of
from app.core.rules.registry import rule
from app.core.standing import ALIVE, Standing, primary_end, standing
from app.core.vocabulary import Basis, EffectType, Rank, Role, Status, weakest

_WHY_ENDED = {
    EffectType.REPEALS: WhyNot.REPEALED,
    EffectType.SUBSTITUTES: WhyNot.SUBSTITUTED,
    EffectType.AMENDS: WhyNot.AMENDED,
    EffectType.INCORPORATES: WhyNot.COMPILED,
    EffectType.SUPERSEDES: WhyNot.SUPERSEDED,
    EffectType.DISPLACES: WhyNot.EXHAUSTED,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """That a version governs a topic in a role."""

    version: Version
    role: Role


def judge(corpus: Corpus, claim: Claim, on: date, addressee: str | None) -> Governing | Considered:
    """Whether the claimed version governs on `on` for the class (``None`` = everybody), and if not, why not."""
    version = claim.version
    rank = rank_of_slot(corpus, version.slot)
    if not speaks_to(corpus, version, addressee):
        return Considered(claim.role, rank, version, WhyNot.NOT_ADDRESSED)
    place = standing(corpus, version.slot, on, (addressee,) if addressee else ())
    stands = place.status in ALIVE and place.spell.version == version
    hosts = _hosts(corpus, claim, on) if stands or version in place.spell.possible else None
    if hosts is not None and not hosts:
        return Considered(claim.role, rank, version, WhyNot.NOT_BINDING)
    if not stands:
        return _set_aside(claim, rank, place, on)
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
    """The provisions that make a guideline binding; ``None`` for norms that need none."""
    act = corpus.get(Act, act_of(claim.version.slot))
    if claim.role is not Role.GUIDELINE or act is None or not act.edition_of:
        return None
    return binding_hosts(corpus, act.edition_of, on)


def _governs(corpus: Corpus, claim: Claim, place: Standing, on: date, host: Hold | None) -> Governing:
    version, spell = claim.version, place.spell
    contested = bool(claimed_against(corpus, version.slot, on))
    opened = spell.opened
    grades = [version.evidence.confidence]
    decided_by = [version.id]
    if opened is not None:
        grades.append(opened.evidence.confidence)
        decided_by.append(opened.id)
    if host is not None:
        grades += [host.version.evidence.confidence, host.reference.evidence.confidence]
        decided_by += [host.version.id, host.reference.id]
    return Governing(
        role=claim.role,
        rank=rank_of_slot(corpus, version.slot),
        version=version,
        text_from=version.text_from or (version.slot,),
        since=spell.since or Moment(spell.period.start, spell.period.start),
        until=spell.until,
        status=place.status,
        contested=contested,
        confidence=weakest(*grades),
        standing=place,
        decided_by=tuple(decided_by),
    )


def _set_aside(claim: Claim, rank: Rank, place: Standing, on: date) -> Considered:
    version = claim.version
    spells = [spell for spell in place.spells if spell.version == version or version in spell.possible]
    if version in place.spell.possible or not spells:
        doubts = tuple(effect.id for effect in place.spell.doubts)
        return Considered(claim.role, rank, version, WhyNot.UNKNOWN, place.spell.since, effects=doubts)
    life = next((spell for spell in spells if spell.version == version), None)
    if on < spells[0].period.start:
        opened = life.opened if life else place.spell.opened
        since = life.since if life else place.spell.since
        by, effects = (opened.actor, (opened.id,)) if opened else ("", ())
        return Considered(claim.role, rank, version, WhyNot.NOT_YET, since, by, effects)
    if life is None:
        # It stood in some readings of the dates only, and in none any more.
        after = place.spells[place.spells.index(spells[-1]) + 1]
        closers = after.closed if after.status is Status.NO_LONGER else tuple(filter(None, (after.opened,)))
        why = _WHY_ENDED.get(closers[0].type, WhyNot.REPEALED) if closers else WhyNot.UNKNOWN
        by = closers[0].actor if closers else ""
        return Considered(claim.role, rank, version, why, after.since, by, tuple(one.id for one in closers))
    end = primary_end(life)
    why = _WHY_ENDED.get(end.type, WhyNot.REPEALED) if end else WhyNot.UNKNOWN
    ended_by = tuple(effect.id for effect in life.closed)
    return Considered(claim.role, rank, version, why, life.until, end.actor if end else "", ended_by)
