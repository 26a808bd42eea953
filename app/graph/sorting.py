"""Sorting statements that do not fit in memory: runs sorted one by one, kept in files, and merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

#: Lines of one run; some 300 bytes each are held at once.
RUN = 500_000


def sorted_lines(lines: Iterable[str], folder: Path, run: int = RUN) -> Iterator[str]:
    """The lines in order, each once. Runs are kept in files without a name in `folder` while they are needed.

    >>> list(sorted_lines(["b", "a", "c", "a"], Path("."), run=2))
    ['a', 'b', 'c']
    """
    rest = iter(lines)
    with ExitStack() as stack:
        runs: list[Iterable[str]] = []
        while held := sorted(set(islice(rest, run))):
            if len(held) < run // 2 and not runs:
                runs.append(held)
                continue
            file = stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder))
            file.writelines(f"{line}\n" for line in held)
            del held
            file.seek(0)
            runs.append(line[:-1] for line in file)
        last = None
        for line in heapq.merge(*runs):
            if line != last:
                yield line
                last = line
