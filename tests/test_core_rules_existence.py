"""Rules R1 to R3, and R10 on conditions: from which day an act, and each effect of it, is in force."""

from __future__ import annotations

import pytest
from realm import EVIDENCE, act, both, commences, day, effect, law, on, window

from app.core.addressees import NATIONAL_EXECUTIVE, PRIVATE, TERRITORIAL_OTHER
from app.core.model import Condition
from app.core.period import FIRST_DAY, Moment
from app.core.rules.existence import computed_start, moment_of, published, scopes_behind, start_of_act, travels_with_its_act
from app.core.vocabulary import ConditionState, EffectType, StartRule

LAW = "rv/ley/2001/1"
DECREE = "rv/decreto/2003/10"


@pytest.mark.parametrize(
    ("rule", "months", "computed"),
    [
        (StartRule.ON_PUBLICATION, None, "2001-03-06"),
        (StartRule.ON_ISSUE, None, "2001-03-01"),
        (StartRule.TWO_MONTHS_DEFAULT, None, "2001-05-06"),
        (StartRule.MONTHS_AFTER_PROMULGATION, 6, "2001-09-06"),
        (StartRule.MONTHS_AFTER_PROMULGATION, 12, "2002-03-06"),
        (StartRule.MONTHS_AFTER_PROMULGATION, None, None),
        (StartRule.FIXED_DAY, None, None),
        (StartRule.RECORDED_DAY, None, None),
        (StartRule.ATTESTED, None, None),
    ],
)
def test_r1_each_start_rule_counts_from_its_own_day(rule: StartRule, months: int | None, computed: str | None) -> None:
    statute = act(LAW, issued=day("2001-03-01"), published=day("2001-03-06"))
    started = commences(LAW, None, rule, months=months)
    assert computed_start(statute, started) == (on(computed) if computed else None)


def test_r1_a_silent_statute_starts_two_months_after_its_promulgation_and_not_on_its_issue() -> None:
    statute = act(LAW, issued=day("2014-12-20"), published=day("2014-12-31"))
    assert start_of_act(statute, commences(LAW, None, StartRule.TWO_MONTHS_DEFAULT)) == on("2015-02-28")


def test_r1_a_fixed_day_is_the_day_that_was_read() -> None:
    decree = act(DECREE, issued=day("2003-12-12"), published=day("2003-12-12"))
    assert start_of_act(decree, commences(DECREE, "2004-01-01", StartRule.FIXED_DAY)) == on("2004-01-01")


def test_r1_an_issue_day_alone_bounds_the_start_from_below_and_fixes_nothing() -> None:
    decree = act(DECREE, issued=day("2003-12-12"))
    assert start_of_act(decree, commences(DECREE, None, StartRule.ON_PUBLICATION)) == window("2003-12-12", None)
    assert start_of_act(act(DECREE), commences(DECREE, None)) == Moment(FIRST_DAY, None)
    assert start_of_act(None, commences(DECREE, None)) == Moment(FIRST_DAY, None)


def test_r2_without_a_gazette_day_publication_is_unknown() -> None:
    assert published(act(DECREE)) is None
    assert published(act(DECREE, published=day("2003-12-15"))) == on("2003-12-15")


def test_r3_a_repeal_takes_effect_when_the_repealing_act_starts_not_when_it_is_issued() -> None:
    repeal = effect("R", EffectType.REPEALS, f"{DECREE}/articulo/3", LAW)
    corpus = law(
        act(DECREE, issued=day("2003-12-12"), published=day("2003-12-12")),
        commences(DECREE, "2004-01-01", StartRule.FIXED_DAY),
        act(LAW),
        repeal,
    )
    assert travels_with_its_act(corpus, repeal, None) == on("2004-01-01")
    assert moment_of(corpus, repeal, None) == on("2004-01-01")


def test_r3_a_day_of_its_own_goes_before_the_start_of_the_act() -> None:
    repeal = effect("R", EffectType.REPEALS, DECREE, LAW, "2005-07-01")
    corpus = law(act(DECREE), commences(DECREE, "2004-01-01"), act(LAW), repeal)
    assert moment_of(corpus, repeal, None) == on("2005-07-01")


def test_r3_an_effect_of_an_act_whose_start_is_not_recorded_may_come_at_any_time_after_its_issue() -> None:
    repeal = effect("R", EffectType.REPEALS, DECREE, LAW)
    assert moment_of(law(act(DECREE, issued=day("2003-12-12")), act(LAW), repeal), repeal, None) == window("2003-12-12", None)


def test_a_staggered_start_reaches_each_class_on_its_own_day() -> None:
    national = commences(LAW, "2001-09-06", scope=("addressee/nacional",), suffix="-n")
    territorial = commences(LAW, "2002-03-06", scope=("addressee/territorial",), suffix="-t")
    repeal = effect("R", EffectType.REPEALS, LAW, DECREE)
    corpus = law(act(LAW), act(DECREE), national, territorial, repeal)
    assert moment_of(corpus, national, TERRITORIAL_OTHER) is None
    assert moment_of(corpus, repeal, NATIONAL_EXECUTIVE) == on("2001-09-06")
    assert moment_of(corpus, repeal, TERRITORIAL_OTHER) == on("2002-03-06")
    assert moment_of(corpus, repeal, None) == on("2001-09-06")
    assert scopes_behind(corpus, repeal) == {"addressee/nacional", "addressee/territorial"}


