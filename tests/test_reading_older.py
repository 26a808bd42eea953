"""How older acts, and careless ones, say what they do. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

from typing import Any

import pytest
from reading import cited, effects

OLD: dict[str, Any] = {"act": {"type": "decreto", "number": "1", "year": 1930}}

TITLES = [
    ("Adicional al artículo 7 de la Ley 10 de 1890", ["adds ley 10/1890 articulo:7"]),
    ("Adicional y reformatoria de la Ley 10 de 1890, sobre pesca", ["adds ley 10/1890", "amends ley 10/1890"]),
    ("REGLAMENTARIO DE LA LEY 5ª DE 1923 Y DEL ARTÍCULO 43 DE LA LEI 26 DE 1919", ["implements ley 5/1923", "implements ley 26/1919 articulo:43"]),
    ("Reglamentario para el servicio de aduanas", []),
    ("que adiciona y reforma la Ley 20 del presente año, sobre puertos", ["adds ley 20/1930", "amends ley 20/1930"]),
    ("Que crea un juzgado y reforma la Ley 20 de 1929", ["amends ley 20/1929"]),
    ("por el cual se adiciona y reforma el Decreto 3 de 1920", ["adds decreto 3/1920", "amends decreto 3/1920"]),
    ("por el cual se adiciona, reforma y aclara el Decreto 3 de 1920", ["adds decreto 3/1920", "amends decreto 3/1920", "corrects decreto 3/1920"]),
    ("por el cual se modifica el Estatuto Pesquero; y se cierra un puerto", []),
    ("por el cual se modifica el Estatuto Pesquero, que contiene el Decreto 3 de 1920", []),
    ("por el cual adiciona el Decreto 3 de 1920", ["adds decreto 3/1920"]),
    ("por el cual se adicional el Decreto 3 de 1920", ["adds decreto 3/1920"]),
    ("por el cual se crean unos premios y reglamenta el artículo 4 de la Ley 10 de 1928", ["implements ley 10/1928 articulo:4"]),
    ("por el cual se conceden facultades para expedir un reglamento y modificar la Ley 10 de 1928", []),
    ("por el cual se hace una modificación al Decreto 3 de 1920", ["amends decreto 3/1920"]),
    ("por el cual se introducen unas modificaciones y adiciones al artículo 2° del Decreto 3 de 1920", ["amends decreto 3/1920 articulo:2", "adds decreto 3/1920 articulo:2"]),
    ("por el cual se hacen unas modificaciones a la planta de personal", []),
    ("por el cual se modifica el número 827 de 1929", ["amends decreto 827/1929"]),
    ("por el cual se deroga una expresión del literal a) del artículo 1° del Decreto 3 de 1920", ["repeals decreto 3/1920 articulo:1/literal:a"]),
    ("por el cual se reglamentan varias disposiciones de la Ley 10 de 1928", ["implements ley 10/1928"]),
    ("por la cual se subrogan algunas disposiciones de los Códigos Penal y de Procedimiento Penal", ["substitutes codigo Código Penal", "substitutes codigo Código de Procedimiento Penal"]),
    ("por el cual se modifica el Estatuto Pesquero contemplado en el Decreto 3 de 1920", ["amends decreto 3/1920"]),
    ("por el cual se modifica el Estatuto Pesquero", []),
    ("por el cual se reglamentan los Decretos números 308, 309 y 310 y la Ley 10 de 1928", ["implements decreto 308", "implements decreto 309", "implements decreto 310", "implements ley 10/1928"]),
    ("por el cual se reglamentan los artículo 13 y 14 dela Ley 9ªde 1928", ["implements ley 9/1928 articulo:13", "implements ley 9/1928 articulo:14"]),
    ("por el cual se modifica el inciso 2° de la letra b) del artículo 4? del Decreto 3 de 1920", ["amends decreto 3/1920 articulo:4/literal:b/inciso:2"]),
    ("por el cual se prorroga la suspensión de la vigencia del artículo 6° del Decreto 3 de 1920", ["extends decreto 3/1920 articulo:6"]),
]  # fmt: skip

CLAUSES = [
    ("Artículo 4° Queda por el presente Decreto modificado el número 16 de 1929.", ["amends decreto 16/1929"]),
    ("Artículo único. Declárese derogado el artículo 11 de la Ley 10 de 1928.", ["repeals ley 10/1928 articulo:11"]),
    ("Artículo único. Declárese suspendido en sus efectos el Decreto 3 de 1920.", ["suspends decreto 3/1920"]),
    ("Artículo 2. Quedan reformados los artículos 5, 9 y demás pertinentes del Decreto 3 de 1920, y derogados los artículos 1° y 3° del Decreto 4 de 1921.", ["amends decreto 3/1920 articulo:5", "amends decreto 3/1920 articulo:9", "repeals decreto 4/1921 articulo:1", "repeals decreto 4/1921 articulo:3"]),
    ("Artículo 4. En los términos de la presente, queda adicionada y reformada la Ley 10 de 1928.", ["adds ley 10/1928", "amends ley 10/1928"]),
    ("Artículo 1° Modifícase el decreto de distribución número 18 de enero 29 de 1929.", ["amends decreto 18/1929"]),
    ("Artículo 3. El presenta Decreto rige desde su expedición y deroga el Decreto número 26 de 1929.", ["repeals decreto 26/1929"]),
    ("### Artículo 5°. Modifíquese el artículo 5° de la Ley 10 de 1928, el cual quedará así:", ["amends ley 10/1928 articulo:5"]),
    ("Artículo 3° Prorrógase por el término de noventa (90) días calendario, contados a partir del 5 de agosto de 1929, la vigencia del Decreto 3 de 1920.", ["extends decreto 3/1920"]),
    ("Artículo 1. Modificar las fechas contenidas en el artículo 1 del Decreto 3 de 1920.", ["amends decreto 3/1920 articulo:1"]),
    ("Artículo 2. Efectuar las siguientes modificaciones al artículo 2° del Decreto 3 de 1920.", ["amends decreto 3/1920 articulo:2"]),
    ("Artículo 2. La Comisión hará las modificaciones que exija el artículo 2° del Decreto 3 de 1920.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_an_epigraph_of_another_time(text: str, expected: list[str]) -> None:
    assert effects(text, "titles", **OLD) == expected


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_an_article_of_another_time(text: str, expected: list[str]) -> None:
    assert effects(text, **OLD) == expected


def test_before_1991_no_text_means_the_constitution_of_1991() -> None:
    text = "en ejercicio de la facultad del artículo 120 de la Constitución Nacional"
    assert cited(text, context_act={"type": "decreto", "number": "1", "year": 1930}) == [
        "constitucion Constitución Política articulo:120"
    ]
    assert cited(text, context_act={"type": "decreto", "number": "1", "year": 1995}) == [
        "constitucion Constitución Política/1991 articulo:120"
    ]
