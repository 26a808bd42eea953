"""The standing of an act in short, compiled or computed, is its standing in full."""

from __future__ import annotations

import random
from datetime import date

import pytest
from fastapi.testclient import TestClient
from histories import Event, corpus_of, histories
from hypothesis import given, settings
from test_cases import corpus_of as case_of

from app.core.acts import act_standing
from app.core.brief import LAST_STEPS, brief, steps
from app.core.corpus import MemoryCorpus
from app.core.identifiers import act_of
from app.core.model import Act, Provision, Version
from app.core.period import FIRST_DAY, LAST_DAY
from app.core.timeline import breakpoints
from app.release.indexed import IndexCorpus


def _days(corpus: MemoryCorpus, act: Act, rng: random.Random) -> set[int]:
    """The ends of the compiled steps, a day before and after them, and some in between."""
    ends = {near for start, end, _ in steps(corpus, act) for day in (start, end) for near in (day - 1, day, day + 1)}
    ends |= {rng.randrange(start, end) for start, end, _ in steps(corpus, act)}
    ends |= {rng.randrange(date(1990, 1, 1).toordinal(), date(2030, 1, 1).toordinal()) for _ in range(8)}
    return {day for day in ends if FIRST_DAY.toordinal() <= day <= LAST_DAY.toordinal()}


def test_what_is_compiled_of_the_book_is_what_is_computed(memory: MemoryCorpus, corpus: IndexCorpus) -> None:
    rng = random.Random(5)  # noqa: S311 - the same days each time
    compiled = 0
    for act in memory.all(Act):
        for number in _days(memory, act, rng):
            day = date.fromordinal(number)
            full = act_standing(memory, act.id, day)
            since = full.standing.spell.since
            assert brief(corpus, act.id, day) == (full.status, since.earliest if since else None), (act.id, day)
            compiled += corpus.compiled_brief(act.id, number) is not None
    assert compiled > 300  # most days asked for lie in a step that is compiled


@settings(max_examples=60, deadline=None)
@given(histories())
def test_nothing_changes_within_a_step_of_any_history(history: list[Event]) -> None:
    corpus = corpus_of(history)
    rng = random.Random(len(history))  # noqa: S311 - the same days each time
    for act in corpus.all(Act):
        found = list(steps(corpus, act))
        assert len(found) <= LAST_STEPS + 2
        assert found[-1][1] == LAST_DAY.toordinal() + 1
        for start, end, told in found:
            for number in {start, end - 1, rng.randrange(start, end)}:
                full = act_standing(corpus, act.id, date.fromordinal(number))
                since = full.standing.spell.since
                assert told == (full.status, since.earliest if since else None), (act.id, number)


def test_a_list_of_acts_says_what_each_act_says_of_itself(client: TestClient) -> None:
    for day in ("2016-03-01", "2024-06-01"):
        listed = client.get("/api/v1/acts", params={"on": day, "limit": 200}).raise_for_status().json()["items"]
        assert len(listed) > 60
        for one in listed:
            told = client.get(f"/api/v1/acts/{one['id']}", params={"on": day}).raise_for_status().json()
            assert (one["status"], one["contested"]) == (told["status"], told["contested"]), (one["id"], day)


@pytest.mark.parametrize("case", range(1, 21))
def test_the_steps_of_the_cases_are_the_last_ones_and_agree_with_the_standing(case: int) -> None:
    corpus = case_of(case)
    for act in corpus.all(Act):
        lent = [version.slot for version in corpus.all(Version) if any(act_of(given) == act.id for given in version.text_from)]
        slots = [slot for slot in (act.id, *(one.id for one in corpus.all(Provision))) if act_of(slot) == act.id]
        days = sorted(
            {day.toordinal() for slot in (*slots, *lent) for day in breakpoints(corpus, slot)} | {FIRST_DAY.toordinal()}
        )
        found = list(steps(corpus, act))
        firsts = [start for start, _, _ in found]
        assert firsts[-LAST_STEPS:] == days[-LAST_STEPS:]
        followed = [day.toordinal() for day in (corpus.known_through, act.recorded_until) if day is not None]
        assert set(firsts) == {*days[-LAST_STEPS:], *(max(one for one in days if one <= day) for day in followed)}
        assert [end for _, end, _ in found][-1] == LAST_DAY.toordinal() + 1
        for start, end, told in found:
            assert end in (*days, LAST_DAY.toordinal() + 1)
            assert not any(start < day < end for day in days)
            full = act_standing(corpus, act.id, date.fromordinal(start))
            since = full.standing.spell.since
            assert told == (full.status, since.earliest if since else None), (act.id, start)
            assert told == brief(corpus, act.id, date.fromordinal(end - 1))
