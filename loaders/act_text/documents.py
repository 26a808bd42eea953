"""From the bytes of a document to its text: what may not enter is a finding with its place and its cure.

HTML is never built into a tree: a parser that drops what lies too deep would lose an article and say nothing. It is read
as text, and refused when its elements nest deeper than any honest page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from app.core.findings import Finding, Severity, has_errors
from app.core.reading import ActReading, read_act
from app.core.reading.vocabulary import words
from loaders.act_text.docx import docx_text
from loaders.act_text.limits import MAX_BYTES, MAX_DEPTH, Refused
from loaders.act_text.pdf import pdf_text

FORMATS = ("text", "markdown", "html")
SUFFIXES = {
    ".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)")
_LATIN = frozenset(("iso-8859-1", "windows-1252", "latin1", "latin-1", "cp1252"))
#: UTF-8 that was once read as Latin 1: the accents of Spanish come as two letters.
_MOJIBAKE = re.compile("Ã[¡©\u00ad³º±]|Â[°ºª]")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY", re.IGNORECASE)
_VOID = words("area base br col embed hr img input link meta param source track wbr")


@dataclass(slots=True)
class Document:
    """A document as read: its text, the reading of it, and what is wrong. With an error, `reading` is None."""

    name: str
    format: str = ""
    text: str = ""
    reading: ActReading | None = None
    findings: list[Finding] = field(default_factory=list)


def read_file(path: Path, content: bytes) -> Document:
    """Read the content of a document. The same bytes give the same reading; nothing is fetched."""
    made = opened(path, content)
    if has_errors(made.findings):
        return made
    made.reading = read_act(made.text)
    if not made.reading.outline.articles and not made.reading.effects:
        message = "no article and no effect could be read; the document may be an image, or no act."
        cure = "Check that the document holds the text of an act, and not a picture of it."
        made.findings.append(Finding("document-unread", Severity.WARNING, made.name, message, cure).at(made.name, 1))
    return made


def opened(path: Path, content: bytes, *, pdf: Callable[[bytes], str] = pdf_text) -> Document:
    """The text of a document, not read yet; `pdf` opens a PDF, in a process of its own if nothing else is said."""
    made = Document(str(path), SUFFIXES.get(path.suffix.lower(), ""))
    _text_of(made, path, content, {"docx": docx_text, "pdf": pdf})
    return made


def _text_of(made: Document, path: Path, content: bytes, packed: dict[str, Callable[[bytes], str]]) -> None:
    name = made.name
    if not made.format:
        cure = f"Give a document with one of the endings {', '.join(sorted(SUFFIXES))}."
        message = f"documents that end in {path.suffix or 'nothing'} are not read."
        made.findings.append(Finding("document-format", Severity.ERROR, name, message, cure).at(name, 1))
        return
    if len(content) > MAX_BYTES:
        message = f"the document has {len(content):,} bytes; {MAX_BYTES:,} are the most."
        made.findings.append(Finding("document-unsafe", Severity.ERROR, name, message, "Split the document.").at(name, 1))
        return
    try:
        made.text = packed[made.format](content) if made.format in packed else _decoded(content, made)
        if made.format == "html":
            _check_html(made.text)
    except Refused as refused:
        made.findings.append(
            Finding("document-unsafe", Severity.ERROR, name, refused.message, refused.cure).at(name, refused.line)
        )
        return
    if found := _MOJIBAKE.search(made.text):
        line = made.text.count("\n", 0, found.start()) + 1
        message = f"{found.group()!r} stands where an accented letter should: the text was decoded wrongly before it was saved."
        cure = "Save the document again from its source as UTF-8. What is read from it may miss words."
        made.findings.append(Finding("document-encoding", Severity.WARNING, name, message, cure).at(name, line))


def _decoded(content: bytes, made: Document) -> str:
    """UTF-8; or Latin 1 where the page declares it, or where nothing is declared and it fits, with a warning."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        declared = _CHARSET.search(content[:4096])
        charset = declared[1].decode("ascii").lower() if declared else ""
        line = content.count(b"\n", 0, error.start) + 1
        if charset and charset not in _LATIN:
            raise Refused(f"byte {error.start} is not {charset}.", "Save the document as UTF-8.", line) from error
        try:
            text = content.decode("windows-1252")
        except UnicodeDecodeError as other:
            raise Refused(
                f"byte {other.start} is neither UTF-8 nor Windows-1252.", "Save the document as UTF-8.", line
            ) from other
        if not charset:
            message = "the document is not UTF-8 and declares nothing; it was read as Windows-1252."
            finding = Finding("document-encoding", Severity.WARNING, made.name, message, "Save the document as UTF-8.")
            made.findings.append(finding.at(made.name, line))
    for mark, what in (("\ufffd", "the replacement character, a trace of a lost letter"), ("\x00", "a NUL")):
        if mark in text:
            line = text.count("\n", 0, text.index(mark)) + 1
            raise Refused(f"the text holds {what}.", "Write the letter that belongs there.", line)
    return text


class _Depth(HTMLParser):
    """Counts how deep elements nest; builds nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser calls it so
        """One deeper."""
        if tag in _VOID or (tag in ("p", "li", "td", "tr") and self.open and self.open[-1] == tag):
            return
        self.open.append(tag)
        if len(self.open) > MAX_DEPTH:
            line = self.getpos()[0]
            raise Refused(f"elements nest deeper than {MAX_DEPTH}.", "Save the page as plain text, or mend its tags.", line)

    def handle_endtag(self, tag: str) -> None:
        """As far up as the element that ends."""
        for place in range(len(self.open) - 1, max(-1, len(self.open) - 9), -1):
            if self.open[place] == tag:
                del self.open[place:]
                return


def _check_html(text: str) -> None:
    if found := _DOCTYPE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Refused("the page declares entities of its own.", "Remove the internal DOCTYPE subset.", line)
    _Depth().feed(text)
