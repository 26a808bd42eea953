"""Citations: provisions joined to their act, lists, ranges, names, and what points back. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited

from app.core.reading.asked import answer

CASES = [
    ("según el numeral 2 del artículo 5º de la Ley 10 de 1990", ["ley 10/1990 articulo:5/numeral:2"]),
    ("según el artículo 5°, numeral 2, literal c), de la Ley 10 de 1990", ["ley 10/1990 articulo:5/numeral:2/literal:c"]),
    ("el literal a) numeral 2 del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/numeral:2/literal:a"]),
    ("los artículos 3, 5 a 8 y 10 de la Ley 10 de 1990", ["ley 10/1990 articulo:3", "ley 10/1990 articulo:5-8", "ley 10/1990 articulo:10"]),
    ("los artículos 3 de la Ley 10 de 1990 y 1o. de la Ley 11 de 1991", ["ley 10/1990 articulo:3", "ley 11/1991 articulo:1"]),
    ("artículo 12 y siguientes del Decreto 3 de 1990", ["decreto 3/1990 articulo:12-ss"]),
    ("EL ARTICULO 2o. DEL DECRETO NUMERO 1.234 DE 1990", ["decreto 1234/1990 articulo:2"]),
    ("los Decretos 3 y 4 de 1990, 5 de 1991", ["decreto 3/1990", "decreto 4/1990", "decreto 5/1991"]),
    ("el Decreto 0031 del 8 enero de 2004", ["decreto 31/2004"]),
    ("el Decreto-ley 77 de 1990 y el Decreto Extraordinario 78 de 1990", ["decreto-ley 77/1990", "decreto-ley 78/1990"]),
    ("el Acto Legislativo 01 de 2009", ["acto-legislativo 1/2009"]),
    ("el artículo 131 A de la Ley 10 de 1990 y el artículo 7 bis de la misma", ["ley 10/1990 articulo:131A", "ley 10/1990 articulo:7-bis"]),
    ("el inciso tercero del parágrafo único del artículo 9 de la Ley 10 de 1990", ["ley 10/1990 articulo:9/paragrafo:unico/inciso:3"]),
    ("el Título VII del Libro Segundo del Decreto 3 de 1990", ["decreto 3/1990 libro:2/titulo:7"]),
    ("el artículo 20 de la Constitución Política", ["constitucion Constitución Política/1991 articulo:20"]),
    ("la Sentencia C-185/99 y la sentencia T 25 de 2001", ["sentencia C-185/1999", "sentencia T-25/2001"]),
    ("El artículo 4 de la Ley 10 de 1990; y el artículo 6 ibídem", ["ley 10/1990 articulo:4", "ley 10/1990 articulo:6"]),
    ("la Ley 10 de 1990, en su artículo 3º, dice", ["ley 10/1990", "ley 10/1990 articulo:3"]),
    ("artículo 3 del Decreto 5 de 1991 y artículo 4 del citado decreto", ["decreto 5/1991 articulo:3", "decreto 5/1991 articulo:4"]),
    ("en el artículo 3° de este decreto", ["self articulo:3"]),
    ("el artículo 8 de la 10 de 1990", ["ley 10/1990 articulo:8"]),
    ("el art&iacute;culo 8&ordm; de la Ley <a href='#'>10</a> de 1990", ["ley 10/1990 articulo:8"]),
    ("la Ley 6a de 1990, la Ley 4.a de 1991 y la Ley 2 a de 1992", ["ley 6/1990", "ley 4/1991", "ley 2/1992"]),
    ("las Leyes 4a de 1990 y 6a de 1992", ["ley 4/1990", "ley 6/1992"]),
    ("las Leyes 5 a 10 de 1990", ["ley 5"]),
    ("el Decreto 7 del mismo año de 1990", ["decreto 7/1990"]),
    ("el artículo 4 del Decreto de carácter extraordinario número 8 de 1990", ["decreto-ley 8/1990 articulo:4"]),
    ("dentro de los dos años siguientes", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_citation_leads_to_its_provision(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


def test_a_chain_is_a_relation_between_two_other_acts() -> None:
    told = answer({"kind": "citations", "text": "el Decreto 3 de 1990, modificado por el artículo 2 del Decreto 4 de 1991"})
    assert [one.get("relation") for one in told["citations"]] == [None, "amended-by"]


def test_a_name_without_number_says_what_it_stands_for() -> None:
    told = answer({"kind": "citations", "text": "el artículo 5 del Estatuto Tributario"})["citations"][0]["targets"][0]
    assert (told["act"]["name"], told["act"]["number"]) == ("Estatuto Tributario", None)
    assert told["act"]["resolved"] == {"type": "decreto", "number": "624", "year": 1989}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("la Ley 10", "the text gives no year"),
        ("la Ley 10 de 1990 y el artículo 6 ibídem", "points back: taken as the act named last before it"),
    ],
)
def test_where_unsure_the_reading_says_why(text: str, reason: str) -> None:
    told = answer({"kind": "citations", "text": text})["citations"][-1]
    assert (told["confidence"], told["reason"]) == ("medium", reason)


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_every_span_quotes_its_source(text: str) -> None:
    for one in answer({"kind": "citations", "text": text})["citations"]:
        assert text[one["start"] : one["end"]] == one["span"]
