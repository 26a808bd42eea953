"""Records packed by a program, one JSON object a line: what `linaje import` writes and a benchmark makes.

The first line says what the file is and whether its records are proposals; each further line is a kind and a record, in the
form of `app.graph.packing`. The texts that were read lie in a file beside it, for the full-text search of a release.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from app.core.findings import Finding, Severity
from app.core.model import Record
from app.graph.codecs import Base
from app.graph.packing import KINDS, decode, encode
from loaders.source import Loaded, Passage, SourceFile

#: What the first line of such a file says.
FORMAT = "linaje-records-1"
#: Faults told one by one; the rest are counted.
TOLD = 20


@dataclass(frozen=True, slots=True)
class Header:
    """What a file of records says of itself: whether they are proposals, and the file with the texts that were read."""

    proposed: bool = True
    texts: str = ""


def pack(header: Header, records: Iterable[Record], out: BinaryIO) -> int:
    """Write records to an open file; the number written."""
    out.write(json.dumps({"format": FORMAT, "proposed": header.proposed, "texts": header.texts}).encode() + b"\n")
    count = 0
    for record in records:
        count += 1
        out.write(b'{"kind":"%s","record":%s}\n' % (type(record).__name__.encode(), encode(record)))
    return count


def load_records(path: Path, content: bytes, base: Base) -> Loaded:  # noqa: ARG001 - every loader is called alike
    """Load a file of records, gzipped or not; see `loaders.source.Loader`."""
    loaded = Loaded(SourceFile.of(path, content))
    name = str(path)
    try:
        lines = (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).splitlines()
        head = json.loads(lines[0]) if lines else {}
    except (OSError, EOFError, zlib.error, ValueError) as error:
        loaded.findings.append(_fault(name, 1, f"it cannot be read ({error})."))
        return loaded
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        loaded.findings.append(_fault(name, 1, f"its first line does not say {FORMAT}."))
        return loaded
    loaded.proposed = head.get("proposed") is not False
    if head.get("texts"):
        loaded.texts = path.parent / Path(str(head["texts"])).name
    faults = 0
    for number, line in enumerate(lines[1:], 2):
        try:
            loaded.records.append(_record(line))
        except (ValueError, KeyError, ValidationError) as error:
            faults += 1
            if faults <= TOLD:
                loaded.findings.append(_fault(name, number, f"it is no record ({str(error).splitlines()[0]})."))
    if faults > TOLD:
        loaded.findings.append(_fault(name, 0, f"{faults - TOLD} more lines are no records."))
    return loaded


def _record(line: bytes) -> Record:
    kind, _, rest = line.removeprefix(b'{"kind":"').partition(b'","record":')
    if not rest.endswith(b"}"):
        raise ValueError("the line is not an object of a kind and a record")
    return decode(KINDS[kind.decode()], rest[:-1])


def _fault(name: str, line: int, what: str) -> Finding:
    cure = "Make the file again with `linaje import`; it is not meant to be written by hand."
    return Finding("records-format", Severity.ERROR, name, what, cure).at(name, line)


def passages_of(path: Path) -> Iterator[Passage]:
    """The texts in a file that `linaje import` wrote, one by one."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            told: dict[str, Any] = json.loads(line)
            yield Passage(told["act"], told["slot"], told["locator"], told["text"])
