"""What each format carries of a record; everything else is a loss, and a loss is declared.

One table serves three ends: exporters write what it lists, `losses` counts what it does not list, and the round trip is
tested against `declared`, the record as it comes back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from app.core.identifiers import act_of
from app.core.model import Act, Effect, Evidence, Id, Provision, Record, Reference, Text
from app.core.vocabulary import Basis, Confidence, EffectType, Incorporation, ReferenceKind
from app.graph.exchange.akn_words import MODIFICATIONS


class Form(StrEnum):
    """A format a lineage is written in for other programs."""

    AKN = "akn"
    JOLUX = "jolux"
    SCHEMA = "schema"
    GRAPHML = "graphml"
    GEXF = "gexf"
    DOT = "dot"
    CSV = "csv"
    XLSX = "xlsx"
    TTL = "ttl"


class Cause(StrEnum):
    """Why something is not in the file."""

    NO_PLACE = "no-place"
    NOT_A_RECORD = "not-a-record"
    DETAIL = "detail"
    COARSER = "coarser"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a file leaves out: a field of some records (or, without `field`, the records themselves)."""

    cause: Cause
    kind: str
    field: str
    records: tuple[Id, ...]


#: Fields of evidence are named so. Their sources, places, quotes and notes stay here: the file names its own origin instead.
_GRADE = ("evidence.confidence", "evidence.unverified")

_ALL_OF_ACT = frozenset(field.name for field in fields(Act)) - {"evidence", "summary"}
_ALL_OF_PROVISION = frozenset(field.name for field in fields(Provision)) - {"evidence"}
_ALL_OF_EFFECT = frozenset(field.name for field in fields(Effect)) - {"evidence"}
_ALL_OF_REFERENCE = frozenset(field.name for field in fields(Reference)) - {"evidence", "under"}

_DOCUMENT: Mapping[type[Record], frozenset[str]] = {
    Act: _ALL_OF_ACT | {*_GRADE},
    Provision: _ALL_OF_PROVISION | {*_GRADE},
    Effect: _ALL_OF_EFFECT | {*_GRADE},
    Reference: _ALL_OF_REFERENCE | {*_GRADE},
}
_EDGES: Mapping[type[Record], frozenset[str]] = {
    Act: frozenset({"id", "rank", "short"}),
    Effect: frozenset({"id", "type", "actor", "target", "start", "basis", "incorporation", "evidence.confidence"}),
    Reference: frozenset({"id", "kind", "origin", "target", "since", "evidence.confidence"}),
}
_TABLE: Mapping[type[Record], frozenset[str]] = {**_EDGES, Act: frozenset({"id", "label"})}

CARRIED: dict[Form, Mapping[type[Record], frozenset[str]]] = {
    Form.AKN: _DOCUMENT,
    Form.JOLUX: _DOCUMENT,
    Form.SCHEMA: {
        Act: frozenset({"id", "kind", "label", "short", "number", "title", "summary", "issued", "published", "issuers"}),
        Effect: frozenset({"actor", "target", "type"}),
        Reference: frozenset({"origin", "target", "kind"}),
    },
    Form.GRAPHML: _EDGES,
    Form.GEXF: _EDGES,
    Form.DOT: {
        Act: frozenset({"id", "short"}),
        Effect: frozenset({"id", "type", "actor", "target"}),
        Reference: frozenset({"id", "kind", "origin", "target"}),
    },
    Form.CSV: _TABLE,
    Form.XLSX: _TABLE,
    Form.TTL: {
        kind: frozenset(field.name for field in fields(kind)) | {f"evidence.{field.name}" for field in fields(Evidence)}
        for kind in (Act, Effect, Reference)
    },
}

