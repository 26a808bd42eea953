"""Coverage over small bodies of law: claims live and die with their texts, and nobody's silence is read as a no."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from realm import EVIDENCE, act, claim, commences, day, effect, enacted, law, principle, provision, version, window

from app.core.corpus import MemoryCorpus
from app.core.coverage import LivingClaim, coverage, coverage_diff, coverage_without, matrix_cell, principle_coverage
from app.core.model import CoverageClaim, Record, Version
from app.core.vocabulary import ClaimBasis, Confidence, CoverageState, EffectType, Relation

A, B = "rv/decreto/2005/100", "rv/decreto/2010/5"
ONE, TWO = f"{A}/articulo/1", f"{A}/articulo/2"
START = commences(A, "2005-06-01")
FIRST = version(ONE, "2005-06-01", START.id)
SECOND = version(TWO, "2005-06-01", START.id)
REPEAL = effect("R", EffectType.REPEALS, B, ONE, "2010-03-01")
BOOK: list[Record] = [
    act(A), START, provision(ONE, A), provision(TWO, A), FIRST, SECOND, *enacted(B, "2010-03-01"), REPEAL,
    principle(1), principle(2),
]  # fmt: skip
WHOLE = f"{B}@2010-03-01"


def book(*more: Record | Iterable[Record]) -> MemoryCorpus:
    return law(BOOK, *more)


def state(corpus: MemoryCorpus, number: int, on: str) -> CoverageState:
    (found,) = [one for one in coverage(corpus, day(on)) if one.principle.number == number]
    return found.state


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2005-05-31", CoverageState.NOT_ASSESSED),
        ("2005-06-01", CoverageState.CLAIMED),
        ("2010-02-28", CoverageState.CLAIMED),
        ("2010-03-01", CoverageState.NOT_ASSESSED),
    ],
)
def test_a_claim_lives_as_long_as_its_text(on: str, expected: CoverageState) -> None:
    assert state(book(claim("x", 1, FIRST.id)), 1, on) is expected


def test_a_claim_on_two_texts_lives_while_one_stands() -> None:
    corpus = book(claim("x", 1, FIRST.id, SECOND.id))
    (before,) = principle_coverage(corpus, principle(1), day("2010-02-28")).claims
    (after,) = principle_coverage(corpus, principle(1), day("2010-03-01")).claims
    assert before.versions == (FIRST, SECOND)
    assert after.versions == (SECOND,)


def test_what_is_not_living_is_to_come_or_over_or_in_doubt() -> None:
    doubtful = effect("D", EffectType.REPEALS, B, TWO, window("2012-01-01", "2012-06-30"))
    corpus = book(doubtful, claim("x", 1, FIRST.id), claim("y", 1, SECOND.id))
    sorted_out = {
        on: tuple(
            [one.id for one in held]
            for told in [principle_coverage(corpus, principle(1), day(on))]
            for held in ([living.claim for living in told.claims], told.in_doubt, told.ended, told.not_yet)
        )
        for on in ("2005-05-31", "2005-06-01", "2010-03-01", "2012-03-01", "2012-07-01")
    }
    assert sorted_out == {
        "2005-05-31": ([], [], [], ["claim/x", "claim/y"]),
        "2005-06-01": (["claim/x", "claim/y"], [], [], []),
        "2010-03-01": (["claim/y"], [], ["claim/x"], []),
        "2012-03-01": ([], ["claim/y"], ["claim/x"], []),
        "2012-07-01": ([], [], ["claim/x", "claim/y"], []),
    }


def test_an_assessment_that_found_none_is_not_a_blank_and_yields_to_a_claim_of_support() -> None:
    none = claim("n", 1, SECOND.id, relation=Relation.NONE)
    assert state(book(none), 1, "2006-01-01") is CoverageState.ASSESSED_NONE
    assert state(book(none), 2, "2006-01-01") is CoverageState.NOT_ASSESSED
    assert state(book(none, claim("x", 1, FIRST.id)), 1, "2006-01-01") is CoverageState.CLAIMED
    assert state(book(none, claim("x", 1, FIRST.id)), 1, "2010-03-01") is CoverageState.ASSESSED_NONE


def test_a_claim_on_a_text_that_is_not_recorded_is_over() -> None:
    """A claim of which no text is known stands on nothing; it is to come, since nothing of it has begun."""
    told = principle_coverage(book(claim("x", 1, f"{ONE}@1999-01-01")), principle(1), day("2006-01-01"))
    assert (told.state, [one.id for one in told.not_yet]) == (CoverageState.NOT_ASSESSED, ["claim/x"])
    half = principle_coverage(book(claim("x", 1, f"{ONE}@1999-01-01", FIRST.id)), principle(1), day("2006-01-01"))
    assert [one.versions for one in half.claims] == [(FIRST,)]


def living(identifier: str, *versions: Version, basis: ClaimBasis, confidence: Confidence) -> LivingClaim:
    evidence = replace(EVIDENCE, confidence=confidence)
    return LivingClaim(claim(identifier, 1, basis=basis, evidence=evidence), versions)


def test_the_ministrys_claims_come_first_then_the_surer_ones() -> None:
    ranked = [
        living("d", basis=ClaimBasis.MINISTRY, confidence=Confidence.LOW),
        living("c", basis=ClaimBasis.EDITORIAL, confidence=Confidence.HIGH),
        living("b", basis=ClaimBasis.EDITORIAL, confidence=Confidence.MEDIUM),
        living("a", basis=ClaimBasis.EDITORIAL, confidence=Confidence.UNVERIFIED),
    ]
    assert [one.strength for one in ranked] == sorted(one.strength for one in ranked)
    assert len({one.strength for one in ranked}) == 4
    made: list[CoverageClaim] = [replace(one.claim, versions=(SECOND.id,)) for one in reversed(ranked)]
    told = principle_coverage(book(made), principle(1), day("2006-01-01"))
    assert [one.claim.id for one in told.claims] == ["claim/d", "claim/c", "claim/b", "claim/a"]


def test_a_cell_belongs_to_the_act_that_gave_the_words_and_shows_its_strongest_claim() -> None:
    lent = version(TWO, "2010-03-01", "effect/x", text_from=(f"{B}/articulo/7", "rv/ley/1/1"))
    weak = living("w", lent, FIRST, basis=ClaimBasis.EDITORIAL, confidence=Confidence.LOW)
    strong = living("s", lent, basis=ClaimBasis.MINISTRY, confidence=Confidence.LOW)
    assert weak.acts == (B, A)
    assert living("t", FIRST, SECOND, basis=ClaimBasis.EDITORIAL, confidence=Confidence.LOW).acts == (A,)
    assert matrix_cell((weak, strong), B) == strong
    assert matrix_cell((weak, strong), A) == weak
    assert matrix_cell((weak, strong), "rv/ley/1/1") is None
    assert matrix_cell((), A) is None


def test_a_difference_names_what_came_and_went_and_the_effects_behind_it() -> None:
    added = claim("new", 1, WHOLE)
    corpus = book(claim("old", 1, FIRST.id), added, claim("kept", 2, SECOND.id))
    (change,) = coverage_diff(corpus, day("2010-02-28"), day("2010-03-01"))
    assert change.principle == principle(1)
    assert (change.before, change.after) == (CoverageState.CLAIMED, CoverageState.CLAIMED)
    assert [one.claim.id for one in change.gained] == ["claim/new"]
    assert [one.claim.id for one in change.lost] == ["claim/old"]
    assert change.causes == {"claim/new": (commences(B, "2010-03-01"),), "claim/old": (REPEAL,)}
    assert coverage_diff(corpus, day("2010-03-01"), day("2020-01-01")) == ()
    (begun, other) = coverage_diff(corpus, day("2005-05-31"), day("2005-06-01"))
    assert (begun.before, begun.after) == (CoverageState.NOT_ASSESSED, CoverageState.CLAIMED)
    assert other.principle.number == 2
    assert other.causes == {"claim/kept": (START,)}


def test_a_text_that_lapses_into_doubt_is_lost_without_an_effect_that_surely_ended_it() -> None:
    followed = replace(act(A), recorded_until=day("2012-12-31"))
    records = [followed if one == act(A) else one for one in BOOK]
    (change,) = coverage_diff(law(records, claim("x", 1, SECOND.id)), day("2012-12-31"), day("2013-01-01"))
    assert change.after is CoverageState.NOT_ASSESSED
    assert change.causes == {"claim/x": ()}


def test_what_if_tells_who_loses_the_only_support_first_and_counts_no_assessment_of_none() -> None:
    corpus = book(
        claim("a", 1, FIRST.id, SECOND.id),
        claim("b", 1, SECOND.id),
        claim("c", 2, FIRST.id),
        claim("n", 2, SECOND.id, relation=Relation.NONE),
        claim("d", 3, WHOLE),
        principle(3),
    )
    on = day("2006-01-01")
    (loss,) = coverage_without(corpus, ONE, on)
    assert (loss.principle.number, loss.only_support) == (2, True)
    assert [one.claim.id for one in loss.lost] == ["claim/c"]
    assert [one.claim.id for one in loss.left] == ["claim/n"]
    (first,) = coverage_without(corpus, TWO, on)
    assert (first.principle.number, first.only_support) == (1, False)
    assert [one.claim.id for one in first.lost] == ["claim/b"]
    assert [one.claim.id for one in first.left] == ["claim/a"]
    whole = coverage_without(corpus, A, on)
    assert [(one.principle.number, one.only_support) for one in whole] == [(1, True), (2, True)]
    assert coverage_without(corpus, B, on) == ()


def test_a_principle_with_other_support_is_told_after_one_without() -> None:
    corpus = book(claim("a", 1, FIRST.id), claim("b", 1, SECOND.id), claim("c", 2, FIRST.id))
    assert [(one.principle.number, one.only_support) for one in coverage_without(corpus, ONE, day("2006-01-01"))] == [
        (2, True),
        (1, False),
    ]


def test_a_text_rests_on_the_act_whose_words_it_holds_wherever_it_stands() -> None:
    taken = effect("I", EffectType.INCORPORATES, B, TWO, "2010-03-01")
    slot = f"{B}/articulo/9"
    lent = version(slot, "2010-03-01", taken.id, text_from=(TWO,))
    corpus = book(taken, provision(slot, B), lent, claim("a", 1, lent.id))
    for unit in (A, TWO, B, slot):
        (loss,) = coverage_without(corpus, unit, day("2011-01-01"))
        assert loss.only_support, unit
    assert coverage_without(corpus, ONE, day("2011-01-01")) == ()
