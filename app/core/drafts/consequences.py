"""What the law would be with a draft, beside what it is without it: each found by asking both bodies of law the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.answer import Determination
from app.core.corpus import Corpus, ancestors, places_of
from app.core.coverage import CoverageLoss, coverage
from app.core.governing import face, governing
from app.core.identifiers import act_of, natural_key, parse
from app.core.model import Deadline, Effect, Id, Reference, Topic, Version
from app.core.rules.answering import Hold, binding_hosts, has_fallen
from app.core.rules.grounds import lost_grounds
from app.core.standing import ALIVE, primary_end, standing, stands
from app.core.vocabulary import EffectType, ReferenceKind, Relation

_GROUNDS = frozenset({ReferenceKind.BASED_ON, ReferenceKind.IMPLEMENTS})


@dataclass(frozen=True, slots=True)
class Ended:
    """A text that stands without the draft and would not stand with it; `by` is the effect of the draft that ends it."""

    version: Version
    by: Id
    replaced_by: Version | None


@dataclass(frozen=True, slots=True)
class DeadlineFate:
    """A time limit whose text would end: `orphaned`, `replaced` (its place would hold a text of the draft); or `moved`."""

    deadline: Deadline
    fate: str
    by: Id


@dataclass(frozen=True, slots=True)
class GuidelineFate:
    """A family of manuals or models that a text would no longer make binding; `left` are the provisions that still would."""

    family: Id
    fallen: tuple[Reference, ...]
    left: tuple[Hold, ...]
    by: Id


@dataclass(frozen=True, slots=True)
class BaseFate:
    """An act whose legal base would end: all its bases (`lost`), or some of them."""

    act: Id
    fallen: tuple[Reference, ...]
    lost: bool
    by: Id


@dataclass(frozen=True, slots=True)
class PrincipleFate:
    """A principle that would lose support, and the effect of the draft by which it would."""

    loss: CoverageLoss
    by: Id


@dataclass(frozen=True, slots=True)
class TopicFate:
    """A topic whose answer would change on the day."""

    topic: Topic
    before: Determination
    after: Determination
    by: Id


def ended(before: Corpus, after: Corpus, effects: Sequence[Effect], day: date) -> tuple[Ended, ...]:
    """The texts that would end: those of every provision the draft acts on and of all that lies in it."""
    ours = {effect.id for effect in effects}
    slots = dict.fromkeys(slot for effect in effects for slot in places_of(after, effect.target))
    found = []
    for slot in sorted(slots, key=natural_key):
        was = standing(before, slot, day)
        if was.status not in ALIVE or was.spell.version is None:
            continue
        now = standing(after, slot, day)
        if now.spell.version == was.spell.version and now.status in ALIVE:
            continue
        there = now.spell.version if now.status in ALIVE else _round_it(after, slot, ours, day)
        closing = [one for spell in now.spells if spell.version == was.spell.version for one in spell.closed if one.id in ours]
        opener = now.spell.opened
        end = primary_end(now.spell)
        by = closing[0] if closing else end if end and end.id in ours else opener
        found.append(Ended(was.spell.version, by.id if by else "", there))
    return tuple(found)


def _round_it(after: Corpus, slot: Id, ours: set[Id], day: date) -> Version | None:
    """The draft's text of the article that a unit lies in: what the unit said may stand there."""
    for unit in ancestors(after, slot)[1:]:
        path = parse(unit).path
        if path and path[0][0] == "articulo":
            found = standing(after, unit, day)
            version = found.spell.version
            if found.status in ALIVE and version is not None and not ours.isdisjoint(version.produced_by):
                return version
    return None


def deadlines(
    before: Corpus, after: Corpus, over: Iterable[Ended], effects: Sequence[Effect], day: date
) -> tuple[DeadlineFate, ...]:
    """The time limits whose text would end, and those whose provision the draft extends."""
    found: dict[Id, DeadlineFate] = {}
    for one in over:
        for deadline in before.linked(Deadline, "deadline", one.version.id):
            kept = any(_stands(after, version, day) for version in deadline.established_by)
            if not kept and deadline.id not in found:
                found[deadline.id] = DeadlineFate(deadline, "replaced" if one.replaced_by else "orphaned", one.by)
    for effect in effects:
        if effect.type is EffectType.EXTENDS:
            for slot in places_of(after, effect.target):
                for version in before.linked(Version, "slot", slot):
                    for deadline in before.linked(Deadline, "deadline", version.id):
                        if stands(before, version, day):
                            found.setdefault(deadline.id, DeadlineFate(deadline, "moved", effect.id))
    return tuple(sorted(found.values(), key=lambda one: natural_key(one.deadline.id)))


