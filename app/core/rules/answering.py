"""Rules R4, R16, R18 and R22 to R24: which norms an answer names, in what order, and what it says of gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.core.corpus import Corpus
from app.core.identifiers import PROVISION_KINDS, act_of, parse, slot_of
from app.core.model import Act, Deadline, Id, Reference, Version
from app.core.period import Moment, add_months
from app.core.rules.change import lent_texts
from app.core.rules.registry import rule
from app.core.standing import ALIVE, standing
from app.core.vocabulary import Anchor, Rank, ReferenceKind, Status


@dataclass(frozen=True, slots=True)
class Hold:
    """A provision that holds something up on a day: the reference that says so, its version, and whether that is certain."""

    reference: Reference
    version: Version
    certain: bool


def holds(corpus: Corpus, references: Iterable[tuple[Reference, Id]], day: date) -> tuple[Hold, ...]:
    """Those (reference, version) pairs whose version stands on `day`, certain ones first."""
    found = []
    for reference, identifier in references:
        version = corpus.get(Version, identifier)
        if version is None:
            continue
        place = standing(corpus, version.slot, day)
        if place.status in ALIVE and place.spell.version == version:
            found.append(Hold(reference, version, certain=True))
        elif version in place.spell.possible:
            found.append(Hold(reference, version, certain=False))
    return tuple(sorted(found, key=lambda hold: not hold.certain))


@rule(
    "R4",
    norm="Decretos 1151 de 2008 (art. 7), 2693 de 2012 (art. 9), 2573 de 2014 (art. 6) y DUR 1078 de 2015 (art. 2.2.9.1.2.2)",
    es="Un manual o modelo obliga porque una disposición vigente lo manda, en su última edición publicada.",
    en="A manual or model binds because a provision in force says so, in its latest published edition.",
)
def binding_hosts(corpus: Corpus, family: Id, day: date) -> tuple[Hold, ...]:
    """The provisions that make a family of guidelines binding on `day`; none means the guideline stands alone."""
    references = corpus.linked(Reference, "reference_to", family)
    return holds(corpus, [(one, one.origin) for one in references if one.kind is ReferenceKind.MAKES_BINDING], day)


@rule(
    "R16",
    norm="CPACA (Ley 1437 de 2011), art. 88",
    es="Los actos se presumen legales: solo una providencia con fecha los suspende o anula.",
    en="Acts are presumed lawful: only a dated ruling suspends or annuls them.",
)
def denied_requests(corpus: Corpus, act: Id) -> tuple[Reference, ...]:
    """Requests to suspend an act that were refused: they change nothing, and are shown so that nobody thinks otherwise."""
    references = corpus.linked(Reference, "reference_to", act)
    return tuple(one for one in references if one.kind is ReferenceKind.SUSPENSION_DENIED)


@dataclass(frozen=True, slots=True)
class Rebasing:
    """How an implementing act fares after its base was replaced: the bases that fell, and those it continues under."""

    fallen: tuple[Reference, ...]
    continues_under: tuple[Hold, ...]


@rule(
    "R18",
    norm="CPACA art. 91 num. 2, a contrario; considerandos del DUR 1081 de 2015",
    es="Un acto dictado con base en un artículo luego sustituido sobrevive mientras subsista una base equivalente.",
    en="An act issued under an article later substituted survives while an equivalent base exists.",
)
def rebasing(corpus: Corpus, act: Id, day: date) -> Rebasing | None:
    """Whether the versions an act was issued under have fallen by `day`, and which recorded base it continues under."""
    references = corpus.linked(Reference, "reference_from", act)
    issued_under = [one for one in references if one.kind in (ReferenceKind.IMPLEMENTS, ReferenceKind.BASED_ON)]
    fallen = []
    for reference in issued_under:
        version = corpus.get(Version, reference.under)
        if version is None:
            continue
        if has_fallen(corpus, version, day):
            fallen.append(reference)
    if not fallen:
        return None
    kept = [(one, one.under) for one in references if one.kind is ReferenceKind.CONTINUES_UNDER]
    return Rebasing(tuple(fallen), holds(corpus, kept, day))


def has_fallen(corpus: Corpus, version: Version, day: date) -> bool:
    """Whether a version stands no more and no compilation carries its words on (compiling makes nothing decay: R14).

    A suspended text has not fallen, nor one of which it is not known.
    """
    spells = standing(corpus, version.slot, day).spells
    lives = [one for one in spells if version in one.possible or (one.version == version and one.status in _STILL)]
    if not lives or lives[-1].period.end is None or day < lives[-1].period.end:
        return False
    carried_on = [one for one in lent_texts(corpus, act_of(version.slot)) if version.slot in one.text_from]
    return all(has_fallen(corpus, one, day) for one in carried_on)


_STILL = ALIVE | {Status.SUSPENDED}


@rule(
    "R22",
    norm="Ley 153 de 1887, arts. 17 y 40; Código Civil, art. 67",
    es="Un cronograma muere con la disposición que lo fija; los plazos se cuentan desde su propio hito.",
    en="A timetable dies with the provision that sets it; time limits run from their own anchor.",
)
def due_day(corpus: Corpus, deadline: Deadline) -> Moment | None:
    """The day a time limit ends: fixed, or counted in months from its anchor; ``None`` when only a year is set or unknown."""
    if deadline.due is not None:
        return Moment.on(deadline.due)
    act = corpus.get(Act, deadline.anchor_act)
    if act is None or deadline.months is None:
        return None
    anchor = act.issued if deadline.anchor is Anchor.ISSUE else act.published
    return None if anchor is None else Moment.on(add_months(anchor, deadline.months))


@rule(
    "R23",
    norm="Ley 153 de 1887, arts. 2, 3 y 12",
    es="Varias normas pueden regir un mismo tema: la respuesta es un conjunto, por jerarquía, especialidad y fecha.",
    en="Several norms can govern one topic: the answer is a set, by rank, specialty and date.",
)
def precedence(rank: Rank, slot: Id, since: Moment) -> tuple[int, int, int]:
    """Sort key of governing provisions: higher rank first, then the narrower unit, then the later start."""
    path = parse(slot_of(slot)).path
    width = PROVISION_KINDS.index(path[-1][0]) + 1 if path else 0
    return rank.order, -width, -since.earliest.toordinal()


@rule(
    "R24",
    norm="Regla de método: la ausencia de norma también es una respuesta",
    es="Si a un rango no hay norma ese día, se dice, y se nombran los instrumentos que sí existen.",
    en="Where no norm of a rank exists that day, the answer says so and names the instruments that do.",
)
def absent_ranks(standing_ranks: Iterable[Rank], other_ranks: Iterable[Rank]) -> tuple[Rank, ...]:
    """The ranks at which the topic has norms on other days but none on this one, highest first."""
    return tuple(sorted(set(other_ranks) - set(standing_ranks), key=lambda rank: rank.order))


def rank_of_slot(corpus: Corpus, slot: Id) -> Rank:
    """The rank of the act a slot belongs to; an unrecorded act ranks with manuals."""
    act = corpus.get(Act, act_of(slot))
    return act.rank if act else Rank.MANUAL
