"""The text of a Word document: its paragraphs, in order. The container is measured before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

from loaders.act_text.limits import MAX_DEPTH, MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, Refused

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_SMALL = 100_000


def docx_text(content: bytes) -> str:
    """Paragraphs apart by a blank line, as in Markdown; deleted revisions are left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _measure(packed)
            body = packed.read(_BODY)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refused(f"this is no Word document: {error}.", "Save it again as .docx, without a password.") from error
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise Refused("the document declares entities of its own.", "Save it again with a word processor.")
    return "\n\n".join(_paragraphs(body))


def _measure(packed: zipfile.ZipFile) -> None:
    entries = packed.infolist()
    size = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or size > MAX_UNPACKED:
        message = f"it unpacks to {len(entries):,} parts and {size:,} bytes; {MAX_ENTRIES:,} and {MAX_UNPACKED:,} are the most."
        raise Refused(message, "Save only the text of the act.")
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            message = f"its part {entry.filename!r} is packed more than {MAX_RATIO} times."
            raise Refused(message, "Save it again with a word processor.")


def _paragraphs(body: bytes) -> list[str]:
    found: list[str] = []
    words: list[str] = []
    depth = 0
    try:
        for event, element in ET.iterparse(io.BytesIO(body), ("start", "end")):  # noqa: S314 - a DTD is refused before
            if event == "start":
                depth += 1
                if depth > MAX_DEPTH:
                    raise Refused(f"its elements nest deeper than {MAX_DEPTH}.", "Save only the text of the act.")
                continue
            depth -= 1
            if element.tag == f"{_W}t":
                words.append(element.text or "")
            elif element.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                words.append("\n" if element.tag != f"{_W}tab" else " ")
            elif element.tag == f"{_W}p":
                if text := "".join(words).strip():
                    found.append(text)
                words = []
                element.clear()
    except ET.ParseError as error:
        raise Refused(
            f"its text is not well-formed: {error}.", "Save it again with a word processor.", error.position[0]
        ) from error
    return found
