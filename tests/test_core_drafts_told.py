"""All that the check of a draft tells, on a small body of law: the records it would be, and what they would end or move."""

# ruff: noqa: E501 - a record and what it is compared with stand on one line

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from drafts import HEAD, draft
from realm import (
    EVIDENCE,
    act,
    both,
    claim,
    commences,
    day,
    effect,
    enacted,
    governs,
    law,
    on,
    principle,
    provision,
    reference,
    topic,
    version,
)

from app.core.drafts import DraftCheck, check_draft
from app.core.drafts.targets import State
from app.core.model import Commencement, Deadline, Effect, Evidence, Provision, Record, Source, Text, Version
from app.core.reading import read_act
from app.core.vocabulary import Anchor, Confidence, EffectType, Incorporation, Outcome, Rank, ReferenceKind, Role, StartRule

A, B, LAW, MANUAL = "co/decreto/2005/100", "co/decreto/2010/4", "co/ley/2001/1", "co/manual/2006/guia"
ONE, TWO, THREE = (f"{A}/articulo/{number}" for number in (1, 2, 3))
START = commences(A, "2005-05-26")
FIRST = version(ONE, "2005-05-26", START.id, governs=governs("rios", Role.POLICY), addressees=("class/public",))
DRAFT, OWN = "co/decreto/2027/proyecto", "co/decreto/2027/proyecto/articulo/1"
BOOK: list[Record] = [
    act(A), START, version(A, "2005-05-26", START.id), topic("rios"), *enacted(LAW, "2001-01-01"),
    provision(f"{LAW}/articulo/5"), version(f"{LAW}/articulo/5", "2001-01-01", "effect/S-ley-2001-1"),
    *(provision(slot) for slot in (ONE, TWO, THREE)), FIRST,
    *(version(slot, "2005-05-26", START.id) for slot in (TWO, THREE)),
]  # fmt: skip
NEW_YEAR = date(2027, 1, 1)
NOTE = Text("Propuesta leída de un proyecto; no es derecho vigente.", "A proposal read from a draft; it is not law in force.")
LOW = Evidence(sources=("source/proyecto",), confidence=Confidence.LOW, note=NOTE)
UNIT = 'Modifíquese el artículo 1 del Decreto 100 de 2005, el cual quedará así:\n\n"Artículo 1. Los ríos. Son de todos."'


def checked(clause: str, *more: Record, on_day: date = NEW_YEAR) -> DraftCheck:
    """A draft of one clause over the book and what a case adds."""
    return check_draft(law(BOOK, *more), read_act(clause if clause.startswith("PROYECTO") else draft(clause)), on_day)


def quoted(words: str, grade: Confidence = Confidence.MEDIUM) -> Evidence:
    """The evidence of words of the first article of a draft."""
    at = len(HEAD + "Artículo 1. ")
    where = f"art. 1, caracteres {at}-{at + len(words)}"
    return Evidence(sources=("source/proyecto",), confidence=grade, locator=where, quote=words, note=NOTE)


