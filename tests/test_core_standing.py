"""Where a slot stands for whom: one line where nobody is told apart, and else the lines of all classes rolled into one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from realm import act, commences, day, effect, enacted, law, provision, version, window

from app.core.addressees import NATIONAL_EXECUTIVE, NATIONAL_OTHER, TERRITORIAL_EXECUTIVE
from app.core.model import Effect, Record
from app.core.period import FIRST_DAY, Period
from app.core.standing import primary_end, standing, stands
from app.core.timeline import Spell, timeline
from app.core.vocabulary import Basis, EffectType, Status

LAW, LATER, COURT = "rv/ley/2001/1", "rv/ley/2010/2", "rv/auto/2011/3"
NATION, REGIONS = "addressee/nacional", "addressee/territorial"
SOON, LATE = (
    commences(LAW, "2001-09-06", scope=(NATION,), suffix="-n"),
    commences(LAW, "2002-03-06", scope=(REGIONS,), suffix="-t"),
)
TEXT = version(LAW, "2001-09-06", SOON.id, LATE.id)
STAGGERED: list[Record] = [act(LAW), SOON, LATE, TEXT, *enacted(LATER, "2010-01-01"), act(COURT)]


def ends(scope: str, when: object = "2011-01-01", type: EffectType = EffectType.REPEALS) -> Effect:
    """An end, or a suspension, for one class alone."""
    done_by = COURT if type is EffectType.SUSPENDS else LATER
    basis = Basis.JUDICIAL if type is EffectType.SUSPENDS else Basis.EXPRESS
    return effect(f"R-{scope[-4:]}", type, done_by, LAW, when, scope=(scope,), basis=basis)  # type: ignore[arg-type]


def test_where_nobody_is_told_apart_there_is_one_line() -> None:
    corpus = law(enacted(LAW, "2001-09-06"))
    place = standing(corpus, LAW, day("2005-01-01"), (NATION,))
    (_, spell) = place.spells
    assert (place.slot, place.status, place.spell, place.by_class) == (LAW, Status.IN_FORCE, spell, ())
    assert place.spells == timeline(corpus, LAW)


def test_a_law_in_force_for_some_is_in_force_in_part_and_each_class_is_told() -> None:
    place = standing(law(STAGGERED), LAW, day("2002-01-01"))
    assert place.status is Status.PARTLY
    assert [(scope, spell.status) for scope, spell in place.by_class] == [(NATION, Status.IN_FORCE), (REGIONS, Status.NOT_YET)]
    # What is told first is the line of those for whom it rules.
    assert place.spells == timeline(law(STAGGERED), LAW, NATIONAL_EXECUTIVE)
    assert place.spell == place.spells[1]
    assert (place.spell.opened, place.spell.version) == (SOON, TEXT)


@pytest.mark.parametrize(
    ("who", "on", "status"),
    [
        ((NATION,), "2002-01-01", Status.IN_FORCE),
        ((REGIONS,), "2002-01-01", Status.NOT_YET),
        ((REGIONS,), "2002-03-06", Status.IN_FORCE),
        ((NATION, REGIONS), "2002-01-01", Status.PARTLY),
        (("addressee/rama-ejecutiva",), "2002-01-01", Status.PARTLY),
        ((), "2001-09-05", Status.NOT_YET),
        ((), "2002-03-06", Status.IN_FORCE),
    ],
)
def test_the_classes_asked_for_decide(who: tuple[str, ...], on: str, status: Status) -> None:
    place = standing(law(STAGGERED), LAW, day(on), who)
    assert place.status is status
    assert place.slot == LAW


def test_a_class_asked_for_is_told_by_the_atoms_it_shares_with_those_named() -> None:
    place = standing(law(STAGGERED), LAW, day("2002-01-01"), ("addressee/rama-ejecutiva",))
    assert place.by_class == (
        (NATION, timeline(law(STAGGERED), LAW, NATIONAL_EXECUTIVE)[1]),
        (REGIONS, timeline(law(STAGGERED), LAW, TERRITORIAL_EXECUTIVE)[0]),
    )
    assert standing(law(STAGGERED), LAW, day("2002-01-01"), ("addressee/otras-ramas-y-autonomos",)).spells == timeline(
        law(STAGGERED), LAW, NATIONAL_OTHER
    )


def test_where_it_rules_for_nobody_doubt_comes_before_suspension_and_suspension_before_the_end() -> None:
    on = day("2012-01-01")
    over = [ends(NATION), ends(REGIONS)]
    assert standing(law(STAGGERED, over), LAW, on).status is Status.NO_LONGER
    held = [ends(NATION), ends(REGIONS, type=EffectType.SUSPENDS)]
    assert standing(law(STAGGERED, held), LAW, on).status is Status.SUSPENDED
    doubt = [ends(NATION, type=EffectType.SUSPENDS), ends(REGIONS, window("2011-01-01", None))]
    place = standing(law(STAGGERED, doubt), LAW, on)
    assert (place.status, place.spell.status) == (Status.UNKNOWN, Status.SUSPENDED)
    one_left = standing(law(STAGGERED, [ends(NATION)]), LAW, on)
    assert (one_left.status, one_left.spell.status) == (Status.PARTLY, Status.IN_FORCE)


def test_not_begun_for_some_and_over_for_the_others_is_over() -> None:
    gone = ends(NATION, "2002-01-01")
    place = standing(law(STAGGERED, gone), LAW, day("2002-02-01"))
    assert (place.status, place.spell.status) == (Status.NO_LONGER, Status.NOT_YET)


def test_a_text_stands_while_it_is_the_one_that_rules() -> None:
    slot = f"{LAW}/articulo/1"
    start = commences(LAW, "2001-09-06")
    replaced = effect("S", EffectType.SUBSTITUTES, LATER, slot, "2010-01-01")
    first, second = version(slot, "2001-09-06", start.id), version(slot, "2010-01-01", replaced.id)
    corpus = law(act(LAW), start, provision(slot), first, replaced, second, enacted(LATER, "2010-01-01"))
    assert [stands(corpus, first, day(on)) for on in ("2001-09-05", "2001-09-06", "2009-12-31", "2010-01-01")] == [
        False,
        True,
        True,
        False,
    ]
    assert [stands(corpus, second, day(on)) for on in ("2009-12-31", "2010-01-01")] == [False, True]


SLOT, ROUND = f"{LAW}/titulo/1/articulo/1", f"{LAW}/titulo/1"


def ended(*closed: Effect, filled: bool = True) -> Spell:
    """A spell of an article that effects ended."""
    opened = effect("A", EffectType.ADDS, LAW, SLOT, "2001-01-01")
    return Spell(
        Period(FIRST_DAY), Status.NO_LONGER, version(SLOT, "2001-01-01") if filled else None, opened=opened, closed=closed
    )


def test_the_end_named_is_the_one_aimed_closest_then_the_gravest_then_the_first_by_name() -> None:
    whole = effect("A1", EffectType.ANNULS, COURT, LAW, "2010-01-01")
    unit = effect("B1", EffectType.REPEALS, LATER, ROUND, "2010-01-01")
    own = effect("C1", EffectType.LAPSES, LATER, SLOT, "2010-01-01")
    assert primary_end(ended(whole, unit, own)) == own
    assert primary_end(ended(whole, unit)) == unit
    assert primary_end(ended(whole)) == whole
    assert primary_end(ended()) is None
    assert primary_end(ended(whole, own, filled=False)) == own  # without a text, the slot is that of what opened it
    assert primary_end(ended(replace(unit, type=EffectType.ANNULS), own, filled=False)) == own
    graver = effect("Z1", EffectType.ANNULS, COURT, SLOT, "2010-01-01")
    assert primary_end(ended(own, graver)) == graver
    twin = effect("C0", EffectType.LAPSES, LATER, SLOT, "2010-01-01")
    assert primary_end(ended(own, twin)) == twin
    assert primary_end(Spell(Period(FIRST_DAY), Status.UNKNOWN, closed=(whole, unit))) == unit
