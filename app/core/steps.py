"""Answers as step functions of the day: between two days on which nothing begins or ends, an answer stays what it is.

`answer_at` gives exactly what `app.core.governing.governing` gives; it computes each step once and copies it for other days of
the same step. `rulings` compiles, for a whole topic, only what a list needs: the outcome and the first provision of each step.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from app.core.answer import Considered, Determination, Governing, Question, WhyNot
from app.core.corpus import Corpus
from app.core.governing import claim_breakpoints, claims, governing, recorded_absence, topic_breakpoints
from app.core.judging import judge
from app.core.model import Absence, Id, Topic
from app.core.period import FIRST_DAY, LAST_DAY, ONE_DAY
from app.core.rules.answering import precedence
from app.core.vocabulary import AbsenceKind, Confidence, Outcome


class Ruling(NamedTuple):
    """The answer of a topic in short: the outcome, the first governing version with how sure it is, and how many govern."""

    outcome: Outcome
    first: Id = ""
    governing: int = 0
    confidence: Confidence | None = None


@dataclass(slots=True)
class Steps:
    """What is known so far of the answers for one topic and one class: runs of days without gap inside, in order.

    `days` are the days on which the answer may change, in the calendar's own numbers.
    """

    days: Sequence[int]
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    answers: list[Determination] = field(default_factory=list)


def days_of(corpus: Corpus, topic: Topic) -> list[int]:
    """The days on which the answer for a topic may change, for whatever class, as the calendar's own numbers."""
    days = set(topic_breakpoints(corpus, topic))
    if corpus.known_through < LAST_DAY:
        days.add(corpus.known_through + ONE_DAY)
    return sorted(day.toordinal() for day in days)


def answer_at(steps: Steps, corpus: Corpus, topic: Topic, on: date, addressee: str | None) -> Determination:
    """The determination for a day: that of its step, told of this day."""
    number = on.toordinal()
    place = bisect_right(steps.starts, number) - 1
    if place >= 0 and number < steps.ends[place]:
        return _told_of(steps.answers[place], on)
    answer = governing(corpus, topic, on, addressee)
    start, end = _lasting(steps.days, answer, number)
    place = bisect_right(steps.starts, start)
    steps.ends.insert(place, end)
    steps.answers.insert(place, answer)
    steps.starts.insert(place, start)
    return answer


def _told_of(answer: Determination, on: date) -> Determination:
    asked = answer.question
    if asked.on == on:
        return answer
    then = answer.as_then
    return Determination(
        Question(asked.topic, on, asked.addressee, asked.case, asked.knowing),
        answer.outcome,
        answer.governing,
        answer.considered,
        answer.absent_ranks,
        answer.gap,
        answer.deadlines,
        answer.steps,
        answer.warnings,
        replace(then, question=replace(then.question, on=on, knowing=on)) if then else None,
    )


def _lasting(days: Sequence[int], answer: Determination, number: int) -> tuple[int, int]:
    """The days, from the first to the first day out, for which an answer given for one of them stays what it is.

    Where it names the norm nearest in time to the day asked (R24), the day on which another becomes nearest ends it too.
    """
    place = bisect_right(days, number)
    start = days[place - 1] if place else FIRST_DAY.toordinal()
    end = days[place] if place < len(days) else LAST_DAY.toordinal() + 1
    for told in (answer, answer.as_then):
        if told is None or not (told.absent_ranks or not told.governing):
            continue
        dated = [(one.rank, one.since.earliest.toordinal()) for one in told.considered if one.since is not None]
        for group in (
            [one for _, one in dated],
            *([one for rank, one in dated if rank is absent] for absent in told.absent_ranks),
        ):
            ordered = sorted(set(group))
            for before, after in pairwise(ordered):
                # On the middle day both are as near: it is a step of its own.
                for turn in ((before + after + 1) // 2, (before + after) // 2 + 1):
                    if turn <= number:
                        start = max(start, turn)
                    else:
                        end = min(end, turn)
    return start, end


def rulings(corpus: Corpus, topic: Topic, addressee: str | None = None) -> Iterator[tuple[int, Ruling]]:
    """The short answers of a topic with their first days, in order; each claim is judged only on its own days.

    The cost grows with the number of claims, not with its square: norms of one topic do not change each other's verdict.
    """
    events: list[tuple[int, int, Governing | Considered | None]] = [(FIRST_DAY.toordinal(), -1, None)]
    for place, claim in enumerate(claims(corpus, topic)):
        for day in sorted({FIRST_DAY, *claim_breakpoints(corpus, claim)}):
            events.append((day.toordinal(), place, judge(corpus, claim, Question(topic, day, addressee))))
    for absence in corpus.linked(Absence, "absence", topic.id):
        events += [(day.toordinal(), -1, None) for day in (absence.start, absence.end) if day is not None]
    events.sort(key=lambda one: one[:2])
    standing_now = _Standing()
    last: Ruling | None = None
    for number, group in groupby(events, key=lambda one: one[0]):
        for _, place, verdict in group:
            if verdict is not None:
                standing_now.put(place, verdict)
        told = standing_now.ruling(recorded_absence(corpus, topic.id, date.fromordinal(number)))
        if told != last:
            yield number, told
            last = told


class _Standing:
    """Which claims of a topic govern at a point of the sweep, the first of them at hand."""

    def __init__(self) -> None:
        self._now: dict[int, Governing | Considered] = {}
        self._order: list[tuple[tuple[object, ...], int]] = []
        self._governing, self._contested, self._doubtful = 0, 0, 0

    def put(self, place: int, verdict: Governing | Considered) -> None:
        """A claim's verdict from this day on."""
        for one, sign in ((self._now.get(place), -1), (verdict, 1)):
            if isinstance(one, Governing):
                self._governing += sign
                self._contested += sign * one.contested
            elif one is not None:
                self._doubtful += sign * (one.why_not is WhyNot.UNKNOWN)
        self._now[place] = verdict
        if isinstance(verdict, Governing):
            heapq.heappush(self._order, (_rank(verdict), place))

    def ruling(self, gap: Absence | None) -> Ruling:
        """The short answer as it stands."""
        while self._order and not self._leads(*self._order[0]):
            heapq.heappop(self._order)
        if self._governing:
            first = self._now[self._order[0][1]]
            assert isinstance(first, Governing)  # what does not govern was taken from the heap above
            outcome = Outcome.CONTESTED if self._contested else Outcome.GOVERNED
            return Ruling(outcome, first.version.id, self._governing, first.confidence)
        unknown = self._doubtful or (gap is not None and gap.kind is AbsenceKind.UNKNOWN)
        return Ruling(Outcome.UNKNOWN if unknown else Outcome.NONE)

    def _leads(self, key: tuple[object, ...], place: int) -> bool:
        verdict = self._now[place]
        return isinstance(verdict, Governing) and _rank(verdict) == key


def _rank(item: Governing) -> tuple[object, ...]:
    return (*precedence(item.rank, item.version.slot, item.since), item.version.id)