def test_a_draft_is_a_source_an_act_its_commencement_and_its_articles_that_act() -> None:
    found = checked(UNIT)
    source, itself, start, whole, article, text, change, new = found.proposed.records
    assert source == Source(
        id="source/proyecto", title=Text("El proyecto examinado", "The draft examined"), kind="source-kind/draft"
    )
    assert itself == found.act
    fixed = Commencement(rule=StartRule.FIXED_DAY)
    assert start == Effect(
        id="effect/P-0",
        type=EffectType.COMMENCES,
        actor=DRAFT,
        target=DRAFT,
        start=on("2027-01-01"),
        commencement=fixed,
        evidence=LOW,
    )
    assert whole == Version(
        id=f"{DRAFT}@2027-01-01", slot=DRAFT, heading=found.act.label, produced_by=("effect/P-0",), evidence=LOW
    )
    assert article == Provision(id=OWN, parent=DRAFT, kind="subdivision/articulo", number="1", evidence=LOW)
    heading = Text("Artículo 1", "Article 1")
    assert text == Version(id=f"{OWN}@2027-01-01", slot=OWN, heading=heading, produced_by=("effect/P-0",), evidence=LOW)
    read = quoted("Modifíquese el artículo 1 del Decreto 100 de 2005")
    assert change == Effect(id="effect/P-1", type=EffectType.AMENDS, actor=OWN, target=ONE, evidence=read)
    assert new == Version(
        id=f"{ONE}@2027-01-01", slot=ONE, heading=Text("Los ríos", "Los ríos"), produced_by=("effect/P-1",), text_from=(OWN,),
        governs=FIRST.governs, addressees=FIRST.addressees, evidence=replace(read, confidence=Confidence.LOW, unverified=("governs",)),
    )  # fmt: skip
    assert found.versions == (new,)
    assert found.proposed.assumed == {new.id}
    span = found.read_for("effect/P-1")
    assert span is not None
    assert span.span == "Modifíquese el artículo 1 del Decreto 100 de 2005"
    assert (found.broken, found.cut, found.days, found.recorded_as) == (0, False, (NEW_YEAR,), "")


@pytest.mark.parametrize(
    ("head", "kind", "rank", "es", "en"),
    [
        ("PROYECTO DE DECRETO", "decreto", Rank.DECREE, "Proyecto de decreto", "Draft decree"),
        ("PROYECTO DE RESOLUCIÓN", "resolucion", Rank.RESOLUTION, "Proyecto de resolución", "Draft resolution"),
        ("PROYECTO DE LEY", "ley", Rank.STATUTE, "Proyecto de ley", "Draft law"),
        ("PROYECTO DE DECRETO LEY", "decreto-ley", Rank.STATUTE, "Proyecto de decreto ley", "Draft decree-law"),
        ("PROYECTO DE DIRECTIVA PRESIDENCIAL", "directiva-presidencial", Rank.DIRECTIVE, "Proyecto de directiva", "Draft directive"),
        ("ACTO LEGISLATIVO 2 DE 2026", "acto-legislativo", Rank.CONSTITUTION, "Proyecto de acto legislativo", "Draft legislative act"),
        ("BORRADOR", "decreto", Rank.DECREE, "Proyecto de decreto", "Draft decree"),
    ],
)  # fmt: skip
def test_a_draft_bears_the_kind_of_its_head_and_no_number(head: str, kind: str, rank: Rank, es: str, en: str) -> None:
    text = f"{head}\n\nPor el cual se dictan normas\n\nArtículo 1. Uno, según la ley.\n"
    found = check_draft(law(BOOK), read_act(text), NEW_YEAR).act
    assert (found.id, found.kind, found.rank) == (f"co/{kind}/2027/proyecto", f"act-type/{kind}", rank)
    assert (found.label, found.short) == (Text(f"{es} de 2027", f"{en} of 2027"), Text("Proyecto 2027", "Draft 2027"))
    assert (found.year, found.number, found.title) == (2027, "", "Por el cual se dictan normas")
    assert found.evidence == replace(LOW, unverified=("issued", "published"))


def test_an_effect_of_a_later_day_ends_its_text_on_that_day_and_what_it_spares_is_said() -> None:
    later = checked("Deróguese el artículo 1 del Decreto 100 de 2005, a partir del 1 de marzo de 2027.")
    assert later.days == (NEW_YEAR, date(2027, 3, 1))
    assert [(one.version, one.by, one.replaced_by) for one in later.ended] == [(FIRST, "effect/P-1", None)]
    (one,) = later.declared
    assert one.effect is not None
    assert one.effect.start == on("2027-03-01")
    (spared,) = checked("Deróguese el Decreto 100 de 2005, salvo los artículos 2 y 3.").declared
    assert spared.effect is not None
    assert spared.effect.exceptions == Text("articulo 2; articulo 3", "articulo 2; articulo 3")


