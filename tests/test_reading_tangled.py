"""Lists that are broken by chains, told the other way round, or have lost their commas. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited, effects, entry

from app.core.reading.asked import answer

OWN = {"type": "decreto", "number": "7", "year": 2012}
CODE = "repeals codigo Código Procesal del Trabajo"

CLAUSES = [
    # The acts of a list after "por" changed the article; this decree does nothing to them.
    ("Modifícase el artículo 8º del Decreto 3 de 1998, modificado por los artículos 4º del Decreto 5 de 1998, 1º del Decreto 6 de 1999 y 2º del Decreto 7 de 2000.", ["amends decreto 3/1998 articulo:8"]),
    # One article alone after "por": the bare number belongs to the list before it.
    ("Deróganse los artículos 8º del Decreto 3 de 1998, modificado por el artículo 4º del Decreto 5 de 1998, 9º del Decreto 6 de 1999.", ["repeals decreto 3/1998 articulo:8", "repeals decreto 6/1999 articulo:9"]),
    ("Derógase del artículo 6° los numerales 15 y 16; del artículo 12 el numeral 20; los artículos 37 y 38 del Decreto 4 de 2008.", ["repeals decreto 4/2008 articulo:6/numeral:15", "repeals decreto 4/2008 articulo:6/numeral:16", "repeals decreto 4/2008 articulo:12/numeral:20", "repeals decreto 4/2008 articulo:37", "repeals decreto 4/2008 articulo:38"]),
    ("Deróganse los artículos 1º 2º 5º del Decreto 3 de 1988.", ["repeals decreto 3/1988 articulo:1", "repeals decreto 3/1988 articulo:2", "repeals decreto 3/1988 articulo:5"]),
    ("Derógase el artículo 4º y las demás disposiciones contenidas en el Decreto 280 de 2006 que le sean contrarias.", ["repeals decreto 280/2006 articulo:4", "repeals decreto 280/2006"]),
    # The code is named as that of its articles, after what changed them: not all of it is repealed.
    ("Deróganse los artículos 81 y 85, modificado por el artículo 42 de la Ley 12 de 2001, del Código Procesal del Trabajo.", [f"{CODE} articulo:81", f"{CODE} articulo:85"]),
    ("Deróganse los artículos 8 y 9, ambos inclusive, de la Ley 3 de 1998.", ["repeals ley 3/1998 articulo:8", "repeals ley 3/1998 articulo:9"]),
    ("Deróganse los artículos 8 y 9, ambos inclusive, y la Ley 3 de 1998.", ["repeals ley 3/1998 articulo:8", "repeals ley 3/1998 articulo:9", "repeals ley 3/1998"]),
    ("Modifícase el artículo 21 del Decreto 3 de 2007, modificado por los Decretos 5 de 2008 y 6 de 2009, así como el artículo 4° del Decreto 5 de 2008.", ["amends decreto 3/2007 articulo:21", "amends decreto 5/2008 articulo:4"]),
    ('Modifícase el artículo 175, literal "c", numeral 6 del Decreto 3 de 2007.', ["amends decreto 3/2007 articulo:175/literal:c/numeral:6"]),
    ("Deróganse el artículo 13 de la Ley 4 de 1887, el 1.° de la Ley 5 de 1888 y los artículos 20 y 22 de la Ley 6 de 1888.", ["repeals ley 4/1887 articulo:13", "repeals ley 5/1888 articulo:1", "repeals ley 6/1888 articulo:20", "repeals ley 6/1888 articulo:22"]),
    ("Deróganse los incisos 1. y 3. del numeral 1 del artículo 75 de la Ley 3 de 1998 y el artículo 80 de la Ley 4 de 1998.", ["repeals ley 3/1998 articulo:75/numeral:1/inciso:1", "repeals ley 3/1998 articulo:75/numeral:1/inciso:3", "repeals ley 4/1998 articulo:80"]),
    # In brackets after an article: the law its present text comes from, which stays as it is.
    ("Deróganse los artículos 120, 289, ordinales 9 y 11, 301, 426 (artículo 38, Ley 2 de 1984), 427 (artículo 39, Ley 2 de 1984) y 437 del Código de Procedimiento Penal.", [f"repeals codigo Código de Procedimiento Penal {path}" for path in ("articulo:120", "articulo:289/ordinal:9", "articulo:289/ordinal:11", "articulo:301", "articulo:426", "articulo:427", "articulo:437")]),
    ("Deróganse los artículos 5 y 6 (Ley 3 de 1984).", ["repeals ley 3/1984 articulo:5", "repeals ley 3/1984 articulo:6"]),
    ("Deróganse los artículos 2, numerales 3 y 4, 17 y 20 de la Ley 4 de 1999.", [f"repeals ley 4/1999 {path}" for path in ("articulo:2/numeral:3", "articulo:2/numeral:4", "articulo:17", "articulo:20")]),
    ("Modifícase el Decreto 3 de 1995 y deróganse las disposiciones que le resulten contrarias, en particular el Decreto 4 de 1998.", ["amends decreto 3/1995", "repeals decreto 4/1998"]),
    ("Prorrógase por seis (6) meses la aplicación de las medidas establecidas en el Decreto 3 de 2008.", ["extends decreto 3/2008"]),
    ("Suspéndese lo dispuesto por el inciso primero del artículo 13 de la Ley 4 de 1948.", ["suspends ley 4/1948 articulo:13/inciso:1"]),
    ("Deróganse el artículo 2o. del Decreto 3 de 1940; artículo 1o. y 2o. del Decreto 4 de 1942; artículo 9o. de la Ley 4 de 1945.", ["repeals decreto 3/1940 articulo:2", "repeals decreto 4/1942 articulo:1", "repeals decreto 4/1942 articulo:2", "repeals ley 4/1945 articulo:9"]),
    ("Deróganse los Decretos 41 de 1994, con excepción del artículo 115 y los artículos 204 y 227 del Decreto 12 de 1990; 262 de 1994, con excepción del artículo 47 del Decreto 13 de 1990.", ["repeals decreto 41/1994", "repeals decreto 262/1994"]),
    ("Modifícase el artículo 2 del Decreto 12 de 1990; 262 de 1994 personas lo piden.", ["amends decreto 12/1990 articulo:2"]),
    ("Este decreto rige a partir de la fecha de su publicación y deroga en su integridad el Decreto 3 de 2010.", ["repeals decreto 3/2010"]),
    ("Este decreto rige a partir de la fecha de su publicaciónderoga los artículos 12 y 14 de la Resolución 51 de 1991.", ["repeals resolucion 51/1991 articulo:12", "repeals resolucion 51/1991 articulo:14"]),
    ("Quedan, en estos términos, modificados los Decretos 4 y 5 de 1922.", ["amends decreto 4/1922", "amends decreto 5/1922"]),
    ("Adiciónase el artículo 5.3.1.1.10 al Título 1, Libro 3 Parte 5 del Decreto 3 de 2010.", ["adds decreto 3/2010 parte:5/libro:3/titulo:1/articulo:5.3.1.1.10"]),
    ("Deróganse las Resoluciones 10 de 1993, 1º de 1995 y 3 de 1998, y el Decreto 4 de 2004.", ["repeals resolucion 10/1993", "repeals resolucion 1/1995", "repeals resolucion 3/1998", "repeals decreto 4/2004"]),
    ("Esta Ley regirá desde su promulgación, quedando subrogado el Decreto 3 de 1955.", ["substitutes decreto 3/1955"]),
    ("Este Decreto, que subroga los artículos 1° a 5° del Decreto 3 de 1978, rige desde su expedición.", ["substitutes decreto 3/1978 articulo:1-5"]),
    ("El Decreto 4 de 1977, que subroga los artículos 1° a 5° del Decreto 3 de 1976, se aplicará.", []),
    ("El presente Decreto modifica los términos del Decreto 3 de 1968.", ["amends decreto 3/1968"]),
    ("Deróganse los artículos: 1° y 18 del Decreto 3 de 2003. Artículos: 2° y 3° del Decreto 4 de 2003. Artículo 8 del Decreto 5 de 2003, ver.", ["repeals decreto 3/2003 articulo:1", "repeals decreto 3/2003 articulo:18", "repeals decreto 4/2003 articulo:2", "repeals decreto 4/2003 articulo:3"]),
    ("Deróganse los artículos 3; el numeral 7 del artículo 5 y el 10 del Decreto 3 de 1996, y el artículo 33 del Decreto 4 de 1984.", ["repeals decreto 3/1996 articulo:3", "repeals decreto 3/1996 articulo:5/numeral:7", "repeals decreto 3/1996 articulo:10", "repeals decreto 4/1984 articulo:33"]),
    ("Queda en estos términos adicionado i reformado el decreto 3 de 1876.", ["adds decreto 3/1876", "amends decreto 3/1876"]),
    ("Queda así reformada adicionada la Ley 46 de 1911.", ["amends ley 46/1911", "adds ley 46/1911"]),
    ("Quedan reformadas la 37 de 1915, la 76 de 1916 y la 10 de 1922.", ["amends ley 37/1915", "amends ley 76/1916", "amends ley 10/1922"]),
    ("Este decreto deroga las disposiciones que en materia de pesca rigen para el Instituto, ahora Agencia, en especial el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
    ("Este decreto deroga las disposiciones que en materia de pesca rigen para el Instituto según el Decreto 3 de 1990.", []),
    ("Este decreto deroga las siguientes normas de carrera contempladas en el Decreto 3 de 1999: Título I; Título III, con excepción de los artículos 18 a 20; Título V.", ["repeals decreto 3/1999 titulo:1", "repeals decreto 3/1999 titulo:3", "repeals decreto 3/1999 titulo:5"]),
    ("Con fecha 1º del presente, y en vista de las necesidades del servicio, modifícase el artículo 2° del Decreto 3 de 1930.", ["amends decreto 3/1930 articulo:2"]),
    ("Si por alguna causa, antes de que rija, se modificase el artículo 2° del Decreto 3 de 1930, habrá otro plazo.", []),
    ('Modifícase el encabezado y adiciónase el siguiente literal al artículo 27 del Decreto 3 de 1999, así: "k) Uno."', ["adds decreto 3/1999 articulo:27/literal:k"]),
    ("Modifícase el primer inciso y adiciónase un parágrafo al artículo 50 de la Ley 4 de 1998.", ["amends ley 4/1998 articulo:50/inciso:1", "adds ley 4/1998 articulo:50/paragrafo:?"]),
    ('Adiciónanse al numeral 1º del artículo 2º del Decreto 3 de 1999, los siguientes numerales: "1.5 Oficina."', ["adds decreto 3/1999 articulo:2/numeral:1/numeral:?"]),
    ("El numeral 1. del artículo 27 del Decreto 3 de 1993 se corrige en el sentido de que se refiere a otros.", ["corrects decreto 3/1993 articulo:27/numeral:1"]),
    ("El Ministro, según el artículo 27 del Decreto 3 de 1993, se corrige en el sentido de que habla de otros.", []),
    ("Derógase el artículo 1º y parágrafo de la Ley 4 de 1948.", ["repeals ley 4/1948 articulo:1", "repeals ley 4/1948 articulo:1/paragrafo:?"]),
    ("Los cargos creados por el artículo. 19 del Decreto 3 de 1949, quedan suspendidos a partir de junio.", []),
    ("Modifícase el artículo 1 del Decreto 3 de 1982, ampliado por el Decreto 4 de 1983, y derógase su artículo 2.", ["amends decreto 3/1982 articulo:1", "repeals decreto 3/1982 articulo:2"]),
    ("Los literales a. y d. del artículo 36 del Decreto 3 de 1978 quedarán así:", ["amends decreto 3/1978 articulo:36/literal:a", "amends decreto 3/1978 articulo:36/literal:d"]),
    ("Para efectos del pago de horas extras, el artículo 36 del Decreto 3 de 1978 quedará así:", ["amends decreto 3/1978 articulo:36"]),
    ("Deróganse el Decreto 3 de 1982 salvo su artículo 16, el Decreto 4 de 1983 salvo sus artículos 10 y 14.", ["repeals decreto 3/1982", "repeals decreto 4/1983"]),
    ("Este decreto modifica o deroga las normas que le sean contrarias, en especial deroga el Decreto 3 de 2010.", ["repeals decreto 3/2010"]),
    ("Quedan derogados los artículos pertinentes del Decreto 3 de 1940 y las demás disposiciones contrarias.", ["repeals decreto 3/1940"]),
    ("Este decreto deroga lo contrario, en especial la definición de pesca consagrada en el artículo 1º del Decreto 3 de 2002, y el artículo 8 del Decreto 4 de 2001.", ["repeals decreto 3/2002 articulo:1", "repeals decreto 4/2001 articulo:8"]),
    ("Queda derogado, desde esta fecha, el Decreto 3 de 1893.", ["repeals decreto 3/1893"]),
    ('Adiciónese al artículo 2º del Decreto 3 de 1990, modificado por el artículo 1º del Decreto 4 de 1990 y adoptado como legislación permanente por el artículo 4º del Decreto-ley 5 de 1991, el siguiente parágrafo: "Parágrafo 2º. Uno."', ["adds decreto 3/1990 articulo:2/paragrafo:2"]),
    ("Deróganse los Decretos 17 de 1926; 66 de 1928; y las resoluciones de la extinguida Comisión, marcadas con los números 1 de 1932; 2 de 1932.", ["repeals decreto 17/1926", "repeals decreto 66/1928"]),
    ("Queda en estos términos adicionando el artículo 3° del Decreto 3 de 1928.", ["adds decreto 3/1928 articulo:3"]),
    ("En los términos de este Decreto queda derogado el 97 de 1937.", ["repeals decreto 97/1937"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_tangled_list_is_read_as_it_is_meant(text: str, expected: list[str]) -> None:
    assert effects(text, act=OWN) == expected


def test_the_rest_of_a_decree_is_repealed_in_part_only() -> None:
    text = "Derógase el artículo 4º y las demás disposiciones contenidas en el Decreto 280 de 2006 que le sean contrarias."
    found = answer({"kind": "clauses", "text": text, "act": OWN})["effects"]
    assert [one.get("partial", False) for one in found] == [False, True]


@pytest.mark.parametrize("words", ["este Decreto", "el presente Decreto", "esta ley"])
def test_an_act_that_names_itself_cites_itself(words: str) -> None:
    assert cited(f"según las normas de {words} y del artículo 4 de la Ley 3 de 1998") == ["self", "ley 3/1998 articulo:4"]


def test_all_that_is_contrary_may_be_told_after_a_semicolon() -> None:
    text = "Este decreto deroga los Decretos 41 de 1994, salvo su artículo 1; 262 de 1994, y demás normas que le sean contrarias."
    assert answer({"kind": "clauses", "text": text, "act": OWN})["general_repeal"] is True
    text = "Este decreto deroga el Decreto 41 de 1994; en lo demás se aplicarán las normas que no sean contrarias."
    assert answer({"kind": "clauses", "text": text, "act": OWN})["general_repeal"] is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El presente decreto rige, previa su publicación.", ["publication"]),
        ("El presente decreto rige, previa su publicación, a partir del 1° de agosto de 2008.", ["fixed-date 2008-08-01"]),
        ("Este Decreto rige a partir del 1° (primero) de enero de 1964 y deroga lo demás.", ["fixed-date 1964-01-01"]),
        ("Este Decreto rige a partir del, primero (1°) de enero, de 1976.", ["fixed-date 1976-01-01"]),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, expected: list[str]) -> None:
    assert entry(f"Artículo 9. {text}") == expected


def test_effects_may_reach_back_to_a_day() -> None:
    text = "Artículo 3. Este Decreto rige a partir de su expedición y tendrá efectos fiscales con retroactividad al 1º de agosto de 1973."
    assert entry(text) == ["expedition", "effects-from 1973-08-01 fiscal"]
