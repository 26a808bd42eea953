"""Rules R8, R10, R15, R17, R19 to R21 and R25, and what effects do to effects, each at its edges."""

from __future__ import annotations

import pytest
from decrees import ARTICLE, COURT, A, B, C, book
from realm import EVIDENCE, both, day, effect, on, version, window

from app.core.acts import Reason, act_standing
from app.core.answer import WhyNot
from app.core.governing import governing
from app.core.model import Condition, Dataset, Record, StatedStatus, Text, Topic
from app.core.period import Moment
from app.core.rules.existence import moment_of, reaches_back
from app.core.rules.grounds import contradicts, readings, saves_the_case
from app.core.rules.judicial import Touch, annulment, lifted_by, qualifies, revives
from app.core.timeline import spell_at, timeline
from app.core.vocabulary import Basis, ConditionState, EffectType, Incorporation, Reach, Role, Status


@pytest.mark.parametrize("type", list(EffectType))
def test_r8_and_h2_only_one_kind_revives_and_one_leaves_a_reading(type: EffectType) -> None:
    done = effect("E", type, B, ARTICLE, "2010-01-01")
    assert revives(done) == (type is EffectType.REVIVES)
    assert qualifies(done) == (type is EffectType.QUALIFIES)


@pytest.mark.parametrize(
    ("reach", "touch"),
    [(None, Touch.CLOSES), (Reach.EX_NUNC, Touch.CLOSES), (Reach.MODULATED, Touch.CLOSES), (Reach.EX_TUNC, Touch.VOIDS)],
)
def test_r20_only_an_annulment_from_the_beginning_voids(reach: Reach | None, touch: Touch) -> None:
    assert annulment(effect("E", EffectType.ANNULS, COURT, ARTICLE, "2015-01-01", reach=reach)) is touch


def test_r19_a_lifting_lifts_the_suspension_it_names_or_those_of_its_unit() -> None:
    one = effect("S1", EffectType.SUSPENDS, COURT, ARTICLE, "2015-01-01")
    other = effect("S2", EffectType.SUSPENDS, COURT, A, "2015-01-01")
    assert lifted_by(effect("L", EffectType.LIFTS, COURT, one.id, "2016-01-01"), [one, other]) == {one.id}
    assert lifted_by(effect("L", EffectType.LIFTS, COURT, A, "2016-01-01"), [one, other]) == {other.id}
    assert lifted_by(effect("R", EffectType.REPEALS, B, ARTICLE, "2016-01-01"), [one, other]) == frozenset()


CHANGES = [
    ("repealed before", effect("X", EffectType.REPEALS, B, "effect/E", "2011-12-31"), None),
    ("repealed on the day", effect("X", EffectType.REPEALS, B, "effect/E", "2012-01-01"), None),
    ("repealed after", effect("X", EffectType.REPEALS, B, "effect/E", "2012-01-02"), on("2012-01-01")),
    (
        "perhaps repealed",
        effect("X", EffectType.REPEALS, B, "effect/E", window("2011-12-01", "2012-02-01")),
        window("2012-01-01", None),
    ),
    ("annulled from now on, before", effect("X", EffectType.ANNULS, B, "effect/E", "2011-01-01", reach=Reach.EX_NUNC), None),
    (
        "annulled from the beginning, after",
        effect("X", EffectType.ANNULS, B, "effect/E", "2019-01-01", reach=Reach.EX_TUNC),
        None,
    ),
    (
        "put off",
        effect("X", EffectType.POSTPONES, B, "effect/E", "2011-01-01", works_from=day("2013-01-01")),
        on("2013-01-01"),
    ),
    (
        "put off too late",
        effect("X", EffectType.POSTPONES, B, "effect/E", "2012-06-01", works_from=day("2013-01-01")),
        on("2012-01-01"),
    ),
    (
        "perhaps put off",
        effect("X", EffectType.POSTPONES, B, "effect/E", window("2011-12-01", "2012-02-01"), works_from=day("2013-01-01")),
        window("2012-01-01", "2013-01-01"),
    ),
    ("put off to no day", effect("X", EffectType.POSTPONES, B, "effect/E", "2011-01-01"), on("2012-01-01")),
    ("tacitly repealed", effect("X", EffectType.REPEALS, B, "effect/E", "2011-01-01", basis=Basis.TACIT), on("2012-01-01")),
    ("merely extended", effect("X", EffectType.EXTENDS, B, "effect/E", "2011-01-01"), on("2012-01-01")),
]


@pytest.mark.parametrize(("change", "expected"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES])
def test_h3_what_becomes_of_an_effect_that_another_acts_on(change: Record, expected: Moment | None) -> None:
    done = effect("E", EffectType.REPEALS, B, ARTICLE, "2012-01-01")
    assert moment_of(book(done, change), done, None) == expected


