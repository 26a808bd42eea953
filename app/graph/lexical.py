"""The one lexical form in which each kind of value may be written: anything else is refused, never guessed."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from app.graph.vocab import XSD

#: The datatypes of each kind of literal, and the form of its text.
_FORMS: dict[str, tuple[tuple[str, ...], str]] = {
    "day": (("date",), ".*"),
    "integer": (("integer",), r"[+-]?[0-9]{1,9}"),
    "year": (("gYear",), r"[0-9]{4}"),
    "partial": (("gYear", "gYearMonth"), r"[0-9]{4}(-(0[1-9]|1[0-2]))?"),
    "boolean": (("boolean",), "true|false"),
    "string": (("string",), ".*"),
}


def must_fit(term: NamedNode | Literal, kind: str) -> None:
    """`ValueError` unless the term is written as this kind of value is."""
    if kind == "iri" and not isinstance(term, NamedNode):
        raise ValueError(f"{term} is a text where an address in angle brackets is needed")
    if kind not in _FORMS:
        return
    datatypes, form = _FORMS[kind]
    wanted = " or ".join(f"xsd:{name}" for name in datatypes)
    if not isinstance(term, Literal) or term.datatype.value not in {XSD + name for name in datatypes}:
        raise ValueError(f"{term} is not of datatype {wanted}")
    if not re.fullmatch(form, term.value, re.DOTALL):
        raise ValueError(f"{term.value[:60]!r} is not written as {wanted} is")
