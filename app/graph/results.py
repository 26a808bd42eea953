"""Answers of SPARQL servers, read strictly: whole, of the kind that was asked for, and with the same terms from every engine."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results, serialize

from app.graph.vocab import XSD
from app.graph.wire import Reply, StoreBadAnswer, StoreRefused, StoreUnavailable

JSON = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"

#: What an answer of rows or of yes and no may be written as, by media type.
RESULT_FORMATS = {
    JSON: QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}

#: What an answer of statements may be written as, by media type.
GRAPH_FORMATS = {
    N_TRIPLES: RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}

# Virtuoso 7 answers ASK with a row of this name, or with none for no.
_VIRTUOSO_ASK = "__ASK_RETVAL"
_SKIPPED = re.compile(
    r"""#[^\n]*|<[^<>"{}|^`\\\s]*>|'''.*?'''|\"{3}.*?\"{3}|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*\"""", re.DOTALL
)
# Words of the language, never a variable or the part of a name; and functions that Virtuoso knows without a declaration.
_WORDS = "select|ask|construct|describe|graph|from|service|insert|delete|load|clear|define"
_WORD = re.compile(rf"(?<![\w?$:@.-])(?:({_WORDS})(?![\w:.-])|(bif:|sql:))", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is handed on: the bytes and their media type."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a SELECT, each term as in the JSON of the standard; or the verdict of an ASK."""

    names: tuple[str, ...]
    bindings: tuple[Mapping[str, Mapping[str, str]], ...]
    verdict: bool | None = None

    def values(self) -> list[tuple[str, ...]]:
        """The texts of the terms, empty where nothing is bound."""
        return [tuple(row.get(name, {}).get("value", "") for name in self.names) for row in self.bindings]


def words_of(query: str) -> list[str]:
    """The words of a query that say what it asks and of which graphs, lower case, outside comments, strings and IRIs.

    Engines differ on whether an escaped letter may stand in a word, so the query is read both ways.
    """
    both = dict.fromkeys((query, _ESCAPE.sub(_character, query)))
    return [(word or function).lower() for text in both for word, function in _WORD.findall(_SKIPPED.sub(" ", text))]


def _character(escape: re.Match[str]) -> str:
    number = int(escape.group(1) or escape.group(2), 16)
    return chr(number) if number <= 0x10FFFF else " "


def form_of(query: str) -> str:
    """`select`, `ask`, `construct` or `describe`; empty for what is no query."""
    words = words_of(query)
    return next((word for word in words if word in ("select", "ask", "construct", "describe")), "")


def answered(reply: Reply) -> Reply:
    """The reply, if it is a whole answer to what was asked; what it is instead is raised."""
    if reply.status in (429, 503) or reply.status >= 500:
        raise StoreUnavailable(f"the graph store failed with {reply.status}: {_said(reply)}")
    if 400 <= reply.status < 500:
        raise StoreRefused(f"the graph store refused with {reply.status}: {_said(reply)}")
    if not 200 <= reply.status < 300:
        raise StoreBadAnswer(f"the graph store answered with {reply.status}, which is no answer")
    # Virtuoso cuts rows at its own limits, and says so in headers of a 200 alone.
    for name in ("x-sql-state", "x-sparql-maxrows"):
        if name in reply.headers:
            raise StoreBadAnswer(
                f"the graph store cut its answer ({name}: {reply.headers[name]}); raise its limits or ask for less"
            )
    return reply


def read_rows(reply: Reply, form: str) -> Rows:
    """The rows of a SELECT or the verdict of an ASK, from JSON results whose every part has been looked at."""
    _must_be(reply, JSON)
    try:
        told = json.loads(reply.body.decode("utf-8"))
        return Rows((), (), _verdict(told)) if form == "ask" else Rows(tuple(_variables(told)), tuple(_bindings(told)))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise StoreBadAnswer(f"the graph store did not answer with SPARQL results in JSON ({error})") from error


def read_statements(reply: Reply) -> list[Triple]:
    """The statements of a CONSTRUCT, a DESCRIBE or a graph, from N-Triples."""
    _must_be(reply, N_TRIPLES)
    try:
        return [quad.triple for quad in parse(reply.body, RdfFormat.N_TRIPLES)]
    except (SyntaxError, ValueError) as error:
        raise StoreBadAnswer(f"the graph store did not answer with N-Triples ({error})") from error


def written(rows: Rows, media_type: str) -> Answer:
    """Rows or a verdict in the format that was asked for."""
    plain: dict[str, Any] = {"head": {}, "boolean": rows.verdict}
    if rows.verdict is None:
        plain = {"head": {"vars": rows.names}, "results": {"bindings": rows.bindings}}
    # What reads results here may not leave its thread, so it never leaves this function.
    read = parse_query_results(json.dumps(plain).encode(), QueryResultsFormat.JSON)
    return Answer(read.serialize(format=RESULT_FORMATS[media_type]) or b"", media_type)


def statements_written(triples: list[Triple], media_type: str) -> Answer:
    """Statements in the format that was asked for."""
    return Answer(serialize(triples, format=GRAPH_FORMATS[media_type]) or b"", media_type)


def _must_be(reply: Reply, media_type: str) -> None:
    if reply.media_type != media_type:
        raise StoreBadAnswer(
            f"the graph store answered with {reply.media_type or 'no content type'} where {media_type} was asked for"
        )


def _verdict(told: Any) -> bool:
    if isinstance(told.get("boolean"), bool):
        return bool(told["boolean"])
    if told["head"]["vars"] == [_VIRTUOSO_ASK]:
        rows = told["results"]["bindings"]
        if rows == [] or (len(rows) == 1 and rows[0][_VIRTUOSO_ASK]["value"] == "1"):
            return bool(rows)
    raise ValueError("an ASK needs yes or no")


def _variables(told: Any) -> list[str]:
    names = told["head"]["vars"]
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names) or len(set(names)) != len(names):
        raise ValueError("the variables are no list of names")
    return names


def _bindings(told: Any) -> list[dict[str, dict[str, str]]]:
    names, rows = set(_variables(told)), told["results"]["bindings"]
    if not isinstance(rows, list):
        raise TypeError("the bindings are no list")
    for row in rows:
        if not isinstance(row, dict) or not set(row) <= names:
            raise ValueError("a row binds what the head does not name")
    return [{name: _term(term) for name, term in row.items()} for row in rows]


def _term(term: Any) -> dict[str, str]:
    """A term, with `typed-literal` and booleans written as numbers (Virtuoso 7) brought to the form of the standard."""
    kind, value = term["type"], term["value"]
    if not isinstance(value, str):
        raise TypeError("a value is no text")
    if kind in ("uri", "bnode"):
        if kind == "uri":
            NamedNode(value)  # an IRI that is none is refused here, as the reader of results takes any text
        return {"type": kind, "value": value}
    if kind not in ("literal", "typed-literal"):
        raise ValueError(f"there is no kind of term {kind!r}")
    plain = {"type": "literal", "value": value}
    if datatype := term.get("datatype"):
        plain["datatype"] = NamedNode(datatype).value
        if datatype == XSD + "boolean":
            plain["value"] = {"0": "false", "1": "true"}.get(value, value)
    elif language := term.get("xml:lang"):
        plain["xml:lang"] = str(language)
    return plain


def _said(reply: Reply) -> str:
    return re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", reply.body[:300].decode("utf-8", "replace")).strip()[:200] or "nothing"
