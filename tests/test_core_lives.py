"""What a spell tells besides its days and text, on which days a life may change, and what later touched it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from realm import act, commences, day, effect, enacted, governs, law, on, provision, topic, version, window

from app.core.changes import changed_answers_of
from app.core.corpus import RESULTS, MemoryCorpus
from app.core.drafts.overlay import Overlaid
from app.core.governing import claims
from app.core.model import Effect, Record
from app.core.period import FIRST_DAY, Period
from app.core.texts import Held, text_at, texts
from app.core.timeline import Spell, breakpoints, effects_reaching, spell_at, timeline, touched_from_later
from app.core.vocabulary import Basis, EffectType, Incorporation, Reach, Role, Status

A, B, COURT = "rv/decreto/2005/100", "rv/decreto/2008/8", "rv/auto/2011/9"
SLOT = f"{A}/articulo/1"
START = commences(A, "2005-05-26")
FIRST = version(SLOT, "2005-05-26", START.id)
BOOK: list[Record] = [act(A), START, provision(SLOT), FIRST, *enacted(B, "2008-06-14"), act(COURT)]
T = EffectType
REPEALED = effect("R", T.REPEALS, B, SLOT, "2010-01-01")
HELD = effect("P", T.SUSPENDS, COURT, SLOT, "2011-03-01", basis=Basis.JUDICIAL)
LIFTED = effect("L", T.LIFTS, COURT, HELD.id, "2012-03-01", basis=Basis.JUDICIAL)


def test_a_life_tells_what_opened_and_closed_each_spell_and_when() -> None:
    waiting, living, over = timeline(law(BOOK, REPEALED), SLOT)
    assert waiting == Spell(Period(FIRST_DAY, day("2005-05-26")), Status.NOT_YET, opened=START, since=on("2005-05-26"))
    assert living == Spell(
        Period(day("2005-05-26"), day("2010-01-01")),
        Status.IN_FORCE,
        version=FIRST,
        opened=START,
        since=on("2005-05-26"),
        closed=(REPEALED,),
        until=on("2010-01-01"),
    )
    assert (over.status, over.version, over.closed, over.until) == (Status.NO_LONGER, FIRST, (REPEALED,), on("2010-01-01"))


def test_a_suspended_spell_names_its_suspensions_and_ends_when_they_are_lifted() -> None:
    _, before, held, after = timeline(law(BOOK, HELD, LIFTED), SLOT)
    assert (before.closed, before.until) == ((HELD,), on("2011-03-01"))
    assert (held.status, held.held, held.version) == (Status.SUSPENDED, (HELD,), FIRST)
    assert (held.closed, held.until) == ((LIFTED,), on("2012-03-01"))
    assert (after.status, after.version, after.period, after.held) == (Status.IN_FORCE, FIRST, Period(day("2012-03-01")), ())


def test_where_an_act_was_followed_no_longer_a_life_is_cut_on_the_day_after() -> None:
    def followed(until: str, *more: Record) -> tuple[Spell, ...]:
        return timeline(law([act(A, recorded_until=day(until)), *BOOK[1:]], *more), SLOT)

    _, known, unknown, over = followed("2009-12-30", REPEALED)
    assert known == Spell(
        Period(day("2005-05-26"), day("2009-12-31")), Status.IN_FORCE, version=FIRST, opened=START, since=on("2005-05-26")
    )
    assert unknown == Spell(
        Period(day("2009-12-31"), day("2010-01-01")),
        Status.UNKNOWN,
        opened=START,
        since=on("2005-05-26"),
        possible=(FIRST,),
        beyond_record=True,
    )
    assert (over.status, over.closed) == (Status.NO_LONGER, (REPEALED,))
    # Followed to its very last day, or longer, nothing of it is unknown.
    for until in ("2009-12-31", "2015-01-01"):
        assert followed(until, REPEALED) == timeline(law(BOOK, REPEALED), SLOT)
    # What begins only after that day is unknown from its first day.
    _, unknown = followed("2001-01-01")
    assert (unknown.period, unknown.status, unknown.possible) == (Period(day("2005-05-26")), Status.UNKNOWN, (FIRST,))


def test_a_life_may_change_when_an_effect_on_it_is_decided_or_changed_by_another() -> None:
    back = effect("K", T.SUBSTITUTES, B, SLOT, works_from=day("2007-01-01"))  # decided when its act began, on 14 June 2008
    put_off = effect("O", T.POSTPONES, B, REPEALED.id, "2009-05-05", works_from=day("2013-01-01"))
    repealed = replace(REPEALED, start=on("2012-01-01"))
    corpus = law(BOOK, back, version(SLOT, "2007-01-01", back.id), repealed, put_off)
    assert [str(one) for one in breakpoints(corpus, SLOT)] == [
        "2005-05-26", "2007-01-01", "2008-06-14", "2009-05-05", "2013-01-01"
    ]  # fmt: skip


def test_what_falls_into_a_window_may_be_followed_the_day_after() -> None:
    doubt = effect("R", T.REPEALS, B, SLOT, window("2012-05-01", "2012-05-31"))
    inside = effect("S", T.SUBSTITUTES, B, SLOT, "2012-05-10")
    edge = effect("U", T.SUBSTITUTES, B, SLOT, "2012-05-31", sequence=1)
    outside = effect("V", T.SUBSTITUTES, B, SLOT, "2012-06-05")
    texts_ = [version(SLOT, str(one.start.earliest), one.id) for one in (inside, edge, outside) if one.start]
    corpus = law(BOOK, doubt, inside, edge, outside, texts_)
    assert [str(one) for one in breakpoints(corpus, SLOT)] == [
        "2005-05-26", "2012-05-01", "2012-05-10", "2012-05-11", "2012-05-31", "2012-06-05"
    ]  # fmt: skip


ANNULLED = effect("N", T.ANNULS, COURT, SLOT, "2018-07-01", basis=Basis.JUDICIAL, reach=Reach.EX_TUNC)


@pytest.mark.parametrize(
    ("reaching", "when", "touched"),
    [
        (ANNULLED, "2018-06-30", True),
        (ANNULLED, "2018-07-01", False),
        (replace(ANNULLED, reach=Reach.EX_NUNC), "2018-06-30", False),
        (replace(ANNULLED, target=REPEALED.id), "2018-06-30", True),
        (replace(ANNULLED, target=REPEALED.id, reach=Reach.EX_NUNC), "2018-06-30", False),
        (replace(ANNULLED, target=B), "2018-06-30", False),
        (replace(REPEALED, id="effect/Q", works_from=day("2009-12-31")), "2009-12-31", True),
        (replace(REPEALED, id="effect/Q", works_from=day("2010-01-01")), "2009-12-31", False),
        (replace(ANNULLED, target=A), "2018-06-30", True),
    ],
)
def test_a_day_is_touched_by_what_reached_back_after_it(reaching: Effect, when: str, touched: bool) -> None:
    corpus = law(BOOK, REPEALED, reaching)
    assert touched_from_later(corpus, (SLOT,), day(when)) is touched
    assert touched_from_later(corpus, (COURT, SLOT), day(when)) is touched
    assert touched_from_later(corpus, (COURT,), day(when)) is False
    assert touched_from_later(corpus, (), day(when)) is False


def test_what_reaches_a_slot_are_effects_on_it_on_its_holders_on_its_givers_and_what_lifts_its_suspensions() -> None:
    giver = f"{B}/articulo/3"
    brought = effect("I", T.SUBSTITUTES, B, SLOT, "2009-01-01")
    text = version(SLOT, "2009-01-01", brought.id, "effect/missing", text_from=(giver,))
    on_giver = effect("NG", T.ANNULS, COURT, B, "2015-01-01", basis=Basis.JUDICIAL)
    amends_giver = effect("AG", T.AMENDS, A, giver, "2015-01-01")
    whole = effect("W", T.REPEALS, B, A, "2016-01-01")
    claimed = replace(whole, id="effect/C", basis=Basis.TACIT)
    known = replace(whole, id="effect/O", incorporation=Incorporation.OUTSTANDING)
    corpus = law(BOOK, provision(giver), brought, text, on_giver, amends_giver, whole, claimed, known, HELD, LIFTED)
    effects, chain, opened, lent = effects_reaching(corpus, SLOT)
    assert set(effects) == {START.id, brought.id, on_giver.id, whole.id, HELD.id, LIFTED.id}
    assert chain == (SLOT, A)
    assert opened == {START.id: FIRST, brought.id: text}
    assert lent == {on_giver.id: {text.id}}
    assert effects_reaching(corpus, giver)[3] == {}


TITLE = f"{A}/titulo/1"
GIVEN = effect("G", T.SUBSTITUTES, B, SLOT, "2010-01-01")
SECOND = version(SLOT, "2010-01-01", GIVEN.id)


def test_an_act_annulled_from_its_beginning_takes_every_text_with_it_and_a_text_only_itself() -> None:
    whole = law(BOOK, GIVEN, SECOND, replace(ANNULLED, target=A))
    assert {spell.status for spell in timeline(whole, SLOT)} == {Status.NOT_YET, Status.NO_LONGER}
    one = law(BOOK, GIVEN, SECOND, ANNULLED)
    assert [spell.status for spell in timeline(one, SLOT)] == [Status.NOT_YET, Status.IN_FORCE, Status.NO_LONGER]


def test_what_ended_a_text_stays_what_it_was_when_it_is_corrected_later() -> None:
    mended = effect("M", T.CORRECTS, B, SLOT, "2010-02-01")
    corpus = law(BOOK, GIVEN, SECOND, mended, version(SLOT, "2010-02-01", mended.id))
    _, first, second = timeline(corpus, SLOT)
    assert (first.version, first.closed, first.until) == (FIRST, (GIVEN,), on("2010-01-01"))
    assert (second.version and second.version.id, second.opened) == (f"{SLOT}@2010-02-01", mended)


def test_a_title_amended_as_a_whole_ends_the_articles_in_it_and_one_amended_in_part_does_not() -> None:
    inside = f"{TITLE}/articulo/1"
    text = version(inside, "2005-05-26", START.id)
    amended = effect("AM", T.AMENDS, B, TITLE, "2010-01-01")
    records = [*BOOK, provision(TITLE), provision(inside, TITLE), text, amended]
    assert timeline(law(records), inside)[-1].status is Status.IN_FORCE
    rewritten = timeline(law(records, version(TITLE, "2010-01-01", amended.id)), inside)
    assert (rewritten[-1].status, rewritten[-1].closed) == (Status.NO_LONGER, (amended,))


def test_lives_are_the_same_over_any_body_of_law_and_worked_out_once_in_memory() -> None:
    corpus = law(BOOK, GIVEN, SECOND)
    assert timeline(corpus, SLOT) is timeline(corpus, SLOT)
    assert timeline(Overlaid(corpus, []), SLOT) == timeline(corpus, SLOT)


def test_a_text_that_comes_after_the_last_doubt_ends_it_however_many_there_were() -> None:
    """Fourteen windows at once are too many worlds to tell apart; once all are over, a new text is known to stand."""
    doubts = [
        effect(f"D{number:02}", T.REPEALS, B, SLOT, window(f"2010-02-{number:02}", "2010-03-31")) for number in range(1, 15)
    ]
    fresh = effect("Z", T.SUBSTITUTES, B, SLOT, "2012-01-01")
    text = version(SLOT, "2012-01-01", fresh.id)
    spells = timeline(law(BOOK, doubts, fresh, text), SLOT)
    assert spell_at(spells, day("2010-03-01")).status is Status.UNKNOWN
    assert (spells[-1].period.start, spells[-1].status, spells[-1].version) == (day("2012-01-01"), Status.IN_FORCE, text)


def test_a_text_that_governs_two_topics_claims_each_once() -> None:
    both_topics = (*governs("faros", Role.POLICY), *governs("muelles", Role.GUIDELINE))
    corpus = law(BOOK[:3], version(SLOT, "2005-05-26", START.id, governs=both_topics))
    for slug, role in (("faros", Role.POLICY), ("muelles", Role.GUIDELINE)):
        assert [one.role for one in claims(corpus, topic(slug))] == [role]


def test_the_texts_of_a_slot_stand_in_the_order_of_their_first_days_for_anybody() -> None:
    early = commences(A, "2005-05-26", scope=("addressee/nacional",), suffix="-n")
    late = commences(A, "2008-01-01", scope=("addressee/territorial",), suffix="-t")
    over = effect("S", T.SUBSTITUTES, B, A, "2010-01-01")
    doubt = effect("U", T.SUBSTITUTES, B, A, window("2012-01-01", "2012-06-01"))
    one, two = version(A, "2005-05-26", early.id, late.id), version(A, "2010-01-01", over.id)
    corpus = law(act(A), early, late, over, doubt, one, two, version(A, "2012", doubt.id), enacted(B, "2009-01-01"))
    held = texts(corpus, A)
    assert held == (Held(day("2005-05-26"), one), Held(day("2010-01-01"), two))
    found = [text_at(held, day(when)) for when in ("2001-01-01", "2009-12-31", "2010-01-01")]
    assert found == [held[0], held[0], held[1]]
    assert text_at((), day("2010-01-01")) is None
    assert texts(law(BOOK), SLOT) == (Held(day("2005-05-26"), FIRST),)


def test_the_changes_of_one_topic_are_those_of_all_that_are_its_own() -> None:
    faros = topic("faros")
    text = version(SLOT, "2005-05-26", START.id, policy="faros")
    known: list[Record] = [faros, *BOOK[:3], text, *enacted(B, "2008-06-14")]
    before, after = law(known), law(known, REPEALED)
    (change,) = changed_answers_of(before, after, "topic/faros")
    assert (change.topic, change.start, change.end, change.because) == (faros, day("2010-01-01"), None, (REPEALED.id,))
    gone = list(changed_answers_of(before, law(), "topic/faros"))
    assert [(one.topic, str(one.start), one.after) for one in gone] == [
        (faros, str(FIRST_DAY), None),
        (faros, "2005-05-26", None),
    ]
    assert list(changed_answers_of(before, after, "topic/muelles")) == []


def test_a_corpus_in_memory_lets_go_of_what_it_worked_out_when_it_is_too_much() -> None:
    corpus, made = MemoryCorpus([]), []

    def work() -> int:
        made.append(0)
        return len(made)

    assert [corpus.once("a", work), corpus.once("a", work)] == [1, 1]
    for number in range(RESULTS):
        corpus.once(number, lambda: 0)
    assert corpus.once("a", work) == 2
