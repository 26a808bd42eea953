"""Every single constraint of every shape is there for something: a record that only it refuses, and a file that is refused.

`broken/shapes.csv` breaks each property once; `broken/constraints.csv` breaks each constraint of it: too few values, too
many, one of another list, in a third language, an end before its beginning. The last column says who sees the fault first in
a file: the shape, or already the loader, which takes no such value at all. Then the shape is asked directly.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest
import rdflib
from pyshacl import validate
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH
from realm import BROKEN, REALM

from app import build
from app.core.findings import Finding
from app.graph.codecs import Base
from app.graph.shapes import SHAPE, check_graph
from app.resources import shapes
from app.settings import Settings
from loaders.turtle import load_turtle

BASE = Base(Settings().base_iri)
REALM_TEXT = REALM.read_text("utf-8")
BLOCKS: dict[str, str] = dict(re.findall(r"^<([^>\n]+)>\n(    a .*?) \.$", REALM_TEXT, re.MULTILINE | re.DOTALL))
#: What a shape says of itself that is no constraint.
ABOUT = {"path", "severity", "message"}
Row = dict[str, str]


def _rows() -> list[Row]:
    with (BROKEN / "constraints.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


ROWS = _rows()


def block(number: int, row: Row) -> str:
    """A copy of a record of the realm under a name of its own, as Turtle, with the one property changed.

    A change may bring a second property that the first is compared with.
    """
    changed = {row["property"], *re.findall(r" ; (\S+)", row["change"])}
    properties = [one for one in BLOCKS[row["record"]].split(" ;\n") if one.split()[0] not in changed]
    if row["change"] != "remove":
        properties.append(f"    {row['property']} {row['change']}")
    return f"\n<broken/{number}>\n" + " ;\n".join(properties) + " .\n"


def line_at_fault(text: str, number: int, row: Row) -> int:
    """The line of the property in the copy, or that of its name where the property is missing; counted by words alone."""
    lines = text.splitlines()
    name = lines.index(f"<broken/{number}>")
    end = next(place for place in range(name, len(lines)) if lines[place].endswith(" ."))
    held = (place for place in range(name, end + 1) if lines[place].split()[0] == row["property"])
    return next(held, name) + 1


def _message(shape: str, lang: str) -> str:
    graph = rdflib.Graph().parse(data=shapes(), format="turtle")
    texts = graph.objects(rdflib.URIRef(SHAPE + shape), SH.message)
    found = next(str(text) for text in texts if isinstance(text, rdflib.Literal) and text.language == lang)
    return found.partition(". ")[0].rstrip(".")


def test_every_constraint_of_every_shape_has_a_row() -> None:
    graph = rdflib.Graph().parse(data=shapes(), format="turtle")
    named = [one for one in graph.subjects(SH.path, None) if isinstance(one, rdflib.URIRef)]
    stated = [
        (str(shape).removeprefix(SHAPE), name)
        for shape in named
        for predicate in graph.predicates(shape, None)
        if str(predicate).startswith(str(SH)) and (name := str(predicate).removeprefix(str(SH))) not in ABOUT
    ]
    assert sorted((row["shape"], row["constraint"]) for row in ROWS) == sorted(stated)
    assert len(stated) > 250


def test_only_properties_are_constrained() -> None:
    """A constraint on a whole record, or a shape without a name, would have no row and no code."""
    graph = rdflib.Graph().parse(data=shapes(), format="turtle")
    for node in graph.subjects(RDF.type, SH.NodeShape):
        assert set(graph.predicates(node, None)) == {RDF.type, SH.targetClass, SH.property}
        assert all((one, RDF.type, SH.PropertyShape) in graph for one in graph.objects(node, SH.property))
    for shape in graph.subjects(SH.path, None):
        assert str(shape).startswith(SHAPE)
        assert graph.value(shape, SH.severity) == SH.Violation
        for listed in graph.objects(shape, SH["or"]):
            assert all(list(graph.objects(one, SH["class"])) for one in Collection(graph, listed))


def test_each_constraint_refuses_the_record_that_breaks_it() -> None:
    """Were the constraint taken out of the shape, the component of SHACL that stands for it would report nothing."""
    data = rdflib.Graph().parse(data=REALM_TEXT + "".join(map(block, range(len(ROWS)), ROWS)), format="turtle")
    _, report, _ = validate(data, shacl_graph=rdflib.Graph().parse(data=shapes(), format="turtle"), inference="none")
    assert isinstance(report, rdflib.Graph)
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = str(report.value(result, SH.focusNode)).removeprefix(BASE.iri)
        shape = str(report.value(result, SH.sourceShape)).removeprefix(SHAPE)
        component = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH))
        found[focus].add((shape, component.removesuffix("ConstraintComponent")))
    assert set(found) == {f"broken/{number}" for number in range(len(ROWS))}, "the realm itself is without fault"
    for number, row in enumerate(ROWS):
        told = found[f"broken/{number}"]
        assert {shape for shape, _ in told} == {row["shape"]}, row
        assert row["constraint"].lower() in {component.lower() for _, component in told}, (row, told)


@pytest.mark.parametrize(("number", "row"), [(n, row) for n, row in enumerate(ROWS) if row["refused_by"] == "loader"])
def test_what_the_loader_refuses_first_it_tells_at_the_same_line(number: int, row: Row) -> None:
    head = REALM_TEXT[: REALM_TEXT.index("\n\n")]
    text = head + block(number, row)
    (finding,) = load_turtle(Path("book.ttl"), text.encode(), BASE).findings
    assert (finding.code, finding.focus, finding.file) == ("record-shape", f"broken/{number}", "book.ttl")
    assert finding.line == line_at_fault(text, number, row)
    assert finding.cure
    if row["constraint"] == "minCount":
        assert row["property"] in finding.message, "what is missing is named as a curator writes it"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_file_is_told_by_the_shape_at_the_line_in_the_language_asked_for_and_nothing_is_written(
    lang: str, tmp_path: Path
) -> None:
    """One file with every fault that only a shape sees, each in a record of its own: none hides another."""
    wanted = [(number, row) for number, row in enumerate(ROWS) if row["refused_by"] == "shape"]
    path = tmp_path / "book.ttl"
    path.write_text(REALM_TEXT + "".join(block(*one) for one in wanted), "utf-8")
    settings = Settings(home=tmp_path / "var")
    built = build.build((path,), settings, lang=lang)
    assert built.release is None
    assert not settings.releases.exists()
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in built.findings:
        told[finding.focus].append(finding)
    assert set(told) == {f"broken/{number}" for number, _ in wanted}
    text = path.read_text("utf-8")
    for number, row in wanted:
        found = told[f"broken/{number}"]
        assert {one.code for one in found} == {f"shape-{row['shape']}"}
        assert {(one.file, one.line) for one in found} == {(str(path), line_at_fault(text, number, row))}, row
        assert all(one.message.startswith(_message(row["shape"], lang)) and one.cure for one in found)


LAWFUL = [
    ("absence/puentes-2013", "lin:from", '"2001-01-01"^^xsd:date ; lin:until "2001-01-02"^^xsd:date'),
    ("effect/S-manual-luces-v1", "lin:startLatest", '"2001-06-01"^^xsd:date'),
    ("effect/S-manual-luces-v1", "lin:sequence", "0"),
    ("topic/faros", "skos:notation", '"faros-2"'),
    ("rv/ley/2009/4", "eli:passed_by", "<institution/corte>, <institution/consejo>"),
    ("rv/ley/2009/4", "eli:date_document", '"2000-01-01"^^xsd:date'),
]


@pytest.mark.parametrize(("record", "prop", "value"), LAWFUL)
def test_what_lies_just_inside_a_constraint_is_not_refused(record: str, prop: str, value: str) -> None:
    text = REALM_TEXT + block(0, {"record": record, "property": prop, "change": value})
    assert check_graph(rdflib.Graph().parse(data=text, format="turtle"), shapes(), BASE) == []