def test_an_article_of_the_draft_that_starts_later_acts_later() -> None:
    last = "\n\nArtículo 9. El presente decreto rige desde su publicación. El artículo 1 regirá a partir del 1 de mayo de 2027.\n"
    found = check_draft(law(BOOK), read_act(draft("Deróguese el artículo 2 del Decreto 100 de 2005.", last)), NEW_YEAR)
    (one,) = found.declared
    assert one.effect is not None
    assert (one.effect.start, found.days) == (on("2027-05-01"), (NEW_YEAR, date(2027, 5, 1)))


def test_a_vague_effect_is_kept_outstanding_and_ends_nothing() -> None:
    for clause in (
        "Deróguese parcialmente el Decreto 100 de 2005.",
        'Suprímase la palabra "río" del artículo 1 del Decreto 100 de 2005.',
    ):
        found = checked(clause)
        (one,) = found.declared
        assert one.effect is not None
        assert (one.unapplied, one.effect.incorporation, found.ended) == ("partial", Incorporation.OUTSTANDING, ())
    (named,) = checked("Modifíquese el nombre del artículo 1 del Decreto 100 de 2005.").declared
    assert named.unapplied == "partial"
    (amended,) = checked("Modifíquese parcialmente el artículo 1 del Decreto 100 de 2005.").declared
    assert amended.unapplied == ""


def test_a_range_is_told_article_by_article_and_what_is_said_twice_counts_once() -> None:
    found = checked("Deróguense los artículos 1 a 3 del Decreto 100 de 2005 y el artículo 2 del Decreto 100 de 2005.")
    assert [(one.found.slot, one.unapplied) for one in found.declared] == [(ONE, ""), (TWO, ""), (THREE, ""), (TWO, "repeated")]
    assert [one.version.slot for one in found.ended] == [ONE, TWO, THREE]
    assert [one.by for one in found.ended] == ["effect/P-1", "effect/P-2", "effect/P-3"]


def test_what_a_target_is_and_what_else_it_may_mean() -> None:
    (gap,) = checked("Deróguese el artículo 9 del Decreto 100 de 2005.").declared
    assert (gap.found.state, gap.found.slot, gap.found.path) == (State.MISSING, A, "/articulo/9")
    assert (gap.found.nearest, gap.unapplied, gap.effect) == ((THREE, TWO, ONE), "target", None)
    (year,) = checked("Deróguese el Decreto 100 de 2006.").declared
    assert (year.found.state, year.found.slot, year.found.nearest) == (State.ACT_NOT_RECORDED, "", (A,))
    (there,) = checked("Deróguese el artículo 1 del Decreto 100 de 2005.").declared
    assert (there.found.state, there.found.status, there.found.since) == (State.RESOLVED, "in_force", day("2005-05-26"))
    (new,) = checked("Adiciónese el artículo 4 al Decreto 100 de 2005.").declared
    assert (new.found.state, new.found.path, new.found.nearest) == (State.NEW, "/articulo/4", (ONE, TWO, THREE))
    suspended = effect("S", EffectType.SUSPENDS, B, ONE, "2011-01-01")
    (held,) = checked("Deróguese el artículo 1 del Decreto 100 de 2005.", *enacted(B, "2010-01-01"), suspended).declared
    assert (held.found.state, held.unapplied) == (State.SUSPENDED, "target")
    (early,) = checked("Deróguese el artículo 1 del Decreto 100 de 2005.", on_day=date(2004, 1, 1)).declared
    assert (early.found.state, early.found.since) == (State.NOT_YET, None)


def test_a_decree_does_not_reach_up_to_a_statute_unless_it_carries_it_out() -> None:
    assert [one.outranked for one in checked("Deróguese el artículo 5 de la Ley 1 de 2001.").declared] == [True]
    assert [one.outranked for one in checked("Deróguese el artículo 1 del Decreto 100 de 2005.").declared] == [False]


