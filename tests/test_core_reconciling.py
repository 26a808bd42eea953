"""What programs read beside what people recorded: which proposals stay, which are told, and which fall away with their effect."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from realm import act, commences, effect, enacted, law, reference, version

from app.core.findings import Finding, Severity
from app.core.model import Record
from app.core.proposals import faults_of, reconcile, without
from app.core.statistics import MOST, statistics
from app.core.vocabulary import EffectType, Incorporation, ReferenceKind

A, B, READ = "rv/decreto/2005/100", "rv/decreto/2010/4", "rv/decreto/2012/7"
REPEAL = effect("R", EffectType.REPEALS, B, A, "2010-01-01")
CURATED: list[Record] = [*enacted(A, "2005-05-26"), *enacted(B, "2010-01-01"), REPEAL]


def test_what_a_curated_act_is_and_says_is_not_proposed_again() -> None:
    proposed: list[Record] = [
        act(A),
        commences(A, "2005-06-01", suffix="-read"),
        version(A, "2005-06-01", "effect/S-decreto-2005-100-read"),
        effect("Q", EffectType.REPEALS, B, A, "2010-02-02"),
        reference("C", ReferenceKind.CITES, B, READ),
    ]
    assert reconcile(CURATED, proposed) == ([], [])


def test_an_effect_of_a_program_on_a_curated_act_is_kept_outstanding_and_told() -> None:
    read = effect("Q", EffectType.AMENDS, B, A, "2010-02-02")
    unknown = effect("U", EffectType.REPEALS, READ, A, "2012-01-01")
    kept, (amended, repealed) = reconcile(CURATED, [read, unknown])
    assert kept == [replace(one, incorporation=Incorporation.OUTSTANDING) for one in (read, unknown)]
    cure = "Read the clause; record the effect in the curated book if it is right."
    there, nothing = "the curated book says repeals", "the curated book says nothing of it"
    message = f"a program read that {B} amends {A} (art. 1); {there}."
    assert amended == Finding("proposal-meets-curated", Severity.WARNING, "effect/Q", message, cure)
    assert repealed.message == f"a program read that {READ} repeals {A} (art. 1); {nothing}."


def test_what_a_curated_act_does_to_others_is_told_and_not_kept() -> None:
    by_curated = effect("Q", EffectType.REPEALS, B, READ, "2010-02-02")
    others: list[Record] = [act(READ), reference("C", ReferenceKind.CITES, READ, A)]
    kept, (met,) = reconcile(CURATED, [by_curated, *others])
    assert kept == others
    assert (met.focus, met.severity) == ("effect/Q", Severity.WARNING)
    # What was proposed twice is taken once.
    assert reconcile(CURATED, [*others, *others])[0] == others


def test_a_faulty_proposal_falls_away_with_the_texts_that_it_alone_brought() -> None:
    one, two = effect("Q1", EffectType.ADDS, READ, READ, "2012-01-01"), effect("Q2", EffectType.ADDS, READ, READ, "2012-02-01")
    texts = [version(READ, "2012-01-01", one.id), version(READ, "2012-02-01", one.id, two.id), version(READ, "undated")]
    findings = [
        Finding("L05", Severity.ERROR, one.id, "wrong", "mend"),
        Finding("L19", Severity.WARNING, two.id, "twice", "look"),
        Finding("L05", Severity.ERROR, REPEAL.id, "wrong", "mend"),
    ]
    faulty = faults_of(findings, CURATED)
    assert faulty == {one.id}
    assert without([one, two, *texts], faulty) == [two, *texts[1:]]


def test_so_many_chains_of_change_are_told_and_no_more() -> None:
    made: list[Record] = []
    for number in range(1, MOST + 3):
        names = [f"rv/decreto/{year}/{number}" for year in (2001, 2002, 2003)]
        made += [replace(act(name), year=int(name[11:15])) for name in names]
        made += [
            effect(f"{number}-{place}", EffectType.AMENDS, later, earlier, "2004-01-01")
            for place, (earlier, later) in enumerate(pairwise(names))
        ]
    told = statistics(law(made)).chains
    assert len(told) == MOST
    assert told[0] == ["rv/decreto/2001/1", "rv/decreto/2002/1", "rv/decreto/2003/1"]
