"""An answer as a whole: its name, its history, the days on which it may change, and the gaps that somebody recorded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from realm import (
    EVIDENCE,
    absence,
    act,
    both,
    commences,
    day,
    effect,
    enacted,
    governs,
    law,
    on,
    provision,
    reference,
    topic,
    version,
    window,
)

from app.core.answer import Determination, Question, Step, Warning, WhyNot
from app.core.governing import claims, face, governing, history, recorded_absence, topic_breakpoints
from app.core.model import Deadline, Record
from app.core.vocabulary import AbsenceKind, Anchor, Basis, EffectType, Incorporation, Outcome, Reach, ReferenceKind, Role

A, B, C, COURT = "rv/decreto/2005/100", "rv/decreto/2010/4", "rv/decreto/2014/7", "rv/auto/2018/9"
SLOT = f"{A}/articulo/1"
FAROS = topic("faros")
START = commences(A, "2005-05-26")
GIVEN = effect("S", EffectType.SUBSTITUTES, B, SLOT, "2010-01-01")
FIRST = version(SLOT, "2005-05-26", START.id, policy="faros")
SECOND = version(SLOT, "2010-01-01", GIVEN.id, policy="faros", text_from=(B,))
LIMIT = Deadline(
    id="deadline/1", obligation=both("o"), addressee=both("a"), anchor=Anchor.FIXED, due=day("2012-12-31"), evidence=EVIDENCE,
    addressees=("addressee/nacional",), established_by=(SECOND.id,),
)  # fmt: skip
BOOK: list[Record] = [FAROS, act(A), START, provision(SLOT), FIRST, *enacted(B, "2010-01-01"), GIVEN, SECOND, LIMIT]
ANNULLED = effect("N", EffectType.ANNULS, COURT, SLOT, "2018-07-01", reach=Reach.EX_TUNC)


def named(release: str, question: Sequence[object], outcome: str, **told: object) -> str:
    """The name that an answer must have, from what it says written as canonical JSON."""
    blank: dict[str, object] = {part: [] for part in ("governing", "considered", "deadlines", "steps", "warnings")}
    whole = {**blank, "gap": None, "as_then": None, "release": release, "question": question, "outcome": outcome, **told}
    return hashlib.sha256(json.dumps(whole, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def test_the_name_of_an_answer_is_the_hash_of_all_that_it_says() -> None:
    answer = governing(law(BOOK), FAROS, day("2011-01-01"), "nacional", day("2010-06-01"))
    question = ["topic/faros", "2011-01-01", "nacional", "2010-06-01"]
    told = {
        "governing": [["policy", SECOND.id, [B], ["2010-01-01", "2010-01-01"], None, "in_force", False]],
        "considered": [[FIRST.id, "substituted", ["2010-01-01", "2010-01-01"], B]],
        "deadlines": ["deadline/1"],
        "steps": [[one.rule, one.code, one.subject, one.effect, list(one.facts)] for one in answer.steps],
        "warnings": [[one.code, one.subject] for one in answer.warnings],
    }
    assert answer.steps
    assert answer.digest("r1") == named("r1", question, "governed", **told)
    assert answer.digest("r2") == named("r2", question, "governed", **told)
    bare = replace(answer, steps=(Step("R1", "x", A, "effect/S", (B,)),), warnings=(Warning("w", A),))
    told |= {"steps": [["R1", "x", A, "effect/S", [B]]], "warnings": [["w", A]]}
    assert bare.digest("r1") == named("r1", question, "governed", **told)


def test_the_name_of_an_answer_tells_a_gap_and_what_it_was_then() -> None:
    gap = absence("faros", None, None)
    blank = Determination(Question(FAROS, day("2000-01-01")), Outcome.NONE, (), (), (), None, (), (), ())
    question = ["topic/faros", "2000-01-01", None, None]
    assert blank.digest("r") == named("r", question, "none")
    assert replace(blank, gap=gap).digest("r") == named("r", question, "none", gap=gap.id)
    then = replace(blank, outcome=Outcome.UNKNOWN)
    assert replace(blank, as_then=then).digest("r") == named("r", question, "none", as_then=then.digest("r"))


def test_a_time_limit_is_told_to_those_it_binds_and_once() -> None:
    twice = version(f"{A}/articulo/2", "2010-01-01", GIVEN.id, policy="faros")
    shared = replace(LIMIT, established_by=(SECOND.id, twice.id))
    records = [shared if one == LIMIT else one for one in BOOK]
    corpus = law(records, provision(f"{A}/articulo/2"), twice)
    assert governing(corpus, FAROS, day("2011-01-01"), "territorial").deadlines == ()
    for who in ("nacional", None):
        assert governing(corpus, FAROS, day("2011-01-01"), who).deadlines == (shared,)
    assert governing(corpus, FAROS, day("2009-12-31"), "nacional").deadlines == ()


def test_the_history_of_a_topic_holds_each_answer_once_with_its_first_day() -> None:
    found = history(law(BOOK), FAROS)
    assert [(str(first), [one.version.id for one in answer.governing]) for first, answer in found] == [
        ("2005-05-26", [FIRST.id]),
        ("2010-01-01", [SECOND.id]),
    ]
    assert all(answer.question == Question(FAROS, first) for first, answer in found)
    other = history(law(BOOK), FAROS, "nacional")
    assert {answer.question.addressee for _, answer in other} == {"nacional"}


def test_an_answer_may_change_when_a_text_a_claim_a_gap_or_a_ground_does() -> None:
    base = f"{C}/articulo/9"
    gaps = [absence("faros", "1990-01-01", "1995-01-01"), absence("faros", "2001-01-01", None)]
    tacit = effect("T", EffectType.REPEALS, C, A, window("2015-01-01", "2015-03-01"), incorporation=Incorporation.OUTSTANDING)
    ground = reference("G", ReferenceKind.BASED_ON, A, base)
    cited = reference("K", ReferenceKind.CITES, A, f"{COURT}")
    other = [*enacted(C, "2004-01-01"), provision(base), version(base, "2004-02-02", "effect/X"), act(COURT)]
    brought = effect("X", EffectType.ADDS, C, base, "2004-02-02")
    days = topic_breakpoints(law(BOOK, gaps, tacit, ground, cited, other, brought), FAROS)
    assert [str(one) for one in days] == [
        *("1990-01-01", "1995-01-01", "2001-01-01", "2004-01-01", "2004-02-02"),
        *("2005-05-26", "2010-01-01", "2015-01-01", "2015-03-01"),
    ]


def test_a_guideline_may_change_when_what_makes_it_binding_does() -> None:
    edition, family = "rv/manual/luces/v1", "rv/manual/luces"
    started = commences(edition, "2006-01-01")
    text = version(edition, "2006-01-01", started.id, governs=governs("faros", Role.GUIDELINE))
    binds = reference("B", ReferenceKind.MAKES_BINDING, SECOND.id, family)
    names = reference("C", ReferenceKind.CITES, f"{C}/articulo/1", family)
    corpus = law(BOOK[1:4], BOOK[5:], FAROS, act(edition, edition_of=family), started, text, binds, names)
    lonely = law(FAROS, act(edition, edition_of=family), started, text)
    assert [str(one) for one in topic_breakpoints(lonely, FAROS)] == ["2006-01-01"]
    assert [one.role for one in claims(corpus, FAROS)] == [Role.POLICY, Role.GUIDELINE]
    assert "2010-01-01" in [str(one) for one in topic_breakpoints(law(list(corpus)), FAROS)]
    before, after = (governing(corpus, FAROS, day(when)) for when in ("2009-12-31", "2010-01-01"))
    assert [(one.version.id, one.why_not) for one in before.considered][-1] == (text.id, WhyNot.NOT_BINDING)
    assert [one.version.id for one in after.governing] == [SECOND.id, text.id]


@pytest.mark.parametrize(
    ("start", "end", "when", "covered"),
    [
        ("2001-01-01", "2002-01-01", "2000-12-31", False),
        ("2001-01-01", "2002-01-01", "2001-01-01", True),
        ("2001-01-01", "2002-01-01", "2001-12-31", True),
        ("2001-01-01", "2002-01-01", "2002-01-01", False),
        (None, "2002-01-01", "1900-01-01", True),
        (None, "2002-01-01", "2002-01-01", False),
        ("2001-01-01", None, "2090-01-01", True),
        (None, None, "1900-01-01", True),
    ],
)
def test_a_recorded_gap_covers_its_days(start: str | None, end: str | None, when: str, covered: bool) -> None:
    gap = absence("faros", start, end)
    corpus = law(FAROS, gap, absence("muelles", None, None))
    assert recorded_absence(corpus, "topic/faros", day(when)) == (gap if covered else None)
    assert recorded_absence(corpus, "topic/puentes", day(when)) is None
    assert governing(corpus, FAROS, day(when)).gap == (gap if covered else None)


def test_a_gap_that_is_only_unknown_makes_the_answer_unknown_and_one_that_is_known_none() -> None:
    for kind, outcome in ((AbsenceKind.UNKNOWN, Outcome.UNKNOWN), (AbsenceKind.KNOWN, Outcome.NONE)):
        assert governing(law(FAROS, absence("faros", None, None, kind)), FAROS, day("2000-01-01")).outcome is outcome
    assert governing(law(BOOK, absence("faros", None, None)), FAROS, day("2011-01-01")).gap is None


def test_what_a_judgment_undid_later_is_told_beside_what_the_answer_was_then() -> None:
    corpus = law(BOOK, act(COURT), ANNULLED)
    now = governing(corpus, FAROS, day("2011-01-01"))
    assert now.outcome is Outcome.NONE
    assert now.as_then is not None
    assert now.as_then.question.knowing == day("2011-01-01")
    assert [one.version.id for one in now.as_then.governing] == [SECOND.id]
    assert face(now)[-1] == face(now.as_then)
    assert governing(corpus, FAROS, day("2018-07-01")).as_then is None
    aside = {one.version.id: (one.why_not, one.since, one.by, one.effects) for one in now.considered}
    assert aside[SECOND.id] == (WhyNot.ANNULLED, on("2010-01-01"), COURT, ("effect/N",))


def test_the_text_that_replaced_a_saved_one_yields_to_it_for_an_old_case_however_often_the_saved_one_was_held_up() -> None:
    held = [effect(f"P{year}", EffectType.SUSPENDS, COURT, SLOT, f"{year}-01-01", basis=Basis.JUDICIAL) for year in (2006, 2008)]
    lifted = [
        effect(f"L{one.id[-4:]}", EffectType.LIFTS, COURT, one.id, f"{one.id[-4:]}-07-01", basis=Basis.JUDICIAL) for one in held
    ]
    saved = effect("V", EffectType.SAVES, B, SLOT, "2010-01-01")
    answer = governing(law(BOOK, act(COURT), held, lifted, saved), FAROS, day("2011-01-01"), case=day("2009-01-01"))
    assert [(one.version.id, one.saved_by) for one in answer.governing] == [(FIRST.id, "effect/V")]
    aside = [(one.version.id, one.why_not, one.since, one.by, one.effects) for one in answer.considered]
    assert aside == [(SECOND.id, WhyNot.OLD_CASE, on("2010-01-01"), "", ("effect/V",))]


def test_norms_in_doubt_are_told_first_then_by_rank_then_by_name() -> None:
    doubt = version("rv/resolucion/2007/3", "undated", "effect/S-resolucion-2007-3", policy="faros")
    statute = enacted("rv/ley/2020/1", "2020-01-01", policy="faros")
    corpus = law(BOOK, statute, act("rv/resolucion/2007/3"), commences("rv/resolucion/2007/3", window("2007-01-01", None)), doubt)
    answer = governing(corpus, FAROS, day("2009-01-01"))
    assert [one.version.id for one in answer.considered] == [doubt.id, "rv/ley/2020/1@2020-01-01", SECOND.id]
    assert [rank.value for rank in answer.absent_ranks] == ["ley"]


def steps(answer: Determination, *codes: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The steps of some codes, as code, subject and facts."""
    return [(one.code, one.subject, one.facts) for one in answer.steps if one.code in codes]


