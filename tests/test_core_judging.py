"""Why a norm of a topic does not govern on a day: the reason, since when, by whom and by which effects."""

from __future__ import annotations

from dataclasses import replace

import pytest
from realm import EVIDENCE, act, commences, day, effect, enacted, governs, law, on, provision, reference, topic, version, window

from app.core.answer import Considered, Governing, Question, WhyNot
from app.core.judging import Claim, claimed_against, judge
from app.core.model import Effect, Record, Version
from app.core.period import Moment
from app.core.vocabulary import Basis, Confidence, EffectType, Incorporation, Rank, Reach, ReferenceKind, Role, Status

A, B, C, COURT = "rv/decreto/2005/100", "rv/decreto/2010/4", "rv/decreto/2012/7", "rv/auto/2011/9"
TITLE, SLOT = f"{A}/titulo/1", f"{A}/titulo/1/articulo/1"
FAROS = topic("faros")
START = commences(A, "2005-05-26")
FIRST = version(SLOT, "2005-05-26", START.id, policy="faros")
BOOK: list[Record] = [
    FAROS, act(A), START, provision(TITLE), provision(SLOT, TITLE), FIRST,
    *enacted(B, "2010-01-01"), *enacted(C, "2012-01-01"), act(COURT),
]  # fmt: skip
T = EffectType


def judged(text: Version, when: str, *more: Record, who: str | None = None, began: str = "") -> Governing | Considered:
    """The verdict on a text of the topic."""
    question = Question(FAROS, day(when), who, day(began) if began else None)
    return judge(law(BOOK, *more), Claim(text, text.governs[0].role), question)


def aside(text: Version, when: str, *more: Record) -> tuple[WhyNot, Moment | None, str, tuple[str, ...]]:
    """The reason, the day, the acting provision and the effects; all else must be that of the claim."""
    found = judged(text, when, *more)
    assert isinstance(found, Considered)
    assert (found.role, found.rank, found.version) == (text.governs[0].role, Rank.DECREE, text)
    return found.why_not, found.since, found.by, found.effects


def by_b(
    type: EffectType, target: str = SLOT, when: Moment | str | None = "2010-01-01", name: str = "E", **more: object
) -> Effect:
    """An effect of decree 4."""
    return effect(name, type, B, target, when, **more)


def by_court(type: EffectType, when: str = "2011-03-01", name: str = "J", **more: object) -> Effect:
    """An effect of the court."""
    return effect(name, type, COURT, SLOT, when, basis=Basis.JUDICIAL, **more)


@pytest.mark.parametrize(
    ("type", "why"),
    [
        (T.REPEALS, WhyNot.REPEALED),
        (T.SUBSTITUTES, WhyNot.SUBSTITUTED),
        (T.INCORPORATES, WhyNot.COMPILED),
        (T.SUPERSEDES, WhyNot.SUPERSEDED),
        (T.DISPLACES, WhyNot.EXHAUSTED),
        (T.EXPIRES, WhyNot.EXPIRED),
        (T.LAPSES, WhyNot.LAPSED),
        (T.ANNULS, WhyNot.ANNULLED),
    ],
)
@pytest.mark.parametrize("target", [SLOT, TITLE, A])
def test_a_text_that_ended_is_set_aside_for_what_ended_it(type: EffectType, why: WhyNot, target: str) -> None:
    ended = by_b(type, target)
    assert aside(FIRST, "2010-01-01", ended) == (why, on("2010-01-01"), B, ("effect/E",))
    assert isinstance(judged(FIRST, "2009-12-31", ended), Governing)


def test_a_text_that_was_replaced_is_set_aside_for_its_amendment() -> None:
    done = by_b(T.AMENDS)
    text = version(SLOT, "2010-01-01", done.id, policy="faros")
    assert aside(FIRST, "2010-01-01", done, text) == (WhyNot.AMENDED, on("2010-01-01"), B, ("effect/E",))
    assert aside(text, "2009-12-31", done, text) == (WhyNot.NOT_YET, on("2010-01-01"), B, ("effect/E",))


