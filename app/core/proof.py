"""Why an answer is what it is: its steps, each with its rule and the records it rests on, and its warnings.

Codes only; the sentences are in render/prose, in Spanish and English.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.core.answer import Considered, Determination, Fact, Governing, Step, Warning, WhyNot
from app.core.corpus import Corpus, ancestors
from app.core.identifiers import act_of
from app.core.judging import claimed_against
from app.core.model import Act, Effect, Evidence, Id, Reference, Version
from app.core.period import Moment
from app.core.rules.answering import binding_hosts, denied_requests, rebasing
from app.core.rules.change import compilation_of
from app.core.rules.ending import kept_alive
from app.core.rules.existence import moment_of
from app.core.rules.judicial import revives
from app.core.standing import primary_end
from app.core.vocabulary import AbsenceKind, Confidence, EffectType, Incorporation, Outcome, Rank, Role, StartRule

_RULE_OF_OPENING = {
    EffectType.SUBSTITUTES: "R13",
    EffectType.INCORPORATES: "R14",
    EffectType.ADDS: "R12",
    EffectType.AMENDS: "R12",
    EffectType.CORRECTS: "R15",
}

_RULE_OF_END = {
    EffectType.REPEALS: "R5",
    EffectType.INCORPORATES: "R14",
    EffectType.SUPERSEDES: "R4",
    EffectType.ANNULS: "R20",
    EffectType.SUSPENDS: "R19",
    EffectType.LAPSES: "R17",
}

_RULE_OF_START = {StartRule.ON_ISSUE: "R4", StartRule.FIXED_DAY: "R3"}


def steps_of(corpus: Corpus, answer: Determination) -> tuple[Step, ...]:
    """The steps of an answer, in the order a reader follows them."""
    steps: list[Step] = []
    for item in answer.governing:
        steps += _text_steps(corpus, item)
        steps += _guideline_steps(corpus, answer, item)
        steps += _survival_steps(corpus, answer, item)
        steps += _court_steps(corpus, answer, item)
        steps.append(_end_step(corpus, item))
    if len(answer.governing) > 1:
        order = tuple(item.version.slot for item in answer.governing)
        steps.append(Step("R23", "ordered", order[0], facts=order, values={"count": len(order)}))
    steps += _doubt_steps(answer)
    steps += _absence_steps(answer)
    if answer.deadlines:
        facts = tuple(deadline.id for deadline in answer.deadlines)
        steps.append(Step("R22", "deadlines", answer.deadlines[0].id, facts=facts, values={"count": len(facts)}))
    once = {(step.rule, step.code, step.subject, step.effect): step for step in reversed(steps)}
    return tuple(step for step in steps if once[step.rule, step.code, step.subject, step.effect] is step)


def _text_steps(corpus: Corpus, item: Governing) -> Iterator[Step]:
    """How the text came to stand where it stands: its own act starts, then the effect that put it in its slot."""
    opened = item.standing.spell.opened
    for act in dict.fromkeys(act_of(given) for given in item.text_from):
        yield from _start_steps(corpus, act)
        for request in denied_requests(corpus, act):
            yield Step("R16", "suspension-denied", act, facts=(request.id,))
    if opened is None or opened.type is EffectType.COMMENCES:
        return
    moment = moment_of(corpus, opened, None)
    values: dict[str, Fact] = {"moment": moment, "text_from": item.text_from[0], "target": opened.target}
    code = f"text-{opened.type}"
    rule = "R8" if revives(opened) else _RULE_OF_OPENING.get(opened.type, "R12")
    yield Step(rule, code, item.version.slot, opened.id, (item.version.id,), values)
    if compilation_of(corpus, item.version) is not None:
        source = act_of(item.text_from[0])
        for effect in corpus.linked(Effect, "effect_on", source):
            if effect.type is EffectType.REPEALS and act_of(effect.actor) == act_of(item.version.slot):
                yield Step("R6", "source-displaced", source, effect.id, values={"moment": moment_of(corpus, effect, None)})


def _start_steps(corpus: Corpus, act: Id) -> Iterator[Step]:
    for effect in corpus.linked(Effect, "effect_on", act):
        if effect.type is not EffectType.COMMENCES:
            continue
        clause = effect.commencement
        found = corpus.get(Act, act)
        statute = found is not None and found.rank is Rank.STATUTE
        rule = "R1" if statute or clause is None else _RULE_OF_START.get(clause.rule, "R2")
        values: dict[str, Fact] = {
            "moment": moment_of(corpus, effect, None),
            "issued": found.issued if found else None,
            "published": found.published if found else None,
            "scope": effect.scope[0] if effect.scope else None,
        }
        yield Step(rule, f"starts-{clause.rule}" if clause else "starts", act, effect.id, (act,), values)


def _guideline_steps(corpus: Corpus, answer: Determination, item: Governing) -> Iterator[Step]:
    act = corpus.get(Act, act_of(item.version.slot))
    if item.role is Role.GUIDELINE and act is not None and act.edition_of:
        for hold in binding_hosts(corpus, act.edition_of, answer.question.on):
            if hold.certain:
                proof = (hold.reference.id, hold.version.id)
                yield Step("R4", "binds-through", item.version.slot, facts=proof, values={"host": hold.version.slot})
    if act is None:
        return
    moved = rebasing(corpus, act.id, answer.question.on)
    if moved is not None:
        facts = (*(one.id for one in moved.fallen), *(hold.reference.id for hold in moved.continues_under))
        code = "re-based" if any(hold.certain for hold in moved.continues_under) else "base-replaced"
        host = moved.continues_under[0].version.slot if moved.continues_under else None
        yield Step("R18", code, act.id, facts=facts, values={"host": host, "base": moved.fallen[0].under})


def _survival_steps(corpus: Corpus, answer: Determination, item: Governing) -> Iterator[Step]:
    for effect in kept_alive(corpus, item.version.slot):
        moment = moment_of(corpus, effect, None)
        if moment is not None and moment.happened_by(answer.question.on):
            yield Step("R11", "kept-alive", item.version.slot, effect.id, values={"moment": moment, "by": effect.actor})


def _court_steps(corpus: Corpus, answer: Determination, item: Governing) -> Iterator[Step]:
    """What courts did to the text without ending it, what was done to the effect that brought it, and grounds that are gone."""
    slot = item.version.slot
    for spell in item.standing.spells:
        if spell.version == item.version and spell.held and spell.period.start <= answer.question.on:
            until = spell.until.earliest if spell.until else None
            values: dict[str, Fact] = {"moment": Moment.on(spell.period.start), "until": until}
            yield Step("R19", "was-suspended", slot, spell.held[0].id, tuple(one.id for one in spell.held), values)
    for reading in item.readings:
        yield Step("H2", "read-as", slot, reading)
    opened = item.standing.spell.opened
    for change in corpus.linked(Effect, "effect_on", opened.id) if opened else ():
        if change.type is EffectType.POSTPONES:
            yield Step("H3", "put-off", slot, change.id, values={"moment": moment_of(corpus, change, None), "by": change.actor})
    if item.lost:
        yield Step("R17", "grounds-lost", slot, facts=item.lost, values={"count": len(item.lost)})


def _end_step(corpus: Corpus, item: Governing) -> Step:
    spell = item.standing.spell
    end = primary_end(spell)
    if end is None or item.until is None:
        values: dict[str, Fact] = {"known_through": corpus.known_through}
        return Step("R16", "nothing-later", item.version.slot, values=values)
    values = {"moment": item.until, "by": end.actor, "type": end.type.value}
    rule = _RULE_OF_END.get(end.type, "R12")
    if item.saved_by:
        return Step("R21", "case-saved", item.version.slot, item.saved_by, (end.id,), values)
    return Step(rule, "until", item.version.slot, end.id, values=values)


#: Reasons that a reader would not expect from the dates alone, with the rule behind each.
RULE_OF_UNDOING = {
    WhyNot.SUSPENDED: "R19",
    WhyNot.ANNULLED: "R20",
    WhyNot.CORRECTED: "R15",
    WhyNot.LAPSED: "R17",
    WhyNot.WITHDRAWN: "H3",
    WhyNot.OLD_CASE: "R21",
}


def _doubt_steps(answer: Determination) -> Iterator[Step]:
    for one in answer.considered:
        if one.why_not is WhyNot.UNKNOWN:
            values: dict[str, Fact] = {"moment": one.since}
            yield Step("R2", "cannot-tell", one.version.slot, one.effects[0] if one.effects else "", one.effects, values)
        elif one.why_not is WhyNot.NOT_BINDING:
            yield Step("R4", "not-binding", one.version.slot)
        elif one.why_not in RULE_OF_UNDOING:
            rule = RULE_OF_UNDOING[one.why_not]
            by = {"moment": one.since, "by": one.by or None}
            yield Step(rule, f"set-aside-{one.why_not}", one.version.slot, one.effects[0], one.effects, {**by})
        elif one.why_not is WhyNot.NOT_ADDRESSED and not answer.governing:
            yield Step("H1", "not-addressed", one.version.slot, values={"addressee": answer.question.addressee})


def _absence_steps(answer: Determination) -> Iterator[Step]:
    if answer.gap is not None:
        code = {AbsenceKind.KNOWN: "known-absence", AbsenceKind.NOT_FOUND: "not-found"}.get(answer.gap.kind, "gap-unknown")
        yield Step("R24", code, answer.question.topic.id, facts=(answer.gap.id,))
    elif answer.outcome is Outcome.NONE:
        nearest = _nearest(answer)
        if nearest is None:
            yield Step("R24", "nothing-recorded", answer.question.topic.id)
        else:
            values: dict[str, Fact] = {
                "moment": nearest.since,
                "slot": nearest.version.slot,
                "why": nearest.why_not.value,
            }
            yield Step("R24", "none-that-day", answer.question.topic.id, facts=nearest.effects, values=values)
    if answer.governing:
        for rank in answer.absent_ranks:
            first = _nearest(answer, rank.value)
            if first is not None:
                values = {
                    "rank": rank.value,
                    "slot": first.version.slot,
                    "why": first.why_not.value,
                    "moment": first.since,
                }
                yield Step("R24", "none-at-rank", first.version.slot, facts=first.effects, values=values)


def _nearest(answer: Determination, rank: str | None = None) -> Considered | None:
    """The norm set aside whose start or end lies nearest to the day asked: the one a reader would ask about."""
    on = answer.question.on
    dated = [one for one in answer.considered if one.since is not None and rank in (None, one.rank.value)]
    return min(dated, key=lambda one: abs((one.since.earliest if one.since else on) - on), default=None)


def warnings_of(corpus: Corpus, answer: Determination) -> tuple[Warning, ...]:
    """What a reader must know before relying on the answer; each once, in a stable order."""
    found: dict[tuple[str, Id, str], Warning] = {}
    for warning in _warnings(corpus, answer):
        found.setdefault((warning.code, warning.subject, str(warning.values.get("field"))), warning)
    return tuple(found.values())


def _warnings(corpus: Corpus, answer: Determination) -> Iterator[Warning]:
    if answer.question.on > corpus.known_through:
        yield Warning("beyond-known", answer.question.topic.id, {"known_through": corpus.known_through})
    for item in answer.governing:
        slot = item.version.slot
        if item.confidence in (Confidence.UNVERIFIED, Confidence.LOW):
            yield Warning(f"confidence-{item.confidence}", slot)
        if item.since.exact is None:
            yield Warning("inexact-start", slot, {"moment": item.since})
        if item.until is not None and item.until.exact is None:
            yield Warning("inexact-end", slot, {"moment": item.until})
        if len({spell.period for _, spell in item.standing.by_class}) > 1:
            yield Warning("staggered-start", slot)
        if item.lost:
            yield Warning("grounds-lost", slot, {"count": len(item.lost)})
        for effect in claimed_against(corpus, slot, answer.question.on):
            yield Warning("tacit-repeal-claimed", slot, {"effect": effect.id})
        yield from _unverified(corpus, item)
        yield from _outstanding(corpus, item, answer)
    for one in answer.considered:
        if one.why_not is WhyNot.UNKNOWN:
            yield Warning("unknown-force", one.version.slot, {"moment": one.since})


def _unverified(corpus: Corpus, item: Governing) -> Iterator[Warning]:
    """Fields that decided the answer and rest on general knowledge or on an assumption."""
    acts = {act_of(item.version.slot), *(act_of(given) for given in item.text_from)}
    records: list[Act | Version | Effect | Reference | None] = [corpus.get(Act, act) for act in sorted(acts)]
    records += [item.version, item.standing.spell.opened]
    for act in sorted(acts):
        records += [one for one in corpus.linked(Effect, "effect_on", act) if one.type is EffectType.COMMENCES]
    for record in records:
        if record is not None:
            for name in deciding_fields(record.evidence):
                yield Warning(_UNVERIFIED.get(name, "unverified-field"), record.id, {"field": name})


_UNVERIFIED = {
    "issued": "unverified-date",
    "published": "unverified-date",
    "start": "unverified-date",
    "commencement": "unread-start-clause",
}
_DECIDING = frozenset({*_UNVERIFIED, "number", "heading", "produced_by", "target", "actor"})


def deciding_fields(evidence: Evidence) -> tuple[str, ...]:
    """The unverified fields of a record that can change an answer (a gazette number cannot)."""
    return tuple(name for name in evidence.unverified if name in _DECIDING)


def _outstanding(corpus: Corpus, item: Governing, answer: Determination) -> Iterator[Warning]:
    """Known effects on the host act that could not be applied because their target is not identified (invariant L20)."""
    for unit in ancestors(corpus, item.version.slot):
        for effect in corpus.linked(Effect, "effect_on", unit):
            if effect.incorporation is Incorporation.OUTSTANDING:
                moment = moment_of(corpus, effect, None)
                if moment is not None and moment.happened_by(answer.question.on) is not False:
                    yield Warning("outstanding-effect", act_of(unit), {"effect": effect.id, "by": effect.actor})
