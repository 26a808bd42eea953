"""The canonical Turtle of a curated file: fixed prefixes, fixed sections, fixed order, one property a line.

What a curator writes in any order, `linaje format` writes back in this one, so that a change shows as the lines it changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode

from app.core import model
from app.core.identifiers import natural_key
from app.graph.codecs import Base, Term
from app.graph.mapping import TYPE, to_triples
from app.graph.table import SHAPES
from app.graph.vocab import PREFIXES, XSD

_BANNERS: dict[type[model.Record], str] = {
    model.Dataset: "El libro / The book",
    model.Source: "Fuentes / Sources",
    model.Term: "Listas controladas / Controlled lists",
    model.Topic: "Temas / Topics",
    model.Pillar: "Pilares / Pillars",
    model.Principle: "Principios / Principles",
    model.Act: "Actos / Acts",
    model.StatedStatus: "Estados que declaran los editores / Statuses stated by publishers",
    model.Provision: "Disposiciones (lugares) / Provisions (slots)",
    model.Version: "Versiones (contenidos) / Versions (contents)",
    model.Effect: "Efectos / Effects",
    model.Condition: "Condiciones / Conditions",
    model.Opinion: "Opiniones / Opinions",
    model.Reference: "Referencias (no cambian nada) / References (they change nothing)",
    model.Element: "Elementos de la política / Policy elements",
    model.Deadline: "Plazos y metas / Deadlines and targets",
    model.Absence: "Ausencias / Absences",
    model.CoverageClaim: "Cobertura de los principios / Coverage of the principles",
    model.Thing: "Instituciones, socios, sitios y demás / Institutions, partners, sites and the rest",
    model.RoleHolding: "Quién hace qué / Who does what",
    model.Statement: "Lo que dice el documento / What the document says",
}

_LOCAL = re.compile(r"\A[A-Za-z_][A-Za-z0-9_-]*\Z", re.ASCII)
_INTEGER = re.compile(r"\A(0|-?[1-9]\d*)\Z", re.ASCII)
_WIDTH = 78


def write(records: Iterable[model.Record], base: Base) -> str:
    """The canonical Turtle of records: equal text for equal records, whatever their order."""
    held = sorted(records, key=lambda record: natural_key(record.id))
    blocks = {kind: [_block(record, base) for record in held if type(record) is kind] for kind in SHAPES}
    body = "".join(_banner(_BANNERS[kind]) + "\n".join(found) for kind, found in blocks.items() if found)
    used = [prefix for prefix in PREFIXES if re.search(rf"(?<![\w<\"]){prefix}:", body)]
    head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used)
    return f"@base <{base.iri}> .\n{head}{body}"


def _banner(title: str) -> str:
    return f"\n# {'-' * _WIDTH}\n# {title}\n# {'-' * _WIDTH}\n\n"


def _block(record: model.Record, base: Base) -> str:
    by_property: dict[str, list[Term]] = {}
    for triple in to_triples(record, base):
        by_property.setdefault(triple.predicate.value, []).append(triple.object)  # type: ignore[arg-type]
    lines = []
    for name, terms in by_property.items():
        verb = "a" if name == TYPE.value else _iri(NamedNode(name), base)
        lines.append(f"    {verb}{_objects(terms, base, ordered=name == TYPE.value)}")
    return f"{_iri(base.node(record.id), base)}\n" + " ;\n".join(lines) + " .\n"


def _objects(terms: Sequence[Term], base: Base, *, ordered: bool) -> str:
    written = [_term(term, base) for term in terms]
    if not ordered:
        written = [_term(term, base) for term in sorted(terms, key=_rank)]
    if len(written) == 1 or sum(map(len, written)) < _WIDTH:
        return " " + ", ".join(written)
    return "".join(f"\n        {one}," for one in written)[:-1]


def _rank(term: Term) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Spanish before English, then natural order."""
    language = getattr(term, "language", None) or ""
    return "" if language == "es" else language, natural_key(term.value)


def _term(term: Term, base: Base) -> str:
    if isinstance(term, NamedNode):
        return _iri(term, base)
    if term.datatype.value == XSD + "integer" and _INTEGER.match(term.value):
        return term.value
    if term.datatype.value == XSD + "boolean":
        return term.value
    if term.datatype.value.startswith(XSD) and term.datatype.value != XSD + "string" and term.language is None:
        return f"{Literal(term.value)}^^xsd:{term.datatype.value[len(XSD) :]}"
    return str(term)


def _iri(node: NamedNode, base: Base) -> str:
    if node.value.startswith(base.iri):
        return f"<{node.value[len(base.iri) :]}>"
    for prefix, namespace in PREFIXES.items():
        local = node.value[len(namespace) :]
        if node.value.startswith(namespace) and _LOCAL.match(local):
            return f"{prefix}:{local}"
    return str(node)