def test_of_two_ends_of_one_day_both_are_named_and_the_closer_gives_the_reason() -> None:
    both_ends = (by_b(T.EXPIRES, name="E"), effect("D", T.REPEALS, C, A, "2010-01-01"))
    why, since, by, effects = aside(FIRST, "2011-01-01", *both_ends)
    assert (why, since, by, set(effects)) == (WhyNot.EXPIRED, on("2010-01-01"), B, {"effect/D", "effect/E"})


def test_a_suspended_text_is_set_aside_since_its_first_suspension() -> None:
    first, again = by_court(T.SUSPENDS), by_court(T.SUSPENDS, "2011-09-01", "K")
    assert aside(FIRST, "2011-03-01", first) == (WhyNot.SUSPENDED, on("2011-03-01"), COURT, ("effect/J",))
    why, since, by, effects = aside(FIRST, "2012-01-01", first, again)
    assert (why, since, by, set(effects)) == (WhyNot.SUSPENDED, on("2011-03-01"), COURT, {"effect/J", "effect/K"})


def test_a_text_in_doubt_is_unknown_with_the_effects_that_make_it_so() -> None:
    doubt = by_b(T.REPEALS, when=window("2010-01-01", "2010-03-01"))
    why, _, by, effects = aside(FIRST, "2010-02-01", doubt)
    assert (why, by, effects) == (WhyNot.UNKNOWN, "", ("effect/E",))
    assert aside(FIRST, "2010-03-01", doubt)[0] is WhyNot.REPEALED


def test_a_text_not_followed_any_longer_is_unknown_since_it_began() -> None:
    followed = [act(A, recorded_until=day("2009-12-31")) if one == act(A) else one for one in BOOK]
    found = judge(law(followed), Claim(FIRST, Role.POLICY), Question(FAROS, day("2015-01-01")))
    assert isinstance(found, Considered)
    assert (found.why_not, found.since, found.by, found.effects) == (WhyNot.UNKNOWN, on("2005-05-26"), "", ())


def test_a_text_that_only_a_claimed_effect_brings_is_unknown_whatever_is_done_to_that_effect() -> None:
    claimed = by_b(T.SUBSTITUTES, basis=Basis.TACIT)
    put_off = effect("O", T.POSTPONES, C, claimed.id, "2009-01-01", works_from=day("2012-01-01"))
    text = version(SLOT, "2010-01-01", claimed.id, policy="faros")
    assert aside(text, "2011-01-01", claimed, put_off, text)[0] is WhyNot.UNKNOWN


def test_a_text_that_may_come_is_not_yet_there_while_something_else_is_in_doubt() -> None:
    doubt = by_b(T.REPEALS, when=window("2010-01-01", "2010-03-01"), name="D")
    late = by_b(T.SUBSTITUTES, when=window("2015-01-01", None))
    text = version(SLOT, "2015", late.id, policy="faros")
    assert aside(text, "2010-02-01", doubt, late, text) == (WhyNot.NOT_YET, None, "", ())


def test_a_suspension_that_was_annulled_since_is_told_as_it_was_then() -> None:
    held = by_court(T.SUSPENDS)
    undone = effect("N", T.ANNULS, COURT, held.id, "2013-05-05", basis=Basis.JUDICIAL, reach=Reach.EX_TUNC)
    corpus = law(BOOK, held, undone)
    then = judge(corpus, Claim(FIRST, Role.POLICY), Question(FAROS, day("2012-01-01"), knowing=day("2012-01-01")))
    assert isinstance(then, Considered)
    assert (then.why_not, then.since, then.by, then.effects) == (WhyNot.SUSPENDED, on("2011-03-01"), COURT, ("effect/J",))
    assert isinstance(judge(corpus, Claim(FIRST, Role.POLICY), Question(FAROS, day("2012-01-01"))), Governing)


def test_a_text_that_nothing_brings_is_unknown() -> None:
    for brought in ((), ("effect/missing",)):
        loose = version(f"{A}/articulo/9", "undated", *brought, policy="faros")
        assert aside(loose, "2010-01-01", provision(loose.slot), loose) == (WhyNot.UNKNOWN, None, "", ())


