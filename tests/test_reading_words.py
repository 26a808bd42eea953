"""Ways of writing that are rare: numbers in words, days in brackets, lists broken off, sentences that say nothing of the kind.

What is too odd to be taken apart is told as far as it is sure, or not at all: nothing is guessed. All examples are invented.
"""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited, effects, entry, notes

from app.core.reading.act import read_act
from app.core.reading.asked import QuestionError, answer
from app.core.reading.places import taken_apart
from app.core.reading.reference import Unit

CITED = [
    ("el artículo ciento cinco de la Ley 10 de 1990", ["ley 10/1990 articulo:105"]),
    ("el artículo segundo primero de la Ley 10 de 1990", ["ley 10/1990"]),
    ("la Ley 10 de mil novecientos noventa y dos", ["ley 10/1992"]),
    ("según el artículo", []),
    ("el artículo 5, numeral 2 del artículo 6 de la Ley 10 de 1990", ["ley 10/1990 articulo:5", "ley 10/1990 articulo:6/numeral:2"]),
    ("el parágrafo del mismo artículo de la Ley 10 de 1990", ["ley 10/1990 articulo:?/paragrafo:?"]),
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
    ("léy 10 de 1990", ["ley 10/1990"]),
    ("el Decreto 7,", ["decreto 7"]),
    ("el Decreto 7 de 20 de los corrientes", ["decreto 7"]),
    ("el Decreto 7 (mayo 5 y siguientes) que rige", ["decreto 7"]),
    ("Ley 10 5 de mayo de 1990", ["ley 10/1990"]),
    ("el Decreto número ley 7 de 1990", ["decreto-ley 7/1990"]),
    ("el Decreto 10-5-3 de 1990", []),
    ("el proyecto de ley 046 de 2010 Senado, 047 de 2010 Cámara y", ["proyecto-ley 46/2010"]),
    ("la Decisión 351 de la", ["decision 351"]),
    ("la Constitución de Colombia", ["constitucion Constitución Política/1991"]),
    ("el Decreto Único Reglamentario", []),
    ("el Código de Policía - contenido en el Decreto 1355 de 1970", ["decreto 1355/1970"]),
    ("el Código de Policía,", ["codigo Código de Policía"]),
    ("la Ley 769 de 2002 -- Código Nacional de Tránsito Terrestre", ["ley 769/2002"]),
    ("artículo 4,,, de la Ley 10 de 1990", ["ley 10/1990"]),
    ("el artículo 4, a la Ley 10 de 1990", ["ley 10/1990"]),
    ("la Ley 10 de 1990 y el artículo 5 de la misma que rige", ["ley 10/1990", "ley 10/1990 articulo:5"]),
    ("Sentencia 11001032600020090002400", ["sentencia 11001032600020090002400"]),
    ("los artículos 5-9 de la Ley 10 de 1990", ["ley 10/1990 articulo:5-9"]),
    ("los artículos 5 a 10 de 1990", []),
    ("los artículos 5 a la sección de la Ley 10 de 1990", ["ley 10/1990 seccion:?"]),
    ("el artículo 5 y un capítulo de la Ley 10 de 1990", ["ley 10/1990 capitulo:?"]),
    ("literales a y e) y o) del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/literal:a", "ley 10/1990 articulo:5/literal:e", "ley 10/1990 articulo:5/literal:o"]),
    ("el artículo mil doscientos ciento de la Ley 10 de 1990", ["ley 10/1990"]),
    ("el artículo 5 A partir de la fecha de la Ley 10 de 1990", ["ley 10/1990"]),
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
    ('Artículo 9°. Deróganse "los ríos" del Decreto 3 de 1990.', ["repeals decreto 3/1990"]),
    ("Artículo 9°. Suspéndese hasta nueva orden el Decreto 3 de 1990.", ["suspends decreto 3/1990"]),
    ('Artículo 9°. Adiciónase el Título II de la Ley 10 de 1990 con los siguientes artículos:\n\n"Artículo 8. Uno.\n\nArtículo 9. Dos."', ["adds ley 10/1990 titulo:2/articulo:8", "adds ley 10/1990 titulo:2/articulo:9"]),
    ("Artículo 9°. El presente decreto derogara el Decreto 3 de 1990.", []),
    ("Artículo 9°. Este decreto también deroga el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. Este decreto rige desde hoy y también deroga expresamente el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. Derógase, salvo el artículo 5, el Decreto 3 de 1990.", []),
    ('Artículo 9°. Si así lo quiere el Gobierno para cuidar ríos y mares, el artículo 4 de la Ley 10 de 1990 quedará así: "Artículo 4. Nada."', []),
    ('Artículo 9°. Suprímase del artículo 3 de la Ley 10 de 1990 la siguiente frase: "y demás".', ["repeals ley 10/1990 articulo:3/expresion:y demás"]),
    ("", []),
    ('Artículo 9.\n\nDerógase el artículo 2" del Decreto 3 de 1990.', ["repeals decreto 3/1990 articulo:2"]),
    ('Artículo 9°. Derógase la expresión "los 5" del Decreto 3 de 1990.', ["repeals decreto 3/1990 expresion:los 5"]),
    ("Artículo 9°. Derógase el artículo de la Ley 10 de 1990.", ["repeals ley 10/1990"]),
    ("Artículo 9°. Adiciónase el artículo 5 de este decreto, y el artículo 6 de la Ley 10 de 1990.", []),
    ("Artículo 9°. Derógase\n\nEl artículo 6 de la Ley 10 de 1990.", []),
    ("Artículo 9°. Deróganse el artículo 5 y demás disposiciones de la Ley 10 de 1990.", ["repeals ley 10/1990 articulo:5", "repeals ley 10/1990"]),
    ("Artículo 9°. Derógase la Resolución 3 de 1990 del Ministerio de Minas y Energía y la Resolución 4 de 1990.", ["repeals resolucion 3/1990", "repeals resolucion 4/1990"]),
    ("Artículo 9°. Derógase la Resolución 3 de 1990 del Ministerio de la y el Decreto 4 de 1990.", ["repeals resolucion 3/1990", "repeals decreto 4/1990"]),
    ("Artículo 9°. Suspéndese por", []),
    ("Artículo 9°. Suspéndese el Decreto 3 de 1990 por 6 meses.", ["suspends decreto 3/1990"]),
    ("Artículo 9°. Suspéndese por seis (meses) el Decreto 3 de 1990.", []),
    ("1) Modificar el Decreto 3 de 1990.", []),
    ('Modifícase el artículo 4 de la Ley 10 de 1990, así:\n\n"Artículo 4. Uno."\n\nDerógase el Decreto 3 de 1990.', ["amends ley 10/1990 articulo:4", "repeals decreto 3/1990"]),
    ('Artículo 9°. El presente decreto dirá "los ríos\n\ny derogará el Decreto 3 de 1990".', []),
    ("Artículo 9°. Señálase el año, que a partir del 5, el cual se derogan los Decretos 3 y 4 de 1990.", ["repeals decreto 3/1990", "repeals decreto 4/1990"]),
    ("Artículo 9°. Sustitúyase el numeral 15 del artículo 178 de la Ley 10 de 1990 y adiciónensele unos ríos.", ["substitutes ley 10/1990 articulo:178/numeral:15"]),
    ("Artículo 9°. Adiciónanse unos numerales al artículo 3 de la Ley 10 de 1990, y adiciónansele al capítulo 5 artículos.", ["adds ley 10/1990 articulo:3/numeral:?", "adds ley 10/1990 capitulo:5"]),
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
    ("Artículo 9°. El decreto dirá en su texto lo siguiente: esta ley rige desde su publicación.", []),
    ("Artículo 9. Este decreto rige a partir de su publicación y tendrá ríos.", ["publication"]),
    ("Artículo 9. El artículo rige a partir de su publicación.", []),
    ("Artículo 9. Este decreto rige 6 meses después de su publicación.", ["delay 6 months publication"]),
]  # fmt: skip

