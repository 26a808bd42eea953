"""Every format offered, read back by another program than the one that wrote it: the same acts, edges and claims."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import openpyxl
import pytest
import rdflib
from rdflib.namespace import RDF
from realm import REALM, act, commences, law

from app import build
from app.cli.read import GraphFormat, TableFormat
from app.core.corpus import Corpus, MemoryCorpus
from app.core.coverage import PrincipleCoverage, coverage
from app.core.lineage import Lineage, lineage
from app.core.model import Act, Effect, Record, Reference, Text
from app.graph.codecs import Base
from app.graph.vocab import LIN_NS
from app.release.edition import Edition
from app.render import exports, words
from app.render.language import Language
from app.render.names import name, short_name
from app.settings import Settings
from app.web import coverages, lineages, standalone
from app.web.view import View
from loaders.turtle import load_turtle

DAY = date(2022, 6, 1)
EN = Language("en")
ROOT = "co/decreto/2015/1078"
BASE = Base(Settings().base_iri)
HOSTILE = 'a"b\\ \\" <b>&amp;</b> ]]> \n ñ {x} ; -> "'


def read_graphml(text: str) -> nx.MultiDiGraph[str]:
    """GraphML, read as the directed multigraph that it is."""
    graph = nx.parse_graphml(text, force_multigraph=True)
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


@pytest.fixture(scope="module")
def found(corpus: Corpus) -> Lineage:
    """The lineage of the single decree, two steps deep."""
    return lineage(corpus, ROOT, depth=2)


@pytest.fixture(scope="module")
def view(edition: Edition) -> View:
    """The release, seen in English."""
    return View(edition, EN, BASE.iri)


@pytest.fixture(scope="module")
def told(corpus: Corpus) -> tuple[PrincipleCoverage, ...]:
    """The coverage of a day."""
    return coverage(corpus, DAY)


@pytest.fixture(scope="module")
def rows(corpus: Corpus, told: tuple[PrincipleCoverage, ...]) -> list[list[str]]:
    """The coverage as rows."""
    return exports.coverage_rows(corpus, told, DAY, EN)


def hostile() -> tuple[Corpus, Lineage]:
    """A lineage of one act whose name would end a string, a tag or a line."""
    one = act("rv/decreto/2003/10", short=Text(HOSTILE, HOSTILE))
    corpus = law(one, commences(one.id, "2003-01-01"))
    return corpus, lineage(corpus, one.id)


class Table(HTMLParser):
    """The cells of the tables of a page, as text, and the texts of its drawing."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self._cell = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for key, value in attrs if key in ("src", "href", "action")]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1][-1] += data


def test_every_format_offered_is_tried_here() -> None:
    others = {"akn", "jolux", "schema", "gexf", "csv", "xlsx"}  # tests/test_exchange.py
    assert {form.value for form in GraphFormat} == {"json", "html", "graphml", "dot", "ttl"} | others
    assert {form.value for form in TableFormat} == {"table", "csv", "xlsx", "json", "html"}


def test_graphml_holds_the_same_acts_and_edges(corpus: Corpus, found: Lineage) -> None:
    graph = read_graphml(exports.graphml(corpus, found, EN))
    assert set(graph.nodes) == set(found.nodes)
    assert {(a, b, key) for a, b, key in graph.edges(keys=True)} == {(edge.origin, edge.target, edge.id) for edge in found.edges}
    for identifier, data in graph.nodes(data=True):
        held = corpus.get(Act, identifier)
        assert held is not None
        assert data == {"label": short_name(corpus, identifier, EN), "rank": held.rank.value}
    for edge in found.edges:
        data = graph.edges[edge.origin, edge.target, edge.id]
        assert (data["kind"], data["label"]) == (edge.kind, words.edge_kind(edge.kind, EN))
        assert data["earliest"] == (edge.moment.earliest.isoformat() if edge.moment else "")
        assert (data["confidence"], data["changes_law"]) == (edge.confidence.value, edge.changes_law)


_DOT = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)


def dot_strings(line: str) -> list[str]:
    """The quoted strings of a line of DOT, as Graphviz reads them."""
    return [re.sub(r"\\(.)", r"\1", text) for text in _DOT.findall(line)]


def test_dot_holds_the_same_acts_and_edges(corpus: Corpus, found: Lineage) -> None:
    lines = exports.dot(corpus, found, EN).splitlines()
    assert (lines[0], lines[-1]) == ("digraph lineage {", "}")
    nodes = [dot_strings(line) for line in lines if "[label=" in line and "->" not in line]
    edges = [dot_strings(line) for line in lines if "->" in line]
    assert nodes == [[identifier, short_name(corpus, identifier, EN)] for identifier in found.nodes]
    assert edges == [[edge.origin, edge.target, words.edge_kind(edge.kind, EN), edge.id] for edge in found.edges]
    assert len(lines) == 4 + len(nodes) + len(edges)


def test_a_name_that_would_end_a_string_is_held_whole() -> None:
    corpus, one = hostile()
    (line,) = [line for line in exports.dot(corpus, one, EN).splitlines() if "[label=" in line]
    assert dot_strings(line) == ["rv/decreto/2003/10", HOSTILE.replace("\n", " ")]
    graph = read_graphml(exports.graphml(corpus, one, EN))
    assert graph.nodes["rv/decreto/2003/10"]["label"] == HOSTILE


