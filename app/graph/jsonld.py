"""Statements as JSON-LD framed on one subject and compacted with our context: what a JSON reader can use without RDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from app.graph.context import context
from app.graph.vocab import PREFIXES, RDF, XSD

_TYPE = RDF + "type"


@cache
def _terms(base: str) -> tuple[dict[str, Any], dict[str, str], dict[str, str]]:
    """The context, the term of each property, and the term of each class."""
    told: dict[str, Any] = context(base)["@context"]
    properties, classes = {}, {}
    for name, meaning in told.items():
        if name.startswith("@") or name in PREFIXES or name in ("id", "type"):
            continue
        if isinstance(meaning, dict):
            properties[_long(meaning["@id"])] = name
        else:
            classes[_long(meaning)] = name
    return told, properties, classes


def _long(curie: str) -> str:
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def framed(triples: Iterable[Triple], root: str, base: str) -> dict[str, Any]:
    """One tree with the subject `root` on top; what is about other subjects hangs under `included`.

    The context is in the document, cut to the terms that are used: nobody has to fetch one.
    """
    by_subject: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        by_subject[triple.subject.value].append(triple)
    used: set[str] = set()
    nodes = {subject: _node(subject, said, base, used) for subject, said in by_subject.items()}
    top = nodes.pop(root, {"id": _short(root, base)})
    told = _terms(base)[0]
    own: dict[str, Any] = {"@version": 1.1, "@base": base, "id": "@id", "type": "@type"}
    own |= PREFIXES | {name: told[name] for name in sorted(used)}
    if nodes:
        own["included"] = "@included"
    return {"@context": own, **top, **({"included": [nodes[key] for key in sorted(nodes)]} if nodes else {})}


def _node(subject: str, said: Iterable[Triple], base: str, used: set[str]) -> dict[str, Any]:
    told, properties, classes = _terms(base)
    node: dict[str, Any] = {"id": _short(subject, base)}
    values: dict[str, list[Any]] = defaultdict(list)
    for triple in said:
        values[triple.predicate.value].append(triple.object)
    for predicate, objects in values.items():
        if predicate == _TYPE:
            names = sorted(classes.get(one.value, one.value) for one in objects)
            used.update(name for name in names if name in told)
            node["type"] = names
            continue
        name = properties.get(predicate, "")
        written = _compact(objects, told[name], base) if name else None
        if written is None:
            node[predicate] = [_expanded(one, base) for one in objects]
        else:
            used.add(name)
            node[name] = written
    return node


def _compact(objects: list[Any], meaning: Mapping[str, Any], base: str) -> Any:
    """The values as the term of the context coerces them; ``None`` where one does not fit, so that nothing changes meaning."""
    if meaning.get("@container") == "@language":
        spoken: dict[str, list[str]] = defaultdict(list)
        for one in objects:
            if not isinstance(one, Literal) or not one.language:
                return None
            spoken[one.language].append(one.value)
        return {tag: texts[0] if len(texts) == 1 else texts for tag, texts in sorted(spoken.items())}
    found = []
    for one in objects:
        kind = meaning.get("@type")
        if isinstance(one, NamedNode):
            if kind != "@id":
                return None
            found.append(_short(one.value, base))
        elif isinstance(one, Literal):
            datatype = _long(kind) if kind and kind != "@id" else XSD + "string"
            spoken_in = meaning.get("@language")
            if kind == "@id" or one.language != spoken_in or (not one.language and one.datatype.value != datatype):
                return None
            found.append(one.value)
        else:
            return None
    return found if meaning.get("@container") == "@set" or len(found) > 1 else found[0]


def _expanded(term: Any, base: str) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"id": _short(term.value, base)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return {"@value": term.value, "@type": term.datatype.value}


def _short(iri: str, base: str) -> str:
    """An IRI relative to the base, where a reader resolves it back to the same: our identifiers hold no colon."""
    rest = iri[len(base) :] if iri.startswith(base) else ""
    return rest if rest and ":" not in rest and not rest.startswith(("/", "?", "#", ".")) else iri
