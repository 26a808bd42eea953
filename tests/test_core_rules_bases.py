"""Rule R17: an act falls when every base it rests on has gone, unless something keeps it."""

from __future__ import annotations

import pytest
from decrees import ARTICLE, COURT, A, B, C, book
from realm import day, effect, enacted, provision, reference, version

from app.core.acts import Reason, act_standing
from app.core.corpus import MemoryCorpus
from app.core.model import Record
from app.core.rules.grounds import lost_grounds
from app.core.vocabulary import EffectType, ReferenceKind


def _regulation(*more: Record) -> MemoryCorpus:
    return book(enacted(rule := "rv/resolucion/2006/1", "2006-01-01"), reference("G", ReferenceKind.BASED_ON, rule, A), *more)


REPEAL = effect("E", EffectType.REPEALS, B, A, "2010-01-01")
RULE = "rv/resolucion/2006/1"


@pytest.mark.parametrize(
    ("more", "when", "lost"),
    [
        ((REPEAL,), "2009-12-31", False),
        ((REPEAL,), "2010-01-01", True),
        ((REPEAL, reference("H", ReferenceKind.BASED_ON, RULE, B)), "2011-01-01", False),
        ((REPEAL, effect("K", EffectType.EXTENDS, B, RULE, "2010-01-01")), "2011-01-01", False),
        ((REPEAL, effect("K", EffectType.SAVES, B, RULE, "2010-01-01")), "2011-01-01", False),
        ((REPEAL, effect("K", EffectType.EXTENDS, B, RULE, "2012-01-01")), "2011-01-01", True),
        ((REPEAL, reference("K", ReferenceKind.CONTINUES_UNDER, RULE, B, under=f"{B}@2010-01-01")), "2011-01-01", False),
        ((REPEAL, reference("K", ReferenceKind.CONTINUES_UNDER, RULE, B, under=f"{B}@1999-01-01")), "2011-01-01", True),
    ],
)
def test_r17_grounds_are_lost_when_all_are_gone_and_nothing_keeps_the_act(
    more: tuple[Record, ...], when: str, lost: bool
) -> None:
    corpus = _regulation(*more)
    assert bool(lost_grounds(corpus, RULE, day(when))) is lost
    answer = act_standing(corpus, RULE, day(when))
    assert answer.contested is lost
    assert (Reason.GROUNDS_LOST in {ground.reason for ground in answer.grounds}) is lost


def test_r17_a_compiled_base_and_a_base_by_version() -> None:
    place = f"{B}/articulo/9"
    taking = effect("T", EffectType.INCORPORATES, B, ARTICLE, "2010-01-01")
    compiled = version(place, "2010-01-01", taking.id, text_from=(ARTICLE,))
    gone = effect("U", EffectType.REPEALS, C, place, "2012-01-01")
    corpus = book(
        enacted(RULE, "2006-01-01"),
        reference("G", ReferenceKind.BASED_ON, RULE, ARTICLE),
        reference("W", ReferenceKind.BASED_ON, RULE, ARTICLE, under=f"{ARTICLE}@2005-05-26"),
        provision(place),
        taking,
        compiled,
        gone,
    )
    assert lost_grounds(corpus, RULE, day("2011-01-01")) == ()
    assert len(lost_grounds(corpus, RULE, day("2012-01-01"))) == 2
    assert lost_grounds(corpus, A, day("2012-01-01")) == ()


def test_r17_a_suspended_base_has_not_fallen() -> None:
    held = effect("S", EffectType.SUSPENDS, COURT, ARTICLE, "2015-01-01")
    resting = reference("G", ReferenceKind.BASED_ON, RULE, ARTICLE, under=f"{ARTICLE}@2005-05-26")
    gone = effect("E", EffectType.REPEALS, C, ARTICLE, "2017-01-01")
    corpus = book(enacted(RULE, "2006-01-01"), resting, held, gone)
    days = ("2014-01-01", "2015-06-01", "2017-01-01")
    assert [bool(lost_grounds(corpus, RULE, day(one))) for one in days] == [False, False, True]
