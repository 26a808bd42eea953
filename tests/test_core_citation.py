"""Citations as people write them, read into the type, number and year of an act and the path of a provision."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st
from realm import EXPECTED

from app.core.citation import Citation, fold, read_citation


def _table() -> list[dict[str, str]]:
    with (EXPECTED / "citations.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


ROWS = _table()

NO_CITATION = [
    "",
    " ",
    "gobierno digital",
    "la ley del embudo",
    "ley",
    "Decretos",
    "Conpes 3975 de 2019",
    "C-159 de 2004",
    "Sentencia T-025 de 2004",
    "el decreto del señor alcalde",
    "redecreto 5",
    "correa 12",
    "bodega. 20",
    "año 2015",
    "versión 3.0.2",
    "ley de protección de datos personales",
    "🏛️",
    "\x00\x1b",
]


def test_the_table_has_at_least_sixty_ways_of_writing() -> None:
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 60


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_citation_is_read_as_a_colombian_lawyer_means_it(row: dict[str, str]) -> None:
    words = row["path"].split()
    path = tuple(zip(words[::2], words[1::2], strict=True))
    year = int(row["year"]) if row["year"] else None
    assert read_citation(row["text"]) == Citation(row["type"], row["number"], year, path)


@pytest.mark.parametrize("text", NO_CITATION, ids=repr)
def test_what_is_no_citation_names_no_act_and_no_place(text: str) -> None:
    found = read_citation(text)
    assert found == Citation()
    assert not found.names_act


def test_only_an_act_with_a_number_is_named() -> None:
    assert read_citation("Ley 1712").names_act
    assert not read_citation("artículo 5").names_act
    assert read_citation("artículo 5").path == (("articulo", "5"),)


@pytest.mark.parametrize(("two", "four"), [("00", 2000), ("15", 2015), ("49", 2049), ("50", 1950), ("89", 1989), ("99", 1999)])
def test_a_year_of_two_digits_is_this_century_up_to_49(two: str, four: int) -> None:
    assert read_citation(f"Decreto 1/{two}").year == four


ROMANS = [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XVII", 17), ("XL", 40), ("XC", 90), ("CIX", 109)]


@pytest.mark.parametrize(("roman", "number"), ROMANS)
def test_roman_numerals_are_numbers(roman: str, number: int) -> None:
    assert read_citation(f"Título {roman} de la Ley 5 de 1992").path == (("titulo", str(number)),)


KINDS = st.sampled_from(["Decreto", "Ley", "Resolución", "DUR", "Decreto-Ley", "D.", "Res."])


@given(KINDS, st.integers(1, 9999), st.integers(1900, 2049), st.sampled_from([" de ", " del ", "/", "-"]))
def test_number_and_year_come_back_whatever_the_kind_and_the_joint(kind: str, number: int, year: int, joint: str) -> None:
    """For every kind, number, year and joint, what was written is what is read."""
    found = read_citation(f"{kind} {number}{joint}{year}")
    assert (found.number, found.year) == (str(number), year)


@given(KINDS, st.integers(1, 9999), st.integers(1900, 2049))
def test_case_accents_and_spacing_do_not_matter(kind: str, number: int, year: int) -> None:
    """Upper case, no accents and odd spaces change nothing."""
    plain = read_citation(f"{kind} {number} de {year}")
    assert read_citation(f"{kind} {number} de {year}".upper()) == plain
    assert read_citation(fold(f"{kind} {number} de {year}")) == plain
    assert read_citation(f"\t{kind}\u00a0{number}\u2003 de\n{year} ") == plain


@given(st.text(max_size=60))
def test_any_text_at_all_can_be_read(text: str) -> None:
    """Reading never fails, and what is read is a number of digits and a plausible year."""
    found = read_citation(text)
    assert found.number == "" or found.number.isdigit()
    assert found.year is None or 0 <= found.year <= 9999


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folding is idempotent and leaves single spaces only."""
    assert fold(fold(text)) == fold(text)
    assert "  " not in fold(text)
    assert fold(text) == fold(text).strip()
