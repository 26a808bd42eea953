"""Rules R12 to R14: what each drafting verb does to the text of a slot."""

from __future__ import annotations

import pytest
from realm import act, both, commences, effect, enacted, law, provision, version

from app.core.model import Text
from app.core.rules.change import compilation_of, lent_texts, touch
from app.core.rules.judicial import Touch
from app.core.vocabulary import EffectType

ACT = "rv/decreto/2005/100"
TITLE = f"{ACT}/titulo/9"
CHAPTER = f"{TITLE}/capitulo/1"
ARTICLE = f"{ACT}/articulo/9.1.1"
CHAIN = (ARTICLE, CHAPTER, TITLE, ACT)
ENDING = {
    EffectType.REPEALS,
    EffectType.INCORPORATES,
    EffectType.DISPLACES,
    EffectType.SUPERSEDES,
    EffectType.EXPIRES,
    EffectType.LAPSES,
    EffectType.ANNULS,
}
HOLDING = {EffectType.SUSPENDS: Touch.SUSPENDS, EffectType.LIFTS: Touch.LIFTS}
SAVE_ONE = both("save article 3")


@pytest.mark.parametrize("target", CHAIN)
@pytest.mark.parametrize("type", list(EffectType))
@pytest.mark.parametrize("rewrites", [True, False])
@pytest.mark.parametrize("exceptions", [None, SAVE_ONE])
def test_r12_each_verb_touches_what_the_drafting_rules_say(
    type: EffectType, target: str, rewrites: bool, exceptions: Text | None
) -> None:
    """The whole table: every verb, on the slot itself and on each unit round it, with and without a new text or exceptions."""
    done = effect("E", type, "rv/decreto/2008/8", target, exceptions=exceptions)
    rewritten = {target} if rewrites else set()
    expected = Touch.NONE
    if type is EffectType.SUBSTITUTES:
        expected = Touch.CLOSES
    elif type in ENDING:
        here_only = Touch.PARTIAL if target == ARTICLE else Touch.NONE
        expected = Touch.CLOSES if exceptions is None else here_only
    elif type in HOLDING:
        expected = HOLDING[type]
    elif rewrites and (type is EffectType.AMENDS or (type is EffectType.CORRECTS and target == ARTICLE)):
        expected = Touch.CLOSES
    assert touch(done, CHAIN, rewritten) is expected


@pytest.mark.parametrize("type", list(EffectType))
def test_r12_nothing_touches_a_slot_that_neither_it_nor_its_holders_name(type: EffectType) -> None:
    elsewhere = effect("E", type, "rv/decreto/2008/8", f"{ACT}/articulo/9.1.2")
    assert touch(elsewhere, CHAIN, {f"{ACT}/articulo/9.1.2"}) is Touch.NONE


def test_r12_an_amended_chapter_closes_no_article_that_gets_no_new_text() -> None:
    amended = effect("E", EffectType.AMENDS, "rv/decreto/2008/8", CHAPTER)
    assert touch(amended, CHAIN, {f"{ACT}/articulo/9.1.2"}) is Touch.NONE
    assert touch(amended, (CHAPTER, TITLE, ACT), {CHAPTER}) is Touch.CLOSES


def test_r13_the_texts_an_act_lent_are_those_in_slots_of_other_acts() -> None:
    giver = "rv/decreto/2008/8"
    start = commences(giver, "2008-06-14")
    substitution = effect("S", EffectType.SUBSTITUTES, f"{giver}/articulo/1", CHAPTER)
    lent = version(ARTICLE, "2008-06-14", substitution.id, text_from=(f"{giver}/articulo/1",))
    own = version(f"{giver}/articulo/1", "2008-06-14", start.id, text_from=(giver,))
    corpus = law(
        act(giver),
        enacted(ACT, "2005-05-26"),
        provision(f"{giver}/articulo/1"),
        provision(ARTICLE, CHAPTER),
        start,
        substitution,
        lent,
        own,
    )
    assert lent_texts(corpus, giver) == (lent,)
    assert lent_texts(corpus, ACT) == ()


def test_r14_a_version_knows_the_compilation_that_put_it_in_its_slot() -> None:
    source = "rv/decreto/2003/10"
    compiled = effect("K", EffectType.INCORPORATES, ARTICLE, f"{source}/articulo/1")
    substituted = effect("S", EffectType.SUBSTITUTES, "rv/decreto/2008/8", CHAPTER)
    corpus = law(act(ACT), act(source), compiled, substituted)
    assert compilation_of(corpus, version(ARTICLE, "2005-05-26", compiled.id)) == compiled
    assert compilation_of(corpus, version(ARTICLE, "2008-06-14", substituted.id)) is None
    assert compilation_of(corpus, version(ARTICLE, "2008-06-14", "effect/not-recorded")) is None
