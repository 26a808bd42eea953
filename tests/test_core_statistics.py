"""A body of law in numbers: what is counted, in which order it is told, and what is not counted."""

from __future__ import annotations

from typing import Any

from realm import EVIDENCE, act, day, effect, enacted, law, provision, reference

from app.core.model import Record, StatedStatus, Text
from app.core.statistics import MOST, decade, statistics
from app.core.vocabulary import EffectType, Incorporation, ReferenceKind

T = EffectType
BASE, REGULATION, LATER, LAST = "rv/ley/1998/1", "rv/decreto/1999/10", "rv/decreto/2005/20", "rv/decreto/2011/30"
ARTICLE = f"{REGULATION}/articulo/1"


def of_year(identifier: str, **more: Any) -> list[Record]:
    """An act in force from the first day of its year, which it bears."""
    year = int(identifier.split("/")[2])
    return enacted(identifier, f"{year}-01-01", year=year, **more)


BOOK: list[Record] = [*of_year(BASE), *of_year(REGULATION), *of_year(LATER), *of_year(LAST), provision(ARTICLE)]


def amends(name: str, actor: str, target: str, kind: EffectType = T.AMENDS, **more: Any) -> Record:
    """A change on the first day of the year of who makes it."""
    return effect(name, kind, actor, target, f"{actor.split('/')[2]}-01-01", **more)


def test_what_is_counted_are_acts_and_the_effects_that_are_carried_out() -> None:
    outstanding = amends("O", LAST, ARTICLE, incorporation=Incorporation.OUTSTANDING)
    told = statistics(law(BOOK, amends("A", LATER, ARTICLE), amends("R", LAST, REGULATION, T.REPEALS), outstanding))
    assert (told.acts, told.effects, told.outstanding) == (4, 2, 1)
    assert told.statuses == {"in_force": 3, "no_longer": 1}


def test_what_ended_is_told_by_the_decades_of_both_acts_and_a_change_of_words_ends_nothing() -> None:
    changes = [
        amends("R1", LATER, REGULATION, T.REPEALS),
        amends("R2", LAST, BASE, T.REPEALS),
        amends("R3", LAST, LATER, T.SUPERSEDES),
        amends("A", LAST, ARTICLE),
        amends("OWN", LAST, LAST, T.REPEALS),
    ]
    assert statistics(law(BOOK, changes)).repeals == {"2000": {"1990": 1}, "2010": {"1990": 1, "2000": 1}}
    assert (decade(None), decade(act("rv/decreto/1/1"))) == ("?", "?")
    assert decade(act("rv/decreto/1/1", year=1999)) == "1990"


def test_an_act_is_as_much_amended_as_acts_changed_it_however_often_each_did() -> None:
    changes = [
        amends("1", LATER, ARTICLE), amends("2", LATER, REGULATION), amends("3", LAST, ARTICLE, T.ADDS),
        amends("4", LAST, LATER, T.SUSPENDS), amends("5", REGULATION, BASE, T.CORRECTS), amends("6", LATER, LATER),
    ]  # fmt: skip
    assert statistics(law(BOOK, changes)).most_amended == [(REGULATION, 2), (LATER, 1), (BASE, 1)]
    many = [one for number in range(1, MOST + 3) for one in of_year(f"rv/decreto/2001/{number}")]
    hit = [amends(f"M{number}", LATER, f"rv/decreto/2001/{number}") for number in range(1, MOST + 3)]
    told = statistics(law(BOOK, many, hit)).most_amended
    assert [name for name, _ in told] == [f"rv/decreto/2001/{number}" for number in range(1, MOST + 1)]


