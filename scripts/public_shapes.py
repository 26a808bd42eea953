"""Validate the catalogue (/dcat) against the published SHACL shapes of DCAT-AP, and print every result by severity.

Usage: python scripts/public_shapes.py FOLDER

FOLDER is a copy of github.com/SEMICeu/DCAT-AP. The exit code is 1 when a mandatory shape or range of version 3.0.1 is not met;
what is only recommended is printed and counted.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

import pyshacl
import rdflib
from fastapi.testclient import TestClient
from rdflib.namespace import RDF, SH

from app import build, resources
from app.main import create_app
from app.settings import Settings

SHAPES = "releases/3.0.1/html/shacl"
MUST, SHOULD = ("shapes.ttl", "range.ttl"), ("shapes_recommended.ttl",)


def catalogue() -> rdflib.Graph:
    """The catalogue of a service over the bundled data, as a reader gets it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "var", actor="shapes")
        build.build(resources.bundled_sources(), settings)
        told = TestClient(create_app(settings), base_url="http://localhost").get("/dcat", headers={"accept": "text/turtle"})
        return rdflib.Graph().parse(data=told.text, format="turtle")


def results(data: rdflib.Graph, shapes: Path) -> Counter[tuple[str, str, str]]:
    """How often each path fails each message, with its severity."""
    _, report, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(shapes, format="turtle"))
    assert isinstance(report, rdflib.Graph)
    found: Counter[tuple[str, str, str]] = Counter()
    for one in report.subjects(RDF.type, SH.ValidationResult):
        severity = str(report.value(one, SH.resultSeverity)).rpartition("#")[2]
        found[severity, str(report.value(one, SH.resultPath)), str(report.value(one, SH.resultMessage)).split(" on <")[0]] += 1
    return found


def main() -> int:
    """Print the results; 1 if anything mandatory fails."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    data, faults = catalogue(), 0
    for name in (*MUST, *SHOULD):
        path = Path(sys.argv[1]) / SHAPES / name
        found = results(data, path)
        print(f"{name}: {found.total()} results over {len(data)} statements")
        for (severity, where, message), count in sorted(found.items()):
            print(f"  {count} x {severity} {where}: {message}")
        faults += found.total() if name in MUST else 0
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
