"""The life of a slot, case by case: starts, ends, windows, staggered starts, horizons."""

from __future__ import annotations

from time import process_time

import pytest
from realm import EVIDENCE, act, both, commences, day, effect, enacted, law, on, provision, version, window

from app.core.addressees import NATIONAL_EXECUTIVE, PRIVATE, TERRITORIAL_EXECUTIVE
from app.core.corpus import Corpus
from app.core.model import Condition, Record
from app.core.period import FIRST_DAY
from app.core.timeline import Spell, breakpoints, scopes_of, spell_at, timeline
from app.core.vocabulary import Basis, ConditionState, EffectType, Incorporation, Status

A = "rv/decreto/2005/100"
CHAPTER = f"{A}/capitulo/1"
ARTICLE = f"{A}/articulo/1"
OTHER = "rv/decreto/2008/8"
START = commences(A, "2005-05-26")
FIRST = version(ARTICLE, "2005-05-26", START.id)

#: A decree in force since 2005-05-26 with one article in one chapter, and a later decree that may act on it.
DECREE: list[Record] = [
    act(A),
    START,
    FIRST,
    provision(CHAPTER),
    provision(ARTICLE, CHAPTER),
    version(CHAPTER, "2005-05-26", START.id),
    enacted(OTHER, "2008-06-14")[0],
    commences(OTHER, "2008-06-14"),
]

Line = list[tuple[str, Status, str]]


def told(corpus: Corpus, slot: str, atom: str | None = None) -> Line:
    """The spells after the first day, as (start, status, day of the version)."""
    spells = timeline(corpus, slot, atom)
    assert spells[0].period.start == FIRST_DAY
    return [_told(spell) for spell in spells]


def _told(spell: Spell) -> tuple[str, Status, str]:
    return spell.period.start.isoformat(), spell.status, spell.version.id.partition("@")[2] if spell.version else ""


BEFORE = ("1500-01-01", Status.NOT_YET, "")
STARTS = ("2005-05-26", Status.IN_FORCE, "2005-05-26")


def test_a_text_begins_with_its_act_and_goes_on() -> None:
    assert told(law(DECREE), ARTICLE) == [BEFORE, STARTS]


def test_a_slot_that_nothing_reaches_is_unknown_for_ever() -> None:
    spells = timeline(law(act(A), provision(ARTICLE, A)), ARTICLE)
    assert [(spell.period.start, spell.period.end, spell.status) for spell in spells] == [(FIRST_DAY, None, Status.UNKNOWN)]


def test_before_the_first_text_the_spell_names_the_effect_to_come() -> None:
    before = timeline(law(DECREE), ARTICLE)[0]
    assert before.opened == START
    assert before.since == on("2005-05-26")
    assert before.version is None


@pytest.mark.parametrize("target", [ARTICLE, CHAPTER, A])
def test_a_repeal_of_the_slot_or_of_anything_that_holds_it_ends_it(target: str) -> None:
    repeal = effect("R", EffectType.REPEALS, OTHER, target, "2008-06-14")
    corpus = law(DECREE, repeal)
    assert told(corpus, ARTICLE) == [BEFORE, STARTS, ("2008-06-14", Status.NO_LONGER, "2005-05-26")]
    alive, dead = timeline(corpus, ARTICLE)[1:]
    assert alive.closed == dead.closed == (repeal,)
    assert alive.until == dead.until == on("2008-06-14")


def test_substitution_then_repeal() -> None:
    substituted = effect("S", EffectType.SUBSTITUTES, OTHER, CHAPTER, "2008-06-14")
    repeal = effect("R", EffectType.REPEALS, OTHER, A, "2012-05-16")
    corpus = law(DECREE, substituted, version(ARTICLE, "2008-06-14", substituted.id), repeal)
    assert told(corpus, ARTICLE) == [
        BEFORE,
        STARTS,
        ("2008-06-14", Status.IN_FORCE, "2008-06-14"),
        ("2012-05-16", Status.NO_LONGER, "2008-06-14"),
    ]