NOTES = [
    ("Niega la nulidad del artículo, Sentencia C-33 de 2010", ["upholds articulo:7 by sentencia C-33/2010"]),
    ("Artículo declarado EXEQUIBLE condicionalmente por la Sentencia C-33 de 2010", ["upholds articulo:7 by sentencia C-33/2010"]),
    ("Derogado parcialmente por el artículo 5 de la Ley 20 de 2001", ["repeals articulo:7 by ley 20/2001 articulo:5"]),
    ("Artículo 8 modificado por la Ley 20 de 2001", ["amends articulo:8 by ley 20/2001"]),
    ("Capítulo II modificado por la Ley 20 de 2001", ["amends capitulo:2 by ley 20/2001"]),
    ('Declarado EXEQUIBLE por la Sentencia C-33 de 2010, salvo la expresión "los ríos"', ["upholds articulo:7 by sentencia C-33/2010"]),
    ("Declarado nulo por el Consejo de Estado, Expediente sin número alguno que se conozca", []),
    ("   ", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_a_rare_citation_leads_as_far_as_it_is_sure(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("los artículos 5 y 6 del marcado con el número 1302 de 1939", ["decreto 1302/1939 articulo:5", "decreto 1302/1939 articulo:6"]),
        ("el marcado con el número 1302 de 1939", ["decreto 1302/1939"]),
        ("el marcado con el número 1302", []),
        ("el artículo 5 del marcado con el número", []),
        ("el Decreto 7 de mayo 5 del presente año", ["decreto 7/1950"]),
        ("el Decreto 7 del año en curso", ["decreto 7/1950"]),
    ],
)  # fmt: skip
def test_what_points_to_the_act_itself_takes_its_kind_and_year(text: str, expected: list[str]) -> None:
    assert cited(text, act={"type": "decreto", "number": "5", "year": 1950}) == expected


def test_a_name_that_several_acts_have_borne_is_less_sure() -> None:
    (told,) = answer({"kind": "citations", "text": "el Código Penal Militar"})["citations"]
    assert (told["confidence"], told["reason"]) == ("medium", "a name that more than one act has borne")


@pytest.mark.parametrize("said", ["Numeral", "Numeral 3"])
def test_a_note_on_a_numeral_is_about_that_numeral(said: str) -> None:
    path = [{"kind": "articulo", "n": "7"}, {"kind": "numeral", "n": "3"}]
    host = {"act": {"type": "ley", "number": "10", "year": 1990}, "path": path}
    (told,) = answer({"kind": "notes", "text": f"{said} modificado por la Ley 20 de 2001", "host": host})["effects"]
    assert told["target"]["path"] == path


def test_many_articles_put_in_at_once_are_all_told() -> None:
    articles = "".join(f"\n\nArtículo {number}. Algo." for number in range(1, 36))
    text = f"Artículo 9°. Adiciónase el Título II de la Ley 10 de 1990 con los siguientes artículos:{articles}\n\nOtra cosa."
    assert effects(text) == [f"adds ley 10/1990 titulo:2/articulo:{number}" for number in range(1, 36)]


def test_a_range_is_taken_apart_where_both_ends_are_numbers_in_order() -> None:
    ranges = [("5", "9"), ("5", "ss"), ("9", "5"), ("5", "")]
    assert [taken_apart((Unit("articulo", first, last),)) for first, last in ranges] == [True, False, False, True]


def test_a_text_with_no_words_holds_nothing() -> None:
    assert answer({"kind": "clauses", "text": " "})["effects"] == []
    assert answer({"kind": "documents", "text": ""})["reason"] == "no type and number stand at the head of the text"


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
        ("DECRETO NUMERO 7 DE 1990\nmayo 5 de 1990\npor el cual se dictan normas\n\nArtículo 1. Uno.", 1990, "1990-05-05", "high"),
        ("DECRETO NUMERO 7 DE 1990\n(mes de mayo)\npor el cual se dictan normas\n\nArtículo 1. Uno.", 1990, "", "high"),
        ("", None, "", "low"),
    ],
)  # fmt: skip
def test_the_day_of_an_act_is_read_at_its_head_or_else_at_its_close(
    head: str, year: int | None, day: str, confidence: str
) -> None:
    read = read_act(head)
    assert (read.act.year, read.act.date, read.confidence) == (year, day, confidence)


def test_a_code_named_in_the_last_words_of_a_text_is_cited() -> None:
    cites = read_act("DECRETO 7 DE 1990\n\nArtículo 1. Según el Código Penal y el Código de Minas.").citations
    assert [one.targets[0].act.name for one in cites][-2:] == ["Código Penal", "Código de Minas"]


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
    quoted = "DECRETO 7 DE 1990\n\nArtículo 1. Uno.\n\nArtículo 2. Dos.\n\nLo que sigue es así:\n\nArtículo 18. Otro.\n\nArtículo 3. Tres."
    assert [one.number for one in read_act(quoted).outline.articles] == ["1", "2", "3"]


@pytest.mark.parametrize(("field", "question"), [("text", {"text": 5}), ("host", {"text": "x", "host": "ley 10"})])
def test_a_question_that_is_badly_put_says_where(field: str, question: dict[str, object]) -> None:
    with pytest.raises(QuestionError) as refused:
        answer({"kind": "notes"} | question)
    assert refused.value.field == field
