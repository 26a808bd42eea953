"""The line reached by the reading of acts, on the gold: the test data outside the repository holds it, by LINAJE_TESTDATA."""

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


def scored() -> dict[str, dict[str, Any]]:
    """The table of every task; skips the test that asks for it where there is no gold."""
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        found = gold()
    if found is None:
        pytest.skip("LINAJE_TESTDATA is not set to a folder with gold/: the reading of acts is not scored")
    told = bench()
    return {task: told.scores(found, task, 20) for task in told.TASKS}


def test_the_reading_holds_every_line_it_reached_and_knows_every_document() -> None:
    tables = scored()
    reached = {line: tables[line[0]][line[1]][line[2]][line[3]] for line in LINES}
    missed = {line: share for line, share in reached.items() if share < line[4]}
    assert not missed, {line[0]: tables[line[0]]["errors"] for line in missed}
    right, _, all_of_them = tables["documents"]["identity"]["all"].partition("/")
    assert right == all_of_them
