"""The in-memory corpus: what is found under which relation, in which order, and the chain of holders."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from realm import EVIDENCE, absence, act, both, claim, commences, day, effect, governs, law, provision, reference, version

from app.core.corpus import LINKS, MemoryCorpus, ancestors, links_of
from app.core.identifiers import natural_key
from app.core.model import (
    Act,
    Dataset,
    Deadline,
    Effect,
    Element,
    Opinion,
    Provision,
    Record,
    RoleHolding,
    StatedStatus,
    Statement,
    Thing,
    Version,
)
from app.core.vocabulary import Anchor, EffectType, ReferenceKind, Role, Verdict

DECREE = "rv/decreto/2003/10"
ARTICLE = f"{DECREE}/articulo/1"

#: One record of every kind that hangs on others, with every relation it must be found under.
HANGING: list[tuple[Record, set[tuple[str, str]]]] = [
    (provision(ARTICLE), {("parent", DECREE)}),
    (
        version(ARTICLE, "2004", "effect/E", "effect/F", text_from=("rv/ley/2001/1/articulo/9", "rv/ley/2001/1/articulo/8")),
        {("slot", ARTICLE), ("produced_by", "effect/E"), ("produced_by", "effect/F"), ("text_from_act", "rv/ley/2001/1")},
    ),
    (
        version(ARTICLE, "2005", "effect/E", governs=governs("barbas", Role.POLICY)),
        {("slot", ARTICLE), ("produced_by", "effect/E"), ("governs", "topic/barbas")},
    ),
    (
        effect("E.1", EffectType.REPEALS, ARTICLE, "rv/ley/2001/1", part_of="effect/E"),
        {("effect_on", "rv/ley/2001/1"), ("effect_by", DECREE), ("effect_part", "effect/E")},
    ),
    (
        Opinion(
            id="opinion/1",
            about="effect/E",
            holder="agent/a",
            day=day("2016-01-10"),
            position=both("no"),
            dissent=False,
            evidence=EVIDENCE,
        ),
        {("opinion", "effect/E")},
    ),
    (
        reference("I", ReferenceKind.IMPLEMENTS, ARTICLE, "rv/ley/2001/1/articulo/9"),
        {("reference_from", DECREE), ("reference_to", "rv/ley/2001/1")},
    ),
    (reference("G", ReferenceKind.GENERIC_REPEAL, DECREE), {("reference_from", DECREE)}),
    (act("rv/manual/luces/v1", edition_of="rv/manual/luces"), {("edition", "rv/manual/luces")}),
    (act(DECREE), set()),
    (absence("puentes", "2013-09-30", None), {("absence", "topic/puentes")}),
    (
        Deadline(
            id="deadline/d",
            obligation=both("pay"),
            addressee=both("all"),
            addressees=(),
            established_by=(f"{ARTICLE}@2004", f"{ARTICLE}@2005"),
            anchor=Anchor.FIXED,
            evidence=EVIDENCE,
        ),
        {("deadline", f"{ARTICLE}@2004"), ("deadline", f"{ARTICLE}@2005")},
    ),
    (
        Element(id="element/e", kind="element-kind/x", label=both("e"), established_by=(f"{ARTICLE}@2004",), evidence=EVIDENCE),
        {("element", f"{ARTICLE}@2004")},
    ),
    (
        claim("c", 1, f"{ARTICLE}@2004", f"{ARTICLE}@2005"),
        {("claim_of", "oecd/2014/principle/1"), ("claim_on", DECREE)},
    ),
    (StatedStatus(id="stated-status/s", act=DECREE, value=both("vigente"), evidence=EVIDENCE), {("stated", DECREE)}),
    (
        RoleHolding(id="role/r", holder="institution/i", role=both("leads"), inside=DECREE, evidence=EVIDENCE),
        {("role_in", DECREE), ("role_of", "institution/i")},
    ),
    (
        Statement(id="statement/1", says=both("x"), about=(DECREE, ARTICLE), verdict=Verdict.AGREES, evidence=EVIDENCE),
        {("statement", DECREE), ("statement", ARTICLE)},
    ),
    (
        Thing(id="site/s", kind="thing-kind/site", label=both("s"), part_of="institution/i", evidence=EVIDENCE),
        {("part", "institution/i")},
    ),
]


@pytest.mark.parametrize(("record", "places"), HANGING, ids=lambda value: getattr(value, "id", ""))
def test_a_record_is_found_under_exactly_what_it_hangs_on(record: Record, places: set[tuple[str, str]]) -> None:
    assert set(links_of(record)) == places
    corpus = MemoryCorpus([record])
    for relation, identifier in places:
        assert corpus.linked(LINKS[relation], relation, identifier) == [record]
        assert corpus.linked(LINKS[relation], relation, identifier + "x") == []


def test_every_relation_is_shown_above_and_leads_to_its_own_kind() -> None:
    shown = {relation: type(record) for record, places in HANGING for relation, _ in places}
    assert shown == LINKS


def test_a_corpus_gives_a_record_only_as_what_it_is() -> None:
    corpus = law(act(DECREE))
    assert corpus.get(Act, DECREE) == act(DECREE)
    assert corpus.get(Provision, DECREE) is None
    assert corpus.get(Act, "rv/decreto/2003/11") is None


def test_records_come_in_natural_order_whatever_order_they_went_in() -> None:
    numbers = [str(number) for number in range(1, 25)]
    records: list[Record] = [provision(f"{DECREE}/articulo/{number}") for number in numbers]
    corpus = MemoryCorpus(sorted(records, key=lambda record: record.id, reverse=True))
    assert [one.number for one in corpus.all(Provision)] == numbers
    assert [one.number for one in corpus.linked(Provision, "parent", DECREE)] == numbers


def test_going_through_a_corpus_meets_every_record_once(memory: MemoryCorpus) -> None:
    held = list(memory)
    assert len(held) == len({(type(record), record.id) for record in held})
    assert len(held) == sum(len(memory.all(kind)) for kind in get_args(Record))


def test_the_holders_of_a_slot_are_named_from_the_narrowest_to_the_act() -> None:
    chapter = f"{DECREE}/titulo/9/capitulo/1"
    corpus = law(act(DECREE), provision(f"{DECREE}/titulo/9"), provision(chapter), provision(f"{DECREE}/articulo/9.1.1", chapter))
    assert ancestors(corpus, f"{DECREE}/articulo/9.1.1") == (
        f"{DECREE}/articulo/9.1.1",
        chapter,
        f"{DECREE}/titulo/9",
        DECREE,
    )
    assert ancestors(corpus, DECREE) == (DECREE,)


def test_a_corpus_knows_as_much_as_the_least_followed_of_its_books() -> None:
    def book(name: str, through: str) -> Dataset:
        return Dataset(
            id=f"dataset/{name}", title=both(name), known_through=day(through), recorded_on=day("2026-11-01"), editor="agent/a"
        )

    assert law(book("a", "2026-11-01"), book("b", "2020-12-31")).known_through == day("2020-12-31")
    assert law().known_through == date.max


def test_a_corpus_in_memory_keeps_no_statements() -> None:
    assert law(act(DECREE)).premises(DECREE) == ()


def test_the_real_data_hang_together(memory: MemoryCorpus) -> None:
    """Whatever a record hangs on is itself recorded, but for families that are named and not described."""
    known = {record.id for record in memory}
    hanging = {(relation, identifier) for record in memory for relation, identifier in links_of(record)}
    loose = {identifier for relation, identifier in hanging if identifier not in known and relation != "edition"}
    assert not loose
    found = memory.linked(Version, "governs", "topic/gobierno-digital")
    assert [one.id for one in found] == sorted((one.id for one in found), key=natural_key)
    assert len(found) > 3
    assert all(memory.linked(Effect, "effect_by", one.id) is not None for one in memory.all(Act))


def test_the_commencement_of_an_act_is_found_on_it_and_by_it() -> None:
    started = commences(DECREE, "2004-01-01")
    corpus = law(act(DECREE), started)
    assert corpus.linked(Effect, "effect_on", DECREE) == corpus.linked(Effect, "effect_by", DECREE) == [started]