def test_citations_are_told_once_each_and_only_a_missing_provision_breaks() -> None:
    text = "Según el artículo 1 del Decreto 100 de 2005, el artículo 4 del Decreto 100 de 2005, la Ley 9 de 1999 y este decreto."
    found = checked(f"{HEAD}Artículo 1. {text}\n\nArtículo 2. Y el artículo 1 del Decreto 100 de 2005.\n")
    assert [(one.found.state, one.found.slot or one.target.act.number) for one in found.citations] == [
        (State.RESOLVED, ONE), (State.MISSING, A), (State.ACT_NOT_RECORDED, "9"),
    ]  # fmt: skip
    assert (found.broken, found.declared, found.ended, found.topics) == (1, (), (), ())


def test_deadlines_bases_families_principles_and_topics_hang_on_the_text_that_ends() -> None:
    blank = {"obligation": both("o"), "addressee": both("a"), "addressees": (), "evidence": EVIDENCE}
    due = Deadline(id="deadline/1", anchor=Anchor.FIXED, due=day("2028-01-01"), established_by=(FIRST.id,), **blank)  # type: ignore[arg-type]
    manual: list[Record] = [act(MANUAL, edition_of="co/marco/guia"), *enacted(MANUAL, "2006-01-01")[1:]]
    binds = reference("M", ReferenceKind.MAKES_BINDING, ONE, "co/marco/guia")
    binds = replace(binds, origin=FIRST.id)
    rests: list[Record] = [*enacted(B, "2010-01-01"), reference("G", ReferenceKind.BASED_ON, B, ONE)]
    support: list[Record] = [principle(1), claim("K", 1, FIRST.id)]
    found = checked("Deróguese el artículo 1 del Decreto 100 de 2005.", due, *manual, binds, *rests, *support)
    assert [(one.deadline, one.fate, one.by) for one in found.deadlines] == [(due, "orphaned", "effect/P-1")]
    assert [(one.family, one.fallen, one.left, one.by) for one in found.guidelines] == [
        ("co/marco/guia", (binds,), (), "effect/P-1")
    ]
    assert [(one.act, one.fallen, one.lost, one.by) for one in found.bases] == [(B, (rests[-1],), True, "effect/P-1")]
    assert [(one.loss.principle.number, one.by) for one in found.principles] == [(1, "effect/P-1")]
    (asked,) = found.topics
    assert (asked.topic.slug, asked.by) == ("rios", "effect/P-1")
    assert (asked.before.outcome, asked.after.outcome) == (Outcome.GOVERNED, Outcome.NONE)
    replaced = checked(UNIT, due, *manual, binds, *rests, *support)
    assert [(one.fate, one.by) for one in replaced.deadlines] == [("replaced", "effect/P-1")]
    assert [one.replaced_by and one.replaced_by.id for one in replaced.ended] == [f"{ONE}@2027-01-01"]
    assert [one.topic.slug for one in replaced.topics] == ["rios"]


def test_units_set_out_in_new_text_are_provisions_in_their_places() -> None:
    title: list[Record] = [provision(f"{A}/titulo/1"), version(f"{A}/titulo/1", "2005-05-26", START.id)]
    words = '"TÍTULO 1\nRÍOS\n\nCAPÍTULO 1\nPESCA\n\nARTÍCULO 1. Objeto. Uno.\n\nARTÍCULO 7. - Pesca libre. Dos."'
    found = checked(f"Sustitúyase el Título 1 del Decreto 100 de 2005, el cual quedará así:\n\n{words}", *title)
    assert [(one.slot, one.heading.es) for one in found.versions] == [
        (f"{A}/titulo/1", "Texto dado por el proyecto"), (f"{A}/titulo/1/capitulo/1", "Texto dado por el proyecto"),
        (ONE, "Objeto"), (f"{A}/articulo/7", "Pesca libre"),
    ]  # fmt: skip
    made = {one.id: one.parent for one in found.proposed.records if isinstance(one, Provision)}
    chapter = f"{A}/titulo/1/capitulo/1"
    assert made == {OWN: DRAFT, chapter: f"{A}/titulo/1", f"{A}/articulo/7": chapter}
    assert {one.text_from for one in found.versions} == {(OWN,)}
