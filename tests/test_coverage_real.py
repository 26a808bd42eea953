"""Coverage of the real data on the days that matter: what changed between them, why, and what would be lost.

The table holds, for each pair of days and each principle, the claims gained and lost.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from app.core.corpus import Corpus
from app.core.coverage import coverage, coverage_diff, coverage_without
from app.core.model import Act, Provision
from app.core.rules.existence import moment_of
from app.core.vocabulary import Relation

TABLE = Path(__file__).parent / "expected" / "coverage-changes.csv"
PAIRS = (("2014-12-31", "2015-06-01"), ("2015-06-01", "2018-06-14"), ("2018-06-14", "2022-05-16"))


def changes(corpus: Corpus, earlier: str, later: str) -> list[dict[str, str]]:
    """The difference of two days as rows of the table."""
    return [
        {
            "earlier": earlier,
            "later": later,
            "principle": str(one.principle.number),
            "before": one.before,
            "after": one.after,
            "gained": " ".join(sorted(living.claim.id for living in one.gained)),
            "lost": " ".join(sorted(living.claim.id for living in one.lost)),
        }
        for one in coverage_diff(corpus, date.fromisoformat(earlier), date.fromisoformat(later))
    ]


@pytest.mark.parametrize(("earlier", "later"), PAIRS)
def test_what_changed_between_two_days_is_what_the_table_says(corpus: Corpus, earlier: str, later: str) -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        expected = [row for row in csv.DictReader(lines) if row["earlier"] == earlier]
    assert changes(corpus, earlier, later) == expected


@pytest.mark.parametrize(("earlier", "later"), PAIRS)
def test_every_line_of_a_change_is_explained_by_an_effect_of_those_days(corpus: Corpus, earlier: str, later: str) -> None:
    first, last = date.fromisoformat(earlier), date.fromisoformat(later)
    for change in coverage_diff(corpus, first, last):
        for living in (*change.gained, *change.lost):
            causes = change.causes[living.claim.id]
            assert causes, living.claim.id
            for effect in causes:
                moment = moment_of(corpus, effect, None)
                assert moment is not None
                assert moment.earliest <= last
                assert moment.latest is None or moment.latest > first


def test_what_would_be_lost_is_what_is_missing_once_the_claims_are_taken_away(corpus: Corpus) -> None:
    """Every act and provision: the principles that would lose their only support are those with no other claim."""
    on = date(2026, 11, 1)
    told = {one.principle.number: one for one in coverage(corpus, on)}
    alone: dict[int, set[str]] = {}
    for unit in [*(act.id for act in corpus.all(Act)), *(slot.id for slot in corpus.all(Provision))]:
        for loss in coverage_without(corpus, unit, on):
            whole = told[loss.principle.number].claims
            assert {one.claim.id for one in whole} == {one.claim.id for one in (*loss.lost, *loss.left)}
            supports = [one for one in loss.left if one.claim.relation is not Relation.NONE]
            assert loss.only_support == (not supports)
            if loss.only_support:
                alone.setdefault(loss.principle.number, set()).add(unit)
    assert "co/ley/2019/1955/articulo/147/numeral/5" in alone[9]
    assert "co/ley/2019/1955/articulo/147/numeral/4" in alone[11]
    assert "co/ley/2019/1955" in alone[9] & alone[11]
    assert set(alone) == {9, 11}


def test_an_act_that_supports_nothing_loses_nothing(corpus: Corpus) -> None:
    assert coverage_without(corpus, "co/decreto/2008/1151", date(2026, 11, 1)) == ()
