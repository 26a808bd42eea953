"""What a step and a warning of an answer say besides their code: days, places, counts and reasons; and when they are said."""

# ruff: noqa: E501 - a step stands on one line

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from realm import EVIDENCE, act, commences, day, effect, enacted, law, on, provision, reference, topic, version, window
from test_cases import corpus_of

from app.core.answer import Determination
from app.core.governing import governing
from app.core.model import Record, Topic
from app.core.period import Moment
from app.core.proof import deciding_fields
from app.core.vocabulary import Basis, Confidence, EffectType, Incorporation, ReferenceKind, StartRule

#: Case, day, class, day on which the case began, and one step or warning of the answer with all that it says.
SAID = [
    (1, "2004-12-31", "", "", "R24 none-that-day topic/faros moment 2005-01-01; slot rv/decreto/2004/40/articulo/1; why not_yet"),
    (1, "2005-01-01", "", "", "R3 starts-fixed-day rv/decreto/2004/40 moment 2005-01-01; issued 2004-12-12; published 2004-12-12; scope None"),
    (1, "2005-01-01", "", "", "R14 until rv/decreto/2004/40/articulo/1 moment 2006-05-26; by rv/decreto/2006/78/titulo/9/capitulo/1; type incorporates"),
    (1, "2006-05-26", "", "", "R14 text-incorporates rv/decreto/2006/78/titulo/9/capitulo/1 moment 2006-05-26; text_from rv/decreto/2004/40/articulo/1; target rv/decreto/2004/40/articulo/1"),
    (1, "2006-05-26", "", "", "R12 until rv/decreto/2006/78/titulo/9/capitulo/1 moment 2008-06-14; by rv/decreto/2008/10/articulo/1; type substitutes"),
    (1, "2008-06-14", "", "", "R2 starts-on-publication rv/decreto/2008/10 moment 2008-06-14; issued 2008-06-14; published 2008-06-14; scope None"),
    (1, "2008-06-14", "", "", "R13 text-substitutes rv/decreto/2006/78/titulo/9/capitulo/1 moment 2008-06-14; text_from rv/decreto/2008/10/articulo/1; target rv/decreto/2006/78/titulo/9/capitulo/1"),
    (1, "2020-01-01", "", "", "R16 nothing-later rv/decreto/2006/78/titulo/9/capitulo/1 known_through 2020-12-31"),
    (3, "2009-07-29", "", "", "R1 starts-on-publication rv/ley/2001/5 moment 2001-03-01; issued 2001-03-01; published 2001-03-01; scope None"),
    (3, "2009-07-29", "", "", "R5 until rv/ley/2001/5/articulo/2 moment 2009-07-30; by rv/ley/2009/7/articulo/3; type repeals"),
    (3, "2009-07-29", "", "", "R23 ordered rv/ley/2001/5/articulo/1 count 2"),
    (4, "2012-01-31", "", "", "R2 cannot-tell rv/decreto/2012/31/articulo/1 moment None"),
    (4, "2012-01-31", "", "", "warning unknown-force rv/decreto/2012/31/articulo/1 moment None"),
    (4, "2013-04-01", "", "", "R1 starts rv/decreto/2012/32 moment 2013-04-01; issued 2012-02-01; published 2012-02-01; scope None"),
    (5, "2011-02-28", "", "", "R19 until rv/decreto/2004/40/articulo/1 moment 2011-03-01; by rv/auto/2011/3; type suspends"),
    (5, "2011-03-01", "", "", "R19 set-aside-suspended rv/decreto/2004/40/articulo/1 moment 2011-03-01; by rv/auto/2011/3"),
    (5, "2012-09-01", "", "", "R19 was-suspended rv/decreto/2004/40/articulo/1 moment 2011-03-01; until 2012-09-01"),
    (6, "2010-01-01", "", "", "R20 until rv/decreto/2008/62/articulo/1 moment 2013-07-01; by rv/sentencia/2013/50; type annuls"),
    (6, "2010-01-01", "", "", "R20 set-aside-annulled rv/decreto/2008/61/articulo/1 moment 2008-03-01; by rv/sentencia/2013/50"),
    (7, "2009-06-01", "", "", "R15 text-corrects rv/decreto/2009/30/articulo/1 moment 2010-02-01; text_from rv/decreto/2010/5/articulo/1; target rv/decreto/2009/30/articulo/1"),
    (7, "2009-06-01", "", "", "R15 set-aside-corrected rv/decreto/2009/30/articulo/1 moment 2009-03-01; by rv/decreto/2010/5/articulo/1"),
    (9, "2012-03-01", "", "", "warning tacit-repeal-claimed rv/decreto/2004/40/articulo/1 effect effect/X1"),
    (10, "2009-12-31", "", "", "R4 starts-on-issue rv/manual/faros/1 moment 2005-01-10; issued 2005-01-10; published 2005-01-10; scope None"),
    (10, "2009-12-31", "", "", "R4 binds-through rv/manual/faros/1 host rv/decreto/2004/40/articulo/1"),
    (10, "2009-12-31", "", "", "R4 until rv/manual/faros/1 moment 2010-01-10; by rv/manual/faros/2; type supersedes"),
    (11, "2010-06-01", "nacional", "", "R22 deadlines deadline/1 count 1"),
    (12, "2006-01-01", "", "", "R24 none-at-rank rv/resolucion/2007/8/articulo/1 rank resolucion; slot rv/resolucion/2007/8/articulo/1; why not_yet; moment 2007-02-01"),
    (13, "2014-04-01", "", "", "R8 text-revives rv/decreto/2004/40/articulo/1 moment 2014-04-01; text_from rv/decreto/2004/40; target rv/decreto/2004/40/articulo/1"),
    (15, "2010-05-31", "", "", "R17 until rv/resolucion/2006/53/articulo/1 moment 2012-02-01; by rv/sentencia/2012/70; type lapses"),
    (15, "2010-06-01", "", "", "R17 grounds-lost rv/resolucion/2006/51/articulo/1 count 1"),
    (15, "2010-06-01", "", "", "R11 kept-alive rv/resolucion/2006/52/articulo/1 moment 2010-06-01; by rv/decreto/2010/60/articulo/2"),
    (15, "2010-06-01", "", "", "warning grounds-lost rv/resolucion/2006/51/articulo/1 count 1"),
    (15, "2012-02-01", "", "", "R17 set-aside-lapsed rv/resolucion/2006/53/articulo/1 moment 2012-02-01; by rv/sentencia/2012/70"),
    (16, "2015-12-31", "", "", "H3 set-aside-withdrawn rv/decreto/2004/40/articulo/1 moment 2015-06-01; by rv/decreto/2015/81/articulo/1"),
    (16, "2017-01-01", "", "", "H3 put-off rv/decreto/2004/40/articulo/2 moment 2015-06-01; by rv/decreto/2015/81/articulo/2"),
    (18, "2011-01-01", "", "2010-07-01", "R21 case-saved rv/ley/2001/5/articulo/1 moment 2010-07-02; by rv/ley/2010/12/articulo/1; type repeals"),
    (18, "2011-01-01", "", "2010-07-01", "R21 set-aside-old_case rv/ley/2010/12/articulo/1 moment 2010-07-02; by None"),
]  # fmt: skip


