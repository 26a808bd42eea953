"""Everything the source document names is a node of the graph, with its place in the document.

`expected/source-document.csv` holds a row for each named thing: what the document calls it, the section, and the record.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.core.corpus import Corpus
from app.core.model import (
    Act,
    Element,
    Evidence,
    Id,
    Pillar,
    Principle,
    Provision,
    RoleHolding,
    Source,
    Statement,
    Thing,
    Version,
)
from app.core.vocabulary import Verdict

TABLE = Path(__file__).parent / "expected" / "source-document.csv"
KINDS = (Thing, RoleHolding, Statement, Act, Provision, Element, Principle, Pillar)
SEED = "source/ocde-practica-colombia"


def rows() -> list[dict[str, str]]:
    """The table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def evidence_of(corpus: Corpus, identifier: Id) -> Evidence | None:
    """The evidence of a record of any of the kinds; ``None`` if there is no such record."""
    for kind in KINDS:
        record = corpus.get(kind, identifier)
        if record is not None:
            evidence: Evidence = getattr(record, "evidence")  # noqa: B009 - every one of the kinds has it
            return evidence
    return None


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["named"])
def test_a_thing_the_document_names_is_in_the_graph_with_a_source_and_a_place(row: dict[str, str], corpus: Corpus) -> None:
    evidence = evidence_of(corpus, row["record"])
    assert evidence is not None, f"no record {row['record']}"
    assert evidence.sources
    assert all(corpus.get(Source, source) for source in evidence.sources)


@pytest.mark.parametrize("row", [row for row in rows() if "/" in row["record"]], ids=lambda row: row["named"])
def test_a_thing_that_only_the_document_names_says_where_in_it(row: dict[str, str], corpus: Corpus) -> None:
    thing = corpus.get(Thing, row["record"]) or corpus.get(RoleHolding, row["record"])
    if thing is None:  # a norm or a principle, which has its own sources and place
        assert any(corpus.get(kind, row["record"]) for kind in KINDS)
        return
    assert SEED in thing.evidence.sources
    assert row["section"] in thing.evidence.locator


def test_every_thing_of_the_graph_that_rests_on_the_document_is_in_the_table(corpus: Corpus) -> None:
    named = {row["record"] for row in rows()}
    resting = {thing.id for thing in corpus.all(Thing) if SEED in thing.evidence.sources}
    resting |= {role.id for role in corpus.all(RoleHolding) if SEED in role.evidence.sources}
    assert not resting - named


def test_where_the_document_and_the_law_part_both_are_on_record(corpus: Corpus) -> None:
    parted = [one for one in corpus.all(Statement) if one.verdict in (Verdict.DIFFERS, Verdict.OUTDATED)]
    assert len(parted) >= 6
    for statement in parted:
        assert statement.law_says, statement.id
        assert SEED in statement.evidence.sources
        assert statement.about


def test_the_law_is_modelled_where_the_document_differs(corpus: Corpus) -> None:
    """Decreto 1008 de 2018 was never compiled: it substituted the chapter; 2573 de 2014 ruled by itself first."""
    chapter = "co/decreto/2015/1078/libro/2/parte/2/titulo/9/capitulo/1"
    versions = {version.id: version.produced_by for version in corpus.linked(Version, "slot", chapter)}
    assert versions[f"{chapter}@2015-05-26"] == ("effect/E-0013",)
    assert versions[f"{chapter}@2018-06-14"] == ("effect/E-0015",)
    assert corpus.get(Version, "co/decreto/2014/2573@2015-01-01") is not None
