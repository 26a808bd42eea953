"""Checks on effects in time: L03 to L08, L11, L19, and the lower bound of rule R2."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from app.core.corpus import Corpus
from app.core.findings import Finding, Severity
from app.core.identifiers import act_of
from app.core.invariants.structure import Check, error
from app.core.model import Absence, Act, Effect, Id, Provision, Version
from app.core.period import SENTINELS, Moment
from app.core.rules.existence import computed_start, moment_of
from app.core.timeline import Spell, scopes_of, timeline
from app.core.vocabulary import Basis, EffectType, Incorporation, Status

_CHANGING = frozenset(
    {EffectType.REPEALS, EffectType.SUBSTITUTES, EffectType.AMENDS, EffectType.INCORPORATES, EffectType.COMPLEMENTS}
)


def no_sentinel_days(corpus: Corpus) -> Iterator[Finding]:
    """L03: "no end" is written by leaving the end out, never by a far-off day; an absence begins before it ends."""
    for effect in corpus.all(Effect):
        for day in _days(effect.start):
            if day in SENTINELS:
                message = f"{day} stands for a day that nobody knows."
                yield error("L03", effect.id, message, "Leave the end out, or give a window of days.")
    for absence in corpus.all(Absence):
        if absence.start and absence.end and absence.end <= absence.start:
            yield error("L03", absence.id, f"it ends on {absence.end}, not after {absence.start}.", "Mend the days.")


def not_before_its_act(corpus: Corpus) -> Iterator[Finding]:
    """L04: an effect does not happen before its acting act starts to rule."""
    for effect in corpus.all(Effect):
        if effect.start is None or effect.type is EffectType.COMMENCES:
            continue
        starts = [
            moment
            for commencement in corpus.linked(Effect, "effect_on", act_of(effect.actor))
            if commencement.type is EffectType.COMMENCES and (moment := moment_of(corpus, commencement, None))
        ]
        if starts and effect.start.latest is not None and effect.start.latest < (first := min(one.earliest for one in starts)):
            message = f"it takes effect by {effect.start.latest}, before its act starts to rule on {first}."
            yield error("L04", effect.id, message, "Check the day of the effect against the act's own start clause.")


def stored_start_is_computed_start(corpus: Corpus) -> Iterator[Finding]:
    """R1: the first day written for an act is the one its start rule gives from its recorded days."""
    for effect in corpus.all(Effect):
        if effect.type is not EffectType.COMMENCES:
            continue
        computed = computed_start(corpus.get(Act, effect.target), effect)
        if computed is not None and effect.start != computed:
            found = effect.start.exact or effect.start.earliest if effect.start else "no day"
            message = f"its rule gives {computed.earliest}, but {found} is written."
            yield error("R1", effect.id, message, "Check the rule, the publication day and the day written.")


def not_before_publication(corpus: Corpus) -> Iterator[Finding]:
    """R2: a published act does not start to rule before its publication (Decreto 1345 de 2010 forbids drafters to say so)."""
    for effect in corpus.all(Effect):
        act = corpus.get(Act, effect.target)
        if effect.type is not EffectType.COMMENCES or act is None or act.published is None:
            continue
        moment = moment_of(corpus, effect, None)
        if moment is not None and moment.latest is not None and moment.latest < act.published:
            message = f"the act starts to rule by {moment.latest}, before its publication on {act.published}."
            yield error("R2", effect.id, message, "Check both days; the start may never be the earlier.")


def within_the_life_of_the_target(corpus: Corpus) -> Iterator[Finding]:
    """L05 and L07: an effect that changes a slot finds it alive: not before its first text, not after its last."""
    for effect in corpus.all(Effect):
        if effect.type not in _CHANGING or effect.basis is Basis.TACIT or effect.incorporation is Incorporation.OUTSTANDING:
            continue
        moment = moment_of(corpus, effect, None)
        if moment is None or moment.latest is None or scopes_of(corpus, effect.target):
            continue
        # What later reached back does not make an effect of its own day an error.
        then = timeline(corpus, effect.target, None, moment.earliest)
        before = [spell for spell in then if spell.period.start < moment.latest]
        if not before or {spell.status for spell in before} == {Status.UNKNOWN}:
            continue
        if all(spell.status is Status.NOT_YET for spell in before):
            message = f"it takes effect by {moment.latest}, when {effect.target} had not begun."
            yield error("L05", effect.id, message, "Check the target and the day, or record how the target began.")
        else:
            yield from _after_the_end(then, effect, moment)


def _after_the_end(spells: Sequence[Spell], effect: Effect, moment: Moment) -> Iterator[Finding]:
    for spell in spells:
        ended_by = {one.id for one in spell.closed}
        already_over = spell.status is Status.NO_LONGER and spell.period.start < moment.earliest and effect.id not in ended_by
        if already_over and spell.period.contains(moment.earliest) and effect.type is not EffectType.COMPLEMENTS:
            message = f"it acts on {effect.target} on {moment.earliest}, which ended on {spell.period.start}."
            yield error("L07", effect.id, message, "Check the target and the day, or record how the target came back.")


def one_substitution_at_a_time(corpus: Corpus) -> Iterator[Finding]:
    """L06: two substitutions of one slot on one day say which comes first, or reach different addressees."""
    same: dict[tuple[Id, date, int, tuple[Id, ...]], list[Id]] = defaultdict(list)
    for effect in corpus.all(Effect):
        if effect.type is EffectType.SUBSTITUTES and effect.incorporation is Incorporation.APPLIED:
            moment = moment_of(corpus, effect, None)
            if moment is not None and moment.exact is not None:
                same[effect.target, moment.exact, effect.sequence, effect.scope].append(effect.id)
    for (target, day, _, _), effects in same.items():
        if len(effects) > 1:
            message = f"{' and '.join(effects)} substitute {target} on the same day, {day}."
            yield error("L06", effects[0], message, "Give lin:sequence to say which comes first.")


def nothing_rules_in_a_dead_act(corpus: Corpus) -> Iterator[Finding]:
    """L08: a text is put only into a slot whose act is alive that day."""
    for version in corpus.all(Version):
        host = act_of(version.slot)
        if host == version.slot:
            continue
        for identifier in version.produced_by:
            effect = corpus.get(Effect, identifier)
            moment = moment_of(corpus, effect, None) if effect else None
            if effect is None or effect.target == host or moment is None or moment.exact is None or scopes_of(corpus, host):
                continue
            spell = next(one for one in timeline(corpus, host, None, moment.exact) if one.period.contains(moment.exact))
            if spell.status is Status.NO_LONGER:
                message = f"it is put into {host} on {moment.exact}, which ended on {spell.period.start}."
                yield error("L08", version.id, message, "Check the slot, the day, and the end of the act.")


def compilations_name_their_sources(corpus: Corpus) -> Iterator[Finding]:
    """L11: a compiled article names the article it took, and every article of the source is taken or said to be left out."""
    for effect in corpus.all(Effect):
        if effect.type is not EffectType.INCORPORATES:
            continue
        for version in corpus.linked(Version, "produced_by", effect.id):
            if not version.text_from:
                message = f"{version.id} is compiled but does not say from where."
                yield error("L11", effect.id, message, "Give the version its lin:textFrom.")
        parts = {one.target for one in corpus.linked(Effect, "effect_part", effect.id)}
        if parts and effect.exceptions is None:
            left = sorted(article.id for article in _articles(corpus, effect.target) if article.id not in parts)
            if left:
                message = f"{', '.join(left)} of the source are compiled by no part of it."
                yield error("L11", effect.id, message, "Record their compilation, or name them in lin:exceptions.")


def _articles(corpus: Corpus, unit: Id) -> Iterator[Provision]:
    for provision in corpus.linked(Provision, "parent", unit):
        if provision.kind.endswith("articulo"):
            yield provision
        else:
            yield from _articles(corpus, provision.id)


def no_doubles(corpus: Corpus) -> Iterator[Finding]:
    """L19: two effects of one type from one act on one target on one day are doubles, unless their scopes differ."""
    same: dict[tuple[object, ...], list[Id]] = defaultdict(list)
    for effect in corpus.all(Effect):
        if effect.type is not EffectType.COMMENCES:
            same[effect.type, act_of(effect.actor), effect.target, effect.start, effect.scope].append(effect.id)
    for effects in same.values():
        if len(effects) > 1:
            message = f"{' and '.join(effects)} say the same."
            yield Finding("L19", Severity.WARNING, effects[0], message, "Keep one, or tell their scopes apart.")


def _days(moment: Moment | None) -> list[date]:
    """The ends of a moment, each once."""
    return [] if moment is None else [day for day in dict.fromkeys((moment.earliest, moment.latest)) if day is not None]


EFFECT_CHECKS: tuple[Check, ...] = (
    no_sentinel_days,
    not_before_its_act,
    stored_start_is_computed_start,
    not_before_publication,
    within_the_life_of_the_target,
    one_substitution_at_a_time,
    nothing_rules_in_a_dead_act,
    compilations_name_their_sources,
    no_doubles,
)
