"""Lineage and coverage as files: GraphML, DOT, Turtle, CSV, XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

import networkx as nx
import xlsxwriter
from pyoxigraph import RdfFormat, Triple, serialize

from app.core.corpus import Corpus
from app.core.coverage import PrincipleCoverage
from app.core.lineage import Lineage
from app.core.model import Act, Effect, Id, Record, Reference
from app.graph.codecs import Base
from app.graph.mapping import to_triples
from app.graph.vocab import PREFIXES
from app.render import words
from app.render.language import Language
from app.render.names import name, short_name


def graphml(corpus: Corpus, found: Lineage, lang: Language) -> str:
    """The lineage as GraphML, with labels, days and kinds as attributes."""
    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    for identifier in found.nodes:
        act = corpus.get(Act, identifier)
        rank = act.rank.value if act else ""
        graph.add_node(identifier, label=short_name(corpus, identifier, lang), rank=rank)
    for edge in found.edges:
        graph.add_edge(
            edge.origin,
            edge.target,
            edge.id,
            kind=edge.kind,
            label=words.edge_kind(edge.kind, lang),
            earliest=edge.moment.earliest.isoformat() if edge.moment else "",
            latest=edge.moment.latest.isoformat() if edge.moment and edge.moment.latest else "",
            origin_provision=edge.origin_place,
            target_provision=edge.target_place,
            basis=edge.basis.value if edge.basis else "",
            applied=edge.applied,
            confidence=edge.confidence.value,
            changes_law=edge.changes_law,
        )
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def dot(corpus: Corpus, found: Lineage, lang: Language) -> str:
    """The lineage in the DOT language."""
    lines = ["digraph lineage {", "  rankdir=LR;", "  node [shape=box];"]
    for identifier in found.nodes:
        lines.append(f"  {_quoted(identifier)} [label={_quoted(short_name(corpus, identifier, lang))}];")
    for edge in found.edges:
        label = _quoted(words.edge_kind(edge.kind, lang))
        lines.append(f"  {_quoted(edge.origin)} -> {_quoted(edge.target)} [label={label}, id={_quoted(edge.id)}];")
    return "\n".join([*lines, "}"]) + "\n"


def turtle(corpus: Corpus, found: Lineage, base: Base) -> str:
    """The acts, effects and references of the lineage as Turtle: the very records, with their sources."""
    records: list[Record] = [act for identifier in found.nodes if (act := corpus.get(Act, identifier))]
    for edge in found.edges:
        record = corpus.get(Effect, edge.id) or corpus.get(Reference, edge.id)
        if record is not None:
            records.append(record)
    return write_turtle(triple for record in records for triple in to_triples(record, base))


def write_turtle(triples: Iterable[Triple]) -> str:
    """Triples as Turtle, by the writer that escapes what it writes."""
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    return (written or b"").decode()


def coverage_rows(corpus: Corpus, told: Sequence[PrincipleCoverage], on: date, lang: Language) -> list[list[str]]:
    """One row a claim, and one for each principle without any; the first row names the columns."""
    head = ["on", "principle", "label", "state", "act", "provisions", "relation", "basis", "evidence", "reason", "confidence"]
    rows = [head]
    for one in told:
        start = [on.isoformat(), str(one.principle.number), one.principle.label.in_(lang.code), one.state.value]
        if not one.claims:
            rows.append([*start, *[""] * 7])
        for living in one.claims:
            claim = living.claim
            rows.append(
                [
                    *start,
                    name(corpus, living.acts[0], lang),
                    "; ".join(version.slot for version in living.versions),
                    claim.relation.value,
                    claim.basis.value,
                    claim.evidence.locator,
                    claim.reason.in_(lang.code),
                    claim.evidence.confidence.value,
                ]
            )
    return rows


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    """Rows as CSV. A cell that a spreadsheet would take for a formula is given a leading apostrophe."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def as_xlsx(rows: Sequence[Sequence[str]], title: str) -> bytes:
    """Rows as a spreadsheet: plain text cells, the first row fixed and filterable."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True})
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(place, column, cell, bold if place == 0 else None)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows) - 1), len(rows[0]) - 1)
    sheet.set_column(0, len(rows[0]) - 1, 22)
    book.close()
    return out.getvalue()


def _harmless(cell: str) -> str:
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")  # a lone return would break the row
    return f"'{cell}" if cell[:1] in "=+-@\t\n\x00" and cell else cell


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
