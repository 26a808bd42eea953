"""Every shape of the ontology refuses what it is there to refuse, in both languages, and nothing else complains.

`broken/shapes.csv` says for each property of each class what is done to it: taken away, or given a value it may not have.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from app import build
from app.core.findings import Finding
from app.graph.codecs import Base
from app.graph.shapes import SHAPE, check_graph
from app.release.edition import Edition
from app.resources import bundled_sources, ontology, shapes
from app.settings import Settings

HERE = Path(__file__).parent
BASE = Base(Settings().base_iri)
LIN = "https://w3id.org/linaje/ontology#"
Row = dict[str, str]


def _rows() -> list[Row]:
    with (HERE / "broken" / "shapes.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = _rows()


def _subject(number: int) -> rdflib.URIRef:
    return rdflib.URIRef(f"{BASE.iri}broken/{number}")


def _broken(realm: rdflib.Graph, number: int, row: Row) -> Iterator[tuple[rdflib.URIRef, rdflib.URIRef, rdflib.term.Node]]:
    """A copy of a record of the class, under a name of its own, with the one change made."""
    (kind, changed) = (realm.namespace_manager.expand_curie(row[name]) for name in ("class", "property"))
    original = min(subject for subject in realm.subjects(RDF.type, kind) if isinstance(subject, rdflib.URIRef))
    for _, prop, value in realm.triples((original, None, None)):
        if prop != changed:
            yield _subject(number), rdflib.URIRef(str(prop)), value
    if row["change"] != "remove":
        written = rdflib.Graph()
        for prefix, name in realm.namespaces():
            written.bind(prefix, name)
        written.parse(data=f"@base <{BASE.iri}> .\n<broken/{number}> <{changed}> {row['change']} .", format="turtle")
        for _, prop, value in written:
            yield _subject(number), rdflib.URIRef(str(prop)), value


@pytest.fixture(scope="module")
def realm() -> rdflib.Graph:
    """The invented realm, a graph without fault."""
    return rdflib.Graph().parse(HERE / "questions" / "the-realm.ttl", format="turtle")


@pytest.fixture(scope="module", params=["es", "en"])
def findings(request: pytest.FixtureRequest, realm: rdflib.Graph) -> tuple[str, dict[str, list[Finding]]]:
    """What is found in a graph that holds every broken copy, by record, in one language."""
    data = rdflib.Graph()
    for triple in realm:
        data.add(triple)
    for number, row in enumerate(ROWS):
        for triple in _broken(realm, number, row):
            data.add(triple)
    by_record: dict[str, list[Finding]] = {}
    for finding in check_graph(data, shapes(), BASE, request.param):
        by_record.setdefault(finding.focus, []).append(finding)
    return request.param, by_record


def _told(shape: str, lang: str) -> str:
    graph = rdflib.Graph().parse(data=shapes(), format="turtle")
    texts = graph.objects(rdflib.URIRef(SHAPE + shape), SH.message)
    return next(str(text) for text in texts if isinstance(text, rdflib.Literal) and text.language == lang)


def test_each_broken_record_is_refused_by_the_shape_that_is_there_for_it(findings: tuple[str, dict[str, list[Finding]]]) -> None:
    lang, by_record = findings
    wrong = []
    for number, row in enumerate(ROWS):
        found = by_record.pop(f"broken/{number}", [])
        message = _told(row["shape"], lang).partition(". ")[0].rstrip(".")
        if {one.code for one in found} != {f"shape-{row['shape']}"} or not all(one.message.startswith(message) for one in found):
            wrong.append((row, [str(one) for one in found]))
    assert wrong == []
    assert by_record == {}, "a record that nobody broke is refused"


def test_every_property_of_every_shape_has_a_record_that_breaks_it() -> None:
    graph = rdflib.Graph().parse(data=shapes(), format="turtle")
    stated = {
        (str(prop).removeprefix(SHAPE), str(graph.value(shape, SH.targetClass)).removeprefix(LIN))
        for shape in graph.subjects(RDF.type, SH.NodeShape)
        for prop in graph.objects(shape, SH.property)
    }
    assert {(row["shape"], row["class"].removeprefix("lin:")) for row in ROWS} == stated
    alone = {str(one).removeprefix(SHAPE) for one in graph.subjects(RDF.type, SH.PropertyShape)}
    assert alone == {row["shape"] for row in ROWS}, "a shape that no class uses"


BY_HAND = [
    ("<act-type/decreto>", "<act-type/pergamino>", "act-kind"),
    ("<agent/consejo>", "<agent/nadie>", "act-issuer"),
    ("<subdivision/articulo>", "<subdivision/pliegue>", "provision-kind"),
    ("lin:policyFor <topic/faros>", "lin:policyFor <topic/sirenas>", "version-policy"),
    ("lin:producedBy <effect/S-decreto-2004-40>", "lin:producedBy <effect/ninguno>", "version-produced-by"),
    ("jolux:impactFromLegalResource <rv/auto/2011/3>", "jolux:impactFromLegalResource <rv/auto/2011/4>", "effect-actor"),
    ("jolux:impactToLegalResource <effect/P1>", "jolux:impactToLegalResource <effect/P9>", "effect-target"),
    ("dcterms:source <source/gaceta>", "dcterms:source <source/rumor>", "evidence-source"),
]


@pytest.mark.parametrize(("right", "wrong", "shape"), BY_HAND, ids=[one[2] for one in BY_HAND])
def test_a_file_that_breaks_a_shape_is_told_with_its_line_and_nothing_is_built(
    right: str, wrong: str, shape: str, tmp_path: Path
) -> None:
    text = (HERE / "cases" / "05-suspended-and-lifted.ttl").read_text("utf-8")
    assert right in text
    broken = tmp_path / "broken.ttl"
    broken.write_text(text.replace(right, wrong, 1), "utf-8")
    settings = Settings(home=tmp_path / "var")
    built = build.build((ontology("lists.ttl"), HERE / "cases" / "commons.ttl", broken), settings)
    assert built.release is None
    assert not list(settings.releases.glob("sha256-*"))
    found = [one for one in built.findings if one.code == f"shape-{shape}"]
    assert found, [str(one) for one in built.findings]
    line = 1 + next(place for place, words in enumerate(broken.read_text("utf-8").splitlines()) if wrong in words)
    assert {(Path(one.file).name, one.line) for one in found} == {("broken.ttl", line)}
    assert all(one.cure for one in found)


def test_the_real_data_conform(edition: Edition) -> None:
    """The release could only be built because every source conforms; asked again here, with nothing else in between."""
    data = rdflib.Graph()
    for path in bundled_sources():
        data.parse(path, format="turtle")
    assert len(data) > 10_000
    assert check_graph(data, shapes(), BASE) == []
    assert edition.manifest["warnings"] == []