def test_a_text_that_is_to_come_names_what_will_bring_it() -> None:
    assert aside(FIRST, "2005-05-25") == (WhyNot.NOT_YET, on("2005-05-26"), A, ("effect/S-decreto-2005-100",))
    late = by_b(T.SUBSTITUTES, when=window("2015-01-01", "2015-06-01"))
    text = version(SLOT, "2015", late.id, policy="faros")
    why, since, by, effects = aside(text, "2014-12-31", late, text)
    assert (why, since, by, effects) == (WhyNot.NOT_YET, window("2015-01-01", "2015-06-01"), B, ("effect/E",))


def test_a_text_that_stood_only_in_some_readings_of_the_days_is_set_aside_for_what_came_after() -> None:
    """It came at some day of the half-year, if at all before the last; on that day something else ended it in every reading."""
    brought = by_b(T.SUBSTITUTES, when=window("2010-01-01", "2010-06-30"))
    text = version(SLOT, "2010", brought.id, policy="faros")
    rival = effect("F", T.SUBSTITUTES, C, SLOT, "2010-06-30", sequence=1)
    other = version(SLOT, "2010-06-30", rival.id, policy="faros")
    ended = effect("F", T.REPEALS, C, SLOT, "2010-06-30", sequence=1)
    assert aside(text, "2010-03-01", brought, text, ended)[0] is WhyNot.UNKNOWN
    assert aside(text, "2010-08-01", brought, text, ended) == (WhyNot.REPEALED, on("2010-06-30"), C, ("effect/F",))
    told = aside(text, "2010-08-01", brought, text, rival, other)
    assert told == (WhyNot.SUBSTITUTED, on("2010-06-30"), C, ("effect/F",))


def test_a_text_replaced_on_the_day_it_came_never_stood() -> None:
    one, two = by_b(T.SUBSTITUTES, name="E1"), effect("E2", T.SUBSTITUTES, C, SLOT, "2010-01-01", sequence=1)
    text, over = version(SLOT, "2010-01-01", one.id, policy="faros"), version(SLOT, "2010-01", two.id, policy="faros")
    assert aside(text, "2010-01-01", one, two, text, over) == (WhyNot.SUBSTITUTED, on("2010-01-01"), C, ("effect/E2",))
    assert aside(text, "2009-12-31", one, two, text, over) == (WhyNot.NOT_YET, on("2010-01-01"), B, ("effect/E1",))
    added = replace(two, type=T.ADDS)
    assert aside(text, "2010-01-01", one, added, text, over) == (WhyNot.SUBSTITUTED, on("2010-01-01"), C, ("effect/E2",))
    gone = effect("E2", T.REPEALS, C, SLOT, "2010-01-01", sequence=1)
    assert aside(text, "2010-01-01", one, gone, text) == (WhyNot.REPEALED, on("2010-01-01"), C, ("effect/E2",))


def test_what_never_stood_is_told_as_it_was_known_then() -> None:
    """Replaced the day it came, by a text that was annulled years later."""
    one, two = by_b(T.SUBSTITUTES, name="E1"), effect("E2", T.SUBSTITUTES, C, SLOT, "2010-01-01", sequence=1)
    text, over = version(SLOT, "2010-01-01", one.id, policy="faros"), version(SLOT, "2010-01", two.id, policy="faros")
    undone = by_court(T.ANNULS, "2013-05-05", reach=Reach.EX_TUNC)
    corpus = law(BOOK, one, two, text, over, undone)
    then = judge(corpus, Claim(text, Role.POLICY), Question(FAROS, day("2011-01-01"), knowing=day("2011-01-01")))
    assert isinstance(then, Considered)
    assert (then.why_not, then.by, then.effects) == (WhyNot.SUBSTITUTED, C, ("effect/E2",))


def test_a_repeal_of_the_same_turn_comes_before_the_text_of_the_day() -> None:
    """Closers come before openers: repealing and substituting on one day leaves the new text standing."""
    one, gone = by_b(T.SUBSTITUTES, name="E1"), effect("E2", T.REPEALS, C, SLOT, "2010-01-01")
    text = version(SLOT, "2010-01-01", one.id, policy="faros")
    assert isinstance(judged(text, "2010-01-01", one, gone, text), Governing)