def test_the_scope_of_the_act_does_not_matter_to_an_effect_with_a_day_of_its_own() -> None:
    national = commences(LAW, "2001-09-06", scope=("addressee/nacional",))
    dated = effect("R", EffectType.REPEALS, LAW, DECREE, "2001-10-01", scope=("addressee/rama-ejecutiva",))
    corpus = law(act(LAW), act(DECREE), national, dated)
    assert scopes_behind(corpus, dated) == {"addressee/rama-ejecutiva"}
    assert scopes_behind(corpus, national) == {"addressee/nacional"}
    assert moment_of(corpus, dated, PRIVATE) is None


def _condition(state: ConditionState, resolved: Moment | None = None) -> Condition:
    return Condition(id="condition/c", text=both("that the bridge opens"), state=state, resolved=resolved, evidence=EVIDENCE)


@pytest.mark.parametrize(
    ("condition", "moment"),
    [
        (_condition(ConditionState.MET, on("2013-06-15")), on("2013-06-15")),
        (_condition(ConditionState.MET, window("2013-06-01", "2013-09-30")), window("2013-06-01", "2013-09-30")),
        (_condition(ConditionState.MET), Moment(FIRST_DAY, None)),
        (_condition(ConditionState.PENDING), Moment(FIRST_DAY, None)),
        (_condition(ConditionState.FAILED), None),
        (None, None),
    ],
    ids=["met on a day", "met in a window", "met, nobody knows when", "pending", "failed", "not recorded"],
)
def test_r10_a_conditional_effect_happens_when_its_event_does(condition: Condition | None, moment: Moment | None) -> None:
    repeal = effect("R", EffectType.REPEALS, DECREE, LAW, condition="condition/c")
    corpus = law(act(DECREE), act(LAW), commences(DECREE, "2004-01-01"), repeal, [condition] if condition else [])
    assert moment_of(corpus, repeal, None) == moment


def test_r10_a_pending_condition_may_be_met_no_earlier_than_the_effect_itself_says() -> None:
    repeal = effect("R", EffectType.REPEALS, DECREE, LAW, "2015-06-09", condition="condition/c")
    corpus = law(act(DECREE), act(LAW), repeal, _condition(ConditionState.PENDING))
    assert moment_of(corpus, repeal, None) == window("2015-06-09", None)


@pytest.mark.parametrize(
    ("change", "at", "planned", "now"),
    [
        (EffectType.REPEALS, "2009-12-31", "2010-01-01", None),
        (EffectType.REPEALS, "2010-01-01", "2010-01-01", None),
        (EffectType.REPEALS, "2010-01-02", "2010-01-01", "2010-01-01"),
        (EffectType.REPEALS, "2010-06-30", ("2010-01-01", "2010-06-30"), ("2010-01-01", None)),
        (EffectType.REPEALS, "2010-07-01", ("2010-01-01", "2010-06-30"), ("2010-01-01", "2010-06-30")),
        (EffectType.REPEALS, ("2009-01-01", "2010-01-01"), "2010-01-01", None),
        (EffectType.REPEALS, ("2009-01-01", None), "2010-01-01", ("2010-01-01", None)),
        (EffectType.POSTPONES, "2009-12-31", "2010-01-01", "2012-01-01"),
        (EffectType.POSTPONES, "2010-01-01", "2010-01-01", "2012-01-01"),
        (EffectType.POSTPONES, "2010-01-02", "2010-01-01", "2010-01-01"),
        (EffectType.POSTPONES, "2010-06-30", ("2010-01-01", "2010-06-30"), ("2010-01-01", "2012-01-01")),
        (EffectType.POSTPONES, "2010-07-01", ("2010-01-01", "2010-06-30"), ("2010-01-01", "2010-06-30")),
        (EffectType.POSTPONES, "2010-02-01", ("2010-01-01", None), ("2010-01-01", None)),
        (EffectType.POSTPONES, "2010-02-01", ("2013-01-01", "2013-02-01"), "2012-01-01"),
        (EffectType.POSTPONES, ("2009-01-01", "2014-01-01"), ("2013-01-01", "2013-02-01"), ("2012-01-01", "2013-02-01")),
    ],
)
def test_h3_a_change_is_withdrawn_or_put_off_only_before_it_happens(
    change: EffectType, at: str | tuple[str, str | None], planned: str | tuple[str, str], now: str | tuple[str, str | None] | None
) -> None:
    def moment(days: str | tuple[str, str | None]) -> Moment:
        return on(days) if isinstance(days, str) else window(*days)

    repeal = effect("R", EffectType.REPEALS, DECREE, LAW, moment(planned))
    works = day("2012-01-01") if change is EffectType.POSTPONES else None
    corpus = law(act(DECREE), act(LAW), repeal, effect("X", change, DECREE, repeal.id, moment(at), works_from=works))
    assert moment_of(corpus, repeal, None) == (None if now is None else moment(now))


def test_h3_what_was_withdrawn_cannot_be_put_off_any_more() -> None:
    repeal = effect("R", EffectType.REPEALS, DECREE, LAW, "2010-01-01")
    gone = effect("X1", EffectType.REPEALS, DECREE, repeal.id, "2008-01-01")
    late = effect("X2", EffectType.POSTPONES, DECREE, repeal.id, "2009-01-01", works_from=day("2012-01-01"))
    assert moment_of(law(act(DECREE), act(LAW), repeal, gone, late), repeal, None) is None
    early = effect("X0", EffectType.POSTPONES, DECREE, repeal.id, "2007-01-01", works_from=day("2012-01-01"))
    assert moment_of(law(act(DECREE), act(LAW), repeal, early, late), repeal, None) == on("2012-01-01")