def test_turtle_is_read_by_another_program_and_holds_the_very_records(corpus: Corpus, found: Lineage) -> None:
    text = exports.turtle(corpus, found, BASE)
    graph = rdflib.Graph().parse(data=text, format="turtle")
    acts = {str(one).removeprefix(BASE.iri) for one in graph.subjects(RDF.type, rdflib.URIRef(LIN_NS + "Act"))}
    edges = {
        str(one).removeprefix(BASE.iri)
        for kind in ("Effect", "Reference")
        for one in graph.subjects(RDF.type, rdflib.URIRef(LIN_NS + kind))
    }
    assert acts == set(found.nodes)
    assert edges == {edge.id for edge in found.edges}
    loaded = load_turtle(Path("lineage.ttl"), text.encode(), BASE)
    assert loaded.findings == []
    held: list[Record | None] = [corpus.get(Act, one) for one in found.nodes]
    held += [corpus.get(Effect, edge.id) or corpus.get(Reference, edge.id) for edge in found.edges]
    assert {one.id: one for one in loaded.records} == {one.id: one for one in held if one}


def test_json_holds_the_same_acts_and_edges(view: View, found: Lineage) -> None:
    document = json.loads(lineages.lineage_graph(view, found, DAY).model_dump_json(by_alias=True))
    assert document["root"] == ROOT
    assert [node["id"] for node in document["nodes"]] == list(found.nodes)
    told = [(edge["id"], edge["kind"], edge["source"], edge["target"]) for edge in document["edges"]]
    assert told == [(edge.id, edge.kind, edge.origin, edge.target) for edge in found.edges]
    assert document["truncated"] is found.truncated


def test_the_page_of_a_lineage_stands_alone_and_its_table_has_every_edge(view: View, found: Lineage) -> None:
    held = view.corpus.get(Act, ROOT)
    assert held is not None
    page = Table(standalone.lineage_file(view, held, found, DAY))
    _, *body = page.rows
    expected = [
        [name(view.corpus, edge.origin, EN), words.edge_kind(edge.kind, EN), name(view.corpus, edge.target, EN)]
        for edge in found.edges
    ]
    assert [row[1:4] for row in body] == expected
    assert not {"script", "iframe", "img", "link"} & set(page.tags)
    assert not [link for link in page.links if link.startswith(("http", "//"))]


def test_every_claim_of_the_day_has_a_row_and_every_principle_too(
    corpus: Corpus, told: tuple[PrincipleCoverage, ...], rows: list[list[str]]
) -> None:
    head, *body = rows
    assert len(set(head)) == len(head)
    assert {len(row) for row in body} == {len(head)}
    records = [dict(zip(head, row, strict=True)) for row in body]
    assert [int(one["principle"]) for one in records] == sorted(int(one["principle"]) for one in records)
    assert {int(one["principle"]) for one in records} == set(range(1, 13))
    for one in told:
        own = [row for row in records if row["principle"] == str(one.principle.number)]
        assert {row["state"] for row in own} == {one.state.value}
        assert len(own) == max(1, len(one.claims))
        if one.claims:
            assert [(row["relation"], row["basis"]) for row in own] == [
                (living.claim.relation.value, living.claim.basis.value) for living in one.claims
            ]
            assert all(row["act"] and row["provisions"] and row["evidence"] and row["reason"] for row in own)
    assert sum(len(one.claims) for one in told) > 5
    assert len({name(corpus, living.acts[0], EN) for one in told for living in one.claims}) > 1


def read_csv(text: str) -> list[list[str]]:
    """CSV, read strictly."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def read_xlsx(content: bytes) -> list[list[str]]:
    """The cells of the one sheet, which must be texts."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    (sheet,) = book.worksheets
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s"}
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_csv_and_spreadsheet_hold_the_same_rows(rows: list[list[str]]) -> None:
    assert read_csv(exports.as_csv(rows)) == rows
    assert read_xlsx(exports.as_xlsx(rows, DAY.isoformat())) == rows


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "\r=1", "\n=1"])
def test_a_cell_that_would_run_is_text(cell: str) -> None:
    table: Sequence[Sequence[str]] = [["head", "other"], [cell, "b"]]
    (_, (first, second)) = read_csv(exports.as_csv(table))
    assert first == "'" + cell.replace("\r", "\n")
    assert second == "b"
    ((_, _), (shown, _)) = read_xlsx(exports.as_xlsx(table, "t"))
    assert shown.replace("_x000D_", "\r").strip() == cell.strip()  # so the format writes a carriage return


def test_cells_with_signs_of_the_format_are_read_back_whole() -> None:
    table = [["a", "b"], ['say "no"', "one, two"], ["two\nlines", "ñ; 'x'"], ["http://example.org", "007"]]
    assert read_csv(exports.as_csv(table)) == table
    assert read_xlsx(exports.as_xlsx(table, "a very long title that no spreadsheet would take whole")) == table


def test_the_coverage_as_json_and_as_a_page_tells_the_same_states(view: View, told: tuple[PrincipleCoverage, ...]) -> None:
    document = json.loads(coverages.report(view, DAY).model_dump_json(by_alias=True))
    assert [one["state"] for one in document["principles"]] == [one.state.value for one in told]
    assert [len(one["claims"]) for one in document["principles"]] == [len(one.claims) for one in told]
    page = Table(standalone.coverage_file(view, DAY))
    assert page.rows[-1][1:] == [words.coverage_state(one.state, EN) for one in told]
    assert "script" not in page.tags


def test_a_lineage_of_the_realm_is_the_same_in_every_format() -> None:
    corpus = MemoryCorpus(build.check((REALM,), BASE).records)
    for root in corpus.all(Act):
        one = lineage(corpus, root.id, depth=3)
        graph = read_graphml(exports.graphml(corpus, one, EN))
        assert {key for *_, key in graph.edges(keys=True)} == {edge.id for edge in one.edges}
        assert exports.dot(corpus, one, EN).count(" -> ") == len(one.edges)
        loaded = load_turtle(Path("t.ttl"), exports.turtle(corpus, one, BASE).encode(), BASE)
        assert len(loaded.records) == len(one.nodes) + len(one.edges)