def test_an_article_without_a_new_text_ends_when_its_chapter_is_substituted() -> None:
    substituted = effect("S", EffectType.SUBSTITUTES, OTHER, CHAPTER, "2008-06-14")
    corpus = law(DECREE, substituted, version(CHAPTER, "2008-06-14", substituted.id))
    assert told(corpus, ARTICLE)[-1] == ("2008-06-14", Status.NO_LONGER, "2005-05-26")
    assert told(corpus, CHAPTER)[-1] == ("2008-06-14", Status.IN_FORCE, "2008-06-14")


def test_a_compiled_slot_survives_the_repeal_of_its_source() -> None:
    source = "rv/decreto/2003/10"
    old = commences(source, "2004-01-01")
    compiled = effect("K", EffectType.INCORPORATES, ARTICLE, f"{source}/articulo/1", "2006-01-01")
    repeal = effect("R", EffectType.REPEALS, A, source, "2006-01-01", basis=Basis.ORGANIC)
    corpus = law(
        [act(source), provision(f"{source}/articulo/1"), old, compiled, repeal, version(f"{source}/articulo/1", "2004", old.id)],
        [act(A), provision(ARTICLE, A), START],
        version(ARTICLE, "2006-01-01", compiled.id, text_from=(f"{source}/articulo/1",)),
    )
    assert told(corpus, f"{source}/articulo/1")[-1] == ("2006-01-01", Status.NO_LONGER, "2004")
    assert told(corpus, ARTICLE) == [BEFORE, ("2006-01-01", Status.IN_FORCE, "2006-01-01")]


def test_a_repeal_with_exceptions_leaves_the_whole_partly_in_force_and_its_parts_alone() -> None:
    partial = effect("R", EffectType.REPEALS, OTHER, A, "2008-06-14", exceptions=both("save article 1"))
    corpus = law(DECREE, partial)
    assert told(corpus, A)[-1] == ("2008-06-14", Status.PARTLY, "")
    assert told(corpus, ARTICLE) == [BEFORE, STARTS]


def test_on_one_day_texts_are_closed_before_others_are_opened() -> None:
    repeal = effect("Z", EffectType.REPEALS, OTHER, CHAPTER, "2008-06-14")
    added = effect("A", EffectType.ADDS, OTHER, ARTICLE, "2008-06-14")
    assert told(law(DECREE, repeal, added, version(ARTICLE, "2008-06-14", added.id)), ARTICLE)[-1] == (
        "2008-06-14",
        Status.IN_FORCE,
        "2008-06-14",
    )


def test_a_sequence_says_which_of_two_effects_of_one_day_comes_last() -> None:
    one = effect("S1", EffectType.SUBSTITUTES, OTHER, ARTICLE, "2008-06-14", sequence=1)
    two = effect("S2", EffectType.SUBSTITUTES, OTHER, ARTICLE, "2008-06-14", sequence=0)
    first, second = version(ARTICLE, "2008-06-14", one.id), version(ARTICLE, "2008-06", two.id)
    assert told(law(DECREE, one, two, first, second), ARTICLE)[-1] == ("2008-06-14", Status.IN_FORCE, "2008-06-14")
    last_is_repeal = effect("R", EffectType.REPEALS, OTHER, ARTICLE, "2008-06-14", sequence=2)
    corpus = law(DECREE, one, two, first, second, last_is_repeal)
    assert told(corpus, ARTICLE)[-1] == ("2008-06-14", Status.NO_LONGER, "2008-06-14")


@pytest.mark.parametrize(
    "harmless",
    [
        effect("T", EffectType.REPEALS, OTHER, ARTICLE, "2008-06-14", basis=Basis.TACIT),
        effect("O", EffectType.REPEALS, OTHER, ARTICLE, "2008-06-14", incorporation=Incorporation.OUTSTANDING),
        effect("M", EffectType.AMENDS, OTHER, ARTICLE, "2008-06-14"),
        effect("C", EffectType.COMPLEMENTS, OTHER, ARTICLE, "2008-06-14"),
        effect("X", EffectType.EXTENDS, OTHER, ARTICLE, "2008-06-14"),
    ],
    ids=lambda one: one.id,
)
def test_what_is_claimed_outstanding_or_without_a_new_text_changes_nothing(harmless: Record) -> None:
    assert told(law(DECREE, harmless), ARTICLE) == [BEFORE, STARTS]


