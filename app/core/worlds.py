"""Every order of events that inexact days allow, swept day by day.

A world is one choice of a day for each effect. All worlds are swept together: a state is what stands in the slot plus which
windows are still open, so that worlds that have come to the same point are carried on as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.core.model import Effect, Version
from app.core.period import FIRST_DAY, ONE_DAY, Moment
from app.core.rules.change import Touch
from app.core.vocabulary import Status

#: With more states than this the sweep gives up: the days are unknown until an effect of known day puts a new text in the slot
#: after the last window.
MAX_STATES = 4096

_ALIVE = (Status.IN_FORCE, Status.PARTLY)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One effect as it reaches one slot: when, which version it opens there, what it does to the text before."""

    moment: Moment
    effect: Effect
    opens: bool
    version: Version | None
    touch: Touch


@dataclass(frozen=True, slots=True)
class Run:
    """A run of days on which all worlds agree, or do not (`unknown`, with the effects in doubt and the texts that may stand).

    `ended` are the strokes that end the run in some world; for days after the last text, those that ended that text.
    """

    start: date
    status: Status
    stroke: Stroke | None = None
    ended: tuple[Stroke, ...] = ()
    doubts: tuple[Effect, ...] = ()
    possible: tuple[Version, ...] = ()


#: What stands: a status, the index of the stroke that brought the text, and the indexes of those that ended it.
_Face = tuple[Status, int | None, tuple[int, ...]]
#: A face, and the indexes of the inexact strokes that have not happened yet.
_State = tuple[_Face, frozenset[int]]


def possible_runs(strokes: Sequence[Stroke]) -> list[Run]:
    """The runs of a slot from `FIRST_DAY` on, for strokes in order of their earliest day."""
    days = _days(strokes)
    by_day: dict[date, list[int]] = defaultdict(list)
    for index, options in enumerate(days):
        for day in options:
            if day is not None:
                by_day[day].append(index)
    blank: _Face = (Status.NOT_YET, None, ())
    inexact = frozenset(index for index, stroke in enumerate(strokes) if stroke.moment.exact is None)
    states: frozenset[_State] | None = frozenset({(blank, inexact)})
    ended: dict[_Face, set[int]] = defaultdict(set)
    faces: dict[date, frozenset[_Face] | None] = {FIRST_DAY: frozenset({blank})}
    for day in sorted(by_day):
        states = _after(states, day, by_day[day], days, strokes, ended)
        faces[day] = None if states is None else frozenset(face for face, _ in states)
    return _merged(faces, ended, strokes)


def _days(strokes: Sequence[Stroke]) -> list[list[date | None]]:
    """The days each stroke is tried on: its ends, and on or just after every other edge inside; ``None`` = it never happens."""
    edges = {day for stroke in strokes for day in (stroke.moment.earliest, stroke.moment.latest) if day is not None}
    return [_options(stroke.moment, edges) for stroke in strokes]


def _options(moment: Moment, edges: Iterable[date]) -> list[date | None]:
    if moment.exact is not None:
        return [moment.exact]
    near = {day for edge in edges for day in (edge, edge + ONE_DAY)}
    inside = {day for day in near if moment.happened_by(day) is None and day > moment.earliest}
    return [moment.earliest, *sorted(inside), moment.latest]


def _after(
    states: frozenset[_State] | None,
    day: date,
    possible: Sequence[int],
    days: Sequence[Sequence[date | None]],
    strokes: Sequence[Stroke],
    ended: Mapping[_Face, set[int]],
) -> frozenset[_State] | None:
    """The states after a day; ``None`` while there are too many to tell apart."""
    certain = [index for index in possible if strokes[index].moment.exact is not None]
    open_windows = [index for index in possible if strokes[index].moment.exact is None]
    if states is None:
        settled = all(stroke.moment.happened_by(day) for stroke in strokes if stroke.moment.earliest <= day)
        if not settled or not any(strokes[index].opens for index in certain):
            return None
        later = frozenset(i for i, stroke in enumerate(strokes) if stroke.moment.exact is None and stroke.moment.earliest > day)
        face, _ = _play((Status.NOT_YET, None, ()), certain, strokes)
        return frozenset({(face, later)})
    after: set[_State] = set()
    for face, pending in states:
        optional = [index for index in open_windows if index in pending]
        must = {index for index in optional if days[index][-1] == day}
        free = [index for index in optional if index not in must]
        if len(after) + 2 ** len(free) > MAX_STATES:
            return None
        for chosen in _subsets(free):
            happening = chosen | must
            played, closers = _play(face, sorted([*certain, *happening]), strokes)
            ended[face].update(closers)
            after.add((played, pending - happening))
    return frozenset(after)


