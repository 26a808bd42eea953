"""The figures that README.md and data/README.md tell, between two marks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from app import resources
from app.core.model import Dataset, Record, Source
from app.core.vocabulary import Confidence
from app.graph.canonical import quads_of
from app.graph.codecs import Base
from app.settings import Settings
from loaders.turtle import load_turtle
from reference_pages.markdown import table

BEGIN = "<!-- figures: written by `python scripts/docs_reference.py` -->"
END = "<!-- end of figures -->"

_NAMES = {
    "Act": "Acts",
    "Provision": "Provisions (slots)",
    "Version": "Versions (texts of a slot)",
    "Effect": "Effects",
    "Reference": "References",
    "Topic": "Topics",
    "Deadline": "Deadlines and targets",
    "Element": "Elements of the policy",
    "CoverageClaim": "Coverage claims",
    "Principle": "Principles",
    "Pillar": "Pillars",
    "Absence": "Recorded absences",
    "Condition": "Conditions",
    "Opinion": "Opinions",
    "StatedStatus": "Statuses stated by publishers",
    "Thing": "Institutions and other named things",
    "RoleHolding": "Roles held",
    "Statement": "Statements of the source document",
    "Source": "Sources",
    "Term": "List entries",
    "Dataset": "Data sets",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """The bundled data, counted."""

    kinds: Counter[str]
    confidence: Counter[Confidence]
    with_unverified_fields: int
    sources: Counter[str]
    statements: int
    known_through: date


def counted() -> Counted:
    """Count the bundled data."""
    base = Base(str(Settings.model_fields["base_iri"].default))
    records: list[Record] = []
    for path in resources.bundled_sources():
        records += load_turtle(path, path.read_bytes(), base).records
    evidence = [found for record in records if (found := getattr(record, "evidence", None)) is not None]
    return Counted(
        kinds=Counter(type(record).__name__ for record in records),
        confidence=Counter(one.confidence for one in evidence),
        with_unverified_fields=sum(1 for one in evidence if one.unverified),
        sources=Counter(record.kind.rpartition("/")[2] for record in records if isinstance(record, Source)),
        statements=len(set(quads_of(records, base))),
        known_through=min(record.known_through for record in records if isinstance(record, Dataset)),
    )


def short() -> str:
    """The figures of README.md."""
    told = counted()
    kinds, grades = told.kinds, told.confidence
    day = f"{told.known_through.day} {told.known_through:%B %Y}"
    return (
        f"Law was looked for through {day}. The data holds {kinds['Act']} acts, {kinds['Provision']} provisions with"
        f" {kinds['Version']} versions, {kinds['Effect']} effects, {kinds['Reference']} references, {kinds['Topic']} topics and"
        f" {kinds['CoverageClaim']} coverage claims: {told.statements:,} statements. Of {sum(grades.values()):,} facts with"
        f" evidence, {grades[Confidence.HIGH]:,} are graded high, {grades[Confidence.MEDIUM]:,} medium,"
        f" {grades[Confidence.LOW]:,} low and {grades[Confidence.UNVERIFIED]:,} unverified; {told.with_unverified_fields:,} name"
        " fields that rest on general knowledge or on an assumption. Answers show the grade and name such fields."
    )


def long() -> str:
    """The figures of data/README.md."""
    told = counted()
    kinds = table(["Kind", "Records"], [[_NAMES[name], str(told.kinds[name])] for name in _NAMES if told.kinds[name]])
    grades = table(["Confidence", "Facts"], [[grade.value, str(told.confidence[grade])] for grade in Confidence])
    sources = table(["Kind of source", "Sources"], [[name, str(count)] for name, count in sorted(told.sources.items())])
    return "\n\n".join(
        (
            (
                f"Law was looked for through {told.known_through.isoformat()}. {told.statements:,} statements in all;"
                f" {told.with_unverified_fields:,} facts name fields that rest on general knowledge or on an assumption."
            ),
            kinds,
            grades,
            sources,
        )
    )


def put_in(text: str, figures: str) -> str:
    """The text with its figures replaced; the marks must be there, once."""
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"the marks {BEGIN} and {END} are missing")
    return f"{before}{BEGIN}\n{figures}\n{END}{after}"
