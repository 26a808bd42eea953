"""The W3C tests of SPARQL query evaluation: what the bare engine passes, passes through the endpoint."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

import conformance

FOLDER = Path(os.environ.get("LINAJE_TESTDATA", "")) / "rdf-tests"


@pytest.mark.parametrize(("suite", "least"), [("sparql10", 258), ("sparql11", 244)])
def test_nothing_that_the_engine_passes_is_lost_on_the_way(suite: str, least: int) -> None:
    """`least` is what the engine passed when this was written: fewer would mean that the comparison broke."""
    known = {one.name: one for one in conformance.suites_of(FOLDER)}
    if not os.environ.get("LINAJE_TESTDATA") or suite not in known:
        pytest.skip("LINAJE_TESTDATA has no copy of github.com/w3c/rdf-tests in its folder rdf-tests: not checked")
    counts, lost = conformance.run([known[suite]])
    assert lost == []
    assert counts["passed by the bare engine"] >= least
    assert counts["passed through the endpoint"] + counts["refused by design (FROM)"] == counts["passed by the bare engine"]