def test_inside_the_window_of_a_repeal_the_force_is_unknown_and_the_text_may_stand() -> None:
    repeal = effect("R", EffectType.REPEALS, OTHER, ARTICLE, window("2012-05-01", "2012-05-31"))
    corpus = law(DECREE, repeal)
    assert told(corpus, ARTICLE) == [
        BEFORE,
        STARTS,
        ("2012-05-01", Status.UNKNOWN, ""),
        ("2012-05-31", Status.NO_LONGER, "2005-05-26"),
    ]
    doubtful = spell_at(timeline(corpus, ARTICLE), day("2012-05-15"))
    assert doubtful.doubts == (repeal,)
    assert doubtful.possible == (FIRST,)


def test_a_repeal_that_nobody_dated_leaves_everything_after_it_unknown() -> None:
    repeal = effect("R", EffectType.REPEALS, OTHER, ARTICLE, window("2012-05-01", None))
    assert told(law(DECREE, repeal), ARTICLE)[-1] == ("2012-05-01", Status.UNKNOWN, "")


def test_a_pending_condition_keeps_the_text_possible_and_a_failed_one_keeps_it_in_force() -> None:
    repeal = effect("R", EffectType.REPEALS, OTHER, ARTICLE, "2008-06-14", condition="condition/c")

    def condition(state: ConditionState) -> Condition:
        return Condition(id="condition/c", text=both("x"), state=state, evidence=EVIDENCE)

    pending = law(DECREE, repeal, condition(ConditionState.PENDING))
    assert told(pending, ARTICLE)[-1] == ("2008-06-14", Status.UNKNOWN, "")
    assert spell_at(timeline(pending, ARTICLE), day("2020-01-01")).possible == (FIRST,)
    assert told(law(DECREE, repeal, condition(ConditionState.FAILED)), ARTICLE) == [BEFORE, STARTS]


def test_the_start_of_an_undated_act_is_unknown_and_never_taken_from_its_issue() -> None:
    resolution = "rv/resolucion/2007/3"
    start = commences(resolution, None)
    corpus = law(act(resolution, issued=day("2007-08-24")), start, version(resolution, "undated", start.id))
    assert told(corpus, resolution) == [BEFORE, ("2007-08-24", Status.UNKNOWN, "")]


def test_windows_of_neighbouring_effects_are_played_in_every_order_they_allow() -> None:
    """A substitution in one window and a repeal in an overlapping one: nothing is certain until both windows are over."""
    substituted = effect("S", EffectType.SUBSTITUTES, OTHER, ARTICLE, window("2012-05-01", "2012-05-20"))
    repeal = effect("R", EffectType.REPEALS, OTHER, ARTICLE, window("2012-05-10", "2012-05-31"))
    second = version(ARTICLE, "2012-05", substituted.id)
    spells = timeline(law(DECREE, substituted, repeal, second), ARTICLE)
    inside = [spell for spell in spells if spell.status is Status.UNKNOWN]
    assert inside[0].period.start == day("2012-05-01")
    assert {one.id for one in spell_at(spells, day("2012-05-15")).possible} == {FIRST.id, second.id}
    last = spells[-1]
    assert last.status is Status.UNKNOWN  # the repeal may have come first, and then the substituted text stands
    assert {one.id for one in last.possible} == {second.id}


def test_a_text_that_has_ended_in_every_reading_of_the_days_is_no_longer_in_force_whichever_effect_ended_it() -> None:
    maybe = effect("R1", EffectType.REPEALS, OTHER, ARTICLE, window("2012-05-01", "2012-05-31"))
    surely = effect("R2", EffectType.REPEALS, OTHER, A, "2012-05-15")
    assert spell_at(timeline(law(DECREE, maybe, surely), ARTICLE), day("2012-05-15")).status is Status.NO_LONGER
    assert spell_at(timeline(law(DECREE, maybe, surely), ARTICLE), day("2020-01-01")).status is Status.NO_LONGER


