"""Property P7: a generated book has no finding; each `corrupt()` of it has exactly the finding of its invariant.

L01 (days) and L17 (names) are also refused where files are read; here the days of a real file are written in every wrong way.
L10 cannot be broken: derived relations are made anew by each build. L14 and L20 are no faults but answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest
from books import CORRUPTIONS, Book, book
from realm import REALM

from app.core.corpus import MemoryCorpus
from app.core.invariants import check
from app.graph.codecs import Base
from app.settings import Settings
from loaders import turtle

BOOKS = 25
DATE = re.compile(r'"\d{4}-\d\d-\d\d"\^\^xsd:date')
#: Ways to write a day that are not the one way.
NO_DAYS = (
    *(f'"{day}"^^xsd:date' for day in ("2016-3-1", "2016-02-30", "2015-02-29", "01/03/2016", "2016-03-01Z", "2016-03-01-05:00")),
    *(f'"{day}"^^xsd:date' for day in ("+2016-03-01", "02016-03-01", " 2016-03-01", "2016-03-01 ", "", "20160301", "0000-01-01")),
    *(f'"{day}"^^xsd:date' for day in ("9999-12-31", "-0044-03-15", "\uff12\uff10\uff11\uff16-03-01")),
    '"2016-03-01T00:00:00"^^xsd:dateTime',
)


def test_books_without_a_fault_have_no_finding() -> None:
    for seed in range(120):
        assert [str(one) for one in check(MemoryCorpus(book(Random(seed))))] == [], seed  # noqa: S311 - no secret


@pytest.mark.parametrize("corrupt", CORRUPTIONS, ids=lambda corrupt: f"{CORRUPTIONS[corrupt]}-{corrupt.__name__}")
def test_a_fault_is_told_by_exactly_its_invariant(corrupt: Callable[[Book, Random], Book]) -> None:
    for seed in range(BOOKS):
        random = Random(seed)  # noqa: S311 - no secret
        found = check(MemoryCorpus(corrupt(book(random), random)))
        assert {one.code for one in found} == {CORRUPTIONS[corrupt]}, (seed, [str(one) for one in found])


@pytest.mark.parametrize("wrong", NO_DAYS)
def test_no_day_of_a_file_can_be_written_otherwise(wrong: str) -> None:
    """P12: whichever days of a file are spoilt, each is refused at its line."""
    text, base = REALM.read_text("utf-8"), Base(Settings().base_iri)
    lines = text.splitlines()
    dated = [number for number, line in enumerate(lines) if len(DATE.findall(line)) == 1 and not line.lstrip().startswith("#")]
    assert len(dated) > 30
    spoilt = Random(wrong).sample(dated, 15)  # noqa: S311 - no secret
    for number in spoilt:
        lines[number] = DATE.sub(lambda _: wrong, lines[number])
    findings = turtle.load_turtle(REALM, "\n".join(lines).encode(), base).findings
    assert {(one.code, one.line) for one in findings} == {("L01", number + 1) for number in spoilt}