def test_a_text_whose_effect_was_withdrawn_or_undone_says_by_what() -> None:
    one = by_b(T.SUBSTITUTES, when="2015-01-01", name="E1")
    text = version(SLOT, "2015-01-01", one.id, policy="faros")
    withdrawn = effect("W", T.REPEALS, C, one.id, "2012-06-01")
    assert aside(text, "2015-01-01", one, text, withdrawn) == (WhyNot.WITHDRAWN, on("2012-06-01"), C, ("effect/W",))
    claimed = replace(withdrawn, basis=Basis.TACIT)
    assert isinstance(judged(text, "2015-01-01", one, text, claimed), Governing)
    annulled = by_court(T.ANNULS, reach=Reach.EX_TUNC)
    assert aside(FIRST, "2006-01-01", annulled) == (WhyNot.ANNULLED, on("2005-05-26"), COURT, ("effect/J",))
    mended = effect("M", T.CORRECTS, B, SLOT, "2010-02-01")
    new = version(SLOT, "2010-02-01", mended.id, policy="faros")
    assert aside(FIRST, "2006-01-01", mended, new) == (WhyNot.CORRECTED, on("2005-05-26"), B, ("effect/M",))


def test_what_reached_back_only_later_had_not_come_yet() -> None:
    back = by_b(T.SUBSTITUTES, when="2010-01-01", works_from=day("2008-01-01"))
    text = version(SLOT, "2008-01-01", back.id, policy="faros")
    corpus = law(BOOK, back, text)
    then = judge(corpus, Claim(text, Role.POLICY), Question(FAROS, day("2009-01-01"), knowing=day("2009-01-01")))
    assert isinstance(then, Considered)
    assert (then.why_not, then.since, then.by, then.effects) == (WhyNot.NOT_YET, on("2010-01-01"), B, ("effect/E",))
    assert isinstance(judge(corpus, Claim(text, Role.POLICY), Question(FAROS, day("2009-01-01"))), Governing)


def test_what_governs_tells_whose_words_since_when_how_surely_and_by_what() -> None:
    unsure = replace(EVIDENCE, confidence=Confidence.LOW)
    done = by_b(T.SUBSTITUTES, evidence=replace(EVIDENCE, confidence=Confidence.MEDIUM))
    text = version(SLOT, "2010-01-01", done.id, policy="faros", text_from=(f"{B}/articulo/3",))
    ended = effect("R", T.REPEALS, C, SLOT, "2012-01-01")
    found = judged(text, "2011-01-01", done, text, ended)
    assert isinstance(found, Governing)
    assert (found.role, found.rank, found.version, found.status) == (Role.POLICY, Rank.DECREE, text, Status.IN_FORCE)
    assert (found.text_from, found.since, found.until) == ((f"{B}/articulo/3",), on("2010-01-01"), on("2012-01-01"))
    assert (found.contested, found.confidence, found.decided_by) == (False, Confidence.MEDIUM, (text.id, done.id))
    low = replace(text, evidence=unsure)
    assert judged(low, "2011-01-01", done, low).confidence is Confidence.LOW  # type: ignore[union-attr]


def test_a_tacit_repeal_contests_what_it_would_end_from_its_day_on() -> None:
    tacit = effect("T", T.REPEALS, C, A, "2012-01-01", basis=Basis.TACIT)
    other = effect("U", T.SUBSTITUTES, C, TITLE, window("2013-01-01", None), basis=Basis.TACIT)
    harmless = effect("V", T.AMENDS, C, SLOT, "2012-01-01", basis=Basis.TACIT)
    corpus = law(BOOK, tacit, other, harmless, effect("X", T.REPEALS, C, B, "2012-01-01", basis=Basis.TACIT))
    assert claimed_against(corpus, SLOT, day("2011-12-31")) == ()
    assert claimed_against(corpus, SLOT, day("2012-01-01")) == (tacit,)
    assert set(claimed_against(corpus, SLOT, day("2013-01-01"))) == {tacit, other}
    found = judged(FIRST, "2012-01-01", tacit)
    assert isinstance(found, Governing)
    assert found.contested
    known = effect("O", T.REPEALS, C, A, "2012-01-01", incorporation=Incorporation.OUTSTANDING)
    assert claimed_against(law(BOOK, known), SLOT, day("2013-01-01")) == ()


