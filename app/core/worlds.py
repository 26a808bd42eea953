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
from app.core.rules.judicial import Stroke, Touch
from app.core.vocabulary import EffectType, Status

#: With more states than this the sweep gives up: the days are unknown until an effect of known day puts a new text in the slot
#: after the last window.
MAX_STATES = 4096

_ALIVE = (Status.IN_FORCE, Status.PARTLY)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of days on which all worlds agree, or do not (`unknown`, with the effects in doubt and the texts that may stand).

    `ended` are the strokes that end the run in some world; for days after the last text, those that ended that text.
    `held` are the suspensions that keep a suspended text from being applied.
    """

    start: date
    status: Status
    stroke: Stroke | None = None
    ended: tuple[Stroke, ...] = ()
    doubts: tuple[Effect, ...] = ()
    possible: tuple[Version, ...] = ()
    held: tuple[Stroke, ...] = ()


#: What stands: a status, the index of the stroke that brought the text, the indexes of those that ended it, and those of the
#: suspensions that are on.
_Face = tuple[Status, int | None, tuple[int, ...], tuple[int, ...]]
_BLANK: _Face = (Status.NOT_YET, None, (), ())
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
    inexact = frozenset(index for index, stroke in enumerate(strokes) if stroke.moment.exact is None)
    states: frozenset[_State] | None = frozenset({(_BLANK, inexact)})
    ended: dict[_Face, set[int]] = defaultdict(set)
    faces: dict[date, frozenset[_Face] | None] = {FIRST_DAY: frozenset({_BLANK})}
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
        # A suspension that may still be on would be forgotten with the rest.
        held = any(stroke.touch is Touch.SUSPENDS and stroke.moment.earliest <= day for stroke in strokes)
        if held or not settled or not any(strokes[index].opens for index in certain):
            return None
        later = frozenset(i for i, stroke in enumerate(strokes) if stroke.moment.exact is None and stroke.moment.earliest > day)
        face, _ = _play(_BLANK, certain, strokes)
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

    Within one sequence number texts are closed before others are opened, and suspensions lifted before others begin.
    """
    status, opened, ended_by, held = face
    closers_of_before: tuple[int, ...] = ()
    ordered = sorted(indexes, key=lambda index: (strokes[index].turn, strokes[index].bringer.id))
    for _, group in groupby(ordered, key=lambda index: strokes[index].turn):
        together = [index for index in group if _reaches(strokes[index], opened, strokes)]
        closers = tuple(index for index in together if strokes[index].touch in (Touch.CLOSES, Touch.VOIDS))
        openers = tuple(index for index in together if strokes[index].opens)
        if status in _ALIVE and (closers or openers):
            closers_of_before = closers_of_before or closers or openers
            status, ended_by = Status.NO_LONGER, closers
        elif any(strokes[index].touch is Touch.VOIDS for index in closers):
            # A text annulled from its beginning never ruled, but its place is not one that is still to come.
            status, ended_by = Status.NO_LONGER, closers
        elif status in _ALIVE and any(strokes[index].touch is Touch.PARTIAL for index in together):
            status = Status.PARTLY
        if openers:
            status, opened, ended_by = Status.IN_FORCE, openers[-1], ()
        held = _held(held, together, strokes)
    after: _Face = (status, opened, ended_by, held)
    return after, closers_of_before or _turned(face, after, indexes, strokes)


def _reaches(stroke: Stroke, opened: int | None, strokes: Sequence[Stroke]) -> bool:
    """Whether a stroke reaches what stands: one aimed at the act that gave the words reaches only its own words."""
    if not stroke.only or stroke.touch in (Touch.SUSPENDS, Touch.LIFTS) or stroke.opens:
        return True
    version = None if opened is None else strokes[opened].version
    return version is not None and version.id in stroke.only


def _held(held: tuple[int, ...], together: Sequence[int], strokes: Sequence[Stroke]) -> tuple[int, ...]:
    """The suspensions on after a turn: a lifted one is off, and one of a unit whose text was replaced as a whole.

    A new text ends them as it ends the old one even if it was annulled since: nothing comes back by itself (R8).
    """
    lifted = frozenset[str]().union(*(strokes[index].lifts for index in together))
    bringing = [strokes[index] for index in together if strokes[index].opens or strokes[index].through]
    placing = [one for one in bringing if one.bringer.type is not EffectType.COMMENCES]
    replaced = max((one.level for one in placing), default=-1)
    kept = [index for index in held if strokes[index].effect.id not in lifted]
    kept = [index for index in kept if strokes[index].only or strokes[index].level > replaced]
    return (*kept, *(index for index in together if strokes[index].touch is Touch.SUSPENDS))


def _shown(face: _Face, strokes: Sequence[Stroke]) -> Status:
    """The status of a face: what is alive and suspended is suspended."""
    status, opened, _, held = face
    suspended = status in _ALIVE and any(_holds(strokes[index], opened, strokes) for index in held)
    return Status.SUSPENDED if suspended else status


def _holds(stroke: Stroke, opened: int | None, strokes: Sequence[Stroke]) -> bool:
    version = None if opened is None else strokes[opened].version
    return not stroke.only or (version is not None and version.id in stroke.only)


def _turned(before: _Face, after: _Face, indexes: Iterable[int], strokes: Sequence[Stroke]) -> tuple[int, ...]:
    """The strokes that suspended a text or let it be applied again, where that is all that happened to it."""
    if Status.SUSPENDED not in (shown := {_shown(before, strokes), _shown(after, strokes)}) or len(shown) == 1:
        return ()
    return tuple(index for index in indexes if strokes[index].touch in (Touch.SUSPENDS, Touch.LIFTS))


def _merged(
    faces: Mapping[date, frozenset[_Face] | None], ended: Mapping[_Face, set[int]], strokes: Sequence[Stroke]
) -> list[Run]:
    """One run for each stretch of days on which the same face is certain, or the same effects are in doubt."""
    runs: list[Run] = []
    told: object = None
    for day, now in faces.items():
        standing = {(_shown(face, strokes), face[1]) for face in now or ()}
        if now is not None and len(standing) == 1:
            run = _certain(day, now, ended, strokes)
            key: object = (
                run.status,
                run.stroke and run.stroke.effect.id,
                *(tuple(one.effect.id for one in part) for part in (run.ended, run.held)),
            )
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
    suspended: set[int] = set()
    for face in faces:
        status, opened, ended_by, held = face
        closers.update(ended.get(face, ()) if status in _ALIVE else ended_by)
        if status in _ALIVE:
            suspended.update(index for index in held if _holds(strokes[index], opened, strokes))
    stroke = None if opened is None else strokes[opened]
    enders, holders = (tuple(strokes[index] for index in sorted(found)) for found in (closers, suspended))
    return Run(day, _shown(face, strokes), stroke, enders, held=holders)


def _doubtful(day: date, now: frozenset[_Face] | None, strokes: Sequence[Stroke]) -> Run:
    pending = [stroke.effect for stroke in strokes if stroke.moment.happened_by(day) is None]
    inexact = [stroke.effect for stroke in strokes if stroke.moment.exact is None]
    if now is None:
        versions = [stroke.version for stroke in strokes if stroke.opens and stroke.moment.earliest <= day]
    else:
        alive = sorted({opened for status, opened, _, _ in now if status in _ALIVE and opened is not None})
        versions = [strokes[index].version for index in alive]
    possible = {version.id: version for version in versions if version is not None}
    return Run(day, Status.UNKNOWN, doubts=tuple(pending or inexact), possible=tuple(possible.values()))
