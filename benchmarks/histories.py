"""Seeded legal histories of any size: a few compiling decrees with thousands of provisions, many small acts, topics by Zipf.

Everything is invented (jurisdiction ``bm``); the shape follows the real corpus: most acts change little, a few are changed
thousands of times, and a few topics hold most of the law.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.model import (
    Act,
    Commencement,
    Dataset,
    Effect,
    Evidence,
    Governance,
    Provision,
    Record,
    Reference,
    Source,
    Text,
    Topic,
    Version,
)
from app.core.period import Moment
from app.core.vocabulary import Confidence, EffectType, Rank, ReferenceKind, Role, StartRule

#: The first year of the history, and the days it lasts.
FIRST_YEAR, DAYS = 1950, 27_000
SOURCE = "source/bm"
_EVIDENCE = Evidence(sources=(SOURCE,), confidence=Confidence.HIGH, locator="art. 1")


@dataclass(frozen=True)
class Size:
    """How much law: acts, the compiling decrees among them, and topics."""

    acts: int
    seed: int = 2026

    @property
    def compilers(self) -> int:
        """Compiling decrees: one in five thousand, two at least."""
        return max(2, self.acts // 5_000)

    @property
    def topics(self) -> int:
        """Subjects: a hundred, more where there is more law."""
        return 100 + self.acts // 200


@dataclass
class _Slot:
    """An article that later acts may rewrite: the topic its text governs, and the day it was last touched."""

    id: str
    topic: str
    touched: date
    ended: bool = False


class _History:
    def __init__(self, size: Size) -> None:
        self.size = size
        self.rng = random.Random(size.seed)  # noqa: S311 - a history that anybody can make again
        self.weights = list(itertools.accumulate(1 / (place + 1) for place in range(size.topics)))
        self.hubs: list[list[_Slot]] = []
        self.others: list[_Slot] = []
        self.names: list[str] = []

    def topic(self) -> str:
        """A topic, the first ones far more often."""
        return f"topic/t-{self.rng.choices(range(self.size.topics), cum_weights=self.weights)[0]}"

    def act(self, place: int, day: date, articles: int, spread: bool) -> Iterator[Record]:
        """An act that starts the day it is published, with articles that govern its topic, or one of their own each."""
        name, topic = f"bm/decreto/{day.year}/{place + 1}", self.topic()
        started = f"effect/S-{place}"
        yield Act(
            id=name,
            kind="act-type/decreto",
            rank=Rank.DECREE,
            label=_both(f"Decreto {place + 1} de {day.year}"),
            short=_both(f"Decreto {place + 1}/{day.year}"),
            year=day.year,
            number=str(place + 1),
            title=f"Por el cual se dictan normas sobre {topic}",
            issued=day,
            published=day,
            evidence=_EVIDENCE,
        )
        yield Effect(
            id=started,
            type=EffectType.COMMENCES,
            actor=name,
            target=name,
            start=Moment.on(day),
            commencement=Commencement(rule=StartRule.ON_PUBLICATION),
            evidence=_EVIDENCE,
        )
        yield _version(name, day, started)
        made = []
        for number in range(1, articles + 1):
            slot = f"{name}/articulo/{number}"
            yield Provision(id=slot, parent=name, kind="subdivision/articulo", number=str(number), evidence=_EVIDENCE)
            governed = self.topic() if spread else topic
            yield _version(slot, day, started, governed if spread or number == 1 else "")
            made.append(_Slot(slot, governed, day))
        if spread:
            self.hubs.append(made)
        self.others.append(made[0])
        self.names.append(name)

    def changes(self, place: int, day: date) -> Iterator[Record]:
        """What the act does to older ones: it rewrites or ends articles of compiling decrees most of the time."""
        name = self.names[place]
        for turn in range(self.rng.choice((0, 0, 1, 1, 2, 3))):
            slots = self.rng.choice(self.hubs) if self.rng.random() < 0.7 else self.others
            slot = slots[int(len(slots) * self.rng.random() ** 2)]
            if slot.ended or slot.touched >= day or slot.id.startswith(f"{name}/"):
                continue
            slot.touched = day
            slot.ended = self.rng.random() < 0.1
            kind = EffectType.REPEALS if slot.ended else EffectType.SUBSTITUTES
            effect = f"effect/E-{place}-{turn}"
            yield Effect(id=effect, type=kind, actor=f"{name}/articulo/1", target=slot.id, evidence=_EVIDENCE)
            if not slot.ended:
                yield _version(slot.id, day, effect, slot.topic, name)
        if place:
            target = self.names[self.rng.randrange(place)]
            yield Reference(id=f"effect/R-{place}", kind=ReferenceKind.CITES, origin=name, target=target, evidence=_EVIDENCE)


def records_of(size: Size) -> Iterator[Record]:
    """The records of a history, in the order of its days; the same size and seed give the same records."""
    history = _History(size)
    horizon = date(2026, 1, 1)
    yield Dataset(id="dataset/bm", title=_both("Banco"), known_through=horizon, recorded_on=horizon, editor="agent/bm")
    yield Source(id=SOURCE, title=_both("Gaceta"), kind="source-kind/official")
    for place in range(size.topics):
        yield Topic(id=f"topic/t-{place}", slug=f"t-{place}", label=_both(f"Tema {place}"), definition=_both(f"Tema {place}"))
    every = size.acts // size.compilers
    for place in range(size.acts):
        day = date(FIRST_YEAR, 1, 1) + timedelta(days=1 + place * (DAYS - 2) // size.acts)
        compiling = place % every == 0 and place // every < size.compilers
        articles = min(4_000, size.acts // 5) if compiling else history.rng.randint(1, 4)
        yield from history.act(place, day, articles, compiling)
        yield from history.changes(place, day)


def _version(slot: str, day: date, effect: str, topic: str = "", giver: str = "") -> Version:
    return Version(
        id=f"{slot}@{day.isoformat()}",
        slot=slot,
        heading=_both(f"Texto de {slot.rpartition('/')[2]}"),
        produced_by=(effect,),
        text_from=(giver,) if giver else (),
        governs=(Governance(topic=topic, role=Role.POLICY),) if topic else (),
        evidence=_EVIDENCE,
    )


def _both(words: str) -> Text:
    return Text(words, words)
