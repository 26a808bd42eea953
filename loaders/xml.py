"""XML of strangers: one parser, without document types, entities, network or unbounded depth; a fault is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

from lxml import etree

from app.core.findings import Finding, Severity
from loaders.source import Loaded

MAX_BYTES = 64 << 20
MAX_DEPTH = 200
MAX_ELEMENTS = 2_000_000
#: Longest attribute or text; the parser of libxml2 has its own limit of ten million.
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED = re.compile(rb"\A<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def parser() -> etree.XMLParser:
    """The only parser that foreign XML meets (reliability hazards H14, H24, H29)."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )


def parse_xml(content: bytes, loaded: Loaded) -> Any | None:
    """The root of a document, or ``None`` and a finding that says why it was refused."""
    name = str(loaded.source.path)
    try:
        return _root(content)
    except _RefusedError as refused:
        code, message, cure, line = refused.args
        loaded.findings.append(Finding(code, Severity.ERROR, name, message, cure).at(name, line))
        return None


class _RefusedError(Exception):
    """Why a document is not read: code, message, cure, line."""


def _refuse(code: str, message: str, cure: str, line: int = 1) -> NoReturn:
    raise _RefusedError(code, message, cure, line)


def _root(content: bytes) -> Any:
    if len(content) > MAX_BYTES:
        _refuse("too-large", f"the file has {len(content)} bytes; {MAX_BYTES} are read.", "Give the documents one by one.")
    declared = _DECLARED.match(content)
    if (declared and declared[1].lower() not in _ENCODINGS) or content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content:
        _refuse("encoding", "the file is not UTF-8.", "Save the file as UTF-8 and declare no other encoding.")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        _refuse("encoding", f"byte {error.start} is not UTF-8.", "Save the file as UTF-8.", line)
    if (found := _DOCTYPE.search(content)) is not None:
        line = content.count(b"\n", 0, found.start()) + 1
        message = "it declares a document type or an entity, through which a file can fetch others or grow without bound."
        _refuse("xml-doctype-forbidden", message, "Take the declaration out; no format read here needs one.", line)
    try:
        root = etree.fromstring(content, parser())
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error.msg).lower()
        if deep:
            _refuse("too-deep", f"elements are nested deeper than {MAX_DEPTH}.", "Cut the nesting.", error.lineno or 1)
        cure = "Mend the XML at that place; nothing of the file was taken."
        _refuse("xml-syntax", f"{error.msg}.", cure, error.lineno or 1)
    except (ValueError, MemoryError) as error:
        _refuse("xml-syntax", f"{error}.", "Mend the XML; nothing of the file was taken.")
    depth = count = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MAX_DEPTH:
            _refuse("too-deep", f"elements are nested deeper than {MAX_DEPTH}.", "Cut the nesting.", element.sourceline)
        if count > MAX_ELEMENTS:
            message = f"the file has more than {MAX_ELEMENTS} elements."
            _refuse("too-large", message, "Give the documents one by one.", element.sourceline)
    return root


def words(element: Any | None) -> str:
    """The text of an element and all inside it, in one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


def elements(root: Any) -> Iterator[Any]:
    """Every element under a root, the root included, in document order."""
    return (element for element in root.iter() if isinstance(element.tag, str))