def test_many_inexact_days_do_not_hold_up_an_answer() -> None:
    """Ten windows and sixteen exact days on one slot are answered at once; outside the windows the answer is certain."""
    records: list[Record] = list(DECREE)
    for number in range(16):
        exact = effect(f"S{number}", EffectType.SUBSTITUTES, OTHER, ARTICLE, f"2010-01-{number + 1:02d}")
        records += [exact, version(ARTICLE, f"2010-01-{number + 1:02d}", exact.id)]
    for number in range(1, 11):
        doubtful = window(f"2010-02-{number:02d}", f"2010-03-{number:02d}")
        records.append(effect(f"R{number}", EffectType.REPEALS, OTHER, ARTICLE, doubtful))
    started = process_time()
    spells = timeline(law(records), ARTICLE)
    assert process_time() - started < 5
    assert spell_at(spells, day("2010-01-31")).status is Status.IN_FORCE
    assert spell_at(spells, day("2010-02-15")).status is Status.UNKNOWN


LAW = "rv/ley/2001/1"


def _staggered() -> Corpus:
    national = commences(LAW, "2001-09-06", scope=("addressee/nacional",), suffix="-n")
    territorial = commences(LAW, "2002-03-06", scope=("addressee/territorial",), suffix="-t")
    return law(act(LAW), national, territorial, version(LAW, "2001-09-06", national.id, territorial.id))


@pytest.mark.parametrize(
    ("atom", "start"), [(NATIONAL_EXECUTIVE, "2001-09-06"), (TERRITORIAL_EXECUTIVE, "2002-03-06"), (PRIVATE, None)]
)
def test_a_staggered_start_gives_each_class_its_own_line(atom: str, start: str | None) -> None:
    found = told(_staggered(), LAW, atom)
    assert found == ([BEFORE, (start, Status.IN_FORCE, "2001-09-06")] if start else [("1500-01-01", Status.UNKNOWN, "")])
    assert scopes_of(_staggered(), LAW) == {"addressee/nacional", "addressee/territorial"}


def test_after_the_day_until_which_an_act_was_followed_its_force_is_unknown() -> None:
    corpus = law(enacted(A, "2005-05-26", recorded_until=day("2009-12-31")))
    assert told(corpus, A)[1:] == [STARTS, ("2010-01-01", Status.UNKNOWN, "")]
    last = timeline(corpus, A)[-1]
    assert last.beyond_record
    assert [one.id for one in last.possible] == [f"{A}@2005-05-26"]


def test_after_the_day_until_which_an_act_was_followed_its_suspension_is_unknown_too() -> None:
    suspension = effect("R", EffectType.SUSPENDS, OTHER, A, "2008-06-14")
    corpus = law(enacted(A, "2005-05-26", recorded_until=day("2009-12-31")), enacted(OTHER, "2008-06-14"), suspension)
    _, _, held, last = timeline(corpus, A)
    assert (held.status, held.held, held.period.end) == (Status.SUSPENDED, (suspension,), day("2010-01-01"))
    assert (last.status, last.beyond_record) == (Status.UNKNOWN, True)


def test_an_end_before_the_horizon_stays_known_after_it() -> None:
    repeal = effect("R", EffectType.REPEALS, OTHER, A, "2008-06-14")
    corpus = law(enacted(A, "2005-05-26", recorded_until=day("2009-12-31")), enacted(OTHER, "2008-06-14"), repeal)
    assert told(corpus, A)[-1] == ("2008-06-14", Status.NO_LONGER, "2005-05-26")


def test_the_breakpoints_are_the_days_on_which_something_may_begin_or_end() -> None:
    repeal = effect("R", EffectType.REPEALS, OTHER, CHAPTER, window("2012-05-01", "2012-05-31"))
    corpus = law([act(A, recorded_until=day("2015-12-31")), *DECREE[1:]], repeal)
    days = [one.isoformat() for one in breakpoints(corpus, ARTICLE)]
    assert days == ["2005-05-26", "2012-05-01", "2012-05-31", "2016-01-01"]