def test_only_a_host_that_surely_stands_is_a_step_of_a_guideline() -> None:
    edition, family, other = "rv/manual/luces/v1", "rv/manual/luces", f"{A}/articulo/2"
    started = commences(edition, "2006-01-01")
    text = version(edition, "2006-01-01", started.id, governs=governs("faros", Role.GUIDELINE))
    twin = version(other, "2005-05-26", START.id)
    doubt = effect("D", EffectType.REPEALS, B, other, window("2011-01-01", "2012-01-01"))
    binds = [reference(name, ReferenceKind.MAKES_BINDING, one.id, family) for name, one in (("B1", SECOND), ("B2", twin))]
    corpus = law(BOOK, act(edition, edition_of=family), started, text, provision(other), twin, doubt, binds)
    told = {on: steps(governing(corpus, FAROS, day(on)), "binds-through") for on in ("2009-06-01", "2011-06-01")}
    assert told == {
        "2009-06-01": [("binds-through", edition, ("effect/B2", twin.id))],
        "2011-06-01": [("binds-through", edition, ("effect/B1", SECOND.id))],
    }


def test_a_text_governs_though_its_act_and_its_giver_are_not_recorded() -> None:
    text = version(SLOT, "2005-05-26", START.id, policy="faros", text_from=("rv/ley/1900/1",))
    answer = governing(law(FAROS, START, text), FAROS, day("2006-01-01"))
    assert [(one.version.id, one.rank.value) for one in answer.governing] == [(text.id, "manual")]
    assert {one.subject for one in answer.warnings} <= {text.id, START.id, SLOT, A}