def test_h3_changes_go_by_their_days_and_a_ring_of_them_ends() -> None:
    done = effect("E", EffectType.REPEALS, B, ARTICLE, "2012-01-01")
    off = effect("Z", EffectType.POSTPONES, B, done.id, "2011-01-01", works_from=day("2014-01-01"))
    later = effect("A", EffectType.REPEALS, B, done.id, "2013-01-01")
    assert moment_of(book(done, off, later), done, None) is None
    ring = (
        effect("R", EffectType.REPEALS, B, "effect/Q", "2011-01-01"),
        effect("Q", EffectType.REPEALS, B, "effect/R", "2011-01-01"),
    )
    assert moment_of(book(*ring), ring[0], None) is None


def test_an_annulment_of_the_repeal_brings_the_text_back_only_from_the_beginning() -> None:
    repeal = effect("E", EffectType.REPEALS, B, ARTICLE, "2012-01-01")
    for reach, status in ((Reach.EX_TUNC, Status.IN_FORCE), (Reach.EX_NUNC, Status.NO_LONGER)):
        corpus = book(repeal, effect("X", EffectType.ANNULS, COURT, repeal.id, "2015-01-01", reach=reach))
        assert spell_at(timeline(corpus, ARTICLE), day("2013-01-01")).status is status
        assert spell_at(timeline(corpus, ARTICLE, None, day("2013-01-01")), day("2013-01-01")).status is Status.NO_LONGER


@pytest.mark.parametrize(
    ("more", "back"),
    [
        ({"type": EffectType.CORRECTS}, True),
        ({"type": EffectType.ANNULS, "reach": Reach.EX_TUNC}, True),
        ({"type": EffectType.ANNULS, "reach": Reach.EX_NUNC}, False),
        ({"type": EffectType.REPEALS}, False),
        ({"type": EffectType.REPEALS, "works_from": day("2011-01-01")}, True),
        ({"type": EffectType.REPEALS, "works_from": day("2013-01-01")}, False),
        ({"type": EffectType.POSTPONES, "works_from": day("2011-01-01")}, False),
    ],
)
def test_what_reaches_back(more: dict[str, object], back: bool) -> None:
    named = dict(more)  # what is given is not ours to change: a test may run twice
    kind = named.pop("type")
    assert isinstance(kind, EffectType)
    done = effect("E", kind, B, ARTICLE, "2012-01-01", **named)
    assert reaches_back(book(done), done) is back


def test_r10_an_event_that_failed_brings_nothing() -> None:
    gone = Condition(id="condition/x", text=both("x"), state=ConditionState.FAILED, evidence=EVIDENCE)
    done = effect("E", EffectType.REPEALS, B, ARTICLE, condition=gone.id)
    assert moment_of(book(done, gone), done, None) is None


def test_a_text_whose_giver_is_suspended_or_annulled_falls_where_it_stands() -> None:
    taking = effect("T", EffectType.SUBSTITUTES, B, ARTICLE, "2010-01-01")
    lent = version(ARTICLE, "2010-01-01", taking.id, text_from=(B,), policy="faros")
    held = effect("S", EffectType.SUSPENDS, COURT, B, "2015-01-01")
    corpus = book(taking, lent, held)
    assert spell_at(timeline(corpus, ARTICLE), day("2015-06-01")).status is Status.SUSPENDED
    assert spell_at(timeline(corpus, ARTICLE), day("2009-06-01")).status is Status.IN_FORCE
    void = effect("N", EffectType.ANNULS, COURT, B, "2015-01-01", reach=Reach.EX_TUNC)
    spells = timeline(book(taking, lent, void), ARTICLE)
    assert spell_at(spells, day("2011-01-01")).status is Status.NO_LONGER
    assert spell_at(spells, day("2009-06-01")).status is Status.IN_FORCE


def test_r21_a_case_is_saved_only_if_it_began_under_the_old_text_and_before_the_clause() -> None:
    old = next(one for one in book().linked(type(version(ARTICLE, "x")), "slot", ARTICLE))
    repeal, saving = effect("E", EffectType.REPEALS, B, ARTICLE, "2010-01-01"), effect("V", EffectType.SAVES, B, A, "2010-01-01")
    corpus = book(repeal, saving)
    assert saves_the_case(corpus, old, day("2011-01-01"), day("2009-12-31")) == saving
    assert saves_the_case(corpus, old, day("2011-01-01"), day("2010-01-01")) is None
    assert saves_the_case(corpus, old, day("2011-01-01"), day("2004-01-01")) is None
    assert saves_the_case(book(repeal), old, day("2011-01-01"), day("2009-12-31")) is None
    assert saves_the_case(corpus, old, day("2009-12-31"), day("2009-12-30")) is None, "the saving clause is still to come"
    undated = effect("V", EffectType.SAVES, B, A, condition="condition/never")
    assert saves_the_case(book(repeal, undated), old, day("2011-01-01"), day("2009-12-31")) is None, "it never comes"
    later = effect("V", EffectType.SAVES, B, A, "2009-01-01")
    assert saves_the_case(book(repeal, later), old, day("2011-01-01"), day("2009-01-01")) is None, "begun when it was there"
    assert saves_the_case(book(repeal, later), old, day("2011-01-01"), day("2008-12-31")) == later
    other = effect("T", EffectType.SUBSTITUTES, B, ARTICLE, "2008-01-01")
    new = version(ARTICLE, "2008-01-01", other.id)
    assert saves_the_case(book(other, new, later), old, day("2011-01-01"), day("2008-06-01")) is None, "another text stood"
    tacit = effect("V", EffectType.SAVES, B, A, "2010-01-01", basis=Basis.TACIT)
    assert saves_the_case(book(repeal, tacit), old, day("2011-01-01"), day("2009-12-31")) is None


