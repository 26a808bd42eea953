"""The page on findings."""

from __future__ import annotations

from collections import defaultdict

import rdflib
from rdflib.namespace import RDF, SH

from app import resources
from app.graph.shapes import SHAPE
from reference_pages.fault_words import FINDINGS
from reference_pages.foreign_fault_words import FOREIGN
from reference_pages.markdown import code, facts, page, table
from reference_pages.scan import findings_raised

_WORDS = FINDINGS | FOREIGN


def findings() -> str:
    """Every code that a check or a build may print."""
    raised: dict[str, list[str]] = defaultdict(list)
    for one in findings_raised():
        raised[one.code].append(one.function)
    if set(raised) != set(_WORDS):
        raise ValueError(f"findings without words, or words without findings: {set(raised) ^ set(_WORDS)}")
    return page(
        "Findings",
        "A finding is a fault in the data, printed in one line: file and line, severity, code, the record at fault, what is"
        " wrong, what to do. An `error` forbids a release; a `warning` is printed and written into the manifest, no more."
        " Codes are stable. How to work with them: [edit the book of record](../how-to/edit-the-book-of-record.md).",
        "Checks run in this order, and each stage only if the one before found no error: reading the files, the shapes, the"
        " structure of names and trees, then everything that joins records in time.",
        "Numbers that are missing: L10 (derived relations agree with effects) holds by construction, as they are derived; L14 and"
        " part of L18 bind the texts of provisions, which are not held.",
        "## Reading files, and the law in time",
        *(_one(key, raised[key]) for key in sorted(raised, key=_order)),
        "## Shapes",
        "What a record must have. The code is `shape-` and the name of the shape in `ontology/shapes.ttl`. All are errors.",
        _shapes(),
    )


def _order(key: str) -> tuple[bool, bool, str]:
    known = key[0] in "LR" and key[1:].isdigit()
    return not known, known and key[0] == "R", key


def _one(key: str, functions: list[str]) -> str:
    meaning = _WORDS[key]
    rows = [
        ("Severity", meaning.severity),
        ("What is wrong", meaning.means),
        ("What to do", meaning.do),
        ("Raised in", ", ".join(code(one) for one in functions)),
    ]
    return f"### {key}\n\n{meaning.name}.\n\n" + facts(rows)


def _shapes() -> str:
    graph = rdflib.Graph().parse(data=resources.shapes(), format="turtle")
    rows = []
    for shape in sorted(graph.subjects(RDF.type, SH.PropertyShape), key=str):
        holders = [target for node in graph.subjects(SH.property, shape) for target in graph.objects(node, SH.targetClass)]
        on = (
            ", ".join(sorted(str(one).rpartition("#")[2] for one in holders))
            if len(holders) < 5
            else "every record with evidence"
        )
        said = {text.language: str(text) for text in graph.objects(shape, SH.message) if isinstance(text, rdflib.Literal)}
        path = graph.value(shape, SH.path)
        assert path is not None
        shown = graph.namespace_manager.normalizeUri(str(path))
        rows.append([code(f"shape-{str(shape).removeprefix(SHAPE)}"), on, code(shown), said.get("en", "")])
    return table(["Code", "Of", "Property", "What is wrong, and what to do"], rows)
