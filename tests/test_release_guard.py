"""L21: a build says when it changes many answers of the current release, or lacks an act of it; and goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from realm import REALM, act, commences, day, enacted, law, provision, topic, version

from app import build
from app.core.corpus import MemoryCorpus
from app.core.findings import Severity
from app.core.invariants.releases import changed_answers, golden
from app.core.model import Record
from app.ledger.journal import Journal
from app.settings import Settings

NOON = datetime(2021, 3, 1, 12, 0, tzinfo=UTC)


def decrees(count: int, *, moved: int = 0, start: int = 0) -> MemoryCorpus:
    """So many decrees, the first few of which begin two years later."""
    days = ["2012-05-26" if number < moved else "2010-05-26" for number in range(start, count)]
    made = [enacted(f"rv/decreto/2010/{number}", day) for number, day in enumerate(days, start + 1)]
    return law(topic("faros"), *made)


def test_the_sample_is_the_same_every_time_and_no_larger_than_asked() -> None:
    corpus = decrees(40)
    assert golden(corpus) == golden(decrees(40))
    assert len(golden(corpus)) >= 80  # each decree on its first day and the day before
    assert 10 <= len(golden(corpus, 20)) <= 20


@pytest.mark.parametrize(("moved", "told"), [(0, 0), (1, 0), (2, 0), (6, 1), (40, 1)])
def test_few_changes_are_no_warning_and_many_are_one(moved: int, told: int) -> None:
    found = list(changed_answers(decrees(40), decrees(40, moved=moved)))
    assert [one.code for one in found] == ["L21"] * told
    for one in found:
        # Of each decree two days are asked, its first day and the day before; who begins later answers otherwise on the first.
        assert (one.severity, one.focus) == (Severity.WARNING, "rv/decreto/2010/1")
        assert one.message == f"{moved} of 80 sampled answers differ from the release before, as on 2010-05-26."
        assert one.cure == "`linaje release diff` tells each and its cause; `linaje release rollback` goes back."


def test_one_answer_in_twenty_may_change_and_no_more() -> None:
    assert [len(list(changed_answers(decrees(10), decrees(10, moved=moved)))) for moved in (1, 2)] == [0, 1]


def test_another_text_in_the_same_place_is_another_answer() -> None:
    texts: list[Record] = [commences("rv/decreto/2010/1", "2010-05-26"), act("rv/decreto/2010/1")]
    before, after = (
        law(texts, version("rv/decreto/2010/1", tag, "effect/S-decreto-2010-1")) for tag in ("2010-05-26", "2010-05")
    )
    (found,) = changed_answers(before, after)
    assert found.message == "1 of 2 sampled answers differ from the release before, as on 2010-05-26."


def test_the_sample_goes_through_provisions_too_and_is_even() -> None:
    name = "rv/decreto/2010/1"
    corpus = law(enacted(name, "2010-05-26"), provision(f"{name}/articulo/1"))
    first, eve = day("2010-05-26"), day("2010-05-25")
    assert golden(corpus) == tuple((slot, when) for slot in (name, f"{name}/articulo/1") for when in (eve, first))
    assert [slot.rpartition("/")[2] for slot, _ in golden(decrees(40), 8)] == ["1", "6", "11", "16", "21", "26", "31", "36"]


def test_acts_that_are_gone_are_named_and_counted() -> None:
    found = list(changed_answers(decrees(40), decrees(40, start=1)))
    assert [(one.code, one.focus) for one in found] == [("L21", "rv/decreto/2010/1")]
    assert found[0].severity is Severity.WARNING
    assert found[0].message == "the release before has this act, and this one has not (1 are gone)."
    assert found[0].cure == "If it was taken out by mistake, put it back and build again."
    assert len([one for one in changed_answers(decrees(40), decrees(1)) if "are gone" in one.message]) == 20


def test_the_build_says_it_keeps_it_and_goes_on(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "var", actor="ana")
    other = tmp_path / "other.ttl"
    other.write_text(REALM.read_text("utf-8").replace("2010-", "2011-").replace("2012-", "2013-"), "utf-8")
    first = build.build((REALM,), settings, now=NOON)
    assert not [one for one in first.findings if one.code == "L21"]
    assert not [one for one in build.build((REALM,), settings, now=NOON).findings if one.code == "L21"]
    second = build.build((other,), settings, now=NOON + timedelta(hours=1))
    assert second.release is not None, second.findings
    (told,) = [one for one in second.findings if one.code == "L21"]
    journal = Journal(settings.ledger)
    assert journal.current_release() == second.release
    assert [str(told)] in [entry.facts.get("changes") for entry in journal.entries()]
    # Where the current release cannot be read there is nothing to compare with, and the build goes on.
    (settings.releases / second.release / "manifest.json").unlink()
    assert not [one for one in build.build((REALM,), settings, now=NOON + timedelta(hours=2)).findings if one.code == "L21"]
