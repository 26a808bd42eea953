"""What changed in the answers between two states of a book, and whether the law changed or what was known of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from realm import act, commences, day, effect, enacted, topic, version
from typer.testing import CliRunner

from app import build
from app.cli import app
from app.core.changes import AnswerChange, Cause, changed_answers
from app.core.corpus import MemoryCorpus
from app.core.model import Dataset, Record, Text
from app.core.period import FIRST_DAY
from app.core.vocabulary import EffectType, Incorporation, Reach
from app.resources import ontology
from app.settings import Settings

A, B, COURT = "rv/decreto/2005/100", "rv/decreto/2012/4", "rv/auto/2018/9"
CASES = Path(__file__).parent / "cases"


def book(known_through: str, *more: Record) -> MemoryCorpus:
    """A decree that governs lighthouses, and what is known besides."""
    dataset = Dataset(
        id="dataset/x", title=Text("x", "x"), known_through=day(known_through), recorded_on=day("2030-01-01"), editor="agent/x"
    )
    return MemoryCorpus([dataset, topic("faros"), *enacted(A, "2005-05-26", policy="faros"), *more])


def substitution(when: str) -> list[Record]:
    """Decree 4 puts other words in the place of the decree."""
    done = effect("S", EffectType.SUBSTITUTES, B, A, when)
    return [act(B), commences(B, when), done, version(A, when, done.id, policy="faros")]


def told(found: list[AnswerChange]) -> list[tuple[date, date | None, Cause, tuple[str, ...]]]:
    return [(one.start, one.end, one.cause, one.because) for one in found]


def test_equal_books_have_equal_answers() -> None:
    assert list(changed_answers(book("2015-12-31"), book("2015-12-31"))) == []


def test_a_decree_issued_after_the_horizon_changed_the_law() -> None:
    changes = list(changed_answers(book("2011-12-31"), book("2015-12-31", *substitution("2012-04-01"))))
    assert told(changes) == [(day("2012-04-01"), None, Cause.LAW, ("effect/S",))]
    (change,) = changes
    assert change.before is not None
    assert change.after is not None
    assert [item.version.id for item in change.after.governing] == [f"{A}@2012-04-01"]


def test_a_decree_found_late_changed_what_was_known() -> None:
    changes = changed_answers(book("2015-12-31"), book("2016-12-31", *substitution("2012-04-01")))
    assert told(list(changes)) == [(day("2012-04-01"), None, Cause.KNOWLEDGE, ("effect/S",))]


def test_a_mended_day_changes_the_days_between_and_nothing_else() -> None:
    before, after = book("2015-12-31", *substitution("2012-04-01")), book("2015-12-31", *substitution("2012-04-10"))
    found = told(list(changed_answers(before, after)))
    assert {one[2] for one in found} == {Cause.KNOWLEDGE}
    assert min(one[0] for one in found) == day("2012-04-01")


def test_a_change_that_lasts_is_told_once_whatever_happens_meanwhile_without_effect() -> None:
    idle = effect("O", EffectType.REPEALS, B, A, "2014-01-01", incorporation=Incorporation.OUTSTANDING)
    after = book("2015-12-31", *substitution("2012-04-01"), idle)
    changes = list(changed_answers(book("2011-12-31", idle), after))
    assert told(changes) == [(day("2012-04-01"), None, Cause.LAW, ("effect/S",))]
    assert changes[0].topic == topic("faros")


def test_a_judgment_of_later_days_changes_the_past_because_the_law_changed() -> None:
    annulled = effect("N", EffectType.ANNULS, COURT, A, "2018-07-01", reach=Reach.EX_TUNC)
    changes = list(changed_answers(book("2015-12-31"), book("2019-12-31", act(COURT), annulled)))
    assert {change.cause for change in changes} == {Cause.LAW}
    assert changes[0].start == day("2005-05-26")
    assert changes[0].after is not None
    assert changes[0].after.as_then is not None


def test_a_topic_that_was_not_recorded_is_told_as_such() -> None:
    new = [topic("muelles"), *enacted("rv/decreto/2006/1", "2006-01-01", policy="muelles")]
    change = next(iter(changed_answers(book("2015-12-31"), book("2015-12-31", *new))))
    assert (change.start, change.before, change.cause) == (FIRST_DAY, None, Cause.KNOWLEDGE)


def test_the_command_says_which_answers_changed_and_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(home=tmp_path)
    monkeypatch.setenv("LINAJE_HOME", str(tmp_path))
    names = []
    for case in ("13-no-automatic-revival.ttl", "14-sunset.ttl"):
        built = build.build((ontology("lists.ttl"), CASES / "commons.ttl", CASES / case), settings)
        assert built.release is not None
        names.append(built.release)
    said = CliRunner().invoke(app, ["release", "diff", *names, "--answers"])
    assert said.exit_code == 0
    assert "faros, 2004-12-12 until" in said.output
    assert ": knowledge changed (" in said.output
    assert "- governed: rv/decreto/2004/40/articulo/1@2004-12-12" in said.output
    assert "+ none" in said.output
