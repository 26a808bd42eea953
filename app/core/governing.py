"""Which provision governs a topic on a day, whose text it is, and why: the question the whole system exists for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.core.answer import Considered, Determination, Governing, Question, WhyNot
from app.core.corpus import Corpus, ancestors
from app.core.identifiers import act_of, slot_of
from app.core.judging import Claim, judge, speaks_to
from app.core.model import Absence, Act, Deadline, Effect, Id, Reference, Topic, Version
from app.core.proof import steps_of, warnings_of
from app.core.rules.answering import absent_ranks, precedence
from app.core.rules.change import lent_texts
from app.core.rules.existence import moment_of
from app.core.timeline import breakpoints, touched_from_later
from app.core.vocabulary import AbsenceKind, Outcome, ReferenceKind, Role

#: Reasons for setting a norm aside that do not show that no norm of its rank stands that day.
_MAY_STAND = frozenset({WhyNot.UNKNOWN, WhyNot.NOT_ADDRESSED, WhyNot.NOT_BINDING, WhyNot.SUSPENDED, WhyNot.OLD_CASE})


#: References that say on what an act rests.
_GROUNDS = frozenset({ReferenceKind.BASED_ON, ReferenceKind.CONTINUES_UNDER, ReferenceKind.IMPLEMENTS})

#: Reasons for setting a norm aside that make an answer another answer for a reader.
_TOLD = frozenset({WhyNot.UNKNOWN, WhyNot.SUSPENDED})


def governing(corpus: Corpus, topic: Topic, on: date, addressee: str | None = None, case: date | None = None) -> Determination:
    """The determination for a topic on a day, for one class of addressee (a slug) or for everybody.

    `case` is the day on which the case began that the norm is wanted for, where a saving clause may send it to an older
    text. Every version that claims the topic is either among the governing or among the considered; none is dropped.
    """
    now = determine(corpus, Question(topic, on, addressee, case))
    slots = {claim.version.slot for claim in claims(corpus, topic)}
    if not touched_from_later(corpus, slots, on):
        return now
    then = determine(corpus, Question(topic, on, addressee, case, knowing=on))
    return replace(now, as_then=then) if face(then) != face(now) else now


def determine(corpus: Corpus, question: Question) -> Determination:
    """One reading of the past: as it is now deemed, or as the law was on the day the question says."""
    topic, on, addressee = question.topic, question.on, question.addressee
    verdicts = _with_old_cases([judge(corpus, claim, question) for claim in claims(corpus, topic)])
    ruling = sorted(
        (verdict for verdict in verdicts if isinstance(verdict, Governing)),
        key=lambda item: (*precedence(item.rank, item.version.slot, item.since), item.version.id),
    )
    set_aside = sorted(
        (verdict for verdict in verdicts if isinstance(verdict, Considered)),
        key=lambda item: (item.why_not is not WhyNot.UNKNOWN, item.rank.order, item.version.id),
    )
    gap = None if ruling else recorded_absence(corpus, topic.id, on)
    answer = Determination(
        question=question,
        outcome=_outcome(ruling, set_aside, gap),
        governing=tuple(ruling),
        considered=tuple(set_aside),
        absent_ranks=absent_ranks(
            [item.rank for item in ruling] + [item.rank for item in set_aside if item.why_not in _MAY_STAND],
            (item.rank for item in set_aside),
        ),
        gap=gap,
        deadlines=tuple(_deadlines(corpus, ruling, addressee)),
        steps=(),
        warnings=(),
    )
    return replace(answer, steps=steps_of(corpus, answer), warnings=warnings_of(corpus, answer))


def _with_old_cases(verdicts: Sequence[Governing | Considered]) -> list[Governing | Considered]:
    """The verdicts, with the norms that yield to an older text, kept for the case asked about, set aside for that reason."""
    replacing: dict[str, Id] = {}
    for saved in verdicts:
        if isinstance(saved, Governing) and saved.saved_by:
            lives = [spell for spell in saved.standing.spells if spell.version == saved.version]
            replacing |= {act_of(effect.actor): saved.saved_by for effect in lives[-1].closed}
    return [_yielding(verdict, replacing) for verdict in verdicts]


def _yielding(verdict: Governing | Considered, replacing: Mapping[str, Id]) -> Governing | Considered:
    if not isinstance(verdict, Governing) or verdict.saved_by:
        return verdict
    for act in (act_of(given) for given in verdict.text_from):
        if act in replacing:
            saving = replacing[act]
            return Considered(verdict.role, verdict.rank, verdict.version, WhyNot.OLD_CASE, verdict.since, "", (saving,))
    return verdict


def history(corpus: Corpus, topic: Topic, addressee: str | None = None) -> tuple[tuple[date, Determination], ...]:
    """Every answer a topic has had, each with its first day, in order; the last is open."""
    entries: list[tuple[date, Determination]] = []
    for day in topic_breakpoints(corpus, topic):
        answer = governing(corpus, topic, day, addressee)
        if not entries or face(answer) != face(entries[-1][1]):
            entries.append((day, answer))
    return tuple(entries)


def topic_breakpoints(corpus: Corpus, topic: Topic) -> tuple[date, ...]:
    """Every day on which the answer for a topic may change."""
    days: set[date] = set()
    for claim in claims(corpus, topic):
        days.update(claim_breakpoints(corpus, claim))
    for absence in corpus.linked(Absence, "absence", topic.id):
        days.update(day for day in (absence.start, absence.end) if day is not None)
    return tuple(sorted(days))


def claim_breakpoints(corpus: Corpus, claim: Claim) -> set[date]:
    """Every day on which something may begin or end for one version: in its slot, its hosts, or the grounds of its acts.

    Effects that end nothing by themselves count too: outstanding ones and tacit repeals make an answer doubtful or contested.
    """
    slots = dict.fromkeys((claim.version.slot, *_host_slots(corpus, claim), *_ground_slots(corpus, claim.version)))
    days = {day for slot in slots for day in breakpoints(corpus, slot)}
    for unit in {unit for place in (claim.version.slot, *claim.version.text_from) for unit in ancestors(corpus, slot_of(place))}:
        for effect in corpus.linked(Effect, "effect_on", unit):
            moment = moment_of(corpus, effect, None)
            days.update(day for day in ((moment.earliest, moment.latest) if moment else ()) if day is not None)
    return days


def _ground_slots(corpus: Corpus, version: Version) -> Iterator[Id]:
    """The slots of the legal bases of the acts a text stands in or comes from, and where those bases were carried to."""
    for act in dict.fromkeys((act_of(version.slot), *(act_of(given) for given in version.text_from))):
        for reference in corpus.linked(Reference, "reference_from", act):
            if reference.kind in _GROUNDS:
                for place in filter(None, (reference.target, reference.under)):
                    yield slot_of(place)
                    yield from (lent.slot for lent in lent_texts(corpus, act_of(place)))


def claims(corpus: Corpus, topic: Topic) -> Iterator[Claim]:
    """The versions recorded as governing a topic, with their roles."""
    for version in corpus.linked(Version, "governs", topic.id):
        for governance in version.governs:
            if governance.topic == topic.id:
                yield Claim(version, governance.role)


def recorded_absence(corpus: Corpus, topic: Id, on: date) -> Absence | None:
    """The recorded absence that covers `on`, if any."""
    for absence in corpus.linked(Absence, "absence", topic):
        if (absence.start is None or absence.start <= on) and (absence.end is None or on < absence.end):
            return absence
    return None


def _host_slots(corpus: Corpus, claim: Claim) -> Iterator[Id]:
    act = corpus.get(Act, act_of(claim.version.slot))
    if claim.role is Role.GUIDELINE and act is not None and act.edition_of:
        for reference in corpus.linked(Reference, "reference_to", act.edition_of):
            if reference.kind is ReferenceKind.MAKES_BINDING:
                yield slot_of(reference.origin)


def _outcome(ruling: Sequence[Governing], set_aside: Sequence[Considered], gap: Absence | None) -> Outcome:
    if ruling:
        return Outcome.CONTESTED if any(item.contested for item in ruling) else Outcome.GOVERNED
    in_doubt = any(item.why_not is WhyNot.UNKNOWN for item in set_aside)
    if in_doubt or (gap is not None and gap.kind is AbsenceKind.UNKNOWN):
        return Outcome.UNKNOWN
    return Outcome.NONE


def _deadlines(corpus: Corpus, ruling: Sequence[Governing], addressee: str | None) -> Iterator[Deadline]:
    """The time limits set by what governs, for the class asked for; each once."""
    seen: set[Id] = set()
    for item in ruling:
        for deadline in corpus.linked(Deadline, "deadline", item.version.id):
            stated = replace(item.version, addressees=deadline.addressees)
            if deadline.id not in seen and speaks_to(corpus, stated, addressee):
                seen.add(deadline.id)
                yield deadline


def face(answer: Determination) -> tuple[object, ...]:
    """What makes two answers of one topic the same answer for a reader."""
    return (
        answer.outcome,
        tuple((item.version.id, item.status, item.contested) for item in answer.governing),
        tuple((item.version.id, item.why_not) for item in answer.considered if item.why_not in _TOLD),
        answer.gap and answer.gap.id,
        answer.as_then and face(answer.as_then),
    )
