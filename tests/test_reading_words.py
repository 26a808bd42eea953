"""Ways of writing that are rare: numbers in words, days in brackets, lists broken off, sentences that say nothing of the kind.

What is too odd to be taken apart is told as far as it is sure, or not at all: nothing is guessed. All examples are invented.
"""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited, effects, entry, notes

from app.core.reading.act import read_act
from app.core.reading.asked import QuestionError, answer

CITED = [
    ("el artículo ciento cinco de la Ley 10 de 1990", ["ley 10/1990 articulo:105"]),
    ("el artículo segundo primero de la Ley 10 de 1990", ["ley 10/1990"]),
    ("la Ley 10 de mil novecientos noventa y dos", ["ley 10/1992"]),
    ("la Ley 10 del presente año", ["ley 10"]),
    ("el Decreto 7 del año en curso", ["decreto 7"]),
    ("el Decreto 7 (mayo 5) de 1990", ["decreto 7/1990"]),
    ("el Decreto 7 de 90", ["decreto 7/1990"]),
    ("decreto 7 - 1990", ["decreto 7/1990"]),
    ("el Decreto 7 de", ["decreto 7"]),
    ("el decreto 5 de mayo", ["decreto 5"]),
    ("la Ley 10 de 1990 y el Decreto 7 del mismo año", ["ley 10/1990", "decreto 7/1990"]),
    ("la Decisión Andina 351 de 1993", ["decision 351/1993"]),
    ("según la constitucion de una sociedad", []),
    ("el Decreto Único Reglamentario del Sector Comercio, Industria y Turismo", ["decreto Decreto Único Reglamentario del Sector comercio industria y turismo"]),
    ("el Decreto Único Reglamentario del Sector Jardines", []),
    ("el Acuerdo 7 y otras cosas", []),
    ("el Auto 7", []),
    ("los Decretos 3, 4 y 5", ["decreto 3"]),
    ("los Decretos 3 de 1990, 4, 5 y 6 de 1991", ["decreto 3/1990", "decreto 4/1991", "decreto 5/1991", "decreto 6/1991"]),
    ("el mismo Decreto", []),
    ("el artículo 4 - contenido en el Decreto 3 de 1990", ["decreto 3/1990"]),
    ("artículo 5, artículo 6 y numeral 3", []),
    ("la Ley 10 de 1990. Y según la Ley 10, nada", ["ley 10/1990", "ley 10"]),
    ("el último inciso del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/inciso:final"]),
    ("el primer capítulo 2 de la Ley 10 de 1990", ["ley 10/1990 capitulo:2"]),
    ("el(los) artículo(s) 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5"]),
    ("el artículo 5 transitorio de la Ley 10 de 1990", ["ley 10/1990 articuloT:5"]),
    ("el ordinal i) del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/ordinal:1"]),
    ("el numeral 4) del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/numeral:4"]),
    ("num de la Ley 10 de 1990", ["ley 10/1990"]),
    ("la sección A del capítulo B de la Ley 10 de 1990", ["ley 10/1990 capitulo:B/seccion:A"]),
    ("el artículo 1.234 de la Ley 10 de 1990", ["ley 10/1990 articulo:1234"]),
    ("el artículo quinto (5) de la Ley 10 de 1990", ["ley 10/1990 articulo:5"]),
    ('las expresiones "los ríos", la frase "los mares" del artículo 5 de la Ley 10 de 1990', ["ley 10/1990 articulo:5/expresion:los ríos", "ley 10/1990 articulo:5/expresion:los mares"]),
    ('artículo 5 de la expresión "a" de la Ley 10 de 1990', ["ley 10/1990 expresion:a"]),
    ('el aparte "los ríos', []),
    ("los artículos siguientes de la Ley 10 de 1990", ["ley 10/1990"]),
    ("las Sentencias C-185 de 1999, C-186 de 1999 y C-187 de 2000", ["sentencia C-185/1999", "sentencia C-186/1999", "sentencia C-187/2000"]),
    ("la Sentencia de la Corte Constitucional de 5 de mayo de 1999", ["sentencia None/1999"]),
    ("Sentencia C-12345 de 1999", []),
    ("Sentencia C", []),
    ("sentencia del 5 de mayo de 1999, Rad. 11001-03-15", []),
    ("el artículo 5 y el inciso segundo del mismo artículo de la Ley 10 de 1990", ["ley 10/1990 articulo:5", "ley 10/1990 articulo:5/inciso:2"]),
    ("Capítulo, artículo 5 de la Ley 10 de 1990", ["ley 10/1990 capitulo:?", "ley 10/1990 articulo:5"]),
    ("los incisos y parágrafos de los artículos 5 y 6 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/inciso:?", "ley 10/1990 articulo:6/inciso:?", "ley 10/1990 articulo:5/paragrafo:?", "ley 10/1990 articulo:6/paragrafo:?"]),
    ("los artículos 5 literal a, 6 y el 7 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/literal:a", "ley 10/1990 articulo:6", "ley 10/1990 articulo:7"]),
    ("los artículos 5 y 6 de 5 de mayo de 1990", []),
    ("los artículos 5, 3 de mayo", []),
    ("los artículos 5-A a 5-C de la Ley 10 de 1990", ["ley 10/1990 articulo:5-A-5-C"]),
    ("Ley 10 de 1990 ﬁn İstanbul artículo 5", ["ley 10/1990"]),
]  # fmt: skip