FAMILY, EDITION = "rv/manual/luces", "rv/manual/luces/v1"
GUIDE = version(EDITION, "2006-01-01", "effect/S-manual-luces-v1", governs=governs("faros", Role.GUIDELINE))
MANUAL: list[Record] = [act(EDITION, edition_of=FAMILY), commences(EDITION, "2006-01-01"), GUIDE]


def test_a_guideline_governs_by_the_provision_that_makes_it_binding() -> None:
    weak = replace(EVIDENCE, confidence=Confidence.LOW)
    binds = reference("B", ReferenceKind.MAKES_BINDING, FIRST.id, FAMILY, evidence=weak)
    found = judged(GUIDE, "2007-01-01", *MANUAL, binds)
    assert isinstance(found, Governing)
    assert (found.role, found.rank, found.confidence) == (Role.GUIDELINE, Rank.MANUAL, Confidence.LOW)
    assert {FIRST.id, GUIDE.id, "effect/S-manual-luces-v1"} <= set(found.decided_by)
    assert None not in found.decided_by
    sure = replace(binds, evidence=EVIDENCE)
    unsure = [replace(one, evidence=weak) if one == GUIDE else one for one in MANUAL]
    (low,) = (one for one in unsure if isinstance(one, Version))
    assert judged(low, "2007-01-01", *unsure, sure).confidence is Confidence.LOW  # type: ignore[union-attr]
    for pinned, why in ((EDITION, None), ("rv/manual/luces/v2", WhyNot.NOT_BINDING)):
        verdict = judged(GUIDE, "2007-01-01", *MANUAL, replace(binds, pinned=pinned))
        assert (verdict.why_not if isinstance(verdict, Considered) else None) is why
    alone = judged(GUIDE, "2007-01-01", *MANUAL)
    assert isinstance(alone, Considered)
    assert (alone.why_not, alone.role, alone.rank) == (WhyNot.NOT_BINDING, Role.GUIDELINE, Rank.MANUAL)


def test_a_guideline_whose_host_is_in_doubt_is_in_doubt() -> None:
    binds = reference("B", ReferenceKind.MAKES_BINDING, FIRST.id, FAMILY)
    doubt = by_b(T.REPEALS, when=window("2010-01-01", "2010-03-01"))
    found = judged(GUIDE, "2010-02-01", *MANUAL, binds, doubt)
    assert isinstance(found, Considered)
    assert (found.why_not, found.rank, found.effects) == (WhyNot.UNKNOWN, Rank.MANUAL, ("effect/B",))


def test_a_norm_for_others_is_not_addressed() -> None:
    text = replace(FIRST, addressees=("addressee/nacional",))
    found = judged(text, "2006-01-01", text, who="territorial")
    assert isinstance(found, Considered)
    assert (found.why_not, found.role, found.rank, found.version) == (WhyNot.NOT_ADDRESSED, Role.POLICY, Rank.DECREE, text)


def test_an_old_case_goes_on_under_the_text_of_its_day() -> None:
    ended = by_b(T.REPEALS)
    saved = effect("V", T.SAVES, B, SLOT, "2010-01-01")
    found = judged(FIRST, "2011-01-01", ended, saved, began="2009-01-01")
    assert isinstance(found, Governing)
    assert (found.saved_by, found.status) == ("effect/V", Status.IN_FORCE)
    assert (found.decided_by[-1], found.since, found.until) == ("effect/V", on("2005-05-26"), on("2010-01-01"))
    late = commences(A, "2006-01-01", scope=("addressee/territorial",), suffix="-t")
    staggered = judged(FIRST, "2011-01-01", ended, saved, late, began="2009-01-01")
    assert isinstance(staggered, Governing)
    assert staggered.saved_by == "effect/V"
    young = judged(FIRST, "2011-01-01", ended, saved, began="2010-01-01")
    assert isinstance(young, Considered)
    assert young.why_not is WhyNot.REPEALED
