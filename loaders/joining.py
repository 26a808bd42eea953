"""The records of several files put together: told alike twice is one record, told in two ways is a fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.findings import Finding, Severity
from app.core.model import Dataset, Id, Record
from loaders.source import Loaded, Place, place_of


def join(loaded: Sequence[Loaded]) -> tuple[list[Record], list[Finding]]:
    """The records of all files, each once, and the findings where two files tell one record in two ways.

    A stub, which stands for something that the file only mentions, yields to what another file tells in full.
    """
    found: dict[Id, tuple[Record, Place]] = {}
    imported: set[Id] = set()
    stubs: dict[Id, Record] = {}
    findings = []
    for one in loaded:
        for record in one.records:
            if record.id in one.stubs:
                stubs[record.id] = _fuller(stubs.get(record.id), record)
                continue
            place = place_of(one.places, record.id) or Place(str(one.source.path), 0)
            first, where = found.setdefault(record.id, (record, place))
            if first is record and one.imported:
                imported.add(record.id)
            alike = first == record and one.imported and record.id in imported
            if where.file != place.file and not alike:
                message = f"it is also recorded in {where.file}:{where.line}."
                finding = Finding("double-record", Severity.ERROR, record.id, message, "Keep it in one file.")
                findings.append(finding.at(place.file, place.line))
    curated = any(isinstance(record, Dataset) for record, _ in found.values())
    for identifier, record in stubs.items():
        if not (curated and isinstance(record, Dataset)):
            found.setdefault(identifier, (record, Place("", 0)))
    return [record for record, _ in found.values()], findings


def _fuller(known: Record | None, record: Record) -> Record:
    """Which of two stubs stands: of data sets the one that reaches further, else one that does not depend on their order."""
    if known is None or known == record:
        return record
    if isinstance(known, Dataset) and isinstance(record, Dataset):
        later = max(known.known_through, record.known_through)
        return replace(record, known_through=later, recorded_on=max(known.recorded_on, record.recorded_on))
    return max(known, record, key=repr)