def guidelines(before: Corpus, after: Corpus, over: Sequence[Ended], day: date) -> tuple[GuidelineFate, ...]:
    """The families of manuals and models that the texts to end make binding."""
    ending = {one.version.id: one for one in over}
    fallen: dict[Id, list[Reference]] = {}
    for act in dict.fromkeys(act_of(one.version.slot) for one in over):
        for reference in before.linked(Reference, "reference_from", act):
            if reference.kind is ReferenceKind.MAKES_BINDING and reference.origin in ending:
                fallen.setdefault(reference.target, []).append(reference)
    return tuple(
        GuidelineFate(family, tuple(references), binding_hosts(after, family, day), ending[references[0].origin].by)
        for family, references in sorted(fallen.items())
    )


def bases(before: Corpus, after: Corpus, over: Sequence[Ended], day: date) -> tuple[BaseFate, ...]:
    """The acts that rest on what would end, be it the text itself or the act that gave its words."""
    givers = {act_of(given): one.by for one in reversed(over) for given in (one.version.slot, *one.version.text_from)}
    fallen: dict[Id, list[Reference]] = {}
    for act in givers:
        for reference in before.linked(Reference, "reference_to", act):
            if reference.kind in _GROUNDS and _falls(before, after, reference, day) and act_of(reference.origin) != act:
                fallen.setdefault(act_of(reference.origin), []).append(reference)
    found = []
    for act, references in sorted(fallen.items(), key=lambda one: natural_key(one[0])):
        if any(standing(corpus, act, day).status not in ALIVE for corpus in (before, after)):
            continue
        lost = bool(lost_grounds(after, act, day)) and not lost_grounds(before, act, day)
        found.append(BaseFate(act, tuple(references), lost, givers[act_of(references[0].target)]))
    return tuple(found)


def _falls(before: Corpus, after: Corpus, reference: Reference, day: date) -> bool:
    version = before.get(Version, reference.under)
    if version is not None:
        return has_fallen(after, version, day) and not has_fallen(before, version, day)
    return standing(before, reference.target, day).status in ALIVE and standing(after, reference.target, day).status not in ALIVE


def principles(before: Corpus, after: Corpus, over: Sequence[Ended], day: date) -> tuple[PrincipleFate, ...]:
    """The principles that would lose claims of support; nobody has assessed the draft's own texts, so none is gained."""
    ending = {one.version.id: one.by for one in over}
    found = []
    for had, has in zip(coverage(before, day), coverage(after, day), strict=True):
        left = {one.claim.id for one in has.claims}
        lost = tuple(one for one in had.claims if one.claim.id not in left and one.claim.relation is not Relation.NONE)
        if lost:
            by = next((ending[version.id] for one in lost for version in one.versions if version.id in ending), "")
            found.append(PrincipleFate(CoverageLoss(had.principle, lost, has.claims), by))
    return tuple(sorted(found, key=lambda one: (not one.loss.only_support, one.loss.principle.number)))


def topics(before: Corpus, after: Corpus, over: Sequence[Ended], new: Sequence[Version], day: date) -> Iterator[TopicFate]:
    """The topics whose answer would be another on the day."""
    causes: dict[Id, Id] = {}
    for version, by in [*((one.version, one.by) for one in over), *((one, one.produced_by[0]) for one in new)]:
        for governance in version.governs:
            causes.setdefault(governance.topic, by)
    for topic in before.all(Topic):
        was, now = governing(before, topic, day), governing(after, topic, day)
        if face(was) != face(now):
            yield TopicFate(topic, was, now, causes.get(topic.id, ""))


def _stands(corpus: Corpus, identifier: Id, day: date) -> bool:
    version = corpus.get(Version, identifier)
    return version is not None and stands(corpus, version, day)
