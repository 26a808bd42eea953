"""`linaje import`: a corpus in, a file of proposed records, its texts and a report out."""

from __future__ import annotations

import gzip
import json
import resource
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.core.model import Effect, Record
from app.core.vocabulary import EffectType
from loaders.corpus.assemble import Assembly
from loaders.corpus.norm import Norm
from loaders.corpus.report import Report
from loaders.corpus.run import Progress, all_in, norms_in, read_corpus
from loaders.records import Header, pack

RECORDS, TEXTS, REPORT, UNRESOLVED = "records.jsonl.gz", "texts.jsonl.gz", "report.json", "unresolved.json"
#: What is told of the processor and of memory is told of this process and of those that read.
_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
#: How hard files are packed: harder takes longer than it saves.
PACKED = 3
#: A year counts as covered when it has at least this part of the norms of an average year.
COVERED = 0.1


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote, and the report of it."""

    records: Path
    report: dict[str, Any]


def import_corpus(
    path: Path, out: Path, *, today: date, workers: int, limit: int = 0, horizon: date | None = None, progress: Progress
) -> Imported:
    """Read a corpus and write what was read in a folder. Chunks already read there are not read again."""
    began, before = time.monotonic(), _processor()
    chunks = out / "chunks"
    tally = read_corpus(path, chunks, today=today, workers=workers, limit=limit, progress=progress)
    wanted = {chunk.name for chunk in tally.chunks}
    for stale in chunks.glob("*.jsonl.gz"):
        if stale.name not in wanted:
            stale.unlink()
    report = Report(norms=tally.norms, bytes=tally.bytes)
    years: Counter[int] = Counter()
    assembly = Assembly(report)
    with gzip.open(out / f".{TEXTS}", "wt", compresslevel=PACKED, encoding="utf-8") as texts:
        for one in all_in(tally.chunks):
            if isinstance(one[0], Norm) and one[0].published:
                years[int(one[0].published[:4])] += 1
            _meet(one, assembly, report, texts)
    until = assembly.horizon = horizon or _horizon(years, today)
    progress("resolving", 0.99)
    with gzip.open(out / f".{RECORDS}", "wb", compresslevel=PACKED) as packed:
        count = pack(Header(proposed=True, texts=TEXTS), _records(tally.chunks, assembly), packed)  # type: ignore[arg-type]
    for name in (TEXTS, RECORDS):
        (out / f".{name}").replace(out / name)
    told = {
        "corpus": path.name,
        "norms": tally.norms,
        "megabytes": round(tally.bytes / 1e6, 1),
        "chunks_kept": tally.kept,
        "seconds": round(time.monotonic() - began, 1),
        "processor_seconds": round(_processor() - before, 1),
        "most_memory_megabytes": [resource.getrusage(who).ru_maxrss // 1024 for who in _WHO],
        "followed_until": until.isoformat(),
        "records": count,
        "read": dict(report.read.most_common()),
        "recorded": dict(report.recorded.most_common()),
        "unresolved_effects": sum(report.unresolved.values()),
        "unresolved_acts": len(report.unresolved),
        "findings": dict(report.codes.most_common()),
        "examples": [{"code": code, "norm": focus, "what": what} for code, focus, what in report.findings],
    }
    (out / REPORT).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8")
    (out / UNRESOLVED).write_text(json.dumps(dict(report.unresolved.most_common()), indent=1, ensure_ascii=False) + "\n", "utf-8")
    return Imported(out / RECORDS, told)


def _processor() -> float:
    """Seconds of processor time that this process and those that read have taken."""
    return sum(told.ru_utime + told.ru_stime for told in map(resource.getrusage, _WHO))


def clear(out: Path) -> None:
    """Forget the chunks of earlier runs."""
    shutil.rmtree(out / "chunks", ignore_errors=True)


def _meet(one: Any, assembly: Assembly, report: Report, texts: Any) -> None:
    if not isinstance(one[0], Norm):
        name, code, what = one
        report.found(code, name, what)
        return
    norm, passages = one
    for code, what in norm.findings:
        report.found(code, norm.id, what)
    if assembly.meet(norm):
        for locator, words in passages:
            number = locator.removeprefix("artículo ")
            slot = f"{norm.id}/articulo/{number}" if number != locator else norm.id
            told = {"act": norm.id, "slot": slot, "locator": locator, "text": words}
            texts.write(json.dumps(told, ensure_ascii=False) + "\n")


def _records(chunks: list[Path], assembly: Assembly) -> Iterator[Record]:
    """The records of every norm, then the first texts of the provisions that others touched."""
    yield from assembly.terms()
    starts: dict[str, str] = {}
    for norm in norms_in(chunks):
        for record in assembly.records(norm):
            if isinstance(record, Effect) and record.type is EffectType.COMMENCES:
                starts[record.target] = record.start.exact.isoformat() if record.start and record.start.exact else "undated"
            yield record
    for norm in norms_in(chunks):
        yield from assembly.first_texts(norm, starts)


def _horizon(years: Counter[int], today: date) -> date:
    """The last day that the corpus covers: the end of the last year with a fair number of norms, and never after today."""
    if not years:
        return today
    fair = COVERED * sum(years.values()) / len(years)
    return min(today, date(max(year for year, count in years.items() if count >= fair), 12, 31))
