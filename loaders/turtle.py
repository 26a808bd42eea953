"""Turtle, strictly: a file that is not clean Turtle about records under our base gives findings, each with its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from app.core.errors import DayError
from app.core.findings import Finding, Severity
from app.core.model import Id
from app.core.period import parse_day
from app.graph.codecs import DATE, Base
from app.graph.mapping import to_records
from app.graph.vocab import XSD
from loaders.positions import positions
from loaders.source import Loaded, Place, SourceFile, place_of

#: Nesting beyond this is refused before parsing: the parser of quoted triples overflows its stack (reliability hazard H6).
MAX_DEPTH = 64
MAX_IRI = 2_048
MAX_LITERAL = 1 << 20

#: Brackets, and what may hold bracket signs that are none: escapes, comments, texts, IRIs.
_BRACKETS = re.compile(
    r"""
    (?P<other>\\. | \#[^\n]*
      | \"{3}(?:[^"\\]++|\\.|"(?!""))*+\"{3} | '{3}(?:[^'\\]++|\\.|'(?!''))*+'{3}
      | "(?:[^"\\\r\n]++|\\.)*+" | '(?:[^'\\\r\n]++|\\.)*+'
      | <[^<>"{}|^`\s]*>)
  | (?P<open><<|[\[(])
  | (?P<close>>>|[\])])
    """,
    re.VERBOSE | re.DOTALL,
)
#: Signs that no text needs and that XML, HTML or a terminal would stumble over.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd-\uffff]")
_BOM = "\ufeff"

_TEMPORAL = frozenset(XSD + name for name in ("dateTime", "dateTimeStamp", "time", "gMonthDay"))
_SCHEMES = ("https://", "http://", "urn:")


def load_turtle(path: Path, content: bytes, base: Base) -> Loaded:
    """Load a Turtle file; see `loaders.source.Loader`."""
    loaded = Loaded(SourceFile.of(path, content))
    name = str(path)
    read = _parsed(content, loaded, name)
    if read is None:
        return loaded
    triples, text = read
    loaded.places = {}
    for subject, prop, line in positions(text):
        loaded.places.setdefault((_short(subject, base), prop), Place(name, line))
    door = dict.fromkeys(finding for triple in triples for finding in _door(triple, base))
    loaded.findings += [_placed(finding, prop, loaded) for finding, prop in door]
    if any(finding.severity is Severity.ERROR for finding in loaded.findings):
        return loaded
    loaded.records, errors = to_records(triples, base)
    for unread in errors:
        cure = "Look the property up in docs/reference/ontology.md and write it as that page shows."
        finding = Finding("record-shape", Severity.ERROR, unread.subject, f"{unread.attribute}: {unread.reason}.", cure)
        loaded.findings.append(_placed(finding, unread.property, loaded))
    return loaded


def read_triples(content: bytes, loaded: Loaded) -> tuple[list[Triple], dict[str, int]]:
    """The triples of a file in any vocabulary and the line of each subject; nothing but findings where it is not clean Turtle."""
    read = _parsed(content, loaded, str(loaded.source.path))
    if read is None:
        return [], {}
    lines: dict[str, int] = {}
    for subject, _, line in positions(read[1]):
        lines.setdefault(subject, line)
    return read[0], lines


def _parsed(content: bytes, loaded: Loaded, name: str) -> tuple[list[Triple], str] | None:
    text = _decode(content, loaded, name)
    if text is None or not _shallow(text, loaded, name):
        return None
    try:
        quads = parse(content, format=RdfFormat.TURTLE)
        # A file is a set of statements: saying one twice says nothing more.
        return list(dict.fromkeys(Triple(quad.subject, quad.predicate, quad.object) for quad in quads)), text
    except SyntaxError as error:
        cure = "Mend the Turtle at that place; nothing of the file was taken."
        loaded.findings.append(Finding("rdf-syntax", Severity.ERROR, name, f"{error.msg}.", cure).at(name, error.lineno or 0))
        return None


def _decode(content: bytes, loaded: Loaded, name: str) -> str | None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} is not UTF-8."
        loaded.findings.append(Finding("encoding", Severity.ERROR, name, message, "Save the file as UTF-8.").at(name, line))
        return None
    if text.startswith(_BOM):
        message = "the file begins with a byte order mark."
        loaded.findings.append(Finding("encoding", Severity.ERROR, name, message, "Save it as UTF-8 without BOM.").at(name, 1))
        return None
    for mark, what in (("\ufffd", "the replacement character, a trace of a lost letter"), ("\x00", "a NUL")):
        if mark in text:
            line = text.count("\n", 0, text.index(mark)) + 1
            cure = "Write the letter that belongs there."
            loaded.findings.append(Finding("encoding", Severity.ERROR, name, f"the text holds {what}.", cure).at(name, line))
            return None
    return text


def _shallow(text: str, loaded: Loaded, name: str) -> bool:
    depth = 0
    for match in _BRACKETS.finditer(text):
        if match.lastgroup == "other":
            continue
        depth += 1 if match.lastgroup == "open" else -1
        if depth > MAX_DEPTH:
            message = f"brackets are nested deeper than {MAX_DEPTH}."
            cure = "Curated files need no nesting: name each node."
            line = text.count("\n", 0, match.start()) + 1
            loaded.findings.append(Finding("too-deep", Severity.ERROR, name, message, cure).at(name, line))
            return False
    return True


def _door(triple: Triple, base: Base) -> Iterator[tuple[Finding, str]]:
    """What may not enter whatever the shapes say: invariants L01 (dates) and L17 (names)."""
    prop = triple.predicate.value
    subject = triple.subject
    focus = _short(str(subject.value), base) if isinstance(subject, NamedNode) else "_:"
    if isinstance(subject, BlankNode) or isinstance(triple.object, BlankNode):
        cure = "Give the node an IRI, such as <effect/E-1234>."
        where = "" if isinstance(subject, BlankNode) else prop
        yield Finding("L17", Severity.ERROR, focus, "a blank node has no name to cite or correct.", cure), where
        return
    if isinstance(subject, Triple) or isinstance(triple.object, Triple):
        cure = "Write the statement as a record of its own."
        yield Finding("L17", Severity.ERROR, focus, "quoted triples are not part of the model.", cure), prop
        return
    for node in (subject, triple.predicate, triple.object):
        if isinstance(node, NamedNode):
            yield from ((Finding("L17", Severity.ERROR, focus, message, cure), prop) for message, cure in _bad_iri(node.value))
    if isinstance(triple.object, Literal):
        for code, message, cure in _bad_literal(triple.object):
            yield Finding(code, Severity.ERROR, focus, message, cure), prop


def _bad_iri(iri: str) -> Iterator[tuple[str, str]]:
    if not iri.startswith(_SCHEMES):
        yield f"{iri!r} has a scheme other than https, http or urn.", "Use a web address or a name under the base."
    if len(iri) > MAX_IRI:
        yield f"an IRI of {len(iri)} characters is longer than {MAX_IRI}.", "Shorten it."
    if unicodedata.normalize("NFC", iri) != iri:
        yield f"{iri!r} is not in Unicode form NFC.", "Retype the accented letters."


def _bad_literal(literal: Literal) -> Iterator[tuple[str, str, str]]:
    datatype = literal.datatype.value
    if datatype == DATE.value:
        try:
            parse_day(literal.value)
        except DayError as error:
            yield "L01", str(error), ""
    elif datatype in _TEMPORAL:
        cure = 'Law counts whole days: write it as "2016-03-01"^^xsd:date.'
        yield "L01", f"{literal.value!r} is a {datatype.rpartition('#')[2]}, not a day.", cure
    if len(literal.value) > MAX_LITERAL:
        yield "too-large", f"a text of {len(literal.value)} characters is longer than {MAX_LITERAL}.", "Keep long texts in files."
    if _CONTROL.search(literal.value):
        yield "encoding", f"{literal.value[:60]!r} holds a control character.", "Leave it out."
    if unicodedata.normalize("NFC", literal.value) != literal.value:
        yield "encoding", f"{literal.value[:60]!r} is not in Unicode form NFC.", "Retype the accented letters."


def _short(iri: str, base: Base) -> Id:
    return iri.removeprefix(base.iri)


def _placed(finding: Finding, prop: str, loaded: Loaded) -> Finding:
    place = place_of(loaded.places, finding.focus, prop)
    return finding.at(place.file, place.line) if place else finding.at(str(loaded.source.path), 0)
