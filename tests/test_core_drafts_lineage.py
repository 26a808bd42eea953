"""The lineage round a draft: what it acts on, what it would end or leave without footing, and what is counted beyond."""

from __future__ import annotations

from datetime import date

from drafts import draft
from realm import act, commences, effect, enacted, law, provision, reference, version

from app.core.drafts import check_draft
from app.core.drafts.touched import lineage_with
from app.core.lineage import Lineage
from app.core.model import Record
from app.core.reading import read_act
from app.core.vocabulary import EffectType, ReferenceKind

A, B, C, D, LAW = "co/decreto/2005/100", "co/decreto/2010/4", "co/decreto/2012/7", "co/decreto/2013/8", "co/ley/2001/1"
DRAFT = "co/decreto/2027/proyecto"
ONE = f"{A}/articulo/1"
START = commences(A, "2005-05-26")
BOOK: list[Record] = [
    act(A), START, version(A, "2005-05-26", START.id), provision(ONE), version(ONE, "2005-05-26", START.id),
    *enacted(LAW, "2001-01-01"), *enacted(B, "2010-01-01"), *enacted(C, "2012-01-01"), *enacted(D, "2013-01-01"),
    effect("M1", EffectType.AMENDS, B, ONE, "2010-01-01"), effect("M2", EffectType.AMENDS, D, B, "2013-01-01"),
    effect("M3", EffectType.AMENDS, D, ONE, "2013-01-01"), effect("M4", EffectType.AMENDS, D, C, "2013-01-01"),
    reference("G1", ReferenceKind.BASED_ON, A, LAW), reference("G2", ReferenceKind.BASED_ON, C, A),
]  # fmt: skip


def told(clause: str) -> Lineage:
    """The lineage with a draft of one clause."""
    return lineage_with(check_draft(law(BOOK), read_act(draft(clause)), date(2027, 1, 1)))


def test_the_draft_its_target_and_what_rests_on_the_target_are_drawn_and_the_rest_is_counted() -> None:
    found = told("Deróguese el Decreto 100 de 2005.")
    assert (found.root, found.nodes, found.truncated) == (DRAFT, (A, C, DRAFT), False)
    assert [(edge.kind, edge.origin, edge.target) for edge in found.edges] == [("repeals", DRAFT, A), ("based-on", C, A)]
    assert found.beyond == {A: {"amends": 2, "based-on": 1}, C: {"amends": 1}}


def test_an_effect_that_is_not_carried_out_draws_nothing() -> None:
    assert told("Deróguese el Decreto 9999 de 1999.").nodes == (DRAFT,)
    assert told("Deróguese el artículo 1 del Decreto 100 de 2005.").nodes == (A, DRAFT)
