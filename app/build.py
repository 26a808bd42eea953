"""The press: sources in, an immutable release out, or findings and nothing written."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app import __version__, resources
from app.core import invariants
from app.core.corpus import MemoryCorpus
from app.core.errors import LinajeError
from app.core.findings import Finding, Severity, has_errors
from app.core.model import Id, Record
from app.core.proposals import faults_of, reconcile, without
from app.graph.canonical import line_of, quads_of
from app.graph.codecs import Base
from app.graph.derived import derived_quads
from app.graph.shapes import check_shapes
from app.graph.sorting import sorted_lines
from app.ledger.journal import FAILED, PUBLISHED, Journal
from app.release.edition import DERIVED, INDEX, MANIFEST, RULINGS, Edition, compiled_files, file_hash, open_edition
from app.release.filling import filling
from app.release.guard import against_current
from app.release.index import compile_index, short_answers
from app.release.rulings import write_rulings
from app.release.statements import groups_of, write_statements
from app.settings import Settings
from loaders.foreign import load_xml
from loaders.indigo import load_indigo
from loaders.joining import join
from loaders.jolux import load_jolux
from loaders.records import load_records, passages_of
from loaders.source import Loaded, Loader, Place, SourceFile, place_of
from loaders.turtle import load_turtle

#: Told what is being done and how far along, from 0 to 1.
Progress = Callable[[str, float], None]

LOADERS: dict[str, Loader] = {
    ".jolux.ttl": load_jolux,
    ".ttl": load_turtle,
    ".akn": load_xml,
    ".xml": load_xml,
    ".csv": load_indigo,
    ".jsonl": load_records,
    ".gz": load_records,
}


class NotWritten(LinajeError):
    """A release that could not be written: the disk is full, or the folder takes no writing. Nothing of it is left."""


def silent(_: str, __: float) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Sources that were read and checked together: their records, and what is wrong with them."""

    sources: tuple[SourceFile, ...]
    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    texts: tuple[Path, ...] = ()
    corpus: MemoryCorpus | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: the name of the release, or none and the findings that forbade it."""

    release: str | None
    findings: tuple[Finding, ...]
    counts: dict[str, int]


def check(paths: Sequence[Path], base: Base, *, lang: str = "en", progress: Progress = silent) -> Checked:
    """Read files and check them together, without writing anything."""
    loaded: list[Loaded] = []
    paths = list({os.path.realpath(path): path for path in paths}.values())  # the same file named twice is one file
    for number, path in enumerate(paths):
        progress(f"reading {path.name}", 0.3 * number / len(paths))
        loaded.append(_load(path, base))
    findings = [finding for one in loaded for finding in one.findings]
    curated, doubled = join([one for one in loaded if not one.proposed])
    places: dict[tuple[Id, str], Place] = {}
    for one in loaded:
        places |= {key: place for key, place in one.places.items() if key not in places}
    findings += doubled
    proposed: list[Record] = []
    corpus = None
    if not has_errors(findings):
        progress("checking shapes", 0.3)
        found = check_shapes(curated, resources.shapes(), base, lang)
        if not found:
            progress("checking the law in time", 0.6)
            proposed, met = reconcile(curated, (record for one in loaded if one.proposed for record in one.records))
            corpus = MemoryCorpus([*curated, *proposed])
            found = invariants.check(corpus)
            while proposed and (at_fault := faults_of(found, curated)):
                findings += [replace(finding, severity=Severity.WARNING) for finding in found if finding.focus in at_fault]
                proposed = without(proposed, at_fault)
                corpus = MemoryCorpus([*curated, *proposed])
                found = invariants.check(corpus)
            found += met
        findings += [_placed(finding, places) for finding in found]
    findings.sort(key=lambda finding: (finding.file, finding.line, finding.code))
    progress("checked", 1.0)
    texts = tuple(one.texts for one in loaded if one.texts is not None)
    return Checked(tuple(one.source for one in loaded), (*curated, *proposed), tuple(findings), texts, corpus)


def build(
    paths: Sequence[Path],
    settings: Settings,
    *,
    lang: str = "en",
    progress: Progress = silent,
    now: datetime | None = None,
    before_current: Callable[[Edition], None] | None = None,
) -> Built:
    """Check the sources and, if nothing forbids it, write a release, make it current and record it in the ledger.

    A failed build is recorded too. Either everything is in place or nothing is: the release is written aside, flushed to
    the disk, renamed, and becomes current by one ledger entry. What `before_current` does with the release comes before that
    entry: if it fails, the old release stays current.
    """
    moment = now or datetime.now(UTC)
    base = Base(settings.base_iri)
    checked = check(paths, base, lang=lang, progress=lambda what, part: progress(what, 0.5 * part))
    journal = Journal(settings.ledger)
    actor = settings.recorded_as
    facts: dict[str, Any] = {"sources": [_described(source) for source in checked.sources], "software": __version__}
    if has_errors(checked.findings):
        shown = [str(finding) for finding in checked.findings if finding.severity is Severity.ERROR][:50]
        journal.append(actor=actor, kind=FAILED, at=moment, facts={**facts, "findings": shown})
        return Built(None, checked.findings, {})
    corpus = checked.corpus or MemoryCorpus(checked.records)
    counts = _counts(checked.records)
    facts["warnings"] = [str(finding) for finding in checked.findings]
    try:
        release = _write(settings, moment, corpus, checked, {"counts": counts, **facts}, progress)
    except (OSError, sqlite3.Error) as error:
        raise NotWritten(f"the release could not be written in {settings.releases} ({error}); nothing was changed") from error
    guarded = against_current(settings.releases, journal, release, corpus)
    if before_current is not None:
        before_current(open_edition(settings.releases, release))
    progress("recording it in the ledger", 0.98)
    facts["changes"] = [str(finding) for finding in guarded]
    del facts["warnings"]
    journal.append(actor=actor, kind=PUBLISHED, at=moment, facts={**facts, "release": release, "counts": counts})
    progress("done", 1.0)
    return Built(release, (*checked.findings, *guarded), counts)


def _stands(releases: Path, release: str) -> bool:
    """Whether the release is there and whole; one that is damaged is set aside, so that it can be written anew."""
    folder = releases / release
    if not folder.exists():
        return False
    try:
        open_edition(releases, release).verify()
    except (LinajeError, OSError):
        folder.rename(releases / f".damaged-{uuid.uuid4().hex}")
        return False
    return True


def _load(path: Path, base: Base) -> Loaded:
    loader = next((one for suffix, one in LOADERS.items() if path.name.lower().endswith(suffix)), None)
    try:
        content = path.read_bytes()
    except OSError as error:
        loaded = Loaded(SourceFile.of(path, b""))
        message, cure = f"it cannot be read ({error.strerror}).", "Check the path and the permissions."
        loaded.findings.append(Finding("unreadable", Severity.ERROR, str(path), message, cure).at(str(path), 0))
        return loaded
    if loader is None:
        loaded = Loaded(SourceFile.of(path, content))
        cure = f"Give a file that ends in {' or '.join(LOADERS)}."
        message = f"files that end in {path.suffix or 'nothing'} are not read."
        loaded.findings.append(Finding("unsupported-format", Severity.ERROR, str(path), message, cure).at(str(path), 0))
        return loaded
    return loader(path, content, base)


def _placed(finding: Finding, places: dict[tuple[Id, str], Place]) -> Finding:
    place = place_of(places, finding.focus, finding.property)
    return finding.at(place.file, place.line) if place else finding


def _described(source: SourceFile) -> dict[str, Any]:
    return {"name": source.path.name, "bytes": source.size, "sha256": source.sha256}


def _counts(records: Iterable[Record]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for record in records:
        counts[type(record).__name__] += 1
    return dict(sorted(counts.items()))


def _write(
    settings: Settings,
    moment: datetime,
    corpus: MemoryCorpus,
    checked: Checked,
    facts: dict[str, Any],
    progress: Progress,
) -> str:
    """Write a release and give its name; one that stands already is left as it is."""
    releases, base = settings.releases, Base(settings.base_iri)
    releases.mkdir(parents=True, exist_ok=True)
    folder = releases / f".tmp-{uuid.uuid4().hex}"
    folder.mkdir()
    try:
        progress("writing the statements", 0.52)
        written = write_statements(folder, quads_of(checked.records, base), base, corpus.known_through)
        if _stands(releases, written.release):
            return written.release
        manifest = {
            "release": written.release,
            "built_at": moment.isoformat(timespec="seconds"),
            "known_through": corpus.known_through.isoformat(),
            "base_iri": settings.base_iri,
            "statements": written.trees["statements"]["size"],
            "trees": written.trees,
            **facts,
        }
        _write_lines(folder / DERIVED, sorted_lines(map(line_of, derived_quads(corpus, base)), folder))
        progress("compiling the index and loading the store", 0.65)
        meta = {"release": written.release, "known_through": manifest["known_through"]}
        passages = (passage for file in checked.texts for passage in passages_of(file))
        with filling(folder, base):
            compile_index(folder / INDEX, corpus, checked.records, groups_of(folder, base), meta, passages)
            write_rulings(folder / RULINGS, short_answers(corpus))
        manifest["files"] = {name: file_hash(folder / name) for name in compiled_files(folder)}
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", "utf-8")
        _flush(folder)
        try:
            folder.rename(releases / written.release)
        except OSError:
            # Another build of the same statements was faster; its release is as good as this one.
            if not _stands(releases, written.release):
                raise
        _flush_folder(releases)
        open_edition(releases, written.release).vouch()
        return written.release
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in lines)


def _flush(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    for path in (*(one for one in folder.rglob("*") if one.is_dir()), folder):
        _flush_folder(path)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