def test_a_chain_goes_from_act_to_later_act_and_is_told_from_three_on() -> None:
    whole = [amends("1", REGULATION, BASE), amends("2", LATER, REGULATION, T.SUBSTITUTES), amends("3", LAST, LATER)]
    assert statistics(law(BOOK, whole)).chains == [[BASE, REGULATION, LATER, LAST]]
    assert statistics(law(BOOK, whole[:2])).chains == [[BASE, REGULATION, LATER]]
    assert statistics(law(BOOK, whole[:1])).chains == []
    # An act cannot have been changed by one before it, and what only carries out another is no change of it.
    back = [amends("1", REGULATION, BASE), amends("2", LATER, REGULATION), amends("B", REGULATION, LAST)]
    assert statistics(law(BOOK, back)).chains == [[BASE, REGULATION, LATER]]


def test_acts_of_one_year_are_ordered_by_the_day_they_were_issued_or_else_published() -> None:
    first, second, third = (f"rv/decreto/2001/{number}" for number in (3, 2, 1))
    acts: list[Record] = [
        act(first, year=2001, issued=day("2001-02-01")),
        act(second, year=2001, published=day("2001-03-01")),
        act(third, year=2001, issued=day("2001-04-01")),
    ]
    changes = [effect("1", T.AMENDS, second, first, "2001-05-01"), effect("2", T.AMENDS, third, second, "2001-05-01")]
    assert statistics(law(acts, changes)).chains == [[first, second, third]]


def test_a_regulation_is_orphaned_when_every_act_it_rests_on_is_gone_and_it_goes_on() -> None:
    rests = [
        reference("G1", ReferenceKind.IMPLEMENTS, ARTICLE, f"{BASE}/articulo/5"),
        reference("G2", ReferenceKind.BASED_ON, LATER, BASE),
        reference("G3", ReferenceKind.BASED_ON, LATER, REGULATION),
        reference("C", ReferenceKind.CITES, LAST, BASE),
    ]
    gone = amends("R", LAST, BASE, T.REPEALS)
    assert statistics(law(BOOK, rests)).orphaned == []
    assert statistics(law(BOOK, rests, [gone])).orphaned == [(REGULATION, [BASE])]
    gone_too = amends("R2", LAST, REGULATION, T.REPEALS)
    assert statistics(law(BOOK, rests, [gone, gone_too])).orphaned == [(LATER, [REGULATION, BASE])]


def test_the_newest_of_the_orphaned_are_told_and_no_more() -> None:
    names = [f"rv/decreto/2001/{number}" for number in range(1, MOST + 3)]
    rests = [reference(f"G{name[16:]}", ReferenceKind.IMPLEMENTS, name, BASE) for name in names]
    acts = [one for name in names for one in of_year(name)]
    told = statistics(law(BOOK, acts, rests, amends("R", LAST, BASE, T.REPEALS))).orphaned
    assert told == [(name, [BASE]) for name in reversed(names[2:])]


def test_what_publishers_state_and_the_core_denies_is_counted_the_most_frequent_first() -> None:
    def states(name: str, target: str, word: str) -> StatedStatus:
        return StatedStatus(id=f"stated/{name}", act=target, value=Text(word, word), evidence=EVIDENCE)

    stated = [
        states("1", BASE, "Derogado"),
        states("2", REGULATION, "Vigente"),
        states("3", LATER, "Vigente"),
        states("4", LAST, "Vigente"),
        states("5", "rv/decreto/1900/1", "Vigente"),
    ]
    gone = [amends("R", LAST, REGULATION, T.REPEALS), amends("R2", LAST, LATER, T.REPEALS)]
    told = statistics(law(BOOK, gone, stated)).stated_otherwise
    assert list(told.items()) == [("Vigente / no_longer", 2), ("Derogado / in_force", 1)]


def test_an_act_that_was_followed_no_longer_counts_as_it_was_known_last() -> None:
    followed = of_year(REGULATION, recorded_until=day("2010-12-31"))
    book = [*followed, *of_year(LAST)]
    assert statistics(law(book, amends("R", LAST, REGULATION, T.REPEALS))).statuses == {"in_force": 2}
