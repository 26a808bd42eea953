"""The JSON-LD context: for each class and property of the graph the short name and the type that JSON readers meet.

Derived from the table of the bridge, so that the two cannot part; `ontology/context.jsonld` is its written form.
"""

from __future__ import annotations

import json
from collections import Counter
from enum import StrEnum
from typing import Any

from app.core.vocabulary import Role
from app.graph.codecs import Both, Codec, Kind, Many, Names, One, Roles, When
from app.graph.table import SHAPES
from app.graph.vocab import PREFIXES

#: How a JSON value of a kind is to be read; strings without a language need no entry.
_TYPES = {Kind.DAY: "xsd:date", Kind.INTEGER: "xsd:integer", Kind.YEAR: "xsd:gYear", Kind.BOOLEAN: "xsd:boolean"}
_LANGUAGES = {Kind.SPANISH: "es", Kind.ENGLISH: "en"}


def context(base: str) -> dict[str, Any]:
    """The context, with the prefixes, then the classes, then the properties, each in alphabetical order."""
    terms: dict[str, dict[str, Any]] = {}
    classes: set[str] = set()
    for shape in SHAPES.values():
        classes.update(shape.classes)
        for codec in shape.attributes.values():
            for curie, told in _told(codec):
                terms[curie] = _joined(terms.get(curie), told)
    named = _short_names([*sorted(classes), *sorted(terms)])
    return {
        "@context": {
            "@version": 1.1,
            "@base": base,
            "id": "@id",
            "type": "@type",
            **PREFIXES,
            **{named[curie]: curie for curie in sorted(classes, key=lambda one: named[one])},
            **{named[curie]: {"@id": curie, **terms[curie]} for curie in sorted(terms, key=lambda one: named[one])},
        }
    }


def as_text(base: str) -> str:
    """The context as the text of its file."""
    return json.dumps(context(base), indent=2, ensure_ascii=False) + "\n"


def _told(codec: Codec) -> list[tuple[str, dict[str, Any]]]:
    match codec:
        case One():
            return [(codec.predicate, _of_kind(codec.kind))]
        case Many():
            return [(codec.predicate, {**_of_kind(codec.kind), "@container": "@set"})]
        case Both():
            return [(codec.predicate, {"@container": "@language"})]
        case When():
            return [(name, {"@type": "xsd:date"}) for name in (codec.exact, codec.earliest, codec.latest)]
        case Roles():
            return [(f"lin:{role.value}For", {"@type": "@id", "@container": "@set"}) for role in Role]
        case Names():
            return [(codec.predicate, {"@type": "@id", "@container": "@set"})]
        case _:
            raise TypeError(f"no context for {codec}")


def _of_kind(kind: Kind | type[StrEnum]) -> dict[str, Any]:
    if isinstance(kind, type) or kind in (Kind.ID, Kind.IRI):
        return {"@type": "@id"}
    if kind in _TYPES:
        return {"@type": _TYPES[kind]}
    return {"@language": _LANGUAGES[kind]} if kind in _LANGUAGES else {}


def _joined(one: dict[str, Any] | None, other: dict[str, Any]) -> dict[str, Any]:
    """What holds for every use of a property: texts in two languages win over one, sets over single values."""
    if one is None or one == other:
        return other
    if all("@language" in told or told.get("@container") == "@language" for told in (one, other)):
        return {"@container": "@language"}  # a map of languages may hold lists
    joined = {key: value for key, value in one.items() if other.get(key) == value}
    if "@set" in (one.get("@container"), other.get("@container")):
        joined["@container"] = "@set"
    return joined


def _short_names(curies: list[str]) -> dict[str, str]:
    """The local name where only one property bears it, else prefix and local name."""
    local = Counter(curie.partition(":")[2] for curie in curies)
    reserved = {"id", "type"} | set(PREFIXES)
    named = {}
    for curie in curies:
        prefix, _, name = curie.partition(":")
        named[curie] = name if local[name] == 1 and name not in reserved else f"{prefix}_{name}"
    return named