def test_where_nothing_speaks_to_a_class_the_answer_says_so() -> None:
    records = [replace(one, addressees=("addressee/nacional",)) if one in (FIRST, SECOND) else one for one in BOOK]
    answer = governing(law(records), FAROS, day("2011-01-01"), "territorial")
    assert answer.governing == ()
    assert steps(answer, "not-addressed") == [("not-addressed", SLOT, ())]


def test_of_what_was_done_to_the_effect_behind_a_text_only_a_postponement_is_a_step() -> None:
    claimed = effect("W", EffectType.REPEALS, C, GIVEN.id, "2009-01-01", basis=Basis.TACIT)
    put_off = effect("O", EffectType.POSTPONES, C, GIVEN.id, "2009-06-01", works_from=day("2010-03-01"))
    answer = governing(law(BOOK, act(C), claimed, put_off), FAROS, day("2011-01-01"))
    told = [(one.code, one.effect, one.values["moment"]) for one in answer.steps if one.rule == "H3"]
    assert told == [("put-off", "effect/O", on("2009-06-01"))]


def test_a_rank_at_which_no_day_is_known_is_absent_without_a_step() -> None:
    statute = "rv/ley/2004/1"
    begun = enacted(statute, "2004-01-01")
    doubt = effect("D", EffectType.REPEALS, "rv/ley/2010/9", statute, window("2010-01-01", "2011-01-01"))
    late = effect("L", EffectType.SUBSTITUTES, "rv/ley/2010/9", statute, window("2015-01-01", None))
    text = version(statute, "2015", late.id, policy="faros")
    answer = governing(law(BOOK, begun, doubt, late, text, act("rv/ley/2010/9")), FAROS, day("2010-06-01"))
    assert [rank.value for rank in answer.absent_ranks] == ["ley"]
    assert steps(answer, "none-at-rank") == []
