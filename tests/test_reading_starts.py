"""When an act starts, what it leaves out, whatever is contrary to it, and what notes say of a part. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import entry, notes

from app.core.reading.asked import answer

OWN = {"type": "decreto", "number": "7", "year": 2012}


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
        ("Este decreto rige desde el 1° de enero de 1999 hasta el 31 de diciembre de 1999 y modifica el Decreto 11 de 1998.", ["fixed-date 1999-01-01", "expires-after 1999-12-31"]),
        ("Esta ley rige desde su sanción, salvo los artículos 3º y 9º, excepto el parágrafo del artículo 9º, los cuales regirán desde el 1º de julio de 1999.", ["sanction", "fixed-date 1999-07-01 articulo:3 articulo:9"]),
        ("Salvo el artículo 5º, la presente ley rige desde su sanción.", ["sanction"]),
        ("Suspéndense las disposiciones contrarias al presente decreto, que rige desde su expedición.", ["expedition"]),
        ("Aplíquese la norma sobre pesas, que rige desde su expedición.", []),
        ("Sin perjuicio de lo previsto en el artículo 5º, esta ley rige desde su sanción.", ["sanction"]),
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
    ("text", "day"),
    [
        ("a partir del primero de agosto del presente año", "2012-08-01"),
        ("el 1° de enero próximo entrante", "2013-01-01"),
        ("el 1° de enero próximo venidero", "2013-01-01"),
        ("el 1° de octubre próximo entrante", None),
        ("el 1° de enero próximo", None),
    ],
)
def test_a_day_without_a_year_is_counted_from_the_year_of_the_act(text: str, day: str | None) -> None:
    told = answer({"kind": "clauses", "text": f"Este decreto entrará en vigencia {text}.", "act": OWN})["entry_into_force"]
    assert [one["date"] for one in told] == ([day] if day else [])


def test_a_heading_with_a_misprint_is_a_heading() -> None:
    text = "Artículo 7º, Este Decreto rige a partir del 1° de octubre de 1944."
    assert "scope" not in answer({"kind": "clauses", "text": text, "act": OWN})["entry_into_force"][0]


@pytest.mark.parametrize(
    "text",
    [
        "Quedan reformadas las Leyes 18 de 1907, 33 de 1915 y demás que le fueren contrarias.",
        "Esta Ley rige desde su sanción y deroga todas las que sean contrarias.",
        "Quedan derogadas las Resoluciones 5 y 11 de 1913, así como todos aquellos decretos o resoluciones que sean contrarios al presente.",
        "Queda reformada la Ley 83 de 1915, del mismo modo que todas las demás disposiciones que no armonicen con la presente.",
        "La presente Ley deroga el Decreto 25 de 1957, así como las demás disposiciones que la contradigan.",
    ],
)
def test_whatever_is_contrary_may_be_told_in_many_ways(text: str) -> None:
    assert answer({"kind": "clauses", "text": text, "act": OWN})["general_repeal"] is True


def test_a_law_annuls_nothing() -> None:
    told = notes(
        'Exequible, Sentencia C-185 de 1999. Modificado por la Ley 700 de 2001. Excepto la expresión "de oficio", inexequible.'
    )
    assert [one for one in told if one.startswith("annuls")] == []


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("Salvo el artículo 5º, la presente ley rige desde su sanción.", ["5"]),
        ("La presente ley, con excepción de los artículos 5º y 6º, rige desde su sanción.", ["5", "6"]),
        ("La presente ley rige desde su sanción, excepto el artículo 4º.", ["4"]),
        ("La presente ley rige desde su sanción, excepto el artículo 4º, que regirá desde el 1º de enero de 2020.", ["4"]),
        ("La presente ley rige desde su sanción, excepto lo previsto en la Ley 5 de 1990 y en el artículo 4º.", []),
        ("La presente ley rige desde su sanción.", []),
    ],
)
def test_what_is_left_out_of_a_start_is_told_before_or_after(text: str, paths: list[str]) -> None:
    told = answer({"kind": "clauses", "text": text, "act": OWN})["entry_into_force"][0]
    assert [path[0]["n"] for path in told.get("except", [])] == paths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Suprimidos los numerales 2 y 4 por el Decreto 19 de 2012.", ["repeals articulo:7/numeral:2 by decreto 19/2012", "repeals articulo:7/numeral:4 by decreto 19/2012"]),
        ("Derogado el inciso segundo por la Ley 3 de 1999.", ["repeals articulo:7/inciso:2 by ley 3/1999"]),
        ("Inexequible el inciso segundo, Sentencia C-10 de 2005.", ["annuls articulo:7/inciso:2 by sentencia C-10/2005"]),
        ("Modificado por la Ley 9 de 1990; inexequible el parágrafo, Sentencia C-6 de 2000.", ["amends articulo:7 by ley 9/1990", "annuls articulo:7/paragrafo:? by sentencia C-6/2000"]),
        ('Inexequible la expresión "de oficio", Sentencia C-10 de 2005. Modificado por la Ley 8 de 2001.', ["annuls articulo:7/expresion:de oficio by sentencia C-10/2005", "amends articulo:7 by ley 8/2001"]),
        ("Inexequible el artículo, Sentencia C-10 de 2005.", ["annuls articulo:7 by sentencia C-10/2005"]),
        ("Inexequible la", []),
    ],
)  # fmt: skip
def test_a_note_may_name_the_part_after_its_verb(text: str, expected: list[str]) -> None:
    assert notes(text) == expected
