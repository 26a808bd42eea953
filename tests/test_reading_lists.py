"""What a clause acts on where its list is broken: unnamed acts, exceptions, bare numbers. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited, effects, entry, notes

from app.core.reading.asked import answer

OWN = {"type": "decreto", "number": "7", "year": 2012}

CLAUSES = [
    ("El presente decreto rige a partir de su publicación, deroga el 684 de 2002 y surte efectos fiscales desde enero.", ["repeals decreto 684/2002"]),
    ("El presente decreto deroga el 5 de mayo de 2002.", []),
    ("Se deroga el decreto 62 de 1980 y las normas que lo desarrollen, el capítulo VI del Decreto 59 de 1981 y el Decreto 47 de 1984.", ["repeals decreto 62/1980", "repeals decreto 59/1981 capitulo:6", "repeals decreto 47/1984"]),
    ("Se deroga el decreto 62 de 1980, las normas que lo modifiquen o adicionen y el Decreto 47 de 1984.", ["repeals decreto 62/1980", "repeals decreto 47/1984"]),
    ("Se deroga el decreto 62 de 1980 y las normas que hablen de pesca, como el Decreto 47 de 1984.", ["repeals decreto 62/1980"]),
    ("Se deroga el Decreto 20 de 2003 excepto los artículos 20, 21 y 22 y el Decreto 93 de 2009.", ["repeals decreto 20/2003", "repeals decreto 93/2009"]),
    ("Se deroga el Decreto 20 de 2003, salvo el artículo 20, y los artículos 5 y 6 de la Ley 3 de 2001.", ["repeals decreto 20/2003"]),
    ("Se derogan el Decreto 20 de 2003 y la Ley 3 de 2001, salvo los artículos 20 del Decreto 20 de 2003 y 6 de la Ley 3 de 2001.", ["repeals decreto 20/2003", "repeals ley 3/2001"]),
    ("Se suspenden las disposiciones contrarias y la norma se extenderá según lo previsto en el artículo 21 de la Ley 3 de 2001.", []),
    ("Se suspenden las disposiciones que le sean contrarias, en especial el artículo 21 de la Ley 3 de 2001.", ["suspends ley 3/2001 articulo:21"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_broken_list_is_read_to_its_end_and_no_further(text: str, expected: list[str]) -> None:
    assert effects(text, act=OWN) == expected


CITED = [
    ("según las Leyes 6ª de 1971, 7ª de 1991 y 172 de 1994", ["ley 6/1971", "ley 7/1991", "ley 172/1994"]),
    ("modificado por el Decreto 21 de 1970, artículo 44, inciso 2°, la sede", ["decreto 21/1970 articulo:44/inciso:2"]),
    ("según el Decreto 21 de 1970, artículo 4 de la Ley 3 de 1968", ["decreto 21/1970", "ley 3/1968 articulo:4"]),
    ("las funciones de la Junta Directiva del Banco contenidas en la Resolución externa 38 de 1992", ["resolucion 38/1992"]),
    ("según el Decreto 21 de 1970, el artículo 4 rige", ["decreto 21/1970"]),
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_a_list_of_acts_and_the_provisions_after_an_act(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


def test_an_agreement_that_a_decree_approves_speaks_for_itself() -> None:
    own = "El presente acuerdo rige desde su expedición y deroga el Acuerdo 24 de 1992 y las demás disposiciones contrarias."
    assert effects(own, act=OWN) == []
    assert effects(own, act=OWN | {"type": "acuerdo"}) == ["repeals acuerdo 24/1992"]
    assert effects("El presente decreto deroga el Acuerdo 24 de 1992.", act=OWN) == ["repeals acuerdo 24/1992"]


def test_an_exception_reaches_only_what_was_named_before_it() -> None:
    text = "Se deroga el Decreto 20 de 2003 excepto los artículos 20 y 21 y el Decreto 93 de 2009."
    found = answer({"kind": "clauses", "text": text, "act": OWN})["effects"]
    assert [len(one.get("except", ())) for one in found] == [2, 0]


def test_effects_on_the_budget_may_be_had_as_well_as_made() -> None:
    text = "El presente Decreto rige a partir de la fecha de publicación, tiene efectos fiscales a partir del primero de enero de 1994 y modifica el Decreto 18 de 1993."
    assert entry(text) == ["publication", "effects-from 1994-01-01 fiscal"]


BELOW = [
    ("A partir de la fecha se deroga el artículo 3 de la Ley 10 de 1990.", ["repeals ley 10/1990 articulo:3"]),
    ("A partir del Decreto 5 de 1980 se modifica el artículo 3 de la Ley 10 de 1990.", []),
    ("A partir del 1º de julio del 2009 se derogan los Decretos 56 de 1994, 92 de 1998 y los artículos 1º y 7º del 93 de 2002.", ["repeals decreto 56/1994", "repeals decreto 92/1998", "repeals decreto 93/2002 articulo:1", "repeals decreto 93/2002 articulo:7"]),
    ("El presente Decreto deroga los artículos 340, 342 literal d), 352 y 416 del Decreto 24 de 1956.", ["repeals decreto 24/1956 articulo:340", "repeals decreto 24/1956 articulo:342/literal:d", "repeals decreto 24/1956 articulo:352", "repeals decreto 24/1956 articulo:416"]),
    ("Esta Ley deroga los Artículos 89, 98, incisos 3 y 5 del 213, 216 y 219 a 221 de la Ley 10 de 1961.", ["repeals ley 10/1961 articulo:89", "repeals ley 10/1961 articulo:98", "repeals ley 10/1961 articulo:213/inciso:3", "repeals ley 10/1961 articulo:213/inciso:5", "repeals ley 10/1961 articulo:216", "repeals ley 10/1961 articulo:219-221"]),
    ("Modificar el parágrafo 2° adicionado al artículo 4° del Decreto 29 de 2008 por el artículo 10 del Decreto 23 de 2009.", ["amends decreto 29/2008 articulo:4/paragrafo:2"]),
    ("Derógase el Decreto número 895 Bis del 3 de abril de 1981.", ["repeals decreto 895 bis/1981"]),
    ("Deróganse los arts. 5 y 6, par. 2, de la Ley 10 de 1990.", ["repeals ley 10/1990 articulo:5", "repeals ley 10/1990 articulo:6/paragrafo:2"]),
    ("Deróganse los artículos 5, 6, numeral 3, y 7 de la Ley 10 de 1990.", ["repeals ley 10/1990 articulo:5", "repeals ley 10/1990 articulo:6/numeral:3", "repeals ley 10/1990 articulo:7"]),
    ("Deróganse los artículos 5 y 6, parágrafo 2 del artículo 7 de la Ley 10 de 1990.", ["repeals ley 10/1990 articulo:5", "repeals ley 10/1990 articulo:6", "repeals ley 10/1990 articulo:7/paragrafo:2"]),
    ("El presente decreto deroga expresamente, y modifica, el Decreto 3 de 2000.", ["repeals decreto 3/2000", "amends decreto 3/2000"]),
    ("Deróganse las siguientes disposiciones de la Ley 10 de 1990: los artículos 3 y 4, y el parágrafo del artículo 9.", ["repeals ley 10/1990 articulo:3", "repeals ley 10/1990 articulo:4", "repeals ley 10/1990 articulo:9/paragrafo:?"]),
    ("Deróganse los siguientes artículos de la Ley 10 de 1990: 5, 6 y 7.", ["repeals ley 10/1990 articulo:5", "repeals ley 10/1990 articulo:6", "repeals ley 10/1990 articulo:7"]),
    ("Deróganse los siguientes decretos: Decreto 4 de 2001, Decreto 3 de 2000 y Decreto 5 de 2002.", ["repeals decreto 4/2001", "repeals decreto 3/2000", "repeals decreto 5/2002"]),
    ("Deróganse los Decretos 3083, 3084 y 3085.", ["repeals decreto 3083", "repeals decreto 3084", "repeals decreto 3085"]),
    ("Derógase el artículo 5 (numeral 3) de la Ley 10 de 1990.", ["repeals ley 10/1990 articulo:5/numeral:3"]),
    ("Derógase el artículo 5 (literal a) de la Ley 10 de 1990.", ["repeals ley 10/1990 articulo:5/literal:a"]),
    ("Derógase el artículo 5 contenido en el Decreto 3 de 2000.", ["repeals decreto 3/2000 articulo:5"]),
    ("Modifícase el artículo 5 del texto vigente de la Ley 10 de 1990.", ["amends ley 10/1990 articulo:5"]),
    ("Artículo 3. Son funciones del Ministerio: 1. Modificar el Decreto 3 de 2000. 2. Derogar el Decreto 4 de 2001.", []),
    ("Artículo 3. Modificar el Decreto 3 de 2000.", ["amends decreto 3/2000"]),
    ('Artículo 3. Adiciónanse tres numerales nuevos al artículo 5 de la Ley 10 de 1990, los cuales quedarán así: "4. Uno."', ["adds ley 10/1990 articulo:5/numeral:4"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BELOW)
def test_what_stands_below_or_beside_is_what_is_meant(text: str, expected: list[str]) -> None:
    assert effects(text, act=OWN) == expected


@pytest.mark.parametrize(
    "text", ["No declarado INEXEQUIBLE por la Sentencia C-33 de 2010", "Artículo NO modificado por la Ley 20 de 2001"]
)
def test_what_a_note_denies_was_not_done(text: str) -> None:
    assert notes(text) == []


def test_effects_may_be_produced_as_well_as_had() -> None:
    assert entry("Artículo 9. El presente decreto produce efectos desde el 1 de enero de 2003.") == ["effects-from 2003-01-01"]
