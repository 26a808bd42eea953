"""L21: a build says when it changes many answers of the current release, or lacks an act of it; and goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from realm import REALM, enacted, law, topic

from app import build
from app.core.corpus import MemoryCorpus
from app.core.findings import Severity
from app.core.invariants.releases import changed_answers, golden
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
        assert one.severity is Severity.WARNING
        assert f"{moved} of 80" in one.message or moved == 40


def test_acts_that_are_gone_are_named_and_counted() -> None:
    found = list(changed_answers(decrees(40), decrees(40, start=1)))
    assert [(one.code, one.focus) for one in found] == [("L21", "rv/decreto/2010/1")]
    assert "1 are gone" in found[0].message
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