def _told(value: object) -> str:
    if isinstance(value, Moment):
        return str(value.exact or f"{value.earliest}..{value.latest or ''}")
    return str(value)


def lines(answer: Determination) -> list[str]:
    """The steps and warnings of an answer, each with all that it says."""
    steps = [(f"{one.rule} {one.code} {one.subject}", one.values) for one in answer.steps]
    warnings = [(f"warning {one.code} {one.subject}", one.values) for one in answer.warnings]
    return [
        f"{name} {'; '.join(f'{key} {_told(value)}' for key, value in said.items())}".rstrip() for name, said in steps + warnings
    ]


@pytest.mark.parametrize(("case", "when", "who", "began", "line"), SAID)
def test_a_step_says_when_where_and_why(case: int, when: str, who: str, began: str, line: str) -> None:
    corpus = corpus_of(case)
    asked = corpus.get(Topic, "topic/faros")
    assert asked is not None
    answer = governing(corpus, asked, date.fromisoformat(when), who or None, date.fromisoformat(began) if began else None)
    assert line in lines(answer)


A, B, C = "rv/decreto/2005/100", "rv/decreto/2010/4", "rv/decreto/2014/7"
SLOT = f"{A}/articulo/1"
FAROS = topic("faros")
START = commences(A, "2005-05-26", rule=StartRule.ON_PUBLICATION)
FIRST = version(SLOT, "2005-05-26", START.id, policy="faros")
BOOK: list[Record] = [FAROS, act(A), START, provision(SLOT), FIRST]


def said(*more: Record, over: list[Record] | None = None, when: str = "2012-01-01") -> list[str]:
    """What is said of the topic on a day over the book and what a case adds."""
    return lines(governing(law(over or BOOK, *more), FAROS, day(when)))


