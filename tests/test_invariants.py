"""Every invariant has small books that break it: each is refused with its code, its place and the words that say what to do.

The table `expected/invariants.csv` holds, for each file of `broken/invariants`, the one finding it must give.
"""

from __future__ import annotations

import ast
import csv
import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import build
from app.core.corpus import MemoryCorpus
from app.core.findings import Severity
from app.core.invariants import check, effects, record, rulings, structure
from app.core.model import Absence, Dataset, Evidence, Record, Text, Version
from app.core.vocabulary import AbsenceKind, Confidence
from app.graph.codecs import Base
from app.release.edition import Edition
from app.resources import ontology
from app.settings import Settings

HERE = Path(__file__).parent
BROKEN = HERE / "broken" / "invariants"
COMMONS = (ontology("lists.ttl"), HERE / "cases" / "commons.ttl")
BASE = Base(Settings().base_iri)


def _rows() -> list[dict[str, str]]:
    with (HERE / "expected" / "invariants.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = _rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_a_book_that_breaks_an_invariant_is_refused_with_that_one_and_its_line(row: dict[str, str]) -> None:
    path = BROKEN / f"{row['file']}.ttl"
    (found,) = build.check((*COMMONS, path), BASE).findings
    assert (found.code, found.severity, found.focus) == (row["code"], row["severity"], row["focus"])
    assert (found.message, found.cure) == (row["says"], row["cure"])
    assert Path(found.file).name == path.name
    assert f"<{row['focus']}>" in path.read_text("utf-8").splitlines()[found.line - 1]


@pytest.mark.parametrize("row", [row for row in ROWS if row["severity"] == "error"][::6], ids=lambda row: row["file"])
def test_nothing_is_written_of_a_book_that_breaks_one(row: dict[str, str], tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "var")
    built = build.build((*COMMONS, BROKEN / f"{row['file']}.ttl"), settings)
    assert built.release is None
    assert not list(settings.releases.glob("*"))


def test_a_warning_does_not_stop_a_build(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "var")
    built = build.build((*COMMONS, BROKEN / "L19-doubles.ttl"), settings)
    assert built.release is not None
    assert [(one.code, one.severity) for one in built.findings] == [("L19", Severity.WARNING)]


def test_every_finding_the_invariants_can_give_has_a_book_that_gives_it() -> None:
    """Each `yield` of a finding, by its code, against the number of different messages the books bring out."""
    written: dict[str, int] = {}
    for module in (structure, effects, rulings, record):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("error", "Finding"):
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    written[str(first.value)] = written.get(str(first.value), 0) + 1
    told: dict[str, set[str]] = {}
    for row in ROWS:
        told.setdefault(row["code"], set()).add(re.sub(r"[a-z]+/[\w./@-]+|\d[\d-]*", "_", row["says"]))
    # Behind the loaders and the shapes, which refuse the same before: asked of corpora made in memory, below.
    elsewhere = {"L02": 1, "L15": 1, "L17": 2, "L03": 2}
    missing = {code: count - len(told.get(code, ())) - elsewhere.get(code, 0) for code, count in written.items()}
    assert {code: count for code, count in missing.items() if count > 0} == {}


def _whole() -> list[Record]:
    return list(build.check((*COMMONS, HERE / "cases" / "05-suspended-and-lifted.ttl"), BASE).records)


NOBODY = Evidence(sources=("source/gaceta",), confidence=Confidence.HIGH)
LATER = date(2003, 1, 1)


FIRST = "rv/decreto/2004/40/articulo/1"
NO_RECORD = "Record the act, or mend the name."
NO_NAME = (
    "'rv//9' is not an identifier: the segment '' is empty or holds a character outside A-Z a-z 0-9 . _ ~ -. "
    "Valid: co/decreto/2015/1078/articulo/2.2.9.1.2.1."
)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (
            lambda one: None if one.id == "rv/auto/2011/3" else one,
            ("L02", "effect/P1", "its actor rv/auto/2011/3 is not recorded.", "Record it, or mend the identifier."),
        ),
        (
            lambda one: None if isinstance(one, Dataset) else one,
            ("L15", "dataset", "no data set says until when law was looked for.", "Add a lin:Dataset record."),
        ),
        (
            lambda one: replace(one, id="rv//9") if one.id == "rv/auto/2012/9" else one,
            ("L17", "rv//9", NO_NAME, "Rename the record and every mention of it."),
        ),
        (
            lambda one: None if one.id == "rv/decreto/2004/40" else one,
            ("L17", FIRST, "its act rv/decreto/2004/40 is not recorded.", NO_RECORD),
        ),
        (
            lambda one: replace(one, id=one.slot) if isinstance(one, Version) else one,
            ("L03", FIRST, "its name has no day.", f"Call it {FIRST}@ and its first day."),
        ),
    ],
    ids=["no-actor", "no-horizon", "no-name", "no-act", "no-day"],
)
def test_what_loaders_and_shapes_refuse_before_is_refused_by_the_invariants_too(
    change: Callable[[Any], Record | None], finding: tuple[str, str, str, str]
) -> None:
    assert check(MemoryCorpus(_whole())) == []
    broken = MemoryCorpus([made for one in _whole() if (made := change(one)) is not None])
    assert finding in [(one.code, one.focus, one.message, one.cure) for one in check(broken)]
    assert {one.severity for one in check(broken)} == {Severity.ERROR}


def test_an_absence_begins_before_it_ends() -> None:
    reason = Text("Nadie reguló.", "Nobody ruled.")
    gap = Absence(
        id="absence/x", topic="topic/faros", kind=AbsenceKind.KNOWN, start=LATER, end=LATER, reason=reason, evidence=NOBODY
    )
    (found,) = check(MemoryCorpus([*_whole(), gap]))
    assert (found.code, found.severity, found.focus) == ("L03", Severity.ERROR, "absence/x")
    assert (found.message, found.cure) == ("it ends on 2003-01-01, not after 2003-01-01.", "Mend the days.")


def test_the_real_data_break_none(edition: Edition) -> None:
    assert check(edition.corpus) == []
