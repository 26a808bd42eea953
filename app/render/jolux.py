"""A lineage as JOLux: acts, subdivisions, impacts and citations in the words of the Swiss and Luxembourg publishers.

A JOLux act ends on the first day it is out of force; ELI would name the last day in. Both are computed, never stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from app.core.acts import act_standing
from app.core.corpus import Corpus
from app.core.model import Act, Id, Record
from app.graph.codecs import DATE, Base
from app.graph.exchange.jolux_words import CLASSES, DROPPED, EXPRESSION_LABELS, LANGUAGES, PROPERTIES, TYPE
from app.graph.exchange.losses import Form, declared
from app.graph.mapping import to_triples
from app.graph.vocab import JOLUX, PREFIXES


def jolux(corpus: Corpus, records: Sequence[Record], base: Base, on: date) -> str:
    """The records of a lineage as Turtle; `on` is the day on which the force of acts is told."""
    triples = [triple for record in records for triple in _record(record, base)]
    for record in records:
        if isinstance(record, Act):
            triples += _force(corpus, record.id, base, on)
    written = serialize(dict.fromkeys(triples), format=RdfFormat.TURTLE, prefixes=PREFIXES)
    return (written or b"").decode()


def _record(record: Record, base: Base) -> Iterator[Triple]:
    kept = declared(record, Form.JOLUX, "")
    name = CLASSES.get(type(record))
    if kept is None or name is None:
        return
    node = base.node(record.id)
    yield Triple(node, NamedNode(TYPE), NamedNode(name))
    if isinstance(record, Act):
        for code, language in LANGUAGES.items():
            expression = _expression(record.id, code, base)
            yield Triple(node, NamedNode(JOLUX + "isRealizedBy"), expression)
            yield Triple(expression, NamedNode(TYPE), NamedNode(JOLUX + "Expression"))
            yield Triple(expression, NamedNode(JOLUX + "language"), NamedNode(language))
    renamed = PROPERTIES[type(record)]
    for triple in to_triples(kept, base):
        predicate = triple.predicate.value
        if predicate in DROPPED or predicate == TYPE:
            continue
        label = EXPRESSION_LABELS.get(predicate) if isinstance(record, Act) else None
        if label and isinstance(triple.object, Literal) and triple.object.language:
            expression = _expression(record.id, triple.object.language, base)
            yield Triple(expression, NamedNode(label), triple.object)
        else:
            yield Triple(node, NamedNode(renamed.get(predicate, predicate)), triple.object)


def _expression(act: Id, code: str, base: Base) -> NamedNode:
    return NamedNode(f"{base.iri}{act}/expression/{code}")


def _force(corpus: Corpus, act: Id, base: Base, on: date) -> Iterator[Triple]:
    """The first day in force and the first day out, where both the fact and the day are sure."""
    spell = act_standing(corpus, act, on).standing.spell
    for name, moment in (("dateEntryInForce", spell.since if spell.opened else None), ("dateNoLongerInForce", spell.until)):
        if moment is not None and moment.exact is not None:
            yield Triple(base.node(act), NamedNode(JOLUX + name), Literal(moment.exact.isoformat(), datatype=DATE))
