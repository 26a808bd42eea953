"""Small legal histories with every type of effect, on exact days, for the comparison of the two oracles.

A history is a list of events on an article, its chapter, a second article and their act; some texts hold words that another act
gave. Events may aim at other events. The same random number always makes the same history.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from realm import act, both, commences, effect, provision, topic, version

from app.core.model import Effect, Record, Topic
from app.core.period import Moment
from app.core.vocabulary import Basis, EffectType, Reach

DAY_ZERO = date(2010, 1, 1)
LENGTH = 24
#: Places inside the act, by a short name; "giver" is the article of another act that lends its words.
PLACES = ("article", "second", "chapter", "act", "giver", "giver's act")
SLOTS = ("article", "second", "chapter")

_OPENING = (EffectType.ADDS, EffectType.SUBSTITUTES, EffectType.AMENDS, EffectType.INCORPORATES, EffectType.REVIVES)
_ENDING = (
    EffectType.REPEALS,
    EffectType.DISPLACES,
    EffectType.SUPERSEDES,
    EffectType.EXPIRES,
    EffectType.LAPSES,
    EffectType.SUBSTITUTES,
    EffectType.INCORPORATES,
)
_QUIET = (EffectType.QUALIFIES, EffectType.SAVES, EffectType.EXTENDS, EffectType.COMPLEMENTS, EffectType.AMENDS)


@dataclass(frozen=True)
class Event:
    """One effect: `target` is a place or another event, `brings` the slots it fills, `lent` whether with lent words."""

    name: str
    type: EffectType
    target: str
    day: int
    sequence: int = 0
    brings: tuple[str, ...] = ()
    lent: bool = False
    spares: bool = False
    reach: Reach | None = None
    works_from: int | None = None
    tacit: bool = False


History = tuple[Event, ...]


def history(random: Random, most: int = 7) -> History:
    """A history whose first event brings the article a text, so that there is a life to tell."""
    events = [
        Event("e0", random.choice((EffectType.ADDS, EffectType.COMMENCES)), "act", random.randint(1, 6), brings=("article",))
    ]
    if random.random() < 0.4:
        events[0] = replace(events[0], lent=True)
    for number in range(1, random.randint(2, most) + 1):
        events.append(_event(random, f"e{number}", events))
    if sum(one.type is EffectType.CORRECTS for one in events) > 1:
        # cq01 does not follow the words of a correction that was corrected in turn.
        events = [replace(one, lent=False) if one.type is EffectType.CORRECTS else one for one in events]
    return tuple(events)


def _event(random: Random, name: str, before: Sequence[Event]) -> Event:
    day, sequence = random.randint(2, LENGTH), random.choice((0, 0, 1, 2, 3))
    tacit = random.random() < 0.05
    kind = random.choice(
        ("opens", "opens", "ends", "annuls", "annuls", "suspends", "lifts", "corrects", "changes", "changes", "quiet")
    )
    plain = Event(name, EffectType.REPEALS, _place(random), day, sequence, tacit=tacit)
    match kind:
        case "opens":
            place = random.choice(("article", "article", "second", "chapter", "act", "giver"))
            slots = {
                "article": ("article",),
                "second": ("second",),
                "chapter": ("chapter", "article"),
                "act": SLOTS,
                "giver": ("article",),
            }
            brings = tuple(slot for slot in slots[place] if slot == place or random.random() < 0.7)
            lent = place == "giver" or random.random() < 0.25
            # Of two texts brought in one sequence of one day nothing says which is the later: each has a number of its own.
            number = int(name[1:])
            found = replace(plain, type=random.choice(_OPENING), target=place, brings=brings, lent=lent, sequence=number)
            return _retroactive(random, found)
        case "ends":
            found = replace(plain, type=random.choice(_ENDING), spares=random.random() < 0.2)
            return _retroactive(random, found)
        case "annuls":
            reach = random.choice((Reach.EX_TUNC, Reach.EX_TUNC, Reach.EX_NUNC, Reach.MODULATED))
            works = random.randint(1, LENGTH) if reach is Reach.MODULATED else None
            spares = random.random() < 0.1
            return replace(
                plain, type=EffectType.ANNULS, target=_place(random, True), reach=reach, works_from=works, spares=spares
            )
        case "suspends":
            return replace(plain, type=EffectType.SUSPENDS, target=_place(random, True))
        case "lifts":
            held = [one for one in before if one.type is EffectType.SUSPENDS]
            named = random.choice(held) if held else None
            target = _place(random, True) if named is None else random.choice((named.name, named.target))
            return replace(plain, type=EffectType.LIFTS, target=target)
        case "corrects":
            slot = random.choice(("article", "article", "chapter"))
            return replace(plain, type=EffectType.CORRECTS, target=slot, brings=(slot,), lent=random.random() < 0.3)
        case "changes":
            return _change(random, plain, before)
        case _:
            return replace(plain, type=random.choice(_QUIET))


def _change(random: Random, plain: Event, before: Sequence[Event]) -> Event:
    """An effect on an effect, or on an effect on an effect, and no further."""
    names = {one.name: one for one in before}
    open_to = [one for one in before if one.target not in names or names[one.target].target not in names]
    aim = random.choice(open_to)
    day = max(1, min(LENGTH, aim.day + random.randint(-6, 2)))
    type_ = random.choice((EffectType.REPEALS, EffectType.ANNULS, EffectType.POSTPONES))
    works = max(day, aim.day) + random.randint(0, 6) if type_ is EffectType.POSTPONES else None
    reach = random.choice((Reach.EX_TUNC, Reach.EX_NUNC)) if type_ is EffectType.ANNULS else None
    return replace(plain, type=type_, target=aim.name, day=day, works_from=works, reach=reach)


def _retroactive(random: Random, event: Event) -> Event:
    return replace(event, works_from=random.randint(1, LENGTH)) if random.random() < 0.12 else event


def _place(random: Random, givers: bool = False) -> str:
    places = ("article", "article", "second", "chapter", "act")
    return random.choice((*places, "giver", "giver's act") if givers else places)


def topic_of(number: int) -> Topic:
    """The topic that every version of a history claims."""
    return topic(f"topic-{number}")


def records_of(events: History, number: int = 1) -> list[Record]:
    """The history as records, under names that carry its number so that many fit in one store."""
    names = {
        "act": f"rv/decreto/2005/{number}",
        "chapter": f"rv/decreto/2005/{number}/capitulo/1",
        "article": f"rv/decreto/2005/{number}/articulo/1",
        "second": f"rv/decreto/2005/{number}/articulo/2",
        "giver's act": f"rv/decreto/2004/{number}",
        "giver": f"rv/decreto/2004/{number}/articulo/1",
    }
    actor = f"rv/decreto/2008/{number}"
    found: list[Record] = [topic_of(number), act(names["act"]), act(names["giver's act"]), act(actor)]
    found += [commences(actor, Moment.on(DAY_ZERO)), provision(names["chapter"], names["act"])]
    found += [provision(names["article"], names["chapter"]), provision(names["second"], names["act"]), provision(names["giver"])]
    made = {event.name: f"h{number}{event.name}" for event in events}
    for event in events:
        done = _effect(event, made[event.name], actor, names.get(event.target) or f"effect/{made[event.target]}")
        found.append(done)
        given = (names["giver"],) if event.lent else ()
        slug = topic_of(number).slug
        found += [version(names[slot], event.name, done.id, policy=slug, text_from=given) for slot in event.brings]
    return found


def _effect(event: Event, name: str, actor: str, target: str) -> Effect:
    return effect(
        name,
        event.type,
        target if event.type is EffectType.COMMENCES else actor,
        target,
        Moment.on(on(event.day)),
        sequence=event.sequence,
        exceptions=both("save something") if event.spares else None,
        reach=event.reach,
        works_from=None if event.works_from is None else on(event.works_from),
        basis=Basis.TACIT if event.tacit else Basis.EXPRESS,
    )


def on(day: int) -> date:
    """A day of the axis."""
    return DAY_ZERO + timedelta(days=day)


def days_that_matter(events: History) -> list[date]:
    """Every day on which something may change, the day before and the day after."""
    days = {day for event in events for day in (event.day, event.works_from) if day is not None}
    return [on(day) for day in sorted({day + shift for day in days for shift in (-1, 0, 1)})]


def smaller(events: History) -> Iterator[History]:
    """The same history with one event less, or one event simpler."""
    for event in events:
        if not any(one.target == event.name for one in events):
            yield tuple(one for one in events if one is not event)
    for place, event in enumerate(events):
        for simpler in (
            replace(event, lent=False),
            replace(event, spares=False),
            replace(event, brings=event.brings[:1]),
            replace(event, works_from=None if event.type is not EffectType.POSTPONES else event.works_from),
        ):
            if simpler != event:
                yield (*events[:place], simpler, *events[place + 1 :])
