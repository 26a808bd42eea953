"""Every act, effect, provision text, concept and principle link of the law tables is in the graph, with the days the tables give.

`expected/law/*.csv` lists the rows of the tables by their keys and the record that models each; they are checked always. The
tables themselves are test data outside the repository: with the setting LINAJE_TESTDATA their keys and days are compared too, and
`expected/law/differences.csv` holds each place where the record departs from the table, with the reason.
"""

from __future__ import annotations

import csv
import os
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.core.corpus import Corpus
from app.core.identifiers import act_of
from app.core.model import Absence, Act, CoverageClaim, Deadline, Effect, Element, Reference, Version
from app.core.rules.existence import moment_of
from app.core.timeline import timeline
from app.core.vocabulary import Status

LISTS = Path(__file__).parent / "expected" / "law"
COUNTS = {"acts": 70, "effects": 97, "structure": 106, "concepts": 201, "oecd": 73}
KINDS = {
    "acts": (Act,),
    "effects": (Effect, Reference),
    "structure": (Version,),
    "concepts": (Element, Deadline, Absence),
    "oecd": (CoverageClaim,),
}
KEYS = {
    "acts": ("id",),
    "effects": ("effect_id",),
    "structure": ("version_id", "path"),
    "concepts": ("concept_id",),
    "oecd": ("act", "principle"),
}


def listed(name: str) -> list[dict[str, str]]:
    """A committed list."""
    with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def tables() -> Path | None:
    """The folder of the law tables, if it is there; said loudly if not."""
    folder = os.environ.get("LINAJE_TESTDATA", "")
    found = Path(folder) / "law" if folder else None
    if found is None or not found.is_dir():
        warnings.warn(
            "LINAJE_TESTDATA is not set to a folder with law/*.csv: the tables themselves are not compared", stacklevel=2
        )
        return None
    return found


def table(name: str) -> list[dict[str, str]]:
    """A law table; empty where the test data are absent."""
    folder = tables()
    if folder is None:
        return []
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", COUNTS)
def test_every_listed_row_has_its_record(name: str, corpus: Corpus) -> None:
    rows = listed(name)
    assert len(rows) == COUNTS[name]
    missing = [row for row in rows if not any(corpus.get(kind, row["record"]) for kind in KINDS[name])]
    assert not missing


@pytest.mark.filterwarnings("default:LINAJE_TESTDATA")
@pytest.mark.parametrize("name", COUNTS)
def test_the_lists_name_every_row_of_the_tables(name: str) -> None:
    first, *more = KEYS[name]
    keys = [tuple(row[key] for key in KEYS[name]) for row in table(name)]
    ours = [tuple(row[key] for key in ("row", *more)) for row in listed(name)]
    assert first
    assert keys in ([], ours)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _span(corpus: Corpus, versions: tuple[str, ...]) -> tuple[date | None, date | None]:
    """First day in force and first day out over some versions, where known to the day."""
    spells = [
        spell
        for identifier in versions
        if (version := corpus.get(Version, identifier))
        for spell in timeline(corpus, version.slot)
        if spell.version == version and spell.status in (Status.IN_FORCE, Status.PARTLY)
    ]
    if not spells:
        return None, None
    start = min(spell.period.start for spell in spells)
    end = None if any(spell.period.end is None for spell in spells) else max(spell.period.end or start for spell in spells)
    return start, end


def _differences(corpus: Corpus) -> Iterator[tuple[str, str, str, str, str]]:
    """Every place where a record departs from the table, as (table, row, field, in the table, in the record)."""
    for row in table("acts"):
        act = corpus.get(Act, row["id"])
        if act and _day(row["issue_date"]) != act.issued:
            yield "acts", row["id"], "issue_date", row["issue_date"], str(act.issued or "")
    for row in table("effects"):
        effect = corpus.get(Effect, f"effect/{row['effect_id']}")
        if effect is None:
            continue
        moment = moment_of(corpus, effect, None)
        ours = moment.exact.isoformat() if moment and moment.exact else ""
        if row["effective_from"] != ours:
            yield "effects", row["effect_id"], "effective_from", row["effective_from"], ours
        if act_of(effect.target) != row["affected_act"]:
            yield "effects", row["effect_id"], "affected_act", row["affected_act"], act_of(effect.target)
        if act_of(effect.actor) != row["acting_act"]:
            yield "effects", row["effect_id"], "acting_act", row["acting_act"], act_of(effect.actor)
    for row, ours_row in zip(table("structure"), listed("structure"), strict=False):
        yield from _spans("structure", f"{row['version_id']} {row['path']}", row, _span(corpus, (ours_row["record"],)))
    for row, ours_row in zip(table("concepts"), listed("concepts"), strict=False):
        record = corpus.get(Element, ours_row["record"]) or corpus.get(Deadline, ours_row["record"])
        if record is not None:
            yield from _spans("concepts", row["concept_id"], row, _span(corpus, record.established_by))


def _spans(
    name: str, key: str, row: dict[str, str], span: tuple[date | None, date | None]
) -> Iterator[tuple[str, str, str, str, str]]:
    for field, ours in zip(("valid_from", "valid_to_exclusive"), span, strict=True):
        told = ours.isoformat() if ours else ""
        if row[field] != told:
            yield name, key, field, row[field], told


@pytest.mark.filterwarnings("default:LINAJE_TESTDATA")
def test_the_days_are_those_of_the_tables_save_where_a_reason_is_given(corpus: Corpus) -> None:
    found = list(_differences(corpus))
    known = [tuple(row[key] for key in ("table", "row", "field", "in_table", "in_record")) for row in listed("differences")]
    assert found in ([], known) if tables() is None else found == known


def test_every_difference_has_its_reason() -> None:
    assert all(row["reason"] for row in listed("differences"))