EFFECTS = [
    ("Artículo 9°. El artículo 4 de la Ley 10 de 1990 quedará así", ["amends ley 10/1990 articulo:4"]),
    ("Artículo 9°. El Ministerio podrá dejar sin efecto el Decreto 3 de 1990.", []),
    ("Artículo 9°. Queda modificado por la Ley 10 de 1990 el Decreto 3 de 1990.", []),
    ("Artículo 9°. El Decreto 3 de 1990 queda derogado.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. El Ministro queda suspendido.", []),
    ("Artículo 9°. Derógase en forma parcialmente el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. Derógase el Decreto 3 de 1990 parcialmente.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. Derógase el Decreto 3 de 1990 a partir del año entrante.", ["repeals decreto 3/1990"]),
    ('Artículo 9°. Deróganse "los ríos" del Decreto 3 de 1990.', []),
    ("Artículo 9°. Suspéndese hasta nueva orden el Decreto 3 de 1990.", []),
    ('Artículo 9°. Adiciónase el Título II de la Ley 10 de 1990 con los siguientes artículos:\n\n"Artículo 8. Uno.\n\nArtículo 9. Dos."', ["adds ley 10/1990 titulo:2/articulo:8", "adds ley 10/1990 titulo:2/articulo:9"]),
    ("Artículo 9°. El presente decreto derogara el Decreto 3 de 1990.", []),
    ("Artículo 9°. Este decreto también deroga el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. Este decreto rige desde hoy y también deroga expresamente el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. Derógase, salvo el artículo 5, el Decreto 3 de 1990.", []),
    ('Artículo 9°. Si así lo quiere el Gobierno para cuidar ríos y mares, el artículo 4 de la Ley 10 de 1990 quedará así: "Artículo 4. Nada."', []),
    ('Artículo 9°. Suprímase del artículo 3 de la Ley 10 de 1990 la siguiente frase: "y demás".', ["repeals ley 10/1990 articulo:3"]),
]  # fmt: skip

TITLES = [
    ("por el cual se modifica el Decreto 3 de 1990 y derogan normas", ["amends decreto 3/1990"]),
    ("por la cual se ordena que se derogue el Decreto 3 de 1990", ["repeals decreto 3/1990"]),
]  # fmt: skip

ENTRIES = [
    ("Artículo 9. Este decreto rige a partir de su publicación y con efectos fiscales desde el 1º de enero de 2003.", ["publication", "effects-from 2003-01-01 fiscal"]),
    ("Artículo 9. Este decreto tendrá vigencia a partir de su publicación.", ["publication"]),
    ("Artículo 9. La Ley 10 de 1990 rige a partir de su publicación.", []),
    ("Artículo 9. Este decreto rige a partir de su publicación. Este decreto rige a partir de su publicación.", ["publication"]),
    ("Artículo 9. Este decreto rige hasta el 5 de mayo de 2003.", []),
    ("Artículo 9. Este decreto rige en los ríos", []),
    ("Artículo 9. Este decreto rige desde el día siguiente.", []),
    ("Artículo 9. Este decreto rige desde el día siguiente de los ríos y mares y lagos y de todos los demás cuerpos de agua que haya.", []),
    ("Artículo 9. Este decreto rige, previa publicación, a partir del 5 de mayo de 2003.", ["fixed-date 2003-05-05"]),
    ("Artículo 9. Este decreto rige desde su sanción y expedición.", ["sanction"]),
    ("Artículo 9. Este decreto rige seis meses.", []),
    ("Artículo 9. Este decreto surte efectos seis meses después de su publicación.", ["delay 6 months publication"]),
]  # fmt: skip

