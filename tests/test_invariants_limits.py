"""Where each invariant begins to complain: what lies just inside is law like any other, what lies just outside is found.

The books of `broken/invariants` show one fault each to the curator; here each rule is walked up to its edge from both sides.
"""

from __future__ import annotations

from typing import Any

import pytest
from realm import EVIDENCE, SOURCE, absence, act, both, claim, commences, day, effect, enacted, law, provision, version, window

from app.core.invariants import check
from app.core.model import Dataset, Evidence, Opinion, Record, Source
from app.core.vocabulary import Basis, Confidence, EffectType, Incorporation, Reach, StartRule

T = EffectType
BOOK = Dataset(
    id="dataset/x", title=both("x"), known_through=day("2020-12-31"), recorded_on=day("2021-01-31"), editor="agent/escribano"
)
NOWHERE = Source(id="source/ninguna", title=both("none"), kind="source-kind/none")
OLD, NEW, LEY, AUTO = "rv/decreto/2003/10", "rv/decreto/2010/20", "rv/ley/2001/1", "rv/auto/corte/2003-77"
ONE, TWO = f"{OLD}/articulo/1", f"{OLD}/articulo/2"
Book = list[Record | list[Record]]


def book(*more: Record | list[Record]) -> Book:
    """An old decree with two articles, a new one that may act on it, a law, and what a case adds."""
    return [
        BOOK,
        enacted(OLD, "2003-01-01", issued=day("2003-01-01")),
        provision(ONE),
        version(ONE, "2003-01-01", "effect/S-decreto-2003-10"),
        provision(TWO),
        version(TWO, "2003-01-01", "effect/S-decreto-2003-10"),
        enacted(NEW, "2010-01-01", issued=day("2010-01-01")),
        enacted(LEY, "2001-01-01"),
        act(AUTO),
        *more,
    ]


def told(*more: Record | list[Record]) -> list[tuple[str, str]]:
    """Code and record of every finding in a book."""
    return [(one.code, one.focus) for one in check(law(*book(*more)))]


def on_old(type_: EffectType = T.REPEALS, target: str = ONE, start: Any = "2010-01-01", name: str = "E", **more: Any) -> Record:
    """An effect of the new decree on the old one."""
    return effect(name, type_, NEW, target, start, **more)


def by_court(type_: EffectType = T.ANNULS, target: str = ONE, start: Any = "2012-01-01", name: str = "E", **more: Any) -> Record:
    """An effect of the ruling on the old decree."""
    return effect(name, type_, AUTO, target, start, **{"basis": Basis.JUDICIAL, **more})


def evidence(source: str, confidence: Confidence, quote: str = "") -> Evidence:
    """Evidence from one source."""
    return Evidence(sources=(source,), confidence=confidence, quote=quote)


ENDED = effect("END", T.REPEALS, NEW, ONE, "2010-01-01")
ENDED_ACT = effect("END", T.REPEALS, NEW, OLD, "2010-01-01")
LATER = enacted("rv/decreto/2012/30", "2012-01-01")
TACIT = on_old(T.REPEALS, basis=Basis.TACIT)
SUSPENDED = by_court(T.SUSPENDS, name="P")


def later(type_: EffectType, target: str, **more: Any) -> Record:
    """An effect of a third decree, in 2012."""
    return effect("E", type_, "rv/decreto/2012/30", target, "2012-01-01", **more)


def opinion(given: str) -> Opinion:
    """A view on the tacit repeal."""
    return Opinion(
        id="opinion/1", about="effect/E", holder="agent/x", day=day(given), position=both("p"), dissent=False, evidence=EVIDENCE
    )


CHAPTER, INNER = f"{OLD}/capitulo/1", f"{OLD}/articulo/3"
NESTED: list[Record] = [provision(CHAPTER), provision(INNER, parent=CHAPTER)]
WHOLE = on_old(T.INCORPORATES, OLD, name="W")
PARTS = [on_old(T.INCORPORATES, one, name=f"W{number}", part_of="effect/W") for number, one in enumerate((ONE, TWO))]
UNKNOWN = act("rv/decreto/2005/5")
#: An act of which the law knows no day of issue, and that began after the new decree acted.
YOUNG = "rv/decreto/2015/9"
YOUNGER = enacted(YOUNG, "2015-01-01")


