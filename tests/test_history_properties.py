"""What holds of every history: order, place, time and record may not matter where they should not (P3 to P6 and P14).

The histories are those the core is compared with the replay on; here the core is compared with itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import wraps
from random import Random

import pytest
import whole_histories
from realm import effect, provision, version
from whole_histories import ARTICLE, DAY_ZERO, LAST, A, Event, corpus_of, history

from app.core.corpus import MemoryCorpus
from app.core.model import Effect, Record
from app.core.period import FIRST_DAY, Moment
from app.core.timeline import Spell, spell_at, timeline
from app.core.vocabulary import EffectType, Reach

HISTORIES = 400
DAYS = [DAY_ZERO + timedelta(days=day) for day in range(LAST + 6)]
OTHER_ARTICLE = f"{A}/articulo/2"


def on_many_histories(check: Callable[[Random], None]) -> Callable[[int], None]:
    """The check as a test of many histories, in blocks so that processors can share them; the seed is told when one fails."""

    @pytest.mark.parametrize("block", range(4))
    @wraps(check)
    def test(block: int) -> None:
        for seed in range(block * HISTORIES // 4, (block + 1) * HISTORIES // 4):
            try:
                check(Random(seed))  # noqa: S311 - no secret
            except AssertionError as error:
                error.add_note(f"seed {seed}")
                raise

    del test.__wrapped__  # pytest would read the arguments of the check
    return test


def _told(spells: Sequence[Spell]) -> list[tuple[object, ...]]:
    """All that a timeline says, in names."""
    return [
        (
            one.period,
            one.status,
            one.version and one.version.id,
            one.opened and one.opened.id,
            one.since,
            tuple(effect.id for effect in one.closed),
            one.until,
            tuple(effect.id for effect in one.held),
            tuple(version.id for version in one.possible),
        )
        for one in spells
    ]


def _on(spells: Sequence[Spell], day: date) -> tuple[object, ...]:
    spell = spell_at(spells, day)
    return spell.status, spell.version and spell.version.id, tuple(version.id for version in spell.possible)


@on_many_histories
def test_p3_the_order_of_records_does_not_matter(random: Random) -> None:
    records = list(corpus_of(history(random)))
    told = _told(timeline(MemoryCorpus(records), ARTICLE))
    for _ in range(3):
        random.shuffle(records)
        assert _told(timeline(MemoryCorpus(records), ARTICLE)) == told


@on_many_histories
def test_p4_an_effect_changes_nothing_before_it_and_nothing_elsewhere(random: Random) -> None:
    events = history(random, exact=True)
    elsewhere: list[Record] = [provision(OTHER_ARTICLE, A), effect("own", EffectType.ADDS, A, OTHER_ARTICLE, Moment.on(DAY_ZERO))]
    elsewhere.append(version(OTHER_ARTICLE, "own", "effect/own"))
    before = MemoryCorpus([*corpus_of(events), *elsewhere])
    day = random.randint(1, LAST)
    kinds = (EffectType.REPEALS, EffectType.SUBSTITUTES, EffectType.SUSPENDS, EffectType.REVIVES, EffectType.EXPIRES)
    added = effect("z9", random.choice(kinds), whole_histories.OTHER, ARTICLE, Moment.on(DAY_ZERO + timedelta(days=day)))
    after = MemoryCorpus([*before, added])
    was, now = timeline(before, ARTICLE), timeline(after, ARTICLE)
    assert [_on(was, one) for one in DAYS[:day]] == [_on(now, one) for one in DAYS[:day]]
    assert _told(timeline(before, OTHER_ARTICLE)) == _told(timeline(after, OTHER_ARTICLE))


@on_many_histories
def test_p5_what_comes_later_changes_no_answer_as_the_law_was_before(random: Random) -> None:
    events = history(random, exact=True)
    day = random.randint(3, LAST)
    kind, reach = random.choice(((EffectType.ANNULS, Reach.EX_TUNC), (EffectType.CORRECTS, None), (EffectType.REPEALS, None)))
    back = random.randint(1, day) if kind is EffectType.REPEALS else None
    later = Event("z9", kind, ARTICLE, day, day, brings=kind is EffectType.CORRECTS, reach=reach, other_day=back)
    before, after = corpus_of(events), corpus_of([*events, later])
    for number in range(day):
        known = DAYS[number]
        one, other = timeline(before, ARTICLE, None, known), timeline(after, ARTICLE, None, known)
        assert _on(one, known) == _on(other, known)


@on_many_histories
def test_p6_an_effect_annulled_from_the_beginning_might_never_have_been_added(random: Random) -> None:
    events = history(random, exact=True)
    day = random.randint(1, LAST)
    added = Event("z8", random.choice((EffectType.REPEALS, EffectType.SUSPENDS, EffectType.DISPLACES)), ARTICLE, day, day)
    struck = Event("z9", EffectType.ANNULS, "effect", day + 1, day + 1, reach=Reach.EX_TUNC)
    plain = corpus_of(events)
    annulment = effect(
        "z9", EffectType.ANNULS, whole_histories.OTHER, "effect/z8", Moment.on(DAYS[struck.first]), reach=struck.reach
    )
    both = MemoryCorpus([*corpus_of([*events, added]), annulment])
    assert [_on(timeline(plain, ARTICLE), one) for one in DAYS] == [_on(timeline(both, ARTICLE), one) for one in DAYS]


def _later(record: Record, days: int) -> Record:
    """A record with every day in it moved."""
    if not isinstance(record, Effect):
        return record
    shift = timedelta(days=days)
    start = record.start and Moment(record.start.earliest + shift, record.start.latest and record.start.latest + shift)
    return replace(record, start=start, works_from=record.works_from and record.works_from + shift)


@on_many_histories
def test_p14_moving_every_day_moves_every_answer(random: Random) -> None:
    records = list(corpus_of(history(random)))
    days = random.randint(1, 4000)
    shift = timedelta(days=days)
    was, now = timeline(MemoryCorpus(records), ARTICLE), timeline(MemoryCorpus(_later(one, days) for one in records), ARTICLE)
    starts = [one.period.start if one.period.start == FIRST_DAY else one.period.start + shift for one in was]
    moved = [(start, *_on(was, one.period.start)) for start, one in zip(starts, was, strict=True)]
    assert moved == [(one.period.start, *_on(now, one.period.start)) for one in now]