NOTES = [
    ("Niega la nulidad del artículo, Sentencia C-33 de 2010", ["upholds articulo:7 by sentencia C-33/2010"]),
    ("Artículo declarado EXEQUIBLE condicionalmente por la Sentencia C-33 de 2010", ["upholds articulo:7 by sentencia C-33/2010"]),
    ("Derogado parcialmente por el artículo 5 de la Ley 20 de 2001", ["repeals articulo:7 by ley 20/2001 articulo:5"]),
    ("Artículo 8 modificado por la Ley 20 de 2001", ["amends articulo:8 by ley 20/2001"]),
    ("Capítulo II modificado por la Ley 20 de 2001", ["amends capitulo:2 by ley 20/2001"]),
    ('Declarado EXEQUIBLE por la Sentencia C-33 de 2010, salvo la expresión "los ríos"', ["upholds articulo:7 by sentencia C-33/2010"]),
    ("   ", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_a_rare_citation_leads_as_far_as_it_is_sure(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(("text", "expected"), EFFECTS)
def test_a_rare_clause_does_what_it_says_and_no_more(text: str, expected: list[str]) -> None:
    assert effects(text) == expected


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_rare_title_does_what_it_says_and_no_more(text: str, expected: list[str]) -> None:
    assert effects(text, "titles") == expected


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_a_rare_clause_of_entry_into_force_fixes_a_day_only_where_it_says_one(text: str, expected: list[str]) -> None:
    assert entry(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_a_rare_note_tells_what_was_done_and_by_whom(text: str, expected: list[str]) -> None:
    assert notes(text) == expected


def test_what_limits_an_effect_is_kept_with_it() -> None:
    (spared,) = answer({"kind": "clauses", "text": "Artículo 9°. Derógase el Decreto 3 de 1990, excepto el artículo 5."})[
        "effects"
    ]
    assert spared["except"] == [[{"kind": "articulo", "n": "5"}]]
    later = "Artículo 9°. Deróganse los artículos 3 y 4 de la Ley 10 de 1990, a partir del 1º de enero de 2003."
    assert [one["from"] for one in answer({"kind": "clauses", "text": later})["effects"]] == ["2003-01-01", "2003-01-01"]


@pytest.mark.parametrize(
    ("head", "year", "day", "confidence"),
    [
        ("DECRETO 7\npor el cual se dictan normas\n\nDECRETA:\n\nArtículo 1. Uno.\n\nDado en Bogotá, a 5 de mayo de 1990.", 1990, "1990-05-05", "medium"),
        ("DECRETO 7\npor el cual se dictan normas\n\nArtículo 1. Uno.", None, "", "low"),
        ("DECRETO NUMERO 7 DE 1990\n5 de mayo de 1990\npor el cual se dictan normas\n\nArtículo 1. Uno.", 1990, "1990-05-05", "high"),
        ("", None, "", "low"),
    ],
)  # fmt: skip
def test_the_day_of_an_act_is_read_at_its_head_or_else_at_its_close(
    head: str, year: int | None, day: str, confidence: str
) -> None:
    read = read_act(head)
    assert (read.act.year, read.act.date, read.confidence) == (year, day, confidence)


def test_a_line_that_only_looks_like_an_article_opens_none() -> None:
    lines = (
        "Artículo 1. Uno.",
        "Artículo de prueba. Dos.",
        "Artículo 3 de la Ley 10. Tres.",
        "Artículo 3, y otros.",
        "Artículo 1o de enero",
    )
    read = read_act("\n\n".join(("DECRETO 7 DE 1990", *lines, "artículo 4. Cuatro.", "Artículo 2. Cinco.")))
    assert [one.number for one in read.outline.articles] == ["1", "2"]


@pytest.mark.parametrize(("field", "question"), [("text", {"text": 5}), ("host", {"text": "x", "host": "ley 10"})])
def test_a_question_that_is_badly_put_says_where(field: str, question: dict[str, object]) -> None:
    with pytest.raises(QuestionError) as refused:
        answer({"kind": "notes"} | question)
    assert refused.value.field == field