def _subsets(indexes: Sequence[int]) -> Iterator[set[int]]:
    for mask in range(2 ** len(indexes)):
        yield {index for place, index in enumerate(indexes) if mask >> place & 1}


def _play(face: _Face, indexes: Iterable[int], strokes: Sequence[Stroke]) -> tuple[_Face, tuple[int, ...]]:
    """One day of one world: what stands after it, and which strokes ended what stood before.

    Within one sequence number texts are closed before others are opened.
    """
    status, opened, ended_by = face
    closers_of_before: tuple[int, ...] = ()
    ordered = sorted(indexes, key=lambda index: (strokes[index].effect.sequence, strokes[index].effect.id))
    for _, group in groupby(ordered, key=lambda index: strokes[index].effect.sequence):
        together = list(group)
        closers = tuple(index for index in together if strokes[index].touch is Touch.CLOSES)
        openers = tuple(index for index in together if strokes[index].opens)
        if status in _ALIVE and (closers or openers):
            closers_of_before = closers_of_before or closers or openers
            status, ended_by = Status.NO_LONGER, closers
        elif status in _ALIVE and any(strokes[index].touch is Touch.PARTIAL for index in together):
            status = Status.PARTLY
        if openers:
            status, opened, ended_by = Status.IN_FORCE, openers[-1], ()
    return (status, opened, ended_by), closers_of_before


def _merged(
    faces: Mapping[date, frozenset[_Face] | None], ended: Mapping[_Face, set[int]], strokes: Sequence[Stroke]
) -> list[Run]:
    """One run for each stretch of days on which the same face is certain, or the same effects are in doubt."""
    runs: list[Run] = []
    told: object = None
    for day, now in faces.items():
        standing = {(status, opened) for status, opened, _ in now or ()}
        if now is not None and len(standing) == 1:
            run = _certain(day, now, ended, strokes)
            key: object = run.status, run.stroke and run.stroke.effect.id, tuple(one.effect.id for one in run.ended)
        else:
            run = _doubtful(day, now, strokes)
            key = tuple(effect.id for effect in run.doubts), tuple(version.id for version in run.possible)
        if key != told:
            runs.append(run)
            told = key
    return runs


def _certain(day: date, faces: Iterable[_Face], ended: Mapping[_Face, set[int]], strokes: Sequence[Stroke]) -> Run:
    """A run of days on which all worlds agree on what stands, though perhaps not on which effect ended the text before."""
    closers: set[int] = set()
    for face in faces:
        status, opened, ended_by = face
        closers.update(ended.get(face, ()) if status in _ALIVE else ended_by)
    stroke = None if opened is None else strokes[opened]
    return Run(day, status, stroke, tuple(strokes[index] for index in sorted(closers)))


def _doubtful(day: date, now: frozenset[_Face] | None, strokes: Sequence[Stroke]) -> Run:
    pending = [stroke.effect for stroke in strokes if stroke.moment.happened_by(day) is None]
    inexact = [stroke.effect for stroke in strokes if stroke.moment.exact is None]
    if now is None:
        versions = [stroke.version for stroke in strokes if stroke.opens and stroke.moment.earliest <= day]
    else:
        alive = sorted(opened for status, opened, _ in now if status in _ALIVE and opened is not None)
        versions = [strokes[index].version for index in alive]
    possible = {version.id: version for version in versions if version is not None}
    return Run(day, Status.UNKNOWN, doubts=tuple(pending or inexact), possible=tuple(possible.values()))
