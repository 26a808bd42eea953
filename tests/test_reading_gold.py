"""The line reached by the reading of acts, on the gold of the test data (LINAJE_TESTDATA) and on acts drawn afterwards.

The scorer comes with the test data. What is in tests/gold was annotated by readers who had not seen what the reading makes of it.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent

#: What each task must reach: the table, its row, and the least of precision, recall and F1.
LINES = [
    ("titles", "effects/act", "ALL", "f1", 0.98),
    ("titles", "effects/exact", "ALL", "f1", 0.96),
    ("clauses", "effects/act", "ALL", "f1", 0.98),
    ("clauses", "effects/exact", "ALL", "f1", 0.96),
    ("clauses", "effects/act", "repeals", "precision", 0.99),
    ("clauses", "entry_into_force", "ALL", "f1", 0.97),
    ("clauses", "general_repeal", "general_repeal", "f1", 0.98),
    ("notes", "effects/act", "ALL", "f1", 0.98),
    ("notes", "effects/exact", "ALL", "f1", 0.96),
    ("citations", "targets/act", "targets", "f1", 0.98),
    ("citations", "targets/exact", "targets", "f1", 0.96),
    ("citations", "spans", "spans IoU>=0.5", "f1", 0.98),
    ("documents", "effects/act", "ALL", "f1", 0.98),
    ("documents", "entry_into_force", "ALL", "f1", 0.97),
    ("documents", "citations/exact", "cites", "f1", 0.96),
]

#: The same for the acts drawn afterwards; what is open there is told in tests/gold/README.md.
DRAWN = [
    ("titles", "effects/exact", "ALL", "f1", 0.99),
    ("clauses", "effects/act", "ALL", "f1", 0.965),
    ("clauses", "effects/exact", "ALL", "f1", 0.965),
    ("clauses", "effects/act", "repeals", "precision", 0.99),
    ("clauses", "entry_into_force", "ALL", "f1", 0.99),
    ("clauses", "general_repeal", "general_repeal", "f1", 0.96),
    ("notes", "effects/exact", "ALL", "f1", 0.98),
    ("citations", "spans", "recall explicit", "recall", 0.975),
    ("citations", "targets/exact", "targets", "recall", 0.94),
    ("documents", "effects/exact", "ALL", "f1", 0.98),
    ("documents", "entry_into_force", "ALL", "f1", 0.98),
    ("documents", "citations/exact", "cites", "f1", 0.98),
]


def bench() -> ModuleType:
    """benchmarks/extraction.py as a module."""
    spec = importlib.util.spec_from_file_location("bench_extraction", ROOT / "benchmarks" / "extraction.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def gold() -> Path | None:
    """The folder of the gold, if it is there; said loudly if not."""
    folder = os.environ.get("LINAJE_TESTDATA", "")
    found = Path(folder) / "gold" if folder else None
    if found is None or not found.is_dir():
        warnings.warn("LINAJE_TESTDATA is not set to a folder with gold/: the reading of acts is not scored", stacklevel=2)
        return None
    return found


def scored(folder: Path | None) -> dict[str, dict[str, Any]]:
    """The table of every task on a gold, that of the test data if none is named; skips the test that asks where there is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        given = gold()
    if given is None:
        pytest.skip("LINAJE_TESTDATA is not set to a folder with gold/: the reading of acts is not scored")
    told = bench()
    return {task: told.scores(folder or given, task, 20) for task in told.TASKS}


@pytest.mark.parametrize(("folder", "lines"), [(None, LINES), (ROOT / "tests" / "gold", DRAWN)], ids=["given", "drawn"])
def test_the_reading_holds_every_line_it_reached_and_knows_every_document(
    folder: Path | None, lines: list[tuple[str, str, str, str, float]]
) -> None:
    tables = scored(folder)
    reached = {line: tables[line[0]][line[1]][line[2]][line[3]] for line in lines}
    missed = {line: share for line, share in reached.items() if share < line[4]}
    assert not missed, {line[0]: tables[line[0]]["errors"] for line in missed}
    right, _, all_of_them = tables["documents"]["identity"]["all"].partition("/")
    assert right == all_of_them
