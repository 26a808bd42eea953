"""Histories with every kind of effect, and a naive replay of them written from the rules alone.

One article, in a chapter, in an act; another act lends some of its texts. The replay plays day after day, in every choice of
days that the windows allow; it shares no code with the core and is slow and easy to trust. `knowing` is the day of knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, product
from random import Random

from realm import act, both, commences, effect, provision, version

from app.core.corpus import MemoryCorpus
from app.core.model import Record
from app.core.period import Moment
from app.core.vocabulary import EffectType as E
from app.core.vocabulary import Reach

DAY_ZERO = date(2010, 1, 1)
#: The last day on which something begins: few days, so that effects meet.
LAST = 14
A, CHAPTER, ARTICLE = "rv/decreto/2005/100", "rv/decreto/2005/100/capitulo/1", "rv/decreto/2005/100/articulo/1"
OTHER, GIVER = "rv/decreto/2008/8", "rv/decreto/2007/7"
LEVEL = {ARTICLE: 0, CHAPTER: 1, A: 2}
BRINGING = (E.COMMENCES, E.ADDS, E.SUBSTITUTES, E.AMENDS, E.INCORPORATES, E.REVIVES, E.CORRECTS)
ENDING = (E.REPEALS, E.INCORPORATES, E.DISPLACES, E.SUPERSEDES, E.EXPIRES, E.LAPSES)
IDLE = (E.EXTENDS, E.COMPLEMENTS, E.QUALIFIES, E.SAVES)
ON_EFFECTS = (E.REPEALS, E.ANNULS, E.POSTPONES)


@dataclass(frozen=True)
class Event:
    """One effect: its first and last possible day (``None`` = perhaps never), and what it does to which unit or event."""

    name: str
    kind: E
    target: str
    first: int
    last: int | None
    turn: int = 0
    brings: bool = False
    lent: bool = False
    spares: bool = False
    reach: Reach | None = None
    other_day: int | None = None

    @property
    def from_the_beginning(self) -> bool:
        """Whether it reaches the beginning of a text."""
        return (self.kind is E.ANNULS and self.reach is Reach.EX_TUNC) or (self.kind is E.CORRECTS and self.brings)

    def known_later(self, knowing: int | None, day: int) -> bool:
        """Whether it works on days on which nobody could know of it, and had not come into the world by `knowing`."""
        back = self.other_day is not None and self.kind is not E.POSTPONES and self.other_day < day
        return knowing is not None and day > knowing and (back or self.kind is E.CORRECTS or self.from_the_beginning)


def history(random: Random, *, exact: bool = False, most: int = 7) -> list[Event]:
    """A few events, the first of which brings the article a text; at most two of them are inexact."""
    day = random.randint(1, 6)
    found = [Event("e0", E.ADDS, ARTICLE, day, day, brings=True, lent=random.random() < 0.4)]
    inexact = 0
    for number in range(1, random.randint(1, most) + 1):
        one = _event(random, f"e{number}", found, exact=exact or inexact >= 2)
        inexact += one.first != one.last
        found.append(one)
    return found


def _event(random: Random, name: str, before: Sequence[Event], *, exact: bool) -> Event:
    day = random.randint(1, LAST)
    roll = random.random()
    if roll < 0.2:
        kind, target = random.choice(ON_EFFECTS), random.choice([one.name for one in before if one.first == one.last] or ["e0"])
        reach = random.choice((Reach.EX_TUNC, Reach.EX_NUNC)) if kind is E.ANNULS else None
        return Event(
            name, kind, target, day, day, reach=reach, other_day=random.randint(1, LAST + 3) if kind is E.POSTPONES else None
        )
    if roll < 0.45:
        return _of_a_court(random, name, before, day)
    kind = random.choice((*BRINGING, *ENDING, *IDLE))
    last: int | None = day
    if not exact and kind is not E.CORRECTS and random.random() < 0.5:
        last = random.choice((None, day + random.randint(1, 3)))
    back = random.randint(1, LAST + 3) if last == day and kind is not E.COMMENCES and random.random() < 0.15 else None
    return Event(
        name,
        kind,
        A if kind is E.COMMENCES else ARTICLE if kind is E.CORRECTS else random.choice((ARTICLE, CHAPTER, A)),
        day,
        last,
        turn=random.choice((0, 0, 0, 1)),
        brings=kind in BRINGING and (kind is E.CORRECTS or random.random() < 0.6),
        lent=random.random() < 0.4,
        spares=random.random() < 0.2,
        other_day=None if kind is E.CORRECTS else back,
    )


def _of_a_court(random: Random, name: str, before: Sequence[Event], day: int) -> Event:
    kind = random.choice((E.SUSPENDS, E.SUSPENDS, E.LIFTS, E.ANNULS))
    units = (ARTICLE, ARTICLE, CHAPTER, A, GIVER)
    suspending = [one.name for one in before if one.kind is E.SUSPENDS]
    target = random.choice(suspending) if kind is E.LIFTS and suspending and random.random() < 0.7 else random.choice(units)
    reach = random.choice(list(Reach)) if kind is E.ANNULS else None
    other = random.randint(1, LAST + 3) if reach is Reach.MODULATED else None
    return Event(name, kind, target, day, day, turn=random.choice((0, 0, 1)), reach=reach, other_day=other)


def corpus_of(events: Sequence[Event]) -> MemoryCorpus:
    """The history as a body of law."""
    records: list[Record] = [act(A), act(OTHER), act(GIVER), provision(CHAPTER), provision(ARTICLE, CHAPTER)]
    records.append(commences(OTHER, Moment.on(DAY_ZERO)))
    for one in events:
        target = f"effect/{one.target}" if one.target.startswith("e") else one.target
        moment = Moment(_date(one.first), None if one.last is None else _date(one.last))
        more = {"sequence": one.turn, "exceptions": both("save") if one.spares else None, "reach": one.reach}
        other = None if one.other_day is None else _date(one.other_day)
        done = effect(one.name, one.kind, OTHER, target, moment, works_from=other, **more)
        records.append(done)
        if one.brings:
            records.append(version(ARTICLE, one.name, done.id, text_from=(GIVER,) if one.lent else ()))
    return MemoryCorpus(records)


def _date(day: int) -> date:
    return DAY_ZERO + timedelta(days=day)


#: What stands in the article: a status, and the last text there was.
Standing = tuple[str, str | None]


def replay(events: Sequence[Event], day: int, knowing: int | None = None) -> set[Standing]:
    """Everything that may stand on a day: one entry for each way the windows allow, so one entry alone is certain."""
    return {_play(_settled(world, knowing), day) for world in _worlds(events, day)}


def _worlds(events: Sequence[Event], until: int) -> Iterator[list[tuple[int, Event]]]:
    choices: list[list[int | None]] = []
    for one in events:
        days: list[int | None] = list(range(one.first, (max(until, one.first) if one.last is None else one.last) + 1))
        choices.append([*days, None] if one.last is None else days)
    for chosen in product(*choices):
        yield [(day, one) for day, one in zip(chosen, events, strict=True) if day is not None]


@dataclass
class Change:
    """What happens on a day, after all that other effects did to it."""

    day: int
    event: Event
    text: str | None
    lent: bool
    void: bool = False


def _settled(world: Sequence[tuple[int, Event]], knowing: int | None) -> list[Change]:
    known = [(day, one) for day, one in world if not one.known_later(knowing, day)]
    on_effects = [(day, one) for day, one in known if one.target.startswith("e")]
    done: list[Change] = []
    back: list[tuple[int, Event]] = []
    for decided, one in known:
        day = _as_changed(decided, one, on_effects)
        if day is None:
            continue
        if one.from_the_beginning and not one.target.startswith("e"):
            back.append((day, one))
        else:
            done.append(Change(day, one, one.name if one.brings else None, one.lent))
    for day, one in sorted(back, key=lambda pair: (pair[0], pair[1].turn, pair[1].name)):
        reached = [change for change in done if change.text and change.day <= day]
        if one.target == GIVER:
            reached = [change for change in reached if change.lent]
        reached.sort(key=lambda change: (change.day, change.event.turn, change.event.name))
        for change in reached if one.kind is E.ANNULS and one.target in (A, GIVER) else reached[-1:]:
            if change.void:
                continue
            if one.kind is E.CORRECTS:
                change.text, change.lent = one.name, one.lent
            else:
                change.void = True
    return done


def _as_changed(decided: int, one: Event, on_effects: Sequence[tuple[int, Event]]) -> int | None:
    day = one.other_day if one.other_day is not None and one.kind is not E.POSTPONES else decided
    changes = [(_as_changed(when, by, on_effects), by) for when, by in on_effects if by.target == one.name]
    for when, by in sorted(((w, b) for w, b in changes if w is not None), key=lambda pair: (pair[0], pair[1].turn, pair[1].name)):
        if by.kind is E.ANNULS and by.reach is Reach.EX_TUNC:
            return None
        if by.kind in (E.REPEALS, E.ANNULS) and when <= day:
            return None
        if by.kind is E.POSTPONES and when <= day and by.other_day is not None:
            day = by.other_day
    return day


def _play(changes: Sequence[Change], until: int) -> Standing:
    status, text, lent, held = "not_yet", None, False, list[Event]()
    ordered = sorted((c for c in changes if c.day <= until), key=lambda c: (c.day, c.event.turn, c.event.name))
    for _, together in groupby(ordered, key=lambda c: (c.day, c.event.turn)):
        now = list(together)
        openings = [c for c in now if c.text and not c.void]
        alive = status in ("in_force", "partly")
        if (alive and (openings or any(c.void or _ends(c.event, lent=lent) for c in now))) or any(c.void for c in now):
            status = "no_longer"
        elif alive and any(c.event.kind in (*ENDING, E.ANNULS) and c.event.spares and c.event.target == ARTICLE for c in now):
            status = "partly"
        for opening in openings:
            status, text, lent = "in_force", opening.text, opening.lent
        lifting = [c.event.target for c in now if c.event.kind is E.LIFTS]
        bringing = [c for c in now if c.text and c.event.kind is not E.COMMENCES]
        placed = max((LEVEL.get(c.event.target, 0) for c in bringing), default=-1)
        held = [one for one in held if one.name not in lifting and one.target not in lifting]
        held = [one for one in held if one.target == GIVER or LEVEL[one.target] > placed]
        held += [c.event for c in now if c.event.kind is E.SUSPENDS]
    if status in ("in_force", "partly") and any(one.target != GIVER or lent for one in held):
        status = "suspended"
    return status, text


def _ends(one: Event, *, lent: bool) -> bool:
    if one.target == GIVER:
        return one.kind is E.ANNULS and lent
    if one.target.startswith("e"):
        return False
    if one.kind is E.AMENDS:
        return one.brings and one.target == ARTICLE
    return one.kind is E.SUBSTITUTES or (one.kind in (*ENDING, E.ANNULS) and not one.spares)
