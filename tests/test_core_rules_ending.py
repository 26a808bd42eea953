"""Rules R5 to R11: how force ends, and what does not end it; and R8, that nothing comes back by itself."""

from __future__ import annotations

import pytest
from realm import act, commences, day, effect, enacted, law, provision, reference, version

from app.core.rules.ending import applies_by_itself, generic_clauses, is_declared_integral_repeal, kept_alive, may_end, rank_of
from app.core.timeline import spell_at, timeline
from app.core.vocabulary import Basis, EffectType, Incorporation, Rank, ReferenceKind, Status

OLD = "rv/decreto/2003/10"
NEW = "rv/decreto/2005/100"


@pytest.mark.parametrize(("basis", "by_itself"), [(basis, basis is not Basis.TACIT) for basis in Basis])
def test_r5_every_basis_but_the_tacit_works_by_itself(basis: Basis, by_itself: bool) -> None:
    assert applies_by_itself(effect("R", EffectType.REPEALS, NEW, OLD, basis=basis)) is by_itself


def test_r5_what_cannot_be_carried_out_on_the_text_does_not_enter_the_timeline() -> None:
    outstanding = effect("R", EffectType.REPEALS, NEW, OLD, incorporation=Incorporation.OUTSTANDING)
    assert not applies_by_itself(outstanding)


def test_r5_a_tacit_repeal_leaves_the_text_in_force() -> None:
    tacit = effect("R", EffectType.REPEALS, NEW, OLD, "2005-05-26", basis=Basis.TACIT)
    corpus = law(enacted(OLD, "2004-01-01"), enacted(NEW, "2005-05-26"), tacit)
    assert spell_at(timeline(corpus, OLD), day("2010-01-01")).status is Status.IN_FORCE


@pytest.mark.parametrize(
    ("type", "basis", "integral"),
    [
        (EffectType.REPEALS, Basis.ORGANIC, True),
        (EffectType.REPEALS, Basis.EXPRESS, False),
        (EffectType.REPEALS, Basis.TACIT, False),
        (EffectType.SUBSTITUTES, Basis.ORGANIC, False),
    ],
)
def test_r6_an_integral_repeal_is_one_that_the_act_itself_declares(type: EffectType, basis: Basis, integral: bool) -> None:
    assert is_declared_integral_repeal(effect("R", type, NEW, OLD, basis=basis)) is integral


def test_r6_a_declared_integral_repeal_ends_the_text() -> None:
    organic = effect("R", EffectType.REPEALS, NEW, OLD, "2005-05-26", basis=Basis.ORGANIC)
    corpus = law(enacted(OLD, "2004-01-01"), enacted(NEW, "2005-05-26"), organic)
    assert spell_at(timeline(corpus, OLD), day("2005-05-26")).status is Status.NO_LONGER
    assert spell_at(timeline(corpus, OLD), day("2005-05-25")).status is Status.IN_FORCE


@pytest.mark.parametrize("higher", list(Rank))
@pytest.mark.parametrize("lower", list(Rank))
def test_r7_only_an_equal_or_higher_rank_can_end_a_text_and_rulings_stand_outside(higher: Rank, lower: Rank) -> None:
    if Rank.RULING in (higher, lower):
        assert may_end(lower, higher)
    else:
        assert may_end(lower, higher) is (lower.order <= higher.order)


def test_r7_the_ranks_are_in_the_order_of_the_hierarchy_of_norms() -> None:
    order = [Rank.CONSTITUTION, Rank.STATUTE, Rank.DECREE, Rank.RESOLUTION, Rank.DIRECTIVE, Rank.MANUAL]
    assert [rank.order for rank in order] == sorted(rank.order for rank in order)
    assert not may_end(Rank.RESOLUTION, Rank.DECREE)
    assert may_end(Rank.STATUTE, Rank.DECREE)
    assert may_end(Rank.DECREE, Rank.DECREE)


def test_r7_the_rank_of_an_act_that_is_not_recorded_is_not_known() -> None:
    assert rank_of(law(act(OLD)), OLD) is Rank.DECREE
    assert rank_of(law(), OLD) is None


def test_r8_a_repealed_text_does_not_come_back_when_the_repealing_act_is_itself_repealed() -> None:
    newest = "rv/decreto/2010/30"
    first = effect("R1", EffectType.REPEALS, NEW, OLD, "2005-05-26")
    second = effect("R2", EffectType.REPEALS, newest, NEW, "2010-01-03")
    corpus = law(enacted(OLD, "2004-01-01"), enacted(NEW, "2005-05-26"), enacted(newest, "2010-01-03"), first, second)
    assert spell_at(timeline(corpus, NEW), day("2011-01-01")).status is Status.NO_LONGER
    assert spell_at(timeline(corpus, OLD), day("2011-01-01")).status is Status.NO_LONGER


def test_r8_a_text_comes_back_only_as_a_new_version() -> None:
    article = f"{OLD}/articulo/1"
    start = commences(OLD, "2004-01-01")
    repeal = effect("R", EffectType.REPEALS, NEW, article, "2005-05-26")
    again = effect("A", EffectType.ADDS, NEW, article, "2008-01-01")
    corpus = law(
        act(OLD),
        provision(article),
        start,
        repeal,
        again,
        enacted(NEW, "2005-05-26"),
        version(article, "2004-01-01", start.id),
        version(article, "2008-01-01", again.id),
    )
    stood = [(spell.period.start, spell.status, spell.version and spell.version.id) for spell in timeline(corpus, article)]
    assert stood[1:] == [
        (day("2004-01-01"), Status.IN_FORCE, f"{article}@2004-01-01"),
        (day("2005-05-26"), Status.NO_LONGER, f"{article}@2004-01-01"),
        (day("2008-01-01"), Status.IN_FORCE, f"{article}@2008-01-01"),
    ]


def test_r9_a_generic_clause_is_a_note_on_its_own_act_and_ends_nothing() -> None:
    clause = reference("G", ReferenceKind.GENERIC_REPEAL, f"{NEW}/articulo/3")
    cited = reference("C", ReferenceKind.CITES, NEW, OLD)
    corpus = law(enacted(OLD, "2004-01-01"), enacted(NEW, "2005-05-26"), provision(f"{NEW}/articulo/3"), clause, cited)
    assert generic_clauses(corpus, NEW) == (clause,)
    assert generic_clauses(corpus, OLD) == ()
    assert spell_at(timeline(corpus, OLD), day("2020-01-01")).status is Status.IN_FORCE


def test_r11_a_survival_clause_is_found_on_the_slot_and_on_what_holds_it_and_changes_nothing() -> None:
    plan, article = "rv/ley/2001/1", "rv/ley/2001/1/articulo/9"
    start = commences(plan, "2001-09-06")
    whole = effect("A", EffectType.EXTENDS, "rv/ley/2009/4", plan, "2009-01-01")
    single = effect("B", EffectType.EXTENDS, "rv/ley/2015/7", article, "2015-04-02")
    corpus = law(act(plan), act("rv/ley/2009/4"), act("rv/ley/2015/7"), provision(article), start, whole, single)
    corpus = law(*corpus, version(article, "2001-09-06", start.id))
    assert kept_alive(corpus, article) == (single, whole)
    assert kept_alive(corpus, plan) == (whole,)
    assert [spell.status for spell in timeline(corpus, article)] == [Status.NOT_YET, Status.IN_FORCE]
