"""Acts as documents: five formats, one reading; and documents that may not enter."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from app.core.findings import Severity
from app.core.reading.asked import document
from loaders.act_text import Document, read_document, read_file
from loaders.act_text.limits import MAX_BYTES, MAX_ENTRIES

LINES = (
    "DECRETO 77 DE 2001",
    "(enero 3)",
    "por el cual se deroga el Decreto 5 de 1999",
    "CAPÍTULO I",
    "Artículo 1º. Derógase el numeral 2 del artículo 4º del Decreto 5 de 1999, modificado por el Decreto 6 de 2000.",
    "a) La pesca.",
    "Parágrafo. Nada más.",
    "Artículo 2º. El presente decreto rige a partir de su publicación y deroga las disposiciones que le sean contrarias.",
    "Publíquese y cúmplase.",
    "Dado en Bogotá, a 3 de enero de 2001.",
)
PLAIN = "\n\n".join(LINES)


def _word() -> bytes:
    made = docx.Document()
    for line in LINES:
        made.add_paragraph(line)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _pdf() -> bytes:
    """A PDF of one page, as small as one can be."""
    text = b"BT /F1 10 Tf 20 780 Td 14 TL " + b" ".join(
        b"(" + line.replace("(", "\\(").replace(")", "\\)").encode("cp1252") + b") ' T*" for line in LINES
    )
    text += b" ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


HTML = "<!DOCTYPE html><html><head><style>p {}</style></head><body>" + "".join(
    f"<p>{line.replace('ó', '&oacute;').replace('º', '&ordm;')}</p>" for line in LINES
)
FORMATS = {
    "act.txt": PLAIN.encode(),
    "act.md": PLAIN.replace("Artículo 1º.", "**Artículo 1º.**").encode(),
    "act.html": HTML.encode(),
    "act.docx": _word(),
    "act.pdf": _pdf(),
}


def _read(name: str, content: bytes) -> Document:
    return read_file(Path(name), content)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_reading(name: str) -> None:
    read = _read(name, FORMATS[name])
    assert read.findings == []
    assert read.reading is not None
    told = document(read.reading)
    assert (told["act"]["type"], told["act"]["number"], told["act"]["date"]) == ("decreto", "77", "2001-01-03")
    done = [(one["type"], one["target"]["act"]["number"], len(one["target"]["path"]), one["where"]) for one in told["effects"]]
    assert done == [("repeals", "5", 0, "title"), ("repeals", "5", 2, "1")]
    assert [one["rule"] for one in told["entry_into_force"]] == ["publication"]
    assert told["general_repeal"] is True


@pytest.mark.parametrize("name", FORMATS)
def test_every_span_quotes_the_text(name: str) -> None:
    read = _read(name, FORMATS[name])
    assert read.reading is not None
    spans = read.reading.spans()
    assert len(spans) > 5
    assert all(read.text[start:end] == span for start, end, span in spans)


def test_the_structure_goes_from_books_to_literals() -> None:
    told = read_document(PLAIN, "text").structure()
    assert [(one["kind"], one["n"]) for one in told] == [
        ("capitulo", "1"), ("articulo", "1"), ("literal", "a"), ("paragrafo", None), ("articulo", "2"),
    ]  # fmt: skip
    assert all(PLAIN[one["start"] : one["end"]].strip() for one in told)


def test_an_inserted_article_is_no_article_of_the_act() -> None:
    text = PLAIN.replace("Parágrafo. Nada más.", 'Modifícase el artículo 9 del Decreto 8 de 1998, así:\n\n"Artículo 9. La caza."')
    assert [one.number for one in read_document(text, "text").outline.articles] == ["1", "2"]


def test_a_note_of_the_publisher_is_read_under_its_article() -> None:
    text = PLAIN.replace("Parágrafo. Nada más.", "(Modificado por el Art. 3 de la Ley 9 de 2005)")
    notes = read_document(text, "text").notes
    assert [(one.type, one.where, one.by.act.number if one.by else "") for one in notes] == [("amends", "1", "9")]


def _packed(*parts: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts:
            packed.writestr(name, content)
    return held.getvalue()


UNSAFE = {
    "too large": ("act.txt", b"x" * (MAX_BYTES + 1)),
    "too deep": ("act.html", b"<div>" * 201 + "<p>Artículo 1.</p>".encode()),
    "entities of its own": ("act.html", b'<!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>'),
    "a lost letter": ("act.txt", "Resoluci\ufffdn".encode()),
    "a NUL": ("act.txt", b"Art\x00culo"),
    "no Word document": ("act.docx", b"PK nothing"),
    "a bomb": ("act.docx", _packed(("word/document.xml", b" " * 20_000_000))),
    "too many parts": ("act.docx", _packed(*((f"{number}", b"") for number in range(MAX_ENTRIES + 1)))),
    "a DTD in Word": ("act.docx", _packed(("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))),
    "Word too deep": ("act.docx", _packed(("word/document.xml", b"<a>" * 201 + b"</a>" * 201))),
    "no PDF": ("act.pdf", b"%PDF-1.4 nothing"),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_what_may_not_enter_is_a_finding_with_place_and_cure(name: str) -> None:
    read = _read(*UNSAFE[name])
    assert read.reading is None
    assert [(one.code, one.severity) for one in read.findings] == [("document-unsafe", Severity.ERROR)]
    assert read.findings[0].cure
    assert read.findings[0].line


def test_letters_in_doubt_are_told_and_read() -> None:
    old = _read("act.txt", PLAIN.encode("cp1252"))
    declared = _read("act.html", b'<meta charset="iso-8859-1">' + PLAIN.encode("cp1252"))
    twice = _read("act.txt", PLAIN.encode().decode("cp1252", "ignore").encode())
    assert [one.code for one in old.findings] == ["document-encoding"]
    assert declared.findings == []
    assert "document-encoding" in {one.code for one in twice.findings}
    assert old.reading is not None
    assert len(old.reading.effects) == 2


def test_an_unknown_format_is_a_misuse() -> None:
    with pytest.raises(ValueError, match="unknown format"):
        read_document(PLAIN, "odt")
