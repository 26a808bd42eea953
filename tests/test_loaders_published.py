"""The publishers' own test data, which the setting LINAJE_TESTDATA names: what their tests expect is read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from foreign import codes, load, told


def test_the_publishers_own_test_data_are_read() -> None:
    """What each publisher's own tests expect: links, dates, faults; counted, so that nothing is silently lost."""
    home = os.environ.get("LINAJE_TESTDATA")
    if not home:
        pytest.skip("LINAJE_TESTDATA is not set: publishers' test data were not read")
    folder = Path(home) / "testdata"
    found = {path.name: load(path.name, path.read_bytes()) for path in sorted((folder / "indigo").glob("*.csv"))}
    facts = {name: len(told(loaded.records)) for name, loaded in found.items()}
    assert facts == {
        "amendments_active.csv": 9,
        "amendments_passive.csv": 7,
        "children.csv": 0,
        "commencements_active.csv": 4,
        "commencements_active_later.csv": 2,
        "commencements_passive.csv": 7,
        "commencements_passive_later.csv": 2,
        "errors.csv": 0,
        "parents.csv": 2,
        "repeals_active.csv": 12,
        "repeals_passive.csv": 10,
    }
    second = "effect/amends-za-act-2020-3-za-act-2020-1-2020-08-01"
    assert {one for one in told(found["amendments_active.csv"].records) if one.id == second} == {
        one for one in told(found["amendments_passive.csv"].records) if one.id == second
    }
    assert [line for code, line in codes(found["errors.csv"]) if code == "indigo-identity"] == [2, 7, 8, 9]
    for path in sorted((folder / "uk-effects").glob("*.xml")):
        loaded = load(path.name, path.read_bytes())
        assert loaded.findings == []
        assert told(loaded.records), path.name
    documents = [
        one["fields"]["document_xml"]
        for one in json.loads((folder / "indigo" / "published.json").read_text("utf-8"))
        if "document_xml" in one["fields"]
    ]
    loads = [load("x.xml", one) for one in documents]
    assert sum(len(told(one.records)) for one in loads) == 11
    empty = [one.findings[0].code for one in loads if one.findings]
    assert empty == ["xml-syntax"] * sum(not one for one in documents)
