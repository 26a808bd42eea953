"""Where the targets of a draft are looked for, what else they may mean, and the two bodies of law as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from drafts import HEAD, draft
from realm import act, commences, day, effect, enacted, law, provision, reference, version

from app.core.drafts import check_draft
from app.core.drafts.overlay import Overlaid
from app.core.drafts.targets import Finder, Found, State, text_of
from app.core.model import Act, Effect, Record, Reference, Version
from app.core.reading import read_act
from app.core.vocabulary import EffectType, ReferenceKind, Status

A, B, C = "co/decreto/2005/100", "co/decreto/2010/4", "co/decreto/2012/7"
START = commences(A, "2005-05-26")
NEW_YEAR = date(2027, 1, 1)
T = EffectType


def slots(*paths: str) -> list[Record]:
    """Places of the decree with a text each."""
    return [one for path in paths for one in (provision(f"{A}/{path}"), version(f"{A}/{path}", "2005-05-26", START.id))]


BOOK: list[Record] = [act(A), START, version(A, "2005-05-26", START.id), *enacted(B, "2010-01-01"), *enacted(C, "2012-01-01")]
DOTTED = [f"articulo/2.1.{number}" for number in range(1, 7)]


def found(clause: str, *more: Record, on: date = NEW_YEAR) -> Found:
    """What was found for the one target of a clause."""
    (one,) = check_draft(law(BOOK, *more), read_act(draft(clause)), on).declared
    return one.found


def test_of_a_group_that_is_whole_the_nearest_are_told_and_no_more_than_four() -> None:
    gap = found("Deróguese el artículo 2.1.9 del Decreto 100 de 2005.", *slots(*DOTTED))
    assert (gap.state, gap.path) == (State.MISSING, "/articulo/2.1.9")
    assert gap.nearest == tuple(f"{A}/articulo/2.1.{number}" for number in (6, 5, 4, 3))
    holed = found("Deróguese el artículo 2.1.4 del Decreto 100 de 2005.", *slots(*DOTTED[:3], *DOTTED[4:]))
    assert holed.state is State.PLACE_NOT_RECORDED
    assert holed.nearest == tuple(f"{A}/articulo/2.1.{number}" for number in (1, 2, 3, 5))
    few = found("Deróguese el artículo 2.1.4 del Decreto 100 de 2005.", *slots(*DOTTED[:2]))
    assert (few.state, few.slot) == (State.PLACE_NOT_RECORDED, A)
    other = found("Deróguese el artículo 2.2.9 del Decreto 100 de 2005.", *slots(*DOTTED))
    assert (other.state, other.nearest) == (State.PLACE_NOT_RECORDED, ())


def test_what_is_added_comes_after_the_last_of_its_group() -> None:
    new = found("Adiciónese el artículo 2.1.7 al Decreto 100 de 2005.", *slots(*DOTTED))
    assert (new.state, new.nearest) == (State.NEW, tuple(f"{A}/articulo/2.1.{number}" for number in (3, 4, 5, 6)))


def test_the_same_number_in_the_nearest_years_is_told_nearest_first() -> None:
    others = [one for year in (1980, 1996, 2007, 2009, 2012, 2040) for one in enacted(f"co/decreto/{year}/55", f"{year}-01-01")]
    near = found("Deróguese el Decreto 55 de 2010.", *others)
    assert near.state is State.ACT_NOT_RECORDED
    assert near.nearest == tuple(f"co/decreto/{year}/55" for year in (2009, 2012, 2007, 1996))
    far = found("Deróguese el Decreto 55 de 1949.", *others)
    assert far.nearest == ()
    edge = found("Deróguese el Decreto 55 de 1950.", *others)
    assert edge.nearest == ("co/decreto/1980/55",)


def test_a_decree_with_the_force_of_a_statute_is_found_as_a_decree_and_the_other_way_round() -> None:
    strong = replace(act(B), id="co/decreto-ley/2012/19", kind="act-type/decreto-ley")
    finder = Finder(law(BOOK, strong))
    assert finder.acts("decreto", "19", 2012) == ["co/decreto-ley/2012/19"]
    assert finder.acts("decreto-ley", "100", 2005) == [A]
    assert finder.acts("ley", "100", 2005) == []
    assert finder.acts("decreto", None, 2005) == finder.acts("decreto", "100", None) == []


def test_a_unit_is_found_by_its_end_where_there_is_one_and_is_ambiguous_where_there_are_more() -> None:
    one = slots("titulo/1", "titulo/1/capitulo/2")
    assert found("Deróguese el Capítulo 2 del Decreto 100 de 2005.", *one).slot == f"{A}/titulo/1/capitulo/2"
    two = slots("titulo/1", "titulo/1/capitulo/2", "titulo/2", "titulo/2/capitulo/2")
    both = found("Deróguese el Capítulo 2 del Decreto 100 de 2005.", *two)
    assert (both.state, both.slot, both.path) == (State.AMBIGUOUS, A, "/capitulo/2")
    assert both.nearest == (f"{A}/titulo/1/capitulo/2", f"{A}/titulo/2/capitulo/2")


def test_what_has_ended_says_since_when_by_what_and_where_its_words_went_on() -> None:
    gone = effect("R", T.REPEALS, B, f"{A}/articulo/1", "2010-01-01")
    ended = found("Deróguese el artículo 1 del Decreto 100 de 2005.", *slots("articulo/1"), gone)
    assert (ended.state, ended.since, ended.ended_by, ended.carried_on) == (State.ENDED, day("2010-01-01"), gone, ())
    moved = effect("I", T.INCORPORATES, C, f"{A}/articulo/1", "2012-01-01")
    place = f"{C}/articulo/9"
    lent: list[Record] = [provision(place), version(place, "2012-01-01", moved.id, text_from=(f"{A}/articulo/1",)), moved]
    carried = found("Deróguese el artículo 1 del Decreto 100 de 2005.", *slots("articulo/1"), *lent)
    assert (carried.state, carried.ended_by, carried.carried_on) == (State.ENDED, moved, (place,))


def test_a_unit_that_was_given_a_new_text_may_still_hold_what_it_held() -> None:
    given = effect("S", T.SUBSTITUTES, B, f"{A}/titulo/1", "2010-01-01")
    text = version(f"{A}/titulo/1", "2010-01-01", given.id, text_from=(B,))
    inside: list[Record] = [provision(f"{A}/articulo/1", f"{A}/titulo/1"), version(f"{A}/articulo/1", "2005-05-26", START.id)]
    replaced = found("Deróguese el artículo 1 del Decreto 100 de 2005.", *slots("titulo/1"), *inside, given, text)
    assert (replaced.state, replaced.ended_by) == (State.UNIT_REPLACED, given)
    gone = effect("R", T.REPEALS, C, f"{A}/titulo/1", "2012-01-01")
    ended = found("Deróguese el artículo 1 del Decreto 100 de 2005.", *slots("titulo/1"), *inside, gone)
    assert (ended.state, ended.ended_by) == (State.ENDED, gone)


@pytest.mark.parametrize(
    ("when", "state"), [(date(2004, 1, 1), State.NOT_YET), (date(2005, 5, 26), State.RESOLVED), (NEW_YEAR, State.RESOLVED)]
)
def test_an_act_is_looked_at_on_the_first_day_of_the_draft(when: date, state: State) -> None:
    assert found("Deróguese el Decreto 100 de 2005.", on=when).state is state


def test_two_bodies_of_law_answer_as_one_and_the_draft_goes_before() -> None:
    base = law(BOOK, slots("articulo/1"))
    mine = version(f"{A}/articulo/1", "2005-05-26", "effect/P-1")
    more = effect("P-1", T.REPEALS, B, f"{A}/articulo/1", "2027-01-01")
    cites = reference("P-2", ReferenceKind.CITES, B, A)
    laid = Overlaid(base, [mine, more, cites])
    assert laid.get(Version, mine.id) == mine
    assert laid.get(Effect, more.id) == more
    assert laid.get(Act, A) == base.get(Act, A)
    assert laid.get(Act, "co/ley/1900/1") is None
    assert [one.id for one in laid.all(Effect)] == [more.id, *(one.id for one in base.all(Effect))]
    assert list(laid.all(Act)) == list(base.all(Act))
    assert list(laid.linked(Version, "slot", f"{A}/articulo/1")) == [mine]
    assert list(laid.linked(Reference, "reference_to", A)) == [cites]
    assert list(laid.linked(Effect, "effect_on", A)) == [START]
    assert laid.known_through == base.known_through
    assert text_of(law(BOOK, slots("articulo/1")), f"{A}/articulo/1", NEW_YEAR) == version(
        f"{A}/articulo/1", "2005-05-26", START.id
    )
    assert text_of(base, f"{A}/articulo/1", date(2004, 1, 1)) is None


def test_what_is_added_to_an_act_that_has_ended_is_broken_and_the_state_names_its_status() -> None:
    gone = effect("R", T.REPEALS, B, A, "2010-01-01")
    ended = found("Adiciónese el artículo 9 al Decreto 100 de 2005.", gone)
    assert (ended.state, ended.path, ended.status, ended.ended_by) == (State.ENDED, "/articulo/9", Status.NO_LONGER, gone)
    early = found("Deróguese el artículo 1 del Decreto 100 de 2005.", *slots("articulo/1"), on=date(2004, 1, 1))
    assert (early.state, early.status) == (State.NOT_YET, Status.NOT_YET)


def test_what_the_title_declares_is_quoted_from_the_title() -> None:
    title = HEAD.replace("se dictan disposiciones inventadas", "se deroga el Decreto 100 de 2005")
    (one,) = check_draft(law(BOOK), read_act(title + "Artículo 1. Publíquese."), NEW_YEAR).declared
    assert one.effect is not None
    at = title.index("deroga el")
    assert one.effect.evidence.locator == f"caracteres {at}-{at + len('deroga el Decreto 100 de 2005')}"
    assert one.effect.actor == "co/decreto/2027/proyecto"
