"""Small legal histories for property tests, and a naive replay of them written from the rules and nothing else.

A history is a list of events on one article, its chapter and its act, on a short axis of days so that ties and neighbours are
common. The replay goes day by day and, where days are inexact, through every choice of days: slow, and easy to trust.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st
from realm import act, both, commences, effect, provision, version

from app.core.corpus import MemoryCorpus
from app.core.model import Effect, Record
from app.core.period import Moment
from app.core.vocabulary import Basis, EffectType, Incorporation

DAY_ZERO = date(2010, 1, 1)
LENGTH = 40
A = "rv/decreto/2005/100"
CHAPTER = f"{A}/capitulo/1"
ARTICLE = f"{A}/articulo/1"
OTHER = "rv/decreto/2008/8"
PLACES = (ARTICLE, CHAPTER, A)
KINDS = (
    EffectType.COMMENCES,
    EffectType.ADDS,
    EffectType.SUBSTITUTES,
    EffectType.AMENDS,
    EffectType.REPEALS,
    EffectType.INCORPORATES,
    EffectType.DISPLACES,
    EffectType.SUPERSEDES,
    EffectType.EXTENDS,
    EffectType.COMPLEMENTS,
)
#: Kinds that may bring the article a text, and kinds that may end the one that stands.
OPENING = frozenset({EffectType.COMMENCES, EffectType.ADDS, EffectType.SUBSTITUTES, EffectType.AMENDS, EffectType.INCORPORATES})
ENDING = frozenset({EffectType.REPEALS, EffectType.INCORPORATES, EffectType.DISPLACES, EffectType.SUPERSEDES})


@dataclass(frozen=True)
class Event:
    """One effect of a history: when (first and last possible day, ``None`` = perhaps never), what, on which unit."""

    name: str
    first: int
    last: int | None
    type: EffectType
    target: str
    sequence: int = 0
    rewrites: bool = False
    spares: bool = False
    works: bool = True


@st.composite
def events(draw: st.DrawFn, name: str, *, exact: bool) -> Event:
    """Any event; inexact ones only where the history asks for them."""
    first = draw(st.integers(1, LENGTH - 12))
    last: int | None = first
    if not exact and draw(st.booleans()):
        last = draw(st.none() | st.integers(first + 1, first + 6))
    type_ = draw(st.sampled_from(KINDS))
    return Event(
        name=name,
        first=first,
        last=last,
        type=type_,
        target=A if type_ is EffectType.COMMENCES else draw(st.sampled_from(PLACES)),
        sequence=draw(st.sampled_from((0, 0, 0, 1))),
        rewrites=type_ in OPENING and draw(st.booleans()),
        spares=draw(st.sampled_from((False, False, True))),
        works=draw(st.sampled_from((True, True, True, False))),
    )


@st.composite
def histories(draw: st.DrawFn, *, exact: bool = False, most: int = 6) -> list[Event]:
    """A few events, at most two of them inexact; the first brings the article a text, so that there is a life to tell."""
    opener = Event("e0", draw(st.integers(1, 10)), 0, EffectType.ADDS, ARTICLE, rewrites=True)
    found = [replace(opener, last=opener.first)]
    inexact = 0
    for number in range(draw(st.integers(0, most))):
        event = draw(events(f"e{number + 1}", exact=exact or inexact >= 2))
        inexact += event.first != event.last
        found.append(event)
    return found


def records_of(history: Sequence[Event]) -> list[Record]:
    """The history as records."""
    found: list[Record] = [
        act(A),
        act(OTHER),
        commences(OTHER, Moment.on(DAY_ZERO)),
        provision(CHAPTER),
        provision(ARTICLE, CHAPTER),
    ]
    for event in history:
        done = _effect(event)
        found.append(done)
        if event.rewrites:
            found.append(version(ARTICLE, event.name, done.id))
    return found


def corpus_of(history: Sequence[Event]) -> MemoryCorpus:
    """The history as a body of law."""
    return MemoryCorpus(records_of(history))


def _effect(event: Event) -> Effect:
    moment = Moment(DAY_ZERO + timedelta(days=event.first), None if event.last is None else DAY_ZERO + timedelta(days=event.last))
    tacit = not event.works and event.name[-1] in "13579"
    return effect(
        event.name,
        event.type,
        OTHER,
        event.target,
        moment,
        sequence=event.sequence,
        exceptions=both("save something") if event.spares else None,
        basis=Basis.TACIT if tacit else Basis.EXPRESS,
        incorporation=Incorporation.APPLIED if event.works or tacit else Incorporation.OUTSTANDING,
    )


#: What stands in the article on a day: "not_yet", "in_force", "partly" or "no_longer", and the last text there was.
Standing = tuple[str, str | None]


def replay(history: Sequence[Event], day: int) -> set[Standing]:
    """Everything that may stand on a day: one entry for each way the windows allow, so one entry alone is certain."""
    return {_play(world, day) for world in _worlds(history, day)}


def _worlds(history: Sequence[Event], until: int) -> Iterator[list[tuple[int, Event]]]:
    choices: list[list[int | None]] = []
    for event in history:
        days: list[int | None] = list(range(event.first, (until if event.last is None else event.last) + 1))
        choices.append([*days, None] if event.last is None else days)
    for chosen in product(*choices):
        yield [(day, event) for day, event in zip(chosen, history, strict=True) if day is not None]


def _play(world: list[tuple[int, Event]], until: int) -> Standing:
    status, text = "not_yet", None
    for today in range(until + 1):
        for turn in (0, 1):
            now = sorted(
                (event for day, event in world if day == today and event.sequence == turn and event.works),
                key=lambda event: event.name,
            )
            standing = status in ("in_force", "partly")
            if standing and (any(_ends(event) for event in now) or any(event.rewrites for event in now)):
                status = "no_longer"
            elif standing and any(_ends_in_part(event) for event in now):
                status = "partly"
            for event in now:
                if event.rewrites:
                    status, text = "in_force", event.name
    return status, text


def _ends(event: Event) -> bool:
    """To repeal closes, unless something is spared; to substitute closes all inside; to amend closes only what it rewrites."""
    if event.type is EffectType.SUBSTITUTES:
        return True
    if event.type is EffectType.AMENDS:
        return event.rewrites and event.target == ARTICLE
    return event.type in ENDING and not event.spares


def _ends_in_part(event: Event) -> bool:
    return event.type in ENDING and event.spares and event.target == ARTICLE
