"""Sentences broken up by a day, a journal or a letter, and names that an older act cannot mean. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited, effects, entry

from app.core.reading.asked import answer

OWN = {"type": "decreto", "number": "7", "year": 2012}

CLAUSES = [
    ("Deróganse los artículos siguientes: 4, 5 y 9 del Decreto 16 de 1977.", ["repeals decreto 16/1977 articulo:4", "repeals decreto 16/1977 articulo:5", "repeals decreto 16/1977 articulo:9"]),
    ("Deróganse los literales d, e y f del artículo 7º de la Ley 6 de 1993.", ["repeals ley 6/1993 articulo:7/literal:d", "repeals ley 6/1993 articulo:7/literal:e", "repeals ley 6/1993 articulo:7/literal:f"]),
    ("Deróganse los literales c, d y e del artículo 7º de la Ley 6 de 1993.", ["repeals ley 6/1993 articulo:7/literal:c", "repeals ley 6/1993 articulo:7/literal:d", "repeals ley 6/1993 articulo:7/literal:e"]),
    ("Deróganse los literales c, y d del artículo 7º de la Ley 6 de 1993.", ["repeals ley 6/1993 articulo:7/literal:c", "repeals ley 6/1993 articulo:7/literal:d"]),
    ("Deróganse los literales n, o, p, x, y, z del artículo 7º de la Ley 6 de 1993.", [f"repeals ley 6/1993 articulo:7/literal:{letter}" for letter in "nopxyz"]),
    ("Deróganse los literales c e i del artículo 7º de la Ley 6 de 1993.", ["repeals ley 6/1993 articulo:7/literal:c", "repeals ley 6/1993 articulo:7/literal:i"]),
    ("Suspéndense los artículos 3 y 4, a partir del 1º de enero de 2004, de la Ley 6 de 1993.", ["suspends ley 6/1993 articulo:3", "suspends ley 6/1993 articulo:4"]),
    ("Deróganse los artículos 3º y 5º y el único parágrafo del artículo 7º de la Ley 6 de 1993.", ["repeals ley 6/1993 articulo:3", "repeals ley 6/1993 articulo:5", "repeals ley 6/1993 articulo:7/paragrafo:unico"]),
    ("Deróganse las Leyes 4ª de 1990, artículo primero y 5ª de 1992.", ["repeals ley 4/1990 articulo:1", "repeals ley 5/1992"]),
    ("Deróganse los Decretos 51 de 1944, artículos 3º y 4º, y 61 de 2 de mayo de 1944.", ["repeals decreto 51/1944 articulo:3", "repeals decreto 51/1944 articulo:4", "repeals decreto 61/1944"]),
    ("Este decreto rige como legislación permanente y deroga, desde el 1º de enero de 2001, el Decreto 5 de 1990.", ["repeals decreto 5/1990"]),
    ("El artículo 5º de la Ley 3 de 1990 se deroga.", ["repeals ley 3/1990 articulo:5"]),
    ("La entidad de que trata el artículo 5º de la Ley 3 de 1990 se suprime.", []),
    ("La expresión «de policía», contenida en el artículo 12 de la Ley 14 de 1988, se suprime.", ["repeals ley 14/1988 articulo:12/expresion:de policía"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_sentence_that_is_broken_up_is_read_whole(text: str, expected: list[str]) -> None:
    assert effects(text, act=OWN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Este decreto deroga, desde el 1º de enero de 2001, el Decreto 5 de 1990.",
        "Este decreto deroga, a partir del 1º de enero de 2001, el Decreto 5 de 1990.",
        "Derógase el artículo 4º, a partir del 1º de enero de 2001, del Decreto 5 de 1990.",
    ],
)
def test_the_day_between_a_verb_and_its_object_is_that_of_the_effect(text: str) -> None:
    assert [one["from"] for one in answer({"kind": "clauses", "text": text, "act": OWN})["effects"]] == ["2001-01-01"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vigencia. A partir de la fecha de su publicación.", ["publication"]),
        ("Vigencia. A partir de la expedición y deroga el Decreto 5 de 1990.", ["expedition"]),
        ("Vigencia. A partir de la publicación de esta ley, las entidades reportarán sus saldos.", []),
        ("Este decreto regirá por un término máximo de noventa días desde su firma.", ["expedition", "expires-after 90 days expedition"]),
        ("Este decreto surtirá efectos por el término de un año contado desde su publicación.", ["effects-from publication", "expires-after 1 years publication"]),
        ("Esta ley rige a partir de su promulgación, salvo el Capítulo III, que entrará en vigencia seis (6) meses después de su publicación.", ["publication", "delay 6 months publication capitulo:3"]),
        ("Esta ley rige desde su promulgación, con excepción de los artículos 21 y 22, los cuales entrarán a regir seis (6) meses después de la promulgación, el artículo 75, el cual entrará a regir tres (3) meses después de la promulgación.", ["publication", "delay 6 months publication articulo:21 articulo:22", "delay 3 months publication articulo:75"]),
        ("Esta ley rige al día siguiente a aquel en que se cumpla con el requisito legal de su publicación.", ["delay 1 days publication"]),
    ],
)  # fmt: skip
def test_when_an_act_enters_into_force(text: str, expected: list[str]) -> None:
    assert entry(f"Artículo 9. {text}") == expected


def test_a_rule_for_this_title_alone_is_not_that_of_the_act() -> None:
    text = "Las disposiciones del presente título entrarán a regir dos años después de la publicación de esta ley."
    (told,) = answer({"kind": "clauses", "text": text, "act": OWN})["entry_into_force"]
    assert (told["scope_text"], told["confidence"], told["reason"]) == ("presente título", "medium", "only for part of the act")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("los artículos 3º del Decreto 6 de 1899 (Diario Oficial número 11.175), y 1º y 2º del Decreto 4 de 1900", ["decreto 6/1899 articulo:3", "decreto 4/1900 articulo:1", "decreto 4/1900 articulo:2"]),
        ("según la Ley 48 (16 de diciembre) de 1968", ["ley 48/1968"]),
        ("según el Decreto 2013 1969, que rige", ["decreto 2013/1969"]),
        ("según el Decreto 2013 1969 pesos", ["decreto 2013"]),
        ("según el Decreto 32 de fecha 14 del mes en curso", ["decreto 32/2012"]),
        ("según el Decreto 32 de 3 del presente mes", ["decreto 32/2012"]),
        ("según el Decreto 32 de 5 de los corrientes", ["decreto 32/2012"]),
        ("el artículo 9º de la Ley 69 de 1909 y el parágrafo 2º del mismo artículo 9º", ["ley 69/1909 articulo:9", "ley 69/1909 articulo:9/paragrafo:2"]),
        ("el artículo 9º de la Ley 69 de 1909 y el parágrafo 2º del mismo artículo 8º", ["ley 69/1909 articulo:9"]),
        ("La Constitución y delimitación de zonas de reserva tendrá objetivos", []),
        ("La Constitución y la ley", ["constitucion Constitución Política/1991"]),
    ],
)  # fmt: skip
def test_what_is_cited(text: str, expected: list[str]) -> None:
    assert cited(text, act=OWN) == expected


@pytest.mark.parametrize(("year", "known"), [(1950, False), (2000, False), (2001, True), (None, True)])
def test_a_name_without_number_means_nothing_younger_than_the_act(year: int | None, known: bool) -> None:
    for text in ("el artículo 5 del Código Penal", "los Códigos Penal y Civil"):
        asked = {"kind": "citations", "text": text, "act": {"type": "decreto", "number": "7", "year": year}}
        act = answer(asked)["citations"][0]["targets"][0]["act"]
        assert act["name"] == "Código Penal"
        assert act.get("resolved") == ({"type": "ley", "number": "599", "year": 2000} if known else None)