#: schema.org's words for our kinds; an effect of any other kind only "changes" its target.
SCHEMA_EFFECTS = {
    EffectType.AMENDS: "legislationAmends",
    EffectType.ADDS: "legislationAmends",
    EffectType.SUBSTITUTES: "legislationAmends",
    EffectType.REPEALS: "legislationRepeals",
    EffectType.INCORPORATES: "legislationConsolidates",
    EffectType.CORRECTS: "legislationCorrects",
}
SCHEMA_REFERENCES = {
    ReferenceKind.IMPLEMENTS: "legislationEnsuresImplementationOf",
    ReferenceKind.BASED_ON: "citation",
    ReferenceKind.CITES: "citation",
}

#: Formats that draw effects as edges between acts: what happens inside one act, and the parts of a wider effect, are no edges.
EDGES_ONLY = frozenset({Form.GRAPHML, Form.GEXF, Form.DOT, Form.CSV, Form.XLSX, Form.TTL, Form.SCHEMA})


def declared(record: Record, form: Form, source: Id) -> Record | None:
    """The record as it comes back from a file in the format: lost fields empty, its evidence the file itself."""
    carried = CARRIED[form].get(type(record))
    if carried is None:
        return None
    changes: dict[str, Any] = {}
    for field in fields(record):
        if field.name != "evidence" and field.name not in carried:
            changes[field.name] = _empty(field)
    evidence: Evidence | None = getattr(record, "evidence", None)
    if evidence is not None:
        changes["evidence"] = Evidence(
            sources=(source,),
            confidence=evidence.confidence if "evidence.confidence" in carried else Confidence.UNVERIFIED,
            unverified=evidence.unverified if "evidence.unverified" in carried else (),
        )
    return replace(record, **changes)


def losses(records: Iterable[Record], form: Form) -> list[Loss]:
    """What a file in the format leaves out of the records, in a fixed order; only what some record really has counts."""
    lost: dict[tuple[Cause, str, str], list[Id]] = defaultdict(list)
    for record in records:
        kind = type(record).__name__
        carried = CARRIED[form].get(type(record))
        if carried is None:
            lost[Cause.NOT_A_RECORD, kind, ""].append(record.id)
            continue
        if form in EDGES_ONLY and (left := _no_edge(record, form)):
            lost[left, kind, ""].append(record.id)
            continue
        if isinstance(record, Effect) and _coarser(record, form):
            lost[Cause.COARSER, kind, "type"].append(record.id)
        for name, value, empty in _values(record):
            if value != empty and name not in carried:
                lost[Cause.NO_PLACE, kind, name].append(record.id)
    return [Loss(*key, tuple(sorted(ids))) for key, ids in sorted(lost.items())]


def _no_edge(record: Record, form: Form) -> Cause | None:
    """Why an effect or reference is no edge, if it is none."""
    if isinstance(record, Effect):
        if record.type is EffectType.COMMENCES or record.part_of or act_of(record.actor) == act_of(record.target):
            return Cause.DETAIL
        if form is Form.SCHEMA and not told_as_fact(record):
            return Cause.UNSURE
    if form is Form.SCHEMA and isinstance(record, Reference) and record.kind not in SCHEMA_REFERENCES:
        return Cause.NOT_A_RECORD
    return None


def told_as_fact(effect: Effect) -> bool:
    """Whether a format that knows no doubt may tell an effect: not a tacit one, nor one that waits or cannot be carried out."""
    return effect.basis is not Basis.TACIT and effect.incorporation is Incorporation.APPLIED and not effect.condition


def _coarser(effect: Effect, form: Form) -> bool:
    if form is Form.AKN:
        return MODIFICATIONS[effect.type][2]
    return form is Form.SCHEMA and effect.type not in SCHEMA_EFFECTS


def _values(record: Record) -> Iterable[tuple[str, Any, Any]]:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Evidence):
            for part in fields(value):
                yield f"evidence.{part.name}", getattr(value, part.name), _empty(part, required=object())
        else:
            yield field.name, value, _empty(field, required=object())


def _empty(field: Field[Any], required: Any = None) -> Any:
    if field.default is not MISSING:
        return field.default
    if required is not None:
        return required
    return Text("", "") if "Text" in str(field.type) else ""
