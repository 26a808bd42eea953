"""What is said of the twenty hard cases, to the last field: every answer, history, life and standing, written out.

The tables of `expected/cases.csv` say what a lawyer would answer; `expected/case-answers.txt` says all the rest of it: since
when and until when, how surely, by which effects, which other norms were weighed, and why each was set aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from test_cases import ACTS, ANSWERS, HERE, corpus_of

from app.core.acts import act_standing
from app.core.answer import Considered, Determination, Governing
from app.core.governing import governing, history
from app.core.model import Act, Topic, Version
from app.core.period import Moment
from app.core.timeline import Spell, breakpoints, timeline

CASES = range(1, 21)


def _when(moment: Moment | None) -> str:
    if moment is None:
        return "-"
    return str(moment.exact or f"{moment.earliest}..{moment.latest or ''}")


def _spell(spell: Spell) -> str:
    doubts = f" doubts {' '.join(one.id for one in spell.doubts)}" if spell.doubts else ""
    text = spell.version.id if spell.version else "-"
    return f"{spell.period.start}..{spell.period.end or ''} {spell.status} {text}{doubts}"


def _life(spell: Spell) -> str:
    told = [f"opened {spell.opened.id} {_when(spell.since)}"] if spell.opened else []
    told += [f"closed {' '.join(one.id for one in spell.closed)} {_when(spell.until)}"] if spell.closed else []
    told += [f"held {' '.join(one.id for one in spell.held)}"] if spell.held else []
    told += [f"possible {' '.join(one.id for one in spell.possible)}"] if spell.possible else []
    told += ["beyond what was followed"] if spell.beyond_record else []
    return "; ".join((f"life {_spell(spell)}", *told))


def _governs(one: Governing) -> str:
    state = f"{one.status}{' contested' if one.contested else ''} {one.confidence.value}"
    told = [f"since {_when(one.since)} until {_when(one.until)}", state, f"by {' '.join(one.decided_by)}"]
    told += [f"text from {' '.join(one.text_from)}"] if one.text_from else []
    told += [f"saved by {one.saved_by}"] if one.saved_by else []
    told += [f"read as {' '.join(one.readings)}"] if one.readings else []
    told += [f"lost {' '.join(one.lost)}"] if one.lost else []
    return f"governs {one.version.id} as {one.role} of {one.rank}: {'; '.join(told)}; {_spell(one.standing.spell)}"


def _set_aside(one: Considered) -> str:
    effects = f" ({' '.join(one.effects)})" if one.effects else ""
    return f"aside {one.version.id} as {one.role} of {one.rank}: {one.why_not} {_when(one.since)} by {one.by or '-'}{effects}"


def told(answer: Determination) -> Iterator[str]:
    """An answer in lines."""
    yield f"is {answer.outcome}" + (f", {answer.gap.id}" if answer.gap else "")
    yield from map(_governs, answer.governing)
    yield from map(_set_aside, answer.considered)
    if answer.absent_ranks:
        yield f"nothing of {' '.join(answer.absent_ranks)}"
    for deadline in answer.deadlines:
        yield f"limit {deadline.id}"
    for step in answer.steps:
        yield f"step {step.rule} {step.code} {step.subject} {step.effect or '-'} {' '.join(step.facts)}".rstrip()
    for warning in answer.warnings:
        yield f"warning {warning.code} {warning.subject}"
    if answer.as_then is not None:
        yield from (f"then {line}" for line in told(answer.as_then))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def lines_of(case: int) -> Iterator[str]:
    """Everything that is said of a case on the days the tables ask about."""
    corpus = corpus_of(case)
    topic = corpus.get(Topic, "topic/faros")
    assert topic is not None
    for row in (row for row in ANSWERS if row["case"] == str(case)):
        on = _day(row["on"])
        assert on is not None
        yield f"on {' '.join(filter(None, (row['on'], row['addressee'], row['began'])))}"
        yield from told(governing(corpus, topic, on, row["addressee"] or None, _day(row["began"])))
    for on, answer in history(corpus, topic):
        yield f"from {on} {answer.outcome} {' '.join(one.version.id for one in answer.governing)}".rstrip()
    for slot in sorted({version.slot for version in corpus.all(Version)} | {one.id for one in corpus.all(Act)}):
        yield f"slot {slot} may change on {' '.join(map(str, breakpoints(corpus, slot)))}"
        yield from map(_life, timeline(corpus, slot))
    for row in (row for row in ACTS if row["case"] == str(case)):
        on = _day(row["on"])
        assert on is not None
        found = act_standing(corpus, row["act"], on)
        yield f"act {row['act']} on {on}: {found.status}{' contested' if found.contested else ''} {found.as_then or ''}".rstrip()
        for ground in found.grounds:
            spell = f" {_spell(ground.spell)}" if ground.spell else ""
            yield f"because {ground.reason} {' '.join(ground.facts)} @{ground.slot}{spell}"


@cache
def written() -> dict[int, list[str]]:
    """The table, case by case."""
    found: dict[int, list[str]] = {}
    for line in (HERE / "expected" / "case-answers.txt").read_text("utf-8").splitlines():
        if line.startswith("case "):
            found[int(line.removeprefix("case "))] = []
        else:
            found[max(found)].append(line)
    return found


@pytest.mark.parametrize("case", CASES)
def test_all_that_is_said_of_a_case_is_what_is_written(case: int) -> None:
    assert list(lines_of(case)) == written()[case]
