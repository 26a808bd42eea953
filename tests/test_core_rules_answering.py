"""Rules R4, R16, R18, R22 to R24 and H1: which norms an answer names, in what order, and what it says of gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from realm import EVIDENCE, act, both, commences, day, effect, enacted, law, on, provision, reference, version, window

from app.core.addressees import AddresseeClass
from app.core.corpus import MemoryCorpus
from app.core.judging import speaks_to
from app.core.model import Deadline, Record
from app.core.period import Moment
from app.core.rules.answering import absent_ranks, binding_hosts, denied_requests, due_day, precedence, rank_of_slot, rebasing
from app.core.vocabulary import Anchor, EffectType, Rank, ReferenceKind

DECREE = "rv/decreto/2002/5"
DUTY = f"{DECREE}/articulo/2"
FAMILY = "rv/manual/luces"


def _lighthouses(ended: Moment | None) -> MemoryCorpus:
    """A decree whose article 2 makes the manual of lights binding, until it is repealed."""
    start = commences(DECREE, "2002-01-10")
    text = version(DUTY, "2002-01-10", start.id)
    repeal = effect("P", EffectType.REPEALS, "rv/decreto/2006/20", DUTY, ended)
    binds = reference("B", ReferenceKind.MAKES_BINDING, text.id, FAMILY)
    cites = reference("C", ReferenceKind.CITES, text.id, FAMILY)
    return law(act(DECREE), act("rv/decreto/2006/20"), provision(DUTY), start, text, binds, cites, [repeal] if ended else [])


def test_r4_a_manual_binds_while_the_provision_that_says_so_stands() -> None:
    corpus = _lighthouses(on("2006-07-02"))
    assert binding_hosts(corpus, FAMILY, day("2002-01-09")) == ()
    (hold,) = binding_hosts(corpus, FAMILY, day("2006-07-01"))
    assert hold.certain
    assert (hold.reference.id, hold.version.id) == ("effect/B", f"{DUTY}@2002-01-10")
    assert binding_hosts(corpus, FAMILY, day("2006-07-02")) == ()
    assert binding_hosts(corpus, "rv/manual/otro", day("2006-07-01")) == ()


def test_r4_where_the_end_of_the_host_is_not_known_to_the_day_neither_is_its_hold() -> None:
    corpus = _lighthouses(window("2006-07-01", "2006-07-31"))
    (hold,) = binding_hosts(corpus, FAMILY, day("2006-07-15"))
    assert not hold.certain
    assert binding_hosts(corpus, FAMILY, day("2006-07-31")) == ()


def test_what_surely_holds_is_told_before_what_may_and_what_is_not_recorded_holds_nothing() -> None:
    other = f"{DECREE}/articulo/3"
    records = list(_lighthouses(window("2006-07-01", "2006-07-31")))
    sure = version(other, "2002-01-10", "effect/S-decreto-2002-5")
    ends = effect("P3", EffectType.REPEALS, "rv/decreto/2006/20", f"{DECREE}/articulo/4", "2003-01-01")
    over = version(f"{DECREE}/articulo/4", "2002-01-10", "effect/S-decreto-2002-5")
    binds = [
        reference(name, ReferenceKind.MAKES_BINDING, origin, FAMILY)
        for name, origin in (("A", f"{other}@1999-01-01"), ("D", over.id), ("E", sure.id))
    ]
    corpus = law(records, provision(other), provision(over.slot), sure, over, ends, binds)
    held = binding_hosts(corpus, FAMILY, day("2006-07-15"))
    assert [(one.reference.id, one.version.id, one.certain) for one in held] == [
        ("effect/E", sure.id, True),
        ("effect/B", f"{DUTY}@2002-01-10", False),
    ]


def test_r16_a_refused_request_to_suspend_is_found_and_no_other_reference_is() -> None:
    refused = reference("N", ReferenceKind.SUSPENSION_DENIED, "rv/auto/corte/2003-77", DECREE)
    cited = reference("C", ReferenceKind.CITES, "rv/auto/corte/2003-77", DECREE)
    corpus = law(act(DECREE), act("rv/auto/corte/2003-77"), refused, cited)
    assert denied_requests(corpus, DECREE) == (refused,)
    assert denied_requests(corpus, "rv/auto/corte/2003-77") == ()


CHAPTER = "rv/decreto/2005/100/capitulo/1"
RESOLUTION = "rv/resolucion/2007/3"


def _resolution(*, under: str, carried_on: bool = False) -> MemoryCorpus:
    """A resolution issued under a chapter that is substituted in 2008, and that goes on under the new text if that is said."""
    host = "rv/decreto/2005/100"
    start = commences(host, "2005-05-26")
    substituted = effect("S", EffectType.SUBSTITUTES, "rv/decreto/2008/8", CHAPTER, "2008-06-14")
    before, after = version(CHAPTER, "2005-05-26", start.id), version(CHAPTER, "2008-06-14", substituted.id)
    issued = reference("I", ReferenceKind.IMPLEMENTS, RESOLUTION, CHAPTER, under=under)
    goes_on = reference("U", ReferenceKind.CONTINUES_UNDER, RESOLUTION, CHAPTER, under=after.id)
    return law(
        act(host),
        provision(CHAPTER),
        start,
        substituted,
        before,
        after,
        enacted("rv/decreto/2008/8", "2008-06-14"),
        enacted(RESOLUTION, "2007-08-24"),
        issued,
        [goes_on] if carried_on else [],
    )


def test_r18_an_act_whose_base_still_stands_has_not_moved() -> None:
    assert rebasing(_resolution(under=f"{CHAPTER}@2005-05-26"), RESOLUTION, day("2008-06-13")) is None


def test_r18_an_act_whose_base_was_replaced_says_so_and_names_no_base_that_nobody_recorded() -> None:
    moved = rebasing(_resolution(under=f"{CHAPTER}@2005-05-26"), RESOLUTION, day("2008-06-14"))
    assert moved is not None
    assert [one.id for one in moved.fallen] == ["effect/I"]
    assert moved.continues_under == ()


def test_r18_an_act_goes_on_under_the_new_base_that_was_recorded() -> None:
    moved = rebasing(_resolution(under=f"{CHAPTER}@2005-05-26", carried_on=True), RESOLUTION, day("2008-06-14"))
    assert moved is not None
    (hold,) = moved.continues_under
    assert hold.certain
    assert hold.version.id == f"{CHAPTER}@2008-06-14"


def test_r18_an_act_without_a_recorded_base_cannot_lose_it() -> None:
    assert rebasing(_resolution(under=""), RESOLUTION, day("2020-01-01")) is None
    assert rebasing(_resolution(under=f"{CHAPTER}@not-recorded"), RESOLUTION, day("2020-01-01")) is None


def test_r18_compiling_the_base_makes_nothing_fall() -> None:
    source, slot = "rv/decreto/2003/10/articulo/1", "rv/decreto/2005/100/articulo/9"
    start = commences("rv/decreto/2003/10", "2004-01-01")
    compiled = effect("K", EffectType.INCORPORATES, slot, source, "2005-05-26")
    base, carried = version(source, "2004-01-01", start.id), version(slot, "2005-05-26", compiled.id, text_from=(source,))
    issued = reference("I", ReferenceKind.BASED_ON, RESOLUTION, source, under=base.id)
    records: list[Record] = [act("rv/decreto/2003/10"), act("rv/decreto/2005/100"), provision(source), provision(slot)]
    corpus = law(records, start, compiled, base, carried, enacted(RESOLUTION, "2004-08-24"), issued)
    assert rebasing(corpus, RESOLUTION, day("2006-01-01")) is None
    repeal = effect("R", EffectType.REPEALS, "rv/decreto/2008/8", slot, "2008-06-14")
    moved = rebasing(law(*corpus, act("rv/decreto/2008/8"), repeal), RESOLUTION, day("2008-06-14"))
    assert moved is not None


@pytest.mark.parametrize(
    ("filled", "due"),
    [
        ({"anchor": Anchor.FIXED, "due": day("2012-12-31")}, "2012-12-31"),
        ({"anchor": Anchor.ISSUE, "anchor_act": DECREE, "months": 6}, "2002-06-20"),
        ({"anchor": Anchor.PUBLICATION, "anchor_act": DECREE, "months": 6}, "2002-07-10"),
        ({"anchor": Anchor.PROMULGATION, "anchor_act": DECREE, "months": 1}, "2002-02-10"),
        ({"anchor": Anchor.FIXED, "due_year": 2012}, None),
        ({"anchor": Anchor.ISSUE, "anchor_act": DECREE}, None),
        ({"anchor": Anchor.ISSUE, "anchor_act": "rv/decreto/1999/1", "months": 6}, None),
        ({"anchor": Anchor.PUBLICATION, "anchor_act": "rv/decreto/2003/10", "months": 6}, None),
    ],
)
def test_r22_a_time_limit_runs_from_its_own_anchor(filled: dict[str, object], due: str | None) -> None:
    acts = [act(DECREE, issued=day("2001-12-20"), published=day("2002-01-10")), act("rv/decreto/2003/10")]
    blank = {"id": "deadline/d", "obligation": both("o"), "addressee": both("a"), "addressees": (), "established_by": ("x",)}
    deadline = Deadline(evidence=EVIDENCE, **{**blank, **filled})  # type: ignore[arg-type]
    assert due_day(law(acts), deadline) == (on(due) if due else None)


IN_ORDER = [
    (Rank.STATUTE, "rv/ley/2001/1", on("2001-09-06")),
    (Rank.DECREE, f"{DECREE}/articulo/2/numeral/4", on("2002-01-10")),
    (Rank.DECREE, f"{DECREE}/articulo/2", on("2008-06-14")),
    (Rank.DECREE, f"{DECREE}/articulo/1", on("2002-01-10")),
    (Rank.DECREE, CHAPTER, on("2012-05-16")),
    (Rank.DECREE, DECREE, on("2013-01-01")),
    (Rank.RESOLUTION, f"{RESOLUTION}/articulo/1", on("2007-08-24")),
    (Rank.MANUAL, "rv/manual/luces/v1", on("2001-06-01")),
]


@given(st.permutations(IN_ORDER))
def test_r23_norms_are_ordered_by_rank_then_specialty_then_date(shuffled: list[tuple[Rank, str, Moment]]) -> None:
    """Higher rank first, then the narrower unit, then the later start, from whatever order."""
    assert sorted(shuffled, key=lambda norm: precedence(*norm)) == IN_ORDER


def test_r24_the_ranks_at_which_nothing_stands_are_named_highest_first() -> None:
    others = [Rank.MANUAL, Rank.DECREE, Rank.STATUTE, Rank.DECREE]
    assert absent_ranks([Rank.DECREE], others) == (Rank.STATUTE, Rank.MANUAL)
    assert absent_ranks([], [Rank.RESOLUTION]) == (Rank.RESOLUTION,)
    assert absent_ranks(others, others) == ()


def test_the_rank_of_a_slot_is_that_of_its_act() -> None:
    corpus = law(act(DECREE), act("rv/ley/2001/1"))
    assert rank_of_slot(corpus, DUTY) is Rank.DECREE
    assert rank_of_slot(corpus, "rv/ley/2001/1") is Rank.STATUTE
    assert rank_of_slot(corpus, "rv/ley/1999/1") is Rank.MANUAL


@pytest.mark.parametrize("addressee", [None, *AddresseeClass])
def test_h1_a_norm_that_names_nobody_binds_everybody(addressee: AddresseeClass | None) -> None:
    assert speaks_to(law(act(DECREE)), version(DECREE, "2002-01-10"), addressee)


def test_h1_a_norm_binds_whom_its_act_names_unless_the_text_names_others() -> None:
    corpus = law(act(DECREE, addressees=("addressee/nacional",)))
    whole, part = version(DECREE, "2002-01-10"), version(DUTY, "2002-01-10", addressees=("addressee/territorial",))
    assert speaks_to(corpus, whole, "nacional")
    assert not speaks_to(corpus, whole, "territorial")
    assert speaks_to(corpus, part, "territorial")
    assert not speaks_to(corpus, part, "nacional")
    assert speaks_to(corpus, part, None)


def test_h1_a_class_that_shares_an_atom_with_those_named_is_bound() -> None:
    corpus = law(act(DECREE, addressees=("addressee/rama-ejecutiva",)))
    assert speaks_to(corpus, version(DECREE, "2002-01-10"), "territorial")
    assert not speaks_to(corpus, version(DECREE, "2002-01-10"), "particulares-con-funciones-publicas")
