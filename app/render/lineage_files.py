"""A lineage in each format for other programs, with its media type; the same lineage gives the same bytes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from app.core.acts import act_standing
from app.core.corpus import Corpus
from app.core.lineage import Edge, Lineage
from app.core.model import Act, Effect, Id, Record, Reference
from app.core.vocabulary import Status
from app.graph.codecs import Base
from app.graph.exchange.losses import SCHEMA_EFFECTS, SCHEMA_REFERENCES, Form, told_as_fact
from app.graph.exchange.scope import records_of
from app.render import exports, words
from app.render.akoma_ntoso import akoma_ntoso
from app.render.jolux import jolux
from app.render.language import Language
from app.render.names import name, short_name

#: Format -> media type and the ending of its files.
MEDIA: dict[Form, tuple[str, str]] = {
    Form.AKN: ("application/akn+xml", "akn.xml"),
    Form.JOLUX: ("text/turtle", "jolux.ttl"),
    Form.SCHEMA: ("application/ld+json", "schema.jsonld"),
    Form.GRAPHML: ("application/graphml+xml", "graphml"),
    Form.GEXF: ("application/gexf+xml", "gexf"),
    Form.DOT: ("text/vnd.graphviz", "dot"),
    Form.CSV: ("text/csv", "csv"),
    Form.XLSX: ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    Form.TTL: ("text/turtle", "ttl"),
}

_GEXF = "http://gexf.net/1.3"
_FORCE = {
    Status.IN_FORCE: "InForce",
    Status.NOT_YET: "NotInForce",
    Status.NO_LONGER: "NotInForce",
    Status.SUSPENDED: "NotInForce",
    Status.PARTLY: "PartiallyInForce",
}
_COLUMNS = (
    "effect",
    "kind",
    "says",
    "from_act",
    "from_name",
    "from_provision",
    "to_act",
    "to_name",
    "to_provision",
    "date",
    "earliest",
    "latest",
    "basis",
    "applied",
    "changes_law",
    "confidence",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A lineage as somebody asked for it: in which language, of which release, with force told on which day."""

    corpus: Corpus
    found: Lineage
    lang: Language
    base: Base
    release: str
    on: date

    @property
    def records(self) -> list[Record]:
        """The records that the lineage is made of."""
        return records_of(self.corpus, self.found)


def write(asked: Asked, form: Form) -> bytes:
    """The lineage as a file in the format."""
    corpus, found, lang = asked.corpus, asked.found, asked.lang
    match form:
        case Form.AKN:
            return akoma_ntoso(asked.records, asked.base.iri, lang, corpus.known_through, asked.release)
        case Form.JOLUX:
            return jolux(corpus, asked.records, asked.base, asked.on).encode()
        case Form.SCHEMA:
            return schema_org(asked).encode()
        case Form.GRAPHML:
            return exports.graphml(corpus, found, lang).encode()
        case Form.GEXF:
            return gexf(asked)
        case Form.DOT:
            return exports.dot(corpus, found, lang).encode()
        case Form.CSV:
            return exports.as_csv(rows(asked)).encode()
        case Form.XLSX:
            return exports.as_xlsx(rows(asked), "lineage")
        case Form.TTL:
            return exports.turtle(corpus, found, asked.base).encode()


def rows(asked: Asked) -> list[list[str]]:
    """One row an edge, oldest first; the first row names the columns."""
    told = [list(_COLUMNS)]
    for edge in asked.found.edges:
        exact = edge.moment.exact if edge.moment else None
        told.append(
            [
                edge.id,
                edge.kind,
                words.edge_kind(edge.kind, asked.lang),
                edge.origin,
                name(asked.corpus, edge.origin, asked.lang),
                edge.origin_place,
                edge.target,
                name(asked.corpus, edge.target, asked.lang),
                edge.target_place,
                exact.isoformat() if exact else "",
                edge.moment.earliest.isoformat() if edge.moment else "",
                edge.moment.latest.isoformat() if edge.moment and edge.moment.latest else "",
                edge.basis.value if edge.basis else "",
                str(edge.applied).lower(),
                str(edge.changes_law).lower(),
                edge.confidence.value,
            ]
        )
    return told


