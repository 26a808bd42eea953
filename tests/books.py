"""Generated books without a fault, and one way to spoil them for each invariant: `corrupt()` of property P7."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from realm import EVIDENCE, SOURCE, absence, act, both, claim, commences, effect, provision, version

from app.core.model import Act, CoverageClaim, Dataset, Effect, Id, Opinion, Provision, Record, Source, Version
from app.core.period import SENTINELS, Moment
from app.core.vocabulary import Basis, Confidence, EffectType, Reach

HORIZON, RECORDED = date(2021, 12, 31), date(2022, 1, 31)
NOWHERE = Source(id="source/none", title=both("nothing"), kind="source-kind/none")
DAY = timedelta(days=1)

Book = list[Record]
K = TypeVar("K", bound=Record)


def book(random: Random) -> Book:
    """Decrees of different years, each changing articles of those before, a court, a thesis, claims: nothing is wrong."""
    found: Book = [
        SOURCE,
        NOWHERE,
        Dataset(id="dataset", title=both("book"), known_through=HORIZON, recorded_on=RECORDED, editor="a"),
    ]
    untouched: list[tuple[Id, date]] = []
    years = sorted(random.sample(range(2000, 2019), random.randint(4, 7)))
    for number, year in enumerate(years):
        issued = date(year, random.randint(1, 9), random.randint(1, 28))
        start = issued + timedelta(days=random.randint(0, 60))
        decree = f"rv/decreto/{year}/{random.randint(1, 999)}"
        begun = commences(decree, Moment.on(start))
        found += [act(decree, issued=issued, published=issued), begun, provision(f"{decree}/titulo/1")]
        articles = [f"{decree}/articulo/{one}" for one in range(1, random.randint(3, 5))]
        for article in articles:
            found += [provision(article, f"{decree}/titulo/1"), version(article, start.isoformat(), begun.id)]
        for change in range(min(len(untouched), random.randint(1, 3))):
            target, _ = untouched.pop(random.randrange(len(untouched)))
            found += _change(random, f"C{number}-{change}", decree, target, start + timedelta(days=random.randint(0, 30)))
        untouched += [(article, start) for article in articles]
    return found + _court(untouched[-1][0]) + _thesis(decree, untouched[-2][0], start) + _claims(found, random)


def _change(random: Random, name: str, actor: Id, target: Id, day: date) -> Book:
    kind = random.choice((EffectType.REPEALS, EffectType.SUBSTITUTES, EffectType.AMENDS, EffectType.INCORPORATES))
    done = effect(name, kind, actor, target, Moment.on(day))
    if kind is EffectType.REPEALS:
        return [done]
    if kind is EffectType.INCORPORATES:
        slot = f"{actor}/articulo/{name.lower().replace('c', '9').replace('-', '9')}"
        return [done, provision(slot, f"{actor}/titulo/1"), version(slot, day.isoformat(), done.id, text_from=(target,))]
    return [done, version(target, day.isoformat(), done.id)]


def _court(target: Id) -> Book:
    ruling, second = "rv/auto/2019/5", "rv/auto/2020/5"
    held = effect("J1", EffectType.SUSPENDS, ruling, target, "2019-05-01", basis=Basis.JUDICIAL)
    freed = effect("J2", EffectType.LIFTS, second, held.id, "2020-05-01", basis=Basis.JUDICIAL)
    struck = effect("J3", EffectType.ANNULS, second, target, "2020-06-01", basis=Basis.JUDICIAL, reach=Reach.EX_NUNC)
    return [act(ruling, issued=date(2019, 5, 1)), act(second, issued=date(2020, 5, 1)), held, freed, struck]


def _thesis(actor: Id, target: Id, day: date) -> Book:
    tacit = effect("T1", EffectType.REPEALS, actor, target, Moment.on(day + DAY), basis=Basis.TACIT)
    signed = Opinion(
        id="opinion/1",
        about=tacit.id,
        holder="agent/1",
        day=RECORDED - DAY,
        position=both("yes"),
        dissent=False,
        evidence=EVIDENCE,
    )
    return [tacit, signed]


def _claims(found: Book, random: Random) -> Book:
    texts = [one.id for one in found if isinstance(one, Version)]
    made: Book = [claim(str(number), number, random.choice(texts)) for number in (1, 2, 3)]
    return [*made, absence("x", "2000-01-01", "2001-01-01")]


def _of(found: Book, kind: type[K], fits: Callable[[K], bool] = lambda _: True) -> list[K]:
    return [one for one in found if isinstance(one, kind) and fits(one)]


def _changed(found: Book, old: Record, new: Record) -> Book:
    return [new if one is old else one for one in found]


def _decrees(found: Book) -> list[tuple[Act, date]]:
    """The decrees with the day each starts, oldest first."""
    starts = {one.target: one.start.earliest for one in _of(found, Effect, lambda e: e.type is EffectType.COMMENCES) if one.start}
    return sorted(((one, starts[one.id]) for one in _of(found, Act) if one.id in starts), key=lambda pair: pair[1])


def _article(decree: Id, slot: Id, began: date) -> Book:
    """One article more of a decree, in force since the decree is."""
    return [provision(slot, f"{decree}/titulo/1"), version(slot, began.isoformat(), f"effect/S-{decree[3:].replace('/', '-')}")]


def to_nothing(found: Book, random: Random) -> Book:
    """An effect that acts on what is not there."""
    one = random.choice(_of(found, Effect, lambda e: e.basis is Basis.TACIT or e.type is EffectType.REPEALS))
    return _changed(found, one, replace(one, target=f"rv/decreto/1999/{random.randint(1, 99)}"))


def named_after_another_day(found: Book, random: Random) -> Book:
    """A version whose name says a day on which nothing happened."""
    one = random.choice(_of(found, Version))
    day = date.fromisoformat(one.id.rpartition("@")[2]) + timedelta(days=random.choice((-400, -1, 1, 30)))
    return _changed(found, one, replace(one, id=f"{one.slot}@{day}"))


def for_ever(found: Book, random: Random) -> Book:
    """A far-off day for an end that nobody knows."""
    act_, _ = random.choice(_decrees(found))
    return [*found, effect("X", EffectType.EXTENDS, act_.id, act_.id, Moment.on(random.choice(sorted(SENTINELS))))]


def before_its_act(found: Book, random: Random) -> Book:
    """An effect of a decree before that decree ruled."""
    act_, start = random.choice(_decrees(found))
    early = Moment.on(start - timedelta(days=random.randint(1, 900)))
    return [*found, effect("X", EffectType.EXTENDS, act_.id, f"{act_.id}/articulo/1", early)]


def before_it_began(found: Book, random: Random) -> Book:
    """A change of an article that a later effect brings."""
    act_, start = random.choice(_decrees(found)[:-1])
    slot, after = f"{act_.id}/articulo/77", start + timedelta(days=random.randint(2, 90))
    added = effect("X1", EffectType.ADDS, act_.id, act_.id, Moment.on(after))
    changed = effect("X2", EffectType.COMPLEMENTS, act_.id, slot, Moment.on(after - DAY))
    return [*found, provision(slot, f"{act_.id}/titulo/1"), added, version(slot, after.isoformat(), added.id), changed]


def two_at_once(found: Book, random: Random) -> Book:
    """Two decrees substitute one article on one day, and nobody says which comes first."""
    (first, began), (second, start) = _decrees(found)[-2:]
    slot, day = f"{first.id}/articulo/76", Moment.on(start + timedelta(days=random.randint(0, 90)))
    one, other = (effect(f"X{number}", EffectType.SUBSTITUTES, by, slot, day) for number, by in enumerate((first.id, second.id)))
    return [*found, *_article(first.id, slot, began), one, other]


def after_it_ended(found: Book, random: Random) -> Book:
    """The repeal of an article that was repealed."""
    last, start = _decrees(found)[-1]
    first, began = random.choice(_decrees(found)[:-1])
    slot = f"{first.id}/articulo/78"
    gone = effect("X1", EffectType.REPEALS, last.id, slot, Moment.on(start))
    again = effect("X2", EffectType.REPEALS, last.id, slot, Moment.on(start + timedelta(days=random.randint(1, 400))))
    return [*found, *_article(first.id, slot, began), gone, again]


def into_a_dead_act(found: Book, random: Random) -> Book:
    """A new article in a decree that expired."""
    act_, _ = _decrees(found)[-1]
    over = effect("X1", EffectType.EXPIRES, act_.id, act_.id, "2021-01-01")
    slot, day = f"{act_.id}/articulo/79", date(2021, 1, 1) + timedelta(days=random.randint(1, 300))
    added = effect("X2", EffectType.ADDS, act_.id, slot, Moment.on(day))
    return [*found, over, added, provision(slot, f"{act_.id}/titulo/1"), version(slot, day.isoformat(), added.id)]


def a_ring(found: Book, random: Random) -> Book:
    """A title that lies in an article that lies in the title, or an effect that is part of itself."""
    if random.random() < 0.5:
        one = random.choice(_of(found, Effect))
        return _changed(found, one, replace(one, part_of=one.id))
    title = random.choice(_of(found, Provision, lambda p: p.kind == "subdivision/titulo"))
    inside = random.choice(_of(found, Provision, lambda p: p.parent == title.id))
    return _changed(found, title, replace(title, parent=inside.id))


def acts_on_the_younger(found: Book, random: Random) -> Book:
    """A decree that changes one of a later year."""
    decrees = _decrees(found)
    place = random.randrange(len(decrees) - 1)
    older, younger = decrees[place][0].id, random.choice(decrees[place + 1 :])
    return [*found, effect("X", EffectType.EXTENDS, older, younger[0].id, Moment.on(younger[1] + DAY))]


def compiled_from_nowhere(found: Book, random: Random) -> Book:
    """A compiled article that does not say whose words it holds."""
    (older, _), (younger, start) = random.choice(_decrees(found)[:-1]), _decrees(found)[-1]
    taken = effect("X", EffectType.INCORPORATES, younger.id, older.id, Moment.on(start + DAY), exceptions=both("the rest"))
    new = f"{younger.id}/articulo/88"
    return [*found, taken, provision(new, f"{younger.id}/titulo/1"), version(new, (start + DAY).isoformat(), taken.id)]


def no_ruling(found: Book, random: Random) -> Book:
    """A court that acts without saying so, without a day, or without saying how far back; or a lifting of what was never held."""
    named = {one.id: one for one in _of(found, Effect)}
    held, freed, struck = (named[f"effect/J{number}"] for number in (1, 2, 3))
    spoilt: list[tuple[Effect, Effect]] = [
        (held, replace(held, basis=Basis.EXPRESS)),
        (struck, replace(struck, reach=None)),
        (struck, replace(struck, start=None)),
        (struck, replace(struck, reach=Reach.MODULATED)),
        (freed, replace(freed, target=_decrees(found)[0][0].id)),
    ]
    return _changed(found, *random.choice(spoilt))


def misplaced(found: Book, random: Random) -> Book:
    """An article under a number that is not its own, of a kind that is not its own, or in another decree."""
    one = random.choice(_of(found, Provision, lambda p: p.kind == "subdivision/articulo"))
    elsewhere = random.choice(_of(found, Act, lambda a: not one.id.startswith(f"{a.id}/")))
    ways = (
        replace(one, number=f"{one.number}00"), replace(one, kind="subdivision/capitulo"), replace(one, parent=elsewhere.id)
    )  # fmt: skip
    return _changed(found, one, random.choice(ways))


def beyond_the_horizon(found: Book, random: Random) -> Book:
    """An act followed for longer than the book, or a book without a horizon."""
    if random.random() < 0.3:
        return [one for one in found if not isinstance(one, Dataset)]
    one = random.choice(_of(found, Act))
    return _changed(found, one, replace(one, recorded_until=HORIZON + timedelta(days=random.randint(1, 900))))


def known_after_it_was_recorded(found: Book, random: Random) -> Book:
    """A claim or an opinion of a day on which the book was closed already."""
    late = RECORDED + timedelta(days=random.randint(1, 900))
    if random.random() < 0.5:
        assessed = random.choice(_of(found, CoverageClaim))
        return _changed(found, assessed, replace(assessed, assessed_on=late))
    (opinion,) = _of(found, Opinion)
    return _changed(found, opinion, replace(opinion, day=late))


def in_no_act(found: Book, random: Random) -> Book:
    """A provision whose act nobody recorded."""
    return [*found, provision(f"rv/decreto/1998/{random.randint(1, 99)}/articulo/1")]


def quoted_from_nowhere(found: Book, random: Random) -> Book:
    """An effect that quotes words, or is called sure, and has no source."""
    one = random.choice(_of(found, Effect))
    sure = random.random() < 0.5
    evidence = replace(
        EVIDENCE,
        sources=(NOWHERE.id,),
        quote="" if sure else "words",
        confidence=Confidence.HIGH if sure else Confidence.UNVERIFIED,
    )
    return _changed(found, one, replace(one, evidence=evidence))


def said_twice(found: Book, random: Random) -> Book:
    """One change under two names."""
    one = random.choice(_of(found, Effect, lambda e: e.type is EffectType.REPEALS and e.basis is Basis.EXPRESS) or [None])
    if one is None:
        act_, start = random.choice(_decrees(found))
        one = effect("X", EffectType.EXTENDS, act_.id, act_.id, Moment.on(start + DAY))
        found = [*found, one]
    return [*found, replace(one, id=f"{one.id}-again")]


def backdated(found: Book, random: Random) -> Book:
    """A decree said to rule before it was published."""
    act_, _ = random.choice(_decrees(found))
    assert act_.published is not None
    return _changed(found, act_, replace(act_, published=act_.published + timedelta(days=random.randint(61, 200))))


def above_its_rank(found: Book, random: Random) -> Book:
    """A resolution that repeals an article of a decree."""
    act_, _ = random.choice(_decrees(found))
    small = act("rv/resolucion/2020/1", issued=date(2020, 1, 1))
    return [*found, small, effect("X", EffectType.SUPERSEDES, small.id, f"{act_.id}/articulo/1", "2020-02-01")]


def unsigned(found: Book, random: Random) -> Book:
    """A tacit repeal that nobody holds."""
    return [one for one in found if not isinstance(one, Opinion)]


#: Which invariant must tell each fault, and no other.
CORRUPTIONS: dict[Callable[[Book, Random], Book], str] = {
    to_nothing: "L02", named_after_another_day: "L03", for_ever: "L03", before_its_act: "L04", before_it_began: "L05",
    two_at_once: "L06", after_it_ended: "L07", into_a_dead_act: "L08", a_ring: "L09", acts_on_the_younger: "L09",
    compiled_from_nowhere: "L11", no_ruling: "L12", misplaced: "L13", beyond_the_horizon: "L15",
    known_after_it_was_recorded: "L16", in_no_act: "L17", quoted_from_nowhere: "L18", said_twice: "L19", backdated: "R2",
    above_its_rank: "R7", unsigned: "R5",
}  # fmt: skip