def test_a_reading_belongs_to_the_text_it_was_given_for() -> None:
    reading = effect("Q", EffectType.QUALIFIES, COURT, ARTICLE, "2015-01-01", reading=Text("Si.", "If."))
    later = effect("T", EffectType.SUBSTITUTES, C, ARTICLE, "2017-01-01")
    corpus = book(reading, later, version(ARTICLE, "2017-01-01", later.id, policy="faros"))
    spells = timeline(corpus, ARTICLE)
    for when, found in (("2014-12-31", ()), ("2015-01-01", (reading,)), ("2017-01-01", ())):
        assert readings(corpus, ARTICLE, spell_at(spells, day(when)), day(when)) == found
    assert Reason.READ_AS not in {ground.reason for ground in act_standing(corpus, A, day("2016-01-01")).grounds}
    whole = effect("W", EffectType.QUALIFIES, COURT, A, "2015-01-01", reading=Text("Si.", "If."))
    assert Reason.READ_AS in {ground.reason for ground in act_standing(book(whole), A, day("2016-01-01")).grounds}


@pytest.mark.parametrize(
    ("words", "computed", "clash"),
    [
        ("Vigente.", Status.IN_FORCE, False),
        ("Vigente.", Status.NO_LONGER, True),
        ("Derogado por el Decreto 8.", Status.IN_FORCE, True),
        ("Derogado. Rige parcialmente para casos viejos.", Status.IN_FORCE, True),
        ("Perdió vigencia.", Status.IN_FORCE, True),
        ("Suspendido.", Status.SUSPENDED, False),
        ("Vigente parcialmente.", Status.NO_LONGER, False),
        ("Se presume vigente.", Status.NO_LONGER, False),
        ("No se sabe.", Status.IN_FORCE, False),
        ("Compilado.", Status.IN_FORCE, False),
        ("Derogado.", Status.UNKNOWN, False),
        ("Derogado.", Status.PARTLY, False),
    ],
)
def test_r25_a_publishers_word_clashes_only_where_it_is_plain(words: str, computed: Status, clash: bool) -> None:
    stated = StatedStatus(id="stated/x", act=A, value=Text(words, words), evidence=EVIDENCE)
    assert contradicts(book(), stated, computed, day("2015-01-01")) is clash


def test_r25_a_publishers_word_is_about_our_time() -> None:
    books = Dataset(
        id="dataset/x", title=both("x"), known_through=day("2015-01-01"), recorded_on=day("2016-01-01"), editor="agent/x"
    )
    stated = StatedStatus(id="stated/x", act=A, value=Text("Derogado.", "Repealed."), evidence=EVIDENCE)
    corpus = book(books, stated)
    assert not contradicts(corpus, stated, Status.IN_FORCE, day("2014-12-31"))
    assert contradicts(corpus, stated, Status.IN_FORCE, day("2015-01-01"))
    assert Reason.STATED_OTHERWISE in {ground.reason for ground in act_standing(corpus, A, day("2015-01-01")).grounds}
    assert Reason.STATED_STATUS in {ground.reason for ground in act_standing(corpus, A, day("2014-12-31")).grounds}


def test_a_whole_act_that_is_suspended_says_so() -> None:
    held = effect("S", EffectType.SUSPENDS, COURT, A, "2015-01-01")
    answer = act_standing(book(held), A, day("2015-06-01"))
    assert answer.status is Status.SUSPENDED
    assert [ground.facts for ground in answer.grounds if ground.reason is Reason.SUSPENDED] == [(held.id,)]


def test_a_lapse_and_an_outstanding_change_of_a_change() -> None:
    lapse = effect("E", EffectType.LAPSES, COURT, ARTICLE, "2015-01-01")
    pending = effect("X", EffectType.REPEALS, B, lapse.id, "2014-01-01", incorporation=Incorporation.OUTSTANDING)
    corpus = book(lapse, pending)
    lights = corpus.get(Topic, "topic/faros")
    assert lights is not None
    (aside,) = governing(corpus, lights, day("2016-01-01")).considered
    assert (aside.why_not, aside.role) == (WhyNot.LAPSED, Role.POLICY)