def gexf(asked: Asked) -> bytes:
    """The lineage as GEXF 1.3, without the day it was written, which would make two files of one lineage differ."""
    root = etree.Element(f"{{{_GEXF}}}gexf", {"version": "1.3"}, nsmap={None: _GEXF})
    graph = etree.SubElement(root, f"{{{_GEXF}}}graph", {"defaultedgetype": "directed", "mode": "static"})
    node_names = ("rank",)
    edge_names = ("kind", "earliest", "latest", "from_provision", "to_provision", "basis", "applied", "confidence")
    for kind, named in (("node", node_names), ("edge", edge_names)):
        attributes = etree.SubElement(graph, f"{{{_GEXF}}}attributes", {"class": kind})
        for one in named:
            etree.SubElement(attributes, f"{{{_GEXF}}}attribute", {"id": one, "title": one, "type": "string"})
    nodes = etree.SubElement(graph, f"{{{_GEXF}}}nodes")
    for identifier in asked.found.nodes:
        act = asked.corpus.get(Act, identifier)
        label = short_name(asked.corpus, identifier, asked.lang)
        _valued(
            etree.SubElement(nodes, f"{{{_GEXF}}}node", {"id": identifier, "label": label}),
            {"rank": act.rank.value if act else ""},
        )
    edges = etree.SubElement(graph, f"{{{_GEXF}}}edges")
    for edge in asked.found.edges:
        ends = {"id": edge.id, "source": edge.origin, "target": edge.target, "label": words.edge_kind(edge.kind, asked.lang)}
        moment = edge.moment
        values = (
            edge.kind,
            moment.earliest.isoformat() if moment else "",
            moment.latest.isoformat() if moment and moment.latest else "",
            edge.origin_place,
            edge.target_place,
            edge.basis.value if edge.basis else "",
            str(edge.applied).lower(),
            edge.confidence.value,
        )
        _valued(etree.SubElement(edges, f"{{{_GEXF}}}edge", ends), dict(zip(edge_names, values, strict=True)))
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _valued(element: Any, values: dict[str, str]) -> None:
    holder = etree.SubElement(element, f"{{{_GEXF}}}attvalues")
    for key, value in values.items():
        if value:
            etree.SubElement(holder, f"{{{_GEXF}}}attvalue", {"for": key, "value": value})


def schema_org(asked: Asked) -> str:
    """The acts as schema.org `Legislation`, with what they do to each other; force only where it is known."""
    done: dict[Id, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for edge in asked.found.edges:
        word = _schema_word(asked.corpus, edge)
        if word is not None:
            target: dict[str, Any] = {"@id": asked.base.iri + edge.target_place}
            if edge.target_place != edge.target:
                target |= {"@type": "Legislation", "isPartOf": {"@id": asked.base.iri + edge.target}}
            if target not in done[edge.origin][word]:
                done[edge.origin][word].append(target)
    acts = [act for node in asked.found.nodes if (act := asked.corpus.get(Act, node))]
    graph = [_legislation(asked, act) | dict(sorted(done[act.id].items())) for act in acts]
    told = {"@context": "https://schema.org/", "@graph": graph}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _schema_word(corpus: Corpus, edge: Edge) -> str | None:
    effect = corpus.get(Effect, edge.id)
    if effect is not None:
        return SCHEMA_EFFECTS.get(effect.type, "legislationChanges") if told_as_fact(effect) else None
    reference = corpus.get(Reference, edge.id)
    return SCHEMA_REFERENCES.get(reference.kind) if reference is not None else None


def _legislation(asked: Asked, act: Act) -> dict[str, Any]:
    label, short = act.label.in_(asked.lang.code), act.short.in_(asked.lang.code)
    told: dict[str, Any] = {
        "@type": "Legislation",
        "@id": asked.base.iri + act.id,
        "legislationIdentifier": act.number or act.id,
        "name": label,
        "alternateName": short if short != label else None,
        "headline": act.title or None,
        "abstract": act.summary.in_(asked.lang.code) if act.summary else None,
        "legislationType": act.kind.rpartition("/")[2],
        "legislationDate": act.issued.isoformat() if act.issued else None,
        "datePublished": act.published.isoformat() if act.published else None,
        "legislationPassedBy": [
            {"@type": "Organization", "@id": asked.base.iri + issuer, "name": name(asked.corpus, issuer, asked.lang)}
            for issuer in act.issuers
        ]
        or None,
    }
    if (force := _FORCE.get(act_standing(asked.corpus, act.id, asked.on).status)) is not None:
        told["legislationLegalForce"] = force
    return {key: value for key, value in told.items() if value is not None}


def ending(form: Form) -> str:
    """How a file in the format ends."""
    return MEDIA[form][1]


def media_type(form: Form) -> str:
    """The media type of the format."""
    return MEDIA[form][0]


def counted(records: Sequence[Record]) -> dict[str, int]:
    """How many records of each kind a lineage is made of."""
    found: dict[str, int] = defaultdict(int)
    for record in records:
        found[type(record).__name__] += 1
    return dict(sorted(found.items()))
