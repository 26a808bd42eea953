"""Drafts checked against a small body of law, made for what the book of record does not hold: twins, spent acts, bare units."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drafts import HEAD, draft
from realm import EVIDENCE, act, both, commences, day, effect, enacted, law, provision, version

from app.core.corpus import MemoryCorpus
from app.core.drafts import DraftCheck, check_draft, first_day
from app.core.drafts.overlay import Overlaid
from app.core.drafts.targets import State
from app.core.model import Deadline, Record, Reference
from app.core.reading import read_act
from app.core.vocabulary import Anchor, EffectType, ReferenceKind

A, B, C, LAW = "co/decreto/2005/100", "co/decreto/2010/4", "co/decreto/2012/7", "co/ley/2001/1"
ONE, TWO = f"{A}/articulo/1", f"{A}/articulo/2"
START = commences(A, "2005-05-26")
FIRST, SECOND = version(ONE, "2005-05-26", START.id), version(TWO, "2005-05-26", START.id)
BOOK: list[Record] = [
    act(A), START, version(A, "2005-05-26", START.id), provision(ONE), FIRST, provision(TWO), SECOND, *enacted(LAW, "2001-01-01"),
    provision(f"{LAW}/articulo/5"), version(f"{LAW}/articulo/5", "2001-01-01", "effect/S-ley-2001-1"),
]  # fmt: skip
NEW_YEAR = date(2027, 1, 1)


def checked(text: str, *more: Record, over: MemoryCorpus | None = None) -> DraftCheck:
    """A draft, by its first day, over the book and what a case adds."""
    return check_draft(over or law(BOOK, *more), read_act(text), NEW_YEAR)


def states(clause: str, *more: Record) -> list[tuple[State, str]]:
    """How the targets of a clause stand, and why it is not applied."""
    return [(one.found.state, one.unapplied) for one in checked(draft(clause), *more).declared]


def test_resolutions_of_one_number_and_year_are_ambiguous_until_the_issuer_is_told() -> None:
    twin = replace(act("co/resolucion/2010/5"), number="5", year=2010)
    twins = [
        replace(twin, id=f"co/resolucion-{issuer}/2010/5", kind=f"act-type/resolucion-{issuer}") for issuer in ("dian", "mintic")
    ]
    found = checked(draft("Deróguese la Resolución 5 de 2010."), *twins).declared[0].found
    assert (found.state, found.nearest) == (State.AMBIGUOUS, tuple(one.id for one in twins))
    (alone,) = checked(draft("Deróguese la Resolución 5 de 2010."), twins[0]).declared
    assert alone.found.state is not State.AMBIGUOUS
    assert states("Deróguese la Resolución 6 de 2010.", *twins) == [(State.ACT_NOT_RECORDED, "target")]


def test_a_name_that_stands_for_no_one_act_has_no_neighbours() -> None:
    (one,) = checked(draft("Deróguese el artículo 5 del Código Penal Militar.")).declared
    assert (one.found.state, one.found.nearest) == (State.ACT_NOT_RECORDED, ())


def test_an_act_that_is_spent_is_told_with_what_took_the_place_of_its_text() -> None:
    given = effect("G", EffectType.SUBSTITUTES, B, ONE, "2010-01-01")
    over = effect("H", EffectType.SUBSTITUTES, C, ONE, "2012-01-01")
    texts = [version(ONE, "2010-01-01", given.id, text_from=(B,)), version(ONE, "2012-01-01", over.id, text_from=(C,))]
    records = [given, over, *texts, *enacted(B, "2010-01-01"), *enacted(C, "2012-01-01")]
    (one,) = checked(draft("Deróguese el Decreto 4 de 2010."), *records).declared
    assert (one.found.state, one.found.ended_by, one.found.since) == (State.ENDED, over, day("2012-01-01"))


def test_a_provision_of_which_no_text_is_recorded_has_ended_with_its_act() -> None:
    bare = provision(f"{A}/articulo/3")
    gone = effect("R", EffectType.REPEALS, B, A, "2010-01-01")
    (one,) = checked(draft("Deróguese el artículo 3 del Decreto 100 de 2005."), bare, gone, *enacted(B, "2010-01-01")).declared
    assert (one.found.state, one.found.ended_by, one.found.since) == (State.ENDED, gone, day("2010-01-01"))


def test_a_provision_of_which_no_text_is_recorded_is_not_known_while_its_act_goes_on() -> None:
    bare = provision(f"{A}/articulo/3")
    assert states("Deróguese el artículo 3 del Decreto 100 de 2005.", bare) == [(State.FORCE_UNKNOWN, "target")]


def test_a_unit_that_is_not_recorded_in_one_that_is_may_be_there() -> None:
    title: list[Record] = [provision(f"{A}/titulo/1"), version(f"{A}/titulo/1", "2005-05-26", START.id)]
    clause = "Deróguese el Capítulo 7 del Título 1 del Decreto 100 de 2005."
    assert states(clause, *title) == [(State.PLACE_NOT_RECORDED, "target")]


def test_what_the_check_cannot_carry_out_is_told_so() -> None:
    (one,) = checked(draft("Revívese el Decreto 100 de 2005.")).declared
    assert (one.read.type, one.unapplied, one.effect) == ("revives", "kind", None)


def test_what_lies_in_an_article_is_answered_for_by_the_article() -> None:
    gone: list[Record] = [effect("R", EffectType.REPEALS, B, ONE, "2010-01-01"), *enacted(B, "2010-01-01")]
    assert states("Deróguese el numeral 2 del artículo 2 del Decreto 100 de 2005.") == [(State.RESOLVED, "")]
    assert states("Deróguese el numeral 2 del artículo 1 del Decreto 100 de 2005.", *gone) == [(State.ENDED, "target")]
    added = 'Adiciónese el numeral 2 al artículo 1 del Decreto 100 de 2005, así:\n\n"2. Los ríos."'
    assert states(added, *gone) == [(State.ENDED, "target")]
    assert states(added) == [(State.NEW, "")]


def test_a_decree_that_regulates_an_article_rests_on_it_and_changes_nothing() -> None:
    title = HEAD.replace("se dictan disposiciones inventadas", "se reglamenta el artículo 5 de la Ley 1 de 2001")
    found = checked(title + "Artículo 1. Publíquese.")
    (one,) = found.declared
    assert (one.effect, one.unapplied, one.outranked) == (None, "", False)
    (basis,) = (record for record in found.proposed.records if isinstance(record, Reference))
    assert (basis.kind, basis.target) == (ReferenceKind.IMPLEMENTS, f"{LAW}/articulo/5")


def test_a_deadline_is_moved_by_who_extends_the_provision_that_sets_it() -> None:
    def limit(name: str, text: str) -> Deadline:
        blank = {"obligation": both("o"), "addressee": both("a"), "addressees": (), "evidence": EVIDENCE}
        return Deadline(id=f"deadline/{name}", anchor=Anchor.FIXED, due=day("2027-06-30"), established_by=(text,), **blank)  # type: ignore[arg-type]

    old = version(ONE, "2004-01-01", "effect/X")
    limits = [limit("1", FIRST.id), limit("2", SECOND.id), limit("3", old.id)]
    found = checked(draft("Prorróguese el plazo previsto en el artículo 1 del Decreto 100 de 2005."), old, *limits)
    (one,) = found.declared
    assert one.effect is not None
    assert [(fate.deadline.id, fate.fate, fate.by) for fate in found.deadlines] == [("deadline/1", "moved", one.effect.id)]


def test_headings_of_inserted_text_may_count_in_roman_numerals() -> None:
    units = ("TÍTULO IX\nDE LOS RÍOS", "CAPÍTULO IV\nPESCA", "ARTÍCULO 40. Pesca. Habrá pesca.", "CAPÍTULO V\nRÍOS")
    words = "\n\n".join(units)
    found = checked(draft(f'Adiciónese el Título IX al Decreto 100 de 2005, así:\n\n"{words}"'))
    assert {f"{A}/titulo/9/capitulo/4", f"{A}/titulo/9/capitulo/5"} <= {one.slot for one in found.versions}


def test_two_clauses_that_give_one_text_give_it_once() -> None:
    clause = 'Modifíquese el artículo 1 del Decreto 100 de 2005, el cual quedará así:\n\n"Artículo 1. Uno."'
    again = "\n\nArtículo 2. Sustitúyase el artículo 1 del Decreto 100 de 2005."
    found = checked(draft(clause + again))
    assert [one.id for one in found.versions if one.slot == ONE] == [f"{ONE}@2027-01-01"]


def test_the_first_day_is_read_only_where_there_is_such_a_day() -> None:
    today = date(2026, 11, 1)

    def read(number: str, clause: str) -> tuple[date, str]:
        articles = f"Artículo 1. Uno.\n\nArtículo 2. El presente decreto rige {clause}."
        found = first_day(read_act(f"{number}\n\nPor el cual se dictan normas\n\nDECRETA:\n\n{articles}"), None, today)
        return found.day, found.origin

    dated = "DECRETO 5 DE 2027\n\n(enero 15)"
    assert read(dated, "a partir de su publicación") == (date(2027, 1, 15), "text")
    assert read(dated, "dos (2) meses después de su publicación") == (date(2027, 3, 15), "text")
    assert read(dated, "dos (2) días después de su publicación") == (today, "today")
    assert read("DECRETO 5 DE 2027", "dos (2) meses después de su publicación") == (today, "today")
    assert read(dated, "a partir del 31 de febrero de 2028") == (today, "today")


def test_a_draft_has_no_statements() -> None:
    base = law(BOOK)
    assert Overlaid(base, []).premises(A) == base.premises(A) == ()
    assert Overlaid(base, []).linked(type(FIRST), "slot", ONE) == [FIRST]
