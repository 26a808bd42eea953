"""Days as people write them, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.written_days import read_written_day
from app.render.language import Language

MARCH = date(2016, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2016-03-01",
        "1 de marzo de 2016",
        "1.º de marzo de 2016",
        "1º de marzo del 2016",
        "el 1 de MARZO de 2016",
        "marzo 1 de 2016",
        "1 mar. 2016",
        "1 March 2016",
        "1st of March 2016",
        "March 1, 2016",
        "March 1st, 2016",
        "on 1 March 2016",
        "1-mar-2016",
    ],
)
def test_a_written_day_is_read(text: str) -> None:
    assert read_written_day(text) == MARCH


def test_figures_alone_are_read_day_first() -> None:
    assert read_written_day("03/04/2016") == date(2016, 4, 3)
    assert read_written_day("3.4.2016") == date(2016, 4, 3)
    assert read_written_day("04/13/2016") is None


@pytest.mark.parametrize(
    "text", ["", "hoy", "31 de febrero de 2016", "2016", "marzo de 2016", "1 de brumario de 2016", "Ley 1341 de 2009"]
)
def test_what_names_no_day_gives_none(text: str) -> None:
    assert read_written_day(text) is None


@pytest.mark.parametrize("code", ["es", "en"])
def test_every_day_that_a_page_writes_out_can_be_written_back(code: str) -> None:
    lang = Language(code)
    for month in range(1, 13):
        for written in (lang.day(date(2021, month, 9)), lang.short_day(date(2021, month, 9))):
            assert read_written_day(written) == date(2021, month, 9), written
