"""The standing of an act in short, for pictures and counts of many acts: its status, and since when.

Computed it is what `app.core.acts.act_standing` says. A release holds the last steps of each act compiled (see `steps`), because
a picture of three hundred acts would otherwise fold the lives of all their provisions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from app.core.acts import act_standing
from app.core.corpus import Corpus, Keeping, places_of
from app.core.model import Act, Id
from app.core.period import FIRST_DAY, LAST_DAY
from app.core.rules.change import lent_texts
from app.core.timeline import breakpoints
from app.core.vocabulary import Status

#: So many of the last steps of an act are compiled: readers ask for today, and for days not long past.
LAST_STEPS = 3


class Brief(NamedTuple):
    """The status of an act on a day, and the first day it may have begun."""

    status: Status
    since: date | None


def brief(corpus: Corpus, act: Id, day: date) -> Brief:
    """The standing of an act on a day in short; as compiled, where it is."""
    if isinstance(corpus, Keeping) and (compiled := corpus.compiled_brief(act, day.toordinal())) is not None:
        status, since = compiled
        return Brief(Status(status), None if since is None else date.fromordinal(since))
    answer = act_standing(corpus, act, day)
    since_then = answer.standing.spell.since
    return Brief(answer.status, since_then.earliest if since_then else None)


def steps(corpus: Corpus, act: Act) -> Iterator[tuple[int, int, Brief]]:
    """The last steps of an act, and those of the days until which the law and the act were followed.

    Each is the first day, the first day after, in the calendar's own numbers, and what stands between: on no day inside does
    anything begin or end for the act, for its provisions or for the places that hold words of it.
    """
    lent = (version.slot for version in lent_texts(corpus, act.id))
    days = {day for slot in {*chain(places_of(corpus, act.id), lent)} for day in breakpoints(corpus, slot)}
    starts = sorted({FIRST_DAY.toordinal(), *(day.toordinal() for day in days)})
    ends = [*starts[1:], LAST_DAY.toordinal() + 1]
    asked = {bisect_right(starts, day.toordinal()) - 1 for day in (corpus.known_through, act.recorded_until) if day is not None}
    for place in sorted(asked | set(range(max(0, len(starts) - LAST_STEPS), len(starts)))):
        yield starts[place], ends[place], brief(corpus, act.id, date.fromordinal(starts[place]))
