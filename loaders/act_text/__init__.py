"""Acts as documents: text, Markdown, HTML, DOCX and PDF in; a reading with its evidence out.

    read_document(text: str, fmt: str = "markdown", own: ActName | None = None) -> ActReading
    read_file(path: Path, content: bytes) -> Document       bytes of any format, with findings, never an exception

`fmt` is `text`, `markdown` or `html`. The reading has `act`, `outline` (structure), `effects`, `citations`,
`entry_into_force`, `general_repeal` and `notes`; each with `start` and `end` in `text`, `confidence` and `reason`.
The grammar is `app.core.reading`; this room knows only the formats.
"""

from __future__ import annotations

from app.core.reading import ActReading, read_act
from app.core.reading.reference import ActName
from loaders.act_text.documents import FORMATS, Document, read_file

__all__ = ["FORMATS", "ActReading", "Document", "read_document", "read_file"]


def read_document(text: str, fmt: str = "markdown", own: ActName | None = None) -> ActReading:
    """Read the text of one act; `own` is its identity where the caller knows it."""
    if fmt not in FORMATS:
        raise ValueError(f"unknown format {fmt!r}: use one of {', '.join(FORMATS)}")
    return read_act(text, own)
