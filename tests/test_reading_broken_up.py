"""Sentences broken up by a day, a journal or a letter, and names that an older act cannot mean. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited, effects

from app.core.reading.act import read_act
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
    ("Suspéndense los literales c y d, a partir del 1º de enero de 2004, del artículo 5º de la Ley 6 de 1993.", ["suspends ley 6/1993 articulo:5/literal:c", "suspends ley 6/1993 articulo:5/literal:d"]),
    ("Deróganse las disposiciones que sean contrarias a la Ley 44 de 1993.", []),
    ("Deróganse todas las disposiciones contrarias al presente Decreto, especialmente los artículos 5° y 8° de la Ley 28 de 1931 y la Ley 17 de 1936.", ["repeals ley 28/1931 articulo:5", "repeals ley 28/1931 articulo:8", "repeals ley 17/1936"]),
    ("Suspéndense las disposiciones contrarias a este Decreto, y en especial el Decreto 24 de 1944.", ["suspends decreto 24/1944"]),
    ("Modifícase el artículo 5 del Decreto 3 de 1990 en su artículo 12.", ["amends decreto 3/1990 articulo:5"]),
    ("Modifícanse las siguientes normas de la carrera docente rural y urbana de todo el país contempladas en el Decreto 3 de 1990.", []),
    ("El artículo 5º de la Ley 3 de 1990 se deroga.", ["repeals ley 3/1990 articulo:5"]),
    ("La entidad de que trata el artículo 5º de la Ley 3 de 1990 se suprime.", []),
    ("La expresión «de policía», contenida en el artículo 12 de la Ley 14 de 1988, se suprime.", ["repeals ley 14/1988 articulo:12/expresion:de policía"]),
    # What an act holds, told after it: less than the act.
    ("Deróganse de la Ley 44 de 1993 los artículos 3º y 4º.", ["repeals ley 44/1993 articulo:3", "repeals ley 44/1993 articulo:4"]),
    ("Derógase de la Ley 44 de 1993 el artículo tercero.", ["repeals ley 44/1993 articulo:3"]),
    ("Derógase de la Ley 44 de 1993 el siguiente artículo: 8º.", ["repeals ley 44/1993 articulo:8"]),
    ("Derógase el siguiente artículo del Código Fiscal: 8º.", ["repeals codigo Código Fiscal articulo:8"]),
    ("Deróganse del artículo 6° de la Ley 44 de 1993 los numerales 15 y 16.", ["repeals ley 44/1993 articulo:6/numeral:15", "repeals ley 44/1993 articulo:6/numeral:16"]),
    ("Derógase del Capítulo II los artículos 3 y 4 del Decreto 31 de 1938.", ["repeals decreto 31/1938 capitulo:2/articulo:3", "repeals decreto 31/1938 capitulo:2/articulo:4"]),
    ('Suprímese en el artículo 5º, la expresión "mensual" de la Ley 44 de 1993.', ["repeals ley 44/1993 articulo:5/expresion:mensual"]),
    ('Suprímese del artículo 6° la expresión "mensual" de la Ley 44 de 1993.', ["repeals ley 44/1993 articulo:6/expresion:mensual"]),
    ("Modifícase el Decreto 31 de 1938 en su artículo 12.", ["amends decreto 31/1938 articulo:12"]),
    ("Modifícase el Decreto 31 de 1938 en sus artículos 12 y 13.", ["amends decreto 31/1938 articulo:12", "amends decreto 31/1938 articulo:13"]),
    ("Modifícase el artículo 5º, Título II de la Ley 44 de 1993.", ["amends ley 44/1993 titulo:2/articulo:5"]),
    ("Adiciónanse los numerales 2 y 3, al artículo 8º de la Ley 44 de 1993.", ["adds ley 44/1993 articulo:8/numeral:2", "adds ley 44/1993 articulo:8/numeral:3"]),
    ("Derógase el artículo 1º y parágrafo 2º de la Ley 79 de 1910.", ["repeals ley 79/1910 articulo:1", "repeals ley 79/1910 articulo:1/paragrafo:2"]),
    ("Modifícanse los artículos 5 y 6, inciso 2 de la Ley 44 de 1993.", ["amends ley 44/1993 articulo:5", "amends ley 44/1993 articulo:6/inciso:2"]),
    ("Modifícanse los artículos 5 y 6 parágrafo 2 de la Ley 44 de 1993.", ["amends ley 44/1993 articulo:5", "amends ley 44/1993 articulo:6/paragrafo:2"]),
    # One word for two: the plural that is missing.
    ("Derógase el parágrafo 1º y 2º del artículo 5º de la Ley 6 de 1993.", ["repeals ley 6/1993 articulo:5/paragrafo:1", "repeals ley 6/1993 articulo:5/paragrafo:2"]),
    ("Derógase el artículo 1 y 2 de la Ley 6 de 1993.", ["repeals ley 6/1993 articulo:1", "repeals ley 6/1993 articulo:2"]),
    ("Derógase el parágrafo 3º del artículo 7º y 43 de la Ley 6 de 1993.", ["repeals ley 6/1993 articulo:7/paragrafo:3", "repeals ley 6/1993 articulo:43"]),
    # Letters and numbers.
    ("Modifícase el ordinal c) del artículo 10 de la Ley 44 de 1993.", ["amends ley 44/1993 articulo:10/ordinal:c"]),
    ("Modifícase el numeral l) del artículo 10 de la Ley 44 de 1993.", ["amends ley 44/1993 articulo:10/numeral:l"]),
    ("Modifícase el ordinal v) del artículo 10 de la Ley 44 de 1993.", ["amends ley 44/1993 articulo:10/ordinal:5"]),
    ("Modifícanse los literales e incisos del artículo 9° de la Ley 44 de 1993.", ["amends ley 44/1993 articulo:9/literal:?", "amends ley 44/1993 articulo:9/inciso:?"]),
    ("Modifícase el artículo uno de la Ley 44 de 1893.", ["amends ley 44/1893 articulo:1"]),
    ("Modifícase el artículo 2.000 del Código Civil.", ["amends codigo Código Civil articulo:2000"]),
    # What an act says is so.
    ("El Decreto 95 de 1934 queda derogado, y el Decreto 96 de 1934 continúa vigente.", ["repeals decreto 95/1934"]),
    ("El artículo 5º de la Ley 9ª de 1990 se modifica así: texto.", ["amends ley 9/1990 articulo:5"]),
    ("El artículo 5º de la Ley 9ª de 1990 se modifica como sigue: texto.", ["amends ley 9/1990 articulo:5"]),
    ("El artículo 5º de la Ley 9ª de 1990 dirá así: texto.", ["amends ley 9/1990 articulo:5"]),
    ("El artículo 5º de la Ley 9ª de 1990 dirá qué se paga.", []),
    ("De conformidad con lo dispuesto en el artículo 10 de la Ley 7ª de 1980, se adiciona el artículo 5º de la Ley 9ª de 1990.", ["adds ley 9/1990 articulo:5"]),
    ("Con fundamento en el artículo 10 de la Ley 7ª de 1980, se modifica el artículo 5º de la Ley 9ª de 1990.", ["amends ley 9/1990 articulo:5"]),
    ("Si resultare favorable el estudio, modifíquese el Decreto 95 de 1934.", []),
    ("Enmiéndase el artículo 5º de la Ley 9ª de 1990.", ["amends ley 9/1990 articulo:5"]),
    ("Queda suspenso el artículo 5º de la Ley 9ª de 1990.", ["suspends ley 9/1990 articulo:5"]),
    ("Quedan derogadas todas las disposiciones contrarias, reformado el Decreto 5 de 1928 y derogada la Resolución 6 de 1923.", ["amends decreto 5/1928", "repeals resolucion 6/1923"]),
    ("Quedan reformados los capítulos primero y segundo del Código Penal, adicionados el artículo 32 del mismo Código y el 34 de la Ley 105 de 1890.", ["amends codigo Código Penal capitulo:1", "amends codigo Código Penal capitulo:2", "adds codigo Código Penal articulo:32", "adds ley 105/1890 articulo:34"]),
    ("El presente Decreto modifica el artículo 2° del Decreto 20 de 1992, deroga el numeral 3° del citado artículo, y rige desde su publicación.", ["amends decreto 20/1992 articulo:2", "repeals decreto 20/1992 articulo:2/numeral:3"]),
    ("Prorrógase hasta el 25 del presente mes el plazo señalado en el artículo 6º del Decreto 16 de 2012.", ["extends decreto 16/2012 articulo:6"]),
    ("Son atribuciones de la Junta:\n\n1. Suspender la Resolución 9 de 1990.\n\n2. Suprimir el artículo 4º del Acuerdo 7 de 1991.", []),
    ("Resuelve:\n\n1. Suspender la Resolución 9 de 1990.", ["suspends resolucion 9/1990"]),
    ("Derógase la Ley 26 de mil novecientos diez y ocho y el artículo diez y seis de la Ley 4 de 1990.", ["repeals ley 26/1918", "repeals ley 4/1990 articulo:16"]),
    ("Prorrógase hasta el 31 de diciembre del presente año, la vigencia del Decreto 12 de 2011.", ["extends decreto 12/2011"]),
    ("Queda derogado desde el 4 de agosto de 2023 de conformidad con el literal b) del artículo 48 de la Ley 21 de 2021.", []),
    ("Quedan reformadas en los términos anteriores las partes pertinentes de los Decretos 21 y 22 de 1920.", ["amends decreto 21/1920", "amends decreto 22/1920"]),
    ("El Decreto 95 de 1934 queda derogado; el Decreto 96 de 1934 continúa vigente.", ["repeals decreto 95/1934"]),
    ("Quedan derogados los Decretos 95 y 96 de 1934.", ["repeals decreto 95/1934", "repeals decreto 96/1934"]),
    ("Quedan reformados los artículos 2º y 3º y derogado el artículo 4º de la Ley 9ª de 1990.", ["amends ley 9/1990 articulo:2", "amends ley 9/1990 articulo:3", "repeals ley 9/1990 articulo:4"]),
    ("Queda adicionada y reformada en los términos anteriores la Ley 9ª de 1990.", ["adds ley 9/1990", "amends ley 9/1990"]),
    ("Suprímense en las cárceles los siguientes guardianes: en la de Tuluá, dos.\n\nQueda así adicionado el Decreto 11 de 1931.", ["adds decreto 11/1931"]),
    ("Suprímense en las cárceles los siguientes guardianes: en la de Tuluá, dos.\n\nQuedan en estos términos modificados los Decretos 11 y 12 de 1931.", ["amends decreto 11/1931", "amends decreto 12/1931"]),
    ("Adiciónase la Ley 3 de 1990 con los siguientes artículos: el primero dirá lo anterior.\n\nQuedan derogados los Decretos 11 y 12 de 1931.", ["adds ley 3/1990 articulo:?"]),
    # Words between a verb and its object.
    ("Suspéndese el artículo 2º parcialmente y derógase el artículo 9º del Decreto 20 de 1990.", ["suspends decreto 20/1990 articulo:2", "repeals decreto 20/1990 articulo:9"]),
    ("Modifícase, de conformidad con el artículo siguiente, el literal b) del artículo 40 de la Ley 12 de 1986.", ["amends ley 12/1986 articulo:40/literal:b"]),
    ("Modifícase, por medio del artículo 3º de esta ley, el artículo 8º de la Ley 9ª de 1990.", ["amends ley 9/1990 articulo:8"]),
    ('Suprímese "y sus anexos" del artículo 6º de la Ley 80 de 1993.', ["repeals ley 80/1993 articulo:6"]),
    ("Modifícase parcialmente y en forma transitoria el Decreto 26 de 1993.", ["amends decreto 26/1993"]),
    ("Adiciónanse tres nuevos literales al artículo 4º de la Ley 99 de 1993.", ["adds ley 99/1993 articulo:4/literal:?"]),
    ("Sustitúyese el artículo 178 de la Ley 5ª de 1990 y adiciónasele un parágrafo.", ["substitutes ley 5/1990 articulo:178", "adds ley 5/1990 articulo:178/paragrafo:?"]),
    # A list with numbers of its own, one with titles, and what stays as it is.
    ("Deróganse las siguientes normas: 1º la Ley 5ª de 1990; 2º el Decreto 6 de 1992; 3º la Ley 7ª de 1993.", ["repeals ley 5/1990", "repeals decreto 6/1992", "repeals ley 7/1993"]),
    ("Modifícanse la Ley 5ª de 1990, por la cual el Estado asume el catastro; la Ley 8ª de 1991, por medio de la cual el Congreso ordenó un censo; y la Resolución 4 de 1993.", ["amends ley 5/1990", "amends ley 8/1991", "amends resolucion 4/1993"]),
    ("Déjase sin efecto la Resolución 6 de 1991; la Resolución 7 de 1992 sigue vigente.", ["repeals resolucion 6/1991"]),
    ("Suspéndese, a título provisional, el artículo 5º de la Ley 44 de 1993.", ["suspends ley 44/1993 articulo:5"]),
    ('Modificar la tabla "Desgravación" incluida en el numeral 11 del artículo 1° del Decreto 43 de 2009.', ["amends decreto 43/2009 articulo:1/numeral:11"]),
    ('Modificar la palabra "Desgravación" y mencionar el Decreto 43 de 2009.', []),
    ("La pena prevista en el artículo 368, del Código Penal quedará así: prisión de cuatro años.", ["amends codigo Código Penal articulo:368"]),
    ("Este decreto que subroga el Decreto 55 de 1941, rige desde su expedición.", ["substitutes decreto 55/1941"]),
    ("La norma que subroga el Decreto 55 de 1941, rige desde su expedición.", []),
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
        ("los artículos 3º del Decreto 6 de 1899 (Diario Oficial número 11.175), y 1º y 2º del Decreto 4 de 1900", ["decreto 6/1899 articulo:3", "decreto 4/1900 articulo:1", "decreto 4/1900 articulo:2"]),
        ("según la Ley 48 (16 de diciembre) de 1968", ["ley 48/1968"]),
        ("según el Decreto 2013 1969, que rige", ["decreto 2013/1969"]),
        ("según el Decreto 2013 1969 pesos", ["decreto 2013"]),
        ("según el Decreto 32 de fecha 14 del mes en curso", ["decreto 32/2012"]),
        ("según el Decreto 32 de 3 del presente mes", ["decreto 32/2012"]),
        ("según el Decreto 32 de 5 de los corrientes", ["decreto 32/2012"]),
        ("el artículo 9º de la Ley 69 de 1909 y el parágrafo 2º del mismo artículo 9º", ["ley 69/1909 articulo:9", "ley 69/1909 articulo:9/paragrafo:2"]),
        ("el artículo 9º de la Ley 69 de 1909 y el parágrafo 2º del mismo artículo 8º", ["ley 69/1909 articulo:9"]),
        ("la Ley 5 (23) de 1968 y otra", ["ley 5"]),
        ("el artículo 5º de la Constitución Política de 1886 y el artículo 3 del Código Penal de 1980", ["constitucion Constitución Política/1886 articulo:5", "codigo Código Penal articulo:3"]),
        ("el artículo 1° y demás disposiciones pertinentes del Decreto 22 de 1938", ["decreto 22/1938 articulo:1"]),
        ("el artículo 1° y demás pertinentes del Decreto 22 de 1938", ["decreto 22/1938 articulo:1"]),
        ("el artículo 1° y demás normas del Decreto 22 de 1938", ["decreto 22/1938"]),
        ("del artículo 6° los bienes de la Ley 5 de 1990", ["ley 5/1990"]),
        ("del artículo 6° los numerales que trae la Ley 5 de 1990", ["ley 5/1990"]),
        ("el artículo 13 de la Ley 48 de 1887, el 1º de los jueces", ["ley 48/1887 articulo:13"]),
        ("las Resoluciones 1º de 1995, y 2º de 1996", ["resolucion 1/1995", "resolucion 2/1996"]),
        ("la Resolución 40-2004 y la Circular 100-005 de 2011", ["resolucion 40/2004", "circular 100-005/2011"]),
        ("la Resolución 40-12 y la Ley 100-005 de 2011", []),
        ("el Decreto 210 (febrero 3 de 1987) y el Decreto 211 (2 de marzo de 1988)", ["decreto 210/1987", "decreto 211/1988"]),
        ("el Estatuto Tributario, artículo 5, y la Constitución Política, artículo 189, numeral 11", ["estatuto Estatuto Tributario articulo:5", "constitucion Constitución Política/1991 articulo:189/numeral:11"]),
        ("los Decretos 1812 de septiembre de 1970 y 19 de enero 28 de 1971", ["decreto 1812/1970", "decreto 19/1971"]),
        ("el artículo 2° del Decreto 20 de 1992 y el numeral 3° del citado artículo", ["decreto 20/1992 articulo:2", "decreto 20/1992 articulo:2/numeral:3"]),
        ("el Decreto 20 de 1992 y el numeral 3° del citado artículo", ["decreto 20/1992"]),
        ("los Decretos números 136 y 155 del año en curso", ["decreto 136/2012", "decreto 155/2012"]),
        ("los Acuerdos 25 y 26 de 1997", ["acuerdo 25/1997", "acuerdo 26/1997"]),
        ("el Acuerdo 25 y los Acuerdos 26 y 27", []),
        ("la Ley 25/12 y la Ley 25/13", ["ley 25/2012", "ley 25/1913"]),
        # A letter tells one act from another; after a short number of a law it is an ordinal.
        ("el Decreto 1742A de 1994", ["decreto 1742A/1994"]),
        ("el Decreto 1742-A de 1994 y el Decreto 1742 B de 1994", ["decreto 1742A/1994", "decreto 1742B/1994"]),
        ("los Decretos 1742A, 1743B y 15 de 1995", ["decreto 1742A/1995", "decreto 1743B/1995", "decreto 15/1995"]),
        ("la Ley 6a de 1928 y la Resolución 120A de 1928", ["ley 6/1928", "resolucion 120A/1928"]),
        ("el Decreto 1742 a los jueces", ["decreto 1742"]),
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


def test_how_far_a_verb_reaches_is_kept_until_the_act_is_named() -> None:
    text = "Suspéndese el artículo 2º parcialmente y derógase el artículo 9º del Decreto 20 de 1990."
    assert [one.get("partial", False) for one in answer({"kind": "clauses", "text": text, "act": OWN})["effects"]] == [
        True,
        False,
    ]


def test_an_exception_is_not_that_of_what_follows_a_semicolon() -> None:
    text = "Deróganse los Decretos 41 de 1994, con excepción del artículo 3º; 262 de 1994."
    found = answer({"kind": "clauses", "text": text, "act": OWN})["effects"]
    assert [(one["target"]["act"]["number"], "except" in one) for one in found] == [("41", True), ("262", False)]


def test_a_text_that_begins_with_its_title_is_not_the_act_its_title_names() -> None:
    reading = read_act("por el cual se reforma la Ley 5ª de 1990.\n\nArtículo 1º. Refórmase el artículo 2º de la Ley 5ª de 1990.")
    assert (reading.act.type, reading.confidence) == ("otro", "low")


def test_how_a_repeal_is_narrowed_after_it_is_told() -> None:
    text = "El Decreto 95 de 1934 queda derogado, excepto su artículo 5º; véase el artículo 9º de la Ley 3 de 1990."
    assert answer({"kind": "clauses", "text": text, "act": OWN})["effects"][0]["except"] == [[{"kind": "articulo", "n": "5"}]]
    text = "El Decreto 95 de 1934 queda derogado, con excepción de sus artículos 5º y 6º"
    assert [path[0]["n"] for path in answer({"kind": "clauses", "text": text, "act": OWN})["effects"][0]["except"]] == ["5", "6"]
    text = "El Decreto 95 de 1934 queda derogado a partir del 1º de enero de 1935."
    assert answer({"kind": "clauses", "text": text, "act": OWN})["effects"][0]["from"] == "1935-01-01"


@pytest.mark.parametrize("words", ["Por la que se deroga la Ley 9ª de 1990", "Por el que se deroga la Ley 9ª de 1990"])
def test_a_title_may_begin_with_the_shorter_relative(words: str) -> None:
    assert effects(words, kind="titles", act=OWN) == ["repeals ley 9/1990"]


def test_a_sentence_to_months_is_no_ruling() -> None:
    assert cited("El reo fue condenado por sentencia a 60 meses de prisión.", act=OWN) == []
    assert cited("La sentencia A-60 de 1999.", act=OWN) == ["sentencia A-60/1999"]


@pytest.mark.parametrize(("year", "meant"), [(1950, 1886), (1995, 1886)])
def test_the_constitution_that_is_told_is_meant(year: int, meant: int) -> None:
    asked = {"kind": "citations", "text": "la Constitución Política de 1886", "act": {"type": "ley", "number": "7", "year": year}}
    assert answer(asked)["citations"][0]["targets"][0]["act"]["year"] == meant


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("por el cual se reforma la Ley 5ª de 1990.\n\nDECRETO 24 DE 1991\n\n(mayo 5)\n\nArtículo 1º. Créase un fondo.", "24"),
        (
            "por el cual se crea un fondo.\n\nEl Presidente, según la Ley 5ª de 1990, decreta:\n\nArtículo 1º. Créase un fondo.",
            None,
        ),
        (
            "Proyecto de ley 15 de 1989\n\nLEY 31 DE 1990\n\n(mayo 5)\n\npor la cual se crea un fondo.\n\nArtículo 1º. Créase.",
            "31",
        ),
    ],
)
def test_an_act_may_be_named_after_its_title(text: str, number: str | None) -> None:
    assert read_act(text).act.number == number