def test_a_request_to_suspend_that_was_refused_is_a_step() -> None:
    denied = reference("D", ReferenceKind.SUSPENSION_DENIED, "rv/auto/2011/9", A)
    assert f"R16 suspension-denied {A}" in said(act("rv/auto/2011/9"), denied)
    assert not [one for one in said() if "suspension-denied" in one]


def test_what_is_known_of_a_text_only_by_hearsay_is_a_warning_with_its_field() -> None:
    weak = replace(EVIDENCE, unverified=("issued", "gazette", "commencement", "number"))
    book: list[Record] = [
        FAROS,
        act(A, evidence=weak),
        replace(START, evidence=weak),
        provision(SLOT),
        replace(FIRST, evidence=weak),
    ]
    warned = [one for one in said(over=book) if one.startswith("warning")]
    assert [one for one in warned if one.startswith("warning un")] == [
        f"warning unverified-date {A} field issued", f"warning unread-start-clause {A} field commencement", f"warning unverified-field {A} field number",
        f"warning unverified-date {FIRST.id} field issued", f"warning unread-start-clause {FIRST.id} field commencement",
        f"warning unverified-field {FIRST.id} field number", f"warning unverified-date {START.id} field issued",
        f"warning unread-start-clause {START.id} field commencement", f"warning unverified-field {START.id} field number",
    ]  # fmt: skip
    assert deciding_fields(weak) == ("issued", "commencement", "number")


def test_a_weak_or_inexact_answer_says_so() -> None:
    low = replace(EVIDENCE, confidence=Confidence.LOW)
    assert f"warning confidence-low {SLOT}" in said(over=[FAROS, act(A), START, provision(SLOT), replace(FIRST, evidence=low)])
    bare = replace(EVIDENCE, confidence=Confidence.UNVERIFIED)
    assert f"warning confidence-unverified {SLOT}" in said(
        over=[FAROS, act(A), START, provision(SLOT), replace(FIRST, evidence=bare)]
    )
    some = replace(EVIDENCE, confidence=Confidence.MEDIUM)
    assert not [
        one for one in said(over=[FAROS, act(A), START, provision(SLOT), replace(FIRST, evidence=some)]) if "confidence" in one
    ]
    late = effect("R", EffectType.REPEALS, B, SLOT, window("2013-01-01", "2014-01-01"))
    assert f"warning inexact-end {SLOT} moment 2013-01-01..2014-01-01" in said(*enacted(B, "2010-01-01"), late)
    begun = commences(A, window("2005-01-01", "2005-12-31"))
    told = said(over=[FAROS, act(A), begun, provision(SLOT), version(SLOT, "2005", begun.id, policy="faros")])
    assert f"warning inexact-start {SLOT} moment 2005-01-01..2005-12-31" in told
    assert not [one for one in said() if "inexact" in one]


def test_an_effect_that_could_not_be_carried_out_warns_from_its_day_on() -> None:
    known = effect("O", EffectType.AMENDS, B, A, "2010-01-01", incorporation=Incorporation.OUTSTANDING)
    assert f"warning outstanding-effect {A} effect effect/O; by {B}" in said(*enacted(B, "2010-01-01"), known)
    assert not [one for one in said(*enacted(B, "2010-01-01"), known, when="2009-12-31") if "outstanding" in one]
    applied = replace(known, incorporation=Incorporation.APPLIED)
    assert not [one for one in said(*enacted(B, "2010-01-01"), applied) if "outstanding" in one]


def test_a_tacit_repeal_that_somebody_claims_warns() -> None:
    tacit = effect("T", EffectType.REPEALS, B, SLOT, "2011-01-01", basis=Basis.TACIT)
    assert f"warning tacit-repeal-claimed {SLOT} effect effect/T" in said(*enacted(B, "2010-01-01"), tacit)


def test_the_act_whose_words_were_compiled_and_then_repealed_is_told_as_displaced() -> None:
    moved = effect("I", EffectType.INCORPORATES, C, SLOT, "2014-01-01")
    place = f"{C}/articulo/9"
    text = version(place, "2014-01-01", moved.id, policy="faros", text_from=(SLOT,))
    gone = effect("R", EffectType.REPEALS, C, A, "2014-02-01")
    told = said(act(C), commences(C, "2014-01-01"), provision(place), moved, text, gone, when="2015-01-01")
    assert f"R6 source-displaced {A} moment 2014-02-01" in told
    assert on("2014-02-01").exact == day("2014-02-01")
