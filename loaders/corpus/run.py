"""Reading a corpus in parallel: line by line, in chunks that are kept on disk, so that a run that was stopped goes on."""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import IO

from loaders.corpus.norm import Norm, Unreadable, read_norm

#: Norms in a chunk: some two megabytes of text.
CHUNK = 200
#: Seconds of processor time for one norm, and bytes of memory for one process: what needs more is a finding.
SECONDS, MEMORY = 60, 1 << 30
#: Changes when the same text would be read otherwise; chunks of another reader are read anew.
READER = "7"

Progress = Callable[[str, float], None]


@dataclass(slots=True)
class Tally:
    """What reading has come to: norms, bytes of text, lines that could not be read, and how many chunks were kept from before."""

    norms: int = 0
    bytes: int = 0
    kept: int = 0
    chunks: list[Path] = field(default_factory=list)


def open_corpus(path: Path) -> IO[str]:
    """A corpus as lines: plain, gzipped or xz."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8", errors="replace")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", errors="replace")
    return path.open(encoding="utf-8", errors="replace")


def read_corpus(path: Path, folder: Path, *, today: date, workers: int, limit: int, progress: Progress) -> Tally:
    """Read every norm of a corpus into chunk files in a folder; chunks that are there already are kept.

    The order of the corpus is kept. Memory does not grow with the corpus: one chunk a worker is held, and one on its way.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    total = path.stat().st_size
    with open_corpus(path) as lines:
        jobs = _jobs(lines, folder, today, limit)
        context = multiprocessing.get_context("spawn")
        with context.Pool(workers, _limited, maxtasksperchild=50) as pool:
            for name, norms, size, kept in pool.imap(_read_chunk, jobs, chunksize=1):
                tally.norms += norms
                tally.bytes += size
                tally.kept += kept
                tally.chunks.append(folder / name)
                # Packed texts shrink to about a seventh; the true end is known only when it is reached.
                progress(f"reading, {tally.norms:,} norms, {tally.bytes / 1e6:,.0f} MB", min(0.99, tally.bytes / (7.0 * total)))
    return tally


Job = tuple[str, str, list[str], str]


def _jobs(lines: IO[str], folder: Path, today: date, limit: int) -> Iterator[Job]:
    rest = islice(lines, limit or None)
    while chunk := list(islice(rest, CHUNK)):
        digest = hashlib.sha256("".join((READER, today.isoformat()[:4], *chunk)).encode()).hexdigest()[:24]
        yield str(folder), f"{digest}.jsonl.gz", chunk, today.isoformat()


def _limited() -> None:
    """A worker reads documents that nobody vouches for: it may not take all the memory, and leaves interrupts to its parent."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _TooLong(Exception):
    """A norm took longer than it may."""


def _alarm(_: int, __: object) -> None:
    raise _TooLong


def _read_chunk(job: Job) -> tuple[str, int, int, int]:
    """Read a chunk and write what was read; its name, norms, bytes, and whether it was there already."""
    folder, name, lines, today = job
    file = Path(folder, name)
    if file.is_file():
        norms, size = _counted(file)
        return name, norms, size, 1
    signal.signal(signal.SIGVTALRM, _alarm)
    norms = size = 0
    aside = file.with_name(f".{name}-{os.getpid()}")
    with gzip.open(aside, "wt", compresslevel=3, encoding="utf-8", newline="\n") as out:
        for line in lines:
            read = _read(line, date.fromisoformat(today))
            out.write(read + "\n")
            if read.startswith('{"norm"'):
                norms += 1
                size += len(line.encode())
        out.write(json.dumps({"end": [norms, size]}) + "\n")
    aside.replace(file)
    return name, norms, size, 0


def _read(line: str, today: date) -> str:
    """A line of a chunk: the norm with its texts, or what is wrong with it."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)  # of the processor, so that a busy machine changes no result
    try:
        norm, texts = read_norm(line, today)
        return f'{{"norm":{norm.line()},"texts":{json.dumps(texts, ensure_ascii=False)}}}'
    except Unreadable as error:
        return _failed(line, "unreadable-norm", str(error))
    except _TooLong:
        return _failed(line, "norm-too-slow", f"it was not read in {SECONDS} seconds")
    except MemoryError:
        return _failed(line, "norm-too-large", f"reading it takes more than {MEMORY >> 20} MB of memory")
    except RecursionError:
        return _failed(line, "norm-too-deep", "it is nested too deeply")
    except Exception as error:  # noqa: BLE001 - whatever a document does to the reader, the corpus goes on, and it is told
        return _failed(line, "reader-failed", f"{type(error).__name__}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _failed(line: str, code: str, what: str) -> str:
    name = ""
    with suppress(ValueError, AttributeError):
        name = str(json.loads(line).get("file", ""))[:120]
    return json.dumps({"failed": [name, code, what[:400]]}, ensure_ascii=False)


def _counted(file: Path) -> tuple[int, int]:
    last = ""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            last = line
    norms, size = json.loads(last)["end"]
    return norms, size


Read = tuple[Norm, list[tuple[str, str]]]


_BEFORE, _NORM = '{"norm":', json.JSONDecoder()


def norms_in(chunks: list[Path]) -> Iterator[Norm]:
    """The norms that chunks hold, in order, without their texts."""
    for chunk in chunks:
        with gzip.open(chunk, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith(_BEFORE):
                    yield Norm(**_NORM.raw_decode(line, len(_BEFORE))[0])


def all_in(chunks: list[Path]) -> Iterator[Read | tuple[str, str, str]]:
    """What chunks hold, in order: a norm with its texts, or (file, code, what is wrong) for one that could not be read."""
    for chunk in chunks:
        with gzip.open(chunk, "rt", encoding="utf-8") as lines:
            for line in lines:
                told = json.loads(line)
                if "norm" in told:
                    yield Norm(**told["norm"]), [(locator, words) for locator, words in told["texts"]]
                elif "failed" in told:
                    name, code, what = told["failed"]
                    yield name, code, what
