"""Entry into force, and the notes of publishers. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import entry, notes

from app.core.reading.act import read_act

ENTRIES = [
    ("Artículo 9. Esta ley rige desde su fecha.", ["expedition"]),
    ("Artículo 9. El presente decreto rige a partir de la fecha de su publicación.", ["publication"]),
    ("Artículo 9. La presente ley rige desde su promulgación.", ["publication"]),
    ("Artículo 9. Este decreto rige desde la fecha de su expedición.", ["expedition"]),
    ("Artículo 9. Esta ley rige a partir de la fecha de su sanción.", ["sanction"]),
    ("Artículo 9. El presente decreto rige a partir del 1° de julio de 2007, previa su publicación.", ["fixed-date 2007-07-01"]),
    ("Artículo 9. El presente decreto entrará en vigencia seis (6) meses después de su publicación.", ["delay 6 months publication"]),
    ("Artículo 9. El presente decreto rige a partir del día siguiente al de su publicación.", ["delay 1 days publication"]),
    ("Artículo 9. El presente decreto rige por seis meses contados a partir de su publicación.", ["publication", "expires-after 6 months publication"]),
    ("Artículo 9. El presente decreto rige a partir de su publicación y surte efectos fiscales a partir del 1º de enero de 2003.", ["publication", "effects-from 2003-01-01 fiscal"]),
    ("Artículo 9. El presente decreto rige a partir de su publicación. Lo dispuesto en el artículo 2° entrará a regir a partir del 1° de octubre de 2007.", ["publication", "fixed-date 2007-10-01 articulo:2"]),
    ('Artículo 9. Modifícase el artículo 3 del Decreto 3 de 1990, así:\n\n"Artículo 3. El presente decreto rige a partir de su publicación."', []),
    ("Artículo 9. Los convenios regirán por las normas civiles.", []),
]  # fmt: skip

NOTES = [
    ("(Modificado por el Art. 13 de la Ley 20 de 2001)", ["amends articulo:7 by ley 20/2001 articulo:13"]),
    ("(Numeral 3, adicionado por el art. 4, Ley 20 de 2001)", ["adds articulo:7/numeral:3 by ley 20/2001 articulo:4"]),
    ("Inciso segundo derogado por el artículo 5 de la Ley 20 de 2001.", ["repeals articulo:7/inciso:2 by ley 20/2001 articulo:5"]),
    ("Declarado INEXEQUIBLE por la Corte Constitucional, mediante Sentencia C-33 de 2010", ["annuls articulo:7 by sentencia C-33/2010"]),
    ("NOTA: Artículo declarado EXEQUIBLE mediante Sentencia C-33 de 2010", ["upholds articulo:7 by sentencia C-33/2010"]),
    ("Modificado por el art. 7, Ley 20 de 2001, Derogado por el art. 6, Ley 21 de 2002.", ["amends articulo:7 by ley 20/2001 articulo:7", "repeals articulo:7 by ley 21/2002 articulo:6"]),
    ("Ver el artículo 5 de la Ley 20 de 2001", []),
    ("(Decreto 20 de 2001, art. 8)", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_the_rule_of_entry_into_force(text: str, expected: list[str]) -> None:
    assert entry(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_a_note_tells_what_was_done_and_by_whom(text: str, expected: list[str]) -> None:
    assert notes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "DECRETO 5 DE 1990\n\nArtículo 1. Algo.\n\n(Nota: El presente decreto fue modificado por el Decreto 7 de 1991)",
        "DECRETO 5 DE 1935\n\nDECRETA:\n\nArtículo 1. Algo.\n\nDado en Bogotá, a 5 de mayo de 1-93.",
    ],
)
def test_what_is_written_oddly_stops_no_reading(text: str) -> None:
    assert read_act(text).outline.articles