CLEAN: dict[str, list[Record | list[Record]]] = {
    "nothing but the law": [],
    "L03 a window without an end": [on_old(start=window("2010-01-01", None))],
    "L03 an absence that only begins, or only ends": [
        absence("faros", "2001-01-01", None),
        absence("barbas", None, "2001-01-01"),
    ],
    "L03 an absence of one day": [absence("faros", "2001-01-01", "2001-01-02")],
    "L03 a name as exact as the day is known": [
        on_old(T.SUBSTITUTES, start=window("2010-03-01", "2010-03-31")),
        version(ONE, "2010-03", "effect/E"),
        version(TWO, "undated", "effect/E"),
    ],
    "L04 on the day its act starts": [on_old()],
    "L04 a window that reaches the start": [on_old(start=window("2009-06-01", "2010-01-01"))],
    "L04 an act whose start nobody recorded": [UNKNOWN, effect("E", T.REPEALS, UNKNOWN.id, ONE, "2004-01-01")],
    "L05 on a slot of which nothing is known": [UNKNOWN, on_old(target=UNKNOWN.id)],
    "L05 a thesis": [*YOUNGER, on_old(target=YOUNG, basis=Basis.TACIT), opinion("2015-01-01")],
    "L05 a day of which only the beginning is known": [on_old(start=window("2010-01-01", None))],
    "L07 what could not be carried out": [ENDED, LATER, later(T.REPEALS, ONE, incorporation=Incorporation.OUTSTANDING)],
    "L07 what only adds to it": [ENDED, LATER, later(T.COMPLEMENTS, ONE)],
    "L07 a life that differs by addressee": [
        on_old(name="END", scope=("addressee/nacional",)),
        LATER,
        later(T.REPEALS, ONE),
    ],
    "L06 in an order that is told": [on_old(T.SUBSTITUTES, name="A"), on_old(T.SUBSTITUTES, name="B", sequence=1, start=None)],
    "L06 on days that are not known": [
        on_old(T.SUBSTITUTES, name="A", start=window("2010-01-01", "2010-02-01")),
        on_old(T.SUBSTITUTES, name="B", start=window("2010-01-01", "2010-03-01")),
    ],
    "L06 one that could not be carried out": [
        on_old(T.SUBSTITUTES, name="A"),
        on_old(T.SUBSTITUTES, name="B", start=None, incorporation=Incorporation.OUTSTANDING),
    ],
    "L08 on the eve of its end": [
        effect("END", T.REPEALS, "rv/decreto/2012/30", OLD, "2012-01-01"),
        LATER,
        on_old(T.SUBSTITUTES, start="2011-12-31"),
        version(ONE, "2011-12-31", "effect/E"),
    ],
    "L08 a day that is not known": [
        ENDED_ACT,
        LATER,
        effect("E", T.ADDS, "rv/decreto/2012/30", TWO, window("2012-01-01", "2012-02-01")),
        version(TWO, "2012", "effect/E"),
    ],
    "L09 issued on one day": [act(UNKNOWN.id, issued=day("2003-01-01")), effect("E", T.AMENDS, UNKNOWN.id, ONE, "2004-01-01")],
    "L11 every article, those in a chapter too": [
        NESTED,
        WHOLE,
        PARTS,
        on_old(T.INCORPORATES, INNER, name="W3", part_of="effect/W"),
    ],
    "L11 what is left out is named": [NESTED, on_old(T.INCORPORATES, OLD, name="W", exceptions=both("articulo 3")), PARTS],
    "L12 a suspension lifted by its name": [SUSPENDED, by_court(T.LIFTS, "effect/P", "2013-01-01")],
    "L12 a suspension lifted by the unit": [SUSPENDED, by_court(T.LIFTS, ONE, "2013-01-01")],
    "L12 an effect put off to a day": [
        on_old(start="2011-01-01", name="A"),
        effect("E", T.POSTPONES, NEW, "effect/A", "2010-06-01", works_from=day("2012-01-01")),
    ],
    "L13 a Roman number": [provision(f"{OLD}/titulo/14", number="XIV")],
    "L13 a number that nobody verified": [
        provision(
            f"{OLD}/titulo/2",
            number="9",
            evidence=Evidence(sources=("source/x",), confidence=Confidence.LOW, unverified=("number",)),
        )
    ],
    "L15 followed as long as the book": [act(UNKNOWN.id, recorded_until=day("2020-12-31"))],
    "L16 on the day of record": [claim("a", 1, f"{ONE}@2003-01-01", assessed_on=day("2021-01-31")), TACIT, opinion("2021-01-31")],
    "L18 no source and no certainty": [NOWHERE, on_old(evidence=evidence(NOWHERE.id, Confidence.UNVERIFIED))],
    "L18 a quote that was read": [on_old(evidence=evidence(SOURCE.id, Confidence.HIGH, "Derógase"))],
    "L19 for different addressees": [
        on_old(name="A", scope=("addressee/nacional",)),
        on_old(name="B", scope=("addressee/territorial",)),
    ],
    "R1 a rule that gives no day": [act(UNKNOWN.id), commences(UNKNOWN.id, "2005-01-01", StartRule.ON_PUBLICATION)],
    "R2 on the day of publication": [act(UNKNOWN.id, published=day("2005-01-01")), commences(UNKNOWN.id, "2005-01-01")],
    "R2 a day that may be later": [
        act(UNKNOWN.id, published=day("2005-01-01")),
        commences(UNKNOWN.id, window("2004-01-01", "2005-01-01")),
    ],
    "R7 an equal": [on_old(T.SUBSTITUTES)],
    "R7 a court": [by_court(T.ANNULS, LEY, reach=Reach.EX_NUNC)],
}
FOUND: dict[str, tuple[list[Record | list[Record]], list[tuple[str, str]]]] = {
    "L02 no actor": ([effect("E", T.REPEALS, "rv/decreto/2010/99", ONE, "2010-01-01")], [("L02", "effect/E")]),
    "L02 no target": ([on_old(target=f"{OLD}/articulo/9")], [("L02", "effect/E")]),
    "L02 neither": ([effect("E", T.REPEALS, "rv/decreto/2010/99", f"{OLD}/articulo/9")], [("L02", "effect/E")] * 2),
    "L03 a far-off last day": ([on_old(start=window("2010-01-01", "9999-12-30"))], [("L03", "effect/E")]),
    "L03 an absence that ends as it begins": (
        [absence("faros", "2001-01-01", "2001-01-01")],
        [("L03", "absence/faros-2001-01-01")],
    ),
    "L04 on the eve of the start": ([on_old(start="2009-12-31")], [("L04", "effect/E")]),
    "L05 before it began": ([*YOUNGER, on_old(target=YOUNG)], [("L05", "effect/E")]),
    "L07 the day after": ([ENDED, LATER, later(T.REPEALS, ONE)], [("L07", "effect/E")]),
    "L08 the day it ended and after": (
        [ENDED_ACT, LATER, later(T.ADDS, TWO), version(TWO, "2012-01-01", "effect/E")],
        [("L08", f"{TWO}@2012-01-01")],
    ),
    "L11 an article in a chapter": ([NESTED, WHOLE, PARTS], [("L11", "effect/W")]),
    "L12 a ruling without a day": ([by_court(start=None, reach=Reach.EX_NUNC)], [("L12", "effect/E")]),
    "L12 put off to no day": (
        [on_old(start="2011-01-01", name="A"), effect("E", T.POSTPONES, NEW, "effect/A", "2010-06-01")],
        [("L12", "effect/E")],
    ),
    "L12 no effect that could be put off": (
        [effect("E", T.POSTPONES, NEW, ONE, "2010-06-01", works_from=day("2012-01-01"))],
        [("L12", "effect/E")],
    ),
    "L12 lifting what suspends nothing": ([on_old(name="A"), by_court(T.LIFTS, "effect/A", "2013-01-01")], [("L12", "effect/E")]),
    "L13 a Roman number that is another": ([provision(f"{OLD}/titulo/14", number="XVI")], [("L13", f"{OLD}/titulo/14")]),
    "L13 letters that are no number": ([provision(f"{OLD}/titulo/14", number="Z")], [("L13", f"{OLD}/titulo/14")]),
    "L13 an empty number": ([provision(f"{OLD}/titulo/14", number="")], [("L13", f"{OLD}/titulo/14")]),
    "L15 a day longer than the book": ([act(UNKNOWN.id, recorded_until=day("2021-01-01"))], [("L15", UNKNOWN.id)]),
    "L16 the day after it was recorded": ([TACIT, opinion("2021-02-01")], [("L16", "opinion/1")]),
    "R1 no day is written": (
        [act(UNKNOWN.id, published=day("2005-01-01")), commences(UNKNOWN.id, None, StartRule.ON_PUBLICATION)],
        [("R1", "effect/S-decreto-2005-5")],
    ),
    "R1 months that were not counted": (
        [act(UNKNOWN.id, published=day("2005-12-31")), commences(UNKNOWN.id, "2006-02-27", StartRule.TWO_MONTHS_DEFAULT)],
        [("R1", "effect/S-decreto-2005-5")],
    ),
    "R2 on the eve of publication": (
        [act(UNKNOWN.id, published=day("2005-01-01")), commences(UNKNOWN.id, "2004-12-31")],
        [("R2", "effect/S-decreto-2005-5")],
    ),
    **{
        f"R7 {kind.value}": ([on_old(kind, LEY)], [("R7", "effect/E")])
        for kind in (T.REPEALS, T.SUBSTITUTES, T.AMENDS, T.INCORPORATES, T.SUPERSEDES)
    },
}


@pytest.mark.parametrize("case", CLEAN)
def test_what_lies_just_inside_is_not_found(case: str) -> None:
    assert told(*CLEAN[case]) == []


@pytest.mark.parametrize("case", FOUND)
def test_what_lies_just_outside_is_found(case: str) -> None:
    records, expected = FOUND[case]
    assert told(*records) == expected


def test_what_was_said_of_days_is_said_of_the_day_that_is_written() -> None:
    """A commencement without any day is told as such, not as the first day of the calendar."""
    records, _ = FOUND["R1 no day is written"]
    (finding,) = check(law(*book(*records)))
    assert finding.message == "its rule gives 2005-01-01, but no day is written."


def test_a_broken_tree_hides_what_would_follow_from_it() -> None:
    both_faults = [on_old(T.REPEALS, LEY, start="2009-12-31")]
    assert told(*both_faults) == [("R7", "effect/E")]
