"""Answers as step functions say, day by day, exactly what is computed for the day; on the real book and on invented histories."""

from __future__ import annotations

import random
from bisect import bisect_right
from datetime import date, timedelta

import pytest
from histories import Event, histories, records_of
from hypothesis import given, settings
from realm import act, effect, enacted, governs, law, topic, version

from app.core.addressees import AddresseeClass
from app.core.corpus import MemoryCorpus
from app.core.governing import governing
from app.core.model import Topic, Version
from app.core.steps import Steps, answer_at, days_of, rulings
from app.core.vocabulary import EffectType, Reach, Role
from app.release.edition import Edition


def assert_same(corpus: MemoryCorpus, asked: Topic, who: str | None, days: list[int]) -> None:
    """Every way to the answer agrees, in whatever order the days are asked for."""
    steps = Steps(days_of(corpus, asked))
    short = list(rulings(corpus, asked, who))
    starts = [day for day, _ in short]
    for number in days:
        on = date.fromordinal(number)
        expected = governing(corpus, asked, on, who)
        assert answer_at(steps, corpus, asked, on, who) == expected, on
        assert answer_at(steps, corpus, asked, on, who) == expected, on
        told = short[bisect_right(starts, number) - 1][1]
        first = expected.governing[0].version.id if expected.governing else ""
        assert (told.outcome, told.first, told.governing) == (expected.outcome, first, len(expected.governing)), on


@pytest.mark.parametrize("slug", ["gobierno-digital", "componentes-gobierno-digital", "arquitectura-empresarial"])
@pytest.mark.parametrize("who", [None, AddresseeClass.TERRITORIAL.value])
def test_the_steps_of_the_book_are_the_answers_of_its_days(slug: str, who: str | None, memory: MemoryCorpus) -> None:
    asked = memory.get(Topic, f"topic/{slug}")
    assert asked is not None
    rng = random.Random(slug)  # noqa: S311 - the same days each time
    days = {near for day in days_of(memory, asked) for near in (day - 1, day, day + 1)}
    days |= {rng.randrange(date(1995, 1, 1).toordinal(), date(2028, 1, 1).toordinal()) for _ in range(10)}
    shuffled = sorted(days)
    rng.shuffle(shuffled)
    assert_same(memory, asked, who, shuffled)


@settings(max_examples=25, deadline=None)
@given(histories())
def test_the_steps_of_any_history_are_the_answers_of_its_days(history: list[Event]) -> None:
    asked = topic("cosas")
    records = [
        version(one.slot, one.id.partition("@")[2], *one.produced_by, governs=governs("cosas", Role.POLICY))
        if isinstance(one, Version)
        else one
        for one in records_of(history)
    ]
    corpus = MemoryCorpus([*records, asked])
    first = date(2009, 12, 30)
    assert_same(corpus, asked, None, [(first + timedelta(days=n)).toordinal() for n in range(48)][::-1])


def test_a_topic_without_norms_has_one_step() -> None:
    asked = topic("nada")
    corpus = law(act("rv/decreto/2005/1"), [asked])
    assert [(told.outcome.value, told.first, told.governing) for _, told in rulings(corpus, asked)] == [("none", "", 0)]


def test_a_release_answers_by_steps_what_the_core_computes(edition: Edition) -> None:
    for asked in edition.corpus.all(Topic)[:6]:
        for on in (date(2009, 1, 1), date(2016, 3, 1), date(2016, 3, 2), date(2024, 6, 1)):
            expected = governing(edition.corpus, asked, on)
            assert edition.governing(asked, on) == expected
            told = edition.ruling(asked.id, on)
            assert told == edition.ruling(asked.id, on)
            assert told.first == (expected.governing[0].version.id if expected.governing else "")


def test_an_answer_as_the_law_was_then_is_told_of_each_day_of_its_step() -> None:
    slot, court = "rv/decreto/2005/100", "rv/auto/2018/9"
    gone = effect("N", EffectType.ANNULS, court, slot, "2018-07-01", reach=Reach.EX_TUNC)
    corpus = law(enacted(slot, "2005-05-26", policy="faros"), act(court), gone, [topic("faros")])
    days = [date(2010, 6, day).toordinal() for day in range(1, 20)]
    assert_same(corpus, topic("faros"), None, [*days, date(2019, 1, 1).toordinal(), *days])
    steps = Steps(days_of(corpus, topic("faros")))
    for day in (date(2010, 6, 1), date(2010, 6, 9)):
        then = answer_at(steps, corpus, topic("faros"), day, None).as_then
        assert then is not None
        assert (then.question.on, then.question.knowing, len(then.governing)) == (day, day, 1)
