"""What holds for the life of a slot whatever its history: checked on generated histories and against a naive replay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from histories import ARTICLE, DAY_ZERO, KINDS, LENGTH, Event, corpus_of, events, histories, records_of, replay
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.corpus import MemoryCorpus
from app.core.period import FIRST_DAY
from app.core.timeline import Spell, breakpoints, spell_at, timeline
from app.core.vocabulary import EffectType, Status

ALIVE = (Status.IN_FORCE, Status.PARTLY)
DAYS = st.integers(0, LENGTH)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def on(day: int) -> date:
    """A day of the axis."""
    return DAY_ZERO + timedelta(days=day)


def text_of(spell: Spell) -> str | None:
    """The name of the effect that brought the text of a spell."""
    return spell.version.id.partition("@")[2] if spell.version else None


def stands(history: list[Event], day: int) -> tuple[Status, str | None]:
    """Status and text of the article on a day."""
    spell = spell_at(timeline(corpus_of(history), ARTICLE), on(day))
    return spell.status, text_of(spell)


@many
@given(histories(exact=True), st.lists(DAYS, min_size=1, max_size=6))
def test_with_exact_days_the_fold_agrees_with_the_naive_replay(history: list[Event], days: list[int]) -> None:
    """Same status and same text, on every day tried, as a replay that was written from the rules alone."""
    for day in days:
        (expected,) = replay(history, day)
        assert stands(history, day) == expected


@many
@given(histories(most=4), DAYS)
def test_a_day_is_unknown_only_if_the_possible_worlds_differ_on_it(history: list[Event], day: int) -> None:
    """Where every reading of the windows gives one status and text, the answer is that one; else it is unknown."""
    worlds = replay(history, day)
    if len(worlds) == 1:
        assert stands(history, day) == worlds.pop()
    else:
        assert stands(history, day)[0] is Status.UNKNOWN


@many
@given(histories(most=4), DAYS)
def test_on_unknown_days_the_possible_texts_are_those_of_the_possible_worlds(history: list[Event], day: int) -> None:
    """No text that may stand is left out, and none is named that cannot stand."""
    spell = spell_at(timeline(corpus_of(history), ARTICLE), on(day))
    if spell.status is Status.UNKNOWN:
        may_stand = {text for status, text in replay(history, day) if status in ALIVE}
        assert {one.id.partition("@")[2] for one in spell.possible} == may_stand
        assert spell.doubts


@many
@given(histories())
def test_spells_are_disjoint_and_cover_the_line(history: list[Event]) -> None:
    """The first begins on the first day, each ends on the day the next begins, the last is open."""
    spells = timeline(corpus_of(history), ARTICLE)
    assert spells[0].period.start == FIRST_DAY
    assert [spell.period.end for spell in spells] == [*(spell.period.start for spell in spells[1:]), None]
    assert all(spell.period.meets(after.period) for spell, after in pairwise(spells))


@many
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_are_given_does_not_matter(history: list[Event], random: Random) -> None:
    """Any shuffle of the records gives the same spells."""
    records = records_of(history)
    shuffled = list(records)
    random.shuffle(shuffled)
    assert timeline(MemoryCorpus(shuffled), ARTICLE) == timeline(MemoryCorpus(records), ARTICLE)


@many
@given(histories(), events("x", exact=False), DAYS)
def test_an_effect_changes_nothing_before_its_first_possible_day(history: list[Event], more: Event, day: int) -> None:
    """Locality in time: an answer for a day never depends on what happens after it."""
    if day < more.first:
        before, after = stands(history, day), stands([*history, more], day)
        assert before == after or (before[0] is Status.UNKNOWN and after[0] is Status.UNKNOWN)


@many
@given(histories(), st.sampled_from(KINDS), DAYS)
def test_an_effect_on_another_article_changes_nothing(history: list[Event], kind: EffectType, day: int) -> None:
    """Locality in space: what is done to a neighbour is not done to the slot."""
    elsewhere = Event("x", 5, 5, kind, "rv/decreto/2005/100/articulo/2")
    assert stands(history, day) == stands([*history, elsewhere], day)


@many
@given(histories(), st.integers(1, LENGTH), st.sampled_from((ARTICLE, "rv/decreto/2005/100")), DAYS)
def test_adding_a_repeal_never_extends_force(history: list[Event], at: int, target: str, day: int) -> None:
    """A text certainly in force with the repeal was certainly, or possibly, in force without it."""
    repeal = Event("x", at, at, EffectType.REPEALS, target)
    if stands([*history, repeal], day)[0] in ALIVE:
        assert stands(history, day)[0] in (*ALIVE, Status.UNKNOWN)


@many
@given(histories(), DAYS)
def test_a_claim_of_tacit_repeal_never_changes_the_force(history: list[Event], at: int) -> None:
    """Rule R5: what is only somebody's thesis is not in the timeline."""
    tacit = Event("x1", max(1, at), max(1, at), EffectType.REPEALS, ARTICLE, works=False)
    assert [stands(history, day) for day in range(0, LENGTH, 4)] == [
        stands([*history, tacit], day) for day in range(0, LENGTH, 4)
    ]


@many
@given(histories(), DAYS, st.integers(-3000, 3000))
def test_shifting_every_day_shifts_every_answer(history: list[Event], day: int, shift: int) -> None:
    """Only the order of days and their distances count, not the year."""
    moved = [
        replace(event, first=event.first + shift, last=None if event.last is None else event.last + shift) for event in history
    ]
    assert stands(history, day) == stands(moved, day + shift)


@many
@given(histories(), st.lists(DAYS, min_size=2, max_size=6))
def test_an_answer_depends_on_the_day_alone(history: list[Event], days: list[int]) -> None:
    """Asking other days in between, in any order, does not change an answer: nothing is remembered."""
    corpus = corpus_of(history)
    once = {day: spell_at(timeline(corpus, ARTICLE), on(day)) for day in days}
    again = {day: spell_at(timeline(corpus, ARTICLE), on(day)) for day in reversed(days)}
    assert once == again


@many
@given(histories())
def test_nothing_changes_except_on_a_breakpoint(history: list[Event]) -> None:
    """Every spell but the first begins on a day that `breakpoints` names."""
    corpus = corpus_of(history)
    starts = [spell.period.start for spell in timeline(corpus, ARTICLE)][1:]
    assert set(starts) <= set(breakpoints(corpus, ARTICLE))


@many
@given(histories(exact=True, most=4), st.integers(0, 4), st.integers(1, 4), DAYS)
def test_less_exact_days_only_turn_answers_into_unknown(history: list[Event], which: int, width: int, day: int) -> None:
    """Forgetting the exact day of one effect never flips an answer: it stays or becomes unknown."""
    known = history[which % len(history)]
    blurred = [replace(event, last=event.first + width) if event is known else event for event in history]
    exact, inexact = stands(history, day), stands(blurred, day)
    assert inexact[0] is Status.UNKNOWN or inexact == exact
